// The answers to one question: a head that stays, and below it one of four views of them.
#include <algorithm>

#include "base/format.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/ground_truth/events.h"
#include "features/history/events.h"
#include "features/results/events.h"
#include "features/settings/events.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

constexpr float kPointerTitle = 36, kPointerTab = 40, kTabPad = 14, kBadgePad = 7, kBadgeHigh = 20;
constexpr float kTabLine = 2;             // under the chosen one
constexpr std::size_t kTitleBytes = 400;  // of the question, in one line above its answers

// A finger needs more.
float title_high(const Frame& f) { return f.shared.display.touch ? kControl : kPointerTitle; }
float tab_high(const Frame& f) { return f.shared.display.touch ? kControl : kPointerTab; }

// "receipt.png", or "3 files".
std::string files_of(const Conversation& conversation) {
  const std::vector<std::string> names = files_of_turn(conversation.turns.front());
  if (names.empty()) return "";
  return names.size() == 1 ? names[0] : tr("history.files", {std::to_string(names.size())});
}

// "3/3 done · 8.6 s · $0.019"
std::string state_words(const Frame& f) {
  std::size_t done = 0;
  Millis longest{};
  double usd = 0;
  for (const Conversation& conversation : f.conversations) {
    const Turn& turn = conversation.last();
    if (turn.running()) continue;
    ++done;
    longest = std::max(longest, turn.finished - turn.started);
    if (!turn.practice) usd += turn.usd.value_or(0);
  }
  std::string words =
      tr("conversation.done", {std::to_string(done), std::to_string(f.conversations.size())});
  if (longest > Millis{}) words += " · " + format_seconds(longest);
  if (usd > 0) words += " · " + format_usd(usd);
  return words;
}

void paint_item(Ui& ui, ItemRole role, std::string_view key, Rect rect, const TextStyle& style,
                const std::string& words, int level = 0) {
  Item item;
  item.id = ui.id(key);
  item.role = role;
  item.level = level;
  item.name = words;
  item.rect = rect;
  item.font_px = style.px;
  item.line_px = rect.h;
  item.face = style.face;
  ui.items.add(std::move(item));
  ui.paint_line(rect.x, rect.y + rect.h / 2, rect.w, style, words);
}

// What was asked, how far the answers are, and the way back to the question.
float draw_title(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const Conversation& first = f.conversations.front();
  Row row({x, y, width, title_high(f)});
  const std::string state = state_words(f);
  TextStyle muted;
  muted.px = kSmall;
  muted.colour = ui.theme.muted;
  const Rect state_at = row.end(std::min(width * 0.6f, ui.measure(muted, state) + 1));
  ButtonSpec edit{"edit_question", tr("ask.edit"), ButtonLook::ghost, Icon::edit};
  edit.icon_only = true;
  if (f.ask.composing()) edit.state = kDisabled;
  const bool asked_here = f.whose == AnswersOf::ask;
  const Rect edit_at = asked_here ? row.end(title_high(f)) : Rect{};
  const std::string files = files_of(first),
                    question = one_line(text_of_question(first.turns.front(), kTitleBytes));
  TextStyle bold;
  bold.px = 15;
  bold.face = Face::medium;
  const Rect rest = row.rest();
  const float name = files.empty() ? 0 : std::min(rest.w, ui.measure(bold, files) + 1);
  const std::string all = files.empty() ? question : files + ": " + question;
  Item heading;
  heading.id = ui.id("asked");
  heading.role = ItemRole::heading;
  heading.level = 1;
  heading.name = all.empty() ? tr("history.no_prompt") : all;
  heading.rect = rest;
  heading.font_px = 15;
  heading.line_px = title_high(f);
  ui.items.add(std::move(heading));
  const float middle = y + title_high(f) / 2;
  if (name > 0) ui.paint_line(rest.x, middle, name, bold, files);
  TextStyle words;
  words.px = 15;
  const float gap = name > 0 ? kGap : 0;
  if (rest.w - name - gap > kControl)
    ui.paint_line(rest.x + name + gap, middle, rest.w - name - gap, words, question);
  if (asked_here && ui.button(edit, edit_at)) {
    f.out.push_back(QuestionEdited{});
    f.ask_ui.focus_wanted = true;
  }
  paint_item(ui, ItemRole::status, "done", state_at, muted, state);
  return title_high(f);
}

