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

StructuredAnswer look_at(const Conversation& conversation,
                         const std::optional<results::Schema>& schema, const results::Date& today,
                         std::optional<Json>& value) {
  StructuredAnswer out;
  out.conversation = conversation.id;
  const Turn& turn = conversation.turns.front();
  if (turn.failed() && turn.reply.text.empty()) {
    out.none = Diagnostic{"", "results.no_answer", {}};
    return out;
  }
  auto found = results::json_from_text(turn.reply.text, schema ? &*schema : nullptr);
  if (!found) {
    out.none = results::remark_of(found.error());
    return out;
  }
  out.place = found.value().place;
  value = std::move(found.value().value);
  out.diagnostics = std::move(found.value().diagnostics);
  out.faults = std::move(found.value().faults);
  if (schema) std::ranges::copy(results::validate(*value, *schema), std::back_inserter(out.faults));
  if (is_receipt(*value)) out.checks = results::check_receipt(*value, today);
  return out;
}

}  // namespace

bool StructuredAnswers::any_json() const {
  return std::ranges::any_of(answers, [](const results::Answer& a) { return a.value.has_value(); });
}

StructuredAnswers structured_answers_of(const std::vector<Conversation>& conversations,
                                        const results::MarkedValues& truth,
                                        std::string_view today) {
  StructuredAnswers out;
  if (conversations.empty() || conversations.front().turns.front().sent.prompt.json_schema.empty())
    return out;
  auto schema =
      results::schema_from_json(conversations.front().turns.front().sent.prompt.json_schema);
  if (schema) out.schema = std::move(schema.value().schema);
  // An unknown day is taken for the last one there is: then no receipt is of the future.
  const results::Date day = results::iso_date(today).value_or(results::Date{9999, 12, 31});
  for (const Conversation& conversation : conversations) {
    if (conversation.turns.front().running()) continue;
    std::optional<Json> value;
    out.conversations.push_back(look_at(conversation, out.schema, day, value));
    out.answers.push_back({conversation.label, std::move(value)});
  }
  out.agreement = results::compare_answers(out.answers, out.schema ? &*out.schema : nullptr, truth);
  return out;
}

}  // namespace triptych
