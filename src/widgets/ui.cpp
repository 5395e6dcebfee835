#include "widgets/ui.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "widgets/bidi.h"
#include "widgets/characters.h"

namespace triptych::ui {
namespace {

constexpr int kLayers = 3;
constexpr float kLettersPerEm = 6;  // of the narrowest

bool contains(const Rect& rect, ImVec2 p) {
  return p.x >= rect.x && p.y >= rect.y && p.x < rect.x + rect.w && p.y < rect.y + rect.h;
}

// Where the baseline lies in a line: the share of the em above it for the faces we use.
float baseline_in(float px, float line) { return std::round((line - px * 1.21f) / 2 + px * 0.97f); }

// A page may be a hundred windows high: vertices that nobody sees are not made.
bool out_of_sight(const ImDrawList& list, ImVec2 at, float width, float height) {
  const ImVec4 clip = list._ClipRectStack.back();
  return at.x > clip.z || at.x + width < clip.x || at.y > clip.w || at.y + height < clip.y;
}

}  // namespace

float line_height_of(const TextStyle& style) {
  return style.line > 0 ? style.line : std::round(style.px * kLine);
}

Ui::Ui(ItemRegistry& registry, TextEngine& engine, const Theme& colours, float pixel_density)
    : items(registry), text(engine), theme(colours), density(pixel_density) {
  list = ImGui::GetBackgroundDrawList();
  list->ChannelsSplit(kLayers);
  list->ChannelsSetCurrent(layer_);
  mouse_down_ = ImGui::GetIO().MouseDown[0];
  width_ = ImGui::GetIO().DisplaySize.x;
}

void Ui::finish() { list->ChannelsMerge(); }

void Ui::layer(int depth) {
  layer_ = depth;
  list->ChannelsSetCurrent(depth);
}

Ui::Area Ui::begin(ItemRole role, std::string_view key, std::string name, Rect rect,
                   std::uint32_t state) {
  if (rect.w <= 0) rect.w = width_ - rect.x;  // as wide as there is room
  Item item;
  item.id = id(key);
  item.role = role;
  item.name = std::move(name);
  item.rect = rect;
  item.state = state;
  Area area{item.id, items.items().size(), rect, (state & (kScrolls | kScrollsX)) != 0};
  items.add(std::move(item));
  saved_.push_back({origin_, width_, mirrored_});
  const ImVec2 top_left = screen(rect.x, rect.y, rect.w);
  origin_ = top_left;
  width_ = rect.w;
  if ((state & (kLeftToRight | kRightToLeft)) != 0) mirrored_ = (state & kRightToLeft) != 0;
  items.push_container(area.id, width_, mirrored_);
  if (area.clipped) {
    list->PushClipRect(top_left, {top_left.x + rect.w, top_left.y + rect.h}, true);
    origin_.x -= items.scroll_x(area.id);
    origin_.y -= items.scroll(area.id);
  }
  return area;
}

void Ui::end(const Area& area, float height) {
  items.pop_container();
  items.item(area.index).rect.h = height;
  leave();
}

void Ui::end_scroll(const Area& area, float content_height) {
  items.pop_container();
  items.item(area.index).content_height = std::max(content_height, 0.0f);
  list->PopClipRect();
  leave();
}

void Ui::leave() {
  origin_ = saved_.back().origin;
  width_ = saved_.back().width;
  mirrored_ = saved_.back().mirrored;
  saved_.pop_back();
}

Rect Ui::clip() const {
  const ImVec4 c = list->_ClipRectStack.back();
  return {c.x - origin_.x, c.y - origin_.y, c.z - c.x, c.w - c.y};
}

void Ui::fill(Rect r, ImU32 colour, float radius) {
  const ImVec2 at = screen(r.x, r.y, r.w);
  if (out_of_sight(*list, at, r.w, r.h)) return;
  list->AddRectFilled(at, {at.x + r.w, at.y + r.h}, colour, radius);
}

void Ui::stroke(Rect r, ImU32 colour, float radius, float thickness) {
  const float half = thickness / 2;
  const ImVec2 at = screen(r.x, r.y, r.w);
  if (out_of_sight(*list, at, r.w, r.h)) return;
  list->AddRect({at.x + half, at.y + half}, {at.x + r.w - half, at.y + r.h - half}, colour, radius,
                0, thickness);
}

void Ui::icon(Icon which, float x, float y, float size, ImU32 colour) {
  const ImVec2 at = screen(x, y);
  if (out_of_sight(*list, {at.x - size / 2, at.y - size / 2}, size, size)) return;
  draw_icon(*list, which, at, size, colour);
}

void Ui::paint(float x, float baseline, const TextStyle& style, std::string_view words) {
  const ImU32 colour = style.colour != 0 ? style.colour : theme.text;
  const float px = face_px(style.face, style.px);
  ImVec2 pen = screen(x, baseline, mirrored_ ? measure(style, words) : 0);
  if (is_rtl_text(words)) {  // the browser orders the whole line
    text.draw(*list, pen, style.face, px, colour, words, starts_right_to_left(words));
    return;
  }
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = next_run(words, at);
    pen.x += text.draw(*list, pen, style.face, px, colour, words.substr(at, end - at));
    at = end;
  }
}

