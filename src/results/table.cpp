#include "results/table.h"

#include <deque>
#include <map>
#include <set>
#include <utility>

#include "base/strings.h"
#include "results/decimal.h"
#include "results/values.h"

namespace triptych::results {
namespace {

constexpr std::size_t kMaxColumns = 1000;
constexpr std::size_t kMaxTableRows = 100'000;
constexpr std::size_t kMaxTables = 100;

std::string dotted(const std::string& path, const std::string& key) {
  return path.empty() ? key : path + "." + key;
}

struct Row {
  std::vector<Json> fixed;  // the answer, then positions
  std::map<std::string, Json> cells;
};

// A table while it grows.
struct Draft {
  std::string name;
  std::vector<std::string> heads, columns;
  std::set<std::string> known;
  std::vector<Row> rows;

  bool add_column(const std::string& column) {
    if (known.contains(column)) return true;
    if (columns.size() == kMaxColumns) return false;
    known.insert(column);
    columns.push_back(column);
    return true;
  }
};

class Collector {
 public:
  explicit Collector(const Schema* schema) {
    Draft& answers = *draft("", nullptr);
    if (schema == nullptr) return;
    for (const Field& field : schema->fields) promise(field, answers, field.name);
  }

  void add(const Answer& answer) {
    Row row{{answer.label}, {}};
    Draft& answers = drafts_.front();
    put(answers, row, *answer.value, answer.value->is_object() ? "" : "value");
    push(answers, std::move(row));
  }

  std::vector<Table> take() {
    std::vector<Table> out;
    for (Draft& draft : drafts_) {
      if (!draft.rows.empty()) out.push_back(finished(draft));
    }
    return out;
  }

 private:
  // nullptr when there are too many already.
  Draft* draft(const std::string& name, const Draft* parent) {
    const auto known = by_name_.find(name);
    if (known != by_name_.end()) return known->second;
    if (drafts_.size() == kMaxTables) return nullptr;
    Draft& made = drafts_.emplace_back();
    made.name = name;
    made.heads = parent ? parent->heads : std::vector<std::string>{tr("results.table.answer")};
    if (parent != nullptr) made.heads.push_back(name + " #");
    by_name_[name] = &made;
    return &made;
  }

  // Columns in the order of the schema, before any answer brings its own.
  void promise(const Field& field, Draft& table, const std::string& column) {
    if (field.type == FieldType::object) {
      for (const Field& inner : field.children) promise(inner, table, dotted(column, inner.name));
    } else if (field.type == FieldType::list) {
      Draft* list = draft(dotted(table.name, column), &table);
      for (const Field& item : field.children) {
        if (list == nullptr || item.type != FieldType::object) continue;
        for (const Field& inner : item.children) promise(inner, *list, inner.name);
      }
    } else {
      table.add_column(column);
    }
  }

  void put(Draft& table, Row& row, const Json& value, const std::string& column) {
    if (value.is_object()) {
      for (const auto& [key, inner] : value.items()) put(table, row, inner, dotted(column, key));
    } else if (value.is_array()) {
      put_list(table, row, value, dotted(table.name, column));
    } else if (table.add_column(column)) {
      row.cells[column] = value;
    }
  }

  void put_list(Draft& table, const Row& row, const Json& list, const std::string& name) {
    Draft* to = draft(name, &table);
    if (to == nullptr) return;
    for (std::size_t i = 0; i < list.size() && to->rows.size() < kMaxTableRows; ++i) {
      Row inner{row.fixed, {}};
      inner.fixed.push_back(i + 1);
      put(*to, inner, list[i], list[i].is_object() ? "" : "value");
      push(*to, std::move(inner));
    }
  }

  static void push(Draft& table, Row row) {
    if (table.rows.size() < kMaxTableRows) table.rows.push_back(std::move(row));
  }

  static Table finished(Draft& draft) {
    Table table{draft.name, draft.heads, {}};
    std::set<std::string> used;
    for (const Row& row : draft.rows) {
      for (const auto& [column, cell] : row.cells) used.insert(column);
    }
    std::vector<std::string> columns;
    for (const std::string& column : draft.columns) {
      if (used.contains(column)) columns.push_back(column);
    }
    table.columns.insert(table.columns.end(), columns.begin(), columns.end());
    for (Row& row : draft.rows) {
      std::vector<Json> cells = std::move(row.fixed);
      cells.resize(draft.heads.size());
      for (const std::string& column : columns) {
        const auto cell = row.cells.find(column);
        cells.push_back(cell == row.cells.end() ? Json() : std::move(cell->second));
      }
      table.rows.push_back(std::move(cells));
    }
    return table;
  }

  std::deque<Draft> drafts_;  // stays where it is while it grows
  std::map<std::string, Draft*> by_name_;
};

}  // namespace

std::vector<Table> tables_of(const std::vector<Answer>& answers, const Schema* schema) {
  Collector collector(schema);
  for (const Answer& answer : answers) {
    if (answer.value) collector.add(answer);
  }
  return collector.take();
}

Table table_of(const Agreement& agreement, const std::vector<Answer>& answers) {
  Table table{"", {tr("results.table.field")}, {}};
  for (const Answer& answer : answers) table.columns.push_back(answer.label);
  table.columns.push_back(tr("results.table.verdict"));
  for (const AgreementRow& row : agreement.rows) {
    std::vector<Json> cells = {row.path};
    for (std::size_t a = 0; a < row.cells.size(); ++a) {
      const bool there = !row.cells[a].shown.empty();
      cells.push_back(there ? Json(row.cells[a].shown) : Json());
    }
    cells.push_back(words_of(summary_of(row)));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace triptych::results
