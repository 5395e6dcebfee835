#include "pyfix_match.h"

#include <cctype>
#include <cstring>
#include <vector>

namespace triptych::python {
namespace {

using S = std::string;

bool is_name_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Behind the literal that starts at `at`; npos when it does not end in this text.
std::size_t after_literal(const S& text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text[at] == quote)
      return at + 1;
  }
  return S::npos;
}

// Where one of `stops` stands outside of brackets and strings, from `at` on; npos for none.
std::size_t find_outside(const S& text, std::size_t at, const char* stop) {
  int depth = 0;
  const std::size_t size = std::strlen(stop);
  while (at < text.size()) {
    const char c = text[at];
    if (depth == 0 && text.compare(at, size, stop) == 0) return at;
    if (c == '"' || c == '\'') {
      at = after_literal(text, at);
      if (at == S::npos) return S::npos;
      continue;
    }
    depth += (c == '(' || c == '[' || c == '{') - (c == ')' || c == ']' || c == '}');
    if (depth < 0) return S::npos;
    ++at;
  }
  return S::npos;
}

S trimmed(const S& text) {
  const std::size_t from = text.find_first_not_of(" \t");
  if (from == S::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t") + 1 - from);
}

std::vector<S> parts_of(const S& text) {
  std::vector<S> parts;
  for (std::size_t from = 0;;) {
    const std::size_t to = find_outside(text, from, ",");
    const S part = trimmed(text.substr(from, to == S::npos ? S::npos : to - from));
    if (!part.empty()) parts.push_back(part);
    if (to == S::npos) return parts;
    from = to + 1;
  }
}

// A pattern as a condition on the expression `subject`.
class Pattern {
 public:
  bool ok = true;

  S top(const S& text, const S& subject) {
    if (find_outside(text, 0, ",") != S::npos) return sequence(text, subject);
    return whole(text, subject);
  }

 private:
  S bad() {
    ok = false;
    return {};
  }
  static S bound(const S& name, const S& value) { return "((" + name + ":=" + value + "),)"; }
  static bool is_name(const S& text) {
    if (text.empty() || std::isdigit(static_cast<unsigned char>(text[0]))) return false;
    for (const char c : text)
      if (!is_name_char(c)) return false;
    return true;
  }

  S whole(const S& text, const S& subject) {
    const std::size_t as = find_outside(text, 0, " as ");
    if (as != S::npos) {
      const S name = trimmed(text.substr(as + 4));
      if (!is_name(name)) return bad();
      return "(" + alternatives(trimmed(text.substr(0, as)), subject) + " and " +
             bound(name, subject) + ")";
    }
    return alternatives(text, subject);
  }

  S alternatives(const S& text, const S& subject) {
    S out;
    for (std::size_t from = 0;;) {
      const std::size_t to = find_outside(text, from, "|");
      const S one =
          closed(trimmed(text.substr(from, to == S::npos ? S::npos : to - from)), subject);
      out += (out.empty() ? "" : " or ") + one;
      if (to == S::npos) return "(" + out + ")";
      from = to + 1;
    }
  }

  S closed(const S& text, const S& subject) {
    if (text.empty() || text[0] == '*') return bad();
    const char c = text[0];
    const S inner = text.size() > 1 ? trimmed(text.substr(1, text.size() - 2)) : S();
    if (c == '[' && text.back() == ']') return sequence(inner, subject);
    if (c == '{' && text.back() == '}') return mapping(inner, subject);
    if (c == '(' && text.back() == ')') {
      const bool group = !inner.empty() && find_outside(inner, 0, ",") == S::npos;
      return group ? whole(inner, subject) : sequence(inner, subject);
    }
    if (text == "_") return "True";
    if (text == "None" || text == "True" || text == "False") return subject + " is " + text;
    if (is_name(text)) return bound(text, subject);
    const std::size_t open = text.find('(');
    if (open != S::npos && text.back() == ')' && is_name_char(c) && c != '"')
      return object(text.substr(0, open), text.substr(open + 1, text.size() - open - 2), subject);
    const bool literal = c == '"' || c == '\'' || c == '-' || c == '+' || is_name_char(c);
    if (!literal || text.find_first_of("({[") != S::npos) {
      if (c != '"' && c != '\'') return bad();
    }
    return subject + "==" + text;
  }

  S sequence(const S& text, const S& subject) {
    const std::vector<S> items = parts_of(text);
    std::size_t star = items.size();
    for (std::size_t i = 0; i < items.size(); ++i)
      if (items[i][0] == '*') star = star == items.size() ? i : items.size() + 1;
    if (star > items.size()) return bad();
    const bool starred = star < items.size();
    const std::size_t fixed = items.size() - (starred ? 1 : 0);
    S out = "__match_sequence__(" + subject + "," + std::to_string(fixed) +
            (starred ? ",True)" : ",False)");
    for (std::size_t i = 0; i < items.size(); ++i) {
      const S back = "-" + std::to_string(items.size() - i);
      if (i == star) {
        const S name = trimmed(items[i].substr(1));
        if (!is_name(name)) return bad();
        const S end = std::to_string(items.size() - 1 - i);
        if (name != "_")
          out += " and " + bound(name, "list(" + subject + "[" + std::to_string(i) + ":len(" +
                                           subject + ")-" + end + "])");
      } else {
        out +=
            " and " + whole(items[i], subject + "[" + (i < star ? std::to_string(i) : back) + "]");
      }
    }
    return "(" + out + ")";
  }

  S mapping(const S& text, const S& subject) {
    S keys, conditions, rest;
    for (const S& item : parts_of(text)) {
      if (item.starts_with("**")) {
        rest = trimmed(item.substr(2));
        continue;
      }
      const std::size_t colon = find_outside(item, 0, ":");
      if (colon == S::npos) return bad();
      const S key = trimmed(item.substr(0, colon));
      keys += key + ",";
      conditions += " and " + whole(trimmed(item.substr(colon + 1)), subject + "[" + key + "]");
    }
    S out = "__match_mapping__(" + subject + ",(" + keys + "))" + conditions;
    if (!rest.empty())
      out += " and " + bound(rest, "__match_rest__(" + subject + ",(" + keys + "))");
    return "(" + out + ")";
  }

  S object(const S& type, const S& text, const S& subject) {
    S out, more;
    int at = 0;
    for (const S& item : parts_of(text)) {
      const std::size_t equals = find_outside(item, 0, "=");
      const S name = equals == S::npos ? S() : trimmed(item.substr(0, equals));
      if (equals != S::npos && is_name(name)) {
        more += " and hasattr(" + subject + ",\"" + name + "\") and " +
                whole(trimmed(item.substr(equals + 1)), subject + "." + name);
      } else {
        const S part = "__match_part__(" + subject + "," + type + "," + std::to_string(at++) + ")";
        more += " and " + whole(item, part);
      }
    }
    return "(isinstance(" + subject + "," + type + ")" + more + ")";
  }
};

struct Line {
  S text;
  bool in_string = false;  // begins inside of a literal of three quotes
};

std::vector<Line> lines_of(const S& source) {
  std::vector<Line> lines;
  S open;  // the quotes of the literal that is open
  for (std::size_t from = 0; from <= source.size();) {
    std::size_t to = source.find('\n', from);
    if (to == S::npos) to = source.size();
    const S text = source.substr(from, to - from);
    lines.push_back({text, !open.empty()});
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (!open.empty()) {
        if (text[i] == '\\')
          ++i;
        else if (text.compare(i, 3, open) == 0) {
          open.clear();
          i += 2;
        }
      } else if (text[i] == '#') {
        break;
      } else if (text.compare(i, 3, "\"\"\"") == 0 || text.compare(i, 3, "'''") == 0) {
        open = text.substr(i, 3);
        i += 2;
      } else if (text[i] == '"' || text[i] == '\'') {
        const std::size_t end = after_literal(text, i);
        if (end == S::npos) break;
        i = end - 1;
      }
    }
    from = to + 1;
  }
  return lines;
}

