#include "pyfix_lines.h"

#include <algorithm>

namespace triptych::python {
namespace {

using S = std::string;

// `def f(a, /, b)`: positional-only parameters are ordinary ones here.
void drop_slashes(S& source) {
  for (std::size_t at = 0; (at = source.find("/", at)) != S::npos; ++at) {
    std::size_t before = at, after = at + 1;
    while (before && source[before - 1] == ' ') --before;
    while (after < source.size() && source[after] == ' ') ++after;
    if (!before || source[before - 1] != ',' || after >= source.size()) continue;
    const std::size_t line = source.rfind('\n', at) == S::npos ? 0 : source.rfind('\n', at) + 1;
    const std::size_t start = source.find_first_not_of(" \t", line);
    if (source.compare(start, 4, "def ") != 0) continue;
    if (source[after] == ',') {
      source.erase(at, after + 1 - at);
    } else if (source[after] == ')') {
      source.erase(before - 1, after - before + 1);
    }
  }
}

// Behind the string literal that starts at `at`.
std::size_t after_string(const S& source, std::size_t at) {
  const char quote = source[at];
  const bool triple = source.compare(at, 3, S(3, quote)) == 0;
  for (at += triple ? 3 : 1; at < source.size(); ++at) {
    if (source[at] == '\\') {
      ++at;
    } else if (source[at] == quote && (!triple || source.compare(at, 3, S(3, quote)) == 0)) {
      return at + (triple ? 3 : 1);
    } else if (source[at] == '\n' && !triple) {
      break;
    }
  }
  return at;
}

// What stands between the bracket at `open` and its partner, as it can stand without them: line
// breaks escaped, no comments, no last comma. `as` tells whether it names a manager: otherwise the
// brackets are those of an expression.
S without_brackets(const S& source, std::size_t open, std::size_t& close, bool& names) {
  S out;
  int depth = 0;
  for (std::size_t at = open; at < source.size(); ++at) {
    const char c = source[at];
    if (c == '"' || c == '\'') {
      const std::size_t end = after_string(source, at);
      out += source.substr(at, end - at);
      at = end - 1;
      continue;
    }
    depth += (c == '(' || c == '[' || c == '{') - (c == ')' || c == ']' || c == '}');
    if (depth == 0) {
      close = at;
      while (!out.empty() && S(" \n\\").find(out.back()) != S::npos &&
             out.find_last_not_of(" \n\\") != S::npos && out[out.find_last_not_of(" \n\\")] == ',')
        out.pop_back();
      if (!out.empty() && out.back() == ',') out.back() = ' ';
      return out;
    }
    if (c == '#') {
      while (at + 1 < source.size() && source[at + 1] != '\n') ++at;
    } else if (c == '\n' && depth == 1) {
      out += "\\\n";
    } else if (at != open) {
      if (depth == 1 && source.compare(at, 4, " as ") == 0) names = true;
      out += c;
    }
  }
  close = S::npos;
  return out;
}

// `with (a as b, c as d):` is `with a as b, c as d:`
void open_withs(S& source) {
  for (std::size_t at = 0; (at = source.find("with (", at)) != S::npos; at += 5) {
    const std::size_t line = source.rfind('\n', at) == S::npos ? 0 : source.rfind('\n', at) + 1;
    const S before = source.substr(line, at - line);
    if (before.find_first_not_of(" \t") != S::npos && !before.ends_with("async ")) continue;
    std::size_t close = S::npos;
    bool names = false;
    const S inner = without_brackets(source, at + 5, close, names);
    if (close == S::npos || !names) continue;
    const std::size_t colon = source.find_first_not_of(" ", close + 1);
    if (colon == S::npos || source[colon] != ':') continue;
    const auto lines = [](const S& text) { return std::count(text.begin(), text.end(), '\n'); };
    S text = " " + inner + " ";
    // Lines that a dropped comma took with it are blank ones behind the statement's head.
    const auto lost = lines(source.substr(at, close - at)) - lines(text);
    for (auto i = lost; i > 0; --i) text += "\\\n";
    source.replace(at + 5, close - at - 4, text);
  }
}

}  // namespace

std::string fix_lines(std::string source) {
  if (source.find("/") != S::npos && source.find("def ") != S::npos) drop_slashes(source);
  if (source.find("with (") != S::npos) open_withs(source);
  return source;
}

}  // namespace triptych::python
