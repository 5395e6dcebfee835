#include "run/retry.h"

#include <gtest/gtest.h>

namespace triptych::retry_test {
namespace {

constexpr double kAlmostOne = 0.999999;

Error of_kind(ErrorKind kind) {
  Error error;
  error.kind = kind;
  return error;
}

Error hinted(Millis hint) {
  Error error = of_kind(ErrorKind::rate_limit);
  error.retry_after = hint;
  return error;
}

TEST(Retry, ObeysHintsOnlyWithinReason) {
  struct Row {
    Millis hint;
    std::optional<Millis> least, most;  // nullopt = give up
  };
  const Row rows[] = {
      {Millis(-1), Millis(600), Millis(800)},  // ignored: own back-off
      {Millis(-60'000), Millis(600), Millis(800)},
      {Millis(0), Millis(0), Millis(0)},
      {Millis(1'000), Millis(1'000), Millis(1'250)},
      {Millis(59'900), Millis(59'900), Millis(74'875)},
      {Millis(60'000), Millis(60'000), Millis(75'000)},
      {Millis(60'001), std::nullopt, std::nullopt},
      {Millis(61'000), std::nullopt, std::nullopt},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.hint.count());
    const auto low = next_delay({}, 1, hinted(row.hint), 0.0);
    const auto high = next_delay({}, 1, hinted(row.hint), kAlmostOne);
    ASSERT_EQ(low.has_value(), row.least.has_value());
    ASSERT_EQ(high.has_value(), row.most.has_value());
    if (!low) continue;
    const bool backing_off =
        row.hint < Millis::zero();  // jitter shortens a back-off, lengthens a hint
    EXPECT_EQ(*low, backing_off ? *row.most : *row.least);
    EXPECT_EQ(*high, backing_off ? *row.least : *row.most);
  }
}

TEST(Retry, BacksOffExponentiallyUpToTheCap) {
  RetryPolicy policy;
  policy.max_attempts = 2'000'000'000;
  const Error busy = of_kind(ErrorKind::overloaded);
  const int expected[] = {800, 1'600, 3'200, 6'400, 12'800, 20'000, 20'000};
  for (int attempt = 1; attempt <= 7; ++attempt) {
    const Millis full(expected[attempt - 1]);
    EXPECT_EQ(next_delay(policy, attempt, busy, 0.0), full) << attempt;
    EXPECT_EQ(next_delay(policy, attempt, busy, kAlmostOne), full * 3 / 4) << attempt;
    EXPECT_EQ(next_delay(policy, attempt, busy, 0.5), full * 7 / 8) << attempt;
  }
  EXPECT_EQ(next_delay(policy, 1'999'999'999, busy, 0.0), Millis(20'000));
}

TEST(Retry, StopsAtTheLastAttempt) {
  const Error busy = of_kind(ErrorKind::overloaded);
  EXPECT_TRUE(next_delay({}, 2, busy, 0.0));
  EXPECT_FALSE(next_delay({}, 3, busy, 0.0));
  EXPECT_FALSE(next_delay({}, 4, busy, 0.0));
  RetryPolicy once;
  once.max_attempts = 1;
  EXPECT_FALSE(next_delay(once, 1, busy, 0.0));
}

TEST(Retry, KnowsWhatASecondTryCanMend) {
  struct Row {
    ErrorKind kind;
    bool plain, told_to;  // without a word from the vendor; with x-should-retry: true
  };
  const Row rows[] = {
      {ErrorKind::rate_limit, true, true}, {ErrorKind::overloaded, true, true},
      {ErrorKind::server, true, true},     {ErrorKind::timeout, true, true},
      {ErrorKind::network, true, true},    {ErrorKind::rejected, false, true},
      {ErrorKind::truncated, false, true}, {ErrorKind::malformed, false, true},
      {ErrorKind::auth, false, false},     {ErrorKind::permission, false, false},
      {ErrorKind::quota, false, false},    {ErrorKind::too_large, false, false},
      {ErrorKind::no_model, false, false}, {ErrorKind::unsupported, false, false},
  };
  for (const Row& row : rows) {
    Error error = of_kind(row.kind);
    const int kind = static_cast<int>(row.kind);
    EXPECT_EQ(next_delay({}, 1, error, 0.0).has_value(), row.plain) << kind;
    error.retry_after = Millis(10);  // a hint alone makes nothing mendable
    EXPECT_EQ(next_delay({}, 1, error, 0.0).has_value(), row.plain) << kind;
    error.should_retry = true;
    EXPECT_EQ(next_delay({}, 1, error, 0.0).has_value(), row.told_to) << kind;
    error.should_retry = false;
    EXPECT_FALSE(next_delay({}, 1, error, 0.0)) << kind;
  }
}

}  // namespace
}  // namespace triptych::retry_test
