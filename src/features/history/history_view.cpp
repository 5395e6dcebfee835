// History: the runs that this device keeps, newest first; one of them shown as it was.
#include <algorithm>
#include <utility>

#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/history/history_ui.h"
#include "features/history/history_update.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

constexpr float kRunRow = 72;
constexpr float kWidestList = 1080;
constexpr std::size_t kOldest = 10;  // offered for deletion at once when there is no room

TextStyle quiet(float px = kSmall) {
  TextStyle style;
  style.px = px;
  style.line = px * 1.5f;
  return style;
}

// The prompt on one line.
std::string title_of(const std::string& prompt) {
  std::string out = prompt;
  std::ranges::replace(out, '\n', ' ');
  return out.empty() ? tr("history.no_prompt") : out;
}

std::string cost_of(const RunSummary& run) {
  if (run.practice) return tr("history.practice");
  if (!run.usd) return tr("history.cost_unknown");
  return *run.usd == 0 ? "$0" : format_usd(*run.usd);
}

}  // namespace

std::string run_facts(const RunSummary& run, bool goes_on) {
  std::string words = run.date;
  for (const std::string& model : run.models) words += " · " + model;
  if (run.files > 0)
    words += " · " + (run.files == 1 ? tr("history.file")
                                     : tr("history.files", {std::to_string(run.files)}));
  words += " · " + cost_of(run);
  if (goes_on)
    words += " · " + tr("history.running");
  else if (run.interrupted)
    words += " · " + tr("history.interrupted");
  else if (run.failed)
    words += " · " + tr("history.failed");
  return words;
}

