#include "widgets/code_colours.h"

namespace triptych::ui {
namespace {

constexpr std::size_t kMaxColoured = 200'000;  // beyond, colours cost more than they tell

std::size_t end_of_string(std::string_view code, std::size_t at) {
  const char quote = code[at];
  for (++at; at < code.size() && code[at] != '\n'; ++at) {
    if (code[at] == '\\')
      ++at;
    else if (code[at] == quote)
      return at + 1;
  }
  return std::min(at, code.size());
}

bool number_char(char c) {
  return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
}

bool word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         (static_cast<unsigned char>(c) >= 0x80);
}

}  // namespace

ColouredCode colour_code(std::string_view code) {
  ColouredCode out;
  const auto add = [&](std::size_t from, std::size_t to, CodeClass what) {
    if (to <= from) return;
    if (!out.classes.empty() && out.classes.back() == what) {
      out.spans.back().text.append(code, from, to - from);
      return;
    }
    out.spans.push_back({std::string(code.substr(from, to - from)), "", Face::mono});
    out.classes.push_back(what);
  };
  if (code.size() > kMaxColoured) {
    add(0, code.size(), CodeClass::plain);
    return out;
  }
  std::size_t plain = 0, at = 0;
  while (at < code.size()) {
    const char c = code[at];
    const bool in_word =
        at > 0 && (word_char(code[at - 1]) || (code[at - 1] >= '0' && code[at - 1] <= '9'));
    if (c == '"' || (c == '\'' && !in_word)) {
      const std::size_t end = end_of_string(code, at);
      std::size_t next = end;
      while (next < code.size() && code[next] == ' ') ++next;
      add(plain, at, CodeClass::plain);
      add(at, end, next < code.size() && code[next] == ':' ? CodeClass::key : CodeClass::string);
      plain = at = end;
    } else if (c >= '0' && c <= '9' && !in_word) {
      std::size_t end = at;
      while (end < code.size() && number_char(code[end])) ++end;
      add(plain, at, CodeClass::plain);
      add(at, end, CodeClass::number);
      plain = at = end;
    } else {
      ++at;
    }
  }
  add(plain, code.size(), CodeClass::plain);
  return out;
}

std::vector<ImU32> colours_of(const std::vector<CodeClass>& classes, const Theme& theme) {
  std::vector<ImU32> out;
  out.reserve(classes.size());
  for (const CodeClass c : classes) {
    switch (c) {
      case CodeClass::key:
        out.push_back(theme.syntax_key);
        break;
      case CodeClass::string:
        out.push_back(theme.syntax_string);
        break;
      case CodeClass::number:
        out.push_back(theme.syntax_number);
        break;
      case CodeClass::muted:
        out.push_back(theme.muted);
        break;
      default:
        out.push_back(theme.text);
        break;
    }
  }
  return out;
}

}  // namespace triptych::ui
