// What a newcomer is told once: a line where it helps, with a cross, never over anything else.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

constexpr float kHintLine = 20, kHintIcon = 16, kHintClose = 28;
constexpr float kHintLeft = kHintIcon + kGap;

// Whether it fits what is shown. Who opened one of the views knows them.
bool hint_fits(Frame& f, Hint hint, bool narrow) {
  const Bench bench = f.ask_ui.bench;
  switch (hint) {
    case Hint::models:
      return f.ask.conversations.empty();
    case Hint::views:
      if (f.ask_ui.bench_chosen && (bench == Bench::compare || bench == Bench::wire))
        f.out.push_back(HintEnded{hint});
      return bench == Bench::answers && !f.ask.conversations.empty();
    case Hint::keys:
      // Above the answers of a phone there is room for one line of these.
      if (narrow && bench == Bench::answers && !f.ask.is_over(Hint::views)) return false;
      return std::ranges::any_of(f.ask.conversations,
                                 [](const Conversation& c) { return c.last().practice; });
  }
  return false;
}

}  // namespace

float draw_hint(Frame& f, Hint hint, float x, float y, float width) {
  if (f.whose != AnswersOf::ask || f.ask.is_over(hint) || !hint_fits(f, hint, width < kPhone))
    return 0;
  Ui& ui = f.ui;
  const std::string name(name_of(hint)), words = tr("hint." + name);
  const Ui::Area area =
      ui.begin(ItemRole::group, "hint." + name, tr("hint.label"), {x, y, width, 0});
  TextStyle style;
  style.px = kTiny;
  style.colour = ui.theme.muted;
  style.line = kHintLine;
  const float close = f.shared.display.touch ? kControl : kHintClose;
  const float room = width - kHintLeft - kGapTight - close;
  const float wide = std::min(room, std::ceil(ui.measure(style, words)) + 1);
  const float inset = (close - kHintLine) / 2;
  const float used = ui.paragraph("words", kHintLeft, inset, wide, words, style);
  const float high = std::max(close, used + 2 * inset);
  ui.icon(Icon::info, kHintIcon / 2, inset + kHintLine / 2, kHintIcon, ui.theme.muted);
  ButtonSpec dismiss{"dismiss", tr("hint.dismiss"), ButtonLook::ghost, Icon::close};
  dismiss.icon_only = true;
  dismiss.description = words;
  if (ui.button(dismiss, {kHintLeft + wide + kGapTight, 0, close, close}))
    f.out.push_back(HintEnded{hint});
  ui.end(area, high);
  return high;
}

}  // namespace triptych::ui
