#include <gtest/gtest.h>

#include "tools/calls.h"
#include "tools/exchange.h"

namespace triptych::anthropic_test {
namespace {

Call call_with(std::vector<Part> parts) {
  return call_of("anthropic", "claude-sonnet-5-5", std::move(parts));
}

std::string event(const std::string& json) { return "event: x\ndata: " + json + "\n\n"; }

const std::string kStart = event(
    R"({"type":"message_start","message":{"id":"msg_1","model":"claude-x","role":"assistant","content":[],)"
    R"("usage":{"input_tokens":9,"cache_read_input_tokens":3,"output_tokens":1}}})");
const std::string kStop =
    event(
        R"({"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":15}})") +
    event(R"({"type":"message_stop"})");

std::string text_block(int index, const std::string& text) {
  const std::string at = std::to_string(index);
  return event(R"({"type":"content_block_start","index":)" + at +
               R"(,"content_block":{"type":"text","text":""}})") +
         event(R"({"type":"content_block_delta","index":)" + at +
               R"(,"delta":{"type":"text_delta","text":")" + text + R"("}})") +
         event(R"({"type":"content_block_stop","index":)" + at + "}");
}

Reply reply_to(std::string_view body) {
  Exchange exchange;
  exchange.provider = "anthropic";
  exchange.head.status = 200;
  exchange.body = std::string(body);
  return reply_of(replay_events(exchange, 0));
}

// ---- requests -----------------------------------------------------------------------------------

TEST(AnthropicRequest, AllKindsOfInputAtOnce) {
  Call call = call_with({png_file(), make_url_attachment("https://ex.org/b.png"), pdf_file(),
                         text_file(), std::string("Compare.")});
  call.prompt.system = "Answer briefly.";
  call.prompt.json_schema = R"({"type":"object","properties":{},"additionalProperties":false})";
  call.max_output_tokens = 2000;
  call.stream = true;
  Json body = body_of(call);
  auto& content = body["messages"][0]["content"];
  EXPECT_TRUE(content[0]["source"]["data"].get<std::string>().starts_with("iVBOR"));
  EXPECT_TRUE(content[2]["source"]["data"].get<std::string>().starts_with("JVBER"));
  content[0]["source"]["data"] = "PNG";
  content[2]["source"]["data"] = "PDF";
  EXPECT_EQ(body, *parse_json(R"({
    "model":"claude-sonnet-5-5","max_tokens":2000,"system":"Answer briefly.","stream":true,
    "output_config":{"format":{"type":"json_schema","schema":
      {"type":"object","properties":{},"additionalProperties":false}}},
    "messages":[{"role":"user","content":[
      {"type":"image","source":{"type":"base64","media_type":"image/png","data":"PNG"}},
      {"type":"image","source":{"type":"url","url":"https://ex.org/b.png"}},
      {"type":"document","title":"paper.pdf",
       "source":{"type":"base64","media_type":"application/pdf","data":"PDF"}},
      {"type":"document","title":"notes.txt",
       "source":{"type":"text","media_type":"text/plain","data":"hello"}},
      {"type":"text","text":"Compare."}]}]})"));
}

TEST(AnthropicRequest, AddressHeadersAndDefaults) {
  const Call call = call_with({std::string("hi")});
  const HttpRequest request = request_of(call, "sk-ant-x");
  EXPECT_EQ(request.url, "https://api.anthropic.com/v1/messages");
  EXPECT_EQ(header_of(request, "x-api-key"), "sk-ant-x");
  EXPECT_EQ(header_of(request, "Authorization"), "");  // exactly one credential
  EXPECT_EQ(header_of(request, "anthropic-version"), "2026-10-21");
  EXPECT_EQ(header_of(request, "anthropic-dangerous-direct-browser-access"), "true");
  EXPECT_EQ(request.headers.size(), 4u);
  EXPECT_EQ(body_of(call), *parse_json(R"({"model":"claude-sonnet-5-5","max_tokens":4096,
      "messages":[{"role":"user","content":[{"type":"text","text":"hi"}]}]})"));
}

TEST(AnthropicRequest, TemperatureNeedsTheOlderVersion) {
  Call call = call_with({std::string("hi")});
  call.temperature = 0.0;
  EXPECT_EQ(header_of(request_of(call), "anthropic-version"), "2023-06-01");
  EXPECT_EQ(body_of(call)["temperature"], 0.0);
}

TEST(AnthropicRequest, EmptyTextIsNotSent) {
  const Json body = body_of(call_with({std::string(), png_file(), std::string()}));
  EXPECT_EQ(body["messages"][0]["content"].size(), 1u);
}

TEST(AnthropicRequest, EchoesItsOwnTurnVerbatim) {
  Call call = call_with({std::string("one")});
  Message answer;
  answer.role = Role::assistant;
  answer.parts = {std::string("plain words")};
  answer.opaque =
      R"({"role":"assistant","content":[{"type":"thinking","thinking":"hm","signature":"s"},{"type":"text","text":"two"}]})";
  call.prompt.messages.push_back(answer);
  EXPECT_EQ(body_of(call)["messages"][1], *parse_json(answer.opaque));
  for (const char* foreign : {R"({"role":"model","parts":[{"text":"x"}]})", "not JSON", "[]",
                              R"({"role":"assistant","content":[]})", R"({"role":"assistant"})"}) {
    call.prompt.messages[1].opaque = foreign;
    EXPECT_EQ(
        body_of(call)["messages"][1],
        *parse_json(R"({"role":"assistant","content":[{"type":"text","text":"plain words"}]})"))
        << foreign;
  }
}

// ---- replies ------------------------------------------------------------------------------------

TEST(AnthropicReply, BlocksAreJoined) {
  const Reply reply = reply_to(
      event(R"({"type": "ping"})") + kStart +
      event(
          R"({"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}})") +
      event(
          R"({"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}})") +
      event(
          R"({"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"sig"}})") +
      event(
          R"({"type":"content_block_start","index":1,"content_block":{"type":"redacted_thinking","data":"zzz"}})") +
      text_block(2, "one ") + text_block(3, "two") + kStop);
  EXPECT_EQ(reply.text, "one two");
  EXPECT_EQ(reply.thoughts, "hm");
  EXPECT_EQ(reply.response_id, "msg_1");
  EXPECT_EQ(reply.model, "claude-x");
  EXPECT_EQ(reply.usage.input, 9);
  EXPECT_EQ(reply.usage.output, 15);
  EXPECT_EQ(reply.usage.billed_input, 12);  // cache added
  EXPECT_EQ(reply.stopped->reason, StopReason::end);
  EXPECT_EQ(*parse_json(reply.opaque), *parse_json(R"({"role":"assistant","content":[
      {"type":"thinking","thinking":"hm","signature":"sig"},{"type":"redacted_thinking","data":"zzz"},
      {"type":"text","text":"one "},{"type":"text","text":"two"}]})"));
}

