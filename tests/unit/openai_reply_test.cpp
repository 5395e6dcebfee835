#include <gtest/gtest.h>

#include "tools/exchange.h"

namespace triptych::openai_reply_test {
namespace {

Reply reply_to(std::string_view body, int status = 200) {
  Exchange exchange;
  exchange.provider = "openai";
  exchange.head.status = status;
  exchange.body = std::string(body);
  return reply_of(replay_events(exchange, 0));
}

TEST(OpenAiReply, StreamToReply) {
  const Reply reply = reply_to(
      "data: "
      "{\"id\":\"c1\",\"model\":\"gpt-6-sol-x\",\"choices\":[{\"index\":0,\"delta\":{\"role\":"
      "\"assistant\",\"content\":\"\"},\"finish_reason\":null}],\"usage\":null}\n\n"
      "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"he\"}}]}\n\n"
      "data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"other\"}},"
      "{\"index\":0,\"delta\":{\"content\":\"llo\"}}]}\n\n"
      "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
      "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":5,"
      "\"completion_tokens_details\":{\"reasoning_tokens\":3},"
      "\"prompt_tokens_details\":{\"cached_tokens\":2}}}\n\n"
      "data: [DONE]\n\n");
  EXPECT_EQ(reply.text, "hello");
  EXPECT_EQ(reply.response_id, "c1");
  EXPECT_EQ(reply.model, "gpt-6-sol-x");
  EXPECT_EQ(reply.usage.input, 9);
  EXPECT_EQ(reply.usage.output, 5);
  EXPECT_EQ(reply.usage.reasoning, 3);
  EXPECT_EQ(reply.usage.cache_read, 2);
  EXPECT_EQ(reply.usage.billed_output, 5);  // reasoning is inside
  EXPECT_EQ(reply.stopped->reason, StopReason::end);
  EXPECT_EQ(reply.stopped->raw_reason, "stop");
  EXPECT_FALSE(reply.stopped->error);
}

TEST(OpenAiReply, DoneEndsItAtOnce) {
  ReplyReader reader(*find_provider("openai"), {200, {}});
  std::vector<StreamEvent> events;
  reader.feed(
      "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"},"
      "\"finish_reason\":\"stop\"}]}\n\n",
      events);
  EXPECT_FALSE(reader.stopped());
  reader.feed("data: [DONE]\n\n", events);
  EXPECT_TRUE(reader.stopped());
  const std::size_t count = events.size();
  reader.feed("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"late\"}}]}\n\n", events);
  reader.finish(events);
  EXPECT_EQ(events.size(), count);
}

TEST(OpenAiReply, ReasonsAreTranslated) {
  const std::pair<const char*, StopReason> rows[] = {{"stop", StopReason::end},
                                                     {"length", StopReason::length},
                                                     {"content_filter", StopReason::filtered},
                                                     {"tool_calls", StopReason::tool_call},
                                                     {"function_call", StopReason::tool_call},
                                                     {"brand_new", StopReason::other}};
  for (const auto& [word, reason] : rows) {
    const Reply reply = reply_to(
        "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"a\"},"
        "\"finish_reason\":\"" +
        std::string(word) + "\"}]}");
    EXPECT_EQ(reply.stopped->reason, reason) << word;
    EXPECT_EQ(reply.stopped->raw_reason, word);
    EXPECT_EQ(reply.text, "a");
  }
}

TEST(OpenAiReply, RefusalIsNoPlainEnd) {
  const Reply reply = reply_to(
      R"({"choices":[{"index":0,"message":{"content":null,"refusal":"I can't."},"finish_reason":"stop"}]})");
  EXPECT_EQ(reply.refusal, "I can't.");
  EXPECT_EQ(reply.text, "");
  EXPECT_EQ(reply.stopped->reason, StopReason::refusal);
  EXPECT_EQ(reply.stopped->raw_reason, "stop");
}

TEST(OpenAiReply, LocalServersThink) {
  const Reply reply = reply_to(
      "data: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"hm\"}}]}\n\n"
      "data: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning\":\"!\"}}]}\n\n"
      "data: "
      "{\"choices\":[{\"index\":0,\"delta\":{\"content\":[{\"type\":\"thinking\",\"thinking\":"
      "[{\"type\":\"text\",\"text\":\"?\"}]},{\"type\":\"text\",\"text\":\"yes\"}]},"
      "\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
  EXPECT_EQ(reply.thoughts, "hm!?");
  EXPECT_EQ(reply.text, "yes");
}

TEST(OpenAiReply, ErrorInTheStreamIsTheLastWord) {
  const Reply reply = reply_to(
      "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"half\"}}]}\n\n"
      "data: {\"error\":{\"message\":\"The server had an "
      "error\",\"type\":\"server_error\",\"code\":null}}\n\n"
      "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":0,\"completion_tokens\":0}}\n\n"
      "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
      "data: [DONE]\n\n");
  EXPECT_EQ(reply.text, "half");
  EXPECT_EQ(reply.stopped->reason, StopReason::failed);
  ASSERT_TRUE(reply.stopped->error);
  EXPECT_EQ(reply.stopped->error->kind, ErrorKind::server);
  EXPECT_EQ(reply.stopped->error->message, "The server had an error");
  EXPECT_TRUE(reply.stopped->error->in_stream);
  EXPECT_EQ(reply.stopped->error->http_status, 200);
  EXPECT_EQ(reply.usage.input, std::nullopt);
}

TEST(OpenAiReply, ErrorShapesOfOtherServers) {
  const std::pair<const char*, ErrorKind> rows[] = {
      {"event: error\ndata: {\"message\":\"boom\"}\n\n", ErrorKind::server},
      {"data: {\"error\":\"boom\"}\n\n", ErrorKind::server},
      {"data: "
       "{\"object\":\"error\",\"message\":\"boom\",\"type\":\"BadRequestError\",\"code\":400}\n\n",
       ErrorKind::rejected},
      {"data: {\"choices\":[],\"error\":{\"code\":429,\"message\":\"boom\"}}\n\n",
       ErrorKind::rate_limit},
      {"data: {\"choices\":[],\"error\":{\"code\":502,\"message\":\"boom\"}}\n\n",
       ErrorKind::server},
      {"data: {\"error\":{\"type\":\"insufficient_quota\",\"message\":\"boom\"}}\n\n",
       ErrorKind::quota},
      {"data: {\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"boom\"}}\n\n",
       ErrorKind::rate_limit},
      {"{\"error\":{\"message\":\"boom\",\"type\":\"invalid_request_error\"}}",
       ErrorKind::rejected},
      {"data: {\"a\":1}{\"error\":{\"message\":\"boom\",\"type\":\"overloaded_error\"}}\n\n",
       ErrorKind::overloaded}};
  for (const auto& [body, kind] : rows) {
    const Reply reply = reply_to(body);
    ASSERT_TRUE(reply.stopped->error) << body;
    EXPECT_EQ(reply.stopped->error->kind, kind) << body;
    EXPECT_EQ(reply.stopped->error->message, "boom") << body;
  }
  // null and "" are no errors.
  EXPECT_FALSE(reply_to("{\"error\":null,\"choices\":[{\"message\":{\"content\":\"x\"},"
                        "\"finish_reason\":\"stop\"}]}")
                   .stopped->error);
}

TEST(OpenAiReply, CutStreamsKeepTheirText) {
  const Reply reply = reply_to(
      "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"half\"}}]}\n\n"
      "data: {\"choices\":[{\"index\":0,\"del");
  EXPECT_EQ(reply.text, "half");
  ASSERT_TRUE(reply.stopped->error);
  EXPECT_EQ(reply.stopped->error->kind, ErrorKind::truncated);
}

TEST(OpenAiReply, HolesAreNoSuccess) {
  const Reply reply = reply_to(
      "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\n"
      "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"b}}]}\n\n"
      "data: "
      "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"c\"},\"finish_reason\":\"stop\"}]}\n\n"
      "data: [DONE]\n\n");
  EXPECT_EQ(reply.text, "ac");
  ASSERT_TRUE(reply.stopped->error);
  EXPECT_EQ(reply.stopped->error->kind, ErrorKind::malformed);
  EXPECT_EQ(reply.stopped->raw_reason, "stop");
}

