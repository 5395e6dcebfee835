// The few questions that a simulated model can answer about what it has read.
#include <algorithm>
#include <cmath>

#include "base/ascii.h"
#include "practice/answers.h"
#include "practice/facts.h"
#include "practice/manner.h"

namespace triptych::practice {
namespace {

enum class Wanted { nothing, highest, lowest, sum, colours };

// The words alone, each between blanks: " which one is the highest ". Bytes of letters outside of
// ASCII stay.
std::string plain_words(const std::string& prompt) {
  std::string out = " ";
  for (const char c : lowered(prompt)) {
    const bool part = is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) > 0x7f;
    if (part || out.back() != ' ') out += part ? c : ' ';
  }
  return out + " ";
}

// In the languages of the interface; a blank is the edge of a word.
Wanted wanted_in(const std::string& prompt) {
  struct Row {
    Wanted wanted;
    std::vector<std::string_view> stems;
  };
  static const std::vector<Row> rows = {
      {Wanted::colours, {" colour", " color", "لون", "ألوان"}},
      {Wanted::highest,
       {" highest", " largest", " biggest", " maximum", " tallest", " most expensive", " mayor ",
        " más alt", " máxim", " más car", "أعلى", "أكبر", "أغلى"}},
      {Wanted::lowest,
       {" lowest", " smallest", " minimum", " cheapest", " menor ", " más baj", " mínim",
        " más barat", "أدنى", "أقل", "أصغر", "أرخص"}},
      {Wanted::sum,
       {" sum ", " total", " add up", " altogether", " suma ", " cuánto", "مجموع", "إجمالي"}}};
  const std::string text = plain_words(prompt);
  for (const Row& row : rows)
    for (const std::string_view stem : row.stems)
      if (text.find(stem) != text.npos) return row.wanted;
  return Wanted::nothing;
}

struct Value {
  std::string name;
  Json number;
  bool money = false;
  std::string text() const { return money ? practice::money(number) : number_text(number); }
};

// Series by series; a receipt has one of its lines.
std::vector<std::vector<Value>> values_of(const Json& facts) {
  std::vector<std::vector<Value>> out;
  const auto add = [&](const Json& rows, const std::string& series, const char* name,
                       const char* number) {
    auto& list = out.emplace_back();
    for (const Json& row : rows)
      list.push_back({string_at(row, name) + (series.empty() ? "" : " " + series), at(row, number),
                      std::string_view(number) == "amount"});
  };
  if (!at(facts, "items").empty()) add(at(facts, "items"), "", "description", "amount");
  for (const Json& series : at(facts, "series"))
    add(at(series, "points"), string_at(series, "name"), "label", "value");
  if (!at(facts, "days").empty()) add(at(facts, "days"), "", "label", "value");
  return out;
}

std::string extreme(const Json& facts, bool highest, bool brief) {
  const Value* best = nullptr;
  const auto lists = values_of(facts);
  for (const auto& list : lists) {
    for (const Value& value : list) {
      if (!value.number.is_number()) continue;
      const double gap =
          best == nullptr
              ? 1
              : (value.number.get<double>() - best->number.get<double>()) * (highest ? 1 : -1);
      if (gap > 0) best = &value;
    }
  }
  if (best == nullptr) return "";
  if (brief) return best->name + ", " + best->text();
  return words(highest ? "practice.quick.highest" : "practice.quick.lowest",
               {best->text(), best->name});
}

std::string sum_of(const Json& facts, Manner manner, bool brief) {
  if (const Json& total = at(facts, "total"); total.is_number()) {
    const std::string text = money(total) + " " + string_at(facts, "currency");
    return brief ? text : words("practice.quick.sum", {text});
  }
  std::vector<std::string> sums;
  std::size_t i = 0;
  for (const auto& list : values_of(facts)) {
    double sum = 0;
    for (const Value& value : list) {
      if (!value.number.is_number()) return words("practice.quick.unread");
      sum += value.number.get<double>();
    }
    const std::string name = string_at(at(at(facts, "series"), i++), "name");
    const bool whole = std::fabs(sum - std::round(sum)) < 0.001;
    const double told = added_as(manner, std::round(sum * 100) / 100, whole ? 0 : 2);
    sums.push_back((name.empty() ? "" : name + ": ") + plain_number(told));
  }
  if (sums.empty()) return "";
  return brief ? joined(sums, "; ") : words("practice.quick.sum", {joined(sums, "; ")});
}

std::string colours_of(const Json& facts, bool brief) {
  std::vector<std::string> names;
  for (const Json& colour : at(facts, "colours"))
    if (colour.is_string()) names.push_back(colour.get<std::string>());
  if (names.empty()) return "";
  const std::string list = joined(names, ", ");
  return brief ? list : words("practice.quick.colours", {list});
}

std::string told_of(const Json& facts, Wanted wanted, Manner manner) {
  const bool brief = manner == Manner::hasty;
  switch (wanted) {
    case Wanted::highest:
    case Wanted::lowest:
      return extreme(facts, wanted == Wanted::highest, brief);
    case Wanted::sum:
      return sum_of(facts, manner, brief);
    case Wanted::colours:
      return colours_of(facts, brief);
    case Wanted::nothing:
      break;
  }
  return "";
}

}  // namespace

std::string short_answer(const Question& question) {
  const Wanted wanted = wanted_in(question.text);
  for (const Json& facts : facts_of(question)) {
    const std::string told = told_of(facts, wanted, question.manner);
    if (told.empty()) continue;
    return question.manner == Manner::talkative ? words("practice.quick.talkative", {told}) : told;
  }
  return words("practice.demo.cannot");
}

}  // namespace triptych::practice
