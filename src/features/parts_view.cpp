// Pieces shared by the places.
#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "base/utf8.h"
#include "features/ask/targets.h"
#include "features/view.h"
#include "providers/provider.h"
#include "widgets/shapes.h"
#include "widgets/text_layout.h"

namespace triptych::ui {
namespace {

constexpr float kFieldLine = 24, kFieldPad = 20;  // as the page's style sheet sets them
constexpr std::size_t kMeasured = 4000;  // bytes of a text that are looked at for its height

}  // namespace

ImU32 hue_of(const Theme& theme, std::string_view provider_id) {
  std::size_t index = 0;
  for (const Provider* provider : providers()) {
    if (provider->info().id == provider_id) break;
    ++index;
  }
  return theme.hues[index % std::size(theme.hues)];
}

void draw_mark(Frame& f, std::string_view provider_id, std::string_view model, float x, float y) {
  const std::size_t mark = mark_of(f.shared.catalog, provider_id, model);
  draw_shape(f.ui, mark, x, y, f.ui.theme.hues[mark % std::size(f.ui.theme.hues)]);
}

ImU32 hue_of(const Frame& f, std::string_view provider_id, std::string_view model) {
  const std::size_t mark = mark_of(f.shared.catalog, provider_id, model);
  return f.ui.theme.hues[mark % std::size(f.ui.theme.hues)];
}

void ask_first(Frame& f, Confirm confirm) {
  f.local.confirm = std::move(confirm);
  f.local.dialog = Dialog::confirm;
  f.local.confirm_fresh = true;
}

namespace {

Icon icon_of(MediaKind kind) {
  switch (kind) {
    case MediaKind::image:
      return Icon::image;
    case MediaKind::document:
      return Icon::document;
    case MediaKind::audio:
      return Icon::audio;
    case MediaKind::video:
      return Icon::video;
    default:
      return Icon::file;
  }
}

}  // namespace

void draw_picture(Ui& ui, const Picture& picture, MediaKind kind, Rect box) {
  ui.layer(1);
  ui.fill(box, ui.theme.background, kGapSmall);
  ui.layer(2);
  if (picture.texture == 0) {
    ui.icon(icon_of(kind), box.x + box.w / 2, box.y + box.h / 2, std::min(26.0f, box.h * 0.6f),
            ui.theme.muted);
    return;
  }
  const auto w = static_cast<float>(picture.width), h = static_cast<float>(picture.height);
  const float scale = std::min(box.w / w, box.h / h);
  const Rect at{box.x + (box.w - w * scale) / 2, box.y + (box.h - h * scale) / 2, w * scale,
                h * scale};
  const ImVec2 a = ui.screen(at.x, at.y, at.w);
  ui.list->AddImageRounded(static_cast<ImTextureID>(picture.texture), a, {a.x + at.w, a.y + at.h},
                           {0, 0}, {1, 1}, IM_COL32_WHITE, 2);
}

float field_height(Ui& ui, std::string_view text, float width, float least, float most) {
  const std::vector<Span> spans{{std::string(utf8_prefix(text, kMeasured)), "", Face::regular}};
  const TextBlock block = lay_out(ui.text, spans, kText, kFieldLine, width - 2 * kGapWide);
  const float lines =
      std::clamp(static_cast<float>(block.lines.size()), least, std::max(least, most));
  return lines * kFieldLine + kFieldPad;
}

float known_height(const SharedUi& local, std::string_view key, float guess) {
  const auto found = local.heights.find(key);
  return found == local.heights.end() ? guess : found->second;
}

void note_height(Ui& ui, SharedUi& local, const char* key, float height) {
  float& known = local.heights[key];
  if (known == height) return;
  known = height;
  ui.unsettled = true;
}

std::string unkept_words(const Frame& f, const std::string& field, std::string_view text) {
  const StorageFault why = unkept(f.shared.texts, f.shared.trouble.settings, field, text);
  return why == StorageFault::none ? "" : tr("draft.unkept_" + std::string(name_of(why)));
}

float draw_unkept(Frame& f, const std::string& field, std::string_view text, float x, float y,
                  float width) {
  const std::string words = unkept_words(f, field, text);
  if (words.empty()) return 0;
  TextStyle style;
  style.px = kSmall;
  style.line = 20;
  style.colour = f.ui.theme.warning;
  return f.ui.paragraph("unkept." + field, x, y + 4, width, words, style, ItemRole::status) + 10;
}

}  // namespace triptych::ui
