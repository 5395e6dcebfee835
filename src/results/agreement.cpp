#include "results/agreement.h"

#include <algorithm>
#include <set>
#include <utility>

#include "results/align.h"
#include "results/pointer.h"

namespace triptych::results {
namespace {

constexpr std::size_t kMaxRows = 5000;

// One place of the answers: what each has there.
struct Place {
  std::string path;
  std::vector<const Json*> values;  // nullptr: this answer lacks it
  std::vector<std::string> paths;   // where it is in each answer
  const Field* field = nullptr;     // nullptr: the schema does not know it
};

class Comparer {
 public:
  Comparer(const std::vector<Answer>& answers, const MarkedValues& marked)
      : answers_(answers), marked_(marked) {
    out_.scores.resize(answers.size());
  }

  Agreement run(const Schema* schema) {
    Field root;
    root.type = FieldType::object;
    if (schema != nullptr) root.children = schema->fields;
    Place place{"", {}, std::vector<std::string>(answers_.size()), schema ? &root : nullptr};
    for (const Answer& answer : answers_) {
      place.values.push_back(answer.value ? &*answer.value : nullptr);
    }
    visit(place);
    return std::move(out_);
  }

 private:
  void visit(const Place& place) {
    bool objects = false, lists = false, leaf = false;
    for (const Json* value : place.values) {
      if (value == nullptr || value->is_null()) continue;
      objects = objects || value->is_object();
      lists = lists || value->is_array();
      leaf = leaf || !value->is_structured();
    }
    const std::size_t before = out_.rows.size();
    // Answers that do not even agree on the shape get a row that shows it, and their parts.
    if (leaf || (objects && lists)) add_row(place);
    if (objects) visit_object(place);
    if (lists) visit_list(place);
    // Nothing inside: null everywhere, or empty.
    if (out_.rows.size() == before && !(place.path.empty() && !objects && !lists)) add_row(place);
  }

  Place child(const Place& place) const {
    Place out;
    out.values.assign(place.values.size(), nullptr);
    out.paths.resize(place.values.size());
    return out;
  }

  void visit_object(const Place& place) {
    std::vector<std::pair<std::string, const Field*>> keys;
    std::set<std::string> known;
    const auto add = [&](const std::string& key, const Field* field) {
      if (known.insert(key).second) keys.emplace_back(key, field);
    };
    if (place.field != nullptr && place.field->type == FieldType::object) {
      for (const Field& field : place.field->children) add(field.name, &field);
    }
    for (const Json* value : place.values) {
      if (value == nullptr || !value->is_object()) continue;
      for (const auto& [key, unused] : value->items()) add(key, nullptr);
    }
    for (const auto& [key, field] : keys) {
      if (full()) return;
      Place inner = child(place);
      inner.path = join(place.path, key);
      inner.field = field;
      bool there = false;
      for (std::size_t a = 0; a < inner.values.size(); ++a) {
        if (place.values[a] == nullptr || !place.values[a]->is_object()) continue;
        const auto found = place.values[a]->find(key);
        if (found == place.values[a]->end()) continue;
        there = true;
        inner.values[a] = &*found;
        inner.paths[a] = join(place.paths[a], key);
      }
      if (there) visit(inner);  // what nobody has is no row
    }
  }

  void visit_list(const Place& place) {
    std::vector<const Json*> lists;
    for (const Json* value : place.values) {
      lists.push_back(value != nullptr && value->is_array() ? value : nullptr);
    }
    const bool list_field = place.field != nullptr && place.field->type == FieldType::list;
    const std::vector<AlignedRow> slots = align_lists(lists);
    for (std::size_t s = 0; s < slots.size() && !full(); ++s) {
      Place inner = child(place);
      inner.path = join(place.path, s);
      if (list_field && !place.field->children.empty()) inner.field = &place.field->children[0];
      for (std::size_t a = 0; a < lists.size(); ++a) {
        if (!slots[s][a]) continue;
        inner.values[a] = &(*lists[a])[*slots[s][a]];
        inner.paths[a] = join(place.paths[a], *slots[s][a]);
      }
      visit(inner);
    }
  }

  bool full() {
    out_.cut = out_.cut || out_.rows.size() >= kMaxRows;
    return out_.cut;
  }

