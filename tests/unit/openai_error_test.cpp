#include <gtest/gtest.h>

#include "tools/calls.h"

namespace triptych::openai_error_test {
namespace {

Call call_with(std::vector<Part> parts, std::string model = "gpt-6-sol") {
  return call_of("openai", std::move(model), std::move(parts));
}

std::string error_body(std::string_view message, std::string_view type = "invalid_request_error",
                       std::string_view code = "", std::string_view param = "") {
  OrderedJson error = {{"message", message}, {"type", type}, {"param", param}, {"code", code}};
  if (code.empty()) error["code"] = nullptr;
  if (param.empty()) error["param"] = nullptr;
  return dump_json(OrderedJson{{"error", error}});
}

TEST(OpenAiError, KindsOfEveryStatus) {
  struct Row {
    int status;
    std::string body;
    ErrorKind kind;
  };
  const Row rows[] = {
      {400, error_body("bad", "invalid_request_error", "invalid_value"), ErrorKind::rejected},
      {400,
       error_body("This model's maximum context length is 9 tokens.", "invalid_request_error",
                  "context_length_exceeded"),
       ErrorKind::too_large},
      {401,
       error_body("Incorrect API key provided: sk-.", "invalid_request_error", "invalid_api_key"),
       ErrorKind::auth},
      {401, error_body("You have insufficient permissions for this operation."),
       ErrorKind::permission},
      {401, error_body("You must be a member of an organization to use the API."),
       ErrorKind::permission},
      {403, error_body("Country, region, or territory not supported"), ErrorKind::permission},
      {404,
       error_body("The model `x` does not exist or you do not have access to it.",
                  "invalid_request_error", "model_not_found"),
       ErrorKind::no_model},
      {404, error_body("This is not a chat model", "invalid_request_error", "", "model"),
       ErrorKind::no_model},
      {404, "404 page not found", ErrorKind::rejected},
      {404, "{\"error\":{\"message\":\"model 'llama9' not found, try pulling it first\"}}",
       ErrorKind::no_model},
      {409, error_body("conflict"), ErrorKind::server},
      {413, "", ErrorKind::too_large},
      {422, "{\"detail\":\"no\"}", ErrorKind::rejected},
      {429, error_body("Rate limit reached", "requests", "rate_limit_exceeded"),
       ErrorKind::rate_limit},
      {429, error_body("Slow down", "requests", "slow_down"), ErrorKind::rate_limit},
      {429,
       error_body("You exceeded your current quota", "insufficient_quota", "insufficient_quota"),
       ErrorKind::quota},
      {429, error_body("empty", "billing", "credit_balance_exhausted"), ErrorKind::quota},
      {429,
       error_body("Request too large for gpt-x on tokens per min (TPM): Limit 30000, "
                  "Requested 40000.",
                  "tokens", "rate_limit_exceeded"),
       ErrorKind::too_large},
      {429,
       error_body("Request too large for gpt-x on input-images per min: Limit 0, Requested 1.",
                  "input-images", "rate_limit_exceeded"),
       ErrorKind::quota},
      {500, error_body("oops", "server_error"), ErrorKind::server},
      {502, "<html><head><title>502 Bad Gateway</title></head></html>", ErrorKind::server},
      {503, "upstream connect error", ErrorKind::overloaded},
      {504, "", ErrorKind::server}};
  for (const Row& row : rows) {
    const Error error = explained("openai", row.status, row.body);
    EXPECT_EQ(name_of(error.kind), name_of(row.kind)) << row.status << " " << row.body;
    EXPECT_EQ(error.http_status, row.status);
    EXPECT_EQ(error.raw_body, row.body);
    EXPECT_FALSE(error.in_stream);
  }
}

TEST(OpenAiError, WordsAndHints) {
  Error error =
      explained("openai", 429, error_body("Limit reached. Please try again in 1m3.5s. Visit"),
                {{"X-Request-ID", "req_7"}});
  EXPECT_EQ(error.retry_after, Millis(63'500));
  EXPECT_EQ(error.request_id, "req_7");
  error = explained("openai", 429, error_body("Please try again in 20ms."),
                    {{"retry-after", "7"}, {"x-should-retry", "false"}});
  EXPECT_EQ(error.retry_after, Millis(7'000));  // a header is more exact than prose
  EXPECT_EQ(error.should_retry, false);
  error = explained("openai", 429, "", {{"retry-after-ms", "1500"}, {"retry-after", "2"}});
  EXPECT_EQ(error.retry_after, Millis(1'500));
  error = explained("openai", 429, "", {{"retry-after", "Wed, 21 Oct 2026 07:28:00 GMT"}});
  EXPECT_EQ(error.retry_after, std::nullopt);
  error = explained("openai", 400, error_body("m", "t", "c", "messages[0]"));
  EXPECT_EQ(error.message, "m");
  EXPECT_EQ(error.type, "t");
  EXPECT_EQ(error.code, "c");
  EXPECT_EQ(error.param, "messages[0]");
}

TEST(OpenAiError, Waits) {
  const std::pair<const char*, std::optional<Millis>> rows[] = {
      {"Please try again in 1.2s.", Millis(1'200)},
      {"Please try again in 20ms.", Millis(20)},
      {"please try again in 6m0s", Millis(360'000)},
      {"Try again in 1h2m3s", Millis(3'723'000)},
      {"try again in 20 seconds", Millis(20'000)},
      {"Please retry in 34.4s.", Millis(34'400)},
      {"try again in 2 days", Millis(172'800'000)},
      {"try again in a moment", std::nullopt},
      {"try again later", std::nullopt},
      {"try again in 99999999999999999999s", std::nullopt}};
  for (const auto& [text, wait] : rows) {
    EXPECT_EQ(explained("openai", 429, error_body(text)).retry_after, wait) << text;
  }
}

TEST(OpenAiError, BodiesThatAreNoJson) {
  EXPECT_EQ(explained("openai", 503, "upstream connect error\n").message, "upstream connect error");
  EXPECT_EQ(explained("openai", 502, "<html><head>\n<TITLE>502 Bad Gateway</TITLE>").message,
            "502 Bad Gateway");
  EXPECT_EQ(explained("openai", 502, "<html>no title").message, "");
  EXPECT_EQ(explained("openai", 500, "").message, "");
  EXPECT_EQ(explained("openai", 500, "{\"error\":").message, "");
  EXPECT_EQ(explained("openai", 500,
                      "b\xFF"
                      "d")
                .message,
            "b\xEF\xBF\xBD"
            "d");
  EXPECT_EQ(explained("openai", 400, "{\"error\":\"as text\"}").message, "as text");
  EXPECT_EQ(explained("openai", 400, "{\"detail\":\"fastapi\"}").message, "fastapi");
  EXPECT_EQ(explained("openai", 400, "[{\"error\":{\"message\":\"listed\"}}]").message, "listed");
  EXPECT_EQ(explained("openai", 500, std::string(1 << 20, 'x')).raw_body.size(), 64u << 10);
}

TEST(OpenAiRelax, DropsWhatTheVendorNames) {
  const Provider& provider = *find_provider("openai");
  Call call = call_with({png_file(), std::string("hi")});
  call.temperature = 1.0;
  call.max_output_tokens = 5;
  call.detail = Detail::high;
  call.stream = true;
  call.thinking = "low";
  const auto relaxed = [&](std::string_view message, std::string_view param,
                           std::string_view code = "unsupported_parameter") {
    return provider.relax(
        call, explained("openai", 400, error_body(message, "invalid_request_error", code, param)));
  };
  auto out = relaxed("Unsupported value: 'temperature' does not support 1.0", "temperature");
  ASSERT_TRUE(out);
  EXPECT_EQ(out->parameter, "temperature");
  EXPECT_FALSE(out->call.temperature);
  EXPECT_EQ(out->call.max_output_tokens, 5);

  out = relaxed("Unsupported parameter: 'max_completion_tokens' is not supported",
                "max_completion_tokens");
  ASSERT_TRUE(out);
  EXPECT_EQ(out->parameter, "max_completion_tokens");
  EXPECT_EQ(body_of(out->call)["max_tokens"], 5);
  EXPECT_FALSE(body_of(out->call).contains("max_completion_tokens"));

  out = relaxed("Invalid value for detail", "messages[0].content[0].image_url.detail");
  ASSERT_TRUE(out);
  EXPECT_EQ(out->call.detail, Detail::automatic);

  out = relaxed("Unknown parameter: 'stream_options.include_obfuscation'.",
                "stream_options.include_obfuscation");
  ASSERT_TRUE(out);
  EXPECT_EQ(body_of(out->call)["stream_options"], (Json{{"include_usage", true}}));

  out = relaxed("Unknown parameter: 'stream_options'.", "stream_options");
  ASSERT_TRUE(out);
  EXPECT_FALSE(body_of(out->call).contains("stream_options"));
  EXPECT_EQ(body_of(out->call)["stream"], true);

  out = relaxed("Your organization must be verified to stream this model.", "stream");
  ASSERT_TRUE(out);
  EXPECT_FALSE(body_of(out->call).contains("stream"));

  out = relaxed("Unrecognized request argument supplied: reasoning_effort", "");
  ASSERT_TRUE(out);
  EXPECT_FALSE(body_of(out->call).contains("reasoning_effort"));
}

TEST(OpenAiRelax, LeavesTheRestAlone) {
  const Provider& provider = *find_provider("openai");
  Call call = call_with({std::string("hi")});
  call.max_output_tokens = 5;
  const auto relaxed = [&](int status, std::string_view message, std::string_view param,
                           std::string_view code) {
    return provider.relax(
        call,
        explained("openai", status, error_body(message, "invalid_request_error", code, param)));
  };
  EXPECT_FALSE(relaxed(400, "temperature?", "temperature", "unsupported_value"));  // was not sent
  EXPECT_FALSE(relaxed(400, "bad messages", "messages", "invalid_value"));
  EXPECT_FALSE(relaxed(400, "max_completion_tokens is too large: 5", "max_completion_tokens",
                       "invalid_value"));
  EXPECT_FALSE(relaxed(401, "'max_completion_tokens' is not supported", "max_completion_tokens",
                       "unsupported_parameter"));
  EXPECT_FALSE(relaxed(400, "no streams", "stream", "unsupported_value"));  // was not asked for
}

TEST(OpenAiModels, ListsWhatChatsOrListens) {
  const Provider& provider = *find_provider("openai");
  const std::string body = R"({"object":"list","data":[
    {"id":"gpt-4o","created":1},{"id":"text-embedding-3-small","created":9},{"id":"gpt-6-sol","created":5},
    {"id":"whisper-1","created":9},{"id":"tts-1","created":9},{"id":"gpt-audio","created":4},
    {"id":"gpt-transcribe","created":9},{"id":3},{"noid":1},"x"]})";
  std::vector<std::string> ids;
  for (const ListedModel& model : provider.parse_models(body)) ids.push_back(model.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"whisper-1", "gpt-transcribe", "gpt-6-sol", "gpt-audio",
                                           "gpt-4o"}));
  const auto dated = provider.parse_models(
      R"({"data":[{"id":"gpt-4o","shutdown_date":"2027-01-14"},{"id":"gpt-6","shutdown_date":null},)"
      R"({"id":"gpt-5"}]})");
  EXPECT_EQ(dated[0].retires, "2027-01-14");
  EXPECT_EQ(dated[1].retires, "");
  EXPECT_EQ(dated[2].retires, std::nullopt);
  EXPECT_TRUE(provider.parse_models("nonsense").empty());
  EXPECT_TRUE(provider.parse_models("{\"data\":3}").empty());
  EXPECT_EQ(
      find_provider("compatible")->parse_models(R"({"data":[{"id":"nomic-embedding"}]})").size(),
      1u);
  const HttpRequest request = provider.list_models("", Secret("sk-x"));
  EXPECT_EQ(request.method, "GET");
  EXPECT_EQ(request.url, "https://api.openai.com/v1/models");
  EXPECT_EQ(header_of(request, "Authorization"), "Bearer sk-x");
}

}  // namespace
}  // namespace triptych::openai_error_test
