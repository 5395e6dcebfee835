// Every classic mistake is refused with the vendor's status and the vendor's words, and our own
// readers of errors understand them.
#include "base/base64.h"
#include "fakes/practice_fixture.h"

namespace triptych::practice_validator_test {
namespace {

using practice::Client;
using practice::Outgoing;

std::string base64_of(const Attachment& file) {
  std::string out(base64_size(file.size()), '?');
  base64_encode(view(file.data), out.data());
  return out;
}

std::string text_of(const Outgoing& answer) {
  std::string out;
  for (const std::string& piece : answer.pieces) out += piece;
  return out;
}

HttpRequest request_with(std::string url, std::vector<Header> headers, std::string body) {
  HttpRequest request;
  request.method = "POST";
  request.url = std::move(url);
  request.headers = std::move(headers);
  request.body = std::move(body);
  return request;
}

const char* kOpenAi = "https://api.openai.com/v1/chat/completions";
const char* kAnthropic = "https://api.anthropic.com/v1/messages";
const std::string kGemini =
    "https://generativelanguage.googleapis.com/v1beta/models/gemini-3.8-flash:generateContent";

HttpRequest openai(const std::string& body) {
  return request_with(kOpenAi, {{"Authorization", Secret("Bearer sk-made-up")}}, body);
}
HttpRequest anthropic(const std::string& body) {
  return request_with(kAnthropic,
                      {{"x-api-key", Secret("sk-ant-made-up")},
                       {"anthropic-version", "2026-10-21"},
                       {"anthropic-dangerous-direct-browser-access", "true"}},
                      body);
}
HttpRequest gemini(const std::string& body) {
  return request_with(kGemini, {{"x-goog-api-key", Secret("AIzaMadeUp")}}, body);
}

class PracticeJudge : public PracticeTest {
 protected:
  Outgoing ask_raw(const HttpRequest& request, Client client = Client::page) {
    return practice::answer(request, client, serial_);
  }
  // The status, the words, and what our own reader makes of them.
  void refused(const char* provider, const HttpRequest& request, int status,
               const std::string& words, ErrorKind kind) {
    const Outgoing answer = ask_raw(request);
    const std::string body = text_of(answer);
    EXPECT_EQ(answer.status, status) << body;
    EXPECT_NE(body.find(words), std::string::npos) << body;
    EXPECT_FALSE(answer.hidden);
    const Error error = find_provider(provider)->explain({answer.status, answer.headers}, body);
    EXPECT_EQ(error.kind, kind) << body;
    EXPECT_FALSE(error.message.empty()) << body;
  }
  practice::IdGenerator serial_;
};

const std::string kHi = R"("messages":[{"role":"user","content":"Hi"}])";

std::string chat(const std::string& part, const std::string& model = "gpt-6-sol") {
  return R"({"model":")" + model + R"(","messages":[{"role":"user","content":[)" + part + "]}]}";
}
std::string claude(const std::string& part) {
  return R"({"model":"claude-sonnet-5-5","max_tokens":99,"messages":[{"role":"user","content":[)" +
         part + "]}]}";
}
std::string parts(const std::string& part) { return R"({"contents":[{"parts":[)" + part + "]}]}"; }

TEST_F(PracticeJudge, Keys) {
  const std::string body = R"({"model":"gpt-6-sol",)" + kHi + "}";
  HttpRequest request = openai(body);
  EXPECT_EQ(ask_raw(request).status, 200);
  for (const char* key : {"Bearer bad-key", "Bearer None", "Bearer YOUR_KEY", "Bearer two words"}) {
    request.headers = {{"Authorization", key}};
    refused("openai", request, 401, "Incorrect API key provided", ErrorKind::auth);
  }
  request.headers = {{"x-api-key", "sk-made-up"}};
  refused("openai", request, 401, "You didn't provide an API key", ErrorKind::auth);

  const std::string hi = parts(R"({"text":"Hi"})");
  request = gemini(hi);
  EXPECT_EQ(ask_raw(request).status, 200);
  request.headers = {{"Authorization", "Bearer AIzaMadeUp"}};
  refused("gemini", request, 401, "UNAUTHENTICATED", ErrorKind::auth);
  request.headers = {};
  refused("gemini", request, 403, "unregistered callers", ErrorKind::auth);
  request.url = kGemini + "?key=AIzaMadeUp";
  EXPECT_EQ(ask_raw(request).status, 200);
  for (const std::string& key : {std::string("AQ.new"), std::string(kPracticeKey)}) {
    request.url = kGemini + "?key=" + key;
    refused("gemini", request, 401, "UNAUTHENTICATED", ErrorKind::auth);
  }
  request.url = kGemini + "?key=bad";
  refused("gemini", request, 400, "API_KEY_INVALID", ErrorKind::auth);

  request = anthropic(claude(R"({"type":"text","text":"Hi"})"));
  EXPECT_EQ(ask_raw(request).status, 200);
  request.headers[0].value = Secret("bad");
  refused("anthropic", request, 401, "invalid x-api-key", ErrorKind::auth);
  request.headers.erase(request.headers.begin());
  refused("anthropic", request, 401, "x-api-key header is required", ErrorKind::auth);
}

TEST_F(PracticeJudge, APageSeesNothingOfAnAnswerWithoutCorsHeaders) {
  HttpRequest request = anthropic(claude(R"({"type":"text","text":"Hi"})"));
  request.headers.pop_back();
  EXPECT_TRUE(ask_raw(request).hidden);
  EXPECT_EQ(ask_raw(request, Client::program).status, 200);
  HttpRequest strange = gemini(parts(R"({"text":"Hi"})"));
  strange.headers.push_back({"X-My-Header", "1"});
  EXPECT_TRUE(ask_raw(strange).hidden);
  EXPECT_EQ(ask_raw(strange, Client::program).status, 200);
  // Through the transport: no head, a network error.
  transport.start(RequestId{1}, request);
  clock.advance(Millis(10'000));
  HttpEvent event;
  ASSERT_TRUE(transport.poll(event));
  ASSERT_TRUE(std::holds_alternative<Error>(event.what));
  EXPECT_EQ(std::get<Error>(event.what).kind, ErrorKind::network);
  EXPECT_FALSE(transport.poll(event));
}

TEST_F(PracticeJudge, OpenAi) {
  const std::string png = base64_of(png_file()), wav = base64_of(wav_file());
  const auto no = [&](const std::string& body, int status, const std::string& words,
                      ErrorKind kind = ErrorKind::rejected) {
    refused("openai", openai(body), status, words, kind);
  };
  no("{", 400, "We could not parse the JSON body");
  no("{\"a\":\"\xFF\"}", 400, "We could not parse the JSON body");
  no(R"({"model":"gpt-6-sol","max_tokens":5,)" + kHi + "}", 400, "unsupported_parameter");
  no(R"({"model":"gpt-9",)" + kHi + "}", 404, "model_not_found", ErrorKind::no_model);
  no(R"({"model":"gpt-6-sol","temperature":0.2,)" + kHi + "}", 400, "unsupported_value");
  no(R"({"model":"gpt-6-sol","system":"x",)" + kHi + "}", 400, "unknown_parameter");
  no(R"({"model":"gpt-6-sol","messages":[]})", 400, "empty_array");
  no(R"({"model":"gpt-6-sol","messages":[{"role":"model","content":"x"}]})", 400, "'model'");
  no(R"({"model":"gpt-6-sol","messages":[{"role":"user","content":[]}]})", 400, "invalid_type");
  no(chat(R"({"type":"image_url","image_url":"data:image/png;base64,)" + png + "\"}"), 400,
     "expected an object, but got a string");
  no(chat(R"({"type":"image_url","image_url":{"url":")" + png + "\"}}"), 400,
     "Expected a valid URL");
  no(chat(R"({"type":"image","source":{}})"), 400, "Invalid value: 'image'");
  no(chat(R"({"type":"input_audio","input_audio":{"data":")" + wav + R"(","format":"wav"}})"), 400,
     "either text or image_url");
  no(chat(R"({"type":"file","file":{"filename":"a.png","file_data":"data:image/png;base64,)" + png +
          "\"}}"),
     400, "unsupported MIME type 'image/png'");
  no(R"({"model":"gpt-6-sol","response_format":{"type":"json_object"},)" + kHi + "}", 400,
     "must contain the word 'json'");
  no(R"({"model":"gpt-6-sol","response_format":{"type":"json_schema","json_schema":{"name":"x",)"
     R"("strict":true,"schema":{"type":"object","additionalProperties":false,"required":["a"],)"
     R"("properties":{"a":{"type":"array","items":{"type":"object"}}}}}},)" +
         kHi + "}",
     400, "In context=('properties', 'a', 'items'), 'additionalProperties' is required");
  EXPECT_EQ(ask_raw(openai(R"({"model":"gpt-4o","max_tokens":500,"temperature":0.2,)" + kHi + "}"))
                .status,
            200);
}

TEST_F(PracticeJudge, Anthropic) {
  const std::string png = base64_of(png_file());
  const auto no = [&](const std::string& body, int status, const std::string& words,
                      ErrorKind kind = ErrorKind::rejected) {
    refused("anthropic", anthropic(body), status, words, kind);
  };
  const std::string start = R"({"type":"image","source":{"type":"base64","media_type":")";
  no(R"({"model":"claude-sonnet-5-5",)" + kHi + "}", 400, "max_tokens: Field required");
  no(R"({"model":"claude-sonnet-4-20250514","max_tokens":9,)" + kHi + "}", 404,
     "model: claude-sonnet-4-20250514", ErrorKind::no_model);
  no(R"({"model":"claude-sonnet-5-5","max_tokens":9,"temperature":0.5,)" + kHi + "}", 400,
     "temperature: Extra inputs are not permitted");
  no(claude(R"({"type":"image_url","image_url":{"url":"x"}})"), 400, "'image_url'");
  no(claude(start + R"(image/png","data":"data:image/png;base64,)" + png + "\"}}"), 400,
     "Invalid base64 data");
  no(claude(start + R"(image/jpeg","data":")" + png + "\"}}"), 400,
     "appears to be a image/png image");
  no(claude(start + R"(audio/wav","data":")" + png + "\"}}"), 400, "Input should be 'image/jpeg'");
  no(claude(R"({"type":"input_audio"})"), 400, "'input_audio'");
  no(claude(R"({"type":"text","text":""})"), 400, "must be non-empty");
  no(R"({"model":"claude-sonnet-5-5","max_tokens":9,"messages":[{"role":"system","content":"x"}]})",
     400, "top-level `system`");
  no(R"({"model":"claude-opus-4-5","max_tokens":2000,"thinking":{"type":"enabled","budget_tokens":9},)" +
         kHi + "}",
     400, "1024");
  no(R"({"model":"claude-sonnet-5-5","max_tokens":9,"tool_choice":{"type":"any"},)" + kHi + "}",
     400, "tool_choice");
  no(std::string((std::size_t{32} << 20) + 1, ' '), 413, "request_too_large", ErrorKind::too_large);
  std::string many;
  for (int i = 0; i < 601; ++i) many += start + R"(image/png","data":")" + png + "\"}},";
  many.pop_back();
  no(claude(many), 400, "too many images", ErrorKind::too_large);
  HttpRequest old =
      anthropic(R"({"model":"claude-sonnet-4-5","max_tokens":9,"temperature":0.5,)" + kHi + "}");
  old.headers[1].value = "2023-06-01";
  EXPECT_EQ(ask_raw(old).status, 200);
  old.headers[1].value = "";
  refused("anthropic", old, 400, "anthropic-version: header is required", ErrorKind::rejected);
}

