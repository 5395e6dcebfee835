// Changing a request on purpose: each edit, and what is said about one that makes no sense.
#include "llm/request_edit.h"

#include <gtest/gtest.h>

namespace triptych::request_edit_test {
namespace {

PlainRequest request() {
  return {
      "POST",
      "https://example.com/ask",
      {{"X-Key", "secret"}, {"version", "1"}},
      *parse_ordered_json(R"({"limit":5,"a/b":{"~":1},"parts":[{"text":"hi"},{"data":"QUJD"}]})")};
}

bool edited(PlainRequest& plain, const std::string& line) {
  auto edit = parse_edit(line);
  EXPECT_TRUE(edit.ok()) << line << ": " << edit.error();
  return edit.ok() && apply_edits(plain, {edit.value()}, {"QUJD", "the-key"});
}
std::string body_after(const std::string& line) {
  PlainRequest plain = request();
  EXPECT_TRUE(edited(plain, line)) << line;
  return dump_json(plain.body);
}

TEST(RequestEdit, PlacesOfTheBody) {
  EXPECT_EQ(body_after("remove /limit"),
            R"({"a/b":{"~":1},"parts":[{"text":"hi"},{"data":"QUJD"}]})");
  EXPECT_EQ(body_after("remove /parts/0"),
            R"({"limit":5,"a/b":{"~":1},"parts":[{"data":"QUJD"}]})");
  EXPECT_EQ(body_after("set /a~1b/~0 2"),
            R"({"limit":5,"a/b":{"~":2},"parts":[{"text":"hi"},{"data":"QUJD"}]})");
  EXPECT_EQ(body_after(R"(set /parts/0 {"url": "data:{bytes}"})"),
            R"({"limit":5,"a/b":{"~":1},"parts":[{"url":"data:QUJD"},{"data":"QUJD"}]})");
  EXPECT_EQ(body_after("set /new \"{key}\""),
            R"({"limit":5,"a/b":{"~":1},"parts":[{"text":"hi"},{"data":"QUJD"}],"new":"the-key"})");
  EXPECT_EQ(body_after("prefix /parts/1/data x:"),
            R"({"limit":5,"a/b":{"~":1},"parts":[{"text":"hi"},{"data":"x:QUJD"}]})");
  EXPECT_EQ(body_after("cut /parts/1/data QU"),
            R"({"limit":5,"a/b":{"~":1},"parts":[{"text":"hi"},{"data":"JD"}]})");
}

TEST(RequestEdit, HeadersAndAddress) {
  PlainRequest plain = request();
  EXPECT_TRUE(edited(plain, "header x-key Bearer {key}"));
  EXPECT_TRUE(edited(plain, "no-header VERSION"));
  EXPECT_TRUE(edited(plain, "header other 1"));
  EXPECT_TRUE(edited(plain, "query key {key}"));
  EXPECT_TRUE(edited(plain, "query b 2"));
  const std::vector<std::pair<std::string, std::string>> wanted = {{"X-Key", "Bearer the-key"},
                                                                   {"other", "1"}};
  EXPECT_EQ(plain.headers, wanted);
  EXPECT_EQ(plain.url, "https://example.com/ask?key=the-key&b=2");
}

TEST(RequestEdit, AnotherEndpoint) {
  PlainRequest plain = request();
  EXPECT_TRUE(edited(plain, "address https://example.com/v2/ask"));
  EXPECT_TRUE(edited(plain, R"(body {"input": ["{bytes}"]})"));
  EXPECT_EQ(plain.url, "https://example.com/v2/ask");
  EXPECT_EQ(dump_json(plain.body), R"({"input":["QUJD"]})");
  EXPECT_FALSE(parse_edit("body {").ok());
  EXPECT_FALSE(parse_edit("address").ok());
}

TEST(RequestEdit, APlaceThatIsNotThereIsTold) {
  for (const char* line :
       {"remove /parts/2", "remove /none", "set /parts/7 1", "set /limit/x 1", "set /parts/x 1",
        "prefix /limit x", "cut /parts/0/text ho", "remove /parts/-1", "no-header absent"}) {
    PlainRequest plain = request();
    EXPECT_FALSE(edited(plain, line)) << line;
  }
}

TEST(RequestEdit, WhatMakesNoSenseIsNoEdit) {
  for (const char* line : {"", "change /a 1", "remove", "remove limit", "remove /a b", "set /a",
                           "set /a {", "prefix /a", "set /a~2 1", "header x", "no-header a b"}) {
    EXPECT_FALSE(parse_edit(line).ok()) << line;
  }
}

TEST(RequestEdit, PlacesReadLikeCode) {
  EXPECT_EQ(place_of_pointer("/messages/0/content/12/image_url"),
            "messages[0].content[12].image_url");
  EXPECT_EQ(place_of_pointer("/max_tokens"), "max_tokens");
}

}  // namespace
}  // namespace triptych::request_edit_test
