// Exported code as text. That it runs and sends the right bytes is tested by running it, elsewhere;
// here the shell's reading of a here-document is imitated, which is what most often goes wrong.
#include "run/export_code.h"

#include <gtest/gtest.h>

#include "base/base64.h"
#include "base/json.h"
#include "base/strings.h"
#include "providers/provider.h"
#include "run/export_parts.h"

namespace triptych::export_code_test {
namespace {

constexpr CodeLanguage kLanguages[] = {CodeLanguage::curl, CodeLanguage::python,
                                       CodeLanguage::javascript};
constexpr const char* kNasty =
    "it's \"quoted\" $(rm -rf .) `rm x` ${HOME} \\n \\\\ \\\nEOF\nEND_OF_BODY\n!! '''\"\"\" "
    "base64 of file 0; 漢字 👩‍👧 trailing\\";

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Attachment picture(std::string name, std::string_view tail = "") {
  const std::string png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde", 33);
  return make_attachment(std::move(name), bytes_of(png + std::string(tail)));
}

Call call_with(std::vector<Part> parts) {
  Call call;
  call.model = "model-x";
  call.stream = false;
  Message message;
  message.parts = std::move(parts);
  call.prompt.messages.push_back(std::move(message));
  return call;
}

// The here-document of `code` as bash hands it to curl; the files' base64 comes from `call`.
std::string body_of_curl(const std::string& code, const Call& call) {
  const auto open = code.find("<<");
  const auto line_end = code.find('\n', open);
  std::string delimiter = code.substr(open + 2, line_end - open - 2);
  const bool verbatim = delimiter.front() == '\'';
  if (verbatim) delimiter = delimiter.substr(1, delimiter.size() - 2);
  const auto end = code.find("\n" + delimiter + "\n", line_end);
  EXPECT_NE(end, std::string::npos);
  const std::string text = code.substr(line_end + 1, end - line_end - 1);
  if (verbatim) return text;
  std::vector<std::string> files;
  for (const Part& part : call.prompt.messages.at(0).parts) {
    const auto* file = std::get_if<Attachment>(&part);
    if (!file) continue;
    files.emplace_back(base64_size(file->size()), '\0');
    base64_encode(view(file->data), files.back().data());
  }
  std::string body;
  std::size_t next_file = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    EXPECT_NE(text[i], '`') << "would run a command";
    if (text[i] == '\\') {
      const char c = text.at(++i);
      EXPECT_TRUE(c == '\\' || c == '$' || c == '`') << c;
      body += c;
    } else if (text[i] == '$') {
      const std::string_view command = "$(base64 < '";
      EXPECT_EQ(text.substr(i, command.size()), command);
      i = text.find(" | tr -d '\\n')", i) + 13;
      body += files.at(next_file++);
    } else {
      body += text[i];
    }
  }
  EXPECT_EQ(next_file, files.size());
  return body;
}

struct PlainProvider : Provider {
  const ProviderInfo& info() const override { return info_; }
  const Limits& limits() const override { return limits_; }
  std::vector<Error> preflight(const Call&) const override { return {}; }
  HttpRequest build(const Call& call, const Secret& key) const override {
    HttpRequest request;
    request.method = method;
    request.url = "https://plain.example/" + call.model;
    request.headers = {{"X-Plain", "it's $5"}, {"X-Key", key}};
    if (key_in_url) request.url += "?key=" + key.reveal() + "&x=1";
    request.body = body;
    return request;
  }
  std::unique_ptr<ReplyParser> parser() const override { return nullptr; }
  Error explain(const HttpHead&, std::string_view) const override { return {}; }
  std::optional<Relaxed> relax(const Call&, const Error&) const override { return std::nullopt; }
  HttpRequest list_models(const std::string&, const Secret&) const override { return {}; }
  std::vector<ListedModel> parse_models(std::string_view) const override { return {}; }

