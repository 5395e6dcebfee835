// Trouble of the browser's storage is told above every place.
#include "app/page_frame.h"
#include "base/strings.h"

namespace triptych::ui {

float draw_storage_trouble(PageFrame& f, float x, float y, float width) {
  const StorageTrouble& trouble = f.shared.trouble;
  const auto word = [](StorageFault fault) { return std::string(name_of(fault)); };
  const std::string settings = word(trouble.settings);
  const std::string tab = settings.empty() ? word(trouble.tab) : "";
  const std::string batch = f.shared.place == Place::batch ? word(trouble.batch) : "";
  // Ask and History tell of files and runs where these stand.
  std::string kept = word(f.history.keep_problem);
  if (f.shared.place == Place::ask || f.shared.place == Place::history) kept.clear();
  const std::string all = settings + "," + tab + "," + kept + "," + batch;
  if (all == ",,," || f.page_ui.trouble_dismissed == all) return 0;
  const float inner = width - kControl - kGapTight;
  Stack stack(x, y, width);
  const auto tell = [&](const char* key, const std::string& what, const std::string& words) {
    if (what.empty()) return;
    stack.add(callout(f.ui, key, x, stack.y(), inner, Tone::warning, "", words, ItemRole::alert),
              kGap);
  };
  tell("trouble_settings", settings, tr("storage.settings_" + settings));
  tell("trouble_tab", tab, tr("storage.tab_" + tab));
  tell("trouble_batch", batch, tr("storage.batch_" + batch));
  tell("trouble_kept", kept, tr("keep." + kept));
  ButtonSpec close{"trouble_close", tr("notice.dismiss"), ButtonLook::ghost, Icon::close};
  close.icon_only = true;
  if (f.ui.button(close, Row({x, y, width, kControl}).end(kControl)))
    f.page_ui.trouble_dismissed = all;
  return stack.used();
}

}  // namespace triptych::ui
