#include <cstdlib>

#include "regex_program.h"

namespace triptych::python {
namespace {

using Op = RegexInstruction;
constexpr std::size_t kMaxProgram = 50'000;
constexpr int kNoLimit = -1;

struct Piece {
  std::vector<Op> code;
  bool may_be_empty = true;
};

void append(Piece& to, const Piece& more) {
  to.code.insert(to.code.end(), more.code.begin(), more.code.end());
  to.may_be_empty &= more.may_be_empty;
}

int32_t size_of(const Piece& piece) { return static_cast<int32_t>(piece.code.size()); }

class Parser {
 public:
  Parser(std::string_view pattern, int flags) : s_(pattern) { program_.flags = flags; }

  RegexProgram run() {
    Piece all = alternatives();
    if (program_.error.empty() && at_ < s_.size()) fail("unbalanced parenthesis");
    program_.code = std::move(all.code);
    program_.code.push_back({Op::accept});
    program_.code.insert(program_.code.begin(), {Op::save, 0});
    program_.code.insert(program_.code.end() - 1, {Op::save, 1});
    // Slots of `mark` come behind those of the groups, whose number is known only now.
    for (Op& op : program_.code)
      if (op.op == Op::mark || op.op == Op::moved) op.a += 2 * program_.groups;
    program_.slots = 2 * program_.groups + marks_;
    return std::move(program_);
  }

 private:
  bool has(int flag) const { return (program_.flags & flag) != 0; }
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < s_.size() ? s_[at_ + ahead] : '\0';
  }
  bool take(std::string_view text) {
    if (s_.substr(at_, text.size()) != text) return false;
    at_ += text.size();
    return true;
  }
  void fail(const std::string& what) {
    if (program_.error.empty())
      program_.error = what + " at position " + std::to_string(std::min(at_, s_.size()));
    at_ = s_.size();
  }

  Piece alternatives() {
    Piece first = sequence();
    if (peek() != '|') return first;
    ++at_;
    Piece second = alternatives();
    Piece out;
    out.may_be_empty = first.may_be_empty || second.may_be_empty;
    out.code.push_back({Op::split, 1, size_of(first) + 2});
    out.code.insert(out.code.end(), first.code.begin(), first.code.end());
    out.code.push_back({Op::jump, size_of(second) + 1});
    out.code.insert(out.code.end(), second.code.begin(), second.code.end());
    return out;
  }

  Piece sequence() {
    Piece out;
    while (at_ < s_.size() && peek() != '|' && peek() != ')') {
      if (has(kVerbose) && skip_verbose()) continue;
      append(out, quantified(atom()));
      if (out.code.size() > kMaxProgram) fail("regular expression is too long");
    }
    return out;
  }

  bool skip_verbose() {
    if (std::string_view(" \t\n\r").find(peek()) != std::string_view::npos) {
      ++at_;
      return true;
    }
    if (peek() != '#') return false;
    while (at_ < s_.size() && peek() != '\n') ++at_;
    return true;
  }

  // --- repetition

  Piece quantified(Piece atom) {
    int least = 0, most = 0;
    while (quantifier(least, most)) {
      const bool lazy = take("?");
      if (atom.code.size() * static_cast<std::size_t>(std::max(least, most)) > kMaxProgram) {
        fail("regular expression is too long");
        return {};
      }
      atom = repeated(atom, least, most, lazy);
    }
    return atom;
  }

  bool quantifier(int& least, int& most) {
    if (take("*")) return least = 0, most = kNoLimit, true;
    if (take("+")) return least = 1, most = kNoLimit, true;
    if (take("?")) return least = 0, most = 1, true;
    if (peek() != '{') return false;
    std::size_t end = at_ + 1;
    std::string numbers[2];
    int which = 0;
    for (; end < s_.size() && s_[end] != '}'; ++end) {
      if (s_[end] == ',' && which == 0) {
        which = 1;
      } else if (s_[end] >= '0' && s_[end] <= '9' && numbers[which].size() < 6) {
        numbers[which] += s_[end];
      } else {
        return false;  // an ordinary '{'
      }
    }
    if (end >= s_.size() || (numbers[0].empty() && numbers[1].empty())) return false;
    at_ = end + 1;
    least = std::atoi(numbers[0].c_str());
    most = which == 0 ? least : numbers[1].empty() ? kNoLimit : std::atoi(numbers[1].c_str());
    return true;
  }

