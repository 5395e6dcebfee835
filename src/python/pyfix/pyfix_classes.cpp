#include "pyfix_classes.h"

#include <cctype>
#include <vector>

namespace triptych::python {
namespace {

using S = std::string;

std::size_t indent_of(const S& line) {
  const std::size_t found = line.find_first_not_of(" \t");
  return found == S::npos ? line.size() : found;
}
bool is_blank(const S& line) {
  const std::size_t i = indent_of(line);
  return i == line.size() || line[i] == '#' || line[i] == '\r';
}
bool is_name_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

std::vector<S> lines_of(const S& source) {
  std::vector<S> lines;
  for (std::size_t from = 0; from <= source.size();) {
    std::size_t to = source.find('\n', from);
    if (to == S::npos) to = source.size();
    lines.push_back(source.substr(from, to - from));
    from = to + 1;
  }
  return lines;
}

// "x" of a line like `    x: int = 3`, when it is whole; else empty.
S annotated_name(const S& line, std::size_t indent) {
  std::size_t end = indent;
  while (end < line.size() && is_name_char(line[end])) ++end;
  if (end == indent || end >= line.size()) return {};
  std::size_t colon = end;
  while (colon < line.size() && line[colon] == ' ') ++colon;
  if (colon >= line.size() || line[colon] != ':') return {};
  const S name = line.substr(indent, end - indent);
  for (const char* word : {"else", "try", "finally", "lambda"})
    if (name == word) return {};
  int depth = 0;
  for (const char c : line)
    depth += (c == '(' || c == '[' || c == '{') - (c == ')' || c == ']' || c == '}');
  return depth == 0 && line.back() != '\\' ? name : S{};
}

// Where a comment starts that is not inside of a string.
std::size_t end_of_code(const S& line) {
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (quote) {
      if (line[i] == '\\')
        ++i;
      else if (line[i] == quote)
        quote = 0;
    } else if (line[i] == '"' || line[i] == '\'') {
      quote = line[i];
    } else if (line[i] == '#') {
      return i;
    }
  }
  return line.size();
}

enum class Kind { other, dataclass, enumeration, named_tuple };

// "class Color(Enum):" -> its name and what its base says about it.
Kind kind_of(const S& line, std::size_t indent, bool decorated, S& name) {
  if (line.compare(indent, 6, "class ") != 0) return Kind::other;
  std::size_t end = indent + 6;
  while (end < line.size() && is_name_char(line[end])) ++end;
  name = line.substr(indent + 6, end - indent - 6);
  if (decorated) return Kind::dataclass;
  const S bases = line.substr(end);
  for (const char* base : {"(Enum)", "(IntEnum)", "(StrEnum)", "(str, Enum)", "(int, Enum)",
                           "(enum.Enum)", "(enum.IntEnum)", "(enum.StrEnum)"})
    if (bases.find(base) != S::npos) return Kind::enumeration;
  if (bases.find("NamedTuple)") != S::npos) return Kind::named_tuple;
  return Kind::other;
}

class ClassFixer {
 public:
  explicit ClassFixer(std::vector<S> lines) : lines_(std::move(lines)) {}

  S result() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::size_t indent = indent_of(lines_[i]);
      if (is_blank(lines_[i])) continue;
      if (lines_[i].compare(indent, 10, "@dataclass") == 0 ||
          lines_[i].compare(indent, 22, "@dataclasses.dataclass") == 0) {
        decorated_ = true;
        continue;
      }
      if (lines_[i][indent] == '@') continue;
      S name;
      const Kind kind = kind_of(lines_[i], indent, decorated_, name);
      decorated_ = false;
      if (kind != Kind::other) body(i, indent, kind, name);
    }
    S out;
    for (std::size_t i = 0; i < lines_.size(); ++i) out += (i ? "\n" : "") + lines_[i];
    return out;
  }

 private:
  void body(std::size_t head, std::size_t outer, Kind kind, const S& name) {
    std::size_t level = 0, last = head;
    for (std::size_t i = head + 1; i < lines_.size(); ++i) {
      if (is_blank(lines_[i])) continue;
      const std::size_t indent = indent_of(lines_[i]);
      if (indent <= outer) break;
      if (level == 0) level = indent;
      last = i;
      if (indent == level && kind != Kind::enumeration) mark_field(lines_[i], level);
    }
    if (kind == Kind::enumeration) finish(last, outer, name, "__enum__");
    if (kind == Kind::named_tuple) finish(last, outer, name, "__named_tuple__");
  }

  static void mark_field(S& line, std::size_t level) {
    const S name = annotated_name(line, level);
    if (name.empty()) return;
    const std::size_t end = end_of_code(line);
    line = line.substr(0, end) + ";__field__(\"" + name + "\")" + line.substr(end);
  }

  // Color = __enum__(Color), on the blank line behind the class or before the next statement.
  void finish(std::size_t last, std::size_t outer, const S& name, const char* maker) {
    const S call = S(outer, ' ') + name + "=" + maker + "(" + name + ")";
    const std::size_t next = last + 1;
    if (next >= lines_.size()) {
      lines_.push_back(call);
    } else if (is_blank(lines_[next])) {
      lines_[next] = call;
    } else if (is_simple(lines_[next])) {
      lines_[next] = call + ";" + lines_[next].substr(indent_of(lines_[next]));
    }
  }

  static bool is_simple(const S& line) {
    const S rest = line.substr(indent_of(line));
    for (const char* word : {"if ", "for ", "while ", "def ", "class ", "with ", "try:", "async ",
                             "@", "else", "elif ", "except", "finally"})
      if (rest.starts_with(word)) return false;
    return true;
  }

  std::vector<S> lines_;
  bool decorated_ = false;
};

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

}  // namespace

std::string fix_classes(std::string source) {
  if (source.find("/") != S::npos && source.find("def ") != S::npos) drop_slashes(source);
  bool needed = false;
  for (const char* word : {"dataclass", "Enum)", "NamedTuple)"})
    needed |= source.find(word) != S::npos;
  return needed ? ClassFixer(lines_of(source)).result() : source;
}

}  // namespace triptych::python