struct TabEntry {
  Bench bench;
  const char* key;
  std::string words;    // on the tab
  std::string badge{};  // "2 differ"
  bool warns = false;
};

TextStyle tab_style(const Theme& theme, bool chosen) {
  TextStyle style;
  style.px = 15;
  style.face = Face::medium;
  style.colour = chosen ? theme.text : theme.muted;
  return style;
}
TextStyle badge_style(const Theme& theme, bool warns) {
  TextStyle style;
  style.px = kTiny;
  style.face = Face::medium;
  style.colour = warns ? theme.warning : theme.muted;
  return style;
}

float tab_width(Ui& ui, const TabEntry& entry, bool narrow) {
  float width = ui.measure(tab_style(ui.theme, false), entry.words) + 2 * kTabPad;
  if (narrow) width -= kTabPad;
  if (!entry.badge.empty())
    width += ui.measure(badge_style(ui.theme, false), entry.badge) + 2 * kBadgePad + kGapSmall;
  return std::ceil(width);
}

void draw_tab(Frame& f, const TabEntry& entry, Rect rect) {
  Ui& ui = f.ui;
  const bool chosen = f.ask_ui.bench == entry.bench;
  Item item;
  item.id = ui.id(entry.key);
  item.role = ItemRole::tab;
  item.name = tr(entry.key);
  item.description = entry.badge;
  item.state = chosen ? kSelected : 0u;
  item.rect = rect;
  const ItemId id = ui.items.add(std::move(item));
  const TextStyle style = tab_style(ui.theme, chosen || ui.hovered(rect));
  const float words = ui.measure(style, entry.words);
  float content = words;
  const TextStyle badge = badge_style(ui.theme, entry.warns);
  const float badge_wide = entry.badge.empty() ? 0 : ui.measure(badge, entry.badge) + 2 * kBadgePad;
  if (badge_wide > 0) content += kGapSmall + badge_wide;
  const float left = rect.x + std::floor((rect.w - content) / 2), middle = rect.y + rect.h / 2;
  ui.paint_line(left, middle, words + 1, style, entry.words);
  if (badge_wide > 0) {
    const Rect box{left + words + kGapSmall, middle - kBadgeHigh / 2, badge_wide, kBadgeHigh};
    ui.layer(1);
    ui.fill(box, entry.warns ? ui.theme.warning_soft : ui.theme.raised, kBadgeHigh / 2);
    ui.layer(2);
    ui.paint_line(box.x + kBadgePad, middle, badge_wide, badge, entry.badge);
  }
  if (chosen) ui.fill({rect.x, rect.y + rect.h - kTabLine, rect.w, kTabLine}, ui.theme.accent, 1);
  if (!ui.items.activated(id)) return;
  f.ask_ui.bench = entry.bench;
  f.ask_ui.bench_chosen = true;
}

std::vector<TabEntry> tabs_of(const Frame& f, bool narrow) {
  const std::size_t differ = differing_values(f);
  const std::string differing = differ == 0 ? ""
                                : narrow    ? std::to_string(differ)
                                            : tr("results.differ", {std::to_string(differ)});
  return {
      {Bench::answers, "bench.answers", tr("bench.answers")},
      {Bench::compare, "bench.compare", tr("bench.compare"), differing, true},
      {Bench::accuracy, "bench.accuracy", tr("bench.accuracy"), narrow ? "" : accuracy_words(f)},
      {Bench::wire, "bench.wire", tr(narrow ? "bench.wire.short" : "bench.wire")}};
}

