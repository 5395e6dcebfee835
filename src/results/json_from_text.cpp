#include "results/json_from_text.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "results/json_candidates.h"
#include "results/json_names.h"
#include "results/validate.h"

namespace triptych::results {
namespace {

using Found = Result<FoundJson, NoJson>;

std::size_t skip_space(std::string_view text, std::size_t i) {
  while (i < text.size() && is_json_space(text[i])) ++i;
  return i;
}

FoundJson found_of(Candidate&& candidate) {
  return {candidate.place,
          candidate.begin,
          candidate.end,
          std::move(candidate.value),
          std::move(candidate.mended),
          std::move(candidate.repeated)};
}

// text[begin, end) as one value of any kind.
std::optional<FoundJson> any_value(std::string_view text, std::size_t begin, std::size_t end) {
  begin = skip_space(text, begin);
  while (end > begin && is_json_space(text[end - 1])) --end;
  if (begin == end) return std::nullopt;
  const std::string_view json = text.substr(begin, end - begin);
  auto value = parse_json(json);
  if (!value) return std::nullopt;
  if (value->is_string()) {
    if (auto inner = only_value(text, begin, end)) {
      inner->place = JsonPlace::whole;
      return found_of(std::move(*inner));
    }
  }
  return FoundJson{JsonPlace::whole, begin, end, std::move(*value), {}, repeated_names(json)};
}

// Whether the mark text[at, end) stands alone at an end of its line.
bool ends_line(std::string_view text, std::size_t at, std::size_t end) {
  return at == 0 || text[at - 1] == '\n' || end == text.size() || text[end] == '\n' ||
         text[end] == '\r';
}

// Behind what the model wrote while thinking: a block at the beginning, of which some servers have
// taken the opening mark away. `begin` when there is none, or nothing stands behind it.
std::size_t behind_thoughts(std::string_view text, std::size_t begin) {
  for (const std::string name : {"think", "thinking", "thought", "reasoning"}) {
    const std::string open = "<" + name + ">", close = "</" + name + ">";
    const std::size_t at = text.find(close, begin), opened = text.find(open, begin);
    if (at == std::string_view::npos) continue;
    const std::size_t end = at + close.size();
    const bool at_begin = opened == skip_space(text, begin);
    if (!at_begin && (opened < at || !ends_line(text, at, end))) continue;
    const std::size_t behind = skip_space(text, end);
    if (behind < text.size()) return behind;
  }
  return begin;
}

bool fits(const Candidate& candidate, const Schema* schema) {
  return schema != nullptr && validate(candidate.value, *schema).empty();
}

// Which of several counts, and what is to be said about that.
Candidate& chosen(std::vector<Candidate>& found, const Schema* schema,
                  std::vector<Diagnostic>& diagnostics) {
  const auto fitting = std::find_if(found.rbegin(), found.rend(),
                                    [&](const Candidate& one) { return fits(one, schema); });
  const auto likely =
      std::find_if(found.rbegin(), found.rend(), [](const Candidate& one) { return one.likely; });
  const bool any_fits = fitting != found.rend();
  Candidate& one = any_fits ? *fitting : likely != found.rend() ? *likely : found.back();
  const auto count = std::ranges::count_if(
      found, [&](const Candidate& other) { return other.likely || !one.likely; });
  if (count > 1)
    diagnostics.push_back(
        {"", any_fits ? "results.json.several" : "results.json.last", {std::to_string(count)}});
  return one;
}

Found among(Candidates&& all, const Schema* schema) {
  if (all.found.empty()) return Found::failure(all.first.value_or(NoJson()));
  std::vector<Diagnostic> diagnostics;
  FoundJson found = found_of(std::move(chosen(all.found, schema, diagnostics)));
  if (all.last)
    diagnostics.push_back({"", "results.json.passed_over", {std::to_string(all.last->begin + 1)}});
  found.diagnostics.insert(found.diagnostics.begin(), diagnostics.begin(), diagnostics.end());
  return found;
}

std::size_t first_invalid(std::string_view text) {
  const std::string repaired = utf8_repair(text);
  const auto differs =
      std::mismatch(text.begin(), text.end(), repaired.begin(), repaired.end()).first;
  return static_cast<std::size_t>(differs - text.begin());
}

}  // namespace

Found json_from_text(std::string_view text, const Schema* schema) {
  if (!utf8_valid(text)) {
    return Found::failure({JsonFault::invalid_utf8, 0, first_invalid(text)});
  }
  const std::size_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  if (auto found = any_value(text, begin, text.size())) return std::move(*found);
  const std::size_t answer = behind_thoughts(text, begin);
  std::optional<FoundJson> whole;
  if (answer != begin) whole = any_value(text, answer, text.size());
  Found found =
      whole ? Found(std::move(*whole)) : among(json_candidates(text, answer, text.size()), schema);
  const bool drafted =
      text.substr(begin, answer - begin).find_first_of("{[") != std::string_view::npos;
  if (found && drafted) found.value().diagnostics.push_back({"", "results.json.thoughts", {}});
  return found;
}

Diagnostic remark_of(const NoJson& failure) {
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
