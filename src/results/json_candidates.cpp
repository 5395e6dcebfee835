#include "results/json_candidates.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "base/ascii.h"
#include "results/json_names.h"

namespace triptych::results {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kDeepest = 256;

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

bool holds_object(const Json& value) {
  return value.is_array() && !value.empty() && value.front().is_object();
}

std::vector<Diagnostic> remarks_of(const Mended& mended) {
  static constexpr const char* kKeys[kMends] = {
      "results.json.mended_comma", "results.json.mended_comment", "results.json.mended_word",
      "results.json.mended_number", "results.json.mended_quotes"};
  std::vector<Diagnostic> out;
  for (std::size_t i = 0; i < kMends; ++i)
    if (mended.at[i] != kNone) out.push_back({"", kKeys[i], {std::to_string(mended.at[i] + 1)}});
  return out;
}

// What the scanner takes and the parser does not: depth, or a number beyond a double's range.
NoJson why_not(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = begin; i < end; ++i) {
    if (in_string && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      in_string = !in_string;
    } else if (in_string) {
      continue;
    } else if (text[i] == '{' || text[i] == '[') {
      if (++depth > kDeepest) return {JsonFault::too_deep, begin, begin};
    } else if (text[i] == '}' || text[i] == ']') {
      --depth;
    } else if (is_digit(text[i]) || text[i] == '-') {
      const std::size_t stop = text.find_first_not_of("0123456789+-.eE", i);
      const std::string number(text.substr(i, stop - i));
      if (std::isinf(std::strtod(number.c_str(), nullptr))) return {JsonFault::broken, begin, i};
      i = std::min(stop, end) - 1;
    }
  }
  return {JsonFault::broken, begin, begin};
}

// Whether what stopped the scanner is anything that mending knows: what it does not know stops it
// at the same place.
bool may_mend(std::string_view text, const Scan& scan) {
  if (scan.end != ScanEnd::broken || scan.position >= text.size()) return false;
  const char c = text[scan.position];
  return is_letter(c) || std::string_view("}]'/_$\xE2").find(c) != std::string_view::npos;
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

std::size_t first_solid(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() && is_json_space(text[i])) ++i;
  return i;
}

class Search {
 public:
  Search(std::string_view text, std::size_t begin, std::size_t end)
      : text_(text.substr(0, end)), begin_(begin), budget_(8 * (end - begin) + 64) {
    while (begin_ < end && is_json_space(text_[begin_])) ++begin_;
    while (end > begin_ && is_json_space(text_[end - 1])) --end;
    end_ = end;
  }

  Candidates run() {
    Fence open;
    std::size_t content = begin_;
    for (std::size_t i = begin_; i < text_.size();) {
      const Line line = line_at(text_, i);
      const Fence fence = fence_of(text_.substr(line.begin, line.end - line.begin));
      const bool closes =
          open.mark != 0 && fence.bare && fence.mark == open.mark && fence.length >= open.length;
      if (closes || (open.mark == 0 && fence.mark != 0)) {
        piece(content, line.begin, closes);
        open = closes ? Fence() : fence;
        content = line.next;
      }
      i = line.next;
    }
    if (open.mark == 0 || !unclosed(content)) bare(content, text_.size());
    return std::move(out_);
  }

  std::optional<Candidate> only() {
    if (begin_ == end_) return std::nullopt;
    std::optional<Candidate> found;
    const std::string_view text = text_.substr(0, end_);
    if (text[begin_] == '"') found = wrapped(text, begin_);
    if (text[begin_] == '{' || text[begin_] == '[') found = value_at(text, begin_, true);
    return found && found->end == end_ ? std::move(found) : std::nullopt;
  }

 private:
  // The text before a fence, or a closed block.
  void piece(std::size_t begin, std::size_t end, bool fenced) {
    if (fenced) {
      if (auto found = only_value(text_, begin, end))
        return keep(std::move(*found), JsonPlace::fenced);
    }
    bare(begin, end);
  }

  // A block that is never closed counts when its value is complete.
  bool unclosed(std::size_t begin) {
    while (begin < text_.size() && is_json_space(text_[begin])) ++begin;
    if (begin == text_.size() || (text_[begin] != '{' && text_[begin] != '[')) return false;
    auto found = value_at(text_, begin, true);
    if (!found) return false;
    const std::size_t end = found->end;
    keep(std::move(*found), JsonPlace::fenced);
    bare(end, text_.size());
    return true;
  }

  void bare(std::size_t begin, std::size_t end) {
    const std::string_view text = text_.substr(0, end);
    std::size_t i = text.find_first_of("{[", begin);
    while (i != kNone) {
      if (auto found = value_at(text, i, false)) {
        i = found->end;
        keep(std::move(*found), JsonPlace::embedded);
      } else if (auto inner = text_in_text(text, i)) {
        i = inner->end;
        keep(std::move(*inner), JsonPlace::embedded);
      } else {
        i = behind_unreadable(text, i);
      }
      i = i < text.size() ? text.find_first_of("{[", i) : kNone;
    }
  }

