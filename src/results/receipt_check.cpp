#include "results/receipt_check.h"

#include <optional>
#include <string>
#include <utility>

#include "results/currency.h"
#include "results/pointer.h"
#include "results/values.h"

namespace triptych::results {
namespace {

constexpr int kOldest = 25 * 366;  // days

using Sum = std::optional<Decimal>;

Sum plus(const Sum& a, const Sum& b) { return a && b ? add(*a, *b) : std::nullopt; }

class Checker {
 public:
  Checker(const Json& receipt, const Date& today) : receipt_(receipt), today_(today) {
    const auto currency = find_currency(string_at(receipt, "currency"));
    places_ = currency ? currency->places : 2;
  }

  std::vector<ReceiptCheck> run() {
    lines();
    items();
    total();
    currency();
    date();
    return std::move(out_);
  }

 private:
  void say(CheckKind kind, CheckState state, std::string path, std::string_view key,
           std::vector<std::string> args = {}) {
    out_.push_back(
        {kind, state, {std::move(path), "results.receipt." + std::string(key), std::move(args)}});
  }

  void missing(CheckKind kind, const std::string& path) {
    say(kind, CheckState::not_possible, path, "missing", {last_step(path)});
  }

  // A number of the receipt; nullopt when it is missing or no number.
  static Sum number(const Json& object, const char* key) {
    const auto read = number_in(at(object, key));
    return read ? Sum(read->value) : std::nullopt;
  }

  static Sum line_total(const Json& item) {
    const Sum total = number(item, "total");
    return total ? total : number(item, "amount");
  }
  static std::string line_total_key(const Json& item) {
    return at(item, "total").is_null() && !at(item, "amount").is_null() ? "amount" : "total";
  }

  static Sum product(const Json& item) {
    const Sum quantity = number(item, "quantity"), price = number(item, "unit_price");
    return quantity && price ? multiply(*quantity, *price) : std::nullopt;
  }

  // Within `steps` minor units.
  bool meets(const Decimal& a, const Decimal& b) const {
    const Sum gap = subtract(a, b);
    return gap && gap->absolute() <= Decimal::step(places_);
  }

  std::string text(const Decimal& number) const { return number.text(places_); }

  void compare(CheckKind kind, const Decimal& computed, const Decimal& printed,
               const std::string& path, const std::string& key) {
    const bool fits = meets(computed, printed);
    say(kind, fits ? CheckState::passed : CheckState::failed, path,
        key + (fits ? ".passed" : ".failed"), {text(computed), text(printed)});
  }

  void lines() {
    const Json& items = at(receipt_, "items");
    std::size_t checked = 0, failed = 0;
    for (std::size_t i = 0; items.is_array() && i < items.size(); ++i) {
      const Sum computed = product(items[i]), printed = line_total(items[i]);
      if (!computed || !printed) continue;
      ++checked;
      if (meets(*computed, *printed)) continue;
      ++failed;
      say(CheckKind::lines, CheckState::failed, join(join("/items", i), line_total_key(items[i])),
          "lines.failed", {text(*computed), text(*printed), std::to_string(i + 1)});
    }
    if (checked == 0) {
      say(CheckKind::lines, CheckState::not_possible, "/items", "lines.none");
    } else if (failed == 0) {
      say(CheckKind::lines, CheckState::passed, "/items", "lines.passed",
          {std::to_string(checked)});
    }
  }

  // The sum of the lines; on failure the path of the first that has no amount.
  Sum items_sum(std::string& gap) const {
    const Json& items = at(receipt_, "items");
    gap = "/items";
    if (!items.is_array() || items.empty()) return std::nullopt;
    Sum sum = Decimal();
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Sum printed = line_total(items[i]);
      const Sum line = printed ? printed : product(items[i]);
      gap = join(join("/items", i), "total");
      if (!line) return std::nullopt;
      sum = plus(sum, line);
    }
    return sum;
  }

