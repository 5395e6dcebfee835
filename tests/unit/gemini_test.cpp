#include <gtest/gtest.h>

#include "tools/calls.h"
#include "tools/exchange.h"

namespace triptych::gemini_test {
namespace {

Call call_with(std::vector<Part> parts, std::string model = "gemini-3.8-flash") {
  return call_of("gemini", std::move(model), std::move(parts));
}

Reply reply_to(std::string_view body) {
  Exchange exchange;
  exchange.provider = "gemini";
  exchange.head.status = 200;
  exchange.body = std::string(body);
  return reply_of(replay_events(exchange, 0));
}

std::string chunk(const std::string& json) { return "data: " + json + "\r\n\r\n"; }

std::string text_chunk(const std::string& text, const std::string& rest = "") {
  return chunk(R"({"candidates":[{"content":{"role":"model","parts":[{"text":")" + text +
               R"("}]})" + rest + "}]}");
}

// ---- requests -----------------------------------------------------------------------------------

TEST(GeminiRequest, AllKindsOfInputAtOnce) {
  Call call = call_with({png_file(), make_url_attachment("https://ex.org/b.jpg"), pdf_file(),
                         mp3_file(), wav_file(), text_file(), std::string("Compare.")});
  call.prompt.system = "Answer briefly.";
  call.prompt.json_schema = R"({"type":"object"})";
  call.max_output_tokens = 2000;
  call.temperature = 0.5;
  call.detail = Detail::low;
  Json body = body_of(call);
  auto& parts = body["contents"][0]["parts"];
  for (const std::size_t i : {0u, 2u, 3u, 4u, 5u}) {
    EXPECT_GE(parts[i]["inlineData"]["data"].get<std::string>().size(), 8u) << i;
    parts[i]["inlineData"]["data"] = "B64";
  }
  EXPECT_EQ(body, *parse_json(R"({
    "systemInstruction":{"parts":[{"text":"Answer briefly."}]},
    "contents":[{"role":"user","parts":[
      {"inlineData":{"mimeType":"image/png","data":"B64"}},
      {"fileData":{"mimeType":"image/jpeg","fileUri":"https://ex.org/b.jpg"}},
      {"inlineData":{"mimeType":"application/pdf","data":"B64"}},
      {"inlineData":{"mimeType":"audio/mp3","data":"B64"}},
      {"inlineData":{"mimeType":"audio/wav","data":"B64"}},
      {"inlineData":{"mimeType":"text/plain","data":"B64"}},
      {"text":"Compare."}]}],
    "generationConfig":{"maxOutputTokens":2000,"temperature":0.5,"responseMimeType":"application/json",
      "responseJsonSchema":{"type":"object"},"mediaResolution":"MEDIA_RESOLUTION_LOW"}})"));
}

TEST(GeminiRequest, AddressAndHeaders) {
  Call call = call_with({std::string("hi")});
  HttpRequest request = request_of(call, "AQ.key");
  const std::string base = "https://generativelanguage.googleapis.com/v1beta/models/";
  EXPECT_EQ(request.url, base + "gemini-3.8-flash:generateContent");
  // Any other header would make the preflight fail.
  ASSERT_EQ(request.headers.size(), 2u);
  EXPECT_EQ(header_of(request, "Content-Type"), "application/json");
  EXPECT_EQ(header_of(request, "x-goog-api-key"), "AQ.key");
  EXPECT_EQ(body_of(call),
            *parse_json(R"({"contents":[{"role":"user","parts":[{"text":"hi"}]}]})"));
  call.stream = true;
  EXPECT_EQ(request_of(call).url, base + "gemini-3.8-flash:streamGenerateContent?alt=sse");
}

TEST(GeminiRequest, ModelIds) {
  const std::pair<const char*, const char*> rows[] = {
      {"models/gemini-x", "/models/gemini-x:"},
      {"models/models/gemini-x", "/models/gemini-x:"},
      {" gemini-x ", "/models/gemini-x:"},
      {"tunedModels/mine-1", "/tunedModels/mine-1:"},
      {"a/../b?c#d", "/models/a%2F..%2Fb%3Fc%23d:"}};
  for (const auto& [model, part] : rows) {
    const std::string url = request_of(call_with({std::string("hi")}, model)).url;
    EXPECT_NE(url.find("/v1beta" + std::string(part)), url.npos) << url;
  }
}

