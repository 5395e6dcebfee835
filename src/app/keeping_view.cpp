// What is not kept is told: beside a field, and above every place.
#include "base/strings.h"
#include "features/view.h"

namespace triptych::ui {

std::string unkept_words(const Frame& f, const std::string& field, std::string_view text) {
  const std::string why = unkept(f.state, field, text);
  return why.empty() ? "" : tr("draft.unkept_" + why);
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

float draw_storage_trouble(Frame& f, float x, float y, float width) {
  const StorageTrouble& trouble = f.state.trouble;
  const std::string tab = trouble.settings.empty() ? trouble.tab : "";
  const std::string batch = f.state.place == Place::batch ? trouble.batch : "";
  // Ask and History tell of files and runs where these stand.
  std::string kept = f.state.history.keep_problem;
  if (f.state.place == Place::ask || f.state.place == Place::history) kept.clear();
  const std::string all = trouble.settings + "," + tab + "," + kept + "," + batch;
  if (all == ",,," || f.local.trouble_dismissed == all) return 0;
  const float top = y, inner = width - kControl - 4;
  const auto tell = [&](const char* key, const std::string& what, const std::string& words) {
    if (what.empty()) return;
    y += callout(f, key, x, y, inner, Tone::warning, "", words, ItemRole::alert) + 8;
  };
  tell("trouble_settings", trouble.settings, tr("storage.settings_" + trouble.settings));
  tell("trouble_tab", tab, tr("storage.tab_" + tab));
  tell("trouble_batch", batch, tr("storage.batch_" + batch));
  tell("trouble_kept", kept, tr("keep." + kept));
  ButtonSpec close{"trouble_close", tr("notice.dismiss"), ButtonLook::ghost, Icon::close};
  close.icon_only = true;
  if (f.ui.button(close, {x + width - kControl, top, kControl, kControl}))
    f.local.trouble_dismissed = all;
  return y - top;
}

}  // namespace triptych::ui