float Ui::measure(const TextStyle& style, std::string_view words) {
  const float px = face_px(style.face, style.px);
  if (is_rtl_text(words)) return text.width(style.face, px, words);
  float width = 0;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = next_run(words, at);
    width += text.width(style.face, px, words.substr(at, end - at));
    at = end;
  }
  return width;
}

float Ui::paint_line(float x, float y_centre, float width, const TextStyle& style,
                     std::string_view all) {
  // What nobody can see is not measured; a letter has up to four bytes.
  const float most = 64 + 4 * kLettersPerEm * std::max(0.0f, width) / style.px;
  const std::string_view words = utf8_prefix(all, static_cast<std::size_t>(most));
  const float line = line_height_of(style);
  const float baseline = y_centre - line / 2 + baseline_in(style.px, line);
  const float full = measure(style, words);
  if (full <= width + 0.5f && words.size() == all.size()) {
    paint(x, baseline, style, words);
    return full;
  }
  const float room = width - measure(style, "…");
  std::size_t low = 0, high = words.size();
  while (low < high) {  // longest prefix that fits, on a code point boundary
    const std::size_t middle = (low + high + 1) / 2;
    if (measure(style, words.substr(0, middle)) <= room)
      low = middle;
    else
      high = middle - 1;
  }
  while (low > 0 && (static_cast<unsigned char>(words[low]) & 0xC0) == 0x80) --low;
  paint(x, baseline, style, std::string(words.substr(0, low)) + "…");
  return width;
}

