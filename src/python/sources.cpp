#include <map>
#include <string>

#include "internal.h"

namespace {

std::map<std::string, std::string>& sources() {
  static std::map<std::string, std::string> all;
  return all;
}

}  // namespace

void tpy_keep_source(const char* cell, const char* source, size_t size) {
  sources()[cell].assign(source, size);
}

const char* tpy_source_line(const char* cell, int line, size_t* size) {
  const auto found = sources().find(cell);
  if (found == sources().end() || line < 1) return nullptr;
  const std::string& text = found->second;
  std::size_t from = 0;
  while (--line > 0) {
    from = text.find('\n', from);
    if (from == std::string::npos) return nullptr;
    ++from;
  }
  std::size_t to = text.find('\n', from);
  if (to == std::string::npos) to = text.size();
  while (from < to && (text[from] == ' ' || text[from] == '\t')) ++from;
  while (to > from && (text[to - 1] == ' ' || text[to - 1] == '\r')) --to;
  *size = to - from;
  return from < to ? text.data() + from : nullptr;
}

void tpy_forget_sources(void) { sources().clear(); }
