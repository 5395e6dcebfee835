#include <gtest/gtest.h>

#include "results/validate.h"

namespace triptych::results::results_validate_test {
namespace {

using Keys = std::vector<std::string>;

Keys said(const std::vector<Diagnostic>& diagnostics) {
  Keys out;
  for (const Diagnostic& diagnostic : diagnostics) {
    EXPECT_TRUE(has_string(diagnostic.key)) << diagnostic.key;
    std::string one = diagnostic.path + " " + diagnostic.key.substr(diagnostic.key.rfind('.') + 1);
    for (const std::string& arg : diagnostic.args) one += " " + arg;
    out.push_back(one);
  }
  return out;
}

constexpr std::string_view kSchema = R"({"type":"object","properties":{
  "t":{"type":"string"},"n":{"type":["number","null"]},"i":{"type":"integer"},
  "b":{"type":"boolean"},"d":{"type":"string","format":"date"},"c":{"enum":["x","y"]},
  "o":{"type":"object","properties":{"k":{"type":"string"}},"required":["k"]},
  "l":{"type":"array","items":{"type":"number"}}},
  "required":["t","n","i","b","d","c","o","l"],"additionalProperties":false})";

Keys faults(std::string_view answer) { return said(validate(Json::parse(answer), kSchema)); }

constexpr std::string_view kGood =
    R"({"t":"","n":null,"i":3.0,"b":false,"d":"2026-02-28","c":"y","o":{"k":"v"},"l":[1,2.5]})";

TEST(ResultsValidate, AGoodAnswerHasNoRemark) {
  EXPECT_EQ(faults(kGood), Keys{});
  Json without = Json::parse(kGood);
  without.erase("n");  // optional: missing is as good as null
  EXPECT_EQ(said(validate(without, kSchema)), Keys{});
}

TEST(ResultsValidate, EveryFaultHasItsPlaceAndValue) {
  EXPECT_EQ(faults(R"({"t":7,"n":"5","i":3.5,"b":"true","d":"2026-02-30","c":"z","o":[],"l":{}})"),
            (Keys{"/t not_text 7", "/n not_number \"5\"", "/i not_integer 3.5",
                  "/b not_boolean \"true\"", "/d not_date \"2026-02-30\"", "/c not_choice \"z\"",
                  "/o not_object […]", "/l not_list {…}"}));
  EXPECT_EQ(
      faults(R"({"t":null,"n":1,"i":1,"b":true,"d":"24.12.2026","c":"x","o":{"k":1,"x/y":2},
                       "l":[1,null,"3"],"z":0})"),
      (Keys{"/t null null", "/d not_date \"24.12.2026\"", "/o/k not_text 1", "/o/x~1y unknown x/y",
            "/l/1 null null", "/l/2 not_number \"3\"", "/z unknown z"}));
  EXPECT_EQ(faults("{}"), (Keys{"/t missing t", "/i missing i", "/b missing b", "/d missing d",
                                "/c missing c", "/o missing o", "/l missing l"}));
}

TEST(ResultsValidate, AnythingMayBeAnAnswer) {
  EXPECT_EQ(faults("[]"), Keys{" not_object […]"});
  EXPECT_EQ(faults("null"), Keys{" null null"});
  EXPECT_EQ(faults("\"" + std::string(200, 'x') + "\""),
            Keys{" not_object \"" + std::string(59, 'x') + "…"});
  EXPECT_EQ(said(validate(Json(3), "[]")), Keys{" not_object"});
  EXPECT_EQ(said(validate(Json(3), "{")), Keys{" not_json"});
  std::string many = "{";
  for (int i = 0; i < 5000; ++i) many += (i ? ",\"z" : "\"z") + std::to_string(i) + "\":1";
  const Keys all = faults(many + "}");
  EXPECT_EQ(all.size(), 200u);
  EXPECT_EQ(all.back(), " more");
}

TEST(ResultsValidate, PresetsTakeTheirOwnAnswers) {
  const Schema receipt = preset_schema("receipt");
  const Json answer = Json::parse(R"({"store_name":"Café","store_address":null,
    "date":"2026-05-01","time":"12:30","currency":"EUR","items":[{"name":"Tea","quantity":1,
    "unit_price":null,"total":2.5}],"subtotal":2.5,"tax":null,"tip":null,"total":2.5,
    "payment_method":null})");
  EXPECT_EQ(said(validate(answer, receipt)), Keys{});
}

}  // namespace
}  // namespace triptych::results::results_validate_test