TEST(GeminiRequest, EchoesItsOwnTurnVerbatim) {
  Call call = call_with({std::string("one")});
  Message answer;
  answer.role = Role::assistant;
  answer.parts = {std::string("plain words")};
  answer.opaque = R"({"role":"model","parts":[{"text":"two","thoughtSignature":"s"}]})";
  call.prompt.messages.push_back(answer);
  EXPECT_EQ(body_of(call)["contents"][1], *parse_json(answer.opaque));
  call.prompt.messages[1].opaque = R"({"role":"assistant","content":[{"type":"text","text":"x"}]})";
  EXPECT_EQ(body_of(call)["contents"][1],
            *parse_json(R"({"role":"model","parts":[{"text":"plain words"}]})"));
}

// ---- replies ------------------------------------------------------------------------------------

TEST(GeminiReply, StreamToReply) {
  const Reply reply = reply_to(
      chunk(
          R"({"candidates":[{"content":{"parts":[{"text":"hm","thought":true}]},"index":0}],)"
          R"("usageMetadata":{"promptTokenCount":9,"totalTokenCount":9},"modelVersion":"gemini-x","responseId":"r"})") +
      text_chunk("he") + text_chunk("llo") +
      chunk(
          R"({"candidates":[{"content":{"parts":[{"text":"","thoughtSignature":"sig"}]},"finishReason":"STOP"}],)"
          R"("usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":5,"thoughtsTokenCount":7,)"
          R"("toolUsePromptTokenCount":2,"cachedContentTokenCount":3}})"));
  EXPECT_EQ(reply.text, "hello");
  EXPECT_EQ(reply.thoughts, "hm");
  EXPECT_EQ(reply.model, "gemini-x");
  EXPECT_EQ(reply.response_id, "r");
  EXPECT_EQ(reply.usage.input, 9);
  EXPECT_EQ(reply.usage.output, 5);
  EXPECT_EQ(reply.usage.reasoning, 7);
  EXPECT_EQ(reply.usage.billed_output, 12);  // thoughts are billed on top
  EXPECT_EQ(reply.usage.billed_input, 11);
  EXPECT_EQ(reply.usage.cache_read, 3);
  EXPECT_EQ(reply.stopped->reason, StopReason::end);
  EXPECT_EQ(*parse_json(reply.opaque), *parse_json(R"({"role":"model","parts":[
      {"text":"hm","thought":true},{"text":"hello"},{"text":"","thoughtSignature":"sig"}]})"));
}

TEST(GeminiReply, EarlyFinishIsNoEnd) {
  const Reply reply = reply_to(text_chunk("one ", R"(,"finishReason":"STOP")") + text_chunk("two"));
  EXPECT_EQ(reply.text, "one two");
  EXPECT_EQ(reply.stopped->reason, StopReason::end);
}

TEST(GeminiReply, ArrayStream) {
  const std::string array =
      "[{\n \"candidates\": [{\"content\": {\"parts\": [{\"text\": \"[{\\\"a\\\"\"}]}}]\n}\n,\r\n"
      "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\": "
      "1}]\"}]},\"finishReason\":\"STOP\"}]}\n]";
  const Reply reply = reply_to(array);
  EXPECT_EQ(reply.text, "[{\"a\": 1}]");
  EXPECT_EQ(reply.stopped->reason, StopReason::end);
  EXPECT_EQ(reply_to(array.substr(0, array.size() - 40)).stopped->error->kind,
            ErrorKind::truncated);
}

