// The endpoints beside chat: files that are uploaded and named, Responses and Interactions with a
// memory, decisions; and how much a model thinks.
#include "base/base64.h"
#include "fakes/practice_fixture.h"

namespace triptych::practice_endpoints_test {
namespace {

using practice::Client;
using practice::Outgoing;

const std::string kOpenAi = "https://api.openai.com", kAnthropic = "https://api.anthropic.com";
const std::string kGoogle = "https://generativelanguage.googleapis.com";

class PracticeEndpoints : public PracticeTest {
 protected:
  Outgoing send(const std::string& url, std::vector<Header> headers, std::string body,
                const char* method = "POST") {
    HttpRequest request;
    request.method = method;
    request.url = url;
    request.headers = std::move(headers);
    request.body = std::move(body);
    const Outgoing out = practice::answer(request, Client::page, kept_);
    said_.clear();
    for (const std::string& piece : out.pieces) said_ += piece;
    return out;
  }
  Outgoing openai(const std::string& path, std::string body, const char* method = "POST") {
    return send(kOpenAi + path, {{"Authorization", Secret("Bearer sk-made-up")}}, std::move(body),
                method);
  }
  Outgoing gemini(const std::string& path, std::string body, const char* method = "POST") {
    return send(kGoogle + path, {{"x-goog-api-key", Secret("AQ.made-up")}}, std::move(body),
                method);
  }
  Outgoing claude(const std::string& path, std::string body, const char* method = "POST") {
    return send(kAnthropic + path,
                {{"x-api-key", Secret("sk-ant-made-up")},
                 {"anthropic-version", "2026-10-21"},
                 {"anthropic-dangerous-direct-browser-access", "true"}},
                std::move(body), method);
  }
  Json json() const { return parse_json(said_).value_or(Json()); }
  // The last answer was this status, and says these words.
  void was(const Outgoing& out, int status, const std::string& words) {
    EXPECT_EQ(out.status, status) << said_;
    EXPECT_NE(said_.find(words), std::string::npos) << said_;
  }

  // A form with a file, and one more field.
  Outgoing upload(const std::string& url, std::vector<Header> headers, const std::string& field,
                  const std::string& name, const std::string& bytes) {
    headers.push_back({"Content-Type", "multipart/form-data; boundary=xx"});
    return send(url, std::move(headers),
                "--xx\r\n" + field +
                    "\r\n--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" +
                    name + "\"\r\nContent-Type: application/pdf\r\n\r\n" + bytes +
                    "\r\n--xx--\r\n");
  }

  practice::IdGenerator kept_;
  std::string said_;
};

const std::string kPdf = "%PDF-1.4\n1 0 obj << /Type /Page >> endobj\n%%EOF\n";
const std::string kPurpose = "Content-Disposition: form-data; name=\"purpose\"\r\n\r\n";

std::string data_url(const std::string& name) {
  const Attachment file = sample(name);
  std::string out(base64_size(file.size()), '?');
  base64_encode(view(file.data), out.data());
  return out;
}

TEST_F(PracticeEndpoints, AnOpenAiFileIsNamedUntilItIsDeleted) {
  const std::vector<Header> key = {{"Authorization", Secret("Bearer sk-made-up")}};
  const std::string url = kOpenAi + "/v1/files";
  was(upload(url, key, kPurpose + "love", "a.pdf", kPdf), 400, "Invalid value: 'love'");
  was(upload(url, key, "Content-Disposition: form-data; name=\"x\"\r\n\r\ny", "a.pdf", kPdf), 400,
      "Missing required parameter: 'purpose'");
  was(upload(url, key, kPurpose + "user_data", "a.pdf", kPdf), 200, "\"filename\": \"a.pdf\"");
  const std::string id = string_at(json(), "id");
  const auto ask = [&] {
    return openai("/v1/chat/completions",
                  R"({"model":"gpt-6-sol","messages":[{"role":"user","content":[
        {"type":"file","file":{"file_id":")" +
                      id + R"("}},{"type":"text","text":"Who wrote this?"}]}]})");
  };
  was(ask(), 200, "a.pdf");
  was(openai("/v1/files/" + id, "", "GET"), 200, "\"purpose\": \"user_data\"");
  was(openai("/v1/files/" + id, "", "DELETE"), 200, "\"deleted\": true");
  was(ask(), 404, "No such File object: " + id);
}

