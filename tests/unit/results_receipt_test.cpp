#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "fakes/source_dir.h"
#include "results/receipt_check.h"

namespace triptych::results::results_receipt_test {
namespace {

using Keys = std::vector<std::string>;

// "passed /total total.passed 42.10 42.10" of the checks of one kind.
Keys checks(const Json& receipt, CheckKind kind) {
  const char* const states[] = {"passed ", "failed ", "not possible "};
  Keys out;
  for (const ReceiptCheck& check : check_receipt(receipt, {2026, 11, 27})) {
    EXPECT_TRUE(has_string(check.diagnostic.key)) << check.diagnostic.key;
    if (check.kind != kind) continue;
    std::string one = states[static_cast<int>(check.state)] + check.diagnostic.path + " " +
                      check.diagnostic.key.substr(16);
    for (const std::string& arg : check.diagnostic.args) one += " " + arg;
    out.push_back(one);
  }
  return out;
}

Keys checks(const char* receipt, CheckKind kind) { return checks(Json::parse(receipt), kind); }

TEST(ReceiptCheck, SumsAreExact) {
  const char* receipt = R"({"currency":"USD","items":[
    {"name":"a","quantity":3,"unit_price":0.1,"total":0.3},
    {"name":"b","quantity":1.5,"unit_price":"2,40","total":"$3.60"}],
    "subtotal":3.9,"tax":0.35,"tip":1,"total":5.25})";
  EXPECT_EQ(checks(receipt, CheckKind::lines), Keys{"passed /items lines.passed 2"});
  EXPECT_EQ(checks(receipt, CheckKind::items), Keys{"passed /subtotal items.passed 3.90 3.90"});
  EXPECT_EQ(checks(receipt, CheckKind::total), Keys{"passed /total total.passed 5.25 5.25"});
}

TEST(ReceiptCheck, OneMinorUnitOfTheCurrencyIsRounding) {
  const auto total = [](const char* currency, const char* subtotal, const char* sum) {
    const Json receipt = {
        {"currency", currency}, {"subtotal", subtotal}, {"tax", 0}, {"total", sum}};
    return checks(receipt, CheckKind::total)[0].substr(0, 6);
  };
  EXPECT_EQ(total("EUR", "10.00", "10.01"), "passed");
  EXPECT_EQ(total("EUR", "10.00", "10.02"), "failed");
  EXPECT_EQ(total("JPY", "1000", "1001"), "passed");
  EXPECT_EQ(total("JPY", "1000", "1002"), "failed");
  EXPECT_EQ(total("KWD", "1.000", "1.001"), "passed");
  EXPECT_EQ(total("KWD", "1.000", "1.002"), "failed");
  EXPECT_EQ(total("?", "10.00", "10.01"), "passed");
}

TEST(ReceiptCheck, FailuresShowBothNumbersAndThePlace) {
  const char* receipt = R"({"currency":"EUR","items":[{"quantity":2,"unit_price":1.5,"total":4},
    {"quantity":1,"unit_price":2,"amount":3}],"subtotal":8,"tax":1,"total":8.5})";
  EXPECT_EQ(checks(receipt, CheckKind::lines),
            (Keys{"failed /items/0/total lines.failed 3.00 4.00 1",
                  "failed /items/1/amount lines.failed 2.00 3.00 2"}));
  EXPECT_EQ(checks(receipt, CheckKind::items), Keys{"failed /subtotal items.failed 7.00 8.00"});
  EXPECT_EQ(checks(receipt, CheckKind::total), Keys{"failed /total total.failed 9.00 8.50"});
}

TEST(ReceiptCheck, PricesMayIncludeTheTax) {
  const char* receipt = R"({"currency":"EUR","items":[{"total":10}],"subtotal":null,"tax":1.6,
    "total":10})";
  EXPECT_EQ(checks(receipt, CheckKind::items),
            Keys{"passed /total items.passed_total 10.00 10.00"});
  EXPECT_EQ(checks(receipt, CheckKind::total),
            Keys{"passed /total total.tax_included 10.00 10.00 1.60"});
}

