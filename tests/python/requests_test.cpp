// requests over a fake server.
#include <gtest/gtest.h>

#include "engine.h"
#include "fake_host.h"
#include "host.h"

namespace triptych::python {
namespace {

struct Requests : testing::Test {
  FakeHost host;
  void SetUp() override {
    host.server = [](const Request&) { return answer(R"({"ok": [1, null]})"); };
    host.run("import requests");
  }
  std::string run(const std::string& source) {
    host.run(source);
    return host.out + host.err;
  }
};

TEST_F(Requests, SendJsonParamsAndForms) {
  EXPECT_EQ(run("r = requests.post('https://a.test/x', json={'k': [1, None, True, 'é']}, "
                "params={'q': 'a b&', 'n': [1, 2]})\n"
                "print(r.status_code, r.ok, r.json(), r.headers['Content-Type'], r.reason, r)"),
            "200 True {'ok': [1, None]} application/json OK <Response [200]>\n");
  EXPECT_EQ(host.requests.back().url, "https://a.test/x?q=a+b%26&n=1&n=2");
  EXPECT_EQ(host.requests.back().body, R"({"k": [1, null, true, "é"]})");
  EXPECT_EQ(host.requests.back().headers, "Content-Type: application/json\n");
  EXPECT_EQ(
      run("p = r.request\nprint(p.method, p.url, p.body.decode(), p.headers['Content-Type'])"),
      "POST https://a.test/x?q=a+b%26&n=1&n=2 {\"k\": [1, null, true, \"é\"]} "
      "application/json\n");
  run("requests.put('https://a.test/', data={'a': 1, 'b': 'x y'}, timeout=(3, 2.5), headers={'X': "
      "'y'})");
  EXPECT_EQ(host.requests.back().body, "a=1&b=x+y");
  EXPECT_EQ(host.requests.back().timeout_ms, 2500);
  EXPECT_EQ(host.requests.back().headers,
            "X: y\nContent-Type: application/x-www-form-urlencoded\n");
  run("s = requests.Session()\ns.headers.update({'A': 'b'})\ns.delete('https://a.test/d')");
  EXPECT_EQ(host.requests.back().method + host.requests.back().headers, "DELETEA: b\n");
}

TEST_F(Requests, SendFilesAsMultipart) {
  host.put("clip.mp3", "sound\r\n");
  run("requests.post('https://a.test/', files={'file': open('clip.mp3', 'rb')}, data={'model': "
      "'m'})");
  const Request& r = host.requests.back();
  EXPECT_NE(r.headers.find("multipart/form-data; boundary="), std::string::npos);
  EXPECT_NE(r.body.find("name=\"model\"\r\n\r\nm\r\n"), std::string::npos) << r.body;
  EXPECT_NE(r.body.find("name=\"file\"; filename=\"clip.mp3\"\r\nContent-Type: "
                        "audio/mpeg\r\n\r\nsound\r\n\r\n--"),
            std::string::npos)
      << r.body;
}

TEST_F(Requests, StreamTruly) {
  host.server = [](const Request&) {
    return Answer{200, {"data: on", "e\r\nda", "ta: two\n", "rest"}};
  };
  EXPECT_EQ(
      run("r = requests.get('https://a.test/', stream=True)\n"
          "import sys\nfor l in r.iter_lines(decode_unicode=True):\n    print(l, flush=True)"),
      "data: one\ndata: two\nrest\n");
  const std::vector<std::string> order = {
      "http", "read", "read",      "out data: one\n", "read", "out data: two\n",
      "read", "read", "out rest\n"};
  EXPECT_EQ(host.order, order);
  EXPECT_EQ(run("r = requests.get('https://a.test/', stream=True)\nprint(list(r.iter_content(5)))"),
            "[b'data:', b' on', b'e\\r\\nda', b'ta: t', b'wo\\n', b'rest']\n");
}

TEST_F(Requests, RaiseWhatTheyShould) {
  host.server = [](const Request&) { return answer("no", 429); };
  EXPECT_EQ(run("r = requests.get('https://a.test/?key=SECRET&x=1')\n"
                "try: r.raise_for_status()\nexcept requests.exceptions.HTTPError as e: print(e, "
                "e.response.status_code)\n"
                "try: r.json()\nexcept ValueError as e: print(type(e).__name__)"),
            "429 Client Error: Too Many Requests for url: https://a.test/?key=***&x=1 "
            "429\nJSONDecodeError\n");
  host.server = [](const Request&) { return Answer{0, {}, TPY_HTTP_TIMEOUT}; };
  EXPECT_EQ(run("try: requests.get('https://a.test/', timeout=1)\nexcept requests.Timeout as e: "
                "print(e)"),
            "HTTPSConnectionPool: Read timed out. (read timeout=1)\n");
  host.server = [](const Request&) { return Answer{200, {"half"}, 0, TPY_HTTP_NETWORK}; };
  EXPECT_EQ(
      run("try: requests.get('https://a.test/')\nexcept requests.ConnectionError: print('broke')"),
      "broke\n");
  host.server = nullptr;
  EXPECT_EQ(run("try: requests.get('https://a.test/')\nexcept requests.exceptions.RequestException "
                "as e: print('CORS' in str(e))"),
            "True\n");
  EXPECT_NE(run("requests.get('a.test')").find("MissingSchema"), std::string::npos);
  EXPECT_NE(
      run("requests.get('https://a.test', headers={'k': None, 'x': 3})").find("InvalidHeader"),
      std::string::npos);
}

TEST_F(Requests, StopAborts) {
  host.server = [](const Request&) { return Answer{0, {}, TPY_HTTP_STOPPED}; };
  EXPECT_EQ(host.run("requests.get('https://a.test/')"), TPY_STOPPED);
  host.server = [](const Request&) { return Answer{200, {"a"}, 0, TPY_HTTP_STOPPED}; };
  EXPECT_EQ(host.run("requests.get('https://a.test/')"), TPY_STOPPED);
  EXPECT_EQ(host.open.size(), 0u);
}

TEST_F(Requests, SendMegabytesQuickly) {
  EXPECT_EQ(run("r = requests.post('https://a.test/', json={'data': 'x' * 8000000})\nprint(r.ok)"),
            "True\n");
  EXPECT_EQ(host.requests.back().body.size(), 8000012u);
}

}  // namespace
}  // namespace triptych::python
