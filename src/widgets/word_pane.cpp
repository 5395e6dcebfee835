#include "widgets/word_pane.h"

#include <algorithm>
#include <cmath>

namespace triptych::ui {
namespace {

constexpr float kWordLine = 26, kWordGap = 8;

}  // namespace

void WordPane::set(const std::vector<MarkedWords>& words) {
  paragraphs_.assign(1, {});
  for (const MarkedWords& piece : words) {
    std::string_view rest = piece.text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      if (end > 0)
        paragraphs_.back().spans.push_back(
            {std::string(rest.substr(0, end)), "", Face::regular, piece.mark});
      if (end == rest.size()) break;
      if (!paragraphs_.back().spans.empty()) paragraphs_.emplace_back();
      rest.remove_prefix(end + 1);
    }
  }
  if (paragraphs_.back().spans.empty()) paragraphs_.pop_back();
  width_ = 0;
}

void WordPane::lay(Ui& ui, float width) {
  if (width == width_) return;
  width_ = width;
  registered_ = 0;
  height_ = 0;
  for (Paragraph& paragraph : paragraphs_) {
    paragraph.text = lay_out(ui.text, paragraph.spans, kText, kWordLine, width);
    paragraph.y = height_;
    height_ += paragraph.text.height() + kWordGap;
  }
  if (!paragraphs_.empty()) height_ -= kWordGap;
}

void WordPane::paint_marks(Ui& ui, const Paragraph& paragraph) const {
  const TextBlock& text = paragraph.text;
  const bool right = text.rtl || (text.neutral && ui.mirrored());
  for (std::size_t l = 0; l < text.lines.size(); ++l) {
    const TextLine& line = text.lines[l];
    const std::uint32_t end = line.first_run + line.run_count;
    for (std::uint32_t r = line.first_run; r < end;) {
      const Span& span = paragraph.spans[text.runs[r].span];
      const std::uint32_t of = text.runs[r].span;
      float from = text.runs[r].x, to = from;
      for (; r < end && text.runs[r].span == of; ++r)
        if (span.text[text.runs[r].begin] != ' ') to = text.runs[r].x + text.runs[r].width;
      if (span.mark == LineMark::same || to <= from) continue;
      // Places are counted from the paragraph's own beginning of a line, the right in Arabic.
      float left = from;
      if (right) left = width_ - (text.rtl ? to : line.width - from);
      if (ui.mirrored()) left = width_ - left - (to - from);  // fill() mirrors it again
      const bool added = span.mark == LineMark::added;
      const ImU32 colour = added ? ui.theme.success : ui.theme.danger;
      const float top = paragraph.y + static_cast<float>(l) * kWordLine;
      ui.fill({left - 1, top + 2, to - from + 2, kWordLine - 4}, faint(colour, kMarkAlpha), 4);
      ui.fill({left, top + (added ? kWordLine - 4 : kWordLine / 2), to - from, 1.5f}, colour);
    }
  }
}

float WordPane::draw(Ui& ui, std::string_view key, const std::string& name, float x, float y,
                     float width) {
  lay(ui, width);
  const Ui::Area area = ui.begin(ItemRole::group, key, name, {x, y, width, height_});
  if (registered_ != 0 && registered_ + 1 == ui.items.frame()) {
    ui.item_of(area).kept_children = paragraphs_.size();
  } else {
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
      Item item;
      item.id = ui.id("p" + std::to_string(i));
      item.rect = {0, paragraphs_[i].y, width, paragraphs_[i].text.height()};
      for (const Span& span : paragraphs_[i].spans) item.name += span.text;
      item.spans = paragraphs_[i].spans;
      item.font_px = kText;
      item.line_px = kWordLine;
      ui.items.add(std::move(item));
    }
  }
  registered_ = ui.items.frame();
  const Rect visible = ui.clip();
  for (const Paragraph& paragraph : paragraphs_) {
    if (paragraph.y > visible.y + visible.h) break;
    if (paragraph.y + paragraph.text.height() < visible.y) continue;
    ui.layer(1);
    paint_marks(ui, paragraph);
    ui.layer(2);
    std::vector<ImU32> colours;
    for (const Span& span : paragraph.spans)
      colours.push_back(span.mark == LineMark::same      ? ui.theme.text
                        : span.mark == LineMark::removed ? ui.theme.danger
                                                         : ui.theme.success);
    ui.paint_block(0, paragraph.y, width, paragraph.text, paragraph.spans, {}, &colours);
  }
  ui.end(area, height_);
  return height_;
}

}  // namespace triptych::ui
