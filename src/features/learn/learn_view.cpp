// Learn: the list of lessons with what was achieved, a lesson, and the reference.
#include <algorithm>

#include "base/assets.h"
#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/learn/learn_ui.h"
#include "features/learn/learn_update.h"
#include "features/learn/lesson_view_internal.h"
#include "providers/provider.h"

namespace triptych::ui {
namespace {

struct LessonColumn {
  float x, width;
};
constexpr float kWidest = 1200;  // of things that lie side by side
LessonColumn column_of(float room, float most = kMeasure + 100) {
  const float side = room < 600 ? 14.0f : 28.0f;
  const float width = std::min(room - 2 * side, most);
  return {std::max(side, (room - width) / 2), width};
}

int earned_in(const LearnState& course, const Lesson& lesson) {
  int sum = 0;
  for (const auto& [key, points] : course.progress.xp) {
    if (key.starts_with(lesson.id + "/")) sum += points;
  }
  return sum;
}

// --- the list ----------------------------------------------------------------------------------

float draw_lesson_card(Frame& f, const Lesson& lesson, int number, float x, float y, float width) {
  Ui& ui = f.ui;
  constexpr float kHigh = 84;
  const Rect rect{x, y, width, kHigh};
  const int all = xp_of(lesson), got = earned_in(f.learn, lesson);
  std::string points =
      all > 0 ? tr("course.points", {std::to_string(got), std::to_string(all)}) : "";
  Item item;
  item.id = ui.id("lesson." + lesson.id);
  item.role = ItemRole::button;
  item.name = (number > 0 ? std::to_string(number) + ". " : "") + lesson.title;
  item.description = points.empty() ? lesson.summary : lesson.summary + " " + points;
  item.rect = rect;
  const ItemId id = ui.items.add(std::move(item));
  ui.layer(0);
  ui.fill(rect, ui.hovered(rect) ? ui.theme.hover : ui.theme.surface, kRadius + 2);
  ui.stroke(rect, ui.theme.border, kRadius + 2);
  ui.layer(2);
  const bool done = all > 0 && got >= all;
  ui.fill({x + 16, y + 22, 40, 40}, done ? ui.theme.accent_fill : ui.theme.accent_soft, 20);
  TextStyle digit;
  digit.face = Face::bold;
  digit.px = 17;
  digit.colour = ui.theme.accent;
  const std::string mark = std::to_string(number);
  if (done)
    ui.icon(Icon::check, x + 36, y + 42, 20, ui.theme.on_accent);
  else if (number > 0)
    ui.paint_line(x + 36 - ui.measure(digit, mark) / 2, y + 42, 40, digit, mark);
  else
    ui.icon(Icon::ask, x + 36, y + 42, 20, ui.theme.accent);
  TextStyle title;
  title.face = Face::medium;
  title.px = 17;
  TextStyle small;
  small.px = kSmall;
  small.colour = ui.theme.muted;
  const float wide = ui.measure(small, points);
  const bool narrow = width < 420;
  ui.paint_line(x + 72, y + 30, width - 88 - (narrow ? 0 : wide + 12), title, lesson.title);
  ui.paint_line(x + 72, y + 56, width - 88, small, narrow ? points : lesson.summary);
  if (!narrow) ui.paint_line(x + width - 16 - wide, y + 30, wide + 1, small, points);
  if (ui.items.activated(id)) f.out.push_back(LessonOpened{lesson.id});
  return kHigh;
}

float draw_score(Frame& f, float x, float y, float width) {
  const LearnState& course = f.learn;
  int all = 0;
  for (const Lesson& lesson : course.lessons) all += xp_of(lesson);
  std::string words =
      tr("course.points", {std::to_string(course.progress.total()), std::to_string(all)});
  const int days = course.progress.streak(f.shared.today);
  if (days > 0)
    words +=
        " · " + (days == 1 ? tr("course.streak.one") : tr("course.streak", {std::to_string(days)}));
  Ui& ui = f.ui;
  const float share =
      all > 0 ? static_cast<float>(course.progress.total()) / static_cast<float>(all) : 0;
  ui.fill({x, y + 6, width, 8}, ui.theme.raised, 4);
  if (share > 0)
    ui.fill({x, y + 6, std::max(8.0f, width * std::min(share, 1.0f)), 8}, ui.theme.accent_fill, 4);
  return 22 + ui.caption("score", x, y + 22, width, words);
}

float draw_loading(Frame& f, float x, float y, float width) {
  const LearnState& course = f.learn;
  if (course.loading != LearnState::Loading::failed)
    return f.ui.paragraph("loading", x, y, width, tr("course.loading"), {}, ItemRole::status);
  const float used =
      callout(f, "failed", x, y, width, Tone::danger, "", course.problem, ItemRole::alert);
  ButtonSpec again{"again", tr("course.retry"), ButtonLook::secondary, Icon::refresh};
  if (f.ui.button(again, {x, y + used + 8, f.ui.button_width(again), kControl}))
    f.out.push_back(PlaceOpened{Place::learn});
  return used + 8 + kControl;
}

}  // namespace

std::string reference_text() {
  constexpr std::string_view kPlace = "@@CAPABILITIES@@";
  std::string out(assets::guide_md());
  if (const std::size_t at = out.find(kPlace); at != std::string::npos)
    out.replace(at, kPlace.size(), capability_table());
  return out;
}

namespace {

std::string lessons_begun(const LearnState& learn) {
  return std::to_string(begun_lessons(learn.progress));
}

// Whose lessons these are, when they are not the page's own.
float draw_pack(Frame& f, float x, float y, float width) {
  if (f.learn.pack.empty()) return 0;
  return callout(f, "pack", x, y, width, Tone::warning, tr("pack.title", {f.learn.pack}),
                 tr("pack.words")) +
         14;
}

float draw_lessons(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const float top = y;
  y += ui.heading("title", x, y, width, 1, tr("course.title")) + 6;
  y += draw_pack(f, x, y, width);
  TextStyle lead;
  lead.colour = ui.theme.muted;
  y += ui.paragraph("lead", x, y, std::min(width, kMeasure), tr("course.lead"), lead) + 10;
  if (f.shared.language != "en")
    y += 6 + ui.caption("language", x, y, width, tr("course.english_only"));
  if (f.learn.loading != LearnState::Loading::there) return y - top + draw_loading(f, x, y, width);
  y += draw_score(f, x, y, width) + 12;
  const Ui::Area list = ui.begin(ItemRole::group, "lessons", tr("course.list"), {x, y, width, 0});
  float used = 0;
  int number = 1;
  for (const Lesson& lesson : f.learn.lessons) {
    const bool last = &lesson == &f.learn.lessons.back();  // the scratchpad
    used += draw_lesson_card(f, lesson, last ? 0 : number++, 0, used, width) + 10;
  }
  ui.end(list, used);
  y += used + 8;
  Flow flow{x, y, width};
  ButtonSpec save{"export", tr("course.export"), ButtonLook::ghost, Icon::download};
  if (ui.button(save, flow.next(ui.button_width(save), kControl)))
    f.out.push_back(ProgressExported{});
  ButtonSpec reset{"reset", tr("course.reset"), ButtonLook::ghost, Icon::trash};
  if (ui.button(reset, flow.next(ui.button_width(reset), kControl)))
    ask_first(f, {tr("course.reset.title"),
                  tr("course.reset.words", {lessons_begun(f.learn)}),
                  tr("course.reset"),
                  {ProgressReset{}}});
  return flow.bottom() - top;
}

float draw_reference(Frame& f, float x, float y, float width) {
  const float top = y;
  y += f.ui.heading("reference", x, y, width, 2, tr("course.guide")) + 8;
  if (f.learn_ui.guide_language != f.shared.language || f.learn_ui.guide.empty()) {
    f.learn_ui.guide_language = f.shared.language;
    f.learn_ui.guide.set_parent_heading(2);
    f.learn_ui.guide.set(reference_text());
  }
  const float height = f.learn_ui.guide.lay_out(f.ui.text, width);
  const std::string code =
      f.learn_ui.guide.draw(f.ui, ItemRole::group, "guide", tr("course.guide"), x, y);
  if (!code.empty()) f.out.push_back(CopyPressed{code, "code"});
  y += height + 28;
  ButtonSpec go{"go_ask", tr("learn.try"), ButtonLook::primary, Icon::ask};
  if (f.ui.button(go, {x, y, f.ui.button_width(go), 48})) f.out.push_back(PlaceOpened{Place::ask});
  return y + 48 - top;
}

// Whether they may use the person's keys.
float draw_pack_question(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const float top = y;
  y += 12 +
       callout(f, "pack_keys", x, y + 12, width, Tone::warning, tr("pack.keys.title"),
               tr("pack.keys.words", {f.learn.pack}), ItemRole::alert) +
       8;
  ButtonSpec refuse{"pack_refuse", tr("pack.keys.refuse"), ButtonLook::primary};
  ButtonSpec allow{"pack_allow", tr("pack.keys.allow"), ButtonLook::secondary};
  Flow flow{x, y, width};
  if (ui.button(allow, flow.next(ui.button_width(allow), kControl)))
    f.out.push_back(RealKeysAnswered{true});
  if (ui.button(refuse, flow.next(ui.button_width(refuse), kControl)))
    f.out.push_back(RealKeysAnswered{false});
  return flow.bottom() - top;
}

// --- one lesson --------------------------------------------------------------------------------

float draw_lesson_head(Frame& f, const Lesson& lesson, float x, float y, float width) {
  Ui& ui = f.ui;
  const float top = y;
  ButtonSpec back{"back", tr("course.back"), ButtonLook::ghost, Icon::learn};
  if (ui.button(back, {x - 8, y, ui.button_width(back), kControl}))
    f.out.push_back(LessonOpened{""});
  y += kControl + 8;
  y += ui.heading("title", x, y, width, 1, lesson.title) + 4;
  y += ui.caption("summary", x, y, width, lesson.summary) + 10;
  y += draw_pack(f, x, y, width);
  const LearnState& course = f.learn;
  Flow flow{x, y, width};
  ButtonSpec all{"run_all", tr("course.run_all"), ButtonLook::secondary, Icon::play};
  if (course.running()) all.state = kDisabled;
  if (ui.button(all, flow.next(ui.button_width(all), kControl))) f.out.push_back(RunAllPressed{});
  ButtonSpec restart{"restart", tr("course.restart"), ButtonLook::ghost, Icon::refresh};
  if (ui.button(restart, flow.next(ui.button_width(restart), kControl)))
    f.out.push_back(PythonRestartPressed{});
  y = flow.bottom() + 10;
  TextStyle label;
  label.px = kSmall;
  label.face = Face::medium;
  ui.paint_line(x, y + 10, width, label, tr("course.keys"));
  y += 24;
  y += radio_chips<bool>(
      f, x, y, width, {{false, "course.keys.practice"}, {true, "course.keys.own"}},
      course.real_keys, "course.keys", [](bool own) { return Event{RealKeysChosen{own}}; });
  if (course.pack_asks) y += draw_pack_question(f, x, y, width);
  if (course.real_keys) y += 6 + ui.caption("keys_note", x, y + 6, width, tr("course.keys.note"));
  return y + 12 - top;
}

float draw_block(Frame& f, const Lesson& lesson, std::size_t index, LessonColumn broad, float x,
                 float y, float width) {
  const LessonBlock& block = lesson.blocks[index];
  const std::string key = lesson.id + "/" + std::to_string(index);
  if (const auto* prose = std::get_if<Prose>(&block))
    return draw_text(f, key, "", x, y, std::min(width, kMeasure + 40), prose->markdown, 1);
  if (std::holds_alternative<CapabilityTable>(block))
    return draw_text(f, key, "", x, y, width, capability_table(), 1);
  if (const auto* cell = std::get_if<CodeCell>(&block))
    return draw_cell(f, lesson, *cell, x, y, width);
  if (const auto* quiz = std::get_if<Quiz>(&block)) return draw_quiz(f, lesson, *quiz, x, y, width);
  if (const auto* xray = std::get_if<Xray>(&block)) {
    const float left = std::max(x - broad.x, 0.0f);  // it may leave the column of prose
    return draw_xray(f, lesson, *xray, x - left, y, left > 0 ? broad.width : width);
  }
  return draw_exercise(f, lesson, std::get<Exercise>(block), x, y, width);
}

// Shift+Enter: the focus goes to the editor after that of `focus_after`.
void move_focus(Frame& f, const Lesson& lesson, ItemId container) {
  const std::string after = std::exchange(f.learn_ui.focus_after, "");
  bool passed = after.empty();
  if (passed) return;
  passed = false;
  for (const LessonBlock& block : lesson.blocks) {
    const auto* cell = std::get_if<CodeCell>(&block);
    if (cell == nullptr) continue;
    if (passed) {
      const ItemId area = child_id(container, "cell." + cell->id);
      return f.ui.items.request_focus(child_id(child_id(area, "editor"), "code"));
    }
    passed = cell->id == after;
  }
}

float draw_lesson(Frame& f, const Lesson& lesson, ItemId container, LessonColumn broad, float x,
                  float y, float width) {
  const float top = y;
  y += draw_lesson_head(f, lesson, x, y, width) + 8;
  for (std::size_t i = 0; i < lesson.blocks.size(); ++i)
    y += draw_block(f, lesson, i, broad, x, y, width) + 22;
  move_focus(f, lesson, container);
  const auto& all = f.learn.lessons;
  const auto here = static_cast<std::size_t>(&lesson - all.data());
  if (here + 1 < all.size()) {
    ButtonSpec next{"next", tr("course.next", {all[here + 1].title}), ButtonLook::primary};
    const float wide = std::min(width, f.ui.button_width(next));
    if (f.ui.button(next, {x, y, wide, 48})) f.out.push_back(LessonOpened{all[here + 1].id});
    y += 48;
  }
  return y - top;
}

}  // namespace

// Computed from what the providers declare, so that it cannot go out of date on its own.
std::string capability_table() {
  std::string out = "| " + tr("learn.input");
  for (const Provider* p : providers()) out += " | " + label_of(p->info());
  out += " |\n|";
  for (std::size_t i = 0; i <= providers().size(); ++i) out += "---|";
  const auto row = [&](const char* label, auto types) {
    out += "\n| " + tr(label);
    for (const Provider* p : providers()) {
      std::string cell;
      for (const std::string_view type : types(p->info())) {
        const std::string_view short_name = type.substr(type.find('/') + 1);
        cell += (cell.empty() ? "" : ", ") + std::string(short_name);
      }
      out += " | " + (cell.empty() ? tr("learn.no") : cell);
    }
    out += " |";
  };
  row("learn.images", [](const ProviderInfo& info) { return info.image_types; });
  row("learn.documents", [](const ProviderInfo& info) { return info.document_types; });
  row("learn.audio", [](const ProviderInfo& info) { return info.audio_types; });
  return out;
}

float draw_text(Frame& f, const std::string& key, const std::string& name, float x, float y,
                float width, const std::string& markdown, int parent_heading) {
  MarkdownView& view = f.learn_ui.texts[key];
  view.set_parent_heading(parent_heading);
  view.set(markdown);
  const float height = view.lay_out(f.ui.text, width);
  const std::string code = view.draw(f.ui, ItemRole::group, "text." + key, name, x, y);
  if (!code.empty()) f.out.push_back(CopyPressed{code, "code"});
  return height;
}

void draw_learn(Frame& f, Rect area) {
  Ui& ui = f.ui;
  const Lesson* lesson = f.learn.open();
  if (f.learn_ui.shown_lesson != f.learn.open_lesson) {
    f.learn_ui.shown_lesson = f.learn.open_lesson;
    f.learn_ui.texts.clear();
    f.learn_ui.panes.clear();
    f.learn_ui.xrays.clear();
    f.learn_ui.newer.clear();
  }
  const std::string key = lesson == nullptr ? "learn" : "lesson." + lesson->id;
  const Ui::Area scroll =
      ui.begin(ItemRole::scroll, key, "", {0, area.y, area.w, area.h}, kScrolls);
  const LessonColumn column = column_of(area.w);
  float y = 24;
  if (lesson != nullptr) {
    y += draw_lesson(f, *lesson, scroll.id, column_of(area.w, kWidest), column.x, y, column.width);
  } else {
    y += draw_lessons(f, column.x, y, column.width) + 28;
    y += draw_reference(f, column.x, y, column.width);
  }
  ui.end_scroll(scroll, y + 28);
}

}  // namespace triptych::ui
