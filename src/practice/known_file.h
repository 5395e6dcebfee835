// A file whose content practice knows, though it looks at no pixel: a bundled sample (truth.h), or
// a test picture, whose mark holds the seed its numbers grow from (truth/mark.h). Both are told in
// the form of the samples' truth files: kind "picture", "chart", "receipt", "dashboard" or
// "speech".
#pragma once

#include <optional>
#include <string>

#include "practice/exchange.h"

namespace triptych::practice {

struct KnownFile {
  Json truth;
  // The same for the same numbers, however badly they can be read.
  std::string content;
  bool printed = true;  // numbers stand beside what they belong to, and need no estimate
  double hardness = 0;  // 0 = as clear as it was drawn, 1 = blurred, turned and pale to the limit
};

// nullopt: any other file.
std::optional<KnownFile> known_file(const File& file);

}  // namespace triptych::practice
