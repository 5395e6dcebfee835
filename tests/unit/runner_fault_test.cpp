// Lines, vendors and transports that break their promises: the runner keeps its own all the same.
#include <random>

#include "fakes/runner_fixture.h"

namespace triptych::runner_fault_test {
namespace {

const Stopped& last_stop(const std::vector<RunEvent>& seen) {
  return std::get<Stopped>(std::get<StreamEvent>(seen.back().what));
}

TEST_F(RunnerTest, PassesANetworkFailureThrough) {
  RunnerSettings once;
  once.retry.max_attempts = 1;
  Runner other(transport, clock, once);
  other.start(RunId{1}, provider, {}, {});
  transport.fail(broken_line());
  other.tick(seen);
  EXPECT_EQ(story(), "sent1 stop:network");
  EXPECT_EQ(last_stop(seen).error->message, "connection reset");
  EXPECT_EQ(last_stop(seen).error->http_status, 0);
}

TEST_F(RunnerTest, BelievesTheFinishReasonMoreThanTheBrokenLine) {
  start();
  transport.head(200);
  transport.chunk(say("text:all of it") + say("done"));
  transport.fail(broken_line());
  tick();
  EXPECT_EQ(story(), "sent1 head200 text:all of it stop:end");
}

TEST_F(RunnerTest, BelievesTheVendorsStatusMoreThanTheBrokenLine) {
  start();
  transport.head(413);
  transport.fail(broken_line());
  tick();
  EXPECT_EQ(story(), "sent1 head413 stop:too_large");
}

TEST_F(RunnerTest, CallsALineThatBreaksInTheAnswerACutAnswer) {
  start();
  transport.head(200);
  transport.chunk(say("text:half"));
  transport.fail(broken_line());
  tick();
  EXPECT_EQ(story(), "sent1 head200 text:half stop:truncated");
  EXPECT_EQ(last_stop(seen).error->message, "connection reset") << "the cause stays with it";
  start(2);
  transport.head(200);
  transport.chunk(say("text:half"));
  transport.close();
  tick();
  EXPECT_EQ(story(2), "sent1 head200 text:half stop:truncated");
  start(3);
  transport.head(200);
  transport.chunk("data: text:all there was to tell");  // comes out only when the reader is flushed
  transport.fail(broken_line());
  tick();
  EXPECT_EQ(story(3), "sent1 head200 text:all there was to tell stop:truncated");
}

// One piece of the key in each delta, in words and thoughts at the same time.
TEST_F(RunnerTest, MasksAKeyThatIsSpelledOutPieceByPiece) {
  start();  // with the key sk-very-secret-1234
  transport.head(200);
  transport.chunk(say("text:Your key is sk-ve") + say("think:sk-very-sec") + say("text:ry-secret") +
                  say("think:ret-1234?") + say("text:-1234. sk-very"));
  transport.chunk(say("done"));
  transport.close();
  tick();
  std::string text, thoughts;
  for (const RunEvent& event : seen) {
    const auto* told = std::get_if<StreamEvent>(&event.what);
    if (told == nullptr) continue;
    if (const auto* delta = std::get_if<TextDelta>(told)) text += delta->text;
    if (const auto* delta = std::get_if<ThoughtDelta>(told)) thoughts += delta->text;
  }
  EXPECT_EQ(text, "Your key is ••••1234. sk-very");
  EXPECT_EQ(thoughts, "••••1234?");
  EXPECT_TRUE(std::holds_alternative<Stopped>(std::get<StreamEvent>(seen.back().what)));
}

TEST_F(RunnerTest, CallsALineThatBreaksBeforeTheAnswerABrokenLine) {
  start();
  transport.head(200);
  transport.chunk(say("start"));
  transport.fail(broken_line());
  tick();
  EXPECT_EQ(story(), "sent1 head200 start retry1");
  EXPECT_EQ(std::get<Retrying>(seen.back().what).because.kind, ErrorKind::network);
}

TEST_F(RunnerTest, TakesTheAnswerWhenOnlyTheCloseIsMissing) {
  start();
  transport.head(200);
  transport.chunk(say("text:hi") + say("done"));
  tick();
  tick(Millis(120'000));
  EXPECT_EQ(story(), "sent1 head200 text:hi stop:end");
  EXPECT_EQ(transport.cancelled.size(), 1u);
}

TEST_F(RunnerTest, RetriesACloseWithoutAnyAnswer) {
  start();
  transport.close();
  tick();
  EXPECT_EQ(story(), "sent1 retry1");
}

TEST_F(RunnerTest, RefusesBytesBeforeTheHead) {
  start();
  transport.chunk(say("text:hi"));
  transport.head(200);
  transport.close();
  tick();
  EXPECT_EQ(story(), "sent1 stop:malformed");
  EXPECT_EQ(transport.cancelled.size(), 1u);
}

TEST_F(RunnerTest, TakesAnEmptyChunkForNothing) {
  start();
  transport.chunk("");
  transport.head(200);
  tick();
  transport.chunk("");
  tick(Millis(119'999));
  transport.chunk("");
  tick(Millis(1));
  EXPECT_EQ(story(), "sent1 head200 retry1") << "silence, and not a byte of an answer";
}

TEST_F(RunnerTest, KeepsTheFirstOfTwoHeads) {
  start();
  transport.head(200);
  transport.head(500);
  transport.chunk(say("text:hi") + say("done"));
  transport.close();
  tick();
  EXPECT_EQ(story(), "sent1 head200 text:hi stop:end");
}

TEST_F(RunnerTest, IgnoresNewsAfterTheEnd) {
  start();
  transport.head(200);
  transport.chunk(say("text:hi") + say("done"));
  transport.close();
  transport.fail(broken_line());
  transport.chunk(say("text:ghost"));
  transport.close();
  transport.head(200);
  tick();
  transport.chunk(say("text:ghost"));
  tick();
  EXPECT_EQ(story(), "sent1 head200 text:hi stop:end");
}

TEST_F(RunnerTest, IgnoresIdsNobodyStarted) {
  start();
  transport.push(RequestId{777}, HttpHead{200, {}});
  transport.push(RequestId{777}, Chunk{say("text:ghost")});
  transport.push(RequestId{777}, Closed{});
  transport.push(RequestId{0}, broken_line());
  tick();
  EXPECT_EQ(story(), "sent1");
  EXPECT_EQ(seen.size(), 1u);
}

TEST_F(RunnerTest, IgnoresATransportThatTalksAfterCancel) {
  transport.talks_after_cancel = true;
  start();
  transport.head(200);
  transport.chunk(say("text:a"));
  tick();
  runner.stop(RunId{1});
  transport.chunk(say("text:ghost") + say("done"));
  transport.close();
  tick();
  EXPECT_EQ(story(), "sent1 head200 text:a stop:cancelled");
}

TEST_F(RunnerTest, IgnoresTheOldLineAfterARetry) {
  transport.talks_after_cancel = true;
  start();
  const RequestId old = transport.newest();
  transport.head(200);
  transport.chunk(say("fail:529"));
  tick();
  tick(wait());
  transport.head(200);
  transport.push(old, Chunk{say("text:ghost") + say("done")});
  transport.push(old, Closed{});
  transport.chunk(say("text:real") + say("done"));
  transport.close();
  tick();
  EXPECT_EQ(story(), "sent1 head200 retry1 sent2 head200 text:real stop:end");
}

// Random events in random order, stops and time included: every run ends once, and then is silent.
TEST_F(RunnerTest, KeepsItsPromiseUnderRandomNoise) {
  std::mt19937 engine(20261122);
  const auto dice = [&] { return static_cast<std::uint32_t>(engine()); };
  const std::string words[] = {"start",    "text:x", "think:x", "text:",   "fail:529",
                               "fail:400", "done",   "now",     "refuse:x"};
  transport.talks_after_cancel = true;
  for (std::uint32_t id = 1; id <= 400; ++id) start(id, "m", {{"a", ""}});
  const int statuses[] = {200, 200, 200, 400, 429, 500};
  for (int step = 0; step < 20'000; ++step) {
    const RequestId request{dice() % (static_cast<std::uint32_t>(transport.started.size()) + 3)};
    switch (dice() % 12) {
      case 0:
      case 1:
      case 2:
        transport.push(request, HttpHead{statuses[dice() % 6], {}});
        break;
      case 3:
      case 4:
      case 5:
      case 6:
        transport.push(request, Chunk{say(words[dice() % 9])});
        break;
      case 7:
        transport.push(request, Closed{});
        break;
      case 8:
        transport.push(request, broken_line());
        break;
      case 9:
        transport.push(request, Chunk{dice() % 2 ? "a" : ""});
        break;
      case 10:
        if (dice() % 8 == 0) runner.stop(RunId{dice() % 420});
        break;
      default:
        tick(Millis(dice() % 500));
    }
  }
  for (int i = 0; i < 8; ++i) tick(Millis(150'000));
  EXPECT_EQ(runner.active(), 0u);
  std::map<RunId, int> stops;
  for (const RunEvent& event : seen) {
    EXPECT_EQ(stops[event.id], 0) << "after its Stopped";
    const auto* said = std::get_if<StreamEvent>(&event.what);
    if (said && std::holds_alternative<Stopped>(*said)) ++stops[event.id];
  }
  EXPECT_EQ(stops.size(), 400u);
  for (const auto& [id, count] : stops) EXPECT_EQ(count, 1);
}

}  // namespace
}  // namespace triptych::runner_fault_test
