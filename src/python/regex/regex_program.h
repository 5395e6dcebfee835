// A regular expression as instructions for the matcher in regex.cpp; made by regex_parser.cpp.
// Jumps are relative, so that pieces can be put together and repeated by copying. Characters are
// code points. This is the language of Python's re, less conditionals and possessive quantifiers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace triptych::python {

enum RegexFlag { kIgnoreCase = 2, kMultiline = 8, kDotAll = 16, kVerbose = 64, kAscii = 256 };

struct RegexSet {
  std::vector<std::pair<uint32_t, uint32_t>> ranges;
  std::string classes;  // of "dDwWsS"
  bool negated = false;
};

struct RegexInstruction {
  enum Op {
    character,  // a: code point
    any,        // a: line breaks as well
    set,        // a: index
    split,      // goes on at +a, or else at +b
    jump,       // +a
    save,       // a: slot that gets the position
    mark,
    moved,           // a: slot; `moved` fails where nothing was read since `mark`
    back_reference,  // a: group
    line_start,
    line_end,
    text_start,
    text_end,
    final_end,
    boundary,
    no_boundary,
    look,  // the following a instructions match here; b: bit 0 negated, bit 1 behind
    accept,
  } op;
  int32_t a = 0, b = 0;
};

struct RegexProgram {
  std::vector<RegexInstruction> code;
  std::vector<RegexSet> sets;
  std::vector<std::pair<std::string, int>> names;
  int groups = 1;
  int slots = 2;  // two per group, then those of `mark`
  int flags = 0;
  std::string error;  // empty when the pattern is right
};

RegexProgram parse_regex(std::string_view pattern, int flags);

// Reads the code point at `at` and moves behind it; broken UTF-8 counts byte by byte.
uint32_t next_code_point(std::string_view text, std::size_t& at);

}  // namespace triptych::python
