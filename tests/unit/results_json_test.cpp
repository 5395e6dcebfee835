#include <gtest/gtest.h>

#include <ctime>

#include "results/json_from_text.h"

namespace triptych::results::results_json_test {
namespace {

std::string found(std::string_view text, const Schema* schema = nullptr) {
  const auto result = json_from_text(text, schema);
  if (!result) {
    const NoJson& no = result.error();
    const char* const names[] = {"nothing", "cut_off", "broken", "too_deep", "invalid_utf8"};
    EXPECT_TRUE(has_string(remark_of(no).key)) << remark_of(no).key;
    return std::string(names[static_cast<int>(no.fault)]) + " " + std::to_string(no.begin) + " " +
           std::to_string(no.position);
  }
  const FoundJson& json = result.value();
  const char* const names[] = {"whole ", "fenced ", "embedded "};
  const std::string_view range = text.substr(json.begin, json.end - json.begin);
  if (json.diagnostics.empty()) {
    EXPECT_EQ(parse_json(range), json.value) << range;
  }
  return names[static_cast<int>(json.place)] + dump_json(json.value);
}

// What was said about it: "several 2", "mended_comma 13".
std::string said(std::string_view text, const Schema* schema = nullptr) {
  const auto result = json_from_text(text, schema);
  if (!result) return "no value";
  std::string out;
  for (const auto* diagnostics : {&result.value().diagnostics, &result.value().faults}) {
    for (const Diagnostic& diagnostic : *diagnostics) {
      EXPECT_TRUE(has_string(diagnostic.key)) << diagnostic.key;
      if (!out.empty()) out += ", ";
      out += diagnostic.path + diagnostic.key.substr(std::string_view("results.json.").size());
      for (const std::string& arg : diagnostic.args) out += " " + arg;
    }
  }
  return out;
}

Schema of_total() {
  Schema schema;
  schema.fields.push_back({"total", FieldType::number, true, "", {}, {}});
  return schema;
}

TEST(JsonFromText, TakesTheWholeAnswer) {
  EXPECT_EQ(found("{\"a\":1}"), "whole {\"a\":1}");
  EXPECT_EQ(found("\xEF\xBB\xBF \r\n[1, 2]\n\t"), "whole [1,2]");
  EXPECT_EQ(found("null"), "whole null");
  EXPECT_EQ(found("\"a ``` b\""), "whole \"a ``` b\"");
}

TEST(JsonFromText, TakesAFencedBlockThatParses) {
  EXPECT_EQ(found("Here:\n```json\n{\"a\":1}\n```\nDone."), "fenced {\"a\":1}");
  EXPECT_EQ(found("~~~ JSON {.x} ~\r\n {\"a\":1}\r\n~~~~ \r\n"), "fenced {\"a\":1}");
  EXPECT_EQ(found("```python\nprint({})\n```\n- so:\n    ```\n    [1]\n    ```"), "fenced [1]");
  // A fence of the other sort, or a shorter one, closes nothing.
  EXPECT_EQ(found("````\n[\n```\n]\n````"), "nothing 0 0");
  EXPECT_EQ(found("~~~\n[1]\n```\n~~~\n```\n[2]\n```"), "fenced [2]");
  // The text of a value may hold fences.
  EXPECT_EQ(found("x\n```json\n{\"code\":\"```js\\nlet a = {};\\n```\"}\n```"),
            "fenced {\"code\":\"```js\\nlet a = {};\\n```\"}");
  EXPECT_EQ(found("[0] is wrong\n```\n{\"a\":1}\n```"), "fenced {\"a\":1}");
}

TEST(JsonFromText, AnUnclosedFenceCountsWhenItsValueIsComplete) {
  EXPECT_EQ(found("So:\n```json\n{\"a\":[1]}"), "fenced {\"a\":[1]}");
  EXPECT_EQ(found("So:\n```json\n{\"a\":[1]}```"), "fenced {\"a\":[1]}");
  EXPECT_EQ(found("So:\n```json\n{\"a\":[1]} and more"), "fenced {\"a\":[1]}");
  EXPECT_EQ(found("So:\n```json\n{\"a\":[1], "), "cut_off 12 22");
  EXPECT_EQ(found("So:\n```json"), "nothing 0 0");
}

TEST(JsonFromText, FindsAValueInASentence) {
  EXPECT_EQ(found("The answer is {\"a\": \"}\\\"{\"}, as asked."), "embedded {\"a\":\"}\\\"{\"}");
  EXPECT_EQ(found("`{\"a\":1}`"), "embedded {\"a\":1}");
  EXPECT_EQ(found("```json {\"a\":1}```"), "embedded {\"a\":1}");
  EXPECT_EQ(found("[sic] {see} {\"a\":1} [2]"), "embedded {\"a\":1}");
  EXPECT_EQ(found("a [ { b {\"a\":1}"), "embedded {\"a\":1}");
  EXPECT_EQ(found("He wrote {\"a then {\"b\":1}"), "embedded {\"b\":1}");
  EXPECT_EQ(found("{'a':1} or rather {\"a\":-1.5e+3}"), "embedded {\"a\":-1500.0}");
}

TEST(JsonFromText, ALittleOneInsideIsNotTheAnswer) {
  EXPECT_EQ(found("{\"items\":[{\"a\":1},{\"a\":2},"), "cut_off 0 26");
  EXPECT_EQ(found("{\"items\":[{\"a\":1}],,}"), "broken 0 19");
  EXPECT_EQ(found("{\"a\":\"say \"hi {}\" \"}"), "broken 0 11");
  EXPECT_EQ(found("{\"a\": oops, {\"b\":1}"), "broken 0 6");
  EXPECT_EQ(found("{\"a\":1,} I mean {\"a\":2}"), "embedded {\"a\":2}");
}

TEST(JsonFromText, SaysWhyThereIsNone) {
  EXPECT_EQ(found(""), "nothing 0 0");
  EXPECT_EQ(found(" \n"), "nothing 0 0");
  EXPECT_EQ(found("I cannot read this receipt [blurred]."), "nothing 0 0");
  for (const char* cut : {"{", "[", "{\"", "{\"a", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,",
                          "[-", "[1.", "[1e", "[tru", "[\"\\", "[\"\\u00", "[[]"}) {
    EXPECT_EQ(found(cut), "cut_off 0 " + std::to_string(std::string(cut).size())) << cut;
  }
  for (const char* broken : {"[1 2]", "[1,,]", "{\"a\":1 \"b\":2}", "{\"a\":01}", "{\"a\":nul}",
                             "{\"a\":\"\\x\"}", "{\"a\":\"\n\"}", "{\"a\":[}"}) {
    EXPECT_EQ(found(broken).substr(0, broken == std::string("[1 2]") ? 7 : 8),
              broken == std::string("[1 2]") ? "nothing" : "broken 0")
        << broken;
  }
  EXPECT_EQ(found("x [1,2] \xFFy"), "invalid_utf8 0 8");
  EXPECT_EQ(found("{\"a\":1e999}"), "broken 0 5");
  EXPECT_EQ(found("So: {\"a\":\"1e999\",\"b\":[1, -2e999]}"), "broken 4 25");
  const std::string deep = std::string(257, '[') + std::string(257, ']');
  EXPECT_EQ(found("so " + deep), "too_deep 3 3");
}

// Answers of superfield-ts #4, gbrain #2559, zettelrobbe #74.
TEST(JsonFromText, TheLastValueThatFitsCountsAndTheOthersAreTold) {
  const Schema schema = of_total();
  const char* const twice =
      "```json\n{\"total\":3}\n```\nWait, corrected:\n```json\n{\"total\":5}\n```";
  EXPECT_EQ(found(twice, &schema), "fenced {\"total\":5}");
  EXPECT_EQ(said(twice, &schema), "several 2");
  EXPECT_EQ(found(twice), "fenced {\"total\":5}");
  EXPECT_EQ(said(twice), "last 2");
  // Lines of JSON, also within one block.
  EXPECT_EQ(found("{\"total\":1}\n{\"total\":2}\n{\"total\":3}", &schema),
            "embedded {\"total\":3}");
  EXPECT_EQ(said("```\n{\"total\":1}\n{\"total\":2}\n```", &schema), "several 2");
  // What fits wins over what comes later; nothing fits: the last, but no footnote.
  EXPECT_EQ(found("{\"total\":1} and {\"note\":\"x\"}", &schema), "embedded {\"total\":1}");
  EXPECT_EQ(found("{\"total\":\"1\"} or {\"total\":\"2\"} [3]", &schema),
            "embedded {\"total\":\"2\"}");
  EXPECT_EQ(said("{\"total\":\"1\"} or {\"total\":\"2\"} [3]", &schema), "last 2");
  EXPECT_EQ(said("{\"total\":1} [1]", &schema), "");
  EXPECT_EQ(found("So {\"total\":1}, then\n```\n{\"total\":2}\n```\nno: {\"total\":3}.", &schema),
            "embedded {\"total\":3}");
  // A correction that cannot be read is told as well.
  EXPECT_EQ(found("{\"total\":1} No: {\"total\":", &schema), "embedded {\"total\":1}");
  EXPECT_EQ(said("{\"total\":1} No: {\"total\":", &schema), "passed_over 17");
  EXPECT_EQ(said("{\"total\":1} No: {\"total\": oops}", &schema), "passed_over 17");
  EXPECT_EQ(said("{\"total\":1} {\"total\":1e999}", &schema), "passed_over 13");
  EXPECT_EQ(said("{\"total\":1} and a {", &schema), "");
}

TEST(JsonFromText, WhatWasThoughtIsNoAnswer) {
  const Schema schema = of_total();
  for (const char* name : {"think", "thinking", "thought", "reasoning"}) {
    const std::string open = "<" + std::string(name) + ">", close = "</" + std::string(name) + ">";
    const std::string draft = open + "Perhaps {\"total\":1}? No." + close + "\n";
    EXPECT_EQ(found(draft + "{\"total\":5}", &schema), "whole {\"total\":5}") << name;
    EXPECT_EQ(said(draft + "{\"total\":5}", &schema), "thoughts") << name;
    EXPECT_EQ(found("\xEF\xBB\xBF\n" + draft + "So: {\"total\":\"5\"}.", &schema),
              "embedded {\"total\":\"5\"}");
    EXPECT_EQ(found(draft + "I cannot tell.", &schema), "nothing 0 0") << name;
    EXPECT_EQ(found(draft, &schema), "embedded {\"total\":1}") << name;  // there is nothing else
    // Some servers keep the closing mark only.
    EXPECT_EQ(found("Say {\"total\":1}.\n" + close + "\n{\"total\":\"5\"}", &schema),
              "whole {\"total\":\"5\"}");
  }
  EXPECT_EQ(said("<think>Easy.</think>{\"total\":5}", &schema), "");
  EXPECT_EQ(found("<think>{\"total\":1}", &schema), "embedded {\"total\":1}");
  EXPECT_EQ(found("{\"a\":\"</think>\"}"), "whole {\"a\":\"</think>\"}");
}

// Answers of ms-agent #652.
TEST(JsonFromText, AnObjectWrittenIntoAStringIsUnwrappedOnce) {
  EXPECT_EQ(found(R"("{\"total\": 5}")"), "whole {\"total\":5}");
  EXPECT_EQ(said(R"("{\"total\": 5}")"), "unwrapped");
  EXPECT_EQ(found("```json\n\"[{\\\"a\\\":1}]\"\n```"), "fenced [{\"a\":1}]");
  EXPECT_EQ(found("So:\n```json\n\"[1]\"\n```"), "fenced [1]");
  EXPECT_EQ(found(R"(It is "{\"total\": 5}", I think.)"), "embedded {\"total\":5}");
  EXPECT_EQ(said(R"(It is "{\"total\": 5,}", I think.)"), "mended_comma 7, unwrapped");
  EXPECT_EQ(found(R"("\"{}\"")"), R"(whole "\"{}\"")");  // twice
  EXPECT_EQ(found(R"("see {}")"), R"(whole "see {}")");
}

// Answers of lorekeep #192.
TEST(JsonFromText, MendsWhatCanBeReadInOneWayOnly) {
  const auto both = [](std::string_view text) { return found(text) + " " + said(text); };
  EXPECT_EQ(both("{\"total\": 5,}"), "whole {\"total\":5} mended_comma 12");
  EXPECT_EQ(both("So: {\"a\":[1,2, ], }."), "embedded {\"a\":[1,2]} mended_comma 14");
  EXPECT_EQ(both("[1,]"), "whole [1] mended_comma 3");
  EXPECT_EQ(both("{\"total\": NaN}"), "whole {\"total\":null} mended_number 11");
  EXPECT_EQ(both("{\"a\":[Infinity,-Infinity]}"), "whole {\"a\":[null,null]} mended_number 7");
  EXPECT_EQ(both("{\"total\": None, \"paid\": True}"),
            "whole {\"paid\":true,\"total\":null} mended_word 11");
  EXPECT_EQ(both("{“total”: 5}"), "whole {\"total\":5} mended_quotes 2");
  EXPECT_EQ(both("```\n{'a': 'it\\'s \"so\"', 'b': False}\n```"),
            "fenced {\"a\":\"it's \\\"so\\\"\",\"b\":false} mended_word 30, mended_quotes 6");
  EXPECT_EQ(both("{total: 5, // euros\n /* no tip */ ‘b’: 1}"),
            "whole {\"b\":1,\"total\":5} mended_comment 12, mended_quotes 2");
  EXPECT_EQ(both("{\"a\": \"http://x, // “no”\",}"),
            "whole {\"a\":\"http://x, // “no”\"} mended_comma 30");
  // Could mean this or that, or something was left out: as it was.
  for (const char* text : {"{'a': 'it's'}", "{\"a\": 1,, \"b\": 2}", "{\"a\": [1, ...]}",
                           "{\"a\": oops}", "{\"a\": 1,234.50}", "{\"a\": -None}",
                           "{\"a\": 'x\ny'}", "{\"a\": 1 \"b\": 2}", "{\"a\": \"x\\y\"}"}) {
    EXPECT_EQ(found(text).substr(0, 9), "broken 0 ") << text;
  }
  EXPECT_EQ(found("{'a': 1, 'b': "), "cut_off 0 14");
  EXPECT_EQ(found("I see [None] here, {note: see below}, {x}."), "nothing 0 0");
}

TEST(JsonFromText, ANameThatStandsTwiceInOneObjectIsAFault) {
  EXPECT_EQ(found(R"({"total":1,"a":{"total":2},"total":3})"),
            R"(whole {"a":{"total":2},"total":3})");
  EXPECT_EQ(said(R"({"total":1,"a":{"total":2},"total":3})"), "/totaltwice total");
  EXPECT_EQ(said(R"(So: {"l":[{"a":1},{"a":1,"\u0061":2,"a":3}]})"), "/l/1/atwice a");
  EXPECT_EQ(said(R"({"a":1,'a':2,})"), "mended_comma 13, mended_quotes 8, /atwice a");
  EXPECT_EQ(said(R"([{"a":1},{"a":2}])"), "");
  const auto read = schema_from_json(
      R"({"type":"object","properties":{"a":{"type":"string"},"a":{"type":"number"}},"required":["a"],"additionalProperties":false})");
  ASSERT_TRUE(read);
  ASSERT_EQ(read.value().lost.size(), 1u);
  EXPECT_EQ(read.value().lost[0].path, "/properties/a");
}

// Processor time that all of these take together, repeated up to so many bytes each.
std::clock_t time_of_hostile(std::size_t bytes) {
  const auto repeat = [&](std::string_view piece) {
    std::string out;
    while (out.size() < bytes) out += piece;
    return out;
  };
  const std::clock_t start = std::clock();
  for (const char* piece : {"[",           "{",
                            "{\"a\":",     "[{",
                            "[\"",         "{\"a\":\"{",
                            "{\"[",        "[\"[ ",
                            "[\"[\\\"",    "{\"a\":[]",
                            "[1,",         "```\n",
                            "```\n~~~\n[", "~~~\n{\"a\":",
                            "[1] x {",     "{\"[[\"x",
                            "[[\"[[\"x",   "\\\"[",
                            "}{",          "[\"{\"[",
                            "{'{",         "{\"a\":1,}",
                            "{a:1,/*",     "</think>",
                            "\"{\\",       "{'a':[",
                            "{\"a\":1}\n", "<think>{}</think>\n"}) {
    (void)json_from_text(repeat(piece)).ok();
    (void)json_from_text("x" + repeat(piece)).ok();
    (void)json_from_text("{\"" + repeat(piece)).ok();
  }
  return std::clock() - start;
}

// Four times the text takes four times as long; a quadratic pass takes sixteen times.
TEST(JsonFromText, HostileTextTakesLinearTime) {
  const auto small = static_cast<double>(time_of_hostile(20'000));
  const auto large = static_cast<double>(time_of_hostile(80'000));
  EXPECT_LT(large / small, 8);
}

}  // namespace
}  // namespace triptych::results::results_json_test