TEST_F(PracticeJudge, Gemini) {
  const std::string png = base64_of(png_file());
  const auto no = [&](const std::string& body, int status, const std::string& words,
                      ErrorKind kind = ErrorKind::rejected) {
    refused("gemini", gemini(body), status, words, kind);
  };
  no("{", 400, "Invalid JSON payload received");
  no("{" + kHi + "}", 400, "Unknown name \\\"messages\\\"");
  no(R"({"contents":[{"role":"assistant","parts":[{"text":"x"}]}]})", 400, "valid role");
  no(parts(R"({"inlineData":{"mimeType":"image/png","data":"data:image/png;base64,)" + png +
           "\"}}"),
     400, "Base64 decoding failed");
  no(parts(R"({"inlineData":{"mimeType":"image/gif","data":")" + png + "\"}}"), 400,
     "Unsupported MIME type: image/gif");
  no(R"({"contents":[]})", 400, "contents is not specified");
  no(parts(R"({"text":"x","mediaResolution":{"level":"HIGH"}})"), 400,
     "PartMediaResolution.Level), \\\"HIGH\\\"");
  no(R"({"generationConfig":{"maxTokens":3}})", 400, "Unknown name \\\"maxTokens\\\"");
  HttpRequest gone = gemini(parts(R"({"text":"x"})"));
  gone.url =
      "https://generativelanguage.googleapis.com/v1beta/models/gemini-1.5-flash:"
      "generateContent";
  refused("gemini", gone, 404, "models/gemini-1.5-flash is not found", ErrorKind::no_model);
  EXPECT_EQ(
      ask_raw(gemini(parts(R"({"inline_data":{"mime_type":"image/png","data":")" + png + "\"}}")))
          .status,
      200);
}

