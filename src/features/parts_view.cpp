// Pieces shared by the places.
#include "base/strings.h"
#include "base/utf8.h"
#include "features/ask/targets.h"
#include "features/view.h"
#include "providers/provider.h"
#include "widgets/shapes.h"

namespace triptych::ui {

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
