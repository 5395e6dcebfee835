// The files of the vendors' batch services: what we write, and what we make of what comes back.
#include <gtest/gtest.h>

#include "base/json.h"
#include "tools/calls.h"

namespace triptych::provider_batch_test {
namespace {

Call call_for(const char* provider) {
  Call call;
  call.provider_id = provider;
  call.model = "a-model";
  call.stream = false;
  Message message;
  message.parts.emplace_back(std::string("What is \"this\"?\n"));
  call.prompt.messages.push_back(std::move(message));
  return call;
}

std::string line_for(const char* id) {
  const Provider& provider = *find_provider(id);
  return provider.batch_line("j1-7", provider.build(call_for(id), Secret("sk-very-secret")));
}

TEST(ProviderBatch, LinesHoldTheBodyThatWouldBeSentAndNoKey) {
  for (const char* id : {"openai", "anthropic", "gemini"}) {
    const std::string line = line_for(id);
    const auto json = parse_json(line);
    ASSERT_TRUE(json) << line;
    EXPECT_EQ(line.find('\n'), line.npos);
    EXPECT_EQ(line.find("secret"), line.npos);
    const char* place = id[0] == 'o' ? "body" : id[0] == 'a' ? "params" : "request";
    const auto body = find_provider(id)->build(call_for(id), Secret()).body.text();
    EXPECT_EQ(at(*json, place), *parse_json(body));
    EXPECT_FALSE(at(*json, place).contains("stream"));
    EXPECT_EQ(string_at(*json, id[0] == 'g' ? "key" : "custom_id"), "j1-7");
  }
  EXPECT_EQ(string_at(*parse_json(line_for("openai")), "url"), "/v1/chat/completions");
  EXPECT_EQ(string_at(*parse_json(line_for("openai")), "method"), "POST");
  EXPECT_EQ(find_provider("compatible")->batch_form(), nullptr);
}

std::optional<BatchAnswer> read(const char* id, const char* line) {
  return find_provider(id)->parse_batch_line(line);
}

TEST(ProviderBatch, AnswersAreRead) {
  const std::pair<const char*, const char*> kLines[] = {
      {"openai",
       R"({"id":"b","custom_id":"j1-7","response":{"status_code":200,"request_id":"r","body":{"id":"c","model":"m","choices":[{"message":{"content":"Yes."},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2}}},"error":null})"},
      {"anthropic",
       R"({"custom_id":"j1-7","result":{"type":"succeeded","message":{"id":"m","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"Yes."}],"stop_reason":"end_turn","usage":{"input_tokens":3,"output_tokens":2}}}})"},
      {"gemini",
       R"({"key":"j1-7","response":{"candidates":[{"content":{"parts":[{"text":"Yes."}],"role":"model"},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":2}}})"}};
  for (const auto& [id, line] : kLines) {
    const auto answer = read(id, line);
    ASSERT_TRUE(answer) << id;
    EXPECT_EQ(answer->custom_id, "j1-7");
    EXPECT_EQ(answer->reply.text, "Yes.") << id;
    EXPECT_EQ(answer->reply.usage.input, 3) << id;
    ASSERT_TRUE(answer->reply.stopped);
    EXPECT_FALSE(answer->reply.stopped->error) << id;
    for (const auto& [other, unused] : kLines) {
      EXPECT_EQ(read(other, line).has_value(), other == id) << other << ", line of " << id;
    }
  }
}

TEST(ProviderBatch, FailuresOfALineAreErrors) {
  const auto kind_of = [](const char* id, const char* line) {
    const auto answer = read(id, line);
    EXPECT_TRUE(answer && answer->reply.stopped && answer->reply.stopped->error) << line;
    return answer->reply.stopped->error->kind;
  };
  EXPECT_EQ(
      kind_of(
          "openai",
          R"({"custom_id":"a","response":{"status_code":429,"body":{"error":{"message":"Rate limit reached","type":"requests","code":"rate_limit_exceeded"}}},"error":null})"),
      ErrorKind::rate_limit);
  EXPECT_EQ(
      kind_of(
          "openai",
          R"({"custom_id":"a","response":null,"error":{"code":"batch_expired","message":"late"}})"),
      ErrorKind::timeout);
  EXPECT_EQ(kind_of("anthropic", R"({"custom_id":"a","result":{"type":"expired"}})"),
            ErrorKind::timeout);
  EXPECT_EQ(
      kind_of(
          "anthropic",
          R"({"custom_id":"a","result":{"type":"errored","error":{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}}})"),
      ErrorKind::overloaded);
  EXPECT_EQ(
      kind_of(
          "gemini",
          R"({"key":"a","error":{"code":503,"status":"UNAVAILABLE","message":"The model is overloaded."}})"),
      ErrorKind::overloaded);
}

TEST(ProviderBatch, HostileLinesAreNobodysOrErrors) {
  for (const char* line :
       {"", "{", "[]", "null", "7", "{}", R"({"custom_id":7})", R"({"custom_id":"a"})",
        R"({"key":{}})", R"({"custom_id":"a","result":[]})", "\xff\xfe{\"key\":1}"}) {
    for (const Provider* provider : providers())
      EXPECT_FALSE(provider->parse_batch_line(line)) << provider->info().id << ": " << line;
  }
  for (const char* line :
       {R"({"custom_id":"a","response":{"status_code":"200","body":[]}})",
        R"({"custom_id":"a","response":{"status_code":200}})", R"({"custom_id":"a","error":7})",
        R"({"custom_id":"a","result":{"type":"succeeded","message":null}})",
        R"({"custom_id":"a","result":{"type":{}}})", R"({"key":"a"})",
        R"({"key":"a","response":{"candidates":7}})"}) {
    int taken = 0;
    for (const Provider* provider : providers()) {
      const auto answer = provider->parse_batch_line(line);
      if (!answer) continue;
      ++taken;
      ASSERT_TRUE(answer->reply.stopped) << line;
      EXPECT_TRUE(answer->reply.stopped->error) << line;
    }
    EXPECT_EQ(taken, 1) << line;
  }
}

TEST(ProviderBatch, AFormGoesIntoNoFile) {
  const Call call = call_of("openai", "gpt-transcribe", {wav_file()});
  EXPECT_EQ(find_provider("openai")->batch_line("c1", request_of(call)), "");
}

}  // namespace
}  // namespace triptych::provider_batch_test
