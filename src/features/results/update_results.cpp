// Structured answers: looked at again when one ends, marks of the right value, files to take away.
#include <algorithm>

#include "app/update.h"
#include "base/strings.h"
#include "results/pointer.h"
#include "results/table.h"

namespace triptych::detail {
namespace {

void refresh(AppState& state) {
  state.findings = findings_of(state.columns, state.truth, state.today);
  refresh_against(state);
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

void mark(AppState& state, const ValueMarked& e) {
  const auto& rows = state.findings.agreement.rows;
  const auto row = std::ranges::find(rows, e.path, &results::AgreementRow::path);
  if (row == rows.end() || e.answer >= row->cells.size()) return;
  const bool was_right = row->marked && row->cells[e.answer].right == true;
  const std::string& path = row->cells[e.answer].path;
  const std::optional<Json>& value = state.findings.answers[e.answer].value;
  if (was_right)
    state.truth.erase(e.path);
  else
    state.truth[e.path] = path.empty() || !value ? Json() : results::value_at(*value, path);
  refresh(state);
}

std::string as_format(const AppState& state, const std::string& format) {
  const Findings& found = state.findings;
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

}  // namespace

void update_results(AppState& state, const Event& event, std::vector<Effect>& effects) {
  if (changes_answers(event)) refresh(state);
  if (const auto* marked = event.get_if<ValueMarked>()) mark(state, *marked);
  if (const auto* wanted = event.get_if<ResultsCopied>()) {
    std::string text = as_format(state, wanted->format);
    const bool json = wanted->format == "json";
    if (wanted->to_file)
      effects.push_back(wanted->format == "csv"
                            ? download_csv("results.csv", text)
                            : DownloadText{json ? "results.json" : "results.md",
                                           json ? "application/json" : "text/markdown",
                                           std::move(text)});
    else
      effects.push_back(CopyText{std::move(text), "results." + wanted->format});
  }
}

}  // namespace triptych::detail