namespace {

// Many at once: asked first. One alone goes at once, and can be undone.
void ask_to_delete(Frame& f, const std::string& title, RunsDeleted runs) {
  const std::vector<std::string> count{std::to_string(runs.ids.size())};
  ask_first(f, {title,
                tr("history.delete_words", count),
                tr("history.delete_yes", count),
                {std::move(runs)}});
}

void draw_row(Frame& f, const RunSummary& run, float y, float width) {
  Ui& ui = f.ui;
  const bool goes_on = f.ask.running() && run.id == f.history.run_id;
  const std::string title = title_of(run.prompt), facts = run_facts(run, goes_on);
  const Rect open{0, y, width - kControl - 16, kRunRow - 8};
  Item item;
  item.id = ui.id("open." + run.id);
  item.role = ItemRole::button;
  item.name = tr("history.open", {title});
  item.description = facts;
  item.rect = open;
  const ItemId id = ui.items.add(std::move(item));
  ui.layer(0);
  const Rect card{0, y, width, kRunRow - 8};
  ui.fill(card, ui.hovered(open) ? ui.theme.hover : ui.theme.surface, kRadius);
  ui.stroke(card, ui.theme.border, kRadius);
  ui.layer(2);
  TextStyle name;
  name.face = Face::medium;
  TextStyle small = quiet(kTiny);
  small.colour = ui.theme.muted;
  ui.paint_line(16, y + 22, open.w - 24, name, title);
  ui.paint_line(16, y + 45, open.w - 24, small, facts);
  if (ui.items.activated(id)) f.out.push_back(RunOpened{run.id});
  const float middle = y + (kRunRow - 8 - kControl) / 2;
  const std::string key = "delete." + run.id;
  ButtonSpec remove{key, tr("history.delete", {title}), ButtonLook::ghost, Icon::trash};
  remove.icon_only = true;
  if (ui.button(remove, {width - kControl - 10, middle, kControl, kControl}))
    f.out.push_back(RunsDeleted{{run.id}});
}

float draw_rows(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const HistoryState& history = f.history;
  const std::size_t shown = std::min(f.history_ui.shown, history.found.size());
  const Ui::Area list = ui.begin(ItemRole::list, "runs", tr("history.list"), {x, y, width, 0});
  for (std::size_t i = 0; i < shown; ++i)
    draw_row(f, history.runs[history.found[i]], static_cast<float>(i) * kRunRow, width);
  float used = static_cast<float>(shown) * kRunRow;
  ui.end(list, used);
  if (shown < history.found.size()) {
    ButtonSpec more{"more", tr("history.more", {std::to_string(history.found.size() - shown)}),
                    ButtonLook::secondary, Icon::chevron_down};
    const float wide = std::min(width, ui.button_width(more));
    if (ui.button(more, {x, y + used + 6, wide, kControl})) f.history_ui.shown += 50;
    used += kControl + 16;
  }
  return used;
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
  const float top = y;
  if (!history.problem.empty())
    y += callout(f.ui, "problem", x, y, width, Tone::danger, "",
                 tr(history.problem, history.problem_args), ItemRole::alert) +
         12;
  if (history.keep_problem == StorageFault::none) return y - top;
  y += callout(f.ui, "keep_problem", x, y, width, Tone::warning, "",
               tr("keep." + std::string(name_of(history.keep_problem)))) +
       8;
  if (history.keep_problem != StorageFault::full || history.runs.empty()) return y - top + 4;
  RunsDeleted oldest;
  for (std::size_t i = history.runs.size(); i > 0 && oldest.ids.size() < kOldest; --i)
    oldest.ids.push_back(history.runs[i - 1].id);
  const std::string words = tr("history.delete_oldest", {std::to_string(oldest.ids.size())});
  ButtonSpec remove{"oldest", words, ButtonLook::secondary, Icon::trash};
  if (ui.button(remove, {x, y, std::min(width, ui.button_width(remove)), kControl}))
    ask_to_delete(f, words, oldest);
  return y + kControl + 14 - top;
}

std::string storage_words(const HistoryState& history) {
  if (history.quota <= 0) return "";
  return tr("history.storage", {format_bytes(static_cast<std::size_t>(history.used)),
                                format_bytes(static_cast<std::size_t>(history.quota))});
}

float draw_search(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const float top = y;
  FieldSpec search{"search", tr("history.search"), &f.history.query, tr("history.search_hint")};
  ButtonSpec card{"open_card", tr("card.open"), ButtonLook::secondary, Icon::file};
  const float wide = ui.button_width(card);
  const bool beside = width - wide > 300;
  const float field = beside ? width - wide - 10 : width;
  if (auto typed = ui.text_field(search, {x, y, field, kControl})) {
    f.history_ui.shown = 50;
    f.out.push_back(HistorySearched{*typed});
  }
  if (!beside) y += kControl + 8;
  if (ui.button(card, {beside ? x + width - wide : x, y, std::min(wide, width), kControl}))
    f.out.push_back(AttachPressed{PickKind::card});
  return y + kControl - top;
}

float draw_keeping(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const HistoryState& history = f.history;
  const float top = y;
  if (const std::string words = storage_words(history); !words.empty())
    y += ui.caption("storage", x, y, width, words) + 8;
  if (history.runs.empty()) return y - top;
  const std::string words = tr("history.delete_all", {std::to_string(history.runs.size())});
  ButtonSpec all{"delete_all", words, ButtonLook::ghost, Icon::trash};
  if (ui.button(all, {x - 8, y, std::min(width, ui.button_width(all)), kControl})) {
    RunsDeleted every;
    for (const RunSummary& run : history.runs) every.ids.push_back(run.id);
    ask_to_delete(f, words, std::move(every));
  }
  return y + kControl - top;
}

float draw_runs(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const HistoryState& history = f.history;
  const float top = y;
  y += ui.heading("title", x, y, width, 1, tr("history.title")) + 6;
  TextStyle lead;
  lead.colour = ui.theme.muted;
  y += ui.paragraph("lead", x, y, std::min(width, 680.0f), tr("history.lead"), lead) + 16;
  y += draw_problems(f, x, y, width);
  y += draw_search(f, x, y, width) + 16;
  if (!history.loading.empty())
    y += ui.paragraph("loading", x, y, width, tr("history.reading"), lead, ItemRole::status) + 8;
  if (history.found.empty())
    y += ui.paragraph("empty", x, y, std::min(width, 620.0f), emptiness(history), lead,
                      ItemRole::status) +
         12;
  else
    y += draw_rows(f, x, y, width) + 8;
  y += draw_keeping(f, x, y, width);
  return y - top;
}

// --- one run -----------------------------------------------------------------------------------

float draw_question_files(Frame& f, const RunRecord& record, float x, float y, float width) {
  if (record.files.empty()) return 0;
  Ui& ui = f.ui;
  const float top = y;
  const Ui::Area list = ui.begin(ItemRole::list, "files", tr("file.list"), {x, y, width, 0});
  float row = 0;
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
    row +=
        ui.paragraph("file" + std::to_string(i), 0, row, width, words, style, ItemRole::list_item) +
        2;
  }
  ui.end(list, row);
  return y + row - top + 4;
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
  if (run.from_card) return flow.bottom() - y;
  ButtonSpec remove{"delete", tr("history.delete_this"), ButtonLook::ghost, Icon::trash};
  remove.description = title;
  if (ui.button(remove, flow.next(ui.button_width(remove), kControl)))
    f.out.push_back(RunsDeleted{{run.record.id}});
  return flow.bottom() - y;
}

