// Structured answers: looked at again when one ends, marks of the right value, files to take away.
#include <algorithm>

#include "base/strings.h"
#include "features/results/results_update.h"
#include "results/pointer.h"
#include "results/table.h"

namespace triptych {
namespace {

void refresh(ResultsScope state) {
  state.results.structured =
      structured_answers_of(state.ask.conversations, state.results.marked, state.shared.today);
  ++state.results.made;
}

// What changes the set of finished first answers.
bool changes_answers(const Event& event) {
  if (const auto* news = event.get_if<RunEvent>()) {
    const auto* stream = std::get_if<StreamEvent>(&news->what);
    return stream != nullptr && std::holds_alternative<Stopped>(*stream);
  }
  return event.is<RunPressed>() || event.is<ClearPressed>() || event.is<DemoStarted>() ||
         event.is<ConversationRemoved>() || event.is<ConversationRetryPressed>() ||
         event.is<EverythingErased>() || event.is<UndoPressed>() || event.is<SuccessorChosen>();
}

void mark(ResultsScope state, const ValueMarked& e) {
  const auto& rows = state.results.structured.agreement.rows;
  const auto row = std::ranges::find(rows, e.path, &results::AgreementRow::path);
  if (row == rows.end() || e.answer >= row->cells.size()) return;
  const bool was_right = row->marked && row->cells[e.answer].right == true;
  const std::string& path = row->cells[e.answer].path;
  const std::optional<Json>& value = state.results.structured.answers[e.answer].value;
  if (was_right)
    state.results.marked.erase(e.path);
  else
    state.results.marked[e.path] =
        path.empty() || !value ? Json() : results::value_at(*value, path);
  refresh(state);
}

std::string as_format(const StructuredAnswers& found, FileFormat format) {
  if (format == FileFormat::json) return results::to_json(found.answers);
  if (format == FileFormat::markdown)
    return results::to_markdown(results::table_of(found.agreement, found.answers));
  std::string out;
  for (const results::Table& table :
       results::tables_of(found.answers, found.schema ? &*found.schema : nullptr)) {
    if (!out.empty()) out += "\r\n";
    out += results::to_csv(table);
  }
  return out;
}

struct ResultsUpdate {
  ResultsScope state;
  std::vector<Effect>& effects;

  void operator()(const ValueMarked& e) { mark(state, e); }
  void operator()(const ResultsCopied& e) {
    std::string text = as_format(state.results.structured, e.format);
    const bool json = e.format == FileFormat::json;
    if (!e.to_file)
      return effects.push_back(
          CopyText{std::move(text), "results." + std::string(name_of(e.format))});
    effects.push_back(e.format == FileFormat::csv
                          ? download_csv("results.csv", text)
                          : DownloadText{json ? "results.json" : "results.md",
                                         json ? "application/json" : "text/markdown",
                                         std::move(text)});
  }
};

}  // namespace

void update_results(ResultsScope state, const Event& event, std::vector<Effect>& effects) {
  // Marks are of one question's answers: those of another begin without.
  const std::vector<Conversation>& conversations = state.ask.conversations;
  const bool same = std::ranges::any_of(conversations, [&](const Conversation& conversation) {
    return std::ranges::count(state.results.marked_conversations, conversation.id) > 0;
  });
  if (!same) {
    state.results.marked_conversations.clear();
    state.results.marked.clear();
    for (const Conversation& conversation : conversations)
      state.results.marked_conversations.push_back(conversation.id);
  }
  if (changes_answers(event)) refresh(state);
  visit_some<ResultsHandles>(ResultsUpdate{state, effects}, event);
}

}  // namespace triptych