TEST(GeminiReply, NumbersForNames) {
  const std::pair<const char*, StopReason> rows[] = {
      {"1", StopReason::end},        {"2", StopReason::length},    {"3", StopReason::filtered},
      {"8", StopReason::filtered},   {"11", StopReason::filtered}, {"5", StopReason::other},
      {"12", StopReason::tool_call}, {"99", StopReason::other}};
  for (const auto& [number, reason] : rows) {
    const Reply reply = reply_to(
        "[" + std::string(R"({"candidates":[{"content":{"parts":[{"text":"a"}]},"finishReason":)") +
        number + "}]}]");
    EXPECT_EQ(reply.stopped->reason, reason) << number;
    EXPECT_EQ(reply.stopped->raw_reason, number);
  }
  // 0 means "not told": the stream goes on.
  const Reply reply = reply_to(
      R"([{"candidates":[{"content":{"parts":[{"text":"a"}]},"finishReason":0}],"promptFeedback":{"blockReason":0}},)"
      R"({"candidates":[{"content":{"parts":[{"text":"b"}]},"finishReason":1}]}])");
  EXPECT_EQ(reply.text, "ab");
  EXPECT_EQ(reply.stopped->raw_reason, "1");
  EXPECT_EQ(reply.stopped->block_reason, "");
}

TEST(GeminiReply, ReasonsAreTranslated) {
  const std::pair<const char*, StopReason> rows[] = {
      {"STOP", StopReason::end},
      {"MAX_TOKENS", StopReason::length},
      {"SAFETY", StopReason::filtered},
      {"RECITATION", StopReason::filtered},
      {"BLOCKLIST", StopReason::filtered},
      {"PROHIBITED_CONTENT", StopReason::filtered},
      {"SPII", StopReason::filtered},
      {"IMAGE_SAFETY", StopReason::filtered},
      {"OTHER", StopReason::other},
      {"CONTINUATION", StopReason::unfinished},
      {"MALFORMED_FUNCTION_CALL", StopReason::tool_call},
      {"PUP_LIMITED_DISABLED", StopReason::account},
      {"MODEL_ARMOR", StopReason::filtered},
      {"BRAND_NEW", StopReason::other}};
  for (const auto& [word, reason] : rows) {
    const Reply reply =
        reply_to(chunk(R"({"candidates":[{"finishReason":")" + std::string(word) + R"("}]})"));
    EXPECT_EQ(reply.stopped->reason, reason) << word;
    EXPECT_EQ(reply.stopped->raw_reason, word);
    EXPECT_FALSE(reply.stopped->error);
  }
  EXPECT_EQ(reply_to(text_chunk("x", R"(,"finishReason":"FINISH_REASON_UNSPECIFIED")"))
                .stopped->error->kind,
            ErrorKind::truncated);
}

TEST(GeminiReply, BlockedPrompts) {
  const Reply reply = reply_to(chunk(R"({"promptFeedback":{"blockReason":"SAFETY"}})"));
  EXPECT_EQ(reply.stopped->reason, StopReason::filtered);
  EXPECT_EQ(reply.stopped->block_reason, "SAFETY");
  EXPECT_EQ(reply.stopped->raw_reason, "");
  EXPECT_FALSE(reply.stopped->error);
  // Safety ratings alone, beside an answer, block nothing.
  const Reply fine = reply_to(chunk(
      R"({"candidates":[{"content":{"parts":[{"text":"x"}]},"finishReason":"STOP"}],"promptFeedback":{"safetyRatings":[]}})"));
  EXPECT_EQ(fine.stopped->reason, StopReason::end);
  EXPECT_EQ(reply_to("{\"promptFeedback\":{},\"candidates\":[]}").stopped->reason,
            StopReason::filtered);
}

TEST(GeminiReply, OnlyCandidateZero) {
  const Reply reply = reply_to(chunk(
      R"({"candidates":[{"index":1,"content":{"parts":[{"text":"no"}]},"finishReason":"SAFETY"},)"
      R"({"index":0,"content":{"parts":[{"text":"yes"}]},"finishReason":"STOP"}]})"));
  EXPECT_EQ(reply.text, "yes");
  EXPECT_EQ(reply.stopped->raw_reason, "STOP");
}

