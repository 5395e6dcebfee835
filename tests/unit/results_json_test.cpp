#include <gtest/gtest.h>

#include <chrono>

#include "results/json_from_text.h"

namespace triptych::results::results_json_test {
namespace {

std::string found(std::string_view text) {
  const auto result = json_from_text(text);
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
  EXPECT_EQ(parse_json(range), json.value) << range;
  return names[static_cast<int>(json.place)] + dump_json(json.value);
}

TEST(JsonFromText, TakesTheWholeAnswer) {
  EXPECT_EQ(found("{\"a\":1}"), "whole {\"a\":1}");
  EXPECT_EQ(found("\xEF\xBB\xBF \r\n[1, 2]\n\t"), "whole [1,2]");
  EXPECT_EQ(found("null"), "whole null");
  EXPECT_EQ(found("\"a ``` b\""), "whole \"a ``` b\"");
}

TEST(JsonFromText, TakesTheFirstFencedBlockThatParses) {
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
  EXPECT_EQ(found("[sic] {see} {\"a\":1} {\"b\":2}"), "embedded {\"a\":1}");
  EXPECT_EQ(found("a [ { b {\"a\":1}"), "embedded {\"a\":1}");
  EXPECT_EQ(found("He wrote {\"a then {\"b\":1}"), "embedded {\"b\":1}");
  EXPECT_EQ(found("{'a':1} or rather {\"a\":-1.5e+3}"), "embedded {\"a\":-1500.0}");
}

TEST(JsonFromText, ALittleOneInsideIsNotTheAnswer) {
  EXPECT_EQ(found("{\"items\":[{\"a\":1},{\"a\":2},"), "cut_off 0 26");
  EXPECT_EQ(found("{\"items\":[{\"a\":1}],}"), "broken 0 19");
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
  for (const char* broken : {"[1 2]", "[1,]", "{\"a\":1 \"b\":2}", "{\"a\":01}", "{\"a\":nul}",
                             "{\"a\":\"\\x\"}", "{\"a\":\"\n\"}", "{\"a\":[}"}) {
    EXPECT_EQ(found(broken).substr(0, broken == std::string("[1 2]") ? 7 : 8),
              broken == std::string("[1 2]") ? "nothing" : "broken 0")
        << broken;
  }
  EXPECT_EQ(found("x [1,2] \xFFy"), "invalid_utf8 0 8");
  EXPECT_EQ(found("{\"a\":1e999}"), "broken 0 0");
  const std::string deep = std::string(257, '[') + std::string(257, ']');
  EXPECT_EQ(found("so " + deep), "too_deep 3 3");
}

TEST(JsonFromText, HostileTextTakesLinearTime) {
  const auto repeat = [](std::string_view piece, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += piece;
    return out;
  };
  const auto start = std::chrono::steady_clock::now();
  for (const char* piece : {"[",          "{",         "{\"a\":",     "[{",           "[\"",
                            "{\"a\":\"{", "{\"[",      "[\"[ ",       "[\"[\\\"",     "{\"a\":[]",
                            "[1,",        "```\n",     "```\n~~~\n[", "~~~\n{\"a\":", "[1] x {",
                            "{\"[[\"x",   "[[\"[[\"x", "\\\"[",       "}{",           "[\"{\"["}) {
    (void)json_from_text(repeat(piece, 100'000)).ok();
    (void)json_from_text("x" + repeat(piece, 100'000)).ok();
    (void)json_from_text("{\"" + repeat(piece, 100'000)).ok();
  }
  // Six megabytes; a quadratic pass over them would take an hour under sanitizers.
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
}

}  // namespace
}  // namespace triptych::results::results_json_test
