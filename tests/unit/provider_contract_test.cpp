// What every provider promises, whoever it is: the contract of providers/provider.h.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "base/base64.h"
#include "base/utf8.h"
#include "providers/endpoint.h"
#include "providers/preflight.h"
#include "run/reply_reader.h"
#include "tools/calls.h"

namespace triptych::provider_contract_test {
namespace {

// A call this provider can build, with two files whose bytes are known.
Call call_for(const Provider& provider, std::string prompt = "hi") {
  Call call = call_of(std::string(provider.info().id), "model-x",
                      {png_file(), pdf_file(), std::move(prompt)});
  call.base_url = provider.info().origin.empty() ? "http://127.0.0.1:8123" : "";
  return call;
}

std::string base64_of(const Attachment& file) {
  std::string out(base64_size(file.size()), '?');
  base64_encode(view(file.data), out.data());
  return out;
}

TEST(ProviderContract, Catalogue) {
  std::set<std::string_view> ids;
  for (const Provider* provider : providers()) {
    const ProviderInfo& info = provider->info();
    EXPECT_TRUE(ids.insert(info.id).second);
    EXPECT_FALSE(info.label.empty());
    EXPECT_EQ(info.simulated, info.key_variable.empty());
    EXPECT_EQ(find_provider(info.id), provider);
    EXPECT_EQ(info.key_required, !info.key_page.empty());
    EXPECT_EQ(info.simulated, info.origin.ends_with(".invalid"));  // no such host: RFC 6761
    EXPECT_EQ(is_simulated(info.id), info.simulated);
    EXPECT_TRUE(info.origin.empty() || info.origin.starts_with("https://"));
    EXPECT_FALSE(info.image_types.empty());
  }
  EXPECT_EQ(ids, (std::set<std::string_view>{"openai", "anthropic", "gemini", "mistral",
                                             "compatible", "demo"}));
  EXPECT_EQ(find_provider("nobody"), nullptr);
}

// Whatever was typed or restored as a base URL.
TEST(ProviderContract, ACallToASimulatedModelHasNowhereToGo) {
  for (const Provider* provider : providers()) {
    if (!provider->info().simulated) continue;
    Call call = call_of(std::string(provider->info().id), "careful", {std::string("hi")});
    call.base_url = "https://example.com/v1";
    const std::string origin(provider->info().origin);
    EXPECT_EQ(provider->build(call, Secret()).url, origin + "/v1/chat/completions");
    EXPECT_EQ(provider->list_models(call.base_url, Secret()).url, origin + "/v1/models");
    EXPECT_EQ(std::ranges::count(real_providers(), provider), 0);
  }
  EXPECT_TRUE(is_simulated("demo"));
  EXPECT_EQ(real_providers().size() + 1, providers().size());
}

TEST(ProviderContract, FilesLieInTheBodyAsWhatTheyAre) {
  for (const Provider* provider : providers()) {
    SCOPED_TRACE(provider->info().id);
    const HttpRequest request = provider->build(call_for(*provider), Secret("k"));
    const auto files = request.body.files();
    const Attachment given[] = {png_file(), pdf_file()};
    ASSERT_EQ(files.size(), 2u);
    for (std::size_t i = 0; i < 2; ++i) {
      EXPECT_EQ(files[i]->text(), base64_of(given[i]));
      EXPECT_EQ(files[i]->name, given[i].name);
      EXPECT_EQ(files[i]->media_type, given[i].media.media_type);
    }
    const std::string text = request.body.text();
    EXPECT_TRUE(parse_json(text));
    EXPECT_EQ(text.size(), request.body.size());
    EXPECT_LT(text.find(files[0]->text()), text.find(files[1]->text()));
  }
}

TEST(ProviderContract, ABodyHoldsTheBytesOfTheAttachmentAndNoCopy) {
  for (const Provider* provider : providers()) {
    SCOPED_TRACE(provider->info().id);
    const Call call = call_for(*provider);
    const HttpRequest request = provider->build(call, Secret("k"));
    const auto given = attachments_of(call);
    ASSERT_EQ(request.body.files().size(), given.size());
    for (std::size_t i = 0; i < given.size(); ++i)
      EXPECT_EQ(request.body.files()[i]->data, given[i]->data);
  }
}

TEST(ProviderContract, PromptsThatLookLikeFilesConfuseNobody) {
  for (const Provider* provider : providers()) {
    SCOPED_TRACE(provider->info().id);
    const std::string marks = "<binary> {base64 0} {bytes} 0";
    Call call = call_for(*provider, "what is " + marks + "?");
    call.prompt.system = marks;
    call.prompt.messages[0].parts.insert(call.prompt.messages[0].parts.begin(),
                                         Part(marks + "\"\\{base64 0}"));
    const HttpRequest request = provider->build(call, Secret("k"));
    ASSERT_EQ(request.body.files().size(), 2u);
    EXPECT_EQ(request.body.files()[0]->text(), base64_of(png_file()));
    const auto json = parse_json(request.body.text());
    ASSERT_TRUE(json);
    EXPECT_NE(dump_json(*json).find("what is " + marks), std::string::npos);
  }
}

TEST(ProviderContract, AnyPromptGivesValidJson) {
  const std::string prompts[] = {"quotes \" and \\ and /",         "lines\nand\ttabs\r",
                                 std::string("nul \0 inside", 12), "broken \xFF\xC3 utf8",
                                 "lone \xED\xA0\xBD surrogate",    "\xF0\x9F\x98\x80 emoji",
                                 std::string(100'000, 'x')};
  for (const Provider* provider : providers()) {
    SCOPED_TRACE(provider->info().id);
    for (const std::string& prompt : prompts) {
      Call call = call_for(*provider, prompt);
      call.prompt.system = prompt;
      call.model = prompt.substr(0, 50);
      call.prompt.messages[0].parts.insert(
          call.prompt.messages[0].parts.begin(),
          Part(make_attachment(prompt.substr(0, 30), pdf_file().data)));
      const HttpRequest request = provider->build(call, Secret("k"));
      EXPECT_TRUE(utf8_valid(request.body.text()));
      const auto body = parse_json(request.body.text());
      ASSERT_TRUE(body);
      EXPECT_NE(body->dump().find(parse_json(dump_json(Json(prompt)))->dump().substr(1, 5)),
                std::string::npos);
    }
  }
}

TEST(ProviderContract, KeysTravelAsSecretsOnly) {
  const std::string key = "key-0123456789-secret";
  for (const Provider* provider : providers()) {
    SCOPED_TRACE(provider->info().id);
    const Call call = call_for(*provider);
    for (const HttpRequest& request :
         {provider->build(call, Secret(key)), provider->list_models(call.base_url, Secret(key))}) {
      EXPECT_EQ(request.url.find(key), std::string::npos);
      EXPECT_EQ(request.body.text().find(key), std::string::npos);
      int carriers = 0;
      for (const Header& header : request.headers) {
        const bool carries = header_text(header).find(key) != std::string::npos;
        carriers += carries;
        EXPECT_EQ(std::holds_alternative<Secret>(header.value), carries);
      }
      EXPECT_EQ(carriers, 1);
    }
    // Without a key there is no header for one.
    for (const Header& header : provider->build(call, Secret()).headers) {
      EXPECT_TRUE(std::holds_alternative<std::string>(header.value));
    }
  }
}

TEST(ProviderContract, BuildIsPure) {
  for (const Provider* provider : providers()) {
    const Call call = call_for(*provider);
    EXPECT_EQ(provider->build(call, Secret("k")).body.text(),
              provider->build(call, Secret("k")).body.text());
  }
}

// Whatever the bytes and however they are cut: no crash, one Stopped, last.
TEST(ProviderContract, AnyBytesEndInOneStopped) {
  const std::string pieces[] = {
      "data: ",
      "{",
      "}",
      "[",
      "]",
      "\"",
      "\n",
      "\r\n",
      "\r",
      "\n\n",
      ",",
      ":",
      "\"error\"",
      "\"choices\"",
      "\"candidates\"",
      "\"type\"",
      "\"message_start\"",
      "\"message\"",
      "\"content\"",
      "null",
      "1e999",
      "-3",
      "[DONE]",
      "event: error",
      "\\",
      "\\u",
      "\\ud83d",
      "\xFF",
      "\xF0\x9F",
      "<html>",
      "data: {\"type\":\"message_stop\"}\n\n",
      "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\n",
      "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"x\"}]}}]}\r\n\r\n",
      "data: {\"error\":{}}\n\n",
      "{\"error\":3}",
      std::string("\0", 1)};
  std::minstd_rand random(11);
  for (const Provider* provider : providers()) {
    SCOPED_TRACE(provider->info().id);
    for (int round = 0; round < 1500; ++round) {
      std::string bytes;
      for (std::size_t i = random() % 12; i > 0; --i) bytes += pieces[random() % std::size(pieces)];
      const int status = round % 5 == 0 ? 400 + static_cast<int>(random() % 200) : 200;
      ReplyReader reader(*provider, {status, {}});
      std::vector<StreamEvent> events;
      for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t size = 1 + random() % 7;
        reader.feed(std::string_view(bytes).substr(at, size), events);
        at += size;
      }
      reader.finish(events);
      reader.finish(events);
      int stopped = 0;
      for (const StreamEvent& event : events) stopped += std::holds_alternative<Stopped>(event);
      ASSERT_EQ(stopped, 1) << bytes;
      ASSERT_TRUE(std::holds_alternative<Stopped>(events.back()));
      ASSERT_TRUE(reader.stopped());
    }
  }
}

TEST(ProviderContract, DeepNestingIsMalformedNotACrash) {
  const std::string deep = "{\"a\":" + std::string(500'000, '[') + std::string(500'000, ']') + "}";
  for (const Provider* provider : providers()) {
    for (const int status : {200, 500}) {
      ReplyReader reader(*provider, {status, {}});
      std::vector<StreamEvent> events;
      reader.feed(deep, events);
      reader.finish(events);
      ASSERT_TRUE(std::holds_alternative<Stopped>(events.back()));
      EXPECT_TRUE(std::get<Stopped>(events.back()).error);
    }
  }
}

TEST(ProviderContract, ExplainNeverFails) {
  const std::string bodies[] = {"",
                                "null",
                                "3",
                                "\"text\"",
                                "[]",
                                "[[]]",
                                "{}",
                                "{\"error\":[]}",
                                "{\"error\":{\"message\":[],\"code\":{},\"details\":[1,{}]}}",
                                "<html>",
                                "\xFF\xFE",
                                std::string(100, '\0')};
  for (const Provider* provider : providers()) {
    for (const std::string& body : bodies) {
      for (const int status : {0,   199, 301, 400, 401, 402, 403, 404, 408, 409, 413,
                               418, 422, 429, 499, 500, 502, 503, 504, 529, 999}) {
        const Error error = provider->explain({status, {}}, body);
        EXPECT_EQ(error.http_status, status);
        EXPECT_TRUE(utf8_valid(error.message));
      }
    }
    EXPECT_EQ(provider->explain({0, {}}, "").kind, ErrorKind::network);
    EXPECT_EQ(provider->explain({413, {}}, "").kind, ErrorKind::too_large);
    EXPECT_EQ(provider->explain({408, {}}, "").kind, ErrorKind::timeout);
  }
}

// ---- base URLs ----------------------------------------------------------------------------------

TEST(ProviderContract, BaseUrlsAsPeopleTypeThem) {
  struct Row {
    const char *provider, *typed, *url;
  };
  const Row rows[] = {
      {"openai", "", "https://api.openai.com/v1/chat/completions"},
      {"openai", " https://api.openai.com/v1/ ", "https://api.openai.com/v1/chat/completions"},
      {"openai", "http://127.0.0.1:8123", "http://127.0.0.1:8123/v1/chat/completions"},
      {"openai", "http://127.0.0.1:8123/", "http://127.0.0.1:8123/v1/chat/completions"},
      {"openai", "http://127.0.0.1:8123/openai",
       "http://127.0.0.1:8123/openai/v1/chat/completions"},
      {"openai", "https://api.openai.com/v1/chat/completions",
       "https://api.openai.com/v1/chat/completions"},
      {"openai", "https://x.ai/v1beta/openai/", "https://x.ai/v1beta/openai/chat/completions"},
      {"compatible", "localhost:11434", "http://localhost:11434/v1/chat/completions"},
      {"compatible", "openrouter.ai/api/v1", "https://openrouter.ai/api/v1/chat/completions"},
      {"compatible", "http://[::1]:1/v1?x=1#y", "http://[::1]:1/v1/chat/completions"},
      {"compatible", "https://vllm.example:8000/v1",
       "https://vllm.example:8000/v1/chat/completions"},
      // Over the network in the clear: not at all.
      {"compatible", "http://vllm.example:8000/v1", "/chat/completions"},
      {"anthropic", "", "https://api.anthropic.com/v1/messages"},
      {"anthropic", "http://127.0.0.1:8123", "http://127.0.0.1:8123/v1/messages"},
      {"anthropic", "http://127.0.0.1:8123/v1/", "http://127.0.0.1:8123/v1/messages"},
      {"anthropic", "https://gate.way/v1/account/anthropic",
       "https://gate.way/v1/account/anthropic/v1/messages"},
      {"anthropic", "https://api.anthropic.com/v1/messages",
       "https://api.anthropic.com/v1/messages"},
      {"gemini", "http://127.0.0.1:8123", "http://127.0.0.1:8123/v1beta/models/m:generateContent"},
      {"gemini", "http://127.0.0.1:8123/v1beta",
       "http://127.0.0.1:8123/v1beta/models/m:generateContent"},
      {"gemini", "https://g.com/v1", "https://g.com/v1/models/m:generateContent"},
      {"gemini", "https://g.com/v1beta/models/x:generateContent",
       "https://g.com/v1beta/models/m:generateContent"}};
  for (const Row& row : rows) {
    Call call = call_of(row.provider, "m", {std::string("hi")});
    call.base_url = row.typed;
    EXPECT_EQ(request_of(call).url, row.url) << row.provider << " " << row.typed;
  }
}

TEST(ProviderContract, UrlEscape) {
  EXPECT_EQ(url_escape("aZ09-._~"), "aZ09-._~");
  EXPECT_EQ(url_escape("a b/c:\xC3\xA9%"), "a%20b%2Fc%3A%C3%A9%25");
  EXPECT_EQ(url_escape("a/b", "/"), "a/b");
}

}  // namespace
}  // namespace triptych::provider_contract_test
