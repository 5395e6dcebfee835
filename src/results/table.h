// Answers as tables, and tables as files. The first table has one row per answer and a column per
// field; every list has a table of its own, one row per element, with the answer and the position
// beside it. Columns are named by their path: "store.address", lists "items", "series.points".
// Text of a model is hostile: CSV cells that a spreadsheet would run as a formula are defused,
// Markdown cells cannot leave their cell. Numbers stay numbers.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "results/agreement.h"
#include "results/schema.h"

namespace triptych::results {

struct Table {
  std::string name;                     // path of the list; "" for the answers themselves
  std::vector<std::string> columns;     // the first is the answer's label; then positions, from 1
  std::vector<std::vector<Json>> rows;  // as long as `columns`; null where there is nothing
};

// Columns in the schema's order where there is one, else by name. Answers without a value are left
// out. At most 1000 columns and 100,000 rows a table.
std::vector<Table> tables_of(const std::vector<Answer>& answers, const Schema* schema = nullptr);

// One table per row of the comparison: path, one column per answer, the verdict's sentence.
Table table_of(const Agreement& agreement, const std::vector<Answer>& answers);

// RFC 4180: CRLF, quotes where needed, a line of headings. Text that begins with = + - @ or a tab
// and is no number gets an apostrophe in front.
std::string to_csv(const Table& table);

// A GitHub table: numbers to the right, everything with a meaning in Markdown escaped.
std::string to_markdown(const Table& table);

// {"<label>": answer, ...}, indented by two; equal labels get " 2", " 3".
std::string to_json(const std::vector<Answer>& answers);

}  // namespace triptych::results
