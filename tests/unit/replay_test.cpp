// Recorded traffic of the vendors against what their official SDKs read from it: whole, byte by
// byte, and cut in two at every place. No recording is exempt: our reading equals `expect` in all
// of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "fakes/source_dir.h"
#include "tools/exchange.h"

namespace triptych::replay_test {
namespace {

namespace fs = std::filesystem;

std::vector<Exchange> all_exchanges() {
  std::vector<fs::path> paths;
  const fs::path root = fs::path(source_dir()) / "tests/fixtures/recorded";
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Exchange> exchanges;
  for (const fs::path& path : paths) {
    const auto text = read_file(path.string());
    auto exchange = text ? parse_exchange(*text) : std::nullopt;
    if (exchange) exchanges.push_back(std::move(*exchange));
  }
  return exchanges;
}

const std::vector<Exchange>& exchanges() {
  static const std::vector<Exchange> all = all_exchanges();
  return all;
}

bool equal(const std::vector<Frame>& a, const std::vector<Frame>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Frame& x, const Frame& y) {
    return x.event == y.event && x.data == y.data;
  });
}

// Everything that is told about one reply, as one text.
std::string story_of(const Exchange& exchange, const Reply& reply) {
  OrderedJson story = summary_of(exchange, reply);
  story["model"] = reply.model;
  story["response_id"] = reply.response_id;
  story["opaque"] = reply.opaque;
  story["billed"] = {number_or_null(reply.usage.billed_input),
                     number_or_null(reply.usage.billed_output)};
  for (const ReplyPiece& piece : reply.pieces)
    story["pieces"].push_back({name_of(piece.kind), piece.type, piece.text, piece.size});
  story["reason"] = reply.stopped ? name_of(reply.stopped->reason) : "none";
  story["kind"] = reply.stopped && reply.stopped->error ? name_of(reply.stopped->error->kind) : "";
  return dump_json(story);
}

std::string whole_story(const Exchange& exchange, std::size_t piece) {
  return story_of(exchange, reply_of(replay_events(exchange, piece)));
}

TEST(Replay, HasRecordings) { EXPECT_EQ(exchanges().size(), 193u); }

// Most chunks are read by what differs from the chunk before. With a blank more in every other one
// none is like the one before, and each is parsed: what is told must not differ.
TEST(Replay, AChunkReadByItsDifferenceSaysTheSame) {
  for (const Exchange& exchange : exchanges()) {
    SCOPED_TRACE(exchange.id);
    Exchange spaced = exchange;
    spaced.body.clear();
    bool blank = false;
    for (const char c : exchange.body) {
      const bool begins = c == '{' && spaced.body.ends_with("data: ");
      spaced.body += c;
      if (begins && (blank = !blank)) spaced.body += ' ';
    }
    EXPECT_EQ(whole_story(spaced, 0), whole_story(exchange, 0));
  }
}

TEST(Replay, EqualsTheOfficialSdks) {
  for (const Exchange& exchange : exchanges()) {
    SCOPED_TRACE(exchange.id);
    const OrderedJson summary = summary_of(exchange, reply_of(replay_events(exchange, 0)));
    for (const auto& [key, told] : summary.items()) {
      if (key == "id") continue;
      // What `expect` does not mention must not be there.
      Json expected = at(exchange.expect, key);
      // The SDKs keep the words of a spoken answer apart; here they are its text.
      const std::string spoken = string_at(exchange.expect, "audio_transcript");
      if (key == "text" && !spoken.empty()) expected = string_at(exchange.expect, "text") + spoken;
      EXPECT_EQ(Json(told), expected) << key;
    }
  }
}

TEST(Replay, FinerPointsOfExpect) {
  for (const Exchange& exchange : exchanges()) {
    SCOPED_TRACE(exchange.id);
    const Reply reply = reply_of(replay_events(exchange, 0));
    ASSERT_TRUE(reply.stopped);
    const Error error = reply.stopped->error.value_or(Error());
    const Json& expect = exchange.expect;
    if (expect.contains("thoughts_tokens")) {
      EXPECT_EQ(reply.usage.reasoning, int_at(expect, "thoughts_tokens"));
    }
    if (expect.contains("cache_read_tokens")) {
      EXPECT_EQ(reply.usage.cache_read, int_at(expect, "cache_read_tokens"));
    }
    if (expect.contains("error_reason")) {
      EXPECT_EQ(error.code, string_at(expect, "error_reason"));
    }
    if (expect.contains("http_status")) {
      EXPECT_EQ(error.http_status, int_at(expect, "http_status"));
      EXPECT_EQ(error.in_stream, bool_at(expect, "in_stream"));
    }
    if (exchange.provider == "openai" && at(expect, "error_code").is_string()) {
      EXPECT_EQ(error.code, string_at(expect, "error_code"));
    }
    if (expect.contains("retry_delay")) {  // "3s" in the only one
      EXPECT_EQ(string_at(expect, "retry_delay"), "3s");
      EXPECT_EQ(error.retry_after, Millis(3000));
    }
  }
}

