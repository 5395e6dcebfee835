#include "features/results/structured_answers.h"

#include <algorithm>
#include <iterator>

#include "results/dates.h"
#include "results/validate.h"

namespace triptych {
namespace {

// A receipt is told by its sums, whatever schema it was asked with.
bool is_receipt(const Json& value) {
  return value.is_object() && value.contains("total") &&
         (value.contains("items") || value.contains("subtotal"));
}

ColumnFindings look_at(const Column& column, const std::optional<results::Schema>& schema,
                       const results::Date& today, std::optional<Json>& value) {
  ColumnFindings out;
  out.column = column.id;
  const Trial& trial = column.turns.front();
  if (trial.failed() && trial.reply.text.empty()) {
    out.none = Remark{"", "results.no_answer", {}};
    return out;
  }
  auto found = results::json_from_text(trial.reply.text, schema ? &*schema : nullptr);
  if (!found) {
    out.none = results::remark_of(found.error());
    return out;
  }
  out.place = found.value().place;
  value = std::move(found.value().value);
  out.remarks = std::move(found.value().remarks);
  out.faults = std::move(found.value().faults);
  if (schema) std::ranges::copy(results::validate(*value, *schema), std::back_inserter(out.faults));
  if (is_receipt(*value)) out.checks = results::check_receipt(*value, today);
  return out;
}

}  // namespace

bool Findings::any_json() const {
  return std::ranges::any_of(answers, [](const results::Answer& a) { return a.value.has_value(); });
}

Findings findings_of(const std::vector<Column>& columns, const results::Truth& truth,
                     std::string_view today) {
  Findings out;
  if (columns.empty() || columns.front().turns.front().sent.prompt.json_schema.empty()) return out;
  auto schema = results::schema_from_json(columns.front().turns.front().sent.prompt.json_schema);
  if (schema) out.schema = std::move(schema.value().schema);
  // An unknown day is taken for the last one there is: then no receipt is of the future.
  const results::Date day = results::iso_date(today).value_or(results::Date{9999, 12, 31});
  for (const Column& column : columns) {
    if (column.turns.front().running()) continue;
    std::optional<Json> value;
    out.columns.push_back(look_at(column, out.schema, day, value));
    out.answers.push_back({column.label, std::move(value)});
  }
  out.agreement = results::compare_answers(out.answers, out.schema ? &*out.schema : nullptr, truth);
  return out;
}

}  // namespace triptych