TEST_F(PracticeEndpoints, AnAnthropicFileFitsIntoTheBlockOfItsKind) {
  const std::vector<Header> key = {{"x-api-key", Secret("sk-ant-made-up")},
                                   {"anthropic-version", "2026-10-21"},
                                   {"anthropic-dangerous-direct-browser-access", "true"}};
  const std::string other = "Content-Disposition: form-data; name=\"x\"\r\n\r\ny";
  was(upload(kAnthropic + "/v1/files", key, other, "a|b.pdf", kPdf), 400, "filename");
  was(upload(kAnthropic + "/v1/files", key, other, "a.pdf", kPdf), 200,
      "\"mime_type\":\"application/pdf\"");
  const std::string id = string_at(json(), "id");
  const auto ask = [&](const std::string& block) {
    return claude("/v1/messages",
                  R"({"model":"claude-sonnet-5-5","max_tokens":99,"messages":[{"role":"user",
        "content":[{"type":")" +
                      block + R"(","source":{"type":"file","file_id":")" + id + R"("}}]}]})");
  };
  was(ask("document"), 200, "a.pdf");
  was(ask("image"), 400, "does not belong into an image block");
  was(claude("/v1/files/" + id, "", "DELETE"), 200, "file_deleted");
  was(ask("document"), 404, "File not found: " + id);
}

TEST_F(PracticeEndpoints, AGeminiUploadTakesTwoRequestsAndAState) {
  std::vector<Header> headers = {{"x-goog-api-key", Secret("AQ.made-up")},
                                 {"X-Goog-Upload-Protocol", "resumable"},
                                 {"X-Goog-Upload-Command", "start"},
                                 {"X-Goog-Upload-Header-Content-Type", "audio/wav"}};
  const Outgoing start =
      send(kGoogle + "/upload/v1beta/files", headers, R"({"file":{"displayName":"m"}})");
  EXPECT_EQ(start.status, 200) << said_;
  std::string url;
  for (const Header& header : start.headers)
    if (header.name == "x-goog-upload-url") url = header_text(header);
  ASSERT_FALSE(url.empty());
  HttpRequest bytes;
  bytes.url = url;
  EXPECT_TRUE(is_practice(bytes)) << "the bytes carry no key: the address must stay inside";
  headers = {{"X-Goog-Upload-Offset", "0"}, {"X-Goog-Upload-Command", "upload, finalize"}};
  const std::string wav = file_text("assets/samples/meeting.wav");
  was(send(url, {{"X-Goog-Upload-Offset", "7"}}, wav), 400, "offset");
  was(send(url, headers, wav), 200, "\"state\": \"PROCESSING\"");
  const std::string uri = string_at(at(json(), "file"), "uri"),
                    name = string_at(at(json(), "file"), "name");
  const auto ask = [&] {
    return gemini("/v1beta/models/gemini-3.8-flash:generateContent",
                  R"({"contents":[{"parts":[{"fileData":{"fileUri":")" + uri +
                      R"("}},{"text":"Transcribe this."}]}]})");
  };
  was(ask(), 400, "not in an ACTIVE state");
  was(gemini("/v1beta/" + name, "", "GET"), 200, "PROCESSING");
  was(gemini("/v1beta/" + name, "", "GET"), 200, "ACTIVE");
  was(ask(), 200, "Zelda Fizzwick");
  was(gemini("/v1beta/" + name, "", "DELETE"), 200, "{}");
  was(ask(), 403, "You do not have permission to access the File");
  was(send(url, headers, wav), 404, "NOT_FOUND");
}

