// What program and page tell each other (web/messages.inc), without a browser.
#include "web/messages.h"

#include <gtest/gtest.h>

#include <optional>
#include <set>

namespace triptych::messages_test {
namespace {

using web::MessageReader, web::MessageWriter;

std::shared_ptr<ByteVector> some_bytes(std::string_view text) {
  return std::make_shared<ByteVector>(*bytes_of(text));
}

template <class Message>
std::string fields_of(const Message& message) {
  MessageWriter wire;
  write_fields(wire, message);
  return wire.json();
}

// The event that a message of the page becomes; null when it is none.
std::optional<Event> heard(std::string_view kind, std::string_view fields,
                           std::shared_ptr<ByteVector> bytes = nullptr) {
  std::optional<Event> out;
  MessageReader wire(fields, std::move(bytes));
  const bool known = web::read_message(kind, wire, [&](auto&& news) {
    if constexpr (std::is_base_of_v<Kind<std::remove_cvref_t<decltype(news)>>, EventKinds>)
      out = Event(std::move(news));
  });
  EXPECT_EQ(known, out.has_value());
  return out;
}

TEST(Messages, FieldsAreNamedLikeTheMembers) {
  EXPECT_EQ(fields_of(CopyText{"a \"b\"\n", "answer"}), R"({"text":"a \"b\"\n","what":"answer"})");
  EXPECT_EQ(fields_of(ListHistory{}), "{}");
  EXPECT_EQ(fields_of(WriteBatchFile{"a", "", true}), R"({"name":"a","text":"","last":true})");
  EXPECT_EQ(fields_of(DropRuns{{"r1", "r2"}, {}}), R"({"ids":["r1","r2"],"still_used":[]})");
  EXPECT_EQ(fields_of(SetPythonKeys{{{"NAME", "a=b"}}}), R"({"keys":[["NAME","a=b"]]})");
  EXPECT_EQ(fields_of(PickFiles{PickKind::audio}), R"({"kind":2})");
}

TEST(Messages, BytesLieBesideTheFields) {
  const StoreBlob wish{"id", "image/png", bytes_of("pixels")};
  MessageWriter wire;
  write_fields(wire, wish);
  EXPECT_EQ(wire.json(), R"({"id":"id","media_type":"image/png","file":""})")
      << "the page has none";
  EXPECT_EQ(wire.bytes().data(), wish.data->data()) << "a view, no copy";
}

TEST(Messages, TextThatIsNoUtf8IsMended) {
  EXPECT_EQ(fields_of(Announce{"a\xff"}), "{\"text\":\"a\xEF\xBF\xBD\"}");
}

// A file of results begins with it: without the mark Excel takes UTF-8 for an old code page.
TEST(Messages, AByteOrderMarkIsKept) {
  EXPECT_NE(fields_of(download_csv("a.csv", "x")).find("\xEF\xBB\xBF"), std::string::npos);
}

TEST(Messages, NewsBecomeEvents) {
  const auto copied = heard("Copied", R"({"what":"answer","ok":true})");
  ASSERT_TRUE(copied && copied->is<Copied>());
  EXPECT_TRUE(copied->get_if<Copied>()->ok);
  EXPECT_EQ(copied->get_if<Copied>()->what, "answer");

  const auto display =
      heard("DisplayChanged",
            R"({"dark":false,"more_contrast":false,"reduced_motion":true,)"
            R"("touch":true,"can_install":false,"apple":true,"forced_colours":"#fff"})");
  ASSERT_TRUE(display);
  EXPECT_EQ(display->get_if<DisplayChanged>()->display,
            (Display{false, false, true, true, false, true, "#fff"}));

  const auto known = heard("LanguagesKnown", R"({"languages":[["de","Deutsch"]]})");
  ASSERT_TRUE(known);
  EXPECT_EQ(known->get_if<LanguagesKnown>()->languages.at(0).name, "Deutsch");
}

TEST(Messages, NumbersOfEveryKindArrive) {
  const auto session =
      heard("SessionKnown", R"({"id":"s","epoch_ms":1790000000123,"utc_offset_minutes":-90,)"
                            R"("page_version":"1","origin":"o","pack":""})");
  ASSERT_TRUE(session);
  EXPECT_EQ(session->get_if<SessionKnown>()->epoch_ms, 1790000000123);
  EXPECT_EQ(session->get_if<SessionKnown>()->utc_offset_minutes, -90);
  const auto ended = heard("PythonEnded", R"({"outcome":"ok","took":12.7,"kept":true})");
  ASSERT_TRUE(ended);
  EXPECT_EQ(ended->get_if<PythonEnded>()->took, Millis{12});
  const auto said = heard("PythonSaid", R"({"kind":"image/png","text":"","image_id":4294967295})");
  ASSERT_TRUE(said);
  EXPECT_EQ(said->get_if<PythonSaid>()->image_id, 4294967295u);
}

TEST(Messages, ARequestOfACellComesWhole) {
  const auto asked = heard("CellRequested",
                           R"({"id":3,"method":"POST","url":"https://a/b","timeout":2500,)"
                           R"("headers":[["x-a","1"],["x-b",""]]})",
                           some_bytes("body"));
  ASSERT_TRUE(asked);
  const HttpRequest& request = asked->get_if<CellRequested>()->request;
  EXPECT_EQ(request.body.text(), "body");
  EXPECT_EQ(request.timeout, Millis{2500});
  ASSERT_EQ(request.headers.size(), 2u);
  EXPECT_EQ(header_text(request.headers[0]), "1");
}

TEST(Messages, BytesMoveInWithoutACopy) {
  const auto bytes = some_bytes("file");
  const std::byte* const there = bytes->data();
  const auto arrived = heard("FileArrived", R"({"name":"a","id":"i"})", bytes);
  ASSERT_TRUE(arrived);
  EXPECT_EQ(arrived->get_if<FileArrived>()->data->data(), there);
  EXPECT_EQ(heard("LessonFileArrived", R"({"path":"p"})")->get_if<LessonFileArrived>()->data,
            nullptr);
}

TEST(Messages, WhatIsNoneIsRefused) {
  EXPECT_FALSE(heard("Nonsense", "{}")) << "no such kind";
  EXPECT_FALSE(heard("CopyText", R"({"text":"","what":""})")) << "the other direction";
  EXPECT_FALSE(heard("Copied", R"({"what":"answer"})")) << "a field is missing";
  EXPECT_FALSE(heard("Copied", R"({"what":"answer","ok":1})")) << "of another type";
  EXPECT_FALSE(heard("RunKept", R"({"id":7})"));
  EXPECT_FALSE(heard("CellRequestDropped", R"({"id":"7"})"));
  EXPECT_FALSE(heard("CellRequestDropped", R"({"id":1e300})")) << "more than both can count";
  EXPECT_FALSE(heard("FileRefused", R"({"name":"","why_key":"","args":[1],"id":""})"));
  EXPECT_FALSE(heard("LanguagesKnown", R"({"languages":[["de"]]})"));
  EXPECT_FALSE(heard("UpdateFound", "nothing"));
  EXPECT_TRUE(heard("UpdateFound", "{}"));
}

// A second line for a kind would never be reached.
TEST(Messages, EveryKindIsListedOnce) {
  std::multiset<std::string> kinds;
#define TRIPTYCH_TO_PAGE(Kind, ...) kinds.insert(#Kind);
#define TRIPTYCH_TO_PROGRAM(Kind, ...) kinds.insert(#Kind);
#include "web/messages.inc"
#undef TRIPTYCH_TO_PAGE
#undef TRIPTYCH_TO_PROGRAM
  for (const std::string& kind : kinds) EXPECT_EQ(kinds.count(kind), 1u) << kind;
}

}  // namespace
}  // namespace triptych::messages_test