  ProviderInfo info_;
  Limits limits_;
  std::string method = "POST";
  Body body = "{}";
  bool key_in_url = false;
};

TEST(ExportCode, CodeForASimulatedModelSaysThatItCannotRun) {
  const Call call = call_with({std::string("hi")});
  for (const Provider* provider : providers()) {
    for (const CodeLanguage language : kLanguages) {
      const std::string code = export_code(*provider, call, language);
      const char* comment = language == CodeLanguage::javascript ? "// " : "# ";
      EXPECT_EQ(code.starts_with(comment + tr("code.simulated") + "\n"), provider->info().simulated)
          << provider->info().id;
    }
  }
}

TEST(ExportCode, SendsWhatThePageSends) {
  for (const Provider* provider : providers()) {
    for (const bool files : {false, true}) {
      SCOPED_TRACE(std::string(provider->info().id) + (files ? " with files" : ""));
      Call call = call_with({std::string(kNasty)});
      if (files) {
        call.prompt.messages[0].parts.insert(
            call.prompt.messages[0].parts.begin(),
            {picture("photo.png"), picture("it's $(x) `y`.png", "z")});
      }
      call.base_url = "http://127.0.0.1:9";
      call.prompt.system = "$USER `id` \\";
      const HttpRequest real = provider->build(call, Secret("k"));
      const std::string code = export_code(*provider, call, CodeLanguage::curl);
      const auto sent = parse_json(body_of_curl(code, call));
      ASSERT_TRUE(sent) << code;
      EXPECT_EQ(*sent, parse_json(real.body.text()));
    }
  }
}

TEST(ExportCode, TakesTheKeyFromTheEnvironment) {
  for (const Provider* provider : providers()) {
    for (const CodeLanguage language : kLanguages) {
      Call call = call_with({picture("a.png"), "Hello"});
      call.base_url = "https://gateway.example";
      std::string code = export_code(*provider, call, language);
      SCOPED_TRACE(code);
      EXPECT_TRUE(has(code, provider->info().key_variable));
      EXPECT_EQ(has(code, "://gateway.example"), !provider->info().simulated);
      EXPECT_FALSE(has(code, "0TRIPTYCH"));
      EXPECT_FALSE(has(code, "{base64"));
      call.base_url = "https://someone:hunter2@gateway.example";
      code = export_code(*provider, call, language);
      EXPECT_FALSE(has(code, "hunter2"));
    }
  }
}

TEST(ExportCode, QuotesTheDocumentThatNeedsNoCommands) {
  PlainProvider plain;
  plain.info_.key_variable = "PLAIN_KEY";
  plain.body = R"({"a": "$x `y` \\ END_OF_BODY"})";
  EXPECT_EQ(export_code(plain, call_with({}), CodeLanguage::curl),
            "curl 'https://plain.example/model-x' \\\n"
            "  --header 'X-Plain: it'\\''s $5' \\\n"
            "  --header \"X-Key: $PLAIN_KEY\" \\\n"
            "  --data-binary @- <<'END_OF_BODY_2'\n"
            "{\n  \"a\": \"$x `y` \\\\ END_OF_BODY\"\n}\n"
            "END_OF_BODY_2\n");
}

TEST(ExportCode, KeepsTheKeyApartFromItsNeighbours) {
  PlainProvider plain;
  plain.key_in_url = true;
  const Call call = call_with({});
  EXPECT_TRUE(has(export_code(plain, call, CodeLanguage::curl),
                  "curl \"https://plain.example/model-x?key=${API_KEY}&x=1\""));
  EXPECT_TRUE(
      has(export_code(plain, call, CodeLanguage::python),
          "\"https://plain.example/model-x?key=\" + quote(os.environ[\"API_KEY\"], safe=\"\")"
          " + \"&x=1\""));
  EXPECT_TRUE(has(export_code(plain, call, CodeLanguage::javascript),
                  "\"https://plain.example/model-x?key=\" + encodeURIComponent(process.env.API_KEY)"
                  " + \"&x=1\""));
  Call bracketed = call;
  bracketed.model = "[::1]";
  EXPECT_TRUE(has(export_code(plain, bracketed, CodeLanguage::curl), "curl --globoff "));
  // Not one word in double quotes any more: "!" and "$" mean something there.
  Call odd = call;
  odd.model = "a!b$c'd";
  EXPECT_TRUE(has(export_code(plain, odd, CodeLanguage::curl),
                  "curl 'https://plain.example/a!b$c'\\''d?key='\"${API_KEY}\"'&x=1'"));
}

TEST(ExportCode, LetsAKeyBeMissingWhereNoneIsNeeded) {
  PlainProvider plain;
  plain.info_.key_required = false;
  const Call call = call_with({});
  EXPECT_TRUE(has(export_code(plain, call, CodeLanguage::curl), "\"X-Key: ${API_KEY:-none}\""));
  EXPECT_TRUE(has(export_code(plain, call, CodeLanguage::python),
                  "\"X-Key\": os.environ.get(\"API_KEY\", \"none\"),"));
  EXPECT_TRUE(has(export_code(plain, call, CodeLanguage::javascript),
                  "\"X-Key\": (process.env.API_KEY ?? \"none\"),"));
}

TEST(ExportCode, WritesValuesOfEachLanguage) {
  PlainProvider plain;
  plain.body =
      "{\"yes\":true,\"no\":false,\"none\":null,\"list\":[1,2.5,-3e30],\"empty\":{},"
      "\"__proto__\":[],\"a b\":\"tab\\t quote\\\" \\u2028\\u202e\\u0000 \\u6f22\"}";
  const std::string python = export_code(plain, call_with({}), CodeLanguage::python);
  EXPECT_TRUE(has(python,
                  "    json={\n"
                  "        \"yes\": True,\n"
                  "        \"no\": False,\n"
                  "        \"none\": None,\n"
                  "        \"list\": [1, 2.5, -3e+30],\n"
                  "        \"empty\": {},\n"
                  "        \"__proto__\": [],\n"
                  "        \"a b\": \"tab\\t quote\\\" \\u2028\\u202e\\u0000 漢\"\n"
                  "    },\n"))
      << python;
  const std::string script = export_code(plain, call_with({}), CodeLanguage::javascript);
  EXPECT_TRUE(has(script,
                  "  body: JSON.stringify({\n"
                  "    yes: true,\n"
                  "    no: false,\n"
                  "    none: null,\n"
                  "    list: [1, 2.5, -3e+30],\n"
                  "    empty: {},\n"
                  "    [\"__proto__\"]: [],\n"
                  "    \"a b\": \"tab\\t quote\\\" \\u2028\\u202e\\u0000 漢\"\n"
                  "  }),\n"))
      << script;
}

TEST(ExportCode, ReadsFilesWhereTheirBytesBelong) {
  PlainProvider plain;
  const auto set_file = [&](std::string name) {
    plain.body = R"({"image":"data:image/png;base64,)";
    plain.body += whole_file(std::move(name), "image/png", bytes_of("XYZ"), BodyFile::Form::base64);
    plain.body += R"(","note":"XYZ"})";
  };
  set_file("it's \"a\"\\b.png");
  const Call call = call_with({});
  EXPECT_TRUE(
      has(export_code(plain, call, CodeLanguage::python),
          "\"image\": \"data:image/png;base64,\" + base64_of(\"it's \\\"a\\\"\\\\b.png\"),\n"
          "        \"note\": \"XYZ\""));
  EXPECT_TRUE(has(export_code(plain, call, CodeLanguage::javascript),
                  "image: \"data:image/png;base64,\" + base64Of(\"it's \\\"a\\\"\\\\b.png\"),\n"
                  "    note: \"XYZ\""));
  EXPECT_TRUE(has(export_code(plain, call, CodeLanguage::curl),
                  "base64,$(base64 < 'it'\\''s \"a\"\\b.png' | tr -d '\\n')\","));
  set_file("");
  EXPECT_TRUE(has(export_code(plain, call, CodeLanguage::python), "base64_of(\"attachment-1\")"));
}