  static Op split(int32_t go, int32_t leave, bool lazy) {
    return lazy ? Op{Op::split, leave, go} : Op{Op::split, go, leave};
  }

  Piece repeated(const Piece& atom, int least, int most, bool lazy) {
    Piece out;
    for (int i = 0; i < least; ++i) append(out, atom);
    if (most == kNoLimit) {
      Piece body = atom;
      if (atom.may_be_empty) {  // a round that reads nothing would go on for ever
        body.code.insert(body.code.begin(), {Op::mark, marks_});
        body.code.push_back({Op::moved, marks_++});
      }
      out.code.push_back(split(1, size_of(body) + 2, lazy));
      out.code.insert(out.code.end(), body.code.begin(), body.code.end());
      out.code.push_back({Op::jump, -size_of(body) - 1});
    } else {
      for (int i = most - least; i > 0; --i) {
        out.code.push_back(split(1, i * (size_of(atom) + 1), lazy));
        out.code.insert(out.code.end(), atom.code.begin(), atom.code.end());
      }
    }
    out.may_be_empty = least == 0 || atom.may_be_empty;
    return out;
  }

  // --- atoms

  Piece one(Op op, bool reads) { return Piece{{op}, !reads}; }

  Piece atom() {
    switch (peek()) {
      case '(':
        return group();
      case '[':
        return set();
      case '\\':
        return escape();
      case '.':
        ++at_;
        return one({Op::any, has(kDotAll)}, true);
      case '^':
        ++at_;
        return one({has(kMultiline) ? Op::line_start : Op::text_start}, false);
      case '$':
        ++at_;
        return one({has(kMultiline) ? Op::line_end : Op::final_end}, false);
      case '*':
      case '+':
      case '?':
        fail("nothing to repeat");
        return {};
      default:
        return one({Op::character, static_cast<int32_t>(next_code_point(s_, at_))}, true);
    }
  }

  Piece group() {
    ++at_;
    if (!take("?")) return capture("");
    if (take(":")) return closed(alternatives());
    if (take("#")) {
      while (at_ < s_.size() && peek() != ')') ++at_;
      return closed({});
    }
    if (take("P<")) return named();
    if (take("P=")) return reference_by_name();
    if (take("=")) return look(0);
    if (take("!")) return look(1);
    if (take("<=")) return look(2);
    if (take("<!")) return look(3);
    return flags();
  }

  Piece closed(Piece piece) {
    if (!take(")")) fail("missing ), unterminated subpattern");
    return piece;
  }

  Piece capture(const std::string& name) {
    const int32_t group = program_.groups++;
    if (!name.empty()) program_.names.emplace_back(name, group);
    Piece out = closed(alternatives());
    out.code.insert(out.code.begin(), {Op::save, 2 * group});
    out.code.push_back({Op::save, 2 * group + 1});
    return out;
  }

  std::string name_until(char end) {
    const std::size_t from = at_;
    while (at_ < s_.size() && peek() != end) ++at_;
    std::string name(s_.substr(from, at_ - from));
    if (name.empty() || !take(std::string_view(&end, 1))) fail("missing group name");
    return name;
  }

  Piece named() {
    const std::string name = name_until('>');
    return capture(name);
  }

  Piece reference_by_name() {
    const std::string name = name_until(')');
    for (const auto& [known, group] : program_.names)
      if (known == name) return one({Op::back_reference, group}, false);
    fail("unknown group name '" + name + "'");
    return {};
  }

  Piece look(int32_t how) {
    const Piece inside = closed(alternatives());
    Piece out;
    out.code.push_back({Op::look, size_of(inside) + 1, how});
    out.code.insert(out.code.end(), inside.code.begin(), inside.code.end());
    out.code.push_back({Op::accept});
    return out;
  }

