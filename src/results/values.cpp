#include "results/values.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "results/dates.h"

namespace triptych::results {
namespace {

struct CodePoint {
  char32_t value = 0;
  std::size_t length = 1;
};

CodePoint code_point_at(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[i + k]));
  };
  const char32_t lead = byte(0);
  if (lead < 0x80 || i + 1 >= text.size()) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (lead < 0xF0 && i + 2 < text.size()) {
    return {(lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  }
  return {0xFFFD, std::min<std::size_t>(lead < 0xF0 ? 3 : 4, text.size() - i)};
}

// The simple foldings of Unicode's CaseFolding.txt in the blocks that receipts and charts use.
char32_t small_letter(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c == 0x178) return 0xFF;
  const bool even_is_capital = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
  if (even_is_capital && c != 0x130 && c % 2 == 0) return c + 1;
  if (((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) && c % 2 == 1) return c + 1;
  if (c >= 0x391 && c <= 0x3A9 && c != 0x3A2) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c;
}

void append_two_bytes(char32_t c, std::string& out) {
  out.push_back(static_cast<char>(0xC0 | (c >> 6)));
  out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x202F || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200A);
}

Reading number_reading(const Json& value, const ReadNumber& number) {
  Reading out{ValueKind::number, number.value.text(), {}, std::nullopt};
  if (number.other) {
    out.others.push_back(number.other->text());
    out.note = Diagnostic{"",
                          "results.value.number_read_as",
                          {shown_value(value), number.value.text(), number.other->text()}};
  }
  return out;
}

Reading date_reading(const std::string& text, const std::vector<Date>& dates) {
  if (dates.size() == 1) return {ValueKind::date, text_of(dates[0]), {}, std::nullopt};
  Reading out{ValueKind::date, folded(text), {}, std::nullopt};
  for (const Date& date : dates) out.others.push_back(text_of(date));
  out.note = Diagnostic{"", "results.value.date_two_ways", {text, out.others[0], out.others[1]}};
  return out;
}

std::vector<Date> dates_in(const Json& value) {
  if (!value.is_string()) return {};
  return readings_of_date(value.get_ref<const std::string&>());
}

// "007" and "+7" are names of something rather than amounts.
bool is_surely_number(const Json& value) {
  if (value.is_number()) return true;
  if (!number_in(value)) return false;
  const std::string text = value.get<std::string>();
  return !(text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9');
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = code_point_at(text, i);
    const std::string_view bytes = text.substr(i, point.length);
    i += point.length;
    if (is_space(point.value)) {
      space = true;
      continue;
    }
    if (std::exchange(space, false) && !out.empty()) out.push_back(' ');
    const char32_t small = small_letter(point.value);
    if (small == point.value) {
      out += bytes;
    } else if (small < 0x80) {
      out.push_back(static_cast<char>(small));
    } else {
      append_two_bytes(small, out);
    }
  }
  return out;
}

ValueKind kind_of(FieldType type) {
  switch (type) {
    case FieldType::number:
    case FieldType::integer:
      return ValueKind::number;
    case FieldType::date:
      return ValueKind::date;
    case FieldType::boolean:
      return ValueKind::boolean;
    case FieldType::object:
    case FieldType::list:
      return ValueKind::other;
    default:
      return ValueKind::text;
  }
}

Reading read_value(const Json& value, ValueKind kind) {
  if (value.is_null()) return {};
  if (value.is_structured()) return {ValueKind::other, dump_json(value), {}, std::nullopt};
  std::optional<Diagnostic> note;
  const auto unread = [&](const char* key) {
    if (value.is_string()) note = Diagnostic{"", key, {shown_value(value)}};
  };
  if (kind == ValueKind::number) {
    if (const auto number = number_in(value)) return number_reading(value, *number);
    unread("results.value.no_number");
  }
  if (kind == ValueKind::date && value.is_string()) {
    const DateReadings read = read_date(value.get_ref<const std::string&>());
    if (!read.days.empty()) return date_reading(value.get<std::string>(), read.days);
    unread(read.impossible ? "results.value.no_such_day" : "results.value.no_day");
  }
  const ValueKind own = value.is_boolean() ? ValueKind::boolean : ValueKind::text;
  if (value.is_number()) {
    const auto number = Decimal::of(value);
    return {ValueKind::text, number ? number->text() : dump_json(value), {}, std::nullopt};
  }
  return {own, folded(shown_value(value)), {}, std::move(note)};
}

ValueKind common_kind(const std::vector<const Json*>& values) {
  bool any = false, numbers = true, dates = true, switches = true;
  for (const Json* value : values) {
    if (value == nullptr || value->is_null()) continue;
    any = true;
    numbers = numbers && is_surely_number(*value);
    dates = dates && !dates_in(*value).empty();
    switches = switches && value->is_boolean();
  }
  if (!any) return ValueKind::null;
  if (numbers) return ValueKind::number;
  if (dates) return ValueKind::date;
  return switches ? ValueKind::boolean : ValueKind::text;
}

Sameness compare(const Reading& a, const Reading& b) {
  const bool null_a = a.kind == ValueKind::null, null_b = b.kind == ValueKind::null;
  if (null_a || null_b) return null_a == null_b ? Sameness::same : Sameness::different;
  if (a.canonical == b.canonical) return Sameness::same;
  const auto has = [](const Reading& reading, const std::string& text) {
    return std::find(reading.others.begin(), reading.others.end(), text) != reading.others.end();
  };
  bool meet = has(a, b.canonical) || has(b, a.canonical);
  for (const std::string& other : a.others) meet = meet || has(b, other);
  return meet ? Sameness::unclear : Sameness::different;
}

Sameness compare(const Json& a, const Json& b, ValueKind kind) {
  return compare(read_value(a, kind), read_value(b, kind));
}

Sameness compare(const Json& a, const Json& b) { return compare(a, b, common_kind({&a, &b})); }

std::string shown_value(const Json& value) {
  if (value.is_null()) return "";
  return value.is_string() ? value.get<std::string>() : dump_json(value);
}

}  // namespace triptych::results
