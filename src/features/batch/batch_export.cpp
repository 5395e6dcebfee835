// The answers of a batch as files to take away.
#include "base/strings.h"
#include "features/batch/batch_state.h"
#include "results/json_from_text.h"
#include "results/table.h"

namespace triptych {
namespace {

Json or_null(const auto& value) { return value ? Json(*value) : Json(); }

std::string prompt_of(const batch::Job& job, const batch::CellAddress& place) {
  return job.prompts[place.prompt];
}

results::Table flat_table(const batch::Job& job) {
  results::Table table;
  table.columns = {"file",  "prompt",     "provider", "model",  "state", "answer",
                   "error", "request_id", "input",    "output", "usd"};
  for (std::size_t i = 0; i < job.cells.size(); ++i) {
    const batch::Cell& cell = job.cells[i];
    const batch::CellAddress place = batch::address_of(job, i);
    const batch::JobTarget& target = job.targets[place.target];
    table.rows.push_back({job.items[place.item].name, prompt_of(job, place), target.provider_id,
                          target.model, std::string(batch::name_of(cell.state)), cell.text,
                          cell.error, cell.request_id, or_null(cell.input), or_null(cell.output),
                          or_null(cell.usd)});
  }
  return table;
}

using ReadSchema = Result<results::ReadSchema, Diagnostic>;

const results::Schema* schema_in(const ReadSchema& read) {
  return read ? &read.value().schema : nullptr;
}

std::optional<results::FoundJson> found_in(const batch::Cell& cell, const ReadSchema& schema) {
  if (cell.state != batch::CellState::done) return std::nullopt;
  auto found = results::json_from_text(cell.text, schema_in(schema));
  return found ? std::optional(std::move(found.value())) : std::nullopt;
}

// How the value was read, where that is not plain.
OrderedJson remarks_of(const results::FoundJson& found) {
  OrderedJson out = OrderedJson::array();
  for (const auto* diagnostics : {&found.diagnostics, &found.faults})
    for (const Diagnostic& diagnostic : *diagnostics) out.push_back(words_of(diagnostic));
  return out;
}

std::string as_json(const batch::Job& job) {
  OrderedJson out = OrderedJson::array();
  const ReadSchema schema = results::schema_from_json(job.options.json_schema);
  const results::Table table = flat_table(job);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    OrderedJson row = OrderedJson::object();
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      row[table.columns[c]] = OrderedJson::parse(dump_json(table.rows[i][c]));
    if (!job.options.json_schema.empty()) {
      const auto found = found_in(job.cells[i], schema);
      row["value"] = found ? OrderedJson::parse(dump_json(found->value)) : OrderedJson();
      if (OrderedJson diagnostics = found ? remarks_of(*found) : OrderedJson();
          !diagnostics.empty())
        row["remarks"] = std::move(diagnostics);
    }
    out.push_back(std::move(row));
  }
  return dump_json(out, 1) + "\n";
}

}  // namespace

std::string batch_as(const batch::Job& job, FileFormat format) {
  if (format == FileFormat::json) return as_json(job);
  if (format == FileFormat::markdown) return results::to_markdown(flat_table(job));
  std::string out = results::to_csv(flat_table(job));
  if (job.options.json_schema.empty()) return out;
  const auto schema = results::schema_from_json(job.options.json_schema);
  std::vector<results::Answer> answers;
  for (std::size_t i = 0; i < job.cells.size(); ++i) {
    if (auto found = found_in(job.cells[i], schema))
      answers.push_back({label_of(job, i), std::move(found->value)});
  }
  for (const results::Table& table : results::tables_of(answers, schema_in(schema)))
    out += "\r\n" + results::to_csv(table);
  return out;
}

}  // namespace triptych
