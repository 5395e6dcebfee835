#include "llm/http.h"

#include <gtest/gtest.h>

namespace triptych::http_test {
namespace {

const std::string kDots = "\u2022\u2022\u2022\u2022";

TEST(Http, HeaderNamesCompareWithoutCase) {
  HttpHead head;
  head.headers = {{"Content-Type", "text/plain"}, {"X-Request-ID", "req_1"}};
  EXPECT_EQ(header_value(head, "x-request-id"), "req_1");
  EXPECT_EQ(header_value(head, "content-TYPE"), "text/plain");
  EXPECT_EQ(header_value(head, "content"), "");
  EXPECT_EQ(header_value(head, "retry-after"), "");
}

HttpRequest request_with(std::string body) {
  HttpRequest request;
  request.method = "POST";
  request.url = "https://api.example.com/v1/x";
  request.headers = {{"Content-Type", "application/json"},
                     {"Authorization", Secret("Bearer sk-proj-abcdefghijkl1234")},
                     {"x-api-key", Secret("sk-ant-0123456789abcdef")}};
  request.body = std::move(body);
  return request;
}

bool contains_secret(const ShownRequest& shown) {
  std::string all = shown.method + shown.url + shown.body;
  for (const auto& [name, value] : shown.headers) all += name + value;
  return all.find("abcdefghijkl") != all.npos || all.find("0123456789ab") != all.npos;
}

TEST(Http, ShownNeverHoldsAKey) {
  HttpRequest request =
      request_with(R"({"text":"my key is sk-proj-abcdefghijkl1234, or sk-ant-0123456789abcdef?"})");
  request.url += "?key=sk-ant-0123456789abcdef&alt=sse";
  request.headers.push_back({"x-note", "again sk-ant-0123456789abcdef"});
  const ShownRequest out = shown(request);
  EXPECT_FALSE(contains_secret(out));
  EXPECT_EQ(out.headers[1].second, "Bearer " + kDots + "1234");
  EXPECT_EQ(out.headers[2].second, kDots + "cdef");
  EXPECT_EQ(out.url, "https://api.example.com/v1/x?key=" + kDots + "cdef&alt=sse");
  EXPECT_EQ(out.body_bytes, request.body.size());
}

TEST(Http, KeysInUrls) {
  HttpRequest request;
  request.url = "https://user:hunter22@host:8080/p?a=b&KEY=AIzaSyA-0123456789&x=y#key=zzz";
  const std::string url = shown(request).url;
  EXPECT_EQ(url.find("hunter22"), url.npos);
  EXPECT_EQ(url.find("AIza"), url.npos);
  EXPECT_NE(url.find("@host:8080/p?a=b&KEY=" + kDots + "6789&x=y#key=" + kDots), url.npos) << url;
  request.url = "https://host/p?monkey=1&turkey=2";
  EXPECT_EQ(shown(request).url, request.url);
  request.url = "https://host/p?email=a@b.c";
  EXPECT_EQ(shown(request).url, request.url);
}

TEST(Http, KeysOfTheUrlAreHiddenInTheBodyAsWell) {
  HttpRequest request;
  request.url = "https://host/p?key=AIzaSyA-0123456789";
  request.body = "{\"text\":\"is AIzaSyA-0123456789 right?\"}";
  EXPECT_EQ(shown(request).body, "{\"text\":\"is " + kDots + "6789 right?\"}");
}

TEST(Http, FilesAreShortened) {
  const Bytes photo = bytes_of(std::string(900, 'x')), sound = bytes_of("abc");
  HttpRequest request = request_with("{\"a\":\"");
  request.body += whole_file("photo \"1\".png", "image/png", photo, BodyFile::Form::base64);
  request.body += "\",\"b\":\"";
  request.body += whole_file("", "audio/wav", sound, BodyFile::Form::base64);
  request.body += "\"}";
  request.body += whole_file("talk.wav", "audio/wav", photo, BodyFile::Form::bytes);
  const ShownRequest out = shown(request);
  EXPECT_EQ(out.body,
            "{\"a\":\"<1,200 base64 characters of photo _1_.png>\","
            "\"b\":\"<4 base64 characters of a file>\"}<900 bytes of talk.wav>");
  EXPECT_EQ(out.body_bytes, request.body.text().size());
}

TEST(Http, HeaderTextIsTheRealValue) {
  EXPECT_EQ(header_text({"a", "b"}), "b");
  EXPECT_EQ(header_text({"a", Secret("s3cret")}), "s3cret");
}

}  // namespace
}  // namespace triptych::http_test