TEST(Replay, OneStoppedAndItIsLast) {
  for (const Exchange& exchange : exchanges()) {
    SCOPED_TRACE(exchange.id);
    const std::vector<StreamEvent> events = replay_events(exchange, 0);
    ASSERT_FALSE(events.empty());
    EXPECT_TRUE(std::holds_alternative<Stopped>(events.back()));
    EXPECT_EQ(std::count_if(
                  events.begin(), events.end(),
                  [](const StreamEvent& event) { return std::holds_alternative<Stopped>(event); }),
              1);
    // An outcome is a success with a reason, or an error; never both, never neither.
    const Stopped& stopped = std::get<Stopped>(events.back());
    EXPECT_EQ(stopped.reason == StopReason::failed, stopped.error.has_value());
    const bool expects_error = exchange.expect.value("error_message", Json()).is_string();
    const bool cut_off = stopped.error && stopped.error->kind == ErrorKind::truncated;
    EXPECT_EQ(stopped.error.has_value() && !cut_off, expects_error);
  }
}

TEST(Replay, PiecesOfAnySizeTellTheSameStory) {
  for (const Exchange& exchange : exchanges()) {
    SCOPED_TRACE(exchange.id);
    const std::string whole = whole_story(exchange, 0);
    for (const std::size_t piece : {1u, 3u, 64u}) {
      ASSERT_EQ(whole_story(exchange, piece), whole) << piece;
    }
  }
}

// Parsers see frames only, so cutting is the framer's affair: its frames must be equal for every
// place of the cut. Pieces of one byte (above) cut everywhere at once; here one cut stands alone,
// at every byte of small bodies and of the ends of large ones, at every ninth elsewhere: all of
// them would take minutes.
TEST(Replay, AnyCutGivesTheSameFrames) {
  for (const Exchange& exchange : exchanges()) {
    SCOPED_TRACE(exchange.id);
    const std::string_view body = exchange.body;
    const std::size_t step = body.size() <= 3'000    ? 1
                             : body.size() <= 20'000 ? 17
                                                     : body.size() / 200;
    const auto frames_of_cut = [&](std::size_t cut) {
      Framer framer;
      std::vector<Frame> frames;
      framer.feed(body.substr(0, cut), frames);
      framer.feed(body.substr(cut), frames);
      framer.finish(frames);
      return frames;
    };
    const std::vector<Frame> whole = frames_of_cut(body.size());
    for (std::size_t cut = 0; cut < body.size(); cut += step) {
      ASSERT_TRUE(equal(frames_of_cut(cut), whole)) << cut;
    }
  }
}

// Small bodies: the whole way at every cut, so that the reader between framer and parser is
// covered.
TEST(Replay, AnyCutOfASmallBodyTellsTheSameStory) {
  for (const Exchange& exchange : exchanges()) {
    if (exchange.body.size() > 500) continue;
    SCOPED_TRACE(exchange.id);
    const std::string whole = whole_story(exchange, 0);
    for (std::size_t cut = 1; cut < exchange.body.size(); ++cut) {
      ReplyReader reader(*find_provider(exchange.provider), exchange.head);
      std::vector<StreamEvent> events;
      reader.feed(std::string_view(exchange.body).substr(0, cut), events);
      reader.feed(std::string_view(exchange.body).substr(cut), events);
      reader.finish(events);
      ASSERT_EQ(story_of(exchange, reply_of(events)), whole) << cut;
    }
  }
}

// A connection that dies anywhere: never a crash, never two ends, never a success without a reason,
// and the text is a beginning of the whole text.
TEST(Replay, DyingAnywhereIsNoSuccess) {
  for (const Exchange& exchange : exchanges()) {
    if (!exchange.stream || exchange.head.status != 200) continue;
    SCOPED_TRACE(exchange.id);
    const Reply whole = reply_of(replay_events(exchange, 0));
    const std::size_t step = std::max<std::size_t>(1, exchange.body.size() / 40);
    for (std::size_t length = 0; length < exchange.body.size(); length += step) {
      Exchange cut = exchange;
      cut.body.resize(length);
      const Reply reply = reply_of(replay_events(cut, 0));
      ASSERT_TRUE(reply.stopped) << length;
      ASSERT_TRUE(whole.text.starts_with(reply.text)) << length;
      if (!reply.stopped->error) {
        EXPECT_FALSE(reply.stopped->raw_reason.empty() && reply.stopped->block_reason.empty() &&
                     reply.stopped->reason != StopReason::filtered)
            << length;
      }
    }
  }
}

}  // namespace
}  // namespace triptych::replay_test
