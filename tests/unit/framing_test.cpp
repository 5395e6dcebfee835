#include "llm/framing.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace triptych {

bool operator==(const Frame& a, const Frame& b) { return a.event == b.event && a.data == b.data; }
std::ostream& operator<<(std::ostream& out, const Frame& frame) {
  return out << "[" << frame.event << "|" << frame.data << "]";
}

namespace {

std::vector<Frame> frames_of(std::string_view bytes, std::size_t piece) {
  Framer framer;
  std::vector<Frame> out;
  for (std::size_t at = 0; at < bytes.size(); at += piece)
    framer.feed(bytes.substr(at, piece), out);
  framer.finish(out);
  EXPECT_FALSE(framer.overflowed());
  return out;
}

std::vector<Frame> frames_cut_at(std::string_view bytes, std::size_t cut) {
  Framer framer;
  std::vector<Frame> out;
  framer.feed(bytes.substr(0, cut), out);
  framer.feed(bytes.substr(cut), out);
  framer.finish(out);
  return out;
}

// The frames of `bytes`, having checked that every way to cut it gives the same.
std::vector<Frame> frames(std::string_view bytes) {
  const std::vector<Frame> whole = frames_of(bytes, bytes.size() + 1);
  for (std::size_t piece = 1; piece < 6; ++piece)
    EXPECT_EQ(frames_of(bytes, piece), whole) << piece;
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    EXPECT_EQ(frames_cut_at(bytes, cut), whole) << cut;
  }
  return whole;
}

using Frames = std::vector<Frame>;

TEST(Framing, EveryKindOfLineEnd) {
  const Frames expected = {{"", "{\"a\":1}"}, {"x", "{\"b\":2}"}};
  EXPECT_EQ(frames("data: {\"a\":1}\n\nevent: x\ndata: {\"b\":2}\n\n"), expected);
  EXPECT_EQ(frames("data: {\"a\":1}\r\n\r\nevent: x\r\ndata: {\"b\":2}\r\n\r\n"), expected);
  EXPECT_EQ(frames("data: {\"a\":1}\r\revent: x\rdata: {\"b\":2}\r\r"), expected);
  EXPECT_EQ(frames("data: {\"a\":1}\n\r\nevent: x\r\ndata: {\"b\":2}\n\n"), expected);
}

TEST(Framing, FieldsAsTheStandardSaysThem) {
  EXPECT_EQ(frames("data:{\"a\":1}\n\n"), (Frames{{"", "{\"a\":1}"}}));  // no space
  EXPECT_EQ(frames("data:  x\n\n"), (Frames{{"", " x"}}));               // only one is eaten
  EXPECT_EQ(frames("data: {\ndata: \"a\":1}\n\n"), (Frames{{"", "{\n\"a\":1}"}}));
  EXPECT_EQ(frames(": comment\n\ndata: x\n: another\n\n"), (Frames{{"", "x"}}));
  EXPECT_EQ(frames("id: 7\nretry: 10\nfoo: bar\ndata: x\n\n"), (Frames{{"", "x"}}));
  EXPECT_EQ(frames("data\n\n"), (Frames{{"", ""}}));
  EXPECT_EQ(frames("event: lonely\n\ndata: x\n\n"), (Frames{{"", "x"}}));  // no data: no event
  EXPECT_EQ(frames("event: a\nevent: b\ndata: x\n\n"), (Frames{{"b", "x"}}));
  EXPECT_EQ(frames("database: no\ndata: x\n\n"), (Frames{{"", "x"}}));
}

TEST(Framing, LastEventNeedsNoBlankLine) {
  EXPECT_EQ(frames("data: x\n\ndata: y"), (Frames{{"", "x"}, {"", "y"}}));
  EXPECT_EQ(frames("data: x\n\ndata: y\n"), (Frames{{"", "x"}, {"", "y"}}));
  EXPECT_EQ(frames("data: x\r\n\r\ndata: y\r\n"), (Frames{{"", "x"}, {"", "y"}}));
}

TEST(Framing, ByteOrderMark) {
  EXPECT_EQ(frames("\xEF\xBB\xBF"
                   "data: x\n\n"),
            (Frames{{"", "x"}}));
  EXPECT_EQ(frames("\xEF\xBB\xBF{\"a\":1}"), (Frames{{"", "{\"a\":1}"}}));
  EXPECT_EQ(frames("\xEF\xBB"
                   "data: x\n\n"),
            Frames{});
}

