// Nothing leaves that may not, and no key comes back readable.
#include "run/guard.h"

#include <gtest/gtest.h>

#include "base/ascii.h"
#include "fakes/fake_transport.h"

namespace triptych::guard_test {
namespace {

constexpr const char* kKey = "sk-proj-MARK-0123456789";

class GuardTest : public ::testing::Test {
 protected:
  GuardTest() {
    guard.set_own_origin("https://school.example");
    guard.set_keys(
        {{{"openai", "OpenAI", "https://api.openai.com", "Authorization", "Bearer ", Secret(kKey)},
          {"anthropic", "Anthropic", "http://127.0.0.1:8080", "x-api-key", "",
           Secret("sk-ant-MARK-0123456789")},
          {"gemini", "Gemini", "https://generativelanguage.googleapis.com", "x-goog-api-key", "",
           Secret()}}});
  }

  HttpRequest keyed(std::string url, std::string key = kKey) {
    HttpRequest request;
    request.method = "POST";
    request.url = std::move(url);
    request.headers = {{"Content-Type", "application/json"},
                       {"Authorization", Secret("Bearer " + key)}};
    return request;
  }
  HttpRequest of_cell(std::string url, std::vector<Header> headers, std::string body = "{}") {
    HttpRequest request;
    request.method = "POST";
    request.url = std::move(url);
    request.headers = std::move(headers);
    request.body = std::move(body);
    request.sender = Sender::cell;
    return request;
  }
  // "" = it went out; else the key of the reason.
  std::string outcome(HttpRequest request) {
    const RequestId id{++next};
    const std::size_t before = network.started.size();
    guard.start(id, std::move(request));
    if (network.started.size() > before) return "";
    HttpEvent event;
    if (!guard.poll(event) || event.id != id) return "nothing was told";
    const auto* error = std::get_if<Error>(&event.what);
    if (error == nullptr) return "no error";
    EXPECT_EQ(error->kind, ErrorKind::not_sent);
    for (const std::string& arg : error->args) EXPECT_EQ(arg.find("MARK"), std::string::npos);
    return error->key;
  }
  std::string said() {
    std::string out;
    for (HttpEvent event; guard.poll(event);) {
      if (const auto* head = std::get_if<HttpHead>(&event.what))
        for (const Header& header : head->headers)
          out += header.name + "=" + header_text(header) + ";";
      if (const auto* chunk = std::get_if<Chunk>(&event.what)) out += chunk->bytes + "|";
      if (const auto* error = std::get_if<Error>(&event.what)) out += "!" + error->message;
      if (std::holds_alternative<Closed>(event.what)) out += ".";
    }
    return out;
  }

