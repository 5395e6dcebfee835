#include "widgets/marked_pane.h"

#include <algorithm>

namespace triptych::ui {
namespace {

constexpr float kSize = 13.5f, kLineHigh = 20;

// The facts that stand in one line, moved to where that line stands in the new text.
void move_facts(const XrayText& from, std::size_t begin, std::size_t length, std::size_t to,
                std::vector<FactSpan>& out) {
  for (const FactSpan& span : from.spans) {
    if (span.begin < begin || span.end > begin + length) continue;
    out.push_back({span.begin - begin + to, span.end - begin + to, span.fact});
  }
}

}  // namespace

MarkedText marked_changes(const XrayText& before, const XrayText& after, int around) {
  std::vector<DiffLine> lines = diff_lines(before.text, after.text);
  if (around >= 0) lines = only_changes(lines, around);
  MarkedText out;
  for (const DiffLine& line : lines) {
    const bool gap = line.before < 0 && line.after < 0;
    const bool old = line.mark == LineMark::removed;
    const XrayText& from = old ? before : after;
    if (!out.marks.empty()) out.text += '\n';
    out.text += old ? "- " : line.mark == LineMark::added ? "+ " : "  ";
    if (!gap) {
      const auto begin = static_cast<std::size_t>(line.text.data() - from.text.data());
      move_facts(from, begin, line.text.size(), out.text.size(), out.facts);
    }
    out.text += line.text;
    out.marks.push_back(line.mark);
  }
  return out;
}

void MarkedPane::set(MarkedText content) {
  if (content.text == content_.text && content.facts == content_.facts &&
      content.marks == content_.marks)
    return;
  content_ = std::move(content);
  split(content_.python ? colour_python(content_.text) : colour_code(content_.text));
  width_ = 0;
}

// Cuts the coloured spans where facts begin and end.
void MarkedPane::split(const ColouredCode& code) {
  spans_.clear();
  classes_.clear();
  fact_of_.clear();
  std::size_t at = 0, next = 0;
  for (std::size_t i = 0; i < code.spans.size(); ++i) {
    std::string_view rest = code.spans[i].text;
    while (!rest.empty()) {
      while (next < content_.facts.size() && content_.facts[next].end <= at) ++next;
      const bool any = next < content_.facts.size();
      const bool inside = any && content_.facts[next].begin <= at;
      const std::size_t stop = !any     ? at + rest.size()
                               : inside ? content_.facts[next].end
                                        : content_.facts[next].begin;
      const std::size_t size = std::min(rest.size(), stop - at);
      spans_.push_back({std::string(rest.substr(0, size)), "", Face::mono});
      classes_.push_back(code.classes[i]);
      fact_of_.push_back(inside ? static_cast<int>(content_.facts[next].fact) : -1);
      rest.remove_prefix(size);
      at += size;
    }
  }
}

void MarkedPane::lay(Ui& ui, float width) {
  if (width == width_) return;
  width_ = width;
  block_ = lay_out(ui.text, spans_, kSize, kLineHigh, width);
  block_.rtl = block_.neutral = false;  // code runs one way in every language
  std::vector<std::size_t> before;      // lines that ended before each span
  std::size_t ends = 0;
  for (const Span& span : spans_) {
    before.push_back(ends);
    ends += static_cast<std::size_t>(std::ranges::count(span.text, '\n'));
  }
  lines_.clear();
  for (const TextLine& line : block_.lines) {
    std::size_t number = lines_.empty() ? 0 : lines_.back() + 1;
    if (line.run_count > 0) {
      const PlacedRun& run = block_.runs[line.first_run];
      const std::string_view head = std::string_view(spans_[run.span].text).substr(0, run.begin);
      number = before[run.span] + static_cast<std::size_t>(std::ranges::count(head, '\n'));
    }
    lines_.push_back(number);
  }
}

void MarkedPane::paint_marks(Ui& ui, float width) {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const LineMark mark =
        lines_[i] < content_.marks.size() ? content_.marks[lines_[i]] : LineMark::same;
    if (mark == LineMark::same) continue;
    const ImU32 colour = mark == LineMark::added ? ui.theme.success : ui.theme.danger;
    const float top = static_cast<float>(i) * kLineHigh;
    ui.fill({-8, top, width + 16, kLineHigh}, faint(colour, kMarkAlpha));
    if (!content_.gutter) {
      ui.fill({-8, top, 3, kLineHigh}, colour);
      continue;
    }
    TextStyle sign;
    sign.face = Face::mono;
    sign.px = kSize;
    sign.colour = colour;
    ui.paint_line(-9, top + kLineHigh / 2, 12, sign, mark == LineMark::added ? "+" : "-");
  }
}

