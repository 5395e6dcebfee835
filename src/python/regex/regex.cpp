// Matching: backtracking with a stack of its own, so that neither a long text nor a deep pattern
// uses up the stack of C; and with a limit of steps, so that no pattern runs for ever.
#include <map>
#include <string>

#include "internal.h"
#include "regex_program.h"

namespace triptych::python {
namespace {

using Op = RegexInstruction;
constexpr long kMaxSteps = 50'000'000;
constexpr std::size_t kDeepest = 20'000'000;
constexpr std::size_t kKeptPrograms = 64;

uint32_t folded(uint32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x410 && c <= 0x42F)) return c + 32;
  if (c >= 0x391 && c <= 0x3A9) return c + 32;
  return c;
}

bool is_space(uint32_t c) {
  return (c >= 9 && c <= 13) || (c >= 28 && c <= 32) || c == 0x85 || c == 0xA0 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x3000;
}

bool is_word(uint32_t c) {
  if (c < 0x80)
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
  // Letters of all languages, nearly: what is left out are the blocks of signs and symbols.
  if (c < 0xAA || c == 0xD7 || c == 0xF7) return false;
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA || (c >= 0xB2 && c <= 0xB3) || c == 0xB9;
  return !((c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3005) || c >= 0x1F000);
}

bool in_class(uint32_t c, char name) {
  switch (name) {
    case 'd':
    case 'D':
      return (c >= '0' && c <= '9') == (name == 'd');
    case 'w':
    case 'W':
      return is_word(c) == (name == 'w');
    default:
      return is_space(c) == (name == 's');
  }
}

class Matcher {
 public:
  Matcher(const RegexProgram& program, std::string_view text)
      : p_(program), text_(text), slots_(static_cast<std::size_t>(program.slots), -1) {}

  bool too_complex() const { return too_complex_; }
  const std::vector<int32_t>& slots() const { return slots_; }
  void reset() { slots_.assign(slots_.size(), -1); }

  // `must_end`: only a match that ends there counts; npos for any. One that ends at `not_end` does
  // not.
  bool match(std::size_t pc, std::size_t at, std::size_t must_end,
             std::size_t not_end = std::string_view::npos) {
    const std::size_t bottom = stack_.size();
    for (;;) {
      const Step step = advance(pc, at);
      if (step == Step::accepted && at != not_end &&
          (must_end == std::string_view::npos || at == must_end)) {
        end_ = at;
        stack_.resize(bottom);
        return true;
      }
      if (too_complex_ || (step != Step::went_on && !backtrack(bottom, pc, at))) return false;
    }
  }
  std::size_t end() const { return end_; }

 private:
  enum class Step { went_on, failed, accepted };
  struct Choice {
    std::size_t pc, at;
    int32_t slot, old;  // slot >= 0: only a value to put back
  };

  bool backtrack(std::size_t bottom, std::size_t& pc, std::size_t& at) {
    while (stack_.size() > bottom) {
      const Choice choice = stack_.back();
      stack_.pop_back();
      if (choice.slot >= 0) {
        slots_[static_cast<std::size_t>(choice.slot)] = choice.old;
        continue;
      }
      pc = choice.pc;
      at = choice.at;
      return true;
    }
    return false;
  }

  void set_slot(int32_t slot, std::size_t at) {
    int32_t& value = slots_[static_cast<std::size_t>(slot)];
    stack_.push_back({0, 0, slot, value});
    value = static_cast<int32_t>(at);
  }

  static std::size_t moved_by(std::size_t pc, int32_t by) {
    return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(pc) + by);
  }

  Step advance(std::size_t& pc, std::size_t& at) {
    if (++steps_ > kMaxSteps || stack_.size() > kDeepest) {
      too_complex_ = true;
      return Step::failed;
    }
    const Op& op = p_.code[pc];
    bool fits = true;
    switch (op.op) {
      case Op::accept:
        return Step::accepted;
      case Op::split:
        stack_.push_back({moved_by(pc, op.b), at, -1, 0});
        pc = moved_by(pc, op.a);
        return Step::went_on;
      case Op::jump:
        pc = moved_by(pc, op.a);
        return Step::went_on;
      case Op::look:
        fits = look(pc, at);
        pc = moved_by(pc, op.a);
        break;
      case Op::save:
      case Op::mark:
        set_slot(op.a, at);
        break;
      case Op::moved:
        fits = slots_[static_cast<std::size_t>(op.a)] != static_cast<int32_t>(at);
        break;
      case Op::back_reference:
        fits = back_reference(op.a, at);
        break;
      case Op::character:
      case Op::any:
      case Op::set:
        fits = at < text_.size() && reads(op, next_code_point(text_, at));
        break;
      default:
        fits = stands_at(op, at);
    }
    ++pc;
    return fits ? Step::went_on : Step::failed;
  }

  bool reads(const Op& op, uint32_t c) const {
    if (op.op == Op::any) return op.a || c != '\n';
    const bool fold = (p_.flags & kIgnoreCase) != 0;
    if (op.op == Op::character) {
      const auto wanted = static_cast<uint32_t>(op.a);
      return c == wanted || (fold && folded(c) == folded(wanted));
    }
    const RegexSet& set = p_.sets[static_cast<std::size_t>(op.a)];
    bool inside = is_in(set, c);
    if (!inside && fold) {
      const uint32_t low = folded(c);
      inside = is_in(set, low) || (low >= 32 && folded(low - 32) == low && is_in(set, low - 32));
    }
    return inside != set.negated;
  }

  static bool is_in(const RegexSet& set, uint32_t c) {
    for (const auto& [low, high] : set.ranges)
      if (c >= low && c <= high) return true;
    for (const char name : set.classes)
      if (in_class(c, name)) return true;
    return false;
  }

  bool word_before(std::size_t at) const {
    if (at == 0) return false;
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80);
    return is_word(next_code_point(text_, at));
  }
  bool word_after(std::size_t at) const {
    return at < text_.size() && is_word(next_code_point(text_, at));
  }

  bool stands_at(const Op& op, std::size_t at) const {
    const std::size_t end = text_.size();
    switch (op.op) {
      case Op::text_start:
        return at == 0;
      case Op::line_start:
        return at == 0 || text_[at - 1] == '\n';
      case Op::text_end:
        return at == end;
      case Op::final_end:
        return at == end || (at + 1 == end && text_[at] == '\n');
      case Op::line_end:
        return at == end || text_[at] == '\n';
      default:
        return (word_before(at) != word_after(at)) == (op.op == Op::boundary);
    }
  }

  bool back_reference(int32_t group, std::size_t& at) const {
    const int32_t from = slots_[static_cast<std::size_t>(2 * group)];
    const int32_t to = slots_[static_cast<std::size_t>(2 * group + 1)];
    if (from < 0 || to < from) return false;
    const std::string_view part =
        text_.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
    if (text_.substr(at, part.size()) != part) return false;
    at += part.size();
    return true;
  }

  bool look(std::size_t pc, std::size_t at) {
    const Op op = p_.code[pc];
    bool found = false;
    if (op.b & 2) {
      for (std::size_t start = at + 1; start-- > 0 && !found && !too_complex_;)
        found = match(pc + 1, start, at);
    } else {
      found = match(pc + 1, at, std::string_view::npos);
    }
    return found != ((op.b & 1) != 0);
  }

  const RegexProgram& p_;
  std::string_view text_;
  std::vector<int32_t> slots_;
  std::vector<Choice> stack_;
  std::size_t end_ = 0;
  long steps_ = 0;
  bool too_complex_ = false;
};

