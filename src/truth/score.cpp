#include "truth/score.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>

#include "results/pointer.h"
#include "results/values.h"

namespace triptych::truth {
namespace {

using results::AgreementCell;
using results::AgreementRow;
using results::Field;
using results::FieldType;
using results::Sameness;
using results::ValueKind;

// What nobody asked for cannot be missing.
Json asked_of(const Json& truth, const std::vector<Field>& fields) {
  Json out = Json::object();
  for (const Field& field : fields) {
    const Json& value = at(truth, field.name);
    if (value.is_null()) continue;
    const bool group = field.type == FieldType::object && value.is_object();
    const bool list = field.type == FieldType::list && value.is_array() && !field.children.empty();
    if (group) {
      out[field.name] = asked_of(value, field.children);
    } else if (list && field.children[0].type == FieldType::object) {
      Json& elements = out[field.name] = Json::array();
      for (const Json& element : value)
        elements.push_back(asked_of(element, field.children[0].children));
    } else {
      out[field.name] = value;
    }
  }
  return out;
}

std::optional<double> number_of(const Json& value) {
  const auto read = results::number_in(value);
  if (!read) return std::nullopt;
  return std::strtod(read->value.text().c_str(), nullptr);
}

// The names of the list elements around a value, and what of the innermost it is.
std::string title_of(const Json& truth, const std::string& path) {
  std::string out, inner;
  for (std::size_t end = path.find('/', 1); end != std::string::npos;
       end = path.find('/', end + 1)) {
    const Json& around = results::value_at(truth, path.substr(0, end));
    inner = string_at(around, "label");
    if (inner.empty()) inner = string_at(around, "name");
    if (!inner.empty()) out += (out.empty() ? "" : " · ") + inner;
  }
  const std::string leaf = results::last_step(path);
  if (out.empty()) return path.find('/', 1) == std::string::npos ? leaf : "";
  return leaf == "value" ? out : out + " · " + leaf;
}

Judged judge(const Json& truth, const Json& given, ValueKind kind, const AgreementCell& cell) {
  Judged out{Verdict::missing, cell.path, cell.shown, {}, {}};
  if (given.is_null()) return out;
  const Sameness same = results::compare(truth, given, kind);
  out.verdict = same == Sameness::same      ? Verdict::exact
                : same == Sameness::unclear ? Verdict::unclear
                                            : Verdict::off;
  if (kind != ValueKind::number || out.verdict == Verdict::unclear) return out;
  const auto right = number_of(truth), read = number_of(given);
  if (!right || !read) return out;
  out.absolute = out.verdict == Verdict::exact ? 0 : *read - *right;
  if (*right != 0) out.relative = *out.absolute / std::abs(*right);
  if (out.verdict == Verdict::exact) out.relative = 0;
  return out;
}

// The path of the list element that a value stands in; "" = in none.
std::string element_of(const std::string& path) {
  for (std::size_t end = path.size(); end != std::string::npos && end > 0;) {
    const std::string step = results::last_step(std::string_view(path).substr(0, end));
    if (!step.empty() && step.find_first_not_of("0123456789") == std::string::npos)
      return path.substr(0, end);
    end = path.rfind('/', end - 1);
  }
  return "";
}

void count(const Judged& judged, bool number, Summary& out, std::vector<double>& errors) {
  ++out.values;
  out.exact += judged.verdict == Verdict::exact ? 1 : 0;
  out.missing += judged.verdict == Verdict::missing ? 1 : 0;
  out.unclear += judged.verdict == Verdict::unclear ? 1 : 0;
  if (!number) return;
  ++out.numbers;
  if (!judged.relative) return;
  const double error = std::abs(*judged.relative);
  out.close += error <= kClose ? 1 : 0;
  errors.push_back(error);
}

Summary summary_of(const std::vector<ScoreRow>& rows, std::size_t answer) {
  Summary out;
  std::vector<double> errors;
  for (const ScoreRow& row : rows) {
    if (!row.answers[answer]) continue;
    out.answered = true;
    count(*row.answers[answer], row.kind == ValueKind::number, out, errors);
  }
  if (errors.empty()) return out;
  std::ranges::sort(errors);
  const std::size_t half = errors.size() / 2;
  out.median = errors.size() % 2 == 1 ? errors[half] : (errors[half - 1] + errors[half]) / 2;
  out.worst = errors.back();
  return out;
}

// Elements that no value of the truth stands in; one inside of another is not counted again.
void count_made_up(const results::Agreement& agreement, Scores& out) {
  std::set<std::string> known;
  for (const AgreementRow& row : agreement.rows) {
    if (row.cells[0].path.empty()) continue;
    for (std::string element = element_of(row.path); !element.empty();
         element = element_of(element.substr(0, element.rfind('/'))))
      known.insert(element);
  }
  for (std::size_t a = 0; a < out.summaries.size(); ++a) {
    std::set<std::string> made_up;
    for (const AgreementRow& row : agreement.rows) {
      const std::string element = element_of(row.path);
      const bool there = !row.cells[a + 1].shown.empty();
      if (there && !element.empty() && !known.contains(element)) made_up.insert(element);
    }
    out.summaries[a].made_up = made_up.size();
  }
}

}  // namespace

Scores errors_of(const Json& truth, const std::vector<results::Answer>& answers,
                 const results::Schema* schema) {
  std::vector<results::Answer> all{
      {"", schema == nullptr ? truth : asked_of(truth, schema->fields)}};
  all.insert(all.end(), answers.begin(), answers.end());
  const results::Agreement agreement = results::compare_answers(all, schema);
  Scores out;
  for (const results::Answer& answer : answers) out.labels.push_back(answer.label);
  for (const AgreementRow& row : agreement.rows) {
    if (row.cells[0].path.empty() || row.cells[0].shown.empty()) continue;
    const Json& right = results::value_at(*all[0].value, row.cells[0].path);
    // The truth knows better than all together what kind of value it is.
    const ValueKind kind = right.is_number() ? ValueKind::number : row.kind;
    ScoreRow judged{
        row.path, title_of(*all[0].value, row.cells[0].path), kind, row.cells[0].shown, right, {}};
    for (std::size_t a = 1; a < all.size(); ++a) {
      judged.answers.emplace_back();
      if (!all[a].value) continue;
      const AgreementCell& cell = row.cells[a];
      static const Json kNull;
      const Json& given = cell.path.empty() ? kNull : results::value_at(*all[a].value, cell.path);
      judged.answers.back() = judge(right, given, kind, cell);
    }
    out.rows.push_back(std::move(judged));
  }
  for (std::size_t a = 0; a < answers.size(); ++a) out.summaries.push_back(summary_of(out.rows, a));
  count_made_up(agreement, out);
  return out;
}

results::MarkedValues marks_of(const Scores& scores, const results::Agreement& agreement) {
  std::map<std::pair<std::size_t, std::string>, const ScoreRow*> places;
  for (const ScoreRow& row : scores.rows) {
    for (std::size_t a = 0; a < row.answers.size(); ++a) {
      if (row.answers[a] && !row.answers[a]->path.empty()) places[{a, row.answers[a]->path}] = &row;
    }
  }
  results::MarkedValues out;
  for (const AgreementRow& row : agreement.rows) {
    for (std::size_t a = 0; a < row.cells.size(); ++a) {
      const auto found = places.find({a, row.cells[a].path});
      if (found == places.end()) continue;
      out[row.path] = found->second->value;
      break;
    }
  }
  return out;
}

std::string percent_text(double relative) {
  const double percent = relative * 100;
  if (percent == 0) return "0 %";
  const double size = std::abs(percent);
  const int places = size >= 100 ? 0 : size >= 1 ? 1 : size >= 0.1 ? 2 : 3;
  char text[64];
  if (size >= 1e6)
    std::snprintf(text, sizeof text, "%+.1e", percent);
  else
    std::snprintf(text, sizeof text, "%+.*f", places, percent);
  return std::string(text) + " %";
}

}  // namespace triptych::truth
