#include "widgets/text_layout.h"

#include <algorithm>

#include "widgets/characters.h"

namespace triptych::ui {
namespace {

// Bytes; longer words are painted in pieces. Scripts whose letters change shape beside each other
// are cut as late as the atlas allows.
constexpr std::size_t kMaxRun = 48, kMaxShapedRun = 600;

bool is_ideograph(char32_t c) {
  return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_shaped(char32_t c) {  // Indic and South-East Asian scripts
  return (c >= 0x900 && c <= 0x109F) || (c >= 0x1780 && c <= 0x1CFF);
}

bool has_no_spaces(char32_t c) {  // Thai, Lao, Burmese, Khmer
  return (c >= 0xE00 && c <= 0xEFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF);
}

class Builder {
 public:
  Builder(TextEngine& engine, const std::vector<Span>& spans, float px, float width)
      : engine_(engine), spans_(spans), px_(px), limit_(width) {}

  TextBlock build(float line_height) {
    block_.line_height = line_height;
    block_.lines.emplace_back();
    std::string words;
    for (const Span& span : spans_)
      words += span.text.substr(0, 200 - std::min<std::size_t>(words.size(), 200));
    block_.rtl = starts_right_to_left(words);
    block_.neutral = !has_direction(words);
    for (std::size_t s = 0; s < spans_.size(); ++s) add_span(s);
    finish_line();
    return std::move(block_);
  }

 private:
  void add_span(std::size_t s) {
    const std::string& text = spans_[s].text;
    for (std::size_t at = 0; at < text.size();) {
      if (text[at] == '\n') {
        break_line();
        ++at;
        continue;
      }
      const std::size_t end = next_run(text, at);
      if (has_no_spaces(decode(text, at).code))
        add_unspaced(s, at, end);
      else
        add_run(s, at, end);
      at = end;
    }
  }

  void add_unspaced(std::size_t s, std::size_t begin, std::size_t end) {
    const std::string_view run = std::string_view(spans_[s].text).substr(begin, end - begin);
    std::size_t at = begin;
    for (const std::uint32_t offset : engine_.word_breaks(run)) {
      add_run(s, at, begin + offset);
      mark_opportunity();
      at = begin + offset;
    }
    add_run(s, at, end);
  }

  void add_run(std::size_t s, std::size_t begin, std::size_t end) {
    const Span& span = spans_[s];
    const std::string_view run = std::string_view(span.text).substr(begin, end - begin);
    const float width = engine_.width(span.face, face_px(span.face, px_), run);
    const bool space = run.front() == ' ';
    if (limit_ > 0 && !space && pen_ + width > limit_ + 0.5f) {
      if (pen_ > 0) break_at_opportunity();
      if (pen_ + width > limit_ + 0.5f && end - begin > 1) return add_broken(s, begin, end);
    }
    place(s, begin, end, width);
    if (space || run.back() == '-' || is_ideograph(decode(run, 0).code)) mark_opportunity();
  }

  // A word wider than the line is cut wherever it fits.
  void add_broken(std::size_t s, std::size_t begin, std::size_t end) {
    const Span& span = spans_[s];
    const std::string_view text = span.text;
    for (std::size_t at = begin; at < end;) {
      std::size_t stop = at;
      float width = 0;
      while (stop < end) {
        std::size_t next = stop + decode(text, stop).length;
        while (next < end && extends_previous(decode(text, next).code))
          next += decode(text, next).length;
        next = std::min(next, end);
        const float wider =
            engine_.width(span.face, face_px(span.face, px_), text.substr(at, next - at));
        if (stop > at && pen_ + wider > limit_ + 0.5f) break;
        stop = next;
        width = wider;
      }
      if (pen_ > 0 && pen_ + width > limit_ + 0.5f) {
        break_line();
        continue;
      }
      place(s, at, stop, width);
      at = stop;
      if (at < end) break_line();
    }
  }

  void place(std::size_t s, std::size_t begin, std::size_t end, float width) {
    block_.runs.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                           static_cast<std::uint32_t>(s), pen_, width});
    ++block_.lines.back().run_count;
    pen_ += width;
  }

