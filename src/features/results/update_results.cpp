// Structured answers: looked at again when one ends, marks of the right value, files to take away.
#include <algorithm>

#include "base/strings.h"
#include "features/results/results_update.h"
#include "results/pointer.h"
#include "results/table.h"

namespace triptych {
namespace {

void refresh(ResultsScope state) {
  state.results.findings = findings_of(state.ask.columns, state.results.truth, state.shared.today);
  ++state.results.made;
}

// What changes the set of finished first answers.
bool changes_answers(const Event& event) {
  if (const auto* news = event.get_if<RunEvent>()) {
    const auto* stream = std::get_if<StreamEvent>(&news->what);
    return stream != nullptr && std::holds_alternative<Stopped>(*stream);
  }
  return event.is<RunPressed>() || event.is<ColumnRemoved>() || event.is<ColumnRetryPressed>() ||
         event.is<EverythingErased>() || event.is<UndoPressed>() || event.is<SuccessorChosen>();
}

void mark(ResultsScope state, const ValueMarked& e) {
  const auto& rows = state.results.findings.agreement.rows;
  const auto row = std::ranges::find(rows, e.path, &results::AgreementRow::path);
  if (row == rows.end() || e.answer >= row->cells.size()) return;
  const bool was_right = row->marked && row->cells[e.answer].right == true;
  const std::string& path = row->cells[e.answer].path;
  const std::optional<Json>& value = state.results.findings.answers[e.answer].value;
  if (was_right)
    state.results.truth.erase(e.path);
  else
    state.results.truth[e.path] = path.empty() || !value ? Json() : results::value_at(*value, path);
  refresh(state);
}

std::string as_format(const Findings& found, const std::string& format) {
  if (format == "json") return results::to_json(found.answers);
  if (format == "markdown")
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
    std::string text = as_format(state.results.findings, e.format);
    const bool json = e.format == "json";
    if (!e.to_file) return effects.push_back(CopyText{std::move(text), "results." + e.format});
    effects.push_back(e.format == "csv" ? download_csv("results.csv", text)
                                        : DownloadText{json ? "results.json" : "results.md",
                                                       json ? "application/json" : "text/markdown",
                                                       std::move(text)});
  }
};

}  // namespace

void update_results(ResultsScope state, const Event& event, std::vector<Effect>& effects) {
  // Marks are of one question's answers: those of another begin without.
  const std::vector<Column>& columns = state.ask.columns;
  const bool same = std::ranges::any_of(columns, [&](const Column& column) {
    return std::ranges::count(state.results.marked_columns, column.id) > 0;
  });
  if (!same) {
    state.results.marked_columns.clear();
    state.results.truth.clear();
    for (const Column& column : columns) state.results.marked_columns.push_back(column.id);
  }
  if (changes_answers(event)) refresh(state);
  visit_some<ResultsHandles>(ResultsUpdate{state, effects}, event);
}

}  // namespace triptych