TEST_F(PracticeEndpoints, ResponsesRememberAndSayWhereNamesWent) {
  const std::string image = R"({"type":"input_image","image_url":"data:image/png;base64,)" +
                            data_url("receipt.png") + "\"}";
  const std::string text = R"({"type":"input_text","text":"What is the total?"})";
  const auto asks = [&](const std::string& parts, const std::string& more = "") {
    return openai("/v1/responses", R"({"model":"gpt-6-sol","input":[{"role":"user","content":[)" +
                                       parts + "]}]" + more + "}");
  };
  was(asks(image + "," + text), 200, "30.64");
  EXPECT_EQ(string_at(at(json(), "output")[0], "type"), "reasoning");
  const std::string id = string_at(json(), "id");
  was(asks(text, R"(,"previous_response_id":")" + id + "\""), 200, "30.64");
  was(asks(text, R"(,"store":false)"), 200, "\"store\": false");
  const std::string forgotten = string_at(json(), "id");
  was(asks(text, R"(,"previous_response_id":")" + forgotten + "\""), 400, "not found");
  was(asks(R"({"type":"text","text":"Hi"})"), 400, "Supported values are: 'input_text'");
  was(asks(R"({"type":"input_image","image_url":{"url":"x"}})"), 400, "but got an object instead");
  was(asks(text, R"(,"max_output_tokens":5)"), 400, "Expected a value >= 16");
  was(asks(text, R"(,"max_tokens":50)"), 400, "moved to 'max_output_tokens'");
  was(asks(text, R"(,"max_output_tokens":20)"), 200, "\"status\": \"incomplete\"");
  was(openai("/v1/responses", R"({"model":"gpt-6-sol","messages":[]})"), 400, "moved to 'input'");
  was(openai("/v1/responses", R"({"model":"gpt-9","input":"Hi"})"), 400, "model_not_found");
  was(asks(text, R"(,"text":{"format":{"type":"json_schema","name":"x","strict":true,"schema":
      {"type":"object","properties":{}}}})"),
      400, "additionalProperties");
}

TEST_F(PracticeEndpoints, InteractionsRememberAndKnowNoOldNames) {
  const std::string image =
      R"({"type":"image","mime_type":"image/png","data":")" + data_url("receipt.png") + "\"}";
  const auto asks = [&](const std::string& input, const std::string& more = "") {
    return gemini("/v1beta/interactions",
                  R"({"model":"gemini-3.8-flash","input":)" + input + more + "}");
  };
  was(asks("[" + image + R"(,{"type":"text","text":"What is the total?"}])"), 200, "30.64");
  EXPECT_EQ(string_at(at(json(), "steps")[1], "type"), "model_output");
  const std::string id = string_at(json(), "id");
  was(asks("\"And the date?\"", R"(,"previous_interaction_id":")" + id + "\""), 200, "2026-03-14");
  was(asks("\"Hi\"", R"(,"previous_interaction_id":"v1_none")"), 404, "NOT_FOUND");
  was(asks(R"([{"type":"user_input","content":[{"type":"text","text":"Hi"}]}])"), 200, "completed");
  was(asks("\"Hi\"", R"(,"contents":[])"), 400, "Unknown name \\\"contents\\\"");
  was(asks("\"Hi\"", R"(,"generation_config":{"thinking_level":"LOW"})"), 400, "thinking_level");
  was(asks("\"Hi\"", R"(,"generation_config":{"thinking_level":"minimal"})"), 400, "MINIMAL");
  was(asks(R"([{"type":"image","mime_type":"image/bmp","data":"AAAA"}])"), 400, "MIME");
  was(asks("\"Hi\"", R"(,"response_format":{"type":"text","schema":{}})"), 400, "mime_type");
}

TEST_F(PracticeEndpoints, DecisionsAreNumbersThatBelongTogether) {
  const auto asks = [&](const std::string& questions, const std::string& model = "gpt-6-luna") {
    return openai("/v1/decisions",
                  R"({"model":")" + model + R"(","input":[{"role":"user","content":[
        {"type":"input_image","image_url":"data:image/png;base64,)" +
                      data_url("receipt.png") + R"("}]}],"questions":[)" + questions + "]}");
  };
  was(asks(R"({"type":"predicate","instructions":"It is a receipt."},
             {"type":"predicate","instructions":"It is not a receipt."},
             {"type":"choice","name":"kind","instructions":"?","choices":[{"value":"chart"},
              {"value":"receipt"},{"value":true}]},
             {"type":"score","instructions":"?","levels":[{"label":"a chart"},{"label":"receipt"}]})"),
      200, "\"choice\": \"receipt\"");
  const Json answers = at(json(), "answers");
  EXPECT_GT(number_at(answers[0], "probability"), 0.9);
  EXPECT_LT(number_at(answers[1], "probability"), 0.1);
  double sum = 0;
  for (const Json& one : at(answers[2], "probabilities"))
    sum += number_at(one, "probability").value_or(0);
  EXPECT_NEAR(sum, 1, 0.001);
  EXPECT_GT(number_at(answers[3], "score"), 0.9);
  EXPECT_EQ(int_at(at(json(), "usage"), "output_tokens"), 0);
  was(asks(R"({"type":"noul","instructions":"?"})"), 400, "'predicate', 'choice', and 'score'");
  was(asks(R"({"type":"choice","instructions":"?","choices":[{"value":"a"}]})"), 400, "between 2");
  was(asks(R"({"type":"choice","instructions":"?","choices":[{"value":"a"},{"value":"a"}]})"), 400,
      "must be unique");
  was(asks(R"({"type":"predicate"})"), 400, "questions[0].instructions");
  was(asks(R"({"type":"predicate","instructions":"?"})", "gpt-6-sol"), 400, "not supported");
}

