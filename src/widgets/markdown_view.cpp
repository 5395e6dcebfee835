// Drawing and registering what markdown_layout.cpp placed.
#include "widgets/markdown_view.h"

#include <algorithm>

#include "base/strings.h"
#include "widgets/characters.h"

namespace triptych::ui {
namespace {

constexpr std::size_t kChunk = 40;

std::string plain_text(const std::vector<Span>& spans) {
  std::string out;
  for (const Span& span : spans) out += span.text;
  return out;
}

}  // namespace

void MarkdownView::register_table(Ui& ui, const Block& block) const {
  auto piece = block.pieces.begin();  // they lie row by row
  for (std::size_t r = 0; r + 1 < block.rows.size(); ++r) {
    const float top = block.rows[r], bottom = block.rows[r + 1];
    const Ui::Area row =
        ui.begin(ItemRole::row, "row" + std::to_string(r), "", {0, top, block.columns.back(), 0});
    for (std::size_t c = 0; piece != block.pieces.end() && piece->row == static_cast<int>(r);
         ++c, ++piece) {
      Item item;
      item.id = ui.id("cell" + std::to_string(c));
      item.role = piece->role;
      item.name = plain_text(piece->spans);
      item.spans = piece->spans;
      item.rect = {piece->rect.x, piece->rect.y - top, piece->rect.w, piece->rect.h};
      item.font_px = piece->px;
      item.line_px = piece->text.line_height;
      ui.items.add(std::move(item));
    }
    ui.end(row, bottom - top);
  }
}

// Blocks are mirrored in groups, so that a browser can leave out whole groups that nobody sees.
void MarkdownView::register_chunk(Ui& ui, std::size_t chunk, std::size_t kept) const {
  const std::size_t first = chunk * kChunk, last = std::min(first + kChunk, blocks_.size());
  const float top = blocks_[first].y, bottom = blocks_[last - 1].y + blocks_[last - 1].height;
  const Ui::Area area =
      ui.begin(ItemRole::group, "c" + std::to_string(chunk), "", {0, top, width_, bottom - top});
  ui.item_of(area).kept_children = kept;
  for (std::size_t i = first + kept; i < last; ++i) register_block(ui, i, top);
  ui.end(area, bottom - top);
}

void MarkdownView::register_block(Ui& ui, std::size_t index, float top) const {
  const Block& block = blocks_[index];
  const std::string key = "b" + std::to_string(index);
  if (block.kind == MdKind::rule) {
    const Ui::Area area =
        ui.begin(ItemRole::group, key, "", {0, block.y - top, width_, block.height});
    ui.end(area, block.height);
    return;
  }
  const bool grouped = block.kind == MdKind::list || block.kind == MdKind::table;
  if (!grouped) return register_pieces(ui, block, key, block.y - top);
  if (!block.scrolls) return register_grouped(ui, block, key, block.y - top);
  const Ui::Area scroll = ui.begin(ItemRole::scroll, key + ".wide", "",
                                   {0, block.y - top, width_, block.height}, kScrollsX);
  register_grouped(ui, block, key, 0);
  ui.end_scroll(scroll, 0);
}

// A list or a table.
void MarkdownView::register_grouped(Ui& ui, const Block& block, const std::string& key,
                                    float top) const {
  const bool table = block.kind == MdKind::table;
  const float wide = table ? std::max(width_, block.columns.back()) : width_;
  const Ui::Area area =
      ui.begin(table ? ItemRole::table : ItemRole::list, key, "", {0, top, wide, block.height});
  if (table)
    register_table(ui, block);
  else
    register_pieces(ui, block, "i", 0);
  ui.end(area, table ? block.rows.back() : block.height);
}

void MarkdownView::register_pieces(Ui& ui, const Block& block, const std::string& key,
                                   float top) const {
  const bool list = block.kind == MdKind::list;
  for (std::size_t i = 0; i < block.pieces.size(); ++i) {
    const Piece& piece = block.pieces[i];
    Item item;
    item.id = ui.id(list ? key + std::to_string(i) : key);
    item.role = piece.role;
    item.level = piece.level;
    item.name = plain_text(piece.spans);
    if (piece.role != ItemRole::code) item.spans = piece.spans;
    item.rect = piece.rect;
    item.rect.y += top;
    item.font_px = piece.role == ItemRole::code ? face_px(Face::mono, piece.px) : piece.px;
    item.line_px = piece.text.line_height;
    item.face = piece.spans.front().face;
    ui.items.add(std::move(item));
  }
}

void MarkdownView::draw_block(Ui& ui, const Block& block, float x, float y) const {
  const Theme& theme = ui.theme;
  switch (block.kind) {
    case MdKind::rule:
      ui.fill({x, y + 8, width_, 1}, theme.border);
      return;
    case MdKind::quote:
      ui.fill({x, y, 3, block.height}, theme.accent, 2);
      break;
    case MdKind::code: {
      ui.layer(1);
      ui.fill({x, y, width_, block.height}, theme.code_background, kRadius);
      ui.stroke({x, y, width_, block.height}, theme.border, kRadius);
      ui.layer(2);
      TextStyle tag;
      tag.px = kTiny;
      tag.colour = theme.muted;
      ui.paint_line(x + 14, y + 20, width_ - 120, tag,
                    block.language.empty() ? tr("answer.code") : block.language);
      break;
    }
    case MdKind::table: {
      ui.layer(1);
      ui.fill({x, y, block.columns.back(), block.rows[1]}, theme.raised, 6);
      for (const float row : block.rows)
        ui.fill({x, y + row, block.columns.back(), 1}, theme.border);
      ui.layer(2);
      break;
    }
    default:
      break;
  }
  const Rect visible = ui.clip();
  for (const Piece& piece : block.pieces) {
    const float top = y + piece.rect.y;
    if (top > visible.y + visible.h || top + piece.rect.h < visible.y) continue;
    TextStyle style;
    style.px = piece.px;
    style.colour = piece.muted ? theme.muted : 0;
    if (!piece.marker.empty()) {
      TextStyle marker = style;
      marker.colour = theme.muted;
      // The full stop of a number follows it in the direction of the list.
      const std::string words = ui.mirrored() ? kRightToLeftMark + piece.marker : piece.marker;
      const float width = ui.measure(marker, words);
      ui.paint_line(x + piece.rect.x - 8 - width, y + piece.rect.y + piece.text.line_height / 2,
                    width + 1, marker, words);
    }
    if (piece.classes.empty()) {
      ui.paint_block(x + piece.rect.x, y + piece.rect.y, piece.rect.w, piece.text, piece.spans,
                     style);
    } else {
      const std::vector<ImU32> colours = colours_of(piece.classes, theme);
      ui.paint_block(x + piece.rect.x, y + piece.rect.y, piece.rect.w, piece.text, piece.spans,
                     style, &colours);
    }
  }
}

// A table where its scroll region shows it; `view`: the item of the whole.
void MarkdownView::draw_scrolled(Ui& ui, std::size_t index, ItemId view) const {
  const Block& block = blocks_[index];
  const ItemId chunk = child_id(view, "c" + std::to_string(index / kChunk));
  const float along = ui.items.scroll_x(child_id(chunk, "b" + std::to_string(index) + ".wide"));
  const ImVec2 at = ui.screen(0, block.y, width_);
  ui.list->PushClipRect(at, {at.x + width_, at.y + block.height}, true);
  draw_block(ui, block, ui.mirrored() ? along : -along, block.y);
  ui.list->PopClipRect();
}

void MarkdownView::draw_rests(Ui& ui) {
  const auto pressed = [&](const std::string& key, const std::string& words, float top) {
    ButtonSpec more{key, words, ButtonLook::secondary};
    return ui.button(more, {0, top, std::min(width_, ui.button_width(more)), ui.small});
  };
  const auto show = [&](std::size_t& shown, std::size_t more) {
    shown += more;
    dirty_ = true;
    settled_ = 0;  // also blocks that were finished are laid out anew
  };
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const Block& block = blocks_[i];
    if (block.left == 0) continue;
    const bool counted = block.kind == MdKind::list || block.kind == MdKind::table;
    const std::string words =
        tr(counted ? "rest.show" : "rest.show_text", {std::to_string(block.left)});
    if (pressed("rest" + std::to_string(i), words, block.y + block.height + 6))
      show(parts_.try_emplace(i, kFirstParts).first->second, kMoreParts);
  }
  if (const std::size_t all = stream_.blocks().size();
      all > blocks_.size() && !more_ &&
      pressed("rest", tr("rest.show", {std::to_string(all - blocks_.size())}), height_ - ui.small))
    show(most_parts_, kMostParts);
}

