// Files that go ahead of a request: Gemini's resumable upload as values, and the keeper of it.
#include <gtest/gtest.h>

#include "fakes/fake_transport.h"
#include "fakes/manual_clock.h"
#include "run/uploads.h"
#include "tools/calls.h"

namespace triptych::uploads_test {
namespace {

constexpr std::size_t kSize = 20u << 20;  // three pieces of 8 MiB

Bytes large_file(std::size_t size = kSize) {
  std::string bytes(
      "\0\0\0\x18"
      "ftypmp42\0\0\0\0mp42isom",
      24);
  bytes.resize(size, 'v');
  return bytes_of(bytes);
}

Call call_with(std::vector<Part> parts) { return call_of("gemini", "gemini-3.8-flash", parts); }

struct UploadsTest : testing::Test {
  ManualClock clock;
  FakeTransport transport;
  Uploads uploads{transport, clock, {}};
  const Provider& gemini = *find_provider("gemini");
  std::vector<RunEvent> seen;
  std::vector<ReadyRun> ready;
  Attachment film = make_attachment("film.mp4", large_file());

  bool start(std::uint32_t id, std::vector<Part> parts, std::string key = "AQ.key-1234567890") {
    return uploads.start(RunId{id}, gemini, call_with(std::move(parts)), Secret(std::move(key)));
  }
  const HttpRequest& last() { return transport.started.back().request; }
  void tick(Millis by = Millis(0)) {
    clock.advance(by);
    HttpEvent event;
    while (transport.poll(event)) uploads.on_http(std::move(event));
    uploads.tick(seen, ready);
  }
  void answer(int status, std::string body = "", std::vector<Header> headers = {}) {
    const RequestId id = transport.started.back().id;
    transport.push(id, HttpHead{status, std::move(headers)});
    if (!body.empty()) transport.push(id, Chunk{std::move(body)});
    transport.push(id, Closed{});
    tick();
  }
  void give_address(
      std::string url = "https://generativelanguage.googleapis.com/upload/x?upload_id=7") {
    answer(200, "", {{"x-goog-upload-url", std::move(url)}});
  }
  static std::string file(const char* state, bool wrapped = false) {
    const std::string json = R"({"name":"files/abc","uri":"https://g.example/v1beta/files/abc",)"
                             R"("state":")" +
                             std::string(state) + R"("})";
    return wrapped ? R"({"file":)" + json + "}" : json;
  }
  void upload_all() {
    give_address();
    answer(200);
    answer(200);
    answer(200, file("ACTIVE", true));
  }
  std::string header(std::string_view name) { return header_of(last(), name); }
  const Stopped* stopped() {
    for (const RunEvent& event : seen) {
      const auto* said = std::get_if<StreamEvent>(&event.what);
      if (said != nullptr && std::holds_alternative<Stopped>(*said))
        return &std::get<Stopped>(*said);
    }
    return nullptr;
  }
};

TEST_F(UploadsTest, SmallFilesStayInTheRequest) {
  EXPECT_FALSE(start(1, {png_file(), std::string("hi")}));
  EXPECT_FALSE(uploads.start(RunId{1}, *find_provider("openai"),
                             call_of("openai", "gpt-6-sol", {film}), Secret("k")));
  EXPECT_TRUE(transport.started.empty());
}

