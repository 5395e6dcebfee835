#include "ui/code_pane.h"

namespace triptych::ui {

void CodePane::set(std::string text, bool python) {
  if (text == text_) return;
  text_ = std::move(text);
  code_ = python ? colour_python(text_) : colour_code(text_);
  width_ = 0;
}

float CodePane::natural_width(Ui& ui) {
  if (width_ != -1) {
    block_ = lay_out(ui.text, code_.spans, kCodeSize, kCodeLineHeight, 0);
    block_.rtl = block_.neutral = false;
    width_ = -1;
  }
  return block_.width;
}

float CodePane::paint(Ui& ui, float x, float y) {
  if (code_.spans.empty()) return kCodeLineHeight;
  natural_width(ui);
  const std::vector<ImU32> colours = colours_of(code_.classes, ui.theme);
  TextStyle style;
  style.face = Face::mono;
  style.px = kCodeSize;
  ui.paint_block(x, y, block_.width, block_, code_.spans, style, &colours);
  return block_.height();
}

float CodePane::draw(Ui& ui, std::string_view key, float x, float y, float width) {
  if (code_.spans.empty()) return 0;
  if (width != width_) {
    block_ = lay_out(ui.text, code_.spans, kCodeSize, kCodeLineHeight, width);
    block_.rtl = block_.neutral = false;  // code runs one way in every language
    width_ = width;
  }
  Item item;
  item.id = ui.id(key);
  item.role = ItemRole::code;
  item.name = text_;
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
  return block_.height();
}

}  // namespace triptych::ui