  void items() {
    std::string gap;
    const Sum sum = items_sum(gap), subtotal = number(receipt_, "subtotal");
    if (!sum) return missing(CheckKind::items, gap);
    if (subtotal) return compare(CheckKind::items, *sum, *subtotal, "/subtotal", "items");
    // Receipts without a subtotal print prices that add up to the total, tax included.
    const Sum total = number(receipt_, "total"), tip = number(receipt_, "tip");
    const Sum all = plus(sum, tip ? tip : Sum(Decimal()));
    if (total && all && meets(*all, *total)) {
      return say(CheckKind::items, CheckState::passed, "/total", "items.passed_total",
                 {text(*all), text(*total)});
    }
    missing(CheckKind::items, "/subtotal");
  }

  void total() {
    const Sum total = number(receipt_, "total"), tax = number(receipt_, "tax"),
              tip = number(receipt_, "tip");
    std::string gap;
    Sum base = number(receipt_, "subtotal");
    if (!total) return missing(CheckKind::total, "/total");
    if (!base) base = items_sum(gap);
    if (!base) return missing(CheckKind::total, "/subtotal");
    const Sum without_tax = plus(base, tip ? tip : Sum(Decimal()));
    const Sum all = plus(without_tax, tax ? tax : Sum(Decimal()));
    if (!without_tax || !all) return missing(CheckKind::total, "/total");
    if (meets(*all, *total)) return compare(CheckKind::total, *all, *total, "/total", "total");
    if (tax && meets(*without_tax, *total)) {
      return say(CheckKind::total, CheckState::passed, "/total", "total.tax_included",
                 {text(*without_tax), text(*total), text(*tax)});
    }
    // What is missing may be the difference; but nothing missing makes a total smaller.
    if (!tax && *all < *total) return missing(CheckKind::total, "/tax");
    compare(CheckKind::total, *all, *total, "/total", "total");
  }

  void currency() {
    const Json& value = at(receipt_, "currency");
    if (value.is_null()) return missing(CheckKind::currency, "/currency");
    const bool known = find_currency(string_at(receipt_, "currency")).has_value();
    say(CheckKind::currency, known ? CheckState::passed : CheckState::failed, "/currency",
        known ? "currency.passed" : "currency.failed", {shown_value(value)});
  }

  void date() {
    const Json& value = at(receipt_, "date");
    if (value.is_null()) return missing(CheckKind::date, "/date");
    const std::string shown = shown_value(value);
    const DateReadings read = value.is_string() ? read_date(shown) : DateReadings{{}, true};
    const std::vector<Date>& readings = read.days;
    const auto judge = [&](CheckState state, std::string_view key, std::vector<std::string> args) {
      say(CheckKind::date, state, "/date", "date." + std::string(key), std::move(args));
    };
    if (read.impossible) return judge(CheckState::failed, "not_real", {shown});
    if (readings.empty()) return judge(CheckState::not_possible, "unreadable", {shown});
    std::vector<Date> possible;
    for (const Date& reading : readings) {
      const int age = days_between(reading, today_);
      if (age >= 0 && age <= kOldest) possible.push_back(reading);
    }
    if (possible.size() > 1) {
      return judge(CheckState::not_possible, "two_ways",
                   {shown, text_of(possible[0]), text_of(possible[1])});
    }
    if (possible.size() == 1) return judge(CheckState::passed, "passed", {text_of(possible[0])});
    const bool future = days_between(readings[0], today_) < 0;
    judge(CheckState::failed, future ? "future" : "old", {text_of(readings[0]), text_of(today_)});
  }

  const Json& receipt_;
  Date today_;
  int places_ = 2;
  std::vector<ReceiptCheck> out_;
};

}  // namespace

std::vector<ReceiptCheck> check_receipt(const Json& receipt, const Date& today) {
  return Checker(receipt, today).run();
}

}  // namespace triptych::results
