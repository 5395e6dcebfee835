// What practice can say about a file, as one JSON object with fixed names: from what it knows of it
// (known_file.h), read in the manner of whoever answers (manner.h), or from what was measured
// (type, size, pixels, pages, seconds). Answers in prose and answers on a schema are both made of
// this. What a careful reader could not read is null.
//
// Names used: kind, name, media_type, bytes, width, height, pages, seconds, known (bool), title,
// subject, description, summary, category, categories (from exact to vague), document_type, text,
// language, merchant, address, date, time, currency, items, item_count, subtotal, tax, total,
// payment, chart_type, x_label, y_label, series, points, labels, values, highest, lowest, tiles,
// days, objects, actions, dates, parties, colours, unread (how many values are null for that
// reason), confidence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "practice/exchange.h"

namespace triptych::practice {

// `number` counts the files of the question from 1, for those without a name.
Json facts_of(const File& file, std::size_t number, Manner manner = Manner::exact);
std::vector<Json> facts_of(const Question& question);

// "4.20": two places, as receipts print.
std::string money(double amount);
std::string money(const Json& amount);  // "–" for what was not read
// The same for numbers of any kind.
std::string number_text(const Json& value);
// 42 -> "42", 4.5 -> "4.5"
std::string plain_number(double value);
std::string joined(const std::vector<std::string>& parts, std::string_view with);
// The words of a catalogue entry; practice.* keys only.
std::string words(std::string_view key);
std::string words(std::string_view key, const std::vector<std::string>& args);

}  // namespace triptych::practice