TEST(ReceiptCheck, WhatIsMissingIsNamed) {
  EXPECT_EQ(checks("{}", CheckKind::lines), Keys{"not possible /items lines.none"});
  EXPECT_EQ(checks("{}", CheckKind::items), Keys{"not possible /items missing items"});
  EXPECT_EQ(checks("{}", CheckKind::total), Keys{"not possible /total missing total"});
  EXPECT_EQ(checks("{}", CheckKind::currency), Keys{"not possible /currency missing currency"});
  EXPECT_EQ(checks("{}", CheckKind::date), Keys{"not possible /date missing date"});
  EXPECT_EQ(checks(R"({"items":[{"quantity":2,"unit_price":3,"total":null},
                                {"quantity":2,"unit_price":null,"total":null}]})",
                   CheckKind::items),
            Keys{"not possible /items/1/total missing total"});
  EXPECT_EQ(checks(R"({"items":[{"quantity":2,"unit_price":3,"total":null}],"subtotal":6})",
                   CheckKind::items),
            Keys{"passed /subtotal items.passed 6.00 6.00"});
  EXPECT_EQ(checks(R"({"items":[{"total":5}]})", CheckKind::items),
            Keys{"not possible /subtotal missing subtotal"});
  EXPECT_EQ(checks(R"({"total":5})", CheckKind::total),
            Keys{"not possible /subtotal missing subtotal"});
  EXPECT_EQ(checks(R"({"subtotal":5,"total":6})", CheckKind::total),
            Keys{"not possible /tax missing tax"});
  EXPECT_EQ(checks(R"({"subtotal":6,"total":5})", CheckKind::total),
            Keys{"failed /total total.failed 6.00 5.00"});
}

TEST(ReceiptCheck, CurrencyAndDate) {
  const auto of = [](const char* key, const Json& value, CheckKind kind) {
    return checks(Json{{key, value}}, kind)[0];
  };
  EXPECT_EQ(of("currency", "EUR", CheckKind::currency), "passed /currency currency.passed EUR");
  EXPECT_EQ(of("currency", "€", CheckKind::currency), "failed /currency currency.failed €");
  EXPECT_EQ(of("currency", 7, CheckKind::currency), "failed /currency currency.failed 7");
  const auto date = [&](const Json& value) { return of("date", value, CheckKind::date); };
  EXPECT_EQ(date("2026-11-27"), "passed /date date.passed 2026-11-27");
  EXPECT_EQ(date("2026-11-28"), "failed /date date.future 2026-11-28 2026-11-27");
  EXPECT_EQ(date("1999-01-01"), "failed /date date.old 1999-01-01 2026-11-27");
  EXPECT_EQ(date("2026-02-30"), "failed /date date.not_real 2026-02-30");
  EXPECT_EQ(date("31.02.2026"), "failed /date date.not_real 31.02.2026");
  EXPECT_EQ(date("next week"), "not possible /date date.unreadable next week");
  EXPECT_EQ(date("27/11/2569"), "passed /date date.passed 2026-11-27");
  EXPECT_EQ(date(20261127), "failed /date date.not_real 20261127");
  EXPECT_EQ(date("03/04/2026"),
            "not possible /date date.two_ways 03/04/2026 2026-03-04 2026-04-03");
  // One of two readings lies in the future, so it is the other; or both do.
  EXPECT_EQ(date("11/12/2026"), "passed /date date.passed 2026-11-12");
  EXPECT_EQ(date("12/11/2027"), "failed /date date.future 2027-11-12 2026-11-27");
}

TEST(ReceiptCheck, HostileReceiptsEnd) {
  for (const char* text :
       {"null", "[]", "3", R"({"items":7})", R"({"items":[1,null,[],"x"]})",
        R"({"items":[{"total":1e300}],"subtotal":1e300,"total":"1e17","tax":9e17})"}) {
    EXPECT_EQ(check_receipt(Json::parse(text), {2026, 11, 27}).size(), 5u) << text;
  }
}

TEST(ReceiptCheck, TheSampleReceiptAddsUp) {
  std::ifstream file(source_dir() + "/assets/samples/receipt.png.truth.json");
  std::stringstream text;
  text << file.rdbuf();
  const auto truth = parse_json(text.str());
  ASSERT_TRUE(truth);
  EXPECT_EQ(checks(*truth, CheckKind::total)[0].substr(0, 6), "passed") << text.str();
}

}  // namespace
}  // namespace triptych::results::results_receipt_test