TEST_F(PracticeJudge, CountsTokensWhereTheVendorsDo) {
  HttpRequest request = anthropic(R"({"model":"claude-sonnet-5-5",)" + kHi + "}");
  request.url += "/count_tokens";
  const auto counted = parse_json(text_of(ask_raw(request)));
  EXPECT_GT(int_at(*counted, "input_tokens").value_or(0), 1);
  HttpRequest other = gemini(parts(R"({"text":"Hi"})"));
  other.url = kGemini.substr(0, kGemini.find(':', 10)) + ":countTokens";
  EXPECT_GT(int_at(*parse_json(text_of(ask_raw(other))), "totalTokens").value_or(0), 1);
  other.body =
      R"({"generateContentRequest":{"model":"models/x",)" + other.body.text().substr(1) + "}";
  EXPECT_GT(int_at(*parse_json(text_of(ask_raw(other))), "totalTokens").value_or(0), 1);
}

TEST_F(PracticeJudge, ListsTheLivingModels) {
  for (const Provider* provider : providers()) {
    const std::string base = provider->info().origin.empty() ? "http://127.0.0.1:11434" : "";
    const HttpRequest request = provider->list_models(base, Secret(std::string(kPracticeKey)));
    const Outgoing answer = ask_raw(request);
    ASSERT_EQ(answer.status, 200);
    std::vector<std::string> ids;
    for (const ListedModel& model : provider->parse_models(text_of(answer)))
      ids.push_back(model.id);
    EXPECT_NE(std::find(ids.begin(), ids.end(), usual_model(provider->info().id)), ids.end());
    EXPECT_EQ(std::find(ids.begin(), ids.end(), "claude-sonnet-4-20250514"), ids.end());
  }
}