TEST(ExportCode, CarriesABodyThatIsNoJson) {
  PlainProvider plain;
  plain.body = "line $1\nEND_OF_BODY\n";
  plain.body += whole_file("a.png", "image/png", bytes_of("XYZ"), BodyFile::Form::base64);
  plain.method = "PUT";
  const Call call = call_with({});
  const std::string curl = export_code(plain, call, CodeLanguage::curl);
  EXPECT_TRUE(has(curl, "curl --request 'PUT' ")) << curl;
  EXPECT_TRUE(has(curl, "<<END_OF_BODY_2\nline \\$1\nEND_OF_BODY\n$(base64 < 'a.png'")) << curl;
  EXPECT_TRUE(has(export_code(plain, call, CodeLanguage::python),
                  "data=(\"line $1\\nEND_OF_BODY\\n\" + base64_of(\"a.png\")).encode(\"utf-8\"),"));
  EXPECT_TRUE(has(export_code(plain, call, CodeLanguage::javascript),
                  "body: \"line $1\\nEND_OF_BODY\\n\" + base64Of(\"a.png\"),"));
}

TEST(ExportCode, ReadsAStreamAsItComes) {
  PlainProvider plain;
  Call call = call_with({});
  const auto streams = [&](CodeLanguage language, const char* sign) {
    return has(export_code(plain, call, language), sign);
  };
  for (const bool stream : {true, false}) {
    call.stream = stream;
    EXPECT_EQ(streams(CodeLanguage::curl, "--no-buffer"), stream);
    EXPECT_EQ(streams(CodeLanguage::python, "stream=True"), stream);
    EXPECT_EQ(streams(CodeLanguage::python, "iter_lines"), stream);
    EXPECT_EQ(streams(CodeLanguage::javascript, "for await"), stream);
  }
}

TEST(ExportCode, NothingHidesInAWordOfTheShell) {
  using code_export::shell_quoted;
  EXPECT_EQ(shell_quoted("it's a.png"), "'it'\\''s a.png'");
  EXPECT_EQ(shell_quoted("two\nlines"), "'two\nlines'");
  EXPECT_EQ(shell_quoted("a\u202Ebc's\\"), "$'a\\342\\200\\256bc\\'s\\\\'");
  EXPECT_EQ(shell_quoted(std::string_view("cut\0here", 8)), "$'cuthere'") << "no word holds a NUL";
  EXPECT_EQ(shell_quoted("\x1b[31m"), "$'\\033[31m'");
}

TEST(ExportCode, AFileOutsideOfItsFolderIsNeverRead) {
  const Provider& provider = *find_provider("openai");
  const Call call = call_with({picture("../../../root/.ssh/id_rsa"), std::string("Go")});
  for (const CodeLanguage language : kLanguages) {
    const std::string code = export_code(provider, call, language);
    EXPECT_FALSE(has(code, "../")) << code;
    EXPECT_TRUE(has(code, "id_rsa"));
  }
}

}  // namespace
}  // namespace triptych::export_code_test
