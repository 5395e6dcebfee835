// The list of lessons under the parts of the course, with what was achieved and where to go on.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/learn/learn_ui.h"
#include "features/learn/learn_update.h"
#include "features/learn/lesson_view_internal.h"
#include "features/learn/solutions.h"

namespace triptych::ui {
namespace {

constexpr float kCard = 84;  // of a lesson in the list
constexpr float kCardPad = 16, kCardIndent = 72;
constexpr float kCardTitle = 30, kCardSummary = 56;  // the middle of its two lines
constexpr float kBadge = 40, kBadgeTop = 22, kBadgeIcon = 20;
constexpr float kTitleSize = 17;
constexpr float kNarrowCard = 420;  // below, the figures take the place of the summary
constexpr float kBar = 8;           // of what was achieved

int earned_in(const LearnState& course, const Lesson& lesson) {
  int sum = 0;
  for (const auto& [key, points] : course.progress.xp) {
    if (key.starts_with(lesson.id + "/")) sum += points;
  }
  return sum;
}

// "14 min · 6 of 35 XP"
std::string figures_of(const LearnState& course, const Lesson& lesson) {
  std::string words;
  if (lesson.minutes > 0) words = tr("course.minutes", {std::to_string(lesson.minutes)});
  const int all = xp_of(lesson);
  if (all == 0) return words;
  if (!words.empty()) words += " · ";
  return words +
         tr("course.points", {std::to_string(earned_in(course, lesson)), std::to_string(all)});
}

// In the circle at the beginning of a card.
void draw_badge(Ui& ui, Rect badge, int number, bool done) {
  ui.fill(badge, done ? ui.theme.accent_fill : ui.theme.accent_soft, kBadge / 2);
  const float x = badge.x + kBadge / 2, y = badge.y + kBadge / 2;
  if (done) return ui.icon(Icon::check, x, y, kBadgeIcon, ui.theme.on_accent);
  if (number == 0) return ui.icon(Icon::ask, x, y, kBadgeIcon, ui.theme.accent);
  TextStyle digit;
  digit.face = Face::bold;
  digit.px = kTitleSize;
  digit.colour = ui.theme.accent;
  const std::string mark = std::to_string(number);
  ui.paint_line(x - ui.measure(digit, mark) / 2, y, kBadge, digit, mark);
}

// `number`: 0 = none, of the scratchpad.
float draw_lesson_card(Frame& f, const Lesson& lesson, int number, float x, float y, float width) {
  Ui& ui = f.ui;
  const Rect rect{x, y, width, kCard};
  const std::string figures = figures_of(f.learn, lesson);
  Item item;
  item.id = ui.id("lesson." + lesson.id);
  item.role = ItemRole::button;
  item.name = (number > 0 ? std::to_string(number) + ". " : "") + lesson.title;
  item.description = figures.empty() ? lesson.summary : lesson.summary + " " + figures;
  item.rect = rect;
  const ItemId id = ui.items.add(std::move(item));
  ui.layer(0);
  ui.fill(rect, ui.hovered(rect) ? ui.theme.hover : ui.theme.surface, kRadius + 2);
  ui.stroke(rect, ui.theme.border, kRadius + 2);
  ui.layer(2);
  const bool done = number > 0 && is_finished(lesson, f.learn.progress);
  draw_badge(ui, {x + kCardPad, y + kBadgeTop, kBadge, kBadge}, number, done);
  TextStyle title;
  title.face = Face::medium;
  title.px = kTitleSize;
  TextStyle small;
  small.px = kSmall;
  small.colour = ui.theme.muted;
  const float wide = ui.measure(small, figures);
  const bool narrow = width < kNarrowCard;
  const float words_x = x + kCardIndent, words_wide = width - kCardIndent - kCardPad;
  ui.paint_line(words_x, y + kCardTitle, words_wide - (narrow ? 0 : wide + kGapWide), title,
                lesson.title);
  ui.paint_line(words_x, y + kCardSummary, words_wide, small,
                narrow && number > 0 ? figures : lesson.summary);
  if (!narrow) ui.paint_line(x + width - kCardPad - wide, y + kCardTitle, wide + 1, small, figures);
  if (ui.items.activated(id)) f.out.push_back(LessonOpened{lesson.id});
  return kCard;
}

float draw_score(Frame& f, float x, float y, float width) {
  const LearnState& course = f.learn;
  const CourseCount count = count_lessons(course);
  int all = 0;
  for (const Lesson& lesson : course.lessons) all += xp_of(lesson);
  std::string words =
      tr("course.done", {std::to_string(count.done), std::to_string(count.all)}) + " · " +
      tr("course.points", {std::to_string(course.progress.total()), std::to_string(all)});
  const int days = course.progress.streak(f.shared.today);
  if (days > 0)
    words +=
        " · " + (days == 1 ? tr("course.streak.one") : tr("course.streak", {std::to_string(days)}));
  Ui& ui = f.ui;
  const float share =
      count.all > 0 ? static_cast<float>(count.done) / static_cast<float>(count.all) : 0;
  Stack stack(x, y, width);
  stack.skip(kGapSmall);
  const Rect bar = stack.take(kBar, kGap);
  ui.fill(bar, ui.theme.raised, kBar / 2);
  if (share > 0)
    ui.fill({bar.x, bar.y, std::max(kBar, bar.w * std::min(share, 1.0f)), bar.h},
            ui.theme.accent_fill, kBar / 2);
  stack.add(ui.caption("score", x, stack.y(), width, words));
  return stack.used();
}

float draw_loading(Frame& f, float x, float y, float width) {
  const LearnState& course = f.learn;
  if (course.loading != LearnState::Loading::failed)
    return f.ui.paragraph("loading", x, y, width, tr("course.loading"), {}, ItemRole::status);
  Stack stack(x, y, width);
  stack.add(callout(f.ui, "failed", x, stack.y(), width, Tone::danger, "", course.problem,
                    ItemRole::alert),
            kGap);
  ButtonSpec again{"again", tr("course.retry"), ButtonLook::secondary, Icon::refresh};
  if (f.ui.button(again, stack.place(f.ui.button_width(again), kControl)))
    f.out.push_back(PlaceOpened{Place::learn});
  return stack.used();
}

std::string lessons_begun(const LearnState& learn) {
  return std::to_string(begun_lessons(learn.progress));
}

// Nothing is left to do: what was written can be looked at.
float draw_finished(Frame& f, float x, float y, float width) {
  if (!count_lessons(f.learn).finished()) return 0;
  Stack stack(x, y, width);
  TextStyle style;
  style.face = Face::medium;
  stack.add(f.ui.paragraph("finished", x, stack.y(), width, tr("course.finished"), style),
            kGapSmall);
  ButtonSpec go{"finish", tr("course.solutions"), ButtonLook::primary, Icon::check};
  if (f.ui.button(go, stack.place(f.ui.button_width(go), kControl)))
    f.out.push_back(LessonOpened{kSolutionsPage});
  return stack.used();
}

// One button to the lesson that comes next.
float draw_continue(Frame& f, float x, float y, float width) {
  const NextLesson next = next_lesson(f.learn);
  if (next.lesson == nullptr) return draw_finished(f, x, y, width);
  ButtonSpec go{"continue",
                tr(next.begun ? "course.continue" : "course.start", {next.lesson->title}),
                ButtonLook::primary, Icon::learn};
  float wide = f.ui.button_width(go);
  if (wide > width) {  // the title stands in the list, too
    go.text = tr(next.begun ? "course.continue_short" : "course.start_short");
    wide = std::min(width, f.ui.button_width(go));
  }
  if (f.ui.button(go, {x, y, wide, kControl})) f.out.push_back(LessonOpened{next.lesson->id});
  return kControl;
}

float draw_list(Frame& f, float x, float y, float width) {
  const Ui::Area list = f.ui.begin(ItemRole::group, "lessons", tr("course.list"), {x, y, width, 0});
  Stack cards(0, 0, width);
  int number = 1;
  std::string_view part;
  for (const Lesson& lesson : f.learn.lessons) {
    if (lesson.part != part && !lesson.part.empty()) {
      if (cards.y() > 0) cards.skip(kGapLarge);
      const std::string key = "part." + lesson.id;
      cards.add(f.ui.heading(key, 0, cards.y(), width, 2, lesson.part), kGapMedium);
    }
    part = lesson.part;
    const int shown = lesson.id == kScratchpad ? 0 : number++;
    cards.add(draw_lesson_card(f, lesson, shown, 0, cards.y(), width), kGapMedium);
  }
  f.ui.end(list, cards.used());
  return cards.used();
}

float draw_progress_buttons(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Flow flow{x, y, width};
  ButtonSpec save{"export", tr("course.export"), ButtonLook::ghost, Icon::download};
  if (ui.button(save, flow.next(ui.button_width(save), kControl)))
    f.out.push_back(ProgressExported{});
  ButtonSpec load{"import", tr("course.import"), ButtonLook::ghost, Icon::attach};
  if (ui.button(load, flow.next(ui.button_width(load), kControl)))
    f.out.push_back(ProgressFilesWanted{ProgressUse::merge});
  ButtonSpec reset{"reset", tr("course.reset"), ButtonLook::ghost, Icon::trash};
  if (ui.button(reset, flow.next(ui.button_width(reset), kControl)))
    ask_first(f, {tr("course.reset.title"),
                  tr("course.reset.words", {lessons_begun(f.learn)}),
                  tr("course.reset"),
                  {ProgressReset{}}});
  ButtonSpec own{"solutions", tr("course.solutions"), ButtonLook::ghost, Icon::check};
  if (!count_lessons(f.learn).finished() &&
      ui.button(own, flow.next(ui.button_width(own), kControl)))
    f.out.push_back(LessonOpened{kSolutionsPage});
  ButtonSpec script{"course", tr("course.download.all"), ButtonLook::ghost, Icon::download};
  if (ui.button(script, flow.next(ui.button_width(script), kControl)))
    f.out.push_back(LessonSaved{"", LessonFormat::script});
  ButtonSpec table{"class", tr("class.open"), ButtonLook::ghost, Icon::history};
  if (ui.button(table, flow.next(ui.button_width(table), kControl)))
    f.out.push_back(LessonOpened{kClassPage});
  Stack stack(x, y, width);
  stack.add(flow.used());
  if (!f.learn.import) return stack.used();
  const bool failed = f.learn.import->failed;
  stack.skip(kGap);
  stack.add(callout(ui, "imported", x, stack.y(), width, failed ? Tone::danger : Tone::info, "",
                    f.learn.import->words, failed ? ItemRole::alert : ItemRole::group));
  return stack.used();
}

}  // namespace

float draw_pack(Frame& f, float x, float y, float width) {
  if (f.learn.pack.empty()) return 0;
  return callout(f.ui, "pack", x, y, width, Tone::warning, tr("pack.title", {f.learn.pack}),
                 tr("pack.words"));
}

float draw_lessons(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  stack.add(ui.heading("title", x, stack.y(), width, 1, tr("course.title")), kGapSmall);
  stack.add_some(draw_pack(f, x, stack.y(), width), kGapBroad);
  TextStyle lead;
  lead.colour = ui.theme.muted;
  const float lead_wide = std::min(width, kMeasure);
  stack.add(ui.paragraph("lead", x, stack.y(), lead_wide, tr("course.lead"), lead), kGapMedium);
  if (f.shared.language != "en")
    stack.add(ui.caption("language", x, stack.y(), width, tr("course.english_only")), kGapSmall);
  if (f.learn.loading != LearnState::Loading::there) {
    stack.add(draw_loading(f, x, stack.y(), width));
    return stack.used();
  }
  stack.add(draw_score(f, x, stack.y(), width), kGapWide);
  stack.add_some(draw_continue(f, x, stack.y(), width), kGapSection);
  stack.add(draw_list(f, x, stack.y(), width), kGap);
  stack.add(draw_progress_buttons(f, x, stack.y(), width));
  return stack.used();
}

}  // namespace triptych::ui
