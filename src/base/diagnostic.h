// Something to tell a person about one place of a JSON value: where, and a string-catalogue key
// with its arguments {0}, {1}, ... Arguments are names and values, never words of a language, so
// that a remark can be made anywhere and said in any language.
#pragma once

#include <string>
#include <vector>

#include "base/strings.h"

namespace triptych {

struct Diagnostic {
  std::string path;  // JSON pointer (RFC 6901): "/items/0/total"; "" = the whole value
  std::string key;   // "results.invalid.missing"
  std::vector<std::string> args;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

inline std::string words_of(const Diagnostic& diagnostic) {
  return tr(diagnostic.key, diagnostic.args);
}

}  // namespace triptych
