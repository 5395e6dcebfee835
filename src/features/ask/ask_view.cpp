// Ask: the models above, the question in the middle, and once it was asked the answers between
// both.
#include <algorithm>

#include "base/apart.h"
#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

constexpr float kComposerWide = 760, kDockWide = 980;
constexpr float kWideSide = 24, kNarrowSide = 12;
constexpr float kLeastFixed = 560;  // in lower windows the models and the head are scrolled
constexpr float kDockGuess = 84, kHeadGuess = 96, kBarTop = 12;
constexpr float kDockShare = 0.6f;     // the most of the window that the composer takes
constexpr float kAboveMiddle = 0.42f;  // of the room left: what stands above the empty page

float side_of(const Rect& area) { return area.w < kPhone ? kNarrowSide : kWideSide; }

float draw_offline(Frame& f, float x, float y, float width) {
  if (f.shared.online) return 0;
  return callout(f.ui, "offline", x, y, width, Tone::warning, tr("offline.title"),
                 tr("offline.words"), ItemRole::status) +
         kGapWide;
}

// The log exists before the first answer, so that assistive technology knows where it will be.
void draw_empty_log(Frame& f, float x, float y, float width) {
  const Ui::Area log = f.ui.begin(ItemRole::log, "answer", tr("answer.label"), {x, y, width, 0});
  f.ui.end(log, 0);
}

float draw_empty_page(Frame& f, float x, float y, float width) {
  const Column column = middle_of(width + 2 * x, kComposerWide, x);
  Stack stack(column.x, y, column.width);
  stack.add(draw_offline(f, stack.x(), stack.y(), stack.width()));
  stack.add(draw_welcome(f, stack.x(), stack.y(), stack.width()), kGapLarge + kGapTight);
  stack.add(draw_composer(f, stack.x(), stack.y(), stack.width()));
  stack.add_some(draw_hint(f, Hint::models, stack.x(), stack.y() + kGap, stack.width()), kGap);
  draw_empty_log(f, stack.x(), stack.y(), stack.width());
  return stack.used();
}

float draw_answered_page(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  stack.add(draw_offline(f, x, stack.y(), width));
  stack.add(draw_bench(f, x, stack.y(), width));
  return stack.used();
}

// The composer at the bottom, over the page; a long question is scrolled in it.
void draw_dock(Frame& f, Rect rect) {
  Ui& ui = f.ui;
  const Ui::Area dock = ui.begin(ItemRole::group, "dock", tr("run.group"), rect, kScrolls);
  ui.layer(0);
  ui.fill({0, 0, rect.w, std::max(rect.h, known_height(f.local, "dock", 0))}, ui.theme.background);
  ui.layer(2);
  const Column column = middle_of(rect.w, kDockWide, rect.w < kPhone ? kGap : kWideSide);
  const float used = draw_composer(f, column.x, kGap, column.width) + 2 * kGap;
  note_height(f.ui, f.local, "dock", used);
  ui.end_scroll(dock, used);
}

// The models, and what was asked of them; returns its height.
float draw_top(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  stack.skip(kBarTop);
  stack.add(draw_model_bar(f, x, stack.y(), width), kGap);
  if (!f.ask.conversations.empty()) {
    stack.add(apart<draw_bench_head>(f, x, stack.y(), width));
    f.ui.fill({0, stack.y(), width + 2 * x, 1}, f.ui.theme.border);
    stack.add(1);
  }
  return stack.used();
}

float draw_fixed_top(Frame& f, Rect area, float side) {
  const float height = known_height(f.local, "top", kHeadGuess);
  const Ui::Area top =
      f.ui.begin(ItemRole::group, "top", tr("ask.title"), {0, area.y, area.w, height});
  note_height(f.ui, f.local, "top", draw_top(f, side, 0, area.w - 2 * side));
  f.ui.end(top, height);
  return height;
}

// In a low window nothing but the composer stays in place: what is above it is scrolled.
void draw_page(Frame& f, Rect area) {
  Ui& ui = f.ui;
  const bool answered = !f.ask.conversations.empty(), low = area.h < kLeastFixed;
  const float side = side_of(area), width = area.w - 2 * side;
  const float top = low ? 0 : draw_fixed_top(f, area, side);
  const float dock =
      answered ? std::min(known_height(f.local, "dock", kDockGuess), area.h * kDockShare) : 0;
  const Rect room{0, area.y + top, area.w, std::max(1.0f, area.h - top - dock)};
  const Ui::Area scroll = ui.begin(ItemRole::scroll, "page", "", room, kScrolls);
  const float above = low ? draw_top(f, side, 0, width) : 0;
  if (answered) {
    const float used = apart<draw_answered_page>(f, side, above + kGapWide, width);
    ui.end_scroll(scroll, above + used + kGapWide + kGapLarge);
    return apart<draw_dock>(f, Rect{0, area.y + area.h - dock, area.w, dock});
  }
  const float block = known_height(f.local, "empty_page", 0);
  const float free = std::floor((room.h - above - block) * kAboveMiddle);
  const float begin = above + std::max(kGapLarge, free);
  const float used = draw_empty_page(f, side, begin, width);
  note_height(f.ui, f.local, "empty_page", used);
  ui.end_scroll(scroll, begin + used + kGapLarge);
}

}  // namespace

void draw_ask(Frame& f, Rect area) {
  notice_new_question(f);
  draw_page(f, area);
  draw_sheet(f);
}

}  // namespace triptych::ui
