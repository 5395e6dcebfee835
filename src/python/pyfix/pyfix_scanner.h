// The scanner of pyfix.h: reads Python from left to right and copies it, rewriting what it must.
// Every method starts at `at_` and leaves it behind what it has read. ok_ turns false when the
// source is not understood: then nothing of the result counts.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace triptych::python {

class Scanner {
 public:
  Scanner(std::string_view source, bool all_strings) : s_(source), all_strings_(all_strings) {}
  // The whole source; the source itself when it is not understood.
  std::string result();

 private:
  using S = std::string;
  struct Quote {
    char mark;
    std::size_t count;  // 1 or 3
    S text() const { return S(count, mark); }
  };
  struct Part {
    S gap, literal;  // what stands before the literal: spaces, comments, line breaks
  };
  struct Items {
    std::vector<S> list;
    bool starred = false;
  };

  char at(std::size_t i) const { return i < s_.size() ? s_[i] : '\0'; }
  static bool is_word(char c);

  // pyfix.cpp: code up to one of `stop` on this level, which is not read. `items`: split at commas.
  S code(const char* stop, bool in_brackets, Items* items = nullptr);
  bool is_operator_at(const S& before) const;
  S word(bool in_brackets, bool in_items);

  // pyfix_strings.cpp
  int string_prefix() const;  // its length when a string literal starts here, else -1
  S strings(bool in_brackets);
  S literal(bool& formatted);
  S plain_literal(std::size_t start, const Quote& quote);
  S formatted_literal(const Quote& quote, bool raw);
  bool ends(const Quote& quote) const;
  S escape(bool raw, const Quote& quote);
  S field(S& shown, const Quote& quote);
  S format_spec(const Quote& quote);
  S gap(bool in_brackets) const;

  // pyfix_displays.cpp
  S group(const S& before);
  static bool follows_value(const S& before);
  bool is_target() const;
  static S unpacked(char open, const std::vector<S>& items);

  std::string_view s_;
  bool all_strings_;
  std::size_t at_ = 0;
  bool ok_ = true;
  bool comprehension_ = false;  // seen `for` in the brackets being read
  bool hard_ = false;           // MicroPython's own f-strings would read it wrongly
};

}  // namespace triptych::python