TEST(AnthropicReply, WholeMessage) {
  const Reply reply = reply_to(
      R"({"id":"m","type":"message","role":"assistant","model":"c","content":[{"type":"thinking","thinking":"t","signature":"s"},)"
      R"({"type":"text","text":"a"},{"type":"server_tool_use","id":"x","name":"y","input":{}},{"type":"text","text":"b"}],)"
      R"("stop_reason":"max_tokens","usage":{"input_tokens":1,"output_tokens":2}})");
  EXPECT_EQ(reply.text, "ab");
  EXPECT_EQ(reply.thoughts, "t");
  EXPECT_EQ(reply.stopped->reason, StopReason::length);
  EXPECT_NE(reply.opaque, "");
}

TEST(AnthropicReply, SecondStartBeginsAgain) {
  const std::string second = event(
      R"({"type":"message_start","message":{"id":"msg_2","model":"claude-x","content":[],"usage":{"input_tokens":20,"output_tokens":1}}})");
  const Reply reply =
      reply_to(kStart + text_block(0, "lost") + second + text_block(0, "kept") + kStop);
  EXPECT_EQ(reply.text, "kept");
  EXPECT_EQ(reply.response_id, "msg_2");
  EXPECT_EQ(reply.usage.input, 20);
  EXPECT_EQ(reply.opaque.find("lost"), std::string::npos);
}

