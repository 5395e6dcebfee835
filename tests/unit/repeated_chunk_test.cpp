#include "providers/repeated_chunk.h"

#include <gtest/gtest.h>

namespace triptych {
namespace {

std::string chunk(const std::string& text, const std::string& rest = R"(,"finish_reason":null)") {
  return R"({"id":"c","choices":[{"delta":{"content":")" + text + R"("})" + rest + "}]}";
}

RepeatedChunk learnt(const std::string& data) {
  RepeatedChunk repeated;
  repeated.learn(data, "content");
  return repeated;
}

TEST(RepeatedChunk, ReadsTheTextOfAChunkThatDiffersInItAlone) {
  const RepeatedChunk repeated = learnt(chunk("one"));
  EXPECT_EQ(repeated.text_of(chunk("two")), "two");
  EXPECT_EQ(repeated.text_of(chunk("")), "");
  EXPECT_EQ(repeated.text_of(chunk("ä 日本 😀")), "ä 日本 😀");
  EXPECT_EQ(repeated.text_of(chunk(R"(a\"b\\ \n \u00e4 \ud83d\ude00 \\)")), "a\"b\\ \n ä 😀 \\");
}

TEST(RepeatedChunk, LeavesAnythingElseToTheParser) {
  const RepeatedChunk repeated = learnt(chunk("one"));
  for (const std::string& other :
       {chunk("two", R"(,"finish_reason":"stop")"), chunk("two") + " ", " " + chunk("two"),
        std::string("[DONE]"), std::string(), chunk("a\"b"), chunk("a\tb"), chunk("a\xff"),
        chunk("a\\"), chunk(R"(a\x)"), chunk(R"(a","more":"b)"), chunk("two").substr(0, 50)}) {
    EXPECT_EQ(repeated.text_of(other), std::nullopt) << other;
  }
}

TEST(RepeatedChunk, NoiseBesideTheTextIsPassedOver) {
  const auto noisy = [](const std::string& text, const std::string& noise) {
    return chunk(text, R"(,"obfuscation": ")" + noise + '"');
  };
  const RepeatedChunk repeated = learnt(noisy("one", "aQ3"));
  EXPECT_EQ(repeated.text_of(noisy("two", "")), "two");
  EXPECT_EQ(repeated.text_of(noisy("two", "xyzxyz")), "two");
  EXPECT_EQ(repeated.text_of(noisy("two", "a\tb")), std::nullopt);
  EXPECT_EQ(repeated.text_of(chunk("two")), std::nullopt);
}

TEST(RepeatedChunk, LearnsNothingWhereTheKeyIsNotThereOnceWithAString) {
  for (const char* data : {R"({"a":"content"})", R"({"content":1})", R"({"content":null})",
                           R"({"content":"a","b":{"content":"c"}})"}) {
    EXPECT_EQ(learnt(data).text_of(data), std::nullopt) << data;
  }
  // As a value, or within a text, it is no key.
  const char* quoted = R"({"type":"content","text":"say \"content\":\"x\"","content" : "a"})";
  EXPECT_EQ(learnt(quoted).text_of(quoted), "a");
}

}  // namespace
}  // namespace triptych