TEST_F(UploadsTest, ALargeFileGoesInPiecesAndTheRequestNamesIt) {
  ASSERT_TRUE(start(1, {film, std::string("What happens?")}));
  EXPECT_EQ(last().url, "https://generativelanguage.googleapis.com/upload/v1beta/files");
  EXPECT_EQ(header("X-Goog-Upload-Header-Content-Length"), std::to_string(kSize));
  EXPECT_EQ(header("X-Goog-Upload-Header-Content-Type"), "video/mp4");
  EXPECT_EQ(header("x-goog-api-key"), "AQ.key-1234567890");
  give_address();
  const ByteView bytes = view(film.data);
  const std::string whole(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  std::string arrived;
  for (const char* command : {"upload", "upload", "upload, finalize"}) {
    EXPECT_EQ(header("X-Goog-Upload-Command"), command);
    EXPECT_EQ(header("X-Goog-Upload-Offset"), std::to_string(arrived.size()));
    EXPECT_EQ(header("x-goog-api-key"), "") << "the address is the permission";
    arrived += last().body.text();
    answer(200, std::string(command).size() > 6 ? file("PROCESSING", true) : "");
  }
  EXPECT_TRUE(arrived == whole);
  EXPECT_TRUE(ready.empty());
  tick(Millis(1'000));
  EXPECT_EQ(last().method + " " + last().url,
            "GET https://generativelanguage.googleapis.com/v1beta/files/abc");
  answer(200, file("PROCESSING"));
  tick(Millis(1'999));
  const std::size_t asked = transport.started.size();
  tick(Millis(1));
  EXPECT_EQ(transport.started.size(), asked + 1);
  answer(200, file("ACTIVE"));
  ASSERT_EQ(ready.size(), 1u);
  const Json body = *parse_json(gemini.build(ready[0].call, ready[0].key).body.text());
  EXPECT_EQ(
      body["contents"][0]["parts"][0],
      (Json{{"fileData",
             {{"mimeType", "video/mp4"}, {"fileUri", "https://g.example/v1beta/files/abc"}}}}));
  EXPECT_EQ(uploads.kept().size(), 1u);
  EXPECT_EQ(uploads.active(), 0u);
  EXPECT_EQ(uploads.next_wake(), std::nullopt);
}

TEST_F(UploadsTest, TheSameFileGoesOnceForEachKey) {
  start(1, {film});
  upload_all();
  const std::size_t sent = transport.started.size();
  EXPECT_TRUE(start(2, {film, film, std::string("again")}));
  tick();
  ASSERT_EQ(ready.size(), 2u);
  EXPECT_EQ(transport.started.size(), sent);
  EXPECT_TRUE(start(3, {film}, "AQ.another-key-777"));
  EXPECT_EQ(transport.started.size(), sent + 1);
}

TEST_F(UploadsTest, ABrokenPieceIsSentAgainFromTheSameOffset) {
  start(1, {film});
  give_address();
  answer(200);
  const std::string offset = header("X-Goog-Upload-Offset");
  Error broken;
  broken.kind = ErrorKind::network;
  transport.push(transport.started.back().id, broken);
  tick();
  EXPECT_EQ(stopped(), nullptr);
  const std::size_t sent = transport.started.size();
  tick(Millis(5'000));
  ASSERT_EQ(transport.started.size(), sent + 1);
  EXPECT_EQ(header("X-Goog-Upload-Offset"), offset);
  for (int i = 0; i < 2; ++i) {
    transport.push(transport.started.back().id, broken);
    tick();
    tick(Millis(30'000));
  }
  ASSERT_NE(stopped(), nullptr);
  EXPECT_EQ(stopped()->error->kind, ErrorKind::network);
  EXPECT_TRUE(ready.empty());
  EXPECT_EQ(uploads.active(), 0u);
}

TEST_F(UploadsTest, AnAddressElsewhereIsNotUsed) {
  for (const char* url : {"https://evil.example/upload/x", "",
                          "https://generativelanguage.googleapis.com.evil.example/x",
                          "http://generativelanguage.googleapis.com/x"}) {
    seen.clear();
    start(1, {film});
    const std::size_t sent = transport.started.size();
    give_address(url);
    EXPECT_EQ(transport.started.size(), sent) << url;
    ASSERT_NE(stopped(), nullptr) << url;
    EXPECT_EQ(stopped()->error->kind, ErrorKind::malformed);
    EXPECT_EQ(stopped()->error->key, *url == '\0' ? "upload.no_address" : "upload.foreign_address");
  }
}

TEST_F(UploadsTest, RefusalsEndTheRunInTheVendorsWords) {
  start(1, {film});
  answer(400, R"({"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT",
      "details":[{"reason":"API_KEY_INVALID"}]}})");
  ASSERT_NE(stopped(), nullptr);
  EXPECT_EQ(stopped()->error->kind, ErrorKind::auth);
  seen.clear();
  start(2, {film});
  give_address();
  answer(200);
  answer(200);
  answer(200, R"({"file":{"name":"files/abc","state":"FAILED","error":{"message":"No frames."}}})");
  ASSERT_NE(stopped(), nullptr);
  EXPECT_EQ(stopped()->error->key, "upload.failed");
  EXPECT_EQ(stopped()->error->message, "No frames.");
  EXPECT_TRUE(uploads.kept().empty());
  EXPECT_TRUE(ready.empty());
}

TEST_F(UploadsTest, HostileAnswersEndTheRun) {
  for (const char* body : {"", "[]", "{", R"({"file":7})", R"({"file":{"name":"../../secret"}})"}) {
    seen.clear();
    start(1, {film});
    give_address();
    answer(200);
    answer(200);
    answer(200, body);
    ASSERT_NE(stopped(), nullptr) << body;
    EXPECT_EQ(stopped()->error->kind, ErrorKind::malformed) << body;
  }
}

TEST_F(UploadsTest, WhatIsNeverReadyIsGivenUp) {
  start(1, {film});
  give_address();
  answer(200);
  answer(200);
  answer(200, file("PROCESSING", true));
  for (int i = 0; i < 200 && stopped() == nullptr; ++i) {
    tick(Millis(10'000));
    answer(200, file("PROCESSING"));
  }
  ASSERT_NE(stopped(), nullptr);
  EXPECT_EQ(stopped()->error->key, "upload.never_ready");
}

TEST_F(UploadsTest, StopCancelsWhatIsInFlight) {
  start(1, {film});
  give_address();
  EXPECT_TRUE(uploads.stop(RunId{1}));
  EXPECT_FALSE(uploads.stop(RunId{1}));
  EXPECT_EQ(transport.cancelled.back(), transport.started.back().id);
  tick();
  ASSERT_NE(stopped(), nullptr);
  EXPECT_EQ(stopped()->reason, StopReason::cancelled);
  EXPECT_TRUE(ready.empty());
}

TEST_F(UploadsTest, KeptFilesAreDeletedOnRequest) {
  start(1, {film});
  upload_all();
  const std::uint32_t id = uploads.kept().at(0).id;
  uploads.remove(id);
  EXPECT_EQ(last().method, "DELETE");
  EXPECT_EQ(last().url, "https://generativelanguage.googleapis.com/v1beta/files/abc");
  EXPECT_TRUE(uploads.kept().at(0).deleting);
  answer(500, R"({"error":{"code":500,"message":"Not now.","status":"INTERNAL"}})");
  EXPECT_EQ(uploads.kept().at(0).problem, "Not now.");
  uploads.remove(id);
  answer(200, "{}");
  EXPECT_TRUE(uploads.kept().empty());
  EXPECT_EQ(uploads.active(), 0u);
}

TEST_F(UploadsTest, PreflightCountsWhatGoesAheadAsGone) {
  const Attachment huge = make_attachment("long.mp4", large_file(90u << 20));
  EXPECT_TRUE(gemini.preflight(call_with({huge})).empty());
  EXPECT_TRUE(gemini.too_large_for_body(call_with({png_file()})).empty());
  const std::vector<Bytes> ahead = gemini.too_large_for_body(call_with({png_file(), huge}));
  EXPECT_EQ(ahead, std::vector<Bytes>{huge.data});
}

}  // namespace
}  // namespace triptych::uploads_test
