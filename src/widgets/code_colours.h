// JSON and shell-like text in colour: spans of one text with a class each. Anything unknown stays
// plain.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "widgets/item_registry.h"
#include "widgets/theme.h"

namespace triptych::ui {

enum class CodeClass : std::uint8_t { plain, key, string, number, muted };

struct ColouredCode {
  std::vector<Span> spans;
  std::vector<CodeClass> classes;  // one per span
};
ColouredCode colour_code(std::string_view code);
// Python: keywords as keys, comments muted, strings of all kinds.
ColouredCode colour_python(std::string_view code);
std::vector<ImU32> colours_of(const std::vector<CodeClass>& classes, const Theme& theme);

}  // namespace triptych::ui
