#include "results/json_from_text.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "results/json_scan.h"

namespace triptych::results {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
using Found = Result<FoundJson, NoJson>;

std::size_t skip_space(std::string_view text, std::size_t i) {
  while (i < text.size() && is_json_space(text[i])) ++i;
  return i;
}

std::optional<FoundJson> whole(std::string_view text) {
  std::size_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  begin = skip_space(text, begin);
  std::size_t end = text.size();
  while (end > begin && is_json_space(text[end - 1])) --end;
  if (begin == end) return std::nullopt;
  auto value = parse_json(text.substr(begin, end - begin));
  if (!value) return std::nullopt;
  return FoundJson{JsonPlace::whole, begin, end, std::move(*value)};
}

struct Line {
  std::size_t begin = 0, end = 0, next = 0;
};

Line line_at(std::string_view text, std::size_t begin) {
  const std::size_t newline = text.find('\n', begin);
  if (newline == kNone) return {begin, text.size(), text.size()};
  return {begin, newline, newline + 1};
}

struct Fence {
  char mark = 0;  // 0 = this line is no fence
  std::size_t length = 0;
  bool bare = false;  // nothing but space behind the marks: it may close
};

// CommonMark 4.5, but indented as far as it likes: models put fences into lists.
Fence fence_of(std::string_view line) {
  const std::size_t start = line.find_first_not_of(" \t");
  if (start == kNone || (line[start] != '`' && line[start] != '~')) return {};
  const char mark = line[start];
  const std::size_t stop = std::min(line.find_first_not_of(mark, start), line.size());
  if (stop - start < 3) return {};
  const std::string_view info = line.substr(stop);
  if (mark == '`' && info.find('`') != kNone) return {};  // code inside of a line
  return {mark, stop - start, info.find_first_not_of(" \t\r") == kNone};
}

// The value that a block's content text[begin, end) is; a closed block holds nothing else.
std::optional<FoundJson> block_value(std::string_view text, std::size_t begin, std::size_t end,
                                     bool closed) {
  begin = skip_space(text, begin);
  if (begin >= end || (text[begin] != '{' && text[begin] != '[')) return std::nullopt;
  const Scan scan = scan_json(text.substr(0, end), begin);
  if (scan.end != ScanEnd::complete) return std::nullopt;
  if (closed && skip_space(text, scan.position) < end) return std::nullopt;
  auto value = parse_json(text.substr(begin, scan.position - begin));
  if (!value) return std::nullopt;
  return FoundJson{JsonPlace::fenced, begin, scan.position, std::move(*value)};
}

std::optional<FoundJson> fenced(std::string_view text) {
  Fence open;
  std::size_t content = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Line line = line_at(text, i);
    const Fence fence = fence_of(text.substr(line.begin, line.end - line.begin));
    if (open.mark == 0) {
      open = fence;
      content = line.next;
    } else if (fence.bare && fence.mark == open.mark && fence.length >= open.length) {
      if (auto found = block_value(text, content, line.begin, true)) return found;
      open = {};
    }
    i = line.next;
  }
  if (open.mark == 0) return std::nullopt;
  return block_value(text, content, text.size(), false);
}

Found parsed(std::string_view text, std::size_t begin, std::size_t end) {
  auto value = parse_json(text.substr(begin, end - begin));
  if (value) return FoundJson{JsonPlace::embedded, begin, end, std::move(*value)};
  // What the scanner takes and the parser does not: depth, or a number beyond a double's range.
  std::size_t depth = 0, deepest = 0;
  bool in_string = false;
  for (std::size_t i = begin; i < end; ++i) {
    if (in_string && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      in_string = !in_string;
    } else if (!in_string && (text[i] == '{' || text[i] == '[')) {
      deepest = std::max(deepest, ++depth);
    } else if (!in_string && (text[i] == '}' || text[i] == ']')) {
      --depth;
    }
  }
  const JsonFault fault = deepest > 256 ? JsonFault::too_deep : JsonFault::broken;
  return Found::failure({fault, begin, begin});
}

// Behind the brackets that were open where a value broke: what stands in them belongs to it.
std::size_t behind_broken(std::string_view text, const Scan& scan) {
  std::size_t depth = scan.depth;
  std::size_t i = scan.position;
  while (depth > 0 && (i = text.find_first_of("{}[]", i)) != kNone) {
    depth = text[i] == '{' || text[i] == '[' ? depth + 1 : depth - 1;
    ++i;
  }
  return std::min(i, text.size());
}

// Each byte is scanned at most twice: a value that breaks is left behind whole, and a bracket that
// proves to be prose is followed only by brackets inside its one string.
Found embedded(std::string_view text) {
  NoJson first;  // the first thing that was nearly JSON
  for (std::size_t i = text.find_first_of("{["); i != kNone; i = text.find_first_of("{[", i)) {
    const Scan scan = scan_json(text, i);
    if (scan.end == ScanEnd::complete) return parsed(text, i, scan.position);
    if (scan.end == ScanEnd::cut) {
      // An earlier mistake explains more than the end it led to.
      if (first.fault == JsonFault::nothing) first = {JsonFault::cut_off, i, scan.position};
      break;
    }
    if (scan.has_content && first.fault == JsonFault::nothing) {
      first = {JsonFault::broken, i, scan.position};
    }
    i = scan.has_content ? behind_broken(text, scan) : std::min(scan.open_in_string, scan.position);
  }
  return Found::failure(first);
}

std::size_t first_invalid(std::string_view text) {
  const std::string repaired = utf8_repair(text);
  const auto differs =
      std::mismatch(text.begin(), text.end(), repaired.begin(), repaired.end()).first;
  return static_cast<std::size_t>(differs - text.begin());
}

}  // namespace

Found json_from_text(std::string_view text) {
  if (!utf8_valid(text)) {
    return Found::failure({JsonFault::invalid_utf8, 0, first_invalid(text)});
  }
  if (auto found = whole(text)) return std::move(*found);
  if (auto found = fenced(text)) return std::move(*found);
  return embedded(text);
}

Remark remark_of(const NoJson& failure) {
  const std::string position = std::to_string(failure.position + 1);
  switch (failure.fault) {
    case JsonFault::nothing:
      return {"", "results.json.nothing", {}};
    case JsonFault::cut_off:
      return {"", "results.json.cut_off", {position}};
    case JsonFault::broken:
      return {"", "results.json.broken", {position}};
    case JsonFault::too_deep:
      return {"", "results.json.too_deep", {}};
    case JsonFault::invalid_utf8:
      return {"", "results.json.invalid_utf8", {position}};
  }
  return {"", "results.json.nothing", {}};
}

}  // namespace triptych::results