float draw_past_question(Frame& f, const RunRecord& record, float x, float y, float width) {
  return panel(
      f.ui, "past_question", tr("ask.question"), x, y, width, [&](float px, float py, float inner) {
        Ui& ui = f.ui;
        const float top = py;
        const Call& call = record.conversations[0].turns[0].sent;
        if (!call.prompt.system.empty())
          py +=
              ui.caption("system", px, py, inner, tr("option.system") + ": " + call.prompt.system) +
              4;
        const std::string words = prompt_of(record);
        py += long_paragraph(f.ui, "prompt", px, py, std::min(inner, kMeasure),
                             words.empty() ? tr("history.no_prompt") : words, {}) +
              6;
        py += draw_question_files(f, record, px, py, inner);
        if (!call.prompt.json_schema.empty())
          py += ui.caption("schema", px, py, inner, tr("history.schema"));
        return py - top;
      });
}

float draw_opened(Frame& f, const OpenedRun& run, float x, float y, float width) {
  Ui& ui = f.ui;
  const float top = y;
  ButtonSpec back{"back", tr("history.back"), ButtonLook::ghost, Icon::history};
  if (ui.button(back, {x - 8, y, ui.button_width(back), ui.small})) f.out.push_back(RunOpened{});
  y += ui.small + 8;
  const std::string title = title_of(prompt_of(run.record));
  y += ui.heading("run", x, y, width, 1, tr("history.run", {run.record.date})) + 4;
  if (run.from_card)
    y += callout(f.ui, "from_card", x, y, width, Tone::info, "",
                 tr("card.about", {run.record.date, run.record.prices_checked})) +
         12;
  y += draw_problems(f, x, y, width);
  y += draw_run_tools(f, run, title, x, y + 4, width) + 18;
  y += draw_past_question(f, run.record, x, y, width) + 14;
  y += draw_past_conversations(f, run.record.conversations, x, y, width) + 2;
  y += draw_scores(f, true, x, y, width);
  return y - top;
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
  const float side = area.w < 600 ? 12.0f : 24.0f;
  const float most = opened && opened->record.conversations.size() > 1 ? 1600.0f : kWidestList;
  const float width = std::min(area.w - 2 * side, most);
  const float x = std::max(side, (area.w - width) / 2);
  const float used = opened ? draw_opened(f, *opened, x, 20, width) : draw_runs(f, x, 20, width);
  ui.end_scroll(scroll, 20 + used + 24);
}

}  // namespace triptych::ui
