#include <gtest/gtest.h>

#include "base/json.h"
#include "providers/provider.h"
#include "tools/calls.h"

namespace triptych::mistral_test {
namespace {

TEST(Mistral, SendsOnlyWhatItDocuments) {
  Call call = call_of("mistral", "mistral-medium-latest", {png_file(), std::string("hi")});
  call.max_output_tokens = 100;
  call.stream = true;
  const HttpRequest request = find_provider("mistral")->build(call, Secret("m-key"));
  EXPECT_EQ(request.url, "https://api.mistral.ai/v1/chat/completions");
  const Json body = parse_json(request.body.text()).value_or(Json());
  std::vector<std::string> keys;
  for (const auto& [key, value] : body.items()) keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string>{"max_tokens", "messages", "model", "stream"}));
  EXPECT_TRUE(at(at(at(body, "messages"), 0), "content").is_array());
}

TEST(Mistral, TakesEightPicturesAndNoPdf) {
  const Provider& provider = *find_provider("mistral");
  const auto keys_of = [&](std::vector<Part> parts) {
    std::vector<std::string> keys;
    for (const Error& error : provider.preflight(call_of("mistral", "m", std::move(parts))))
      keys.push_back(error.key);
    return keys;
  };
  EXPECT_TRUE(keys_of(std::vector<Part>(8, png_file())).empty());
  EXPECT_FALSE(keys_of(std::vector<Part>(9, png_file())).empty());
  EXPECT_FALSE(keys_of({pdf_file()}).empty());
}

TEST(Mistral, ItsListTellsEyesAndEnds) {
  const auto models = find_provider("mistral")->parse_models(
      R"({"object":"list","data":[{"id":"mistral-medium-2508","name":"mistral-medium-2508",)"
      R"("deprecation":"2027-02-28T00:00:00Z","max_context_length":131072,)"
      R"("capabilities":{"completion_chat":true,"vision":true}},)"
      R"({"id":"mistral-embed","capabilities":{"completion_chat":false}}]})");
  ASSERT_EQ(models.size(), 1u);
  EXPECT_EQ(models[0].retires, "2027-02-28");
  EXPECT_EQ(models[0].image, true);
  EXPECT_EQ(models[0].window, 131072);
}

TEST(Mistral, ItsRefusalsAreTold) {
  const Provider& provider = *find_provider("mistral");
  const Error odd = provider.explain(
      {422, {}}, R"({"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],)"
                 R"("msg":"Extra inputs are not permitted"}]})");
  EXPECT_EQ(odd.kind, ErrorKind::rejected);
  EXPECT_EQ(odd.message, "Extra inputs are not permitted");
  const Error slow =
      provider.explain({429, {}}, R"({"object":"error","message":"Requests rate limit exceeded",)"
                                  R"("type":"rate_limited","code":"1300"})");
  EXPECT_EQ(slow.kind, ErrorKind::rate_limit);
  EXPECT_EQ(provider.explain({401, {}}, R"({"detail":"Unauthorized"})").kind, ErrorKind::auth);
}

}  // namespace
}  // namespace triptych::mistral_test
