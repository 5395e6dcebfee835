#include <gtest/gtest.h>

#include "results/currency.h"
#include "results/dates.h"
#include "results/values.h"

namespace triptych::results::results_values_test {
namespace {

std::string number(std::string_view text) {
  const auto read = read_number(text);
  if (!read) return "no";
  return read->value.text() + (read->other ? " or " + read->other->text() : "");
}

TEST(ResultsNumbers, AreReadAsPeopleWriteThem) {
  const std::pair<const char*, const char*> cases[] = {{"42.1", "42.1"},
                                                       {"$42.10", "42.1"},
                                                       {"1,234.50", "1234.5"},
                                                       {"1.234,50", "1234.5"},
                                                       {"1 234,50 €", "1234.5"},
                                                       {"1'234.50 CHF", "1234.5"},
                                                       {"1\u00A0234,5", "1234.5"},
                                                       {"1,234,567", "1234567"},
                                                       {"1.234.567,8", "1234567.8"},
                                                       {"12,5", "12.5"},
                                                       {"0,123", "0.123"},
                                                       {"1234,567", "1234.567"},
                                                       {"-3", "-3"},
                                                       {"- $3.50", "-3.5"},
                                                       {"$-3.50", "-3.5"},
                                                       {"(12.50)", "-12.5"},
                                                       {"3-", "-3"},
                                                       {"\u2212 7", "-7"},
                                                       {"+5", "5"},
                                                       {"EUR 5", "5"},
                                                       {"5USD", "5"},
                                                       {"12 %", "12"},
                                                       {".5", "0.5"},
                                                       {"US$ 1,5", "1.5"},
                                                       {"٤٢٫١", "42.1"},
                                                       {"1e3", "1000"},
                                                       {"007", "7"},
                                                       {"0", "0"},
                                                       {"-0.00", "0"},
                                                       {"¥1200", "1200"},
                                                       {"1,234", "1234 or 1.234"},
                                                       {"1.234", "1.234 or 1234"},
                                                       {"$12,345", "12345 or 12.345"}};
  for (const auto& [text, expected] : cases) EXPECT_EQ(number(text), expected) << text;
}

TEST(ResultsNumbers, WhatIsNoNumberIsNone) {
  for (const char* text : {"",
                           " ",
                           "$",
                           "-",
                           "abc",
                           "1-2",
                           "1,23,456",
                           "12,34.5",
                           "1.2.3",
                           "1,2,3",
                           "--1",
                           "1 2",
                           "5 kg",
                           "$5 $",
                           "12.",
                           "2026-12-24",
                           "24.12.2026",
                           "1.234.56",
                           "1,234,56",
                           "0x10",
                           "1e",
                           "1234567890123456789012",
                           "()",
                           "(-5)",
                           "0.1234567890123"}) {
    EXPECT_EQ(number(text), "no") << text;
  }
  EXPECT_FALSE(read_number(std::string(1'000'000, '1')));
}

TEST(ResultsDecimal, IsExact) {
  const auto d = [](const char* text) { return *Decimal::parse(text); };
  Decimal sum;
  for (int i = 0; i < 10; ++i) sum = *add(sum, d("0.1"));
  EXPECT_EQ(sum, d("1"));
  EXPECT_EQ(*Decimal::of(Json(42.1)), d("42.10"));
  EXPECT_EQ(*Decimal::of(Json(0.1 + 0.2)) == d("0.3"), false);
  EXPECT_EQ(*multiply(d("3"), d("1.995")), d("5.985"));
  EXPECT_EQ(*multiply(d("0.00001"), d("0.00001")) == d("0"), false);
  EXPECT_EQ(subtract(d("1"), d("1.01"))->text(), "-0.01");
  EXPECT_EQ(d("5").text(2), "5.00");
  EXPECT_EQ(d("-0.05").text(), "-0.05");
  EXPECT_EQ(d("0.50").text(2), "0.50");
  EXPECT_EQ(Decimal::step(0).text(), "1");
  EXPECT_EQ(Decimal::step(3).text(), "0.001");
  EXPECT_LT(d("-2.5"), d("-2.4"));
  EXPECT_LT(d("999999999999999998"), d("999999999999999999"));
  EXPECT_GT(d("1.000000001"), d("1"));
}

TEST(ResultsDecimal, WhatDoesNotFitIsNotRounded) {
  for (const char* text : {"1000000000000000000", "0.0000000001", "1e19", "1e-10", "1e99999999999",
                           "-", "", "1.", ".5", "1e+", "0x1", "1 "}) {
    EXPECT_FALSE(Decimal::parse(text)) << text;
  }
  EXPECT_EQ(Decimal::parse("0e99")->text(), "0");
  EXPECT_EQ(Decimal::parse("1.500000000000000000000000")->text(), "1.5");
  EXPECT_EQ(Decimal::parse("120e-1")->text(), "12");
  const Decimal big = *Decimal::parse("999999999999999999");
  EXPECT_FALSE(add(big, *Decimal::parse("1")));
  EXPECT_FALSE(add(big, *Decimal::parse("0.1")));
  EXPECT_FALSE(multiply(big, *Decimal::parse("2")));
  EXPECT_FALSE(Decimal::of(Json("5")));
  EXPECT_FALSE(Decimal::of(Json(1e300)));
}

std::string dates(std::string_view text) {
  std::string out;
  for (const Date& date : readings_of_date(text)) out += (out.empty() ? "" : " ") + text_of(date);
  return out;
}

TEST(ResultsDates, AreReadInTheirUsualForms) {
  for (const char* text :
       {"2026-12-24", "2026/12/24", "20261224", "24.12.2026", "24.12.26", "Dec 24 2026",
        "December 24, 2026", "24 Dec 2026", "24th of December 2026", "Thu, Dec 24, 2026",
        "12/24/2026", "24/12/2026", "24-DEC-2026", "2026-12-24T18:30:00Z", "2026-12-24 18:30",
        " 2026-12-24 ", "2026 Dec 24", "Dec. 24, 2026"}) {
    EXPECT_EQ(dates(text), "2026-12-24") << text;
  }
  EXPECT_EQ(dates("03/04/2026"), "2026-03-04 2026-04-03");
  EXPECT_EQ(dates("3-4-26"), "2026-03-04 2026-04-03");
  EXPECT_EQ(dates("04/04/2026"), "2026-04-04");
  EXPECT_EQ(dates("03.04.2026"), "2026-04-03");
  for (const char* text :
       {"", "tomorrow", "2026-13-01", "2026-02-29", "31.04.2026", "12", "2026", "12/2026",
        "Dec 2026", "May", "1/2/3/4", "2026-12-24-25", "99999999", "0000-01-01", "Dec Jan 5 2026",
        "12:24:2026", "2026-12/24", "123456789012345", "Christmas 24 2026"}) {
    EXPECT_EQ(dates(text), "") << text;
  }
}

TEST(ResultsDates, DaysAreCounted) {
  EXPECT_EQ(days_between({2024, 2, 28}, {2024, 3, 1}), 2);
  EXPECT_EQ(days_between({2026, 12, 31}, {2027, 1, 1}), 1);
  EXPECT_EQ(days_between({1970, 1, 1}, {2000, 1, 1}), 10957);
  EXPECT_EQ(days_between({2026, 1, 2}, {2026, 1, 1}), -1);
  EXPECT_TRUE(is_real({2000, 2, 29}));
  EXPECT_FALSE(is_real({1900, 2, 29}));
  EXPECT_FALSE(iso_date("2026-1-01"));
  EXPECT_FALSE(iso_date("2026-12-2x"));
}

TEST(ResultsValues, AreComparedAsTheirKind) {
  using enum Sameness;
  EXPECT_EQ(compare(Json(42.1), Json("$42.10")), same);
  EXPECT_EQ(compare(Json("1,234.50"), Json("1.234,50")), same);
  EXPECT_EQ(compare(Json(1234), Json("1,234")), same);
  EXPECT_EQ(compare(Json(1.234), Json("1,234")), unclear);
  EXPECT_EQ(compare(Json(7), Json("1,234")), different);
  EXPECT_EQ(compare(Json("24.12.2026"), Json("2026-12-24")), same);
  EXPECT_EQ(compare(Json("03/04/2026"), Json("2026-04-03")), unclear);
  EXPECT_EQ(compare(Json("03/04/2026"), Json("2026-03-04")), unclear);
  EXPECT_EQ(compare(Json("03/04/2026"), Json("4-3-2026")), unclear);
  EXPECT_EQ(compare(Json("03/04/2026"), Json("2026-05-03")), different);
  EXPECT_EQ(compare(Json("03/04/2026"), Json("03/04/2026")), same);
  EXPECT_EQ(compare(Json(" CAFÉ\n Österreich"), Json("café österreich")), same);
  EXPECT_EQ(compare(Json("ΑΒΓ ЖЁ ŁÓDŹ"), Json("αβγ жё łódź")), same);
  EXPECT_EQ(compare(Json("a b"), Json("ab")), different);
  EXPECT_EQ(compare(Json("007"), Json("7")), different);
  EXPECT_EQ(compare(Json("007"), Json(7), ValueKind::number), same);
  EXPECT_EQ(compare(Json(), Json()), same);
  EXPECT_EQ(compare(Json(), Json("")), different);
  EXPECT_EQ(compare(Json(), Json(0)), different);
  EXPECT_EQ(compare(Json(true), Json(true)), same);
  EXPECT_EQ(compare(Json(true), Json(false)), different);
  EXPECT_EQ(compare(Json::parse("[1]"), Json::parse("[1]")), same);
  EXPECT_EQ(compare(Json(1e300), Json(1e300), ValueKind::number), same);
}

TEST(ResultsValues, SayHowADoubtfulOneWasRead) {
  const Reading comma = read_value(Json("1,234"), ValueKind::number);
  ASSERT_TRUE(comma.note);
  EXPECT_EQ(comma.canonical, "1234");
  EXPECT_EQ(comma.note->args, (std::vector<std::string>{"1,234", "1234", "1.234"}));
  const Reading date = read_value(Json("03/04/2026"), ValueKind::date);
  ASSERT_TRUE(date.note);
  EXPECT_EQ(date.note->args, (std::vector<std::string>{"03/04/2026", "2026-03-04", "2026-04-03"}));
  EXPECT_TRUE(has_string(comma.note->key) && has_string(date.note->key));
  EXPECT_FALSE(read_value(Json("12.5"), ValueKind::number).note);
}

TEST(ResultsCurrency, CodesAndTheirPlaces) {
  EXPECT_EQ(find_currency("EUR")->places, 2);
  EXPECT_EQ(find_currency("JPY")->places, 0);
  EXPECT_EQ(find_currency("KWD")->places, 3);
  for (const char* no : {"", "eur", "EU", "XXX", "EURO", "R A", "UR "}) {
    EXPECT_FALSE(find_currency(no)) << no;
  }
}

}  // namespace
}  // namespace triptych::results::results_values_test
