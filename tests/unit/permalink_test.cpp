// A question as an address, there and back, and from anybody.
#include "features/history/permalink.h"

#include <gtest/gtest.h>

namespace triptych::permalink_test {
namespace {

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

SharedQuestion example() {
  SharedQuestion question;
  question.prompt = "100 % “sure”?\n#&=+";
  question.system = "Be brief.";
  question.json_schema = R"({"type":"object"})";
  question.temperature = "0.5";
  question.repeats = 3;
  question.stream = false;
  question.targets = {{7, "gemini", "gemini-3.8-flash", true, "quota"}, {8, "openai", "gpt-6-sol"}};
  question.targets[1].thinking = "high";
  return question;
}

TEST(Permalink, ComesBackAsItWas) {
  const auto link = permalink_of(example(), {});
  ASSERT_TRUE(link);
  EXPECT_EQ(link->find_first_of(" \"#&<>{}"), std::string::npos);
  EXPECT_EQ(link->find("quota"), std::string::npos);
  const auto read = read_permalink(decoded(*link));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->prompt, example().prompt);
  EXPECT_EQ(read->system, "Be brief.");
  EXPECT_EQ(read->json_schema, R"({"type":"object"})");
  EXPECT_EQ(read->temperature, "0.5");
  EXPECT_EQ(read->repeats, 3);
  EXPECT_FALSE(read->stream);
  ASSERT_EQ(read->targets.size(), 2u);
  EXPECT_EQ(read->targets[0].model, "gemini-3.8-flash");
  EXPECT_TRUE(read->targets[0].practice);
  EXPECT_FALSE(read->targets[1].practice);
  EXPECT_EQ(read->targets[0].thinking, "");
  EXPECT_EQ(read->targets[1].thinking, "high");
}

TEST(Permalink, CarriesNoKeyNotEvenOneThatWasTypedIntoTheQuestion) {
  SharedQuestion question = example();
  question.prompt = "Why is sk-test-1234567890 refused?";
  const std::vector<Secret> secrets{Secret("sk-test-1234567890")};
  EXPECT_NE(permalink_of(question, {})->find("sk-test-1234567890"), std::string::npos);
  EXPECT_EQ(permalink_of(question, secrets)->find("sk-test-1234567890"), std::string::npos);
}

TEST(Permalink, HasABound) {
  SharedQuestion question = example();
  question.prompt = std::string(kMaxLink, 'x');
  EXPECT_FALSE(permalink_of(question, {}));
  EXPECT_FALSE(read_permalink(kLinkStart + std::string(kMaxLink, ' ') + R"({"v":1})"));
}

TEST(Permalink, FromHostileHandsIsOnlyData) {
  const auto read = [](const std::string& json) { return read_permalink(kLinkStart + json); };
  for (const char* bad :
       {"", "{", "[]", "7", "{}", R"({"v":2,"prompt":"x"})", R"({"v":1})", R"({"v":1,"prompt":7})"})
    EXPECT_FALSE(read(bad)) << bad;
  EXPECT_FALSE(read_permalink("ask?p={}"));
  const auto odd = read(R"({"v":1,"prompt":"x","base_url":"https://evil","key":"k","repeats":999,
      "detail":-5,"max":"1e9","temperature":"<b>","schema":"[1]","targets":[["nobody","m"],
      ["openai","a b"],["openai",""],["openai"],7,["openai","gpt-6-sol","practice"],
      ["openai","m1"],["openai","m2"],["openai","m3"],["openai","m4"],["openai","m5"],
      ["openai","m6"]]})");
  ASSERT_TRUE(odd);
  EXPECT_EQ(odd->repeats, kMaxRepeats);
  EXPECT_EQ(odd->detail, Detail::automatic);
  EXPECT_EQ(odd->max_tokens, "");
  EXPECT_EQ(odd->temperature, "");
  EXPECT_EQ(odd->json_schema, "");
  ASSERT_EQ(odd->targets.size(), kMaxTargets);
  EXPECT_EQ(odd->targets[0].model, "gpt-6-sol");
}

}  // namespace
}  // namespace triptych::permalink_test
