// Ask: the question on the left, the answer on the right; one column on a phone.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

constexpr float kComposer = 500;
constexpr float kPageGap = 20;
constexpr float kRunBar = 48 + 2 * 14;

float draw_title(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  ButtonSpec clear{"clear", tr("ask.clear"), ButtonLook::ghost, Icon::trash};
  clear.icon_only = width < 280;
  const bool nothing = f.ask.prompt.empty() && f.ask.attachments.empty();
  if (nothing) clear.state = kDisabled;
  const float wide = ui.button_width(clear);
  ButtonSpec link{"copy_link", tr("link.copy"), ButtonLook::ghost, Icon::link};
  const bool copied = f.shared.copied == "link" && f.shared.now - f.shared.copied_at < Millis{2500};
  if (copied) link.icon = Icon::check;
  link.icon_only = width < 460;
  link.description = tr("link.hint");
  if (f.ask.prompt.empty() && f.ask.preset_id.empty()) link.state = kDisabled;
  const float link_wide = link.icon_only ? ui.small : ui.button_width(link);
  const float both = wide + 4 + link_wide;
  const float used = ui.heading("title", x, y + 4, width - both - 8, 1, tr("ask.title"));
  if (ui.button(link, {x + width - both, y, link_wide, ui.small})) f.out.push_back(LinkCopied{});
  if (ui.button(clear, {x + width - wide, y, wide, f.ui.small})) f.out.push_back(ClearPressed{});
  return std::max(used, f.ui.small) + 4;
}

float draw_offline(Frame& f, float x, float y, float width) {
  if (f.shared.online) return 0;
  return callout(f, "offline", x, y, width, Tone::warning, tr("offline.title"), tr("offline.words"),
                 ItemRole::status) +
         12;
}

float draw_composer(Frame& f, float x, float y, float width) {
  const float top = y;
  y += draw_title(f, x, y, width) + 6;
  y += draw_offline(f, x, y, width);
  const auto section = [&](const char* key, const char* title, auto body) {
    y += panel(f, key, tr(title), x, y, width,
               [&](float px, float py, float inner) { return body(f, px, py, inner); }) +
         12;
  };
  section("target", "ask.target", draw_targets);
  section("attach_panel", "ask.files", draw_files);
  section("question", "ask.question", [](Frame& g, float px, float py, float inner) {
    float used = draw_question(g, px, py, inner) + 4;
    used += draw_schema(g, px, py + used, inner);
    return used + draw_options(g, px, py + used, inner);
  });
  return y - top;
}

float draw_result(Frame& f, float x, float y, float width) {
  const float top = y;
  if (f.ask.columns.empty())
    y += panel(f, "result", tr("answer.panel"), x, y, width,
               [&](float px, float py, float inner) { return draw_welcome(f, px, py, inner); }) +
         16;
  else
    y += draw_columns(f, x, y, width) + 2;
  y += draw_against(f, false, x, y, width);
  y += draw_results(f, x, y, width);
  if (!has_json_answers(f)) y += draw_differences(f, f.ask.columns, x, y, width);
  y += draw_wire(f, x, y, width);
  return y - top;
}

// How much room the run bar needs: it grows when it explains why nothing was sent.
float run_bar_height(const Frame& f) {
  const auto found = f.local.heights.find("run_bar");
  return found == f.local.heights.end() ? kRunBar : found->second;
}

void draw_fixed_run_bar(Frame& f, Rect rect) {
  Ui& ui = f.ui;
  const Ui::Area bar = ui.begin(ItemRole::group, "run_bar", tr("run.group"), rect);
  ui.layer(1);
  ui.fill({0, 0, rect.w, rect.h}, ui.theme.background);
  ui.fill({0, 0, rect.w, 1}, ui.theme.border);
  ui.layer(2);
  const float used = draw_run_bar(f, kPageGap, 14, rect.w - 2 * kPageGap) + 28;
  if (used != rect.h) {
    f.local.heights["run_bar"] = used;
    ui.animating = true;  // one more frame with the right height
  }
  ui.end(bar, rect.h);
}

}  // namespace

void draw_ask(Frame& f, Rect area) {
  Ui& ui = f.ui;
  const bool just_started =
      !f.ask.columns.empty() && f.ask.columns.front().id != f.ask_ui.shown_columns;
  const float bar = run_bar_height(f);
  if (f.one_column) {
    const Ui::Area scroll =
        ui.begin(ItemRole::scroll, "column", "", {0, area.y, area.w, area.h - bar}, kScrolls);
    const float width = area.w - 24;
    float y = 14;
    y += draw_composer(f, 12, y, width);
    const float result_at = y;
    y += draw_result(f, 12, y, width);
    if (just_started) ui.items.request_scroll(scroll.id, result_at - 8);
    ui.end_scroll(scroll, y + 20);
    draw_fixed_run_bar(f, {0, area.y + area.h - bar, area.w, bar});
    return;
  }
  if (f.ask_ui.question_hidden && f.ask.columns.size() > 1) {
    const Ui::Area all =
        ui.begin(ItemRole::scroll, "results", "", {0, area.y, area.w, area.h}, kScrolls);
    const float used = draw_result(f, kPageGap, kPageGap, area.w - 2 * kPageGap);
    return ui.end_scroll(all, used + 2 * kPageGap);
  }
  const float composer = std::min(kComposer, area.w * 0.46f);
  const Ui::Area left = ui.begin(ItemRole::scroll, "composer", "",
                                 {0, area.y, composer + kPageGap, area.h - bar}, kScrolls);
  float y = kPageGap;
  y += draw_composer(f, kPageGap, y, composer - kPageGap);
  ui.end_scroll(left, y + 8);
  draw_fixed_run_bar(f, {0, area.y + area.h - bar, composer + kPageGap, bar});
  const float right_x = composer + kPageGap;
  const Ui::Area right = ui.begin(ItemRole::scroll, "results", "",
                                  {right_x, area.y, area.w - right_x, area.h}, kScrolls);
  y = kPageGap;
  y += draw_result(f, 8, y, area.w - right_x - 8 - kPageGap);
  ui.end_scroll(right, y + kPageGap);
}

}  // namespace triptych::ui