TEST(GeminiReply, ErrorsInTheStream) {
  const std::string error =
      R"({"error":{"code":503,"message":"The model is overloaded.","status":"UNAVAILABLE"}})";
  for (const std::string& body :
       {text_chunk("half") + error, text_chunk("half") + chunk(error),
        "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"half\"}]}}]}" + error,
        "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"half\"}]}}]}\r\n" + error,
        "[{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"half\"}]}}]},\n" + error + "]"}) {
    const Reply reply = reply_to(body);
    EXPECT_EQ(reply.text, "half") << body;
    ASSERT_TRUE(reply.stopped->error) << body;
    EXPECT_EQ(reply.stopped->error->kind, ErrorKind::overloaded);
    EXPECT_EQ(reply.stopped->error->type, "UNAVAILABLE");
    EXPECT_TRUE(reply.stopped->error->in_stream);
  }
  EXPECT_EQ(reply_to("[" + error + "]").stopped->error->kind, ErrorKind::overloaded);
}

TEST(GeminiReply, HostileShapesAreHarmless) {
  for (const char* json :
       {R"({"candidates":{}})", R"({"candidates":[[],1,"x"]})",
        R"({"candidates":[{"content":[]}]})",
        R"({"candidates":[{"content":{"parts":"x"}}],"usageMetadata":[]})",
        R"({"candidates":[{"content":{"parts":[1,"x",{"text":7},{"thought":"yes","text":{}}]}}]})",
        R"({"candidates":[{"finishReason":{"a":1}}],"promptFeedback":"x"})", R"({"error":"text"})",
        R"({"candidates":[{"finishReason":-3.5,"index":"0"}],"modelVersion":7})"}) {
    const Reply reply = reply_to(chunk(json));
    EXPECT_TRUE(reply.stopped) << json;
    EXPECT_EQ(reply.text, "") << json;
  }
}

// ---- errors -------------------------------------------------------------------------------------

std::string error_body(int code, std::string_view status, std::string_view message,
                       const char* details = "[]") {
  return dump_json(OrderedJson{{"error",
                                {{"code", code},
                                 {"message", message},
                                 {"status", status},
                                 {"details", *parse_ordered_json(details)}}}});
}

TEST(GeminiError, Kinds) {
  struct Row {
    int status;
    std::string body;
    ErrorKind kind;
  };
  const char* key_invalid =
      R"([{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID"}])";
  const char* per_day = R"([{"@type":"type.googleapis.com/google.rpc.QuotaFailure",
      "violations":[{"quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]}])";
  const char* per_minute = R"([{"@type":"type.googleapis.com/google.rpc.QuotaFailure",
      "violations":[{"quotaId":"GenerateRequestsPerMinutePerProjectPerModel"}]}])";
  const Row rows[] = {
      {400, error_body(400, "INVALID_ARGUMENT", "Unsupported MIME type: image/gif"),
       ErrorKind::rejected},
      {400, error_body(400, "INVALID_ARGUMENT", "bad key", key_invalid), ErrorKind::auth},
      {400, error_body(400, "INVALID_ARGUMENT", "API key not valid."), ErrorKind::auth},
      {400, error_body(400, "INVALID_ARGUMENT", "Multiple authentication credentials received."),
       ErrorKind::auth},
      {400,
       error_body(400, "FAILED_PRECONDITION", "User location is not supported for the API use."),
       ErrorKind::permission},
      {400,
       error_body(400, "INVALID_ARGUMENT",
                  "The input token count (9) exceeds the maximum number of tokens allowed (8)."),
       ErrorKind::too_large},
      {401, error_body(401, "UNAUTHENTICATED", "x"), ErrorKind::auth},
      {403, error_body(403, "PERMISSION_DENIED", "x"), ErrorKind::permission},
      {403,
       error_body(
           403, "PERMISSION_DENIED",
           "Method doesn't allow unregistered callers (callers without established identity)."),
       ErrorKind::auth},
      {404,
       error_body(404, "NOT_FOUND", "models/gemini-1.5-flash is not found for API version v1beta"),
       ErrorKind::no_model},
      {404, error_body(404, "NOT_FOUND", "Requested entity was not found."), ErrorKind::rejected},
      {413, "", ErrorKind::too_large},
      {429, error_body(429, "RESOURCE_EXHAUSTED", "slow", per_minute), ErrorKind::rate_limit},
      {429, error_body(429, "RESOURCE_EXHAUSTED", "slow", per_day), ErrorKind::quota},
      {429, error_body(429, "RESOURCE_EXHAUSTED", "* Quota exceeded, limit: 0, model: x"),
       ErrorKind::quota},
      {429, error_body(429, "RESOURCE_EXHAUSTED", "* Quota exceeded, limit: 05"),
       ErrorKind::rate_limit},
      {429, error_body(429, "RESOURCE_EXHAUSTED", "Resource exhausted. Please try again later."),
       ErrorKind::rate_limit},
      {500, error_body(500, "INTERNAL", "x"), ErrorKind::server},
      {503, error_body(503, "UNAVAILABLE", "overloaded"), ErrorKind::overloaded},
      {504, error_body(504, "DEADLINE_EXCEEDED", "x"), ErrorKind::server},
      {502, "<html></html>", ErrorKind::server}};
  for (const Row& row : rows) {
    EXPECT_EQ(name_of(explained("gemini", row.status, row.body).kind), name_of(row.kind))
        << row.status << " " << row.body;
    if (!row.body.starts_with('{')) continue;
    const Error listed = explained("gemini", row.status, "[" + row.body + "]");
    EXPECT_EQ(name_of(listed.kind), name_of(row.kind)) << row.body;
  }
}