void MarkedPane::paint_facts(Ui& ui, std::optional<Fact> chosen) {
  for (std::size_t i = 0; i < block_.lines.size(); ++i) {
    const TextLine& line = block_.lines[i];
    for (std::uint32_t r = line.first_run; r < line.first_run + line.run_count;) {
      const int fact = fact_of_[block_.runs[r].span];
      const float left = block_.runs[r].x;
      float right = left;
      for (; r < line.first_run + line.run_count && fact_of_[block_.runs[r].span] == fact; ++r)
        right = block_.runs[r].x + block_.runs[r].width;
      if (fact < 0) continue;
      const ImU32 colour = ui.theme.facts[fact];
      const bool strong = chosen && static_cast<int>(*chosen) == fact;
      const float top = static_cast<float>(i) * kLineHigh;
      const Rect pill{left - 1, top + 1, right - left + 2, kLineHigh - 2};
      ui.fill(pill, strong ? colour : faint(colour, kFactAlpha), 4);
      if (!strong) ui.fill({left, top + kLineHigh - 2, right - left, 1.5f}, colour);
    }
  }
}

float MarkedPane::height(Ui& ui, float width) {
  if (spans_.empty()) return 0;
  lay(ui, width);
  return block_.height();
}

float MarkedPane::draw(Ui& ui, std::string_view key, float x, float y, float width,
                       std::optional<Fact> chosen) {
  if (spans_.empty()) return 0;
  lay(ui, width);
  const float height = block_.height();
  const Ui::Area area =
      ui.begin(ItemRole::group, std::string(key) + ".box", "", {x, y, width, height}, kLeftToRight);
  Item item;
  item.id = ui.id(key);
  item.role = ItemRole::code;
  item.name = content_.text;
  item.rect = {0, 0, width, height};
  item.font_px = face_px(Face::mono, kSize);
  item.line_px = kLineHigh;
  item.face = Face::mono;
  ui.items.add(std::move(item));
  ui.layer(1);
  paint_marks(ui, width);
  paint_facts(ui, chosen);
  ui.layer(2);
  std::vector<ImU32> colours = colours_of(classes_, ui.theme);
  for (std::size_t i = 0; i < colours.size(); ++i) {
    if (fact_of_[i] < 0) continue;
    const bool strong = chosen && static_cast<int>(*chosen) == fact_of_[i];
    colours[i] = strong ? ui.theme.code_background : ui.theme.facts[fact_of_[i]];
  }
  TextStyle style;
  style.face = Face::mono;
  style.px = kSize;
  ui.paint_block(0, 0, width, block_, spans_, style, &colours);
  ui.end(area, height);
  return height;
}

float draw_code_box(Ui& ui, MarkedPane& pane, std::string_view key, float x, float y, float width,
                    std::optional<Fact> chosen) {
  const float height = pane.height(ui, width - 24) + 20;
  ui.layer(1);
  ui.fill({x, y, width, height}, ui.theme.code_background, 8);
  ui.stroke({x, y, width, height}, ui.theme.border, 8);
  ui.layer(2);
  pane.draw(ui, key, x + 12, y + 10, width - 24, chosen);
  return height;
}

}  // namespace triptych::ui
