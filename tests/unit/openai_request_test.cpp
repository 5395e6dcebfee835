#include <gtest/gtest.h>

#include "tools/calls.h"

namespace triptych::openai_request_test {
namespace {

Call call_with(std::vector<Part> parts, std::string model = "gpt-6-sol") {
  return call_of("openai", std::move(model), std::move(parts));
}

TEST(OpenAiRequest, AllKindsOfInputAtOnce) {
  Call call = call_with({png_file(), make_url_attachment("https://ex.org/b.jpg"), pdf_file(),
                         wav_file(), mp3_file(), std::string("Compare.")},
                        "gpt-audio");
  call.prompt.system = "Answer briefly.";
  call.max_output_tokens = 2000;
  call.detail = Detail::high;
  const Json expected = *parse_json(R"({
    "model":"gpt-audio","max_completion_tokens":2000,"messages":[
     {"role":"system","content":"Answer briefly."},
     {"role":"user","content":[
      {"type":"image_url","image_url":{"url":"data:image/png;base64,PNG","detail":"high"}},
      {"type":"image_url","image_url":{"url":"https://ex.org/b.jpg","detail":"high"}},
      {"type":"file","file":{"filename":"paper.pdf","file_data":"data:application/pdf;base64,PDF"}},
      {"type":"input_audio","input_audio":{"data":"WAV","format":"wav"}},
      {"type":"input_audio","input_audio":{"data":"MP3","format":"mp3"}},
      {"type":"text","text":"Compare."}]}]})");
  Json body = body_of(call);
  auto& content = body["messages"][1]["content"];
  const auto shorten = [](Json& value, const std::string& prefix, const char* name) {
    ASSERT_TRUE(value.get<std::string>().starts_with(prefix)) << value;
    EXPECT_GT(value.get<std::string>().size(), prefix.size() + 8);
    EXPECT_EQ(value.get<std::string>().find_first_of("\n\r "), std::string::npos);
    value = prefix + name;
  };
  shorten(content[0]["image_url"]["url"], "data:image/png;base64,", "PNG");
  shorten(content[2]["file"]["file_data"], "data:application/pdf;base64,", "PDF");
  shorten(content[3]["input_audio"]["data"], "UklGR", "");
  shorten(content[4]["input_audio"]["data"], "//uQ", "");
  content[3]["input_audio"]["data"] = "WAV";
  content[4]["input_audio"]["data"] = "MP3";
  EXPECT_EQ(body, expected);
}

TEST(OpenAiRequest, AddressAndHeaders) {
  const HttpRequest request = request_of(call_with({std::string("hi")}), "sk-test");
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.url, "https://api.openai.com/v1/chat/completions");
  ASSERT_EQ(request.headers.size(), 2u);  // every other one is a risk for the preflight
  EXPECT_EQ(header_of(request, "Content-Type"), "application/json");
  EXPECT_EQ(header_of(request, "Authorization"), "Bearer sk-test");
  EXPECT_TRUE(std::holds_alternative<Secret>(request.headers[1].value));
}

TEST(OpenAiRequest, NothingUnaskedIsSent) {
  EXPECT_EQ(body_of(call_with({std::string("hi")})),
            *parse_json(R"({"model":"gpt-6-sol","messages":[
              {"role":"user","content":[{"type":"text","text":"hi"}]}]})"));
}

TEST(OpenAiRequest, Streams) {
  Call call = call_with({std::string("hi")});
  call.stream = true;
  const Json body = body_of(call);
  EXPECT_EQ(body["stream"], true);
  EXPECT_EQ(body["stream_options"],
            (Json{{"include_usage", true}, {"include_obfuscation", false}}));
}

TEST(OpenAiRequest, SchemaAndTemperature) {
  Call call = call_with({std::string("hi")});
  call.prompt.json_schema =
      R"({"title":"My Receipt!","type":"object","properties":{"z":{"type":"string"},"a":{"type":"string"}}})";
  call.temperature = 0.5;
  const HttpRequest request = request_of(call);
  EXPECT_NE(request.body.text().find(
                R"("response_format":{"type":"json_schema","json_schema":{"name":"My_Receipt_",)"
                R"("strict":true,"schema":{"title":"My Receipt!","type":"object","properties":)"
                R"({"z":{"type":["string","null"]},"a":{"type":["string","null"]}},)"
                R"("required":["z","a"],"additionalProperties":false}}})"),
            std::string::npos)
      << request.body.text();
  EXPECT_EQ(body_of(call)["temperature"], 0.5);
  call.prompt.json_schema = R"({"type":"object"})";
  EXPECT_EQ(body_of(call)["response_format"]["json_schema"]["name"], "answer");
}

TEST(OpenAiRequest, ManyTurns) {
  Call call = call_with({std::string("one")});
  Message answer;
  answer.role = Role::assistant;
  answer.parts = {std::string("two")};
  answer.opaque = R"({"role":"model","parts":[{"text":"of another vendor"}]})";
  call.prompt.messages.push_back(answer);
  Message next;
  next.parts = {std::string("three")};
  call.prompt.messages.push_back(next);
  const Json messages = body_of(call)["messages"];
  ASSERT_EQ(messages.size(), 3u);
  EXPECT_EQ(messages[1], (Json{{"role", "assistant"}, {"content", "two"}}));
  EXPECT_EQ(messages[2]["content"][0]["text"], "three");
}

TEST(OpenAiRequest, TextFilesBecomeText) {
  const Json body = body_of(call_with({text_file("notes.txt", "line 1\nline 2")}));
  EXPECT_EQ(body["messages"][0]["content"][0],
            (Json{{"type", "text"}, {"text", "notes.txt:\n\nline 1\nline 2"}}));
}

TEST(CompatibleRequest, SpeaksTheOlderDialect) {
  Call call = call_of("compatible", "llama3", {std::string("hi")});
  call.base_url = "http://127.0.0.1:11434/v1";
  call.max_output_tokens = 50;
  call.stream = true;
  HttpRequest request = request_of(call, "");
  EXPECT_EQ(request.url, "http://127.0.0.1:11434/v1/chat/completions");
  EXPECT_EQ(request.headers.size(), 1u);  // no key: no header
  EXPECT_EQ(body_of(call), *parse_json(R"({"model":"llama3","max_tokens":50,"stream":true,
      "stream_options":{"include_usage":true},"messages":[{"role":"user","content":"hi"}]})"));
  request = request_of(call, "k");
  EXPECT_EQ(header_of(request, "Authorization"), "Bearer k");
  call.prompt.messages[0].parts.push_back(png_file());
  EXPECT_TRUE(body_of(call)["messages"][0]["content"].is_array());
}

}  // namespace
}  // namespace triptych::openai_request_test
