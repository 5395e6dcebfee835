// History on paper: the list of runs, or the run that is open.
#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_state.h"
#include "features/history/history_state.h"
#include "features/print_view.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

void print_run(const PrintFrame& f, const RunRecord& record) {
  f.page.heading(1, tr("history.run", {format_date(record.date)}));
  PrintedQuestion asked{prompt_of(record), record.conversations[0].turns[0].sent.prompt.system, {}};
  for (const RecordedFile& file : record.files)
    asked.files.push_back(file.url.empty() ? file.name : file.url);
  print_question(f.page, asked);
  print_conversations(f, record.conversations);
  print_scores(f, AnswersOf::history);
}

}  // namespace

void print_history(const PrintFrame& f) {
  const HistoryState& history = f.history;
  if (history.opened) return print_run(f, history.opened->record);
  f.page.heading(1, tr("history.title"));
  for (const std::size_t at : history.found) {
    const RunSummary& run = history.runs[at];
    const bool goes_on = f.ask.running() && run.id == history.run_id;
    f.page.item("•", (run.prompt.empty() ? tr("history.no_prompt") : run.prompt) + "\n" +
                         run_facts(run, format_date(run.date), goes_on));
  }
}

}  // namespace triptych::ui
