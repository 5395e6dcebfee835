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

std::string sure_words(const Json& facts, Manner manner) {
  if (!bool_at(facts, "known")) return words("practice.classify.unsure");
  if (manner == Manner::exact) return words("practice.classify.sure");
  const double percent = number_at(facts, "confidence").value_or(1) * 100;
  return words("practice.manner.sure", {std::to_string(std::lround(percent))});
}

void classify(const Json& facts, const PromptIntent& intent, Manner manner, Lines& out) {
  out.push_back(words("practice.classify", {label_of(facts, intent.labels)}));
  const std::string subject = string_at(facts, "subject");
  if (!subject.empty()) out.push_back(words("practice.classify.subject", {subject}));
  out.push_back(sure_words(facts, manner));
}

// What changes along an axis: from first to last, and the largest step between neighbours.
void tell_course(const std::string& name, const Json& points, Lines& out) {
  const Json *from = nullptr, *to = nullptr;
  double step = -1;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const auto before = number_at(points[i - 1], "value"), after = number_at(points[i], "value");
    if (!before || !after || std::fabs(*after - *before) <= step) continue;
    step = std::fabs(*after - *before);
    from = &points[i - 1];
    to = &points[i];
  }
  if (to == nullptr) return;
  const auto first = number_at(points.front(), "value"), last = number_at(points.back(), "value");
  if (first && last && *first != 0) {
    const double percent = std::round((*last - *first) / std::fabs(*first) * 1000) / 10;
    out.push_back(words(
        "practice.chart.trend",
        {name, plain_number(*first), string_at(points.front(), "label"), plain_number(*last),
         string_at(points.back(), "label"), (percent > 0 ? "+" : "") + plain_number(percent)}));
  }
  const double rounded = std::round(step * 100) / 100;  // a difference of decimals
  out.push_back(words("practice.chart.step", {name, string_at(*from, "label"),
                                              string_at(*to, "label"), plain_number(rounded)}));
}

// "2024: Q1 42, Q2 31"
void tell_series(const Json& series, const Json& facts, Manner manner, Lines& out) {
  Lines values;
  const Json& points = at(series, "points");
  for (const Json& point : points)
    values.push_back(string_at(point, "label") + " " + number_text(at(point, "value")));
  std::string name = string_at(series, "name");
  if (name.empty()) name = string_at(facts, "y_label");
  if (name.empty()) name = string_at(facts, "title");
  out.push_back(words("practice.chart.series", {name, joined(values, ", ")}));
  const bool ordered = at(facts, "ordered") != false;  // the samples' axes are time
  if (ordered && manner != Manner::hasty) tell_course(name, points, out);
}

void tell_chart(const Json& facts, Manner manner, Lines& out) {
  const auto place = [](const Json& point) {
    const std::string series = string_at(point, "series");
    return string_at(point, "label") + (series.empty() ? "" : " " + series);
  };
  const Json &high = at(facts, "highest"), &low = at(facts, "lowest");
  if (!high.is_null())
    out.push_back(words("practice.chart.extremes", {number_text(at(high, "value")), place(high),
                                                    number_text(at(low, "value")), place(low)}));
  for (const Json& series : at(facts, "series")) tell_series(series, facts, manner, out);
  if (manner == Manner::exact) out.push_back(words("practice.chart.exact"));
}

void tell_receipt(const Json& facts, Manner manner, Lines& out) {
  Lines items;
  for (const Json& item : at(facts, "items")) {
    items.push_back(number_text(at(item, "quantity")) + " × " + string_at(item, "description") +
                    " " + money(at(item, "amount")));
  }
  if (manner != Manner::hasty)
    out.push_back(
        words("practice.receipt.items", {std::to_string(items.size()), joined(items, "; ")}));
  const std::string payment = string_at(facts, "payment");
  out.push_back(
      words("practice.receipt.sums",
            {money(at(facts, "subtotal")), money(at(facts, "tax")), money(at(facts, "total")),
             string_at(facts, "currency"), payment.empty() ? "–" : payment}));
}

// A table; sentences as well, or a few words alone, by manner.
void tell_actions(const Json& facts, const PromptIntent& intent, Manner manner, Lines& out) {
  const Json& actions = at(facts, "actions");
  if (actions.empty()) {
    out.push_back(words("practice.actions.none"));
    return;
  }
  if (manner == Manner::hasty) {
    Lines brief;
    for (const Json& row : actions)
      brief.push_back("- " + string_at(row, "who") + ": " + string_at(row, "task") + " (" +
                      string_at(row, "when") + ")");
    return out.push_back(joined(brief, "\n"));
  }
  if (manner == Manner::talkative && !intent.summary)  // which holds them already
    for (const Json& row : actions)
      out.push_back(words("practice.speech.action",
                          {string_at(row, "who"), string_at(row, "task"), string_at(row, "when")}));
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
Lines tell_file(const Json& facts, const PromptIntent& intent, Manner manner) {
  Lines out;
  const std::string kind = string_at(facts, "kind");
  const bool speech = kind == "speech";
  const bool plain = intent.nothing() || (intent.compare && !intent.summary);
  if (intent.describe || plain || (!speech && !intent.classify && !intent.transcribe)) {
    out.push_back(string_at(facts, intent.summary ? "summary" : "description"));
  } else if (intent.summary) {
    out.push_back(string_at(facts, "summary"));
  }
  if (intent.classify) classify(facts, intent, manner, out);
  if (kind == "chart" && (intent.chart || intent.summary || plain)) tell_chart(facts, manner, out);
  if (kind == "receipt" && (intent.receipt || plain)) tell_receipt(facts, manner, out);
  const bool wants_text = intent.transcribe || (speech && plain);
  if (wants_text && !string_at(facts, "text").empty()) out.push_back(string_at(facts, "text"));
  if (wants_text && !bool_at(facts, "known")) out.push_back(words("practice.transcribe.none"));
  if (intent.actions) tell_actions(facts, intent, manner, out);
  if (intent.tone && speech) out.push_back(string_at(facts, "tone"));
  if (intent.language && speech) {
    out.push_back(words("practice.language", {string_at(facts, "language")}));
  }
  if (intent.document && !speech) tell_document(facts, out);
  if (out.empty()) out.push_back(string_at(facts, "description"));  // nothing to read aloud
  // The hasty one goes straight to what was asked.
  const bool told =
      out.size() > 1 && out[0] == string_at(facts, intent.summary ? "summary" : "description");
  if (manner == Manner::hasty && told) out.erase(out.begin());
  if (const int unread = int_at(facts, "unread").value_or(0); unread > 0)
    out.push_back(words("practice.manner.unread", {std::to_string(unread)}));
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
    Lines own = tell_file(facts, intent, question.manner);
    if (all.size() > 1) {
      out.push_back(words("practice.headed", {string_at(facts, "name"), joined(own, " ")}));
    } else {
      out.insert(out.end(), own.begin(), own.end());
    }
    unknown = unknown || !bool_at(facts, "known");
  }
  if (all.size() > 1) tell_differences(all, out);
  const bool simulated = question.manner != Manner::exact;
  if (unknown) out.push_back(words(simulated ? "practice.demo.cannot" : "practice.measured.why"));
  if (question.manner == Manner::talkative && !unknown) {
    out.insert(out.begin(), words("practice.manner.opening"));
    out.push_back(words("practice.manner.closing"));
  }
  return joined(out, "\n\n");
}

}  // namespace triptych::practice