  FakeTransport network;
  Guard guard{network};
  std::uint32_t next = 0;
};

TEST_F(GuardTest, AKeyGoesToItsOwnServerOnly) {
  EXPECT_EQ(outcome(keyed("https://api.openai.com/v1/chat/completions")), "");
  EXPECT_EQ(outcome(keyed("http://127.0.0.1:8080/v1/messages", "sk-ant-MARK-0123456789")), "");
  for (const char* url : {"https://api.anthropic.com/v1/messages", "http://127.0.0.1:8080/v1",
                          "https://api.openai.com.evil.example/v1", "http://127.0.0.1:8081/v1",
                          "https://api.openai.com:8443/v1"})
    EXPECT_EQ(outcome(keyed(url)), "guard.key_origin") << url;
}

TEST_F(GuardTest, AKeyThatWasForgottenOrReplacedGoesNowhere) {
  EXPECT_EQ(outcome(keyed("https://api.openai.com/v1", "sk-proj-MARK-older")), "guard.key_origin");
  guard.set_keys({});
  EXPECT_EQ(outcome(keyed("https://api.openai.com/v1")), "guard.key_origin");
}

// With or without a key: what a browser would resolve against the page never leaves.
TEST_F(GuardTest, OnlyAbsoluteAddressesAndNeverThePagesOwnHost) {
  HttpRequest bare;
  for (const char* url : {"", "/chat/completions", "v1/x", "//school.example/v1",
                          "\xE2\x80\x9Chttp://127.0.0.1:11434/v1\xE2\x80\x9D/chat/completions",
                          "https://u:p@api.openai.com/v1"}) {
    bare.url = url;
    EXPECT_EQ(outcome(bare), "guard.no_address") << url;
    EXPECT_EQ(outcome(keyed(url)), "guard.no_address") << url;
  }
  bare.url = "https://school.example/v1/chat/completions";
  EXPECT_EQ(outcome(bare), "guard.own_host");
  EXPECT_EQ(outcome(keyed("HTTPS://School.example/v1")), "guard.own_host");
  bare.url = "http://gateway.example/v1";
  EXPECT_EQ(outcome(bare), "guard.insecure");
}

TEST_F(GuardTest, AHandleBecomesTheKeyInItsOwnPlace) {
  const std::string handle = key_handle("openai");
  EXPECT_EQ(
      outcome(of_cell("https://api.openai.com/v1/models", {{"authorization", "Bearer " + handle}})),
      "");
  const Header& sent = network.started.back().request.headers[0];
  EXPECT_EQ(header_text(sent), std::string("Bearer ") + kKey);
  EXPECT_TRUE(std::holds_alternative<Secret>(sent.value)) << "shown nowhere";
}

TEST_F(GuardTest, AHandleAnywhereElseIsNotSent) {
  const std::string openai = "https://api.openai.com/v1/x", handle = key_handle("openai");
  const std::vector<Header> right = {{"Authorization", "Bearer " + handle}};
  EXPECT_EQ(outcome(of_cell(openai + "?k=" + handle, {})), "guard.handle_url");
  EXPECT_EQ(outcome(of_cell(openai, {}, "{\"k\":\"" + handle + "\"}")), "guard.handle_body");
  EXPECT_EQ(outcome(of_cell(openai, right, handle)), "guard.handle_body");
  EXPECT_EQ(outcome(of_cell(openai, {{"X-Mine", handle}})), "guard.handle_header");
  EXPECT_EQ(outcome(of_cell(openai, {{"Authorization", handle}})), "guard.handle_header");
  EXPECT_EQ(outcome(of_cell(openai, {{"Authorization", "Bearer " + handle + "x"}})),
            "guard.handle_header");
  EXPECT_EQ(outcome(of_cell("http://127.0.0.1:8080/v1", right)), "guard.handle_origin");
  EXPECT_EQ(outcome(of_cell("https://generativelanguage.googleapis.com/v1beta",
                            {{"x-goog-api-key", key_handle("gemini")}})),
            "guard.handle_no_key");
  EXPECT_TRUE(network.started.empty());
}

// A page's own request carries no handle, and a cell's own text never becomes a key.
TEST_F(GuardTest, OnlyCellsHaveHandles) {
  HttpRequest request =
      of_cell("https://api.openai.com/v1/x", {{"Authorization", "Bearer " + key_handle("openai")}});
  request.sender = Sender::page;
  EXPECT_EQ(outcome(request), "");
  EXPECT_EQ(header_text(network.started.back().request.headers[0]),
            "Bearer " + key_handle("openai"));
}

TEST_F(GuardTest, KeysAreMaskedBeforeAnybodyReads) {
  ASSERT_EQ(outcome(keyed("https://api.openai.com/v1")), "");
  const std::string key = kKey;
  network.head(200, {{"x-echo", key}, {"location", "https://x/?k=" + key}});
  network.chunk("data: {\"a\":\"sk-proj-MA");
  network.chunk("RK-0123456789\"}\n\n");
  network.chunk("sk-ant-MARK-0123456789 of another vendor, and the beginning of one: sk-pro");
  network.close();
  EXPECT_EQ(said(),
            "x-echo=••••6789;location=https://x/?k=••••6789;data: {\"a\":\"|••••6789\"}\n\n|"
            "••••6789 of another vendor, and the beginning of one: |sk-pro|.");
}

TEST_F(GuardTest, ErrorsAreMaskedAndComeLast) {
  ASSERT_EQ(outcome(keyed("https://api.openai.com/v1")), "");
  network.chunk("half of a key: sk-proj-MARK");
  Error error;
  error.message = std::string("refused ") + kKey;
  network.fail(error);
  EXPECT_EQ(said(), "half of a key: |sk-proj-MARK|!refused ••••6789");
}

TEST_F(GuardTest, NothingComesAfterCancel) {
  HttpRequest bare;
  guard.start(RequestId{7}, bare);
  EXPECT_TRUE(guard.pending());
  guard.cancel(RequestId{7});
  EXPECT_FALSE(guard.pending());
  EXPECT_EQ(said(), "");
}

}  // namespace
}  // namespace triptych::guard_test