TEST(AnthropicReply, TextThatComesWithTheStart) {
  const Reply reply = reply_to(
      event(
          R"({"type":"message_start","message":{"id":"m","content":[{"type":"text","text":"a"}]}})") +
      event(
          R"({"type":"content_block_start","index":1,"content_block":{"type":"text","text":"b"}})") +
      event(
          R"({"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"c"}})") +
      kStop);
  EXPECT_EQ(reply.text, "abc");
}

TEST(AnthropicReply, UnknownsAreIgnored) {
  const Reply reply = reply_to(
      kStart + event(R"({"type":"brand_new","x":1})") + event(R"({"x":1})") +
      event(
          R"({"type":"content_block_start","index":0,"content_block":{"type":"compaction","content":null}})") +
      event(
          R"({"type":"content_block_delta","index":0,"delta":{"type":"compaction_delta","content":"secret"}})") +
      text_block(1, "ok") + kStop);
  EXPECT_EQ(reply.text, "ok");
  EXPECT_EQ(reply.stopped->reason, StopReason::end);
  EXPECT_EQ(reply.opaque, "");  // half a block must not be echoed
}

TEST(AnthropicReply, LaterUsageWins) {
  const Reply reply = reply_to(
      kStart + text_block(0, "x") +
      event(
          R"({"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"input_tokens":61,)"
          R"("cache_creation_input_tokens":4,"output_tokens":7,"output_tokens_details":{"thinking_tokens":2}}})") +
      event(R"({"type":"message_stop"})"));
  EXPECT_EQ(reply.usage.input, 61);
  EXPECT_EQ(reply.usage.output, 7);
  EXPECT_EQ(reply.usage.cache_write, 4);
  EXPECT_EQ(reply.usage.cache_read, 3);  // not told again
  EXPECT_EQ(reply.usage.reasoning, 2);
  EXPECT_EQ(reply.usage.billed_input, 68);
}

TEST(AnthropicReply, Refusals) {
  const Reply reply = reply_to(
      R"({"type":"message","id":"m","content":[],"stop_reason":"refusal",)"
      R"("stop_details":{"type":"refusal","category":"cyber","explanation":"No."},"usage":{"input_tokens":1,"output_tokens":0}})");
  EXPECT_EQ(reply.stopped->reason, StopReason::refusal);
  EXPECT_EQ(reply.stopped->block_reason, "cyber");
  EXPECT_EQ(reply.refusal, "No.");
  const Reply streamed = reply_to(
      kStart +
      event(
          R"({"type":"message_delta","delta":{"stop_reason":"refusal","stop_details":{"type":"refusal","category":null,"explanation":null}},"usage":{"output_tokens":1}})") +
      event(R"({"type":"message_stop"})"));
  EXPECT_EQ(streamed.stopped->reason, StopReason::refusal);
  EXPECT_EQ(streamed.refusal, "");
}

TEST(AnthropicReply, ReasonsAreTranslated) {
  const std::pair<const char*, StopReason> rows[] = {
      {"end_turn", StopReason::end},       {"stop_sequence", StopReason::end},
      {"max_tokens", StopReason::length},  {"model_context_window_exceeded", StopReason::window},
      {"tool_use", StopReason::tool_call}, {"pause_turn", StopReason::unfinished},
      {"brand_new", StopReason::other}};
  for (const auto& [word, reason] : rows) {
    const Reply reply =
        reply_to(R"({"type":"message","content":[],"stop_reason":")" + std::string(word) + "\"}");
    EXPECT_EQ(reply.stopped->reason, reason) << word;
    EXPECT_EQ(reply.stopped->raw_reason, word);
  }
}