// Joined, so that the browser shapes and orders it; in pieces where not all of it looks the same,
// or emoji, which are painted apart, would take it to pieces.
void Ui::paint_mixed(ImVec2 at, const TextBlock& block, const TextLine& line,
                     const std::vector<Span>& spans, float px,
                     const std::function<ImU32(std::size_t)>& colour_of) {
  std::string joined;
  std::vector<std::size_t> cuts, span_of;
  for (std::uint32_t i = 0; i < line.run_count; ++i) {
    const PlacedRun& run = block.runs[line.first_run + i];
    const auto looks_as = [&](std::size_t span) {
      return spans[span].face == spans[run.span].face && colour_of(span) == colour_of(run.span);
    };
    if (span_of.empty() || !looks_as(span_of.back())) {
      cuts.push_back(joined.size());
      span_of.push_back(run.span);
    }
    joined.append(spans[run.span].text, run.begin, run.end - run.begin);
  }
  while (!joined.empty() && joined.back() == ' ') joined.pop_back();
  std::vector<BidiPiece> order{{0, joined.size(), block.rtl}};
  if (span_of.size() > 1 || text.has_emoji(joined)) order = visual_order(joined, block.rtl, cuts);

  struct Part {
    std::size_t span;
    std::string words;
    float width;
  };
  std::vector<Part> parts;
  float width = 0;
  for (const BidiPiece& piece : order) {
    const auto cut = std::ranges::upper_bound(cuts, piece.begin) - cuts.begin() - 1;
    const std::size_t span = span_of[static_cast<std::size_t>(cut)];
    const Face face = spans[span].face;
    std::string words =
        piece.rtl ? kRightToLeftMark : kLeftToRightMark;  // or its first letter decided
    words.append(joined, piece.begin, piece.end - piece.begin);
    const float wide = text.width(face, face_px(face, px), words);
    parts.push_back({span, std::move(words), wide});
    width += wide;
  }
  float pen = block.rtl ? at.x + line.width - width : at.x;
  for (std::size_t i = 0; i < parts.size(); pen += parts[i++].width) {
    const Face face = spans[parts[i].span].face;
    text.draw(*list, {pen, at.y}, face, face_px(face, px), colour_of(parts[i].span), parts[i].words,
              order[i].rtl);
  }
}

void Ui::paint_block(float x, float y, float width, const TextBlock& block,
                     const std::vector<Span>& spans, const TextStyle& style,
                     const std::vector<ImU32>* colours) {
  const ImU32 base = style.colour != 0 ? style.colour : theme.text;
  const Rect visible = clip();
  const bool right = block.rtl || (block.neutral && mirrored_);
  const ImVec2 corner = screen(x, y, width);
  const float first = std::max(0.0f, std::floor((visible.y - y) / block.line_height));
  float baseline = corner.y + first * block.line_height + baseline_in(style.px, block.line_height);
  for (auto l = static_cast<std::size_t>(first); l < block.lines.size();
       ++l, baseline += block.line_height) {
    if (baseline - block.line_height > origin_.y + visible.y + visible.h) break;
    const TextLine& line = block.lines[l];
    const float left = right && width > 0 ? corner.x + width - line.width : corner.x;
    const auto colour_of = [&](std::size_t span) {
      if (colours != nullptr) return (*colours)[span];
      return spans[span].href.empty() ? base : theme.accent;
    };
    if (line.mixed && line.run_count > 0) {
      paint_mixed({left, baseline}, block, line, spans, style.px, colour_of);
      continue;
    }
    for (std::uint32_t i = 0; i < line.run_count; ++i) {
      const PlacedRun& run = block.runs[line.first_run + i];
      const Span& span = spans[run.span];
      text.draw(*list, {left + run.x, baseline}, span.face, face_px(span.face, style.px),
                colour_of(run.span),
                std::string_view(span.text).substr(run.begin, run.end - run.begin));
    }
  }
}

bool Ui::hovered(Rect r) const {
  const ImGuiIO& io = ImGui::GetIO();
  const ImVec2 top_left = screen(r.x, r.y, r.w);
  if (!contains({top_left.x, top_left.y, r.w, r.h}, io.MousePos)) return false;
  const ImVec4 c = list->_ClipRectStack.back();
  if (!contains({c.x, c.y, c.z - c.x, c.w - c.y}, io.MousePos)) return false;
  if (in_overlay_ || last_covers_ == nullptr) return true;
  return std::ranges::none_of(*last_covers_,
                              [&](const Rect& cover) { return contains(cover, io.MousePos); });
}

// Each lies above the one before, with layers of its own.
void Ui::run_overlays() {
  ImDrawList* below = list;
  list = ImGui::GetForegroundDrawList();
  in_overlay_ = true;
  for (auto& draw : overlays_) {
    list->ChannelsSplit(kLayers);
    layer(2);
    draw(*this);
    list->ChannelsMerge();
  }
  in_overlay_ = false;
  list = below;
  overlays_.clear();
}

}  // namespace triptych::ui
