#include "base/web_address.h"

#include <gtest/gtest.h>

namespace triptych::web_address_test {
namespace {

using State = TypedAddress::State;

TEST(WebAddress, ReadsTheParts) {
  const auto address = parse_address("HTTP://LocalHost:8080/v1/x?y=1");
  ASSERT_TRUE(address);
  EXPECT_FALSE(address->secure);
  EXPECT_EQ(address->host, "localhost");
  EXPECT_EQ(address->port, 8080);
  EXPECT_EQ(address->path, "/v1/x?y=1");
  EXPECT_EQ(address->origin(), "http://localhost:8080");
  EXPECT_TRUE(address->is_loopback());
  EXPECT_EQ(origin_of("https://api.openai.com:443/v1"), "https://api.openai.com");
  EXPECT_EQ(origin_of("http://[::1]:11434/v1"), "http://[::1]:11434");
}

// What a browser would resolve against the page, or read as another host than it looks like.
TEST(WebAddress, RefusesWhatIsNotExactlyAnAddress) {
  for (const char* text : {"",
                           "/chat/completions",
                           "v1",
                           "//host/x",
                           "https:",
                           "https://",
                           "https:///x",
                           "https:/host",
                           "https://ho st/",
                           " https://host",
                           "https://host\n",
                           "ftp://host",
                           "javascript://host",
                           "https://user:pw@host/",
                           "https://host@evil.example/",
                           "https://host:0",
                           "https://host:99999",
                           "https://host:80x",
                           "https://host..x/",
                           "https://\xE2\x80\x9Chost\xE2\x80\x9D/",
                           "https://h\\evil.example/",
                           "https://[host]/",
                           "https://\xE2\x80\x8Bhost"}) {
    EXPECT_FALSE(parse_address(text)) << text;
  }
}

TEST(WebAddress, KnowsThisComputer) {
  for (const char* here : {"http://127.0.0.1/", "http://127.8.0.1/", "http://a.localhost/"})
    EXPECT_TRUE(parse_address(here)->is_loopback()) << here;
  for (const char* away : {"http://127.evil.example/", "http://localhost.evil.example/",
                           "http://127.0.0.1.evil.example/", "http://192.168.1.2/"})
    EXPECT_FALSE(parse_address(away)->is_loopback()) << away;
}

// Each of these once sent key, question and files to the page's own host.
TEST(WebAddress, TakesOffWhatWasPastedAround) {
  constexpr const char* kMeant = "http://127.0.0.1:11434/v1";
  for (const char* typed :
       {"\xE2\x80\x9Chttp://127.0.0.1:11434/v1\xE2\x80\x9D",
        "\xE2\x80\x8Bhttp://127.0.0.1:11434/v1", "<http://127.0.0.1:11434/v1>",
        "'http://127.0.0.1:11434/v1'", "`http://127.0.0.1:11434/v1`", "(http://127.0.0.1:11434/v1)",
        "[my server](http://127.0.0.1:11434/v1)", "*http://127.0.0.1:11434/v1",
        "**http://127.0.0.1:11434/v1**", "\"http://127.0.0.1:11434/v1\",",
        "\xC2\xABhttp://127.0.0.1:11434/v1\xC2\xBB", "http://127.0.0.1:11434/v1\xEF\xBB\xBF",
        "http://127.0.0.1:11434/v1?key=1#x"}) {
    const TypedAddress read = read_address(typed);
    EXPECT_EQ(read.state, State::cleaned) << typed;
    EXPECT_EQ(read.url, kMeant) << typed;
  }
}

TEST(WebAddress, TakesWhatIsRightAsItIs) {
  for (const auto& [typed, url] : std::initializer_list<std::pair<const char*, const char*>>{
           {"https://api.openai.com", "https://api.openai.com"},
           {" https://api.openai.com/v1/ ", "https://api.openai.com/v1"},
           {"api.openai.com", "https://api.openai.com"},
           {"localhost:11434", "http://localhost:11434"},
           {"127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1"},
           {"[::1]:8080", "http://[::1]:8080"}}) {
    EXPECT_EQ(read_address(typed).state, State::good) << typed;
    EXPECT_EQ(read_address(typed).url, url);
  }
  EXPECT_EQ(read_address("  ").state, State::empty);
}

TEST(WebAddress, RefusesTheRest) {
  for (const char* typed :
       {"ht tp://127.0.0.1", "?x", "#", "/v1", "https", "https:", "http://", "openai", "ftp://a.b",
        "a@b.c", "https://user:secret@host.example", "see https://host.example", "..."}) {
    EXPECT_EQ(read_address(typed).state, State::invalid) << typed;
    EXPECT_EQ(read_address(typed).url, "") << typed;
  }
  EXPECT_EQ(read_address("http://gateway.example/v1").state, State::insecure);
  EXPECT_EQ(read_address("http://localhost.evil.example").state, State::insecure);
}

}  // namespace
}  // namespace triptych::web_address_test
