// Internal to results: where one JSON object or array ends, without building it. Looks at each byte
// once, keeps its own stack (hostile nesting cannot overflow ours), knows strings and escapes.
// Strict (RFC 8259), except that numbers too large for a double pass.
#pragma once

#include <cstddef>
#include <string_view>

namespace triptych::results {

enum class ScanEnd {
  complete,  // position: behind the value
  cut,       // the text ends inside the value; position: the text's end
  broken     // position: the first byte that cannot stand there
};

struct Scan {
  ScanEnd end = ScanEnd::broken;
  std::size_t position = 0;
  // Whether it held anything of JSON (a key with its colon, a finished element): a lone bracket of
  // a sentence does not.
  bool has_content = false;
  std::size_t depth = 0;  // how many objects and arrays were open at `position`
  std::size_t open_in_string = std::string_view::npos;  // the first { or [ seen inside a string
};

// `begin` is the position of a '{' or '['.
Scan scan_json(std::string_view text, std::size_t begin);

constexpr bool is_json_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace triptych::results