TEST(AnthropicReply, ErrorsInTheStream) {
  const std::string error =
      "event: error\ndata: "
      "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":"
      "\"Overloaded\"},\"request_id\":\"req_9\"}\n\n";
  const Reply alone = reply_to(error);
  EXPECT_EQ(alone.stopped->error->kind, ErrorKind::overloaded);
  EXPECT_EQ(alone.stopped->error->type, "overloaded_error");
  EXPECT_EQ(alone.stopped->error->message, "Overloaded");
  EXPECT_EQ(alone.stopped->error->request_id, "req_9");
  EXPECT_TRUE(alone.stopped->error->in_stream);
  const Reply late = reply_to(kStart + text_block(0, "half") + error + kStop);
  EXPECT_EQ(late.text, "half");
  EXPECT_EQ(late.stopped->reason, StopReason::failed);
}

TEST(AnthropicReply, MissingEndIsNoSuccess) {
  const Reply cut = reply_to(kStart + text_block(0, "half"));
  EXPECT_EQ(cut.stopped->error->kind, ErrorKind::truncated);
  EXPECT_EQ(cut.text, "half");
  EXPECT_EQ(cut.opaque, "");
  // The reason was told: message_stop itself carries nothing.
  const Reply told = reply_to(
      kStart + event(R"({"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{}})"));
  EXPECT_EQ(told.stopped->reason, StopReason::end);
}