float draw_tabs(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const bool narrow = width < kPhone;
  ButtonSpec save{"export", tr("answer.export"), ButtonLook::ghost, Icon::download};
  save.menu = !narrow;
  save.icon_only = narrow;
  save.state = kExpandable | (f.ask_ui.sheet == AskSheet::save ? kExpanded : 0u);
  const bool saved_here = f.whose == AnswersOf::ask;  // others have their own ways out
  const float wide = !saved_here ? 0 : narrow ? kControl : ui.button_width(save);
  const std::vector<TabEntry> tabs = tabs_of(f, narrow);
  const Ui::Area list =
      ui.begin(ItemRole::tab_list, "views", tr("bench.label"), {x, y, width - wide, 0});
  Flow flow{0, 0, width - wide, 0};
  for (const TabEntry& entry : tabs)
    draw_tab(f, entry, flow.next(tab_width(ui, entry, narrow), tab_high(f)));
  ui.end(list, flow.bottom());
  const Rect at{x + width - wide, y, wide, tab_high(f)};
  if (saved_here && ui.button(save, at)) open_sheet(f, AskSheet::save, at);
  return flow.bottom();
}

// Some of the answers are this page's own.
float draw_demo_banner(Frame& f, float x, float y, float width) {
  const bool demo =
      std::ranges::any_of(f.conversations, [](const Conversation& c) { return c.last().practice; });
  if (!demo) return 0;
  Ui& ui = f.ui;
  ButtonSpec keys{"add_keys", tr("demos.add_keys"), ButtonLook::secondary, Icon::key};
  const float wide = ui.button_width(keys);
  TextStyle style;
  style.px = kSmall;
  style.line = 20;
  const float room = std::max(width - wide - 3 * kGapWide, width / 2);
  const Ui::Area area = ui.begin(ItemRole::group, "demo_banner", "", {x, y, width, 0});
  const bool beside = width - wide - 3 * kGapWide >= width / 2;
  const float words =
      ui.paragraph("words", kGapWide, kGapWide, beside ? room : width - 2 * kGapWide,
                   tr("practice.label"), style, ItemRole::status);
  float high = std::max(words + 2 * kGapWide, beside ? ui.small + kGap : 0);
  const Rect at = beside ? Rect{width - wide - kGap, (high - ui.small) / 2, wide, ui.small}
                         : Rect{kGapWide, high - kGapSmall, wide, ui.small};
  if (!beside) high += ui.small + kGapSmall;
  if (ui.button(keys, at)) f.out.push_back(PlaceOpened{Place::keys});
  ui.layer(0);
  ui.fill({0, 0, width, high}, ui.theme.accent_soft, kRadius);
  ui.layer(2);
  ui.end(area, high);
  return high + kGapWide;
}

bool any_running(const Frame& f) {
  return std::ranges::any_of(f.conversations,
                             [](const Conversation& c) { return c.last().running(); });
}

// Where there is nothing to see yet, what leads to it.
float draw_nothing(Frame& f, const char* key, const char* words, float x, float y, float width) {
  TextStyle style;
  style.colour = f.ui.theme.muted;
  return f.ui.paragraph(key, x, y + kGapSection, std::min(width, kMeasure), tr(words), style,
                        ItemRole::status) +
         2 * kGapSection;
}

float draw_compare(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  const float values = draw_results(f, x, stack.y(), width);
  stack.add(values);
  const float words =
      has_json_answers(f) ? 0 : draw_differences(f, f.conversations, x, stack.y(), width);
  stack.add(words);
  if (values + words > 0) return stack.used();
  const bool several = f.conversations.size() > 1;
  const char* why = any_running(f) ? "bench.compare.waits"
                    : several      ? "bench.compare.none"
                                   : "bench.compare.one";
  stack.add(draw_nothing(f, "no_compare", why, x, stack.y(), width));
  return stack.used();
}

float draw_accuracy(Frame& f, float x, float y, float width) {
  const float scores = draw_scores(f, x, y, width);
  if (scores > 0) return scores;
  Stack stack(x, y, width);
  stack.add(draw_nothing(f, "no_accuracy",
                         any_running(f) ? "bench.compare.waits" : "bench.accuracy.none", x,
                         stack.y(), width));
  if (f.whose != AnswersOf::ask) return stack.used();
  ButtonSpec draw{"draw_test", tr("truth.open"), ButtonLook::secondary, Icon::image};
  draw.description = tr("truth.open_hint");
  if (f.ui.button(draw, stack.place(f.ui.button_width(draw), kControl)))
    f.out.push_back(TestPictureOpened{});
  return stack.used();
}