  // (?i) for the whole pattern, (?i:...) for a part
  Piece flags() {
    int added = 0;
    const int before = program_.flags;
    for (; at_ < s_.size() && peek() != ')' && peek() != ':'; ++at_) {
      const std::size_t known = std::string_view("imsxau").find(peek());
      if (known == std::string_view::npos) {
        fail("unknown extension ?" + std::string(1, peek()));
        return {};
      }
      constexpr int kBits[] = {kIgnoreCase, kMultiline, kDotAll, kVerbose, kAscii, 0};
      added |= kBits[known];
    }
    program_.flags |= added;
    if (take(")")) return {};
    ++at_;
    Piece inside = closed(alternatives());
    program_.flags = before | (added & kIgnoreCase);  // case is decided while matching
    return inside;
  }

  // --- escapes and sets

  uint32_t hexadecimal(int digits) {
    const std::string text(s_.substr(at_, static_cast<std::size_t>(digits)));
    at_ += text.size();
    return static_cast<uint32_t>(std::strtoul(text.c_str(), nullptr, 16));
  }

  // A letter behind a backslash that stands for a character.
  uint32_t escaped_character() {
    const char c = peek();
    if (c == 'x') return ++at_, hexadecimal(2);
    if (c == 'u') return ++at_, hexadecimal(4);
    if (c == 'U') return ++at_, hexadecimal(8);
    constexpr std::string_view kLetters = "ntrfvab0", kValues = "\n\t\r\f\v\a\b\0";
    const std::size_t known = kLetters.find(c);
    if (known != std::string_view::npos) {
      ++at_;
      return c == '0' ? 0 : static_cast<unsigned char>(kValues[known]);
    }
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) fail("bad escape \\" + std::string(1, c));
    return next_code_point(s_, at_);
  }

  Piece escape() {
    ++at_;
    const char c = peek();
    if (c == '\0') {
      fail("bad escape (end of pattern)");
      return {};
    }
    if (std::string_view("dDwWsS").find(c) != std::string_view::npos) {
      ++at_;
      program_.sets.push_back({{}, std::string(1, c), false});
      return one({Op::set, static_cast<int32_t>(program_.sets.size()) - 1}, true);
    }
    if (take("b")) return one({Op::boundary}, false);
    if (take("B")) return one({Op::no_boundary}, false);
    if (take("A")) return one({Op::text_start}, false);
    if (take("Z")) return one({Op::text_end}, false);
    if (c >= '1' && c <= '9') {
      int32_t group = 0;
      while (peek() >= '0' && peek() <= '9' && group < 100) group = group * 10 + (s_[at_++] - '0');
      if (group >= program_.groups) fail("invalid group reference " + std::to_string(group));
      return one({Op::back_reference, group}, false);
    }
    return one({Op::character, static_cast<int32_t>(escaped_character())}, true);
  }

  // One end of a range; false when it was a class such as \d.
  bool set_character(RegexSet& set, uint32_t& c) {
    if (peek() == '\\') {
      ++at_;
      if (std::string_view("dDwWsS").find(peek()) != std::string_view::npos) {
        set.classes += s_[at_++];
        return false;
      }
      c = escaped_character();
      return true;
    }
    c = next_code_point(s_, at_);
    return true;
  }

  Piece set() {
    ++at_;
    RegexSet set;
    set.negated = take("^");
    for (bool first = true; at_ < s_.size() && (first || peek() != ']'); first = false) {
      uint32_t low = 0, high = 0;
      if (!set_character(set, low)) continue;
      high = low;
      if (peek() == '-' && peek(1) != ']' && peek(1) != '\0') {
        ++at_;
        if (!set_character(set, high)) fail("bad character range");
        if (high < low) fail("bad character range");
      }
      set.ranges.emplace_back(low, high);
    }
    if (!take("]")) fail("unterminated character set");
    program_.sets.push_back(std::move(set));
    return one({Op::set, static_cast<int32_t>(program_.sets.size()) - 1}, true);
  }

  std::string_view s_;
  std::size_t at_ = 0;
  int32_t marks_ = 0;
  RegexProgram program_;
};

}  // namespace

RegexProgram parse_regex(std::string_view pattern, int flags) {
  return Parser(pattern, flags).run();
}

uint32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const uint32_t first = byte(at++);
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
  uint32_t code = more == 0 ? first : first & (0x3Fu >> more);
  for (int i = 0; i < more; ++i) {
    if ((byte(at) & 0xC0) != 0x80) return first;
    code = code << 6 | (byte(at++) & 0x3F);
  }
  return code;
}

}  // namespace triptych::python