  std::optional<Candidate> text_in_text(std::string_view text, std::size_t at) {
    if (scan_.has_content || at == 0 || text[at - 1] != '"') return std::nullopt;
    return wrapped(text, at - 1);
  }

  // Behind the string that begins at `at`; npos when it does not end within the budget.
  std::size_t string_end(std::string_view text, std::size_t at) {
    for (std::size_t i = at + 1; i < text.size() && budget_ > 0; ++i, --budget_) {
      if (text[i] == '\\') {
        ++i;
      } else if (text[i] == '"') {
        return i + 1;
      }
    }
    return kNone;
  }

  // An object or array that was written into a string once more, which begins at `at`.
  std::optional<Candidate> wrapped(std::string_view text, std::size_t at) {
    const std::size_t end = string_end(text, at);
    if (end == kNone) return std::nullopt;
    const auto outer = parse_json(text.substr(at, end - at));
    if (!outer || !outer->is_string()) return std::nullopt;
    const auto& inner = outer->get_ref<const std::string&>();
    if (first_solid(inner) == inner.size() || inner[first_solid(inner)] == '"')
      return std::nullopt;  // once only
    auto found = only_value(inner, 0, inner.size());
    if (!found) return std::nullopt;
    found->begin = at;
    found->end = end;
    for (Diagnostic& mend : found->mended) mend.args = {std::to_string(at + 1)};
    found->mended.push_back({"", "results.json.unwrapped", {}});
    return found;
  }

  // Strict first; mended only where that is surely wanted. Leaves what was found out in `scan_` and
  // `mended_` for behind_unreadable().
  std::optional<Candidate> value_at(std::string_view text, std::size_t at, bool alone) {
    scan_ = scan_json(text, at);
    mended_ = {};
    Candidate out;
    out.begin = at;
    if (scan_.end == ScanEnd::complete) {
      out.end = scan_.position;
      const std::string_view json = text.substr(at, out.end - at);
      auto value = parse_json(json);
      if (!value) return std::nullopt;
      out.repeated = repeated_names(json);
      out.value = std::move(*value);
      return out;
    }
    if (budget_ == 0 || !may_mend(text, scan_)) return std::nullopt;
    mended_ = mend_json(text, at, budget_);
    budget_ -= std::min(budget_, mended_.scan.position - at);
    if (mended_.scan.end != ScanEnd::complete) return std::nullopt;
    out.end = mended_.scan.position;
    auto value = parse_json(mended_.json);
    const bool all = alone || (at == begin_ && out.end == end_);
    if (!value || !(all || holds_object(*value) || (value->is_object() && !value->empty()))) {
      mended_ = {};
      return std::nullopt;
    }
    out.mended = remarks_of(mended_);
    out.repeated = repeated_names(mended_.json);
    out.value = std::move(*value);
    return out;
  }

  // A value that breaks is left behind whole, and a bracket that proves to be prose is followed
  // only by brackets inside its one string.
  std::size_t behind_unreadable(std::string_view text, std::size_t at) {
    if (scan_.end == ScanEnd::complete) {
      fault(why_not(text, at, scan_.position));
      return scan_.position;
    }
    const bool mended_more = mended_.scan.has_content && mended_.scan.position >= scan_.position;
    const Scan& scan = mended_more ? mended_.scan : scan_;
    if (scan.end == ScanEnd::cut) {
      const bool inside = text.size() < text_.size();  // of a closed block, say
      // A lone bracket at the end of what was readable is no cut value.
      if (out_.found.empty() || scan.has_content)
        fault({inside ? JsonFault::broken : JsonFault::cut_off, at, scan.position});
      return text.size();
    }
    if (!scan.has_content) return std::min(scan.open_in_string, scan.position);
    fault({JsonFault::broken, at, scan.position});
    return behind_broken(text, scan);
  }

  void fault(const NoJson& fault) {
    if (!out_.first) out_.first = fault;
    out_.last = fault;
  }

  void keep(Candidate found, JsonPlace place) {
    const bool fenced = place == JsonPlace::fenced;
    found.place = found.begin == begin_ && found.end == end_ ? JsonPlace::whole : place;
    found.likely = fenced || found.place == JsonPlace::whole || holds_object(found.value) ||
                   (found.value.is_object() && !found.value.empty());
    out_.found.push_back(std::move(found));
  }

  std::string_view text_;
  std::size_t begin_, end_ = 0;  // without white space around
  std::size_t budget_;
  Scan scan_;
  Mended mended_;
  Candidates out_;
};

}  // namespace

Candidates json_candidates(std::string_view text, std::size_t begin, std::size_t end) {
  return Search(text, begin, end).run();
}

std::optional<Candidate> only_value(std::string_view text, std::size_t begin, std::size_t end) {
  return Search(text, begin, end).only();
}

}  // namespace triptych::results
