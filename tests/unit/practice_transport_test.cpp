// Pacing, cancelling, routing and faults of the practice transport, under a clock moved by hand.
#include "fakes/fake_transport.h"
#include "fakes/practice_fixture.h"
#include "practice/practice_route.h"

namespace triptych::practice_transport_test {
namespace {

using practice::FaultKind;
using practice::parse_faults;

HttpRequest hi(std::string_view provider, bool stream = true, std::string key = "") {
  Call call = practice_call(provider, {std::string("Hi there")});
  call.stream = stream;
  return request_of(call, key.empty() ? std::string(kPracticeKey) : key);
}

class PracticeTransportTest : public PracticeTest {
 protected:
  int poll_all() {
    int count = 0;
    for (HttpEvent event; transport.poll(event); ++count) last = event;
    return count;
  }
  void faults(const char* text) {
    auto parsed = parse_faults(text);
    ASSERT_TRUE(parsed.ok()) << parsed.error();
    transport.set_faults(parsed.value());
  }
  HttpEvent last;
};

TEST_F(PracticeTransportTest, PiecesComeWithTime) {
  for (const Provider* provider : providers()) {
    transport.start(RequestId{7}, hi(provider->info().id));
    EXPECT_EQ(poll_all(), 0);
    ASSERT_TRUE(transport.next_wake());
    clock.advance(*transport.next_wake() - clock.now());
    EXPECT_EQ(poll_all(), 2);  // the head and the first piece
    int turns = 0;
    for (; transport.next_wake(); ++turns) {
      clock.advance(*transport.next_wake() - clock.now());
      EXPECT_GT(poll_all(), 0);
    }
    EXPECT_GT(turns, 5) << provider->info().id;
    EXPECT_TRUE(std::holds_alternative<Closed>(last.what));
  }
}

TEST_F(PracticeTransportTest, NothingIsHeardAfterCancel) {
  transport.start(RequestId{1}, hi("openai"));
  transport.start(RequestId{2}, hi("gemini"));
  clock.advance(Millis(400));
  HttpEvent event;
  ASSERT_TRUE(transport.poll(event));
  transport.cancel(RequestId{1});
  clock.advance(Millis(100'000));
  bool other = false;
  while (transport.poll(event)) {
    EXPECT_EQ(event.id, RequestId{2});
    other = true;
  }
  EXPECT_TRUE(other);
  EXPECT_FALSE(transport.next_wake());
}

TEST_F(PracticeTransportTest, APageReadsOnlyExposedHeaders) {
  transport.start(RequestId{1}, hi("anthropic", false));
  clock.advance(Millis(1000));
  HttpEvent event;
  ASSERT_TRUE(transport.poll(event));
  const auto& head = std::get<HttpHead>(event.what);
  EXPECT_EQ(header_value(head, "retry-after"), "");
  EXPECT_EQ(header_value(head, "content-type"), "application/json");
  EXPECT_EQ(header_value(head, kPracticeHeader), "1");
}

TEST_F(PracticeTransportTest, RoutesPracticeInsideAndTheRestOutside) {
  FakeTransport real;
  PracticeRoute route(real, transport);
  HttpRequest marked = hi("openai", false, "sk-of-a-person");
  route.start(RequestId{1}, marked);
  ASSERT_EQ(real.started.size(), 1u);
  marked.practice = true;
  route.start(RequestId{2}, marked);
  route.start(RequestId{3}, hi("gemini", false));  // the stand-in key alone
  HttpRequest query = hi("gemini", false);         // a cell of the lesson about keys in addresses
  query.url += "?key=" + std::string(kPracticeKey);
  std::erase_if(query.headers, [](const Header& one) { return one.name == "x-goog-api-key"; });
  route.start(RequestId{4}, query);
  HttpRequest simulated = hi("demo", false, "sk-of-a-person");  // neither marked nor a stand-in
  simulated.practice = false;
  route.start(RequestId{5}, simulated);
  EXPECT_EQ(real.started.size(), 1u);
  clock.advance(Millis(1000));
  HttpEvent event;
  int ended = 0;
  while (route.poll(event)) ended += std::holds_alternative<Closed>(event.what) ? 1 : 0;
  EXPECT_EQ(ended, 4);
  route.start(RequestId{6}, marked);
  route.cancel(RequestId{6});
  route.cancel(RequestId{1});
  EXPECT_EQ(real.cancelled, std::vector<RequestId>{RequestId{1}});
  clock.advance(Millis(1000));
  EXPECT_FALSE(route.poll(event));
}

// What the module `practice` of a cell does (python/lib/practice.py).
TEST_F(PracticeTransportTest, FaultsArePostedLikeAQuestionAndNeverLeaveThePage) {
  FakeTransport real;
  PracticeRoute route(real, transport);
  const auto post = [&](std::string body, std::string url = std::string(kFaultsUrl)) {
    HttpRequest request;
    request.method = "POST";
    request.url = std::move(url);
    request.body = std::move(body);
    route.start(RequestId{1}, request);
    clock.advance(Millis(1000));
    int status = 0;
    std::string told;
    for (HttpEvent event; route.poll(event);) {
      if (const auto* head = std::get_if<HttpHead>(&event.what)) status = head->status;
      if (const auto* chunk = std::get_if<Chunk>(&event.what)) told += chunk->bytes;
    }
    return std::to_string(status) + " " + told;
  };
  EXPECT_EQ(post("429:2, 529"), "200 2");
  EXPECT_EQ(post("oops").substr(0, 25), "400 “oops” (number 1)");
  EXPECT_EQ(post("500", "https://practice.invalid/other"), "404 Here is only POST /faults.");
  EXPECT_TRUE(transport.faults_left()) << "a refused script changes nothing, and is no question";
  EXPECT_EQ(post("", "https://PRACTICE.invalid/faults?x"), "200 0");
  EXPECT_FALSE(transport.faults_left());
  EXPECT_TRUE(real.started.empty());
}

TEST_F(PracticeTransportTest, RunnerRetriesAndThenIsAnswered) {
  for (const Provider* provider : providers()) {
    faults("429:2, 529, 500, ok");
    Call call = practice_call(provider->info().id, {sample("chart.png"), std::string("Describe.")});
    call.stream = true;
    const Asked asked = ask(call);
    // Three tries are the policy: the third fault is the end.
    EXPECT_EQ(asked.retries, 2) << provider->info().id;
    EXPECT_FALSE(asked.well());
    const Asked again = ask(call);
    EXPECT_TRUE(again.well());
  }
}

TEST_F(PracticeTransportTest, FaultsAreWhatOurReadersTakeThemFor) {
  struct Row {
    const char* fault;
    ErrorKind kind;
  };
  const Row rows[] = {{"429 *", ErrorKind::rate_limit}, {"quota", ErrorKind::quota},
                      {"529*", ErrorKind::overloaded},  {"500 x9", ErrorKind::server},
                      {"413", ErrorKind::too_large},    {"network*", ErrorKind::network},
                      {"timeout*", ErrorKind::timeout}, {"401", ErrorKind::auth},
                      {"403", ErrorKind::permission},   {"404", ErrorKind::no_model},
                      {"garbage", ErrorKind::malformed}};
  for (const Provider* provider : providers()) {
    for (const Row& row : rows) {
      faults(row.fault);
      const Asked asked = ask(practice_call(provider->info().id, {std::string("Hi")}));
      ASSERT_TRUE(asked.reply.stopped && asked.reply.stopped->error)
          << provider->info().id << " " << row.fault;
      EXPECT_EQ(asked.kind(), row.kind) << provider->info().id << " " << row.fault;
    }
  }
}

TEST_F(PracticeTransportTest, TheHintToWaitReachesThePage) {
  for (const char* provider : {"openai", "gemini"}) {
    faults("429:34.5*");
    const Asked asked = ask(practice_call(provider, {std::string("Hi")}));
    ASSERT_TRUE(asked.reply.stopped->error->retry_after) << provider;
    EXPECT_EQ(*asked.reply.stopped->error->retry_after, Millis(34'500));
  }
}

TEST_F(PracticeTransportTest, ACutStreamKeepsWhatWasSaid) {
  for (const Provider* provider : providers()) {
    faults("cut:30");
    Call call = practice_call(provider->info().id, {sample("chart.png"), std::string("Describe.")});
    call.stream = true;
    const Asked asked = ask(call);
    EXPECT_EQ(asked.kind(), ErrorKind::truncated) << provider->info().id;
    EXPECT_GT(asked.reply.text.size(), 5u) << provider->info().id;
    EXPECT_LE(asked.reply.text.size(), 40u);
  }
}

TEST_F(PracticeTransportTest, SlowIsSlow) {
  const auto duration = [&] {
    const Millis before = clock.now();
    EXPECT_TRUE(ask(practice_call("openai", {std::string("Hi")})).well());
    return clock.now() - before;
  };
  const Millis usual = duration();
  faults("slow:10");
  EXPECT_GT(duration(), usual * 5);
}

TEST_F(PracticeTransportTest, ListsAndCountsTakeNoFault) {
  faults("500");
  transport.start(RequestId{99}, find_provider("openai")->list_models("", Secret("k")));
  EXPECT_TRUE(transport.faults_left());
  EXPECT_FALSE(ask(practice_call("anthropic", {std::string("Hi")})).retries == 0);
  EXPECT_FALSE(transport.faults_left());
}

// Documented for Anthropic; the other two say the same in a 429.
TEST_F(PracticeTransportTest, AnUnpaidAccountIsA402WhereThereIsOne) {
  practice::IdGenerator ids;
  const practice::Fault unpaid = parse_faults("402").value().at(0);
  const auto says = [&](practice::Vendor vendor, int status, const char* words) {
    const practice::Outgoing out = practice::fault_answer(unpaid, vendor, ids);
    EXPECT_EQ(out.status, status);
    EXPECT_NE(out.pieces.at(0).find(words), std::string::npos) << out.pieces[0];
  };
  says(practice::Vendor::anthropic, 402, "billing_error");
  says(practice::Vendor::openai, 429, "insufficient_quota");
  says(practice::Vendor::gemini, 429, "PerDay");
}

TEST_F(PracticeTransportTest, FaultScriptsAreReadOrExplained) {
  const auto good = parse_faults(" 429:2, 529 x3,cut:40 ; ok, slow *, ");
  ASSERT_TRUE(good.ok()) << good.error();
  ASSERT_EQ(good.value().size(), 5u);
  EXPECT_EQ(good.value()[0].wait, 2.0);
  EXPECT_EQ(good.value()[1].times, 3);
  EXPECT_EQ(good.value()[2].kind, FaultKind::cut);
  EXPECT_EQ(good.value()[2].amount, 40u);
  EXPECT_EQ(good.value()[4].times, 0);
  EXPECT_TRUE(parse_faults("").ok());
  for (const char* wrong : {"429:x", "oops", "ok, , 429", "cut:0", "timeout:3", "529 x0", "-1",
                            "429:1e9", "529 x99999999999", "429:.", "cut:"}) {
    const auto parsed = parse_faults(wrong);
    ASSERT_FALSE(parsed.ok()) << wrong;
    EXPECT_GT(parsed.error().size(), 20u) << parsed.error();
    EXPECT_EQ(parsed.error().find("practice."), std::string::npos) << parsed.error();
  }
  EXPECT_NE(parse_faults("ok, oops").error().find("“oops” (number 2)"), std::string::npos);
}

}  // namespace
}  // namespace triptych::practice_transport_test
