// UTF-8 hygiene at the two borders: what we send must be valid whatever the prompt holds, and what
// we receive may be cut inside a sequence by the network.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace triptych {

bool utf8_valid(std::string_view text);

// Every invalid sequence (also overlong forms, surrogates, > U+10FFFF) becomes one U+FFFD.
std::string utf8_repair(std::string_view text);

// Bytes at the end of `text` that begin a sequence which is not complete yet (0-3): hold them back
// until the next chunk arrives.
std::size_t utf8_incomplete_tail(std::string_view text);

// Longest prefix of at most `max_bytes` that ends on a code point boundary.
std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes);

// On one line: every control character is a space.
std::string one_line(std::string_view text);

struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 1;
};
// At a place inside `text`; a byte that begins no sequence is a code point of its own.
CodePoint code_point_at(std::string_view text, std::size_t at);

// Controls, and what shows nothing or reorders what is shown: names and source code must not hide
// anything. Not the joiners that scripts and emoji need.
bool shows_nothing(char32_t point);

// The text with at most so many combining marks behind one another: more cannot be read, and
// browsers need seconds to draw thousands.
std::string with_few_marks(std::string_view text, int most);

}  // namespace triptych