  void mark_opportunity() { opportunity_ = block_.runs.size(); }

  // Moves everything after the last place where a line may end to a new line.
  void break_at_opportunity() {
    TextLine& line = block_.lines.back();
    const std::size_t first = line.first_run;
    const std::size_t cut = opportunity_ > first ? opportunity_ : block_.runs.size();
    const std::size_t moved = block_.runs.size() - cut;
    line.run_count = static_cast<std::uint32_t>(cut - first);
    finish_line();
    block_.lines.push_back({static_cast<std::uint32_t>(cut), static_cast<std::uint32_t>(moved)});
    pen_ = 0;
    for (std::size_t i = cut; i < block_.runs.size(); ++i) {
      block_.runs[i].x = pen_;
      pen_ += block_.runs[i].width;
    }
    opportunity_ = cut;
  }

  void break_line() {
    finish_line();
    block_.lines.push_back({static_cast<std::uint32_t>(block_.runs.size()), 0});
    pen_ = 0;
    opportunity_ = block_.runs.size();
  }

  void finish_line() {
    TextLine& line = block_.lines.back();
    line.width = 0;
    for (std::size_t i = line.first_run; i < line.first_run + line.run_count; ++i) {
      const PlacedRun& run = block_.runs[i];
      const std::string& text = spans_[run.span].text;
      if (text[run.begin] != ' ') line.width = run.x + run.width;
      line.mixed =
          line.mixed || is_rtl_text(std::string_view(text).substr(run.begin, run.end - run.begin));
    }
    block_.width = std::max(block_.width, line.width);
  }

  TextEngine& engine_;
  const std::vector<Span>& spans_;
  float px_, limit_;
  float pen_ = 0;
  std::size_t opportunity_ = 0;
  TextBlock block_;
};

}  // namespace

float face_px(Face face, float px) {
  return face == Face::mono || face == Face::mono_bold ? px * 0.9f : px;
}

bool is_rtl_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode(text, at);
    if (is_rtl(c.code)) return true;
    at += c.length;
  }
  return false;
}

namespace {

// The first letter: digits, spaces and signs have no strong direction. 0 = there is none.
char32_t first_strong(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode(text, at);
    if (is_ltr(c.code) || is_rtl(c.code)) return c.code;
    at += c.length;
  }
  return 0;
}

}  // namespace

bool starts_right_to_left(std::string_view text) { return is_rtl(first_strong(text)); }
bool has_direction(std::string_view text) { return first_strong(text) != 0; }

std::size_t next_run(std::string_view text, std::size_t from) {
  const auto extend = [&](std::size_t at) {
    // Not without an end: a run of 200 kB would be measured and painted whole.
    while (at < text.size() && at - from < kMaxShapedRun && extends_previous(decode(text, at).code))
      at += decode(text, at).length;
    return std::min(at, text.size());
  };
  if (text[from] == ' ' || text[from] == '\t') {
    std::size_t at = from;
    while (at < text.size() && text[at] == text[from]) ++at;
    return at;
  }
  const Decoded first = decode(text, from);
  if (is_ideograph(first.code)) return extend(from + first.length);
  std::size_t at = from;
  const std::size_t longest = is_shaped(first.code) ? kMaxShapedRun : kMaxRun;
  while (at < text.size() && at - from < longest) {
    const Decoded c = decode(text, at);
    if (c.code == ' ' || c.code == '\t' || c.code == '\n' || is_ideograph(c.code)) break;
    at += c.length;
    if (c.code == '-' && at < text.size() && text[at] != ' ') break;  // CSS breaks after a hyphen
  }
  return extend(std::max(at, from + 1));
}

TextBlock lay_out(TextEngine& engine, const std::vector<Span>& spans, float px, float line_height,
                  float width) {
  return Builder(engine, spans, px, width).build(line_height);
}

}  // namespace triptych::ui
