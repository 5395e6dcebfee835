#include "base/file_name.h"

#include "base/utf8.h"

namespace triptych {

std::string plain_file_name(std::string_view name) {
  if (const std::size_t slash = name.find_last_of("/\\"); slash != std::string_view::npos)
    name.remove_prefix(slash + 1);
  const std::string text = utf8_repair(name);
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = code_point_at(text, i);
    if (!shows_nothing(point.value)) out.append(text, i, point.bytes);
    i += point.bytes;
  }
  // "-" would be read as the standard input.
  const bool is_name = out.find_first_not_of(". ") != std::string::npos && out != "-";
  return is_name ? out : "file";
}

}  // namespace triptych
