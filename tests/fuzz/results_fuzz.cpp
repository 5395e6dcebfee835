// Any text as a model's answer, all the way to the files a person saves. The first byte says where
// the text is cut into two answers; the second chooses the schema: a preset, or the first answer
// itself. Promises: no crash; byte ranges inside the text; rows and tables of the promised shape;
// files that are valid UTF-8 when the text was, JSON that can be read again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "results/agreement.h"
#include "results/json_from_text.h"
#include "results/receipt_check.h"
#include "results/table.h"
#include "results/validate.h"

namespace {

using namespace triptych;
using namespace triptych::results;

void demand(bool promise) {
  if (!promise) std::abort();
}

Answer answer_of(const char* label, std::string_view text) {
  const auto found = json_from_text(text);
  if (!found) {
    demand(found.error().position <= text.size());
    demand(has_string(remark_of(found.error()).key));
    return {label, std::nullopt};
  }
  demand(found.value().begin < found.value().end && found.value().end <= text.size());
  return {label, found.value().value};
}

Schema schema_of(std::uint8_t kind, std::string_view text) {
  if (kind % 4 < 3) return preset_schema(preset_ids()[kind % 4]);
  const auto read = schema_from_json(text);
  if (!read) return {};
  const Schema& schema = read.value().schema;
  // What was read and is sound comes back the same.
  if (problems_of(schema).empty()) {
    const auto again = schema_from_json(to_json_schema(schema));
    demand(again.ok() && again.value().schema == schema && again.value().lost.empty());
  }
  return schema;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
  const std::string_view first = text.substr(0, text.size() * data[0] / 255);
  const std::vector<Answer> answers = {answer_of("A", first), answer_of("B", text),
                                       answer_of("=C", text.substr(first.size()))};
  const Schema schema = schema_of(data[1], first);
  for (const Answer& answer : answers) {
    if (!answer.value) continue;
    demand(validate(*answer.value, schema).size() <= 200);
    demand(check_receipt(*answer.value, {2026, 11, 27}).size() >= 5);
  }
  Truth truth;
  if (answers[0].value) truth["/total"] = *answers[0].value;
  const Agreement agreement = compare_answers(answers, &schema, truth);
  demand(agreement.rows.size() <= 5000 && agreement.scores.size() == answers.size());
  for (const AgreementRow& row : agreement.rows) demand(row.cells.size() == answers.size());
  std::vector<Table> tables = tables_of(answers, &schema);
  tables.push_back(table_of(agreement, answers));
  for (const Table& table : tables) {
    for (const auto& row : table.rows) demand(row.size() == table.columns.size());
    demand(utf8_valid(to_csv(table)) && utf8_valid(to_markdown(table)));
  }
  demand(parse_json(to_json(answers)).has_value());
  return 0;
}
