// Tables as text: CSV, Markdown, JSON.
#include <algorithm>
#include <map>

#include "results/decimal.h"
#include "results/table.h"
#include "results/values.h"

namespace triptych::results {
namespace {

// What a spreadsheet would run (OWASP, "CSV injection"): full-width forms of the signs count too.
bool is_formula(const std::string& text) {
  static constexpr std::string_view kStarts[] = {"=",  "+",  "-",  "@",  "\t",
                                                 "\r", "＝", "＋", "－", "＠"};
  const bool starts = std::any_of(std::begin(kStarts), std::end(kStarts),
                                  [&](std::string_view start) { return text.starts_with(start); });
  return starts && !Decimal::parse(text);
}

std::string csv_cell(const Json& value) {
  std::string text = shown_value(value);
  if (value.is_string() && is_formula(text)) text.insert(0, 1, '\'');
  if (text.find_first_of("\",\r\n") == text.npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

template <class Cells>
void csv_row(const Cells& cells, std::string& out) {
  bool first = true;
  for (const auto& cell : cells) {
    if (!first) out.push_back(',');
    first = false;
    out += csv_cell(Json(cell));
  }
  out += "\r\n";
}

std::string markdown_cell(const Json& value) {
  const std::string text = shown_value(value);
  if (value.is_number()) return text;
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r' || c == '\n') {
      if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
      out += "<br>";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out.push_back(' ');
    } else {
      if (std::string_view("\\`*_[]<>|~&#!").find(c) != std::string_view::npos) out.push_back('\\');
      out.push_back(c);
    }
  }
  return out;
}

bool is_number_column(const Table& table, std::size_t column) {
  bool any = false;
  for (const std::vector<Json>& row : table.rows) {
    if (row[column].is_null()) continue;
    if (!row[column].is_number()) return false;
    any = true;
  }
  return any;
}

}  // namespace

std::string to_csv(const Table& table) {
  std::string out;
  csv_row(table.columns, out);
  for (const std::vector<Json>& row : table.rows) csv_row(row, out);
  return out;
}

std::string to_markdown(const Table& table) {
  std::string out = "|", rule = "|";
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    out += " " + markdown_cell(Json(table.columns[c])) + " |";
    rule += is_number_column(table, c) ? " ---: |" : " --- |";
  }
  out += "\n" + rule + "\n";
  for (const std::vector<Json>& row : table.rows) {
    out += "|";
    for (const Json& cell : row) out += " " + markdown_cell(cell) + " |";
    out += "\n";
  }
  return out;
}

std::string to_json(const std::vector<Answer>& answers) {
  std::map<std::string, int> seen;
  std::string out = "{";
  bool first = true;
  for (const Answer& answer : answers) {
    const int count = ++seen[answer.label];
    const std::string label = answer.label + (count == 1 ? "" : " " + std::to_string(count));
    out += (first ? "\n" : ",\n") + ("  " + dump_json(Json(label)) + ": ");
    first = false;
    const std::string value = answer.value ? dump_json(*answer.value, 2) : "null";
    for (const char c : value) {
      out.push_back(c);
      if (c == '\n') out += "  ";
    }
  }
  return out + (first ? "}\n" : "\n}\n");
}

}  // namespace triptych::results