TEST(OpenAiReply, HeartbeatsAreNoHoles) {
  const Reply reply = reply_to(
      "data: ping\n\ndata:\n\n: comment\n\n"
      "data: "
      "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}\n\n"
      "data: [DONE]\n\n");
  EXPECT_EQ(reply.text, "a");
  EXPECT_FALSE(reply.stopped->error);
}

TEST(OpenAiReply, BodiesThatAreNoAnswer) {
  for (const char* body : {"", "<html><title>Bad gateway</title></html>", "upstream error", "[]",
                           "{\"choices\":", "3", "data: [DONE]\n\n"}) {
    const Reply reply = reply_to(body);
    ASSERT_TRUE(reply.stopped->error) << body;
    EXPECT_EQ(reply.stopped->error->kind, ErrorKind::malformed) << body;
    EXPECT_EQ(reply.stopped->error->http_status, 200);
  }
}

TEST(OpenAiReply, HostileShapesAreHarmless) {
  for (const char* json :
       {R"({"choices":{}})", R"({"choices":"x"})", R"({"choices":[1,null,"x"]})",
        R"({"choices":[{"index":"0","delta":[]}]})",
        R"({"choices":[{"delta":{"content":{"a":1},"refusal":3}}],"usage":[]})",
        R"({"id":3,"model":{},"usage":{"prompt_tokens":"many","completion_tokens":1e300}})",
        R"({"choices":[{"message":{"content":[1,{"type":3}]}}]})"}) {
    const Reply reply = reply_to(json);
    EXPECT_TRUE(reply.stopped) << json;
    EXPECT_EQ(reply.text, "") << json;
  }
}

}  // namespace
}  // namespace triptych::openai_reply_test
