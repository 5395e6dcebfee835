// The forms in which a table is taken away.
#pragma once

#include "base/named.h"

namespace triptych {

enum class FileFormat { csv, markdown, json };
template <>
struct NamesOf<FileFormat> {
  static constexpr std::string_view all[] = {"csv", "markdown", "json"};
};

}  // namespace triptych