const RegexProgram& program_for(std::string_view pattern, int flags) {
  static auto* const kept = new std::map<std::pair<std::string, int>, RegexProgram>;
  if (kept->size() > kKeptPrograms) kept->clear();
  const auto key = std::pair{std::string(pattern), flags};
  const auto found = kept->find(key);
  if (found != kept->end()) return found->second;
  return kept->emplace(key, parse_regex(pattern, flags)).first->second;
}

// `longer`: a match at `from` itself must not be empty.
bool run(Matcher& matcher, std::string_view text, std::size_t from, int mode, bool longer = false) {
  const std::size_t must_end = mode == TPY_REGEX_FULLMATCH ? text.size() : std::string_view::npos;
  const std::size_t not_end = longer ? from : std::string_view::npos;
  for (std::size_t at = from; at <= text.size() && !matcher.too_complex(); ++at) {
    if (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    matcher.reset();
    if (matcher.match(0, at, must_end, not_end)) return true;
    if (mode != TPY_REGEX_SEARCH) return false;
  }
  return false;
}

// What is told of the last search; the next one writes over it.
class Search {
 public:
  Search(std::string_view pattern, int flags, tpy_regex_result& result)
      : program_(program_for(pattern, flags)), result_(result) {
    result_ = {};
    spans().clear();
    if (program_.error.empty()) return;
    result_.error = 1;
    result_.what = program_.error.c_str();
  }
  bool possible() const { return result_.error == 0; }
  const RegexProgram& program() const { return program_; }
  void add(const Matcher& matcher) {
    const auto first = matcher.slots().begin();
    spans().insert(spans().end(), first, first + 2 * program_.groups);
    ++result_.matches;
  }
  void end(const Matcher& matcher) {
    if (matcher.too_complex()) {
      result_.error = 2;
      result_.what = "this pattern takes too long on this text: make it simpler";
      return;
    }
    static auto* const words = new std::string;
    words->clear();
    for (const auto& [name, group] : program_.names)
      *words += name + "=" + std::to_string(group) + "\n";
    result_.names = words->c_str();
    result_.groups = program_.groups;
    if (result_.matches > 0) result_.spans = spans().data();
  }

 private:
  static std::vector<int32_t>& spans() {
    static auto* const all = new std::vector<int32_t>;
    return *all;
  }
  const RegexProgram& program_;
  tpy_regex_result& result_;
};

}  // namespace
}  // namespace triptych::python

void tpy_regex(const char* pattern, size_t pattern_size, int flags, const char* text, size_t size,
               size_t from, int mode, tpy_regex_result* result) {
  using namespace triptych::python;
  Search search({pattern, pattern_size}, flags, *result);
  if (!search.possible()) return;
  Matcher matcher(search.program(), {text, size});
  if (run(matcher, {text, size}, from, mode)) search.add(matcher);
  search.end(matcher);
}

void tpy_regex_all(const char* pattern, size_t pattern_size, int flags, const char* text,
                   size_t size, size_t from, tpy_regex_result* result) {
  using namespace triptych::python;
  Search search({pattern, pattern_size}, flags, *result);
  if (!search.possible()) return;
  Matcher matcher(search.program(), {text, size});
  bool longer = false;
  while (from <= size && run(matcher, {text, size}, from, TPY_REGEX_SEARCH, longer)) {
    search.add(matcher);
    const auto begin = static_cast<std::size_t>(matcher.slots()[0]);
    from = static_cast<std::size_t>(matcher.slots()[1]);
    longer = from == begin;
  }
  search.end(matcher);
}