std::size_t indent_of(const S& line) {
  const std::size_t found = line.find_first_not_of(" \t");
  return found == S::npos ? line.size() : found;
}

bool is_blank(const S& line) {
  const std::size_t i = indent_of(line);
  return i == line.size() || line[i] == '#';
}

class Matches {
 public:
  explicit Matches(const S& source) : lines_(lines_of(source)) {}

  S result() {
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (!lines_[i].in_string && starts(lines_[i].text, "match")) fix(i);
    S out;
    for (std::size_t i = 0; i < lines_.size(); ++i) out += (i ? "\n" : "") + lines_[i].text;
    return out;
  }

 private:
  static bool starts(const S& line, const S& word) {
    const std::size_t at = indent_of(line);
    if (line.compare(at, word.size(), word) != 0) return false;
    const char next = at + word.size() < line.size() ? line[at + word.size()] : '\0';
    return next == ' ' || next == '(' || next == '[' || next == '{' || next == '"' ||
           next == '\'' || next == '-';
  }

  void fix(std::size_t head) {
    const S line = lines_[head].text;
    const std::size_t indent = indent_of(line), colon = find_outside(line, indent, ":");
    if (colon == S::npos || !is_blank(line.substr(colon + 1))) return;
    const S subject = "__match" + std::to_string(++count_) + "__";
    const S value = trimmed(line.substr(indent + 5, colon - indent - 5));
    std::size_t level = 0;
    std::vector<std::pair<std::size_t, S>> cases;
    for (std::size_t i = head + 1; i < lines_.size(); ++i) {
      if (lines_[i].in_string || is_blank(lines_[i].text)) continue;
      const std::size_t inner = indent_of(lines_[i].text);
      if (inner <= indent) break;
      if (level == 0) level = inner;
      if (inner != level) continue;
      if (!starts(lines_[i].text, "case")) return;
      S text;
      if (!case_head(lines_[i].text, level, subject, cases.empty(), text)) return;
      cases.emplace_back(i, text);
    }
    if (cases.empty()) return;
    lines_[head].text =
        line.substr(0, indent) + "if ((" + subject + ":=(" + value + ")),)" + line.substr(colon);
    for (const auto& [at, text] : cases) lines_[at].text = text;
  }

  static bool case_head(const S& line, std::size_t level, const S& subject, bool first, S& out) {
    const std::size_t colon = find_outside(line, level, ":");
    if (colon == S::npos) return false;
    S pattern = trimmed(line.substr(level + 4, colon - level - 4)), guard;
    if (const std::size_t at = find_outside(pattern, 0, " if "); at != S::npos) {
      guard = " and (" + trimmed(pattern.substr(at + 4)) + ")";
      pattern = trimmed(pattern.substr(0, at));
    }
    Pattern read;
    const S condition = read.top(pattern, subject);
    out =
        line.substr(0, level) + (first ? "if " : "elif ") + condition + guard + line.substr(colon);
    return read.ok;
  }

  std::vector<Line> lines_;
  int count_ = 0;
};

}  // namespace

std::string fix_matches(const std::string& source) {
  return source.find("match") != S::npos && source.find("case") != S::npos
             ? Matches(source).result()
             : source;
}

}  // namespace triptych::python
