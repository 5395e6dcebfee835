#include "media/page_range.h"

#include <cstdio>
#include <set>

namespace triptych {
namespace {

void skip_blanks(std::string_view& text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
}

// A number at the front, taken off; 0 = there is none, or it is absurd.
int take_number(std::string_view& text) {
  skip_blanks(text);
  int value = 0;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    value = value * 10 + (text.front() - '0');
    if (value > 1'000'000) return 0;
    text.remove_prefix(1);
  }
  skip_blanks(text);
  return value;
}

bool take_dash(std::string_view& text) {
  for (const std::string_view dash : {"-", "–", "—"}) {
    if (!text.starts_with(dash)) continue;
    text.remove_prefix(dash.size());
    return true;
  }
  return false;
}

std::string_view stem_of(std::string_view file) {
  const std::size_t dot = file.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? file : file.substr(0, dot);
}

}  // namespace

std::optional<std::vector<int>> parse_pages(std::string_view text, int pages) {
  std::set<int> chosen;
  skip_blanks(text);
  while (!text.empty()) {
    const int first = take_number(text);
    int last = first;
    if (take_dash(text)) {
      skip_blanks(text);
      const bool open = text.empty() || text.front() == ',' || text.front() == ';';
      last = open ? pages : take_number(text);
    }
    if (first < 1 || last < first || last > pages) return std::nullopt;
    for (int page = first; page <= last; ++page) {
      chosen.insert(page);
      if (chosen.size() > static_cast<std::size_t>(kMaxPagesAtOnce)) return std::nullopt;
    }
    if (text.empty()) break;
    if (text.front() != ',' && text.front() != ';') return std::nullopt;
    text.remove_prefix(1);
    skip_blanks(text);
  }
  if (chosen.empty()) return std::nullopt;
  return std::vector<int>(chosen.begin(), chosen.end());
}

std::string page_name(std::string_view file, int page, std::string_view extension) {
  char number[16];
  std::snprintf(number, sizeof number, "_p%03d.", page);
  return std::string(stem_of(file)) + number + std::string(extension);
}

std::string with_extension(std::string_view file, std::string_view extension) {
  return std::string(stem_of(file)) + "." + std::string(extension);
}

std::string extension_of(std::string_view media_type) {
  if (media_type == "image/jpeg") return "jpg";
  return std::string(media_type.substr(media_type.find('/') + 1));
}

}  // namespace triptych
