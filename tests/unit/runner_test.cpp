// What the runner promises while vendor and line behave as expected, failures included. How it
// copes with broken promises of others is in runner_fault_test.cpp.
#include "fakes/runner_fixture.h"

namespace triptych::runner_test {
namespace {

TEST_F(RunnerTest, StreamsAnAnswer) {
  start();
  EXPECT_EQ(runner.active(), 1u);
  transport.head(200);
  transport.chunk("data: sta");
  transport.chunk("rt\n\n" + say("text:Hel"));
  transport.chunk(say("text:lo") + say("done"));
  tick();
  EXPECT_EQ(story(), "sent1 head200 start text:Hel text:lo");
  transport.close();
  tick();
  EXPECT_EQ(story(), "sent1 head200 start text:Hel text:lo stop:end");
  EXPECT_EQ(raw(), "data: start\n\n" + say("text:Hel") + say("text:lo") + say("done"));
  EXPECT_EQ(runner.active(), 0u);
  EXPECT_EQ(runner.next_wake(), std::nullopt);
  EXPECT_TRUE(transport.cancelled.empty());
}

TEST_F(RunnerTest, WhatArrivesFasterThanItIsReadWaitsForTheNextTick) {
  transport.on_polled = [this] { clock.advance(Millis(2)); };  // what reading one takes
  start();
  transport.head(200);
  for (const char* word : {"text:a", "text:b", "text:c", "done"}) transport.chunk(say(word));
  transport.close();
  tick();
  EXPECT_EQ(story(), "sent1 head200 text:a text:b");
  EXPECT_TRUE(runner.behind());
  EXPECT_EQ(runner.next_wake(), clock.now());
  tick();
  EXPECT_EQ(story(), "sent1 head200 text:a text:b text:c stop:end");
  EXPECT_TRUE(runner.behind()) << "whether more has come is known when it is asked for";
  tick();
  EXPECT_FALSE(runner.behind());
  EXPECT_EQ(runner.next_wake(), std::nullopt);
}

TEST_F(RunnerTest, AChunkOfMegabytesIsReadInSeveralTicksAndWhole) {
  provider.on_read = [this] { clock.advance(Millis(1)); };  // what reading one message takes
  const std::string word(10'000, 'w');
  std::string all;
  for (int i = 0; i < 100; ++i) all += say("text:" + word);
  start();
  transport.head(200);
  transport.chunk(all + say("done"));
  transport.close();
  const Millis before = clock.now();
  tick();
  EXPECT_TRUE(runner.behind());
  EXPECT_LE(clock.now() - before, Millis(10));
  int ticks = 1;
  for (; runner.behind(); ++ticks) tick();
  EXPECT_GT(ticks, 10);
  EXPECT_EQ(raw(), all + say("done"));
  EXPECT_TRUE(story().ends_with(word + " stop:end"));
  EXPECT_EQ(runner.active(), 0u);
}

TEST_F(RunnerTest, OfALargeChunkNothingIsReadAfterStop) {
  provider.on_read = [this] { clock.advance(Millis(1)); };
  std::string all;
  for (int i = 0; i < 100; ++i) all += say("text:" + std::string(10'000, 'w'));
  start();
  transport.head(200);
  transport.chunk(all);
  tick();
  runner.stop(RunId{1});
  while (runner.behind()) tick();
  EXPECT_LT(raw().size(), all.size() / 2);
  EXPECT_TRUE(story().ends_with("stop:cancelled"));
}

TEST_F(RunnerTest, DeltasThatArriveTogetherAreOne) {
  start();
  transport.head(200);
  transport.chunk(say("think:a") + say("think:b") + say("text:c") + say("text:d") + say("think:e") +
                  say("refuse:f") + say("refuse:g") + say("start") + say("text:h") + say("done"));
  transport.chunk(say("text:i"));
  transport.close();
  tick();
  EXPECT_EQ(story(),
            "sent1 head200 think:ab text:cd think:e refuse:fg start text:h text:i stop:end");
}

TEST_F(RunnerTest, ShowsTheRequestWithoutTheKey) {
  start();
  tick();
  const auto& sent = std::get<Sent>(seen.at(0).what);
  EXPECT_EQ(sent.request.url, "https://words.example/m");
  for (const auto& [name, value] : sent.request.headers) {
    EXPECT_EQ(value.find("very-secret"), std::string::npos) << name;
  }
  EXPECT_EQ(header_text(transport.started[0].request.headers[0]), "sk-very-secret-1234");
}

TEST_F(RunnerTest, RunsSeveralCallsSideBySide) {
  start(1, "a");
  start(2, "b");
  const RequestId first = transport.started[0].id, second = transport.started[1].id;
  transport.push(second, HttpHead{200, {}});
  transport.push(first, HttpHead{200, {}});
  transport.push(second, Chunk{say("text:two") + say("done")});
  transport.push(first, Chunk{say("text:one")});
  transport.push(second, Closed{});
  transport.push(first, Error(broken_line()));
  tick();
  EXPECT_EQ(story(1), "sent1 head200 text:one stop:truncated");
  EXPECT_EQ(story(2), "sent1 head200 text:two stop:end");
}

TEST_F(RunnerTest, SendsNothingThatPreflightRefuses) {
  start(1, "forbidden");
  EXPECT_EQ(runner.active(), 1u) << "the Stopped was not handed out yet";
  EXPECT_EQ(runner.next_wake(), clock.now());
  tick();
  EXPECT_EQ(story(), "stop:unsupported");
  EXPECT_TRUE(transport.started.empty());
  EXPECT_EQ(runner.active(), 0u);
}

TEST_F(RunnerTest, IgnoresASecondStartOfTheSameRun) {
  start();
  start();
  EXPECT_EQ(transport.started.size(), 1u);
}

TEST_F(RunnerTest, RetriesAfterTheHintedTime) {
  start();
  transport.head(429, {{"Retry-After", "4"}});
  transport.chunk("slow down");
  transport.close();
  tick();
  EXPECT_EQ(story(), "sent1 head429 retry1");
  EXPECT_GE(wait(), Millis(4'000));
  EXPECT_LE(wait(), Millis(5'000));
  EXPECT_EQ(runner.next_wake(), clock.now() + wait());
  EXPECT_EQ(runner.active(), 1u);
  tick(wait() - Millis(1));
  EXPECT_EQ(transport.started.size(), 1u);
  tick(Millis(1));
  ASSERT_EQ(transport.started.size(), 2u);
  EXPECT_NE(transport.started[0].id, transport.started[1].id);
  transport.head(200);
  transport.chunk(say("text:hi") + say("done"));
  transport.close();
  tick();
  EXPECT_EQ(story(), "sent1 head429 retry1 sent2 head200 text:hi stop:end");
}

TEST_F(RunnerTest, GivesUpAfterTheLastAttempt) {
  for (int i = 0; i < 3; ++i) transport.expect({"", "", {}, {}, broken_line()});
  start();
  for (int i = 0; i < 6; ++i) tick(Millis(30'000));
  EXPECT_EQ(story(), "sent1 retry1 sent2 retry2 sent3 stop:network");
  EXPECT_EQ(std::get<Stopped>(std::get<StreamEvent>(seen.back().what)).error->message,
            "connection reset");
  EXPECT_TRUE(transport.surprises.empty());
}

TEST_F(RunnerTest, SpreadsRetriesByTheSeed) {
  const auto first_wait = [&](std::uint64_t seed) {
    FakeTransport line;
    RunnerSettings settings;
    settings.jitter_seed = seed;
    Runner other(line, clock, settings);
    other.start(RunId{1}, provider, {}, {});
    line.fail(broken_line());
    seen.clear();
    other.tick(seen);
    return wait();
  };
  EXPECT_EQ(first_wait(7), first_wait(7));
  EXPECT_NE(first_wait(7), first_wait(8));
}

TEST_F(RunnerTest, DoesNotRetryWhatWaitingCannotMend) {
  for (const int status : {401, 402, 400, 413}) {
    start(static_cast<std::uint32_t>(status));
    transport.head(status);
    transport.close();
    tick();
  }
  tick(Millis(60'000));
  EXPECT_EQ(story(401), "sent1 head401 stop:auth");
  EXPECT_EQ(story(402), "sent1 head402 stop:quota");
  EXPECT_EQ(story(400), "sent1 head400 stop:rejected");
  EXPECT_EQ(story(413), "sent1 head413 stop:too_large");
  EXPECT_EQ(transport.started.size(), 4u);
}

TEST_F(RunnerTest, HoldsBackAnErrorInTheStreamBeforeTheFirstDelta) {
  start();
  transport.head(200);
  transport.chunk(say("start") + say("text:") + say("fail:529"));
  tick();
  EXPECT_EQ(story(), "sent1 head200 start text: retry1");
  ASSERT_EQ(transport.cancelled.size(), 1u) << "the line was still open";
  tick(Millis(2'000));
  EXPECT_EQ(transport.started.size(), 2u);
}

TEST_F(RunnerTest, NeverRetriesAfterTheFirstDelta) {
  const char* const words[] = {"text:a", "think:a", "refuse:a"};
  std::uint32_t id = 0;
  for (const char* word : words) {
    start(++id);
    transport.head(200);
    transport.chunk(say(word) + say("fail:529"));
    transport.close();
    start(++id);
    transport.head(200);
    transport.chunk(say(word));
    transport.fail(broken_line());
    tick();
    tick(Millis(60'000));
    EXPECT_EQ(story(id - 1), std::string("sent1 head200 ") + word + " stop:overloaded");
    EXPECT_EQ(story(id), std::string("sent1 head200 ") + word + " stop:truncated");
  }
}

TEST_F(RunnerTest, DropsRefusedParametersOneByOne) {
  start(1, "m", {{"temperature", "1"}, {"top_p", "2"}});
  transport.head(400);
  transport.chunk("temperature");
  transport.close();
  tick();
  EXPECT_EQ(story(), "sent1 head400 drop:temperature sent1");
  EXPECT_EQ(transport.started[1].request.body.text(), "top_p=2;");
  transport.head(400);
  transport.chunk("top_p");
  transport.close();
  tick();
  transport.head(200);
  transport.chunk(say("text:ok") + say("done"));
  transport.close();
  tick();
  EXPECT_EQ(
      story(),
      "sent1 head400 drop:temperature sent1 head400 drop:top_p sent1 head200 text:ok stop:end");
}

TEST_F(RunnerTest, DropsAParameterOnlyOnceAndAtMostThree) {
  for (int i = 0; i < 9; ++i) transport.expect({"/stubborn", "", {400, {}}, {"stubborn"}, {}});
  start(1, "stubborn");
  for (int i = 0; i < 4; ++i) tick();
  EXPECT_EQ(story(), "sent1 head400 drop:stubborn sent1 head400 stop:rejected");
  start(2, "m", {{"a", ""}, {"b", ""}, {"c", ""}, {"d", ""}});
  for (const char* parameter : {"a", "b", "c", "d"}) {
    transport.head(400);
    transport.chunk(parameter);
    transport.close();
    tick();
  }
  EXPECT_EQ(story(2),
            "sent1 head400 drop:a sent1 head400 drop:b sent1 head400 drop:c sent1 head400 "
            "stop:rejected");
}

TEST_F(RunnerTest, RelaxesOnlyBadRequests) {
  start(1, "m", {{"temperature", "1"}});
  transport.head(401);
  transport.chunk("temperature");
  transport.close();
  tick();
  EXPECT_EQ(story(), "sent1 head401 stop:auth");
}

TEST_F(RunnerTest, StopsOnceAndKeepsWhatArrived) {
  start();
  transport.head(200);
  transport.chunk(say("text:par"));
  tick();
  transport.chunk(say("text:never shown"));
  runner.stop(RunId{1});
  runner.stop(RunId{1});
  ASSERT_EQ(transport.cancelled.size(), 1u);
  transport.close();
  tick();
  runner.stop(RunId{1});
  runner.stop(RunId{99});
  tick(Millis(600'000));
  EXPECT_EQ(story(), "sent1 head200 text:par stop:cancelled");
  EXPECT_EQ(runner.active(), 0u);
}

TEST_F(RunnerTest, StopsWhileItWaitsForARetry) {
  start();
  transport.fail(broken_line());
  tick();
  runner.stop(RunId{1});
  tick(Millis(600'000));
  EXPECT_EQ(story(), "sent1 retry1 stop:cancelled");
  EXPECT_EQ(transport.started.size(), 1u);
  EXPECT_TRUE(transport.cancelled.empty()) << "nothing was on the line any more";
}

TEST_F(RunnerTest, CutsASilentLineAndTriesAgain) {
  start();
  tick();
  EXPECT_EQ(runner.next_wake(), clock.now() + Millis(120'000));
  tick(Millis(119'999));
  EXPECT_EQ(story(), "sent1");
  EXPECT_TRUE(transport.cancelled.empty());
  tick(Millis(1));
  EXPECT_EQ(story(), "sent1 retry1");
  EXPECT_EQ(transport.cancelled.size(), 1u);
}

TEST_F(RunnerTest, TakesEveryByteAsASignOfLife) {
  start();
  tick(Millis(100'000));
  transport.head(200);
  tick();
  for (int i = 0; i < 5; ++i) {
    tick(Millis(100'000));
    transport.chunk(": still thinking\n\n");
    tick();
  }
  EXPECT_EQ(story(), "sent1 head200");
  tick(Millis(120'000));
  EXPECT_EQ(story(), "sent1 head200 stop:timeout") << "bytes had come: never tried again";
}

TEST_F(RunnerTest, DrainsTheLineBeforeItLooksAtTheClock) {
  start();
  transport.head(200);
  transport.chunk(say("text:late") + say("done"));
  tick(Millis(900'000));  // the page slept
  transport.close();
  tick();
  EXPECT_EQ(story(), "sent1 head200 text:late stop:end");
}

TEST_F(RunnerTest, LetsARequestSetItsOwnPatience) {
  start(1, "patient");
  tick(Millis(499'999));
  EXPECT_EQ(story(), "sent1");
  tick(Millis(1));
  EXPECT_EQ(story(), "sent1 retry1");
}

TEST_F(RunnerTest, CutsALineThatStaysOpenAfterTheAnswer) {
  start();
  transport.head(200);
  transport.chunk(say("text:a") + say("now") + say("text:b"));
  transport.chunk(say("text:c"));
  tick();
  EXPECT_EQ(story(), "sent1 head200 text:a stop:end");
  EXPECT_EQ(runner.active(), 0u);
  EXPECT_TRUE(transport.cancelled.empty()) << "servers close by themselves within moments";
  ASSERT_TRUE(runner.next_wake());
  tick(*runner.next_wake() - clock.now());
  EXPECT_EQ(transport.cancelled.size(), 1u);
  EXPECT_EQ(runner.next_wake(), std::nullopt);
}

TEST_F(RunnerTest, ForgetsALineThatClosesByItself) {
  start();
  transport.head(200);
  transport.chunk(say("text:a") + say("now"));
  tick();
  transport.close();
  tick(Millis(60'000));
  EXPECT_TRUE(transport.cancelled.empty());
  EXPECT_EQ(runner.next_wake(), std::nullopt);
}

TEST_F(RunnerTest, CancelsEverythingWhenItGoes) {
  FakeTransport line;
  {
    Runner brief(line, clock, {});
    brief.start(RunId{1}, provider, {}, {});
    brief.start(RunId{2}, provider, {}, {});
  }
  EXPECT_EQ(line.cancelled.size(), 2u);
}

}  // namespace
}  // namespace triptych::runner_test
