// History: the runs that this device keeps, newest first; one of them shown as it was.
#include <algorithm>
#include <utility>

#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/history/history_ui.h"
#include "features/history/history_update.h"
#include "features/history/history_view_internal.h"

namespace triptych::ui {
namespace {

constexpr float kWidestRun = 1600;
constexpr float kEmptyMeasure = 620;     // widest line of what stands instead of a list
constexpr float kNarrowestSearch = 300;  // beside the button
constexpr std::size_t kOldest = 10;      // offered for deletion at once when there is no room

TextStyle quiet(float px = kSmall) {
  TextStyle style;
  style.px = px;
  style.line = px * 1.5f;
  return style;
}

// Many at once: asked first. One alone goes at once, and can be undone.
void ask_to_delete(Frame& f, const std::string& title, RunsDeleted runs) {
  const std::vector<std::string> count{std::to_string(runs.ids.size())};
  ask_first(f, {title,
                tr("history.delete_words", count),
                tr("history.delete_yes", count),
                {std::move(runs)}});
}

// What there is instead of a list.
std::string emptiness(const HistoryState& history) {
  if (!history.listed) return tr("history.reading");
  if (!history.runs.empty()) return tr("history.nothing_found");
  return tr(history.on ? "history.empty" : "history.empty_off");
}

float draw_problems(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const HistoryState& history = f.history;
  Stack stack(x, y, width);
  if (!history.problem.empty())
    stack.add(callout(ui, "problem", x, stack.y(), width, Tone::danger, "",
                      tr(history.problem, history.problem_args), ItemRole::alert),
              kGapWide);
  if (history.keep_problem == StorageFault::none) return stack.used();
  const bool full = history.keep_problem == StorageFault::full && !history.runs.empty();
  stack.add(callout(ui, "keep_problem", x, stack.y(), width, Tone::warning, "",
                    tr("keep." + std::string(name_of(history.keep_problem)))),
            full ? kGap : kGapWide);
  if (!full) return stack.used();
  RunsDeleted oldest;
  for (std::size_t i = history.runs.size(); i > 0 && oldest.ids.size() < kOldest; --i)
    oldest.ids.push_back(history.runs[i - 1].id);
  const std::string words = tr("history.delete_oldest", {std::to_string(oldest.ids.size())});
  ButtonSpec remove{"oldest", words, ButtonLook::secondary, Icon::trash};
  const float wide = std::min(width, ui.button_width(remove));
  if (ui.button(remove, stack.place(wide, kControl, kGapBroad))) ask_to_delete(f, words, oldest);
  return stack.used();
}

std::string storage_words(const HistoryState& history) {
  if (history.quota <= 0) return "";
  return tr("history.storage", {format_bytes(static_cast<std::size_t>(history.used)),
                                format_bytes(static_cast<std::size_t>(history.quota))});
}

float draw_search(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  FieldSpec search{"search", tr("history.search"), &f.history.query, tr("history.search_hint")};
  ButtonSpec card{"open_card", tr("card.open"), ButtonLook::secondary, Icon::file};
  const float wide = ui.button_width(card);
  const bool beside = width - wide > kNarrowestSearch;
  Row line(stack.take(kControl), kGapMedium);
  Rect card_at{};
  if (beside) {
    card_at = line.end(wide);
  } else {
    stack.skip(kGap);
    card_at = stack.place(std::min(wide, width), kControl);
  }
  if (auto typed = ui.text_field(search, line.rest())) {
    f.history_ui.shown = kRunPortion;
    f.out.push_back(HistorySearched{*typed});
  }
  if (ui.button(card, card_at)) f.out.push_back(AttachPressed{PickKind::card});
  return stack.used();
}

float draw_keeping(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const HistoryState& history = f.history;
  Stack stack(x, y, width);
  if (const std::string words = storage_words(history); !words.empty())
    stack.add(ui.caption("storage", x, stack.y(), width, words), kGap);
  if (history.runs.empty()) return stack.used();
  const std::string words = tr("history.delete_all", {std::to_string(history.runs.size())});
  ButtonSpec all{"delete_all", words, ButtonLook::ghost, Icon::trash};
  Rect at = stack.place(std::min(width, ui.button_width(all)), kControl);
  at.x -= kGap;  // its words begin where the others do
  if (ui.button(all, at)) {
    RunsDeleted every;
    for (const RunSummary& run : history.runs) every.ids.push_back(run.id);
    ask_to_delete(f, words, std::move(every));
  }
  return stack.used();
}

float draw_runs(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const HistoryState& history = f.history;
  Stack stack(x, y, width);
  stack.add(ui.heading("title", x, stack.y(), width, 1, tr("history.title")), kGapSmall);
  TextStyle lead;
  lead.colour = ui.theme.muted;
  const float lead_wide = std::min(width, kLeadMeasure);
  stack.add(ui.paragraph("lead", x, stack.y(), lead_wide, tr("history.lead"), lead), kGapLarge);
  stack.add(draw_problems(f, x, stack.y(), width));
  stack.add(draw_search(f, x, stack.y(), width), kGapLarge);
  if (!history.loading.empty())
    stack.add(
        ui.paragraph("loading", x, stack.y(), width, tr("history.reading"), lead, ItemRole::status),
        kGap);
  if (history.found.empty())
    stack.add(ui.paragraph("empty", x, stack.y(), std::min(width, kEmptyMeasure),
                           emptiness(history), lead, ItemRole::status),
              kGapWide);
  else
    stack.add(draw_run_rows(f, x, stack.y(), width), kGap);
  stack.add(draw_keeping(f, x, stack.y(), width));
  return stack.used();
}

// --- one run -----------------------------------------------------------------------------------

float draw_question_files(Frame& f, const RunRecord& record, float x, float y, float width) {
  if (record.files.empty()) return 0;
  Ui& ui = f.ui;
  const Ui::Area list = ui.begin(ItemRole::list, "files", tr("file.list"), {x, y, width, 0});
  Stack rows(0, 0, width);
  for (std::size_t i = 0; i < record.files.size(); ++i) {
    const RecordedFile& file = record.files[i];
    std::string words = file.name;
    if (!file.url.empty())
      words = file.url;
    else if (file.data || f.history.opened->files_missing > 0)
      words += " · " + format_bytes(file.bytes);
    else
      words += " · " + tr("history.file_gone");
    TextStyle style = quiet();
    style.colour = ui.theme.muted;
    const std::string key = "file" + std::to_string(i);
    rows.add(ui.paragraph(key, 0, rows.y(), width, words, style, ItemRole::list_item), kGapHair);
  }
  ui.end(list, rows.used());
  return rows.used() + kGapTight;
}

float draw_run_tools(Frame& f, const OpenedRun& run, const std::string& title, float x, float y,
                     float width) {
  Ui& ui = f.ui;
  Flow flow{x, y, width};
  ButtonSpec again{"again", tr("history.ask_again"), ButtonLook::primary, Icon::ask};
  if (run.files_missing > 0) again.state = kDisabled | kBusy;
  if (ui.button(again, flow.next(ui.button_width(again), kControl))) f.out.push_back(AskedAgain{});
  ButtonSpec save{"save", tr("card.save"), ButtonLook::secondary, Icon::download};
  if (run.files_missing > 0) save.state = kDisabled | kBusy;
  if (ui.button(save, flow.next(ui.button_width(save), kControl))) f.out.push_back(CardSaved{true});
  if (run.from_card) return flow.used();
  ButtonSpec remove{"delete", tr("history.delete_this"), ButtonLook::ghost, Icon::trash};
  remove.description = title;
  if (ui.button(remove, flow.next(ui.button_width(remove), kControl)))
    f.out.push_back(RunsDeleted{{run.record.id}});
  return flow.used();
}

float draw_past_question(Frame& f, const RunRecord& record, float x, float y, float width) {
  return panel(f.ui, "past_question", tr("ask.question"), x, y, width,
               [&](float px, float py, float inner) {
                 Ui& ui = f.ui;
                 Stack stack(px, py, inner);
                 const Call& call = record.conversations[0].turns[0].sent;
                 if (!call.prompt.system.empty())
                   stack.add(ui.caption("system", px, stack.y(), inner,
                                        tr("option.system") + ": " + call.prompt.system),
                             kGapTight);
                 const std::string words = prompt_of(record);
                 stack.add(long_paragraph(ui, "prompt", px, stack.y(), std::min(inner, kMeasure),
                                          words.empty() ? tr("history.no_prompt") : words, {}),
                           kGapSmall);
                 stack.add(draw_question_files(f, record, px, stack.y(), inner));
                 if (!call.prompt.json_schema.empty())
                   stack.add(ui.caption("schema", px, stack.y(), inner, tr("history.schema")));
                 return stack.used();
               });
}

float draw_opened(Frame& f, const OpenedRun& run, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  ButtonSpec back{"back", tr("history.back"), ButtonLook::ghost, Icon::history};
  Rect at = stack.place(ui.button_width(back), ui.small, kGap);
  at.x -= kGap;  // its words begin where the others do
  if (ui.button(back, at)) f.out.push_back(RunOpened{});
  const std::string title = title_of(prompt_of(run.record));
  stack.add(
      ui.heading("run", x, stack.y(), width, 1, tr("history.run", {format_date(run.record.date)})),
      kGapTight);
  if (run.from_card)
    stack.add(callout(ui, "from_card", x, stack.y(), width, Tone::info, "",
                      tr("card.about",
                         {format_date(run.record.date), format_date(run.record.prices_checked)})),
              kGapWide);
  stack.add(draw_problems(f, x, stack.y(), width), kGapTight);
  stack.add(draw_run_tools(f, run, title, x, stack.y(), width), kGapBroad);
  stack.add(draw_past_question(f, run.record, x, stack.y(), width), kGapBroad);
  stack.add(draw_past_bench(f, past_answers(f, AnswersOf::history, run.record.conversations),
                            f.history_ui.bench, x, stack.y(), width));
  return stack.used();
}

}  // namespace

void draw_history(Frame& f, Rect area) {
  Ui& ui = f.ui;
  const std::optional<OpenedRun>& opened = f.history.opened;
  // Each its own scroll position: going back leads to where the list was.
  const std::string key =
      opened ? "run." + std::to_string(opened->record.conversations[0].id) : "history";
  const Ui::Area scroll =
      ui.begin(ItemRole::scroll, key, "", {0, area.y, area.w, area.h}, kScrolls);
  const float most = opened && opened->record.conversations.size() > 1 ? kWidestRun : kPageWide;
  const auto [x, width] = page_column(area.w, most);
  Stack stack(x, 0, width);
  stack.skip(kPageTop);
  stack.add(
      opened ? draw_opened(f, *opened, x, stack.y(), width) : draw_runs(f, x, stack.y(), width),
      kGapSection);
  ui.end_scroll(scroll, stack.used());
}

}  // namespace triptych::ui