std::string form(const std::vector<std::pair<std::string, std::string>>& fields,
                 const std::string& file_name, const std::string& bytes) {
  std::string body;
  for (const auto& [name, value] : fields) {
    body +=
        "--xx\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }
  return body + "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file_name +
         "\"\r\nContent-Type: audio/wav\r\n\r\n" + bytes + "\r\n--xx--\r\n";
}

TEST_F(PracticeJudge, TranscribesAForm) {
  const std::string wav = file_text("assets/samples/meeting.wav");
  const auto post = [&](const std::string& body) {
    return ask_raw(request_with("https://api.openai.com/v1/audio/transcriptions",
                                {{"Authorization", Secret("Bearer sk-x")},
                                 {"Content-Type", "multipart/form-data; boundary=xx"}},
                                body));
  };
  const auto json = parse_json(text_of(post(form({{"model", "gpt-transcribe"}}, "m.wav", wav))));
  ASSERT_TRUE(json);
  EXPECT_TRUE(string_at(*json, "text").starts_with("This is the Tuesday meeting."));
  EXPECT_EQ(string_at(at(*json, "usage"), "type"), "tokens");
  const Outgoing text =
      post(form({{"model", "whisper-1"}, {"response_format", "text"}}, "m.wav", wav));
  EXPECT_TRUE(text_of(text).starts_with("This is"));
  EXPECT_NE(text_of(post(form({{"model", "whisper-1"}, {"response_format", "srt"}}, "m.wav", wav)))
                .find("00:00:00,000 --> 00:00:09,"),
            std::string::npos);
  EXPECT_EQ(post(form({{"model", "gpt-transcribe"}}, "m.txt", wav)).status, 400);
  EXPECT_EQ(post(form({{"model", "gpt-7"}}, "m.wav", wav)).status, 404);
  EXPECT_EQ(post(form({}, "m.wav", wav)).status, 400);
  const std::pair<std::string, std::string> diarizes = {"model", "gpt-4o-transcribe-diarize"};
  EXPECT_EQ(post(form({diarizes}, "m.wav", wav)).status, 200);
  EXPECT_NE(text_of(post(form({diarizes, {"prompt", "Names: Ann"}}, "m.wav", wav)))
                .find("Prompt is not supported for diarization models."),
            std::string::npos);
  EXPECT_EQ(post(form({diarizes, {"file", wav}}, "m.wav", wav)).status, 400) << "two files";
  EXPECT_EQ(post("--xx\r\n").status, 400);
  const std::string huge((std::size_t{25} << 20) + 1, '.');
  EXPECT_EQ(post(form({{"model", "whisper-1"}}, "m.wav", huge)).status, 413);
}

}  // namespace
}  // namespace triptych::practice_validator_test