std::string MarkdownView::draw(Ui& ui, ItemRole role, std::string_view key, const std::string& name,
                               float x, float y) {
  const std::uint32_t direction = right_to_left_ ? kRightToLeft : kLeftToRight;
  const Ui::Area area = ui.begin(role, key, name, {x, y, width_, height_}, direction);
  const bool continued = registered_frame_ + 1 == ui.items.frame() && registered_frame_ != 0;
  const std::size_t kept = continued ? registered_ : 0;
  ui.item_of(area).kept_children = kept / kChunk;
  for (std::size_t c = kept / kChunk; c * kChunk < blocks_.size(); ++c)
    register_chunk(ui, c, c == kept / kChunk ? kept % kChunk : 0);
  registered_ = blocks_.size();
  registered_frame_ = ui.items.frame();

  const Rect visible = ui.clip();
  const auto first = std::ranges::lower_bound(blocks_, visible.y, {},
                                              [](const Block& b) { return b.y + b.height; });
  const auto last = std::find_if(first, blocks_.end(),
                                 [&](const Block& b) { return b.y > visible.y + visible.h; });
  for (auto block = first; block != last; ++block) {
    if (block->scrolls)
      draw_scrolled(ui, static_cast<std::size_t>(block - blocks_.begin()), area.id);
    else
      draw_block(ui, *block, 0, block->y);
  }
  ui.end(area, height_);

  std::string copied;
  const Ui::Area tools = ui.begin(ItemRole::group, std::string(key) + ".copy",
                                  tr("answer.code_tools"), {x, y, width_, 0}, direction);
  for (auto block = first; block != last; ++block) {
    if (block->kind != MdKind::code) continue;
    const auto index = std::to_string(block - blocks_.begin());
    const std::string button_key = "copy" + index;
    ButtonSpec copy{button_key, tr("answer.copy_code"), ButtonLook::ghost, Icon::copy};
    copy.text = tr("copy");
    const float width = ui.button_width(copy);
    const float high = std::max(ui.small - 4, 32.0f);
    if (ui.button(copy, {width_ - width - 4, block->y + 19 - high / 2, width, high}))
      copied = stream_.blocks()[static_cast<std::size_t>(block - blocks_.begin())].code;
  }
  draw_rests(ui);
  if (more_) ui.unfinished = true;
  ui.end(tools, 0);
  return copied;
}

}  // namespace triptych::ui