TEST(Framing, BareJson) {
  const std::string pretty = "{\n  \"a\": \"}{\\\"\",\n  \"b\": [1, {\"c\": 2}]\n}";
  EXPECT_EQ(frames(pretty), (Frames{{"", pretty}}));
  EXPECT_EQ(frames(pretty + "\n"), (Frames{{"", pretty}}));
  EXPECT_EQ(frames("\n \t" + pretty), (Frames{{"", pretty}}));
  EXPECT_EQ(frames("{\"a\":1}\n{\"b\":2}\n"), (Frames{{"", "{\"a\":1}"}, {"", "{\"b\":2}"}}));
  EXPECT_EQ(frames("{\"a\":"), (Frames{{"", "{\"a\":"}}));  // cut: the parser shall see it
}

TEST(Framing, BracketsInStringsAreText) {
  for (const char* text : {R"({"a":"}"})", R"({"a":"\"}"})", R"({"a":"\\"})", R"({"a":"]{"})",
                           R"({"a]":[{"}":"{"}]})"}) {
    EXPECT_EQ(frames(text), (Frames{{"", text}}));
    EXPECT_EQ(frames("[" + std::string(text) + "," + text + "]"), (Frames{{"", text}, {"", text}}));
  }
}

TEST(Framing, JsonArrayStream) {
  EXPECT_EQ(frames("[{\"a\":1}\n,\r\n{\"b\":[1,2]}\n]"),
            (Frames{{"", "{\"a\":1}"}, {"", "{\"b\":[1,2]}"}}));
  EXPECT_EQ(frames("[{\"error\":{}}]\n"), (Frames{{"", "{\"error\":{}}"}}));
  EXPECT_EQ(frames("[]"), Frames{});
  EXPECT_EQ(frames("[{\"a\":1},{\"b\""), (Frames{{"", "{\"a\":1}"}, {"", "{\"b\""}}));
}

TEST(Framing, BareErrorGluedToEvents) {
  const Frames expected = {{"", "{\"a\":1}"}, {"", "{\n \"error\": {}\n}"}};
  EXPECT_EQ(frames("data: {\"a\":1}\n\n{\n \"error\": {}\n}\n"), expected);
  EXPECT_EQ(frames("data: {\"a\":1}\r\n{\n \"error\": {}\n}"), expected);  // event not closed
  EXPECT_EQ(frames("data: {\"a\":1}\n\n{\n \"error\": {}\n}\n\ndata: x\n\n"),
            (Frames{{"", "{\"a\":1}"}, {"", "{\n \"error\": {}\n}"}, {"", "x"}}));
}

TEST(Framing, OtherBodiesHaveNoFrames) {
  EXPECT_EQ(frames(""), Frames{});
  EXPECT_EQ(frames("\n\n\r\n"), Frames{});
  EXPECT_EQ(frames("<html><body>502</body></html>"), Frames{});
  EXPECT_EQ(frames("upstream connect error"), Frames{});
}

TEST(Framing, NulAndInvalidUtf8PassThrough) {
  const std::string odd("data: \0\xFF\xC3\n\n", 11);
  EXPECT_EQ(frames(odd), (Frames{{"", std::string("\0\xFF\xC3", 3)}}));
}

TEST(Framing, MemoryIsBounded) {
  for (const char* beginning : {"data: ", "{\"a\":\"", "x"}) {
    Framer framer;
    std::vector<Frame> out;
    framer.feed(beginning, out);
    const std::string megabyte(1 << 20, 'x');
    for (int i = 0; i < 64; ++i) framer.feed(megabyte, out);
    EXPECT_TRUE(framer.overflowed()) << beginning;
    framer.feed("\n\ndata: y\n\n", out);
    framer.finish(out);
    EXPECT_TRUE(out.empty());
  }
}

TEST(Framing, ManyEventsAreNoOverflow) {
  Framer framer;
  std::vector<Frame> out;
  const std::string event = "data: " + std::string(1 << 20, 'x') + "\n\n";
  for (int i = 0; i < 70; ++i) {
    framer.feed(event, out);
    out.clear();
  }
  EXPECT_FALSE(framer.overflowed());
}

}  // namespace
}  // namespace triptych