TEST(GeminiError, FieldsAndHints) {
  const Error error = explained("gemini", 429, error_body(429, "RESOURCE_EXHAUSTED", "m", R"([
      {"@type":"type.googleapis.com/google.rpc.Help"},
      {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RATE_LIMIT_EXCEEDED"},
      {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34.4s"}])"));
  EXPECT_EQ(error.type, "RESOURCE_EXHAUSTED");
  EXPECT_EQ(error.code, "RATE_LIMIT_EXCEEDED");
  EXPECT_EQ(error.message, "m");
  EXPECT_EQ(error.retry_after, Millis(34'400));
  EXPECT_EQ(explained("gemini", 429, error_body(429, "x", "Please retry in 2.5s.")).retry_after,
            Millis(2'500));
}

TEST(GeminiRelax, DropsWhatTheVendorNames) {
  const Provider& provider = *find_provider("gemini");
  Call call = call_with({std::string("hi")});
  call.temperature = 0.3;
  call.detail = Detail::high;
  call.thinking = "minimal";
  EXPECT_EQ(body_of(call)["generationConfig"]["thinkingConfig"]["thinkingLevel"], "MINIMAL");
  const auto relaxed = [&](std::string_view message) {
    return provider.relax(call,
                          explained("gemini", 400, error_body(400, "INVALID_ARGUMENT", message)));
  };
  auto out = relaxed("temperature is not supported by this model");
  ASSERT_TRUE(out);
  EXPECT_FALSE(out->call.temperature);
  out = relaxed("Media resolution is not enabled for this model");
  ASSERT_TRUE(out);
  EXPECT_EQ(out->call.detail, Detail::automatic);
  out = relaxed("Thinking level MINIMAL is not supported for this model.");
  ASSERT_TRUE(out);
  EXPECT_FALSE(body_of(out->call)["generationConfig"].contains("thinkingConfig"));
  EXPECT_FALSE(relaxed("Unsupported MIME type: image/gif"));
}

TEST(GeminiModels, List) {
  const Provider& provider = *find_provider("gemini");
  const char* body = R"({"models":[
      {"name":"models/gemini-3.8-flash","supportedGenerationMethods":["generateContent","countTokens"]},
      {"name":"models/embedding-1","supportedGenerationMethods":["embedContent"]},
      {"name":"models/odd"},{"supportedGenerationMethods":["generateContent"]}],"nextPageToken":"x"})";
  const auto models = provider.parse_models(body);
  ASSERT_EQ(models.size(), 1u);
  EXPECT_EQ(models[0].id, "gemini-3.8-flash");
  EXPECT_TRUE(provider.parse_models("{}").empty());
  EXPECT_EQ(provider.list_models("", Secret("k")).url,
            "https://generativelanguage.googleapis.com/v1beta/models?pageSize=1000");
}

}  // namespace
}  // namespace triptych::gemini_test
