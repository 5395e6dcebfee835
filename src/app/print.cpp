#include "app/print.h"

#include <algorithm>

#include "app/print_internal.h"
#include "base/format.h"
#include "base/strings.h"
#include "features/ask/answer_words_view.h"
#include "features/ask/endings.h"
#include "features/history/record_internal.h"
#include "features/view.h"
#include "results/table.h"

namespace triptych::ui {
namespace {

void print_question(PrintPage& page, const std::string& prompt, const std::string& system,
                    const std::vector<std::string>& files) {
  page.heading(2, tr("ask.question"));
  if (!system.empty()) page.paragraph(tr("option.system") + ": " + system, "quiet");
  page.paragraph(prompt, "asked");
  std::string names;
  for (const std::string& file : files) names += (names.empty() ? "" : "\n") + file;
  page.fact(tr("file.list"), names);
}

void print_answer(PrintPage& page, const std::string& text) {
  const bool json = text.starts_with('{') || text.starts_with('[');
  if (json && parse_json(text))
    page.code(text);
  else
    page.markdown(text, 2);
}

void print_turn(PrintPage& page, const Turn& turn, Millis now) {
  page.fact(tr("print.status"), status_of(turn, now));
  for (const Figure& figure : figures_of(turn, now)) page.fact(figure.label, figure.value);
  if (turn.failed()) {
    const Error& error = *turn.reply.stopped->error;
    const std::string kind(name_of(error.kind));
    page.heading(3, tr("error." + kind + ".what", {turn.provider_label}));
    page.paragraph(error_words(turn, error), "note");
  }
  if (turn.practice && turn.head) page.paragraph(tr("practice.label"), "note");
  for (const std::string& remark : remarks_of(turn)) page.paragraph(remark, "note");
  for (const ReplyPiece& piece : turn.reply.pieces) page.paragraph(piece_words(piece), "note");
  print_answer(page, turn.reply.text);
}

void print_conversations(PrintPage& page, const std::vector<Conversation>& conversations,
                         Millis now) {
  for (const Conversation& conversation : conversations) {
    page.part();
    page.heading(2, conversation.label);
    for (std::size_t index = 0; index < conversation.turns.size(); ++index) {
      const Turn& turn = conversation.turns[index];
      if (index > 0) {
        page.heading(3, tr("follow_up.title"));
        page.paragraph(text_of_question(turn), "asked");
      }
      print_turn(page, turn, now);
    }
  }
}

void print_scores(PrintPage& page, const ScoredAnswers& scored) {
  const std::string tables = scores_text(scored, FileFormat::markdown);
  if (tables.empty()) return;
  page.part();
  page.heading(2, tr("truth.table"));
  page.markdown(tables, 2);
}

void print_values(PrintPage& page, const StructuredAnswers& found) {
  if (!found.any_json()) return;
  page.part();
  page.heading(2, tr("results.title"));
  page.markdown(results::to_markdown(results::table_of(found.agreement, found.answers)), 2);
}

void print_ask(PrintPage& page, const AppState& state) {
  if (state.ask.conversations.empty()) {
    std::vector<std::string> files;
    for (const DraftAttachment& slot : state.ask.attachments)
      files.push_back(slot.attachment.shown_name());
    return print_question(page, state.ask.prompt, state.ask.system, files);
  }
  const Turn& first = state.ask.conversations[0].turns[0];
  print_question(page, text_of_question(first), first.sent.prompt.system, files_of_turn(first));
  print_conversations(page, state.ask.conversations, state.shared.now);
  print_values(page, state.results.structured);
  print_scores(page, state.ground_truth.scored);
}

void print_run(PrintPage& page, const AppState& state, const OpenedRun& run) {
  const RunRecord& record = run.record;
  page.heading(1, tr("history.run", {format_date(record.date)}));
  std::vector<std::string> files;
  for (const RecordedFile& file : record.files)
    files.push_back(file.url.empty() ? file.name : file.url);
  print_question(page, prompt_of(record), record.conversations[0].turns[0].sent.prompt.system,
                 files);
  print_conversations(page, record.conversations, state.shared.now);
  print_scores(page, state.ground_truth.past.scored);
}

void print_history(PrintPage& page, const AppState& state) {
  const HistoryState& history = state.history;
  if (history.opened) return print_run(page, state, *history.opened);
  page.heading(1, tr("history.title"));
  for (const std::size_t at : history.found) {
    const RunSummary& run = history.runs[at];
    const bool goes_on = state.ask.running() && run.id == history.run_id;
    page.item("•", (run.prompt.empty() ? tr("history.no_prompt") : run.prompt) + "\n" +
                       run_facts(run, format_date(run.date), goes_on));
  }
}

void print_batch(PrintPage& page, const AppState& state) {
  const BatchState& work = state.batch;
  page.heading(1, tr("nav.batch"));
  for (const std::string& prompt : work.job.frozen ? work.job.prompts : work.prompts)
    page.paragraph(prompt, "asked");
  if (!work.job.cells.empty()) return page.markdown(batch_as(work.job, FileFormat::markdown), 2);
  for (const batch::Item& item : work.job.items) page.item("•", item.name);
}

void print_keys(PrintPage& page, const AppState&) {
  page.heading(1, tr("keys.title"));
  page.paragraph(tr("print.no_keys"));
}

// Wherever they came from: a person may have typed one into a question.
std::vector<Secret> all_secrets(const AppState& state) {
  std::vector<Secret> out;
  for (const auto& [provider, key] : state.shared.keys) out.push_back(key);
  for (const Conversation& conversation : state.ask.conversations)
    for (const Turn& turn : conversation.turns) out.push_back(turn.key);
  return out;
}

}  // namespace

std::string print_json(const AppState& state) {
  PrintPage page;
  switch (state.shared.place) {
#define TRIPTYCH_PLACE(id, icon) \
  case Place::id:                \
    print_##id(page, state);     \
    break;
#include "app/places.inc"
#undef TRIPTYCH_PLACE
  }
  return page.json(all_secrets(state));
}

}  // namespace triptych::ui