TEST_F(PracticeEndpoints, GeminiDecidesByKeys) {
  const auto asks = [&](const std::string& questions) {
    return gemini("/v1beta/decisions",
                  R"({"model":"models/gemini-decision-1","input":"I was charged twice.",
        "questions":{)" +
                      questions + "}}");
  };
  was(asks(R"("a":{"type":"noul","instructions":"charged twice"},"b":{"type":"choice",
      "instructions":"?","criteria":{"billing":"charged, invoice","other":""}})"),
      200, "\"choice\": \"billing\"");
  EXPECT_GT(number_at(at(at(json(), "answers"), "a"), "noul"), 0.9);
  was(asks(R"("a":{"type":"predicate","instructions":"?"})"), 400, "noul, choice or score");
  was(asks(R"("a":{"type":"score","instructions":"?","criteria":{"x":"y"}})"), 400, "a list");
  was(asks(""), 400, "questions is not specified");
}

TEST_F(PracticeEndpoints, OnlySoMuchIsKept) {
  const auto put = [&](std::size_t size) {
    practice::UploadedFile file;
    file.id = kept_.next("f");
    file.file.bytes.assign(size, 'x');
    kept_.keep(std::move(file));
  };
  for (int i = 0; i < 30; ++i) put(10);
  EXPECT_EQ(kept_.files.size(), 20u);
  EXPECT_EQ(kept_.files.front().id, "f11");
  for (int i = 0; i < 3; ++i) put(std::size_t{30} << 20);
  EXPECT_EQ(kept_.files.size(), 2u) << "90 MB are too many";
  put(std::size_t{80} << 20);
  EXPECT_EQ(kept_.files.size(), 1u) << "the newest is kept, however large";
}

TEST_F(PracticeEndpoints, EffortChangesWhatIsThought) {
  const auto openai_thinks = [&](const std::string& effort) {
    openai("/v1/chat/completions", R"({"model":"gpt-6-sol","reasoning_effort":")" + effort +
                                       R"(","messages":[{"role":"user","content":"Hi"}]})");
    return int_at(at(at(json(), "usage"), "completion_tokens_details"), "reasoning_tokens");
  };
  EXPECT_EQ(openai_thinks("none"), 0);
  EXPECT_LT(openai_thinks("low"), openai_thinks("medium"));
  EXPECT_LT(openai_thinks("medium"), openai_thinks("high"));
  was(openai("/v1/chat/completions",
             R"({"model":"gpt-6-sol","reasoning_effort":"hard","messages":[{"role":"user",
        "content":"Hi"}]})"),
      400, "Supported values are: 'none', 'minimal'");
  was(openai("/v1/chat/completions",
             R"({"model":"gpt-6.1-sol","reasoning_effort":"none","messages":[{"role":"user",
        "content":"Hi"}]})"),
      400, "does not support 'none'");
  const auto claude_thinks = [&](const std::string& effort) {
    claude("/v1/messages", R"({"model":"claude-sonnet-5-5","max_tokens":9000,"output_config":
        {"effort":")" + effort +
                               R"("},"messages":[{"role":"user","content":"Hi"}]})");
    return int_at(at(at(json(), "usage"), "output_tokens_details"), "thinking_tokens");
  };
  EXPECT_LT(claude_thinks("low"), claude_thinks("high"));
  EXPECT_LT(claude_thinks("high"), claude_thinks("max"));
}

}  // namespace
}  // namespace triptych::practice_endpoints_test
