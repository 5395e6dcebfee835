// What cells of a lesson may reach: the providers, this computer after a question, nothing else.
#include "fakes/learn_fixture.h"
#include "practice/practice_transport.h"
#include "run/key_ring.h"

namespace triptych::cell_requests_update_test {
namespace {

class CellAccessUpdate : public LearnUpdate {
 protected:
  CellAccessUpdate() {
    when(SessionKnown{"s", 0, 0, "", "http://127.0.0.1:8000", ""});
    given_key();
    when(RealKeysChosen{true});
    when(CellRunPressed{"one"});
  }
  std::vector<Effect> request(std::string url, std::vector<Header> headers = {}) {
    HttpRequest wanted;
    wanted.method = "GET";
    wanted.url = std::move(url);
    wanted.headers = std::move(headers);
    return when(CellRequested{++id, std::move(wanted)});
  }
  static std::string refused(const std::vector<Effect>& effects) {
    const auto told = only<TellCell>(effects);
    if (told.size() != 1 || !only<SendCellRequest>(effects).empty()) return "not refused";
    return std::get<Error>(told[0].news.what).key;
  }
  std::uint32_t id = 0;
};

TEST_F(CellAccessUpdate, InPracticeNothingIsReached) {
  when(RealKeysChosen{false});
  for (const char* url :
       {"http://127.0.0.1:9999/x", "https://evil.example/", "/x", "not an address",
        "https://api.openai.com.evil.example/v1", "http://127.0.0.1:8000/"})
    EXPECT_EQ(refused(request(url)), "cell.practice_only") << url;
  EXPECT_TRUE(one<SendCellRequest>(request("https://api.openai.com/v1/models")).request.practice);
}

TEST_F(CellAccessUpdate, OnlyProvidersAreReachedUnasked) {
  const auto sent = request("https://api.anthropic.com/v1/models");
  EXPECT_EQ(one<SendCellRequest>(sent).request.sender, Sender::cell);
  EXPECT_EQ(refused(request("https://evil.example/?x")), "cell.not_allowed");
  EXPECT_FALSE(course.access);
}

TEST_F(CellAccessUpdate, ThisComputerIsAskedAboutOncePerOrigin) {
  EXPECT_TRUE(request("http://127.0.0.1:9999/a").empty());
  EXPECT_TRUE(request("http://127.0.0.1:9999/b").empty()) << "the same question";
  ASSERT_TRUE(course.access);
  EXPECT_EQ(course.access->access.origin, "http://127.0.0.1:9999");
  EXPECT_EQ(refused(request("http://127.0.0.1:7777/")), "cell.not_asked") << "one at a time";
  EXPECT_EQ(only<SendCellRequest>(when(CellAccessAnswered{true})).size(), 2u);
  EXPECT_EQ(only<SendCellRequest>(request("http://127.0.0.1:9999/c")).size(), 1u);
  EXPECT_TRUE(request("http://127.0.0.1:9998/").empty()) << "another port is another program";
  EXPECT_EQ(refused(when(CellAccessAnswered{false})), "cell.access_refused");
  EXPECT_TRUE(request("http://127.0.0.1:9998/").empty()) << "a no does not last for ever";
}

TEST_F(CellAccessUpdate, AKeyThatIsNotThePersonsIsAskedAbout) {
  const std::string openai = "https://api.openai.com/v1/files";
  EXPECT_TRUE(request(openai, {{"Authorization", "Bearer sk-of-somebody-else"}}).empty());
  ASSERT_TRUE(course.access);
  EXPECT_EQ(course.access->access.kind, CellAccess::Kind::own_key);
  EXPECT_EQ(refused(when(CellAccessAnswered{false})), "cell.access_refused");
  const Header own{"Authorization", "Bearer " + key_handle("openai")};
  EXPECT_EQ(only<SendCellRequest>(request(openai, {own})).size(), 1u);
}

TEST_F(CellAccessUpdate, AnEndedCellAsksNothingAnyMore) {
  request("http://127.0.0.1:9999/a");
  when(CellRequestDropped{id});
  EXPECT_FALSE(course.access);
  request("http://127.0.0.1:9999/a");
  ended();
  EXPECT_FALSE(course.access);
  EXPECT_TRUE(when(CellAccessAnswered{true}).empty());
}

TEST_F(CellAccessUpdate, LessonsOfAStrangerAreAskedAboutBeforeTheyUseKeys) {
  ended();
  when(SessionKnown{"s", 0, 0, "", "https://school.example", "/class3/"});
  when(RealKeysChosen{false});
  when(RealKeysChosen{true});
  EXPECT_TRUE(course.pack_asks);
  EXPECT_FALSE(course.real_keys);
  for (const auto& [name, key] : keys_given(when(CellRunPressed{"one"})))
    EXPECT_EQ(key, kPracticeKey) << name;
  ended();
  when(RealKeysAnswered{false});
  EXPECT_FALSE(course.real_keys);
  when(RealKeysChosen{true});
  when(RealKeysAnswered{true});
  EXPECT_TRUE(course.real_keys);
  when(RealKeysChosen{false});
  when(RealKeysChosen{true});
  EXPECT_TRUE(course.real_keys) << "once";
}

}  // namespace
}  // namespace triptych::cell_requests_update_test
