#include "llm/reply.h"

#include <gtest/gtest.h>

#include <set>

#include "llm/error.h"

namespace triptych::reply_test {
namespace {

TEST(ReplyTest, AddsUp) {
  Reply reply;
  apply(reply, Started{"id", "model"});
  apply(reply, ThoughtDelta{"hm"});
  apply(reply, TextDelta{"a"});
  apply(reply, TextDelta{"b"});
  apply(reply, RefusalDelta{"no"});
  apply(reply, OpaqueTurn{"{}"});
  Stopped stopped;
  stopped.reason = StopReason::end;
  stopped.raw_reason = "stop";
  apply(reply, stopped);
  EXPECT_EQ(reply.response_id, "id");
  EXPECT_EQ(reply.model, "model");
  EXPECT_EQ(reply.text, "ab");
  EXPECT_EQ(reply.thoughts, "hm");
  EXPECT_EQ(reply.refusal, "no");
  EXPECT_EQ(reply.opaque, "{}");
  ASSERT_TRUE(reply.stopped);
  EXPECT_EQ(reply.stopped->raw_reason, "stop");
}

TEST(ReplyTest, SecondStartBeginsAgain) {
  Reply reply;
  apply(reply, Started{"one", "m1"});
  apply(reply, TextDelta{"lost"});
  apply(reply, ThoughtDelta{"lost"});
  apply(reply, RefusalDelta{"lost"});
  apply(reply, Started{"two", ""});
  apply(reply, TextDelta{"kept"});
  EXPECT_EQ(reply.text, "kept");
  EXPECT_EQ(reply.thoughts, "");
  EXPECT_EQ(reply.refusal, "");
  EXPECT_EQ(reply.response_id, "two");
  EXPECT_EQ(reply.model, "m1");  // "" = not told yet
}

TEST(ReplyTest, UsageReplacesWhatItCarries) {
  Reply reply;
  Usage first;
  first.input = 10;
  first.output = 1;
  Usage second;
  second.output = 7;
  second.reasoning = 3;
  apply(reply, first);
  apply(reply, second);
  EXPECT_EQ(reply.usage.input, 10);
  EXPECT_EQ(reply.usage.output, 7);
  EXPECT_EQ(reply.usage.reasoning, 3);
  EXPECT_EQ(reply.usage.cache_read, std::nullopt);
}

TEST(ReplyTest, NothingFollowsStopped) {
  Reply reply;
  apply(reply, Stopped{});
  apply(reply, TextDelta{"late"});
  apply(reply, Started{"late", "late"});
  EXPECT_EQ(reply.text, "");
  EXPECT_EQ(reply.response_id, "");
}

TEST(ReplyTest, NamesAreDistinct) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(ErrorKind::malformed); ++i) {
    names.insert(name_of(static_cast<ErrorKind>(i)));
  }
  EXPECT_EQ(names.size(), 14u);
  names.clear();
  for (int i = 0; i <= static_cast<int>(StopReason::other); ++i) {
    names.insert(name_of(static_cast<StopReason>(i)));
  }
  EXPECT_EQ(names.size(), 11u);
}

TEST(ReplyTest, WhatIsWorthASecondTry) {
  const std::set<ErrorKind> retryable = {ErrorKind::rate_limit, ErrorKind::overloaded,
                                         ErrorKind::server, ErrorKind::network, ErrorKind::timeout};
  for (int i = 0; i <= static_cast<int>(ErrorKind::malformed); ++i) {
    Error error;
    error.kind = static_cast<ErrorKind>(i);
    EXPECT_EQ(is_retryable(error), retryable.count(error.kind) == 1) << name_of(error.kind);
    error.should_retry = false;
    EXPECT_FALSE(is_retryable(error));
    error.should_retry = true;  // the vendor's yes does not fill an empty account
    EXPECT_EQ(is_retryable(error), retryable.count(error.kind) == 1);
  }
}

}  // namespace
}  // namespace triptych::reply_test
