// Sentences about files, put together by what the prompt wants.
#include <algorithm>
#include <cmath>

#include "base/ascii.h"
#include "practice/answers.h"
#include "practice/facts.h"
#include "practice/fill.h"
#include "practice/prompt_intent.h"

namespace triptych::practice {
namespace {

using Lines = std::vector<std::string>;

std::string number_text(const Json& value) {
  return value.is_number() ? plain_number(value.get<double>()) : std::string();
}

// The label of the list that fits best; the file's own word when there is no list.
std::string label_of(const Json& facts, const std::vector<std::string>& labels) {
  const auto pick = [&](const std::string& word) {
    return std::find_if(labels.begin(), labels.end(),
                        [&](const std::string& label) { return lowered(label) == lowered(word); });
  };
  for (const Json& word : at(facts, "categories")) {
    const auto found = pick(word.is_string() ? word.get<std::string>() : "");
    if (found != labels.end()) return *found;
  }
  const std::string own = string_at(facts, "category");
  return own.empty() ? words("practice.unknown") : own;
}

void classify(const Json& facts, const PromptIntent& intent, Lines& out) {
  out.push_back(words("practice.classify", {label_of(facts, intent.labels)}));
  const std::string subject = string_at(facts, "subject");
  if (!subject.empty()) out.push_back(words("practice.classify.subject", {subject}));
  out.push_back(
      words(bool_at(facts, "known") ? "practice.classify.sure" : "practice.classify.unsure"));
}

// "2024: Q1 42, Q2 31; from 42 to 58 (+38 %); largest step ..."
void tell_series(const Json& series, Lines& out) {
  Lines values;
  const Json& points = at(series, "points");
  const Json *from = nullptr, *to = nullptr;
  double step = -1;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Json& point = points[i];
    values.push_back(string_at(point, "label") + " " + number_text(at(point, "value")));
    if (i == 0) continue;
    const double change = std::fabs(number_at(point, "value").value_or(0) -
                                    number_at(points[i - 1], "value").value_or(0));
    if (change <= step) continue;
    step = change;
    from = &points[i - 1];
    to = &point;
  }
  const std::string name = string_at(series, "name");
  out.push_back(words("practice.chart.series", {name, joined(values, ", ")}));
  if (to == nullptr) return;
  const double first = number_at(points.front(), "value").value_or(0);
  const double last = number_at(points.back(), "value").value_or(0);
  if (first != 0) {
    const double percent = std::round((last - first) / std::fabs(first) * 1000) / 10;
    out.push_back(words(
        "practice.chart.trend",
        {name, number_text(first), string_at(points.front(), "label"), number_text(last),
         string_at(points.back(), "label"), (percent > 0 ? "+" : "") + plain_number(percent)}));
  }
  out.push_back(words("practice.chart.step", {name, string_at(*from, "label"),
                                              string_at(*to, "label"), plain_number(step)}));
}

void tell_chart(const Json& facts, Lines& out) {
  const auto place = [](const Json& point) {
    return string_at(point, "label") + " " + string_at(point, "series");
  };
  const Json &high = at(facts, "highest"), &low = at(facts, "lowest");
  out.push_back(words("practice.chart.extremes", {number_text(at(high, "value")), place(high),
                                                  number_text(at(low, "value")), place(low)}));
  for (const Json& series : at(facts, "series")) tell_series(series, out);
  out.push_back(words("practice.chart.exact"));
}

void tell_receipt(const Json& facts, Lines& out) {
  Lines items;
  for (const Json& item : at(facts, "items")) {
    items.push_back(number_text(at(item, "quantity")) + " × " + string_at(item, "description") +
                    " " + money(number_at(item, "amount").value_or(0)));
  }
  out.push_back(
      words("practice.receipt.items", {std::to_string(items.size()), joined(items, "; ")}));
  out.push_back(words(
      "practice.receipt.sums",
      {money(number_at(facts, "subtotal").value_or(0)), money(number_at(facts, "tax").value_or(0)),
       money(number_at(facts, "total").value_or(0)), string_at(facts, "currency"),
       string_at(facts, "payment")}));
}

void tell_actions(const Json& facts, Lines& out) {
  const Json& actions = at(facts, "actions");
  if (actions.empty()) {
    out.push_back(words("practice.actions.none"));
    return;
  }
  std::string table = words("practice.actions.head") + "\n|---|---|---|";
  for (const Json& row : actions) {
    table += "\n| " + string_at(row, "who") + " | " + string_at(row, "task") + " | " +
             string_at(row, "when") + " |";
  }
  out.push_back(std::move(table));
}

void tell_document(const Json& facts, Lines& out) {
  out.push_back(words("practice.document.type", {string_at(facts, "document_type")}));
  Lines dates, parties;
  for (const Json& date : at(facts, "dates")) {
    dates.push_back(string_at(date, "date") + " (" + string_at(date, "label") + ")");
  }
  for (const Json& party : at(facts, "parties")) {
    if (party.is_string()) parties.push_back(party.get<std::string>());
  }
  out.push_back(dates.empty() ? words("practice.document.no_dates")
                              : words("practice.document.dates", {joined(dates, ", ")}));
  if (!parties.empty()) {
    out.push_back(words("practice.document.parties", {joined(parties, ", ")}));
  }
}

// One file, all that was asked about it.
Lines tell_file(const Json& facts, const PromptIntent& intent) {
  Lines out;
  const std::string kind = string_at(facts, "kind");
  const bool speech = kind == "speech";
  const bool plain = intent.nothing() || (intent.compare && !intent.summary);
  if (intent.describe || plain || (!speech && !intent.classify && !intent.transcribe)) {
    out.push_back(string_at(facts, intent.summary ? "summary" : "description"));
  } else if (intent.summary) {
    out.push_back(string_at(facts, "summary"));
  }
  if (intent.classify) classify(facts, intent, out);
  if (kind == "chart" && (intent.chart || intent.summary || plain)) tell_chart(facts, out);
  if (kind == "receipt" && (intent.receipt || plain)) tell_receipt(facts, out);
  const bool wants_text = intent.transcribe || (speech && plain);
  if (wants_text && !string_at(facts, "text").empty()) out.push_back(string_at(facts, "text"));
  if (wants_text && !bool_at(facts, "known")) out.push_back(words("practice.transcribe.none"));
  if (intent.actions) tell_actions(facts, out);
  if (intent.tone && speech) out.push_back(string_at(facts, "tone"));
  if (intent.language && speech) {
    out.push_back(words("practice.language", {string_at(facts, "language")}));
  }
  if (intent.document && !speech) tell_document(facts, out);
  if (out.empty()) out.push_back(string_at(facts, "description"));  // nothing to read aloud
  return out;
}

void tell_differences(const std::vector<Json>& all, Lines& out) {
  const Json merged = merged_facts(all);
  std::string list = words("practice.compare.differs");
  for (const Json& row : at(merged, "differences")) {
    list += "\n- " + string_at(row, "description");
  }
  if (!at(merged, "differences").empty()) out.push_back(std::move(list));
  Lines same;
  for (const Json& item : at(merged, "same")) {
    if (item.is_string()) same.push_back(item.get<std::string>());
  }
  if (!same.empty()) out.push_back(words("practice.compare.same", {joined(same, "; ")}));
}

std::string text_only(const Question& question) {
  Lines out = {words("practice.text_only", {std::to_string(words_of(question.text).size()),
                                            std::to_string(question.text.size()),
                                            std::to_string((question.text_bytes + 3) / 4)})};
  if (!question.system.empty()) {
    out.push_back(
        words("practice.text_only.system", {std::to_string(words_of(question.system).size())}));
  }
  out.push_back(words("practice.text_only.hint"));
  return joined(out, " ");
}

}  // namespace

std::string prose_answer(const Question& question) {
  if (question.files.empty()) return text_only(question);
  const PromptIntent intent = intent_of(question.text);
  const std::vector<Json> all = facts_of(question);
  if (intent.only_label && all.size() == 1) return label_of(all.front(), intent.labels);
  Lines out;
  bool unknown = false;
  for (const Json& facts : all) {
    Lines own = tell_file(facts, intent);
    if (all.size() > 1) {
      out.push_back(words("practice.headed", {string_at(facts, "name"), joined(own, " ")}));
    } else {
      out.insert(out.end(), own.begin(), own.end());
    }
    unknown = unknown || !bool_at(facts, "known");
  }
  if (all.size() > 1) tell_differences(all, out);
  if (unknown) out.push_back(words("practice.measured.why"));
  return joined(out, "\n\n");
}

}  // namespace triptych::practice
