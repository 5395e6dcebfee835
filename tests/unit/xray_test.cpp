// The wire X-ray: facts are found in every wire, the loader names each fault with its line, and
// lesson 6 tells the truth about every mistake it lets a learner make.
#include "run/xray.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "fakes/source_dir.h"
#include "features/learn/xray_call.h"
#include "practice/practice_transport.h"

namespace triptych::xray_test {
namespace {

std::string read(const std::string& path) {
  std::ifstream file(source_dir() + "/assets/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Of all lessons, so that an X-ray in another one is checked like the first.
std::vector<Lesson> lessons() {
  std::vector<Lesson> out;
  const std::filesystem::path folder = source_dir() + "/assets/lessons";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    auto lesson = load_lesson(entry.path().filename().string(),
                              read("lessons/" + entry.path().filename().string()));
    EXPECT_TRUE(lesson.ok()) << lesson.error();
    if (lesson.ok()) out.push_back(std::move(lesson.value()));
  }
  return out;
}

template <class Visit>
int each_xray(const Visit& visit) {
  int count = 0;
  for (const Lesson& lesson : lessons()) {
    for (const LessonBlock& block : lesson.blocks) {
      const auto* xray = std::get_if<Xray>(&block);
      if (xray == nullptr) continue;
      ++count;
      LearnState course;
      course.files[xray->sample].data = bytes_of(read(xray->sample));
      EXPECT_FALSE(course.files[xray->sample].data->empty()) << xray->sample;
      visit(course, *xray);
    }
  }
  return count;
}

struct Said {
  int status = 0;  // 0: a page may not read it
  std::string body;
};
Said ask(const std::optional<HttpRequest>& request) {
  EXPECT_TRUE(request.has_value());
  if (!request) return {};
  EXPECT_TRUE(request->practice);
  practice::IdGenerator ids;
  const practice::Outgoing out = practice::answer(*request, practice::Client::page, ids);
  if (out.hidden) return {0, "Failed to fetch"};
  std::string body;
  for (const std::string& piece : out.pieces) body += piece;
  return {out.status, body};
}

TEST(XrayLessons, EveryWireWorksAndHoldsEveryFact) {
  const int count = each_xray([](const LearnState& course, const Xray& xray) {
    EXPECT_GE(xray.wires.size(), 3u);
    for (const XrayWire& wire : xray.wires) {
      SCOPED_TRACE(wire.id);
      const Said said = ask(sent_xray(course, xray, wire, nullptr));
      EXPECT_EQ(said.status, 200) << said.body;
      const auto json = parse_json(said.body);
      ASSERT_TRUE(json.has_value());
      EXPECT_FALSE(text_at_path(*json, wire.answer).value_or("").empty()) << wire.answer;
      const auto shown = shown_xray(course, xray, wire, nullptr);
      ASSERT_TRUE(shown.has_value());
      const XrayText text = xray_request(shown->request, shown->facts);
      for (const Fact fact : kFacts) {
        if (fact == Fact::answer) continue;
        EXPECT_EQ(std::ranges::count(text.spans, fact, &FactSpan::fact), 1) << name_of(fact);
      }
      EXPECT_EQ(text.text.find(kPracticeKey), std::string::npos);
    }
  });
  EXPECT_GE(count, 2);
}

TEST(XrayLessons, EveryMistakeChangesTheRequestAndEndsAsTheLessonSays) {
  each_xray([](const LearnState& course, const Xray& xray) {
    EXPECT_GE(xray.breaks.size(), 6u);
    for (const XrayBreak& broken : xray.breaks) {
      SCOPED_TRACE(broken.id);
      const XrayWire* wire = find_wire(xray, broken.wire);
      ASSERT_NE(wire, nullptr);
      // Each edit finds its place, in what is shown as in what is sent.
      auto whole = shown_xray(course, xray, *wire, nullptr);
      const std::string before = xray_request(whole->request, whole->facts).text;
      EXPECT_TRUE(apply_edits(whole->request, broken.edits, {"QUJD", "key"}));
      const auto shown = shown_xray(course, xray, *wire, &broken);
      EXPECT_NE(xray_request(shown->request, shown->facts).text, before);
      const auto sent = sent_xray(course, xray, *wire, &broken);
      const auto good = sent_xray(course, xray, *wire, nullptr);
      const bool changed = sent->body.text() != good->body.text() || sent->url != good->url ||
                           sent->headers.size() != good->headers.size() ||
                           header_text(sent->headers.back()) != header_text(good->headers.back());
      EXPECT_TRUE(changed);
      const auto right = std::ranges::find(broken.options, true, &XrayOption::right);
      const Said said = ask(sent);
      EXPECT_EQ(said.status, right->status) << said.body;
      EXPECT_NE(said.body.find(broken.says), std::string::npos) << said.body;
      // Another provider's wire stays as it is.
      const XrayWire& other = xray.wires[wire == &xray.wires[0] ? 1 : 0];
      EXPECT_EQ(sent_xray(course, xray, other, &broken)->body.text(),
                sent_xray(course, xray, other, nullptr)->body.text());
    }
  });
}

TEST(Xray, FactsAreFoundByTheirValues) {
  PlainRequest request{"POST",
                       "https://example.com/models/m-1:ask",
                       {{"x-key", "••••1234"}, {"type", "json"}},
                       *parse_ordered_json(R"({"url":"data:image/png;base64,<8 of a>","most":20,)"
                                           R"("text":"Say \"hi\"","list":[{}],"none":[]})")};
  const XrayText text = xray_request(request, {{Fact::bytes, "<8 of a>"},
                                               {Fact::media_type, "image/png"},
                                               {Fact::prompt, "Say \"hi\"", true},
                                               {Fact::key, "••••1234"},
                                               {Fact::model, "m-1"},
                                               {Fact::limit, "20", true}});
  EXPECT_EQ(text.text,
            "POST https://example.com/models/⑤m-1:ask\n"
            "x-key: ④••••1234\n"
            "type: json\n\n"
            "{\n"
            "  \"url\": \"data:②image/png;base64,①<8 of a>\",\n"
            "  \"most\": ⑥20,\n"
            "  \"text\": ③\"Say \\\"hi\\\"\",\n"
            "  \"list\": [\n"
            "    {}\n"
            "  ],\n"
            "  \"none\": []\n"
            "}");
  ASSERT_EQ(text.places.size(), 6u);
  EXPECT_EQ(text.places[0].part, FactPlace::Part::address);
  EXPECT_EQ(text.places[1].where, "x-key");
  EXPECT_EQ(text.places[2].where, "url");
  for (const FactSpan& span : text.spans) {
    EXPECT_TRUE(text.text.substr(span.begin).starts_with(tag_of(span.fact)));
    EXPECT_LE(span.end, text.text.size());
  }
}

TEST(Xray, TextAtAPath) {
  const Json json = *parse_json(R"({"a":[{"b":1},{"b":"x"}],"c":{"d":"y"}})");
  EXPECT_EQ(text_at_path(json, "a[1].b"), "x");
  EXPECT_EQ(text_at_path(json, "a[*].b"), "x");
  EXPECT_EQ(text_at_path(json, "c.d"), "y");
  for (const char* path : {"a[0].b", "a[9].b", "c", "c.e", "a[", "a[x].b", "c..d", "[*]", ""})
    EXPECT_EQ(text_at_path(json, path), std::nullopt) << path;
}

// --- the loader --------------------------------------------------------------------------------

// Its first line is line 6.
std::string lesson_with(const std::string& inner,
                        const std::string& head = "id=w xp=4 sample=s.png max_tokens=9") {
  return "---\nid: a\ntitle: A\nsummary: B\nversion: 1\n---\n````xray " + head + "\n" + inner +
         "````\n";
}
const std::string kWires =
    "What?\n=== wire one\nmodel: m\nanswer: a.b\n=== wire two\nmodel: n\nanswer: c\n";
const std::string kBreak =
    "=== break bad: Title\nwire: one\ndo: remove /x\nsays: y\n- [ ] 200 It works\n- [x] 0 No\n"
    "why: Because.\n";

std::string fault_of(const std::string& text) {
  const auto lesson = load_lesson("x.md", text);
  return lesson.ok() ? "(it loads)" : lesson.error();
}

TEST(XrayLoader, AGoodOneBecomesABlock) {
  const auto lesson = load_lesson("x.md", lesson_with(kWires + kBreak));
  ASSERT_TRUE(lesson.ok()) << lesson.error();
  const Xray& xray = std::get<Xray>(lesson.value().blocks.at(0));
  EXPECT_EQ(xray.question, "What?");
  EXPECT_EQ(xray.max_tokens, 9);
  ASSERT_EQ(xray.wires.size(), 2u);
  EXPECT_EQ(xray.wires[1].answer, "c");
  const XrayBreak* broken = find_break(xray, "bad");
  ASSERT_NE(broken, nullptr);
  EXPECT_EQ(broken->options[1].status, 0);
  EXPECT_TRUE(broken->options[1].right);
  EXPECT_EQ(broken->edits.size(), 1u);
  EXPECT_EQ(xp_of(lesson.value()), 4);
}

struct Fault {
  std::string text, line_and_words;
};
TEST(XrayLoader, EachFaultIsNamedWithItsLine) {
  const auto with = [](const std::string& broken) { return lesson_with(kWires + broken); };
  const Fault faults[] = {
      {lesson_with(kWires, "id=w sample=s max_tokens=9"), "x.md:7: xp= is missing"},
      {lesson_with(kWires, "id=w xp=4 max_tokens=9"), "x.md:7: sample= is missing"},
      {lesson_with(kWires, "id=w xp=4 sample=s"), "x.md:7: max_tokens= is missing"},
      {lesson_with(kWires, "id=w xp=4 sample=s max_tokens=9 b=1"), "x.md:7: a fence \"xray\""},
      {lesson_with("=== wire one\nmodel: m\nanswer: a\n"), "x.md:7: the x-ray lacks a question"},
      {lesson_with("Q\n=== wire one\nmodel: m\nanswer: a\n"), "x.md:7: an x-ray needs two wires"},
      {lesson_with("Q\n=== wire one\nmodel: m\n"), "x.md:9: this part lacks \"answer:\""},
      {lesson_with("Q\n=== wire one\nmodel: m\nmodel: m\n"),
       "x.md:11: \"model\" stands here twice"},
      {lesson_with("Q\n=== wire one\nname: m\n"), "x.md:10: expected one of the fields"},
      {lesson_with("Q\n=== other\n"), "x.md:9: unknown part \"other\""},
      {with("=== break bad\n"), "x.md:15: a mistake has an id and a title"},
      {with(kBreak + kBreak), "x.md:22: this id stands here twice"},
      {with("=== break b: T\ndo: change /x 1\n"), "x.md:16: unknown edit \"change\""},
      {with("=== break b: T\n- [ ] maybe it works\n"), "x.md:16: a prediction begins"},
      {with("=== break b: T\n- [ ] 200\n"), "x.md:16: a prediction needs words"},
      {with("=== break b: T\n- [ ] 200 a\n- [x] 200 b\n"), "x.md:17: this status stands here"},
      {with("=== break b: T\nwire: none\nsays: a\nwhy: b\ndo: remove /x\n- [ ] 200 a\n- [x] 0 b\n"),
       "x.md:15: there is no === wire none"},
      {with("=== break b: T\nwire: one\nsays: a\nwhy: b\ndo: remove /x\n- [ ] 200 a\n- [ ] 0 b\n"),
       "x.md:15: exactly one prediction is [x]"},
      {with("=== break b: T\nwire: one\nsays: a\nwhy: b\n- [ ] 200 a\n- [x] 0 b\n"),
       "x.md:15: this mistake changes nothing"},
  };
  for (const Fault& fault : faults) {
    const std::string said = fault_of(fault.text);
    EXPECT_TRUE(said.starts_with(fault.line_and_words)) << said << "\nnot " << fault.line_and_words;
  }
}

}  // namespace
}  // namespace triptych::xray_test