  void add_row(const Place& place) {
    if (full()) return;
    AgreementRow row;
    row.path = place.path;
    const ValueKind by_schema = place.field ? kind_of(place.field->type) : ValueKind::other;
    row.kind = by_schema == ValueKind::other ? common_kind(place.values) : by_schema;
    std::vector<Reading> readings;
    for (std::size_t a = 0; a < answers_.size(); ++a) {
      static const Json kNull;
      const Json& value = place.values[a] == nullptr ? kNull : *place.values[a];
      AgreementCell cell;
      cell.answered = answers_[a].value.has_value();
      readings.push_back(read_value(value, row.kind));
      cell.shown = shown_value(value);
      cell.path = place.paths[a];
      cell.note = readings.back().note;
      if (cell.note) cell.note->path = cell.path;
      row.answered += cell.answered ? 1 : 0;
      row.cells.push_back(std::move(cell));
    }
    group(readings, row);
    mark(readings, row);
    out_.rows.push_back(std::move(row));
  }

  void group(const std::vector<Reading>& readings, AgreementRow& row) {
    std::vector<std::pair<AgreementGroup, const Reading*>> groups;
    for (std::size_t a = 0; a < readings.size(); ++a) {
      if (!row.cells[a].answered) continue;
      const auto same = std::find_if(groups.begin(), groups.end(), [&](const auto& one) {
        return compare(*one.second, readings[a]) == Sameness::same;
      });
      if (same == groups.end()) {
        groups.push_back({{row.cells[a].shown, {a}}, &readings[a]});
      } else {
        same->first.answers.push_back(a);
      }
    }
    std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) {
      return a.first.answers.size() > b.first.answers.size();
    });
    bool unclear = false;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      for (std::size_t h = 0; h < g; ++h) {
        unclear = unclear || compare(*groups[g].second, *groups[h].second) == Sameness::unclear;
      }
      for (const std::size_t a : groups[g].first.answers) row.cells[a].group = g;
      row.groups.push_back(std::move(groups[g].first));
    }
    settle(unclear, row);
  }

  void settle(bool unclear, AgreementRow& row) {
    if (row.answered < 2) {
      row.state = RowState::single;
    } else if (row.groups.size() == 1) {
      row.state = RowState::all_agree;
      ++out_.all_agree;
    } else if (unclear) {
      row.state = RowState::unclear;
      ++out_.unclear;
    } else if (row.groups[0].answers.size() > row.groups[1].answers.size()) {
      row.state = RowState::majority;
      ++out_.majority;
    } else {
      row.state = RowState::disagree;
      ++out_.disagree;
    }
  }

  void mark(const std::vector<Reading>& readings, AgreementRow& row) {
    const auto marked = marked_.find(row.path);
    if (marked == marked_.end()) return;
    row.marked = true;
    const Reading right = read_value(marked->second, row.kind);
    for (std::size_t a = 0; a < readings.size(); ++a) {
      if (!row.cells[a].answered) continue;
      switch (compare(readings[a], right)) {
        case Sameness::same:
          row.cells[a].right = true;
          ++out_.scores[a].right;
          break;
        case Sameness::different:
          row.cells[a].right = false;
          ++out_.scores[a].wrong;
          break;
        case Sameness::unclear:
          ++out_.scores[a].unclear;
          break;
      }
    }
  }

  const std::vector<Answer>& answers_;
  const MarkedValues& marked_;
  Agreement out_;
};

}  // namespace

Agreement compare_answers(const std::vector<Answer>& answers, const Schema* schema,
                          const MarkedValues& marked) {
  return Comparer(answers, marked).run(schema);
}

Diagnostic summary_of(const AgreementRow& row) {
  const std::string all = std::to_string(row.answered);
  if (row.groups.empty()) return {row.path, "results.agreement.none", {}};
  const AgreementGroup& first = row.groups[0];
  const std::string most = std::to_string(first.answers.size());
  const bool null = first.shown.empty();
  switch (row.state) {
    case RowState::single:
      return null ? Diagnostic{row.path, "results.agreement.single_null", {}}
                  : Diagnostic{row.path, "results.agreement.single", {first.shown}};
    case RowState::all_agree:
      return null ? Diagnostic{row.path, "results.agreement.all_null", {all}}
                  : Diagnostic{row.path, "results.agreement.all", {all, first.shown}};
    case RowState::majority:
      return null ? Diagnostic{row.path, "results.agreement.some_null", {most, all}}
                  : Diagnostic{row.path, "results.agreement.some", {most, all, first.shown}};
    case RowState::disagree:
      return {row.path, "results.agreement.differ", {all, std::to_string(row.groups.size())}};
    case RowState::unclear:
      return {row.path, "results.agreement.unclear", {all}};
  }
  return {row.path, "results.agreement.none", {}};
}

Diagnostic summary_of(const Agreement& agreement) {
  const std::size_t compared =
      agreement.all_agree + agreement.majority + agreement.disagree + agreement.unclear;
  if (compared == 0) return {"", "results.agreement.none", {}};
  return {"",
          "results.agreement.total",
          {std::to_string(agreement.all_agree), std::to_string(compared)}};
}

}  // namespace triptych::results
