#include "widgets/code_pane.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"

namespace triptych::ui {

void CodePane::set(std::string text, bool python) {
  if (text == text_) return;
  const bool grew = !text_.empty() && text.starts_with(std::string_view(text_).substr(0, kFirst));
  text_ = std::move(text);
  python_ = python;
  if (!grew) shown_ = kFirst;
  code_ = {};
  coloured_ = 0;
  width_ = 0;
}

void CodePane::colour(std::size_t bytes) {
  const std::string_view part = utf8_prefix(text_, bytes);
  if (coloured_ == part.size()) return;
  const std::string shown = with_few_marks(part, 16);
  code_ = python_ ? colour_python(shown) : colour_code(shown);
  coloured_ = part.size();
  width_ = 0;
}

float CodePane::natural_width(Ui& ui) {
  colour(text_.size());
  if (width_ != -1) {
    block_ = lay_out(ui.text, code_.spans, kCodeSize, kCodeLineHeight, 0);
    block_.rtl = block_.neutral = false;
    width_ = -1;
  }
  return block_.width;
}

float CodePane::paint(Ui& ui, float x, float y) {
  if (text_.empty()) return kCodeLineHeight;
  natural_width(ui);
  const std::vector<ImU32> colours = colours_of(code_.classes, ui.theme);
  TextStyle style;
  style.face = Face::mono;
  style.px = kCodeSize;
  ui.paint_block(x, y, block_.width, block_, code_.spans, style, &colours);
  return block_.height();
}

float CodePane::draw(Ui& ui, std::string_view key, float x, float y, float width) {
  if (text_.empty()) return 0;
  colour(shown_);
  if (width != width_) {
    block_ = lay_out(ui.text, code_.spans, kCodeSize, kCodeLineHeight, width);
    block_.rtl = block_.neutral = false;  // code runs one way in every language
    width_ = width;
  }
  Item item;
  item.id = ui.id(key);
  item.role = ItemRole::code;
  for (const Span& span : code_.spans) item.name += span.text;
  item.rect = {x, y, width, block_.height()};
  item.font_px = face_px(Face::mono, kCodeSize);
  item.line_px = kCodeLineHeight;
  item.face = Face::mono;
  ui.items.add(std::move(item));
  const std::vector<ImU32> colours = colours_of(code_.classes, ui.theme);
  TextStyle style;
  style.face = Face::mono;
  style.px = kCodeSize;
  ui.paint_block(x, y, width, block_, code_.spans, style, &colours);
  const float height = block_.height();
  if (coloured_ >= text_.size()) return height;
  const std::string rest = std::string(key) + ".rest";
  ButtonSpec more{rest,
                  tr("rest.show_text", {std::to_string((text_.size() - coloured_) / 1024 + 1)}),
                  ButtonLook::secondary};
  if (ui.button(more, {x, y + height + 8, std::min(width, ui.button_width(more)), ui.small}))
    shown_ += kMore;
  return height + 8 + ui.small;
}

}  // namespace triptych::ui
