// Pages as people write them: "1-3, 5" or "2-"; also the names of the pictures made of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace triptych {

inline constexpr int kMaxPagesAtOnce = 100;

// Ascending, each once. nullopt: nothing, no number, beyond `pages`, or more than kMaxPagesAtOnce.
std::optional<std::vector<int>> parse_pages(std::string_view text, int pages);

// "report.pdf", 3, "png" -> "report_p003.png"
std::string page_name(std::string_view file, int page, std::string_view extension);

// "report.pdf", "jpg" -> "report.jpg"
std::string with_extension(std::string_view file, std::string_view extension);

// "image/jpeg" -> "jpg"
std::string extension_of(std::string_view media_type);

}  // namespace triptych