// Where a view of the answers was not chosen, the one that says most.
Bench fitting_bench(const Frame& f) {
  if (judged_by_truth(f)) return Bench::accuracy;
  const Call& call = f.conversations.front().turns.front().sent;
  return f.conversations.size() > 1 && !call.prompt.json_schema.empty() ? Bench::compare
                                                                        : Bench::answers;
}

}  // namespace

void notice_new_question(Frame& f) {
  const std::uint32_t first = f.conversations.empty() ? 0 : f.conversations.front().id;
  AskUi& local = f.ask_ui;
  if (local.shown_conversations != first) {
    local.shown_conversations = first;
    local.conversations.clear();
    local.wide_conversation = local.wire_conversation = 0;
    local.bench_chosen = false;
    local.focus_wanted = true;  // of the field that takes the follow-up, or a new question
  }
  if (!local.bench_chosen && first != 0) local.bench = fitting_bench(f);
}

float draw_bench_head(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  // A run in History tells its question itself.
  if (f.whose != AnswersOf::history) stack.add(draw_title(f, x, stack.y(), width), kGapHair);
  stack.add(draw_tabs(f, x, stack.y(), width));
  if (f.ask_ui.bench == Bench::wire) {
    stack.skip(kGap);
    stack.add(draw_wire_tools(f, x, stack.y(), width), kGap);
  }
  return stack.used();
}

float draw_bench(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  stack.add_some(draw_hint(f, Hint::views, x, stack.y(), width), kGap);
  if (f.ask_ui.bench == Bench::wire) return draw_wire(f, x, y, width);
  stack.add(draw_demo_banner(f, x, stack.y(), width));
  stack.add_some(draw_hint(f, Hint::keys, x, stack.y(), width), kGap);
  if (f.ask_ui.bench == Bench::answers) {
    stack.add(draw_conversations(f, x, stack.y(), width));
    return stack.used();
  }
  // What went wrong is told in every view.
  stack.add(draw_failures(f, f.conversations, x, stack.y(), width));
  stack.add(f.ask_ui.bench == Bench::compare ? draw_compare(f, x, stack.y(), width)
                                             : draw_accuracy(f, x, stack.y(), width));
  return stack.used();
}

float draw_past_bench(Frame& f, const PastAnswers& past, AskUi& local, float x, float y,
                      float width) {
  Frame g{f.ui,
          f.shared,
          f.ask,
          f.settings,
          f.results,
          f.media_prep,
          f.ground_truth,
          f.learn,
          f.history,
          f.batch,
          past.conversations,
          past.structured,
          past.scored,
          past.whose,
          f.local,
          local,
          f.results_ui,
          f.media_prep_ui,
          f.ground_truth_ui,
          f.learn_ui,
          f.history_ui,
          f.batch_ui,
          f.out,
          f.one_column};
  notice_new_question(g);
  Stack stack(x, y, width);
  stack.add(draw_bench_head(g, x, stack.y(), width));
  g.ui.fill({x, stack.y(), width, 1}, g.ui.theme.border);
  stack.skip(kGapWide);
  stack.add(draw_bench(g, x, stack.y(), width));
  return stack.used();
}

float draw_save_sheet(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  const auto entry = [&](const char* key, const std::string& words, Icon icon, Event event,
                         std::uint32_t state = 0) {
    ButtonSpec spec{key, words, ButtonLook::secondary, icon};
    spec.state = state;
    if (!ui.button(spec, stack.take(kControl, kGapSmall))) return;
    f.out.push_back(std::move(event));
    close_sheet(f);
  };
  entry("card", tr("card.save"), Icon::download, CardSaved{}, f.ask.running() ? kDisabled : 0u);
  if (!has_json_answers(f)) return stack.used();
  for (const FileFormat format : {FileFormat::csv, FileFormat::json, FileFormat::markdown}) {
    const std::string name(name_of(format));
    entry(name.c_str(), tr("results.save." + name), Icon::download, ResultsCopied{format, true});
  }
  entry("copy", tr("results.copy"), Icon::copy, ResultsCopied{FileFormat::markdown, false});
  return stack.used();
}

}  // namespace triptych::ui