TEST(AnthropicReply, HostileShapesAreHarmless) {
  for (const char* json :
       {R"({"type":"message_start"})",
        R"({"type":"message_start","message":{"content":"x","usage":3}})",
        R"({"type":"content_block_delta","index":-5,"delta":{"type":"text_delta","text":7}})",
        R"({"type":"content_block_start","index":1e9,"content_block":"x"})",
        R"({"type":"message_delta","delta":[],"usage":"x"})", R"({"type":["message"]})",
        R"({"type":"message","content":[1,"x",null,{"type":"text","text":5}],"stop_reason":4})"}) {
    const Reply reply = reply_to(
        event(json) +
        event(
            R"({"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{"}})"));
    EXPECT_TRUE(reply.stopped) << json;
    EXPECT_EQ(reply.text, "") << json;
  }
}

// ---- errors -------------------------------------------------------------------------------------

std::string error_body(std::string_view type, std::string_view message,
                       std::string_view code = "") {
  OrderedJson error = {{"type", type}, {"message", message}};
  if (!code.empty()) error["details"] = {{"error_code", code}};
  return dump_json(OrderedJson{{"type", "error"}, {"error", error}, {"request_id", "req_1"}});
}

TEST(AnthropicError, Kinds) {
  struct Row {
    int status;
    std::string body;
    ErrorKind kind;
  };
  const Row rows[] = {
      {400, error_body("invalid_request_error", "max_tokens: Field required"), ErrorKind::rejected},
      {400,
       error_body("invalid_request_error", "Your credit balance is too low to access the API."),
       ErrorKind::quota},
      {400, error_body("invalid_request_error", "prompt is too long: 9 tokens > 8 maximum"),
       ErrorKind::too_large},
      {400, error_body("invalid_request_error", "too big", "image_dimensions_too_large"),
       ErrorKind::too_large},
      {401, error_body("authentication_error", "invalid x-api-key"), ErrorKind::auth},
      {402, error_body("billing_error", "pay"), ErrorKind::quota},
      {403, error_body("permission_error", "no"), ErrorKind::permission},
      {404, error_body("not_found_error", "model: claude-old"), ErrorKind::no_model},
      {404, error_body("not_found_error", "Not found"), ErrorKind::rejected},
      {409, error_body("conflict_error", "x"), ErrorKind::server},
      {413, error_body("request_too_large", "x"), ErrorKind::too_large},
      {413, "<html>413</html>", ErrorKind::too_large},
      {429, error_body("rate_limit_error", "slow"), ErrorKind::rate_limit},
      {429, error_body("rate_limit_error", "cap", "enforced_spend_limit_reached"),
       ErrorKind::quota},
      {500, error_body("api_error", "x"), ErrorKind::server},
      {504, error_body("timeout_error", "x"), ErrorKind::server},
      {529, error_body("overloaded_error", "Overloaded"), ErrorKind::overloaded},
      {529, "", ErrorKind::overloaded}};
  for (const Row& row : rows) {
    const Error error = explained("anthropic", row.status, row.body);
    EXPECT_EQ(name_of(error.kind), name_of(row.kind)) << row.status << " " << row.body;
  }
}

TEST(AnthropicError, BrowsersMayBeRefused) {
  const Error header = explained(
      "anthropic", 401,
      error_body("authentication_error",
                 "CORS requests must set 'anthropic-dangerous-direct-browser-access' header"));
  EXPECT_EQ(header.kind, ErrorKind::permission);
  EXPECT_EQ(header.key, "explain.browser_header_missing");
  const Error organisation = explained(
      "anthropic", 401,
      error_body("authentication_error",
                 "CORS requests are not allowed for this Organization because of its settings"));
  EXPECT_EQ(organisation.kind, ErrorKind::permission);
  EXPECT_EQ(organisation.key, "explain.organisation_refuses_browsers");
  EXPECT_FALSE(organisation.message.empty());
}

TEST(AnthropicError, IdsAndHints) {
  Error error = explained("anthropic", 429, error_body("rate_limit_error", "slow"),
                          {{"Retry-After", "12"}, {"x-should-retry", "true"}});
  EXPECT_EQ(error.request_id, "req_1");
  EXPECT_EQ(error.retry_after, Millis(12'000));
  EXPECT_EQ(error.should_retry, true);
  EXPECT_EQ(error.type, "rate_limit_error");
  error = explained("anthropic", 500, "{}", {{"request-id", "req_h"}});
  EXPECT_EQ(error.request_id, "req_h");
}

TEST(AnthropicRelax, DropsWhatTheVendorNames) {
  const Provider& provider = *find_provider("anthropic");
  Call call = call_with({std::string("hi")});
  call.temperature = 0.3;
  call.thinking = "max";
  auto out =
      provider.relax(call, explained("anthropic", 400,
                                     error_body("invalid_request_error",
                                                "temperature: Extra inputs are not permitted")));
  ASSERT_TRUE(out);
  EXPECT_EQ(out->parameter, "temperature");
  EXPECT_EQ(header_of(request_of(out->call), "anthropic-version"), "2026-10-21");
  EXPECT_EQ(body_of(out->call)["output_config"], (Json{{"effort", "max"}}));
  out = provider.relax(call, explained("anthropic", 400,
                                       error_body("invalid_request_error",
                                                  "This model does not support effort level max")));
  ASSERT_TRUE(out);
  EXPECT_FALSE(body_of(out->call).contains("output_config"));
  EXPECT_FALSE(
      provider.relax(call, explained("anthropic", 400,
                                     error_body("invalid_request_error",
                                                "messages: at least one message is required"))));
  EXPECT_FALSE(provider.relax(call, explained("anthropic", 401, error_body("x", "temperature"))));
}

TEST(AnthropicModels, List) {
  const Provider& provider = *find_provider("anthropic");
  const auto models = provider.parse_models(
      R"({"data":[{"type":"model","id":"b","display_name":"B","lifecycle":"deprecated",)"
      R"("retires_at":"2027-01-22T00:00:00Z","max_input_tokens":1000000,"capabilities":)"
      R"({"image_input":{"supported":true},"pdf_input":{"supported":false}}},)"
      R"({"id":"a","retires_at":null},{"x":1}],"has_more":false})");
  ASSERT_EQ(models.size(), 2u);
  EXPECT_EQ(models[0].id, "b");
  EXPECT_EQ(models[0].retires, "2027-01-22");
  EXPECT_EQ(models[0].image, true);
  EXPECT_EQ(models[0].pdf, false);
  EXPECT_EQ(models[0].window, 1'000'000);
  EXPECT_EQ(models[1].id, "a");
  EXPECT_EQ(models[1].retires, "") << "told that none is announced";
  EXPECT_EQ(models[1].image, std::nullopt);
  EXPECT_TRUE(provider.parse_models("").empty());
  const HttpRequest request = provider.list_models("", Secret("sk"));
  EXPECT_EQ(request.url, "https://api.anthropic.com/v1/models?limit=1000");
  EXPECT_EQ(header_of(request, "anthropic-dangerous-direct-browser-access"), "true");
}

}  // namespace
}  // namespace triptych::anthropic_test
