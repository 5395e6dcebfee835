// What goes on paper: all of what the place shows, nothing of the page around it, and no key.
#include "app/print.h"

#include <algorithm>

#include "base/json.h"
#include "fakes/learn_fixture.h"
#include "fakes/update_fixture.h"

namespace triptych::print_test {
namespace {

// The text of a block, its spans put together; blocks of a kind one after the other.
void collect(const Json& json, std::string& out) {
  if (json.is_string()) out += json.get<std::string>() + "|";
  if (!json.is_structured()) return;
  for (const Json& part : json) collect(part, out);
}
std::vector<std::string> printed(const AppState& state, const std::string& kind) {
  std::vector<std::string> out;
  const auto json = parse_json(ui::print_json(state));
  EXPECT_TRUE(json && json->is_array());
  for (const Json& block : json.value_or(Json::array())) {
    if (block[0] != kind) continue;
    collect(block, out.emplace_back());
  }
  return out;
}
bool has(const std::vector<std::string>& all, const std::string& words) {
  return std::ranges::any_of(all,
                             [&](const std::string& one) { return one.find(words) != one.npos; });
}

class Print : public UpdateTest {
 protected:
  std::vector<std::string> of(const std::string& kind) const { return printed(state, kind); }
};

TEST_F(Print, AnAnswerIsPrintedWholeWithItsQuestionAndFigures) {
  when(FileArrived{"scan.png", png_of(4, 4), "s-1"});
  given_question("What is *this*?");
  std::string text = "# Head\n\nSee [the page](https://a.test/x) and **more**.\n\n";
  for (int i = 0; i < 500; ++i) text += "Paragraph " + std::to_string(i) + ".\n\n";
  text += "| a | b |\n|---|---|\n| 1 | 2 |\n\n```python\nx = 1\n```\n\n- one\n  - two\n\n> said\n";
  answered(run_of(0), text);
  EXPECT_TRUE(has(of("p"), "What is *this*?||asked"));
  EXPECT_TRUE(has(of("facts"), "Attachments|scan.png"));
  EXPECT_TRUE(has(of("facts"), "Tokens in|1,000"));
  EXPECT_TRUE(has(of("facts"), "Cost|$1.20"));
  EXPECT_TRUE(has(of("facts"), "Finish|"));
  EXPECT_TRUE(has(of("h"), state.ask.conversations[0].label));
  EXPECT_TRUE(has(of("h"), "Head"));
  EXPECT_TRUE(has(of("p"), "the page|https://a.test/x"));
  EXPECT_TRUE(has(of("p"), "Paragraph 499.")) << "not only a portion of it";
  EXPECT_EQ(of("table"), std::vector<std::string>{"table|a||b||1||2||"});
  EXPECT_TRUE(has(of("pre"), "x = 1"));
  EXPECT_TRUE(has(of("list"), "two"));
  EXPECT_EQ(of("quote"), std::vector<std::string>{"quote|said||"});
}

TEST_F(Print, EachColumnAndFollowUpStandsUnderTheOther) {
  given_key();
  given_second_target("anthropic", kOtherKey);
  given_question("one");
  answered(run_of(0), "first answer");
  failed(run_of(1), ErrorKind::auth, 401, "bad key");
  EXPECT_EQ(of("part").size(), 2u);
  EXPECT_TRUE(has(of("p"), "first answer"));
  EXPECT_TRUE(has(of("p"), "bad key"));
  when(FollowUpTyped{"and then?"});
  when(FollowUpAimed{state.ask.conversations[0].id});
  when(FollowUpPressed{});
  when(RunEvent{run_of(0), GotHead{{200, {}}}});
  said(run_of(0), TextDelta{"so far"});
  EXPECT_TRUE(has(of("p"), "and then?||asked"));
  EXPECT_TRUE(has(of("p"), "so far"));
  EXPECT_TRUE(has(of("facts"), "Status|Answering")) << "one that goes on says so";
}

TEST_F(Print, JsonStaysAsItIsAndAQuestionAloneIsPrinted) {
  when(PromptTyped{"not asked yet"});
  EXPECT_TRUE(has(of("p"), "not asked yet"));
  given_question("one");
  answered(run_of(0), "{\n  \"a\": 1\n}");
  EXPECT_EQ(of("pre"), std::vector<std::string>{"pre|{\n  \"a\": 1\n}||"});
}

TEST_F(Print, NoKeyGoesOnPaperWherever) {
  given_question("My key is " + std::string(kTypedKey) + ", is it good?");
  answered(run_of(0), "You said " + std::string(kTypedKey));
  for (const Place place : {Place::ask, Place::batch, Place::learn, Place::history, Place::keys}) {
    when(PlaceOpened{place});
    EXPECT_EQ(ui::print_json(state).find(kTypedKey), std::string::npos);
  }
  EXPECT_TRUE(has(of("p"), "Keys and settings are not printed."));
}

TEST_F(Print, HistoryPrintsItsListOrTheRunThatIsOpen) {
  given_question("an old question");
  const auto ended = answered(run_of(0), "an old answer");
  const KeepRun kept = one<KeepRun>(ended);
  when(PlaceOpened{Place::history});
  when(HistoryListed{"[" + kept.summary + "]"});
  EXPECT_TRUE(has(of("list"), "an old question\nNov 27, 2026"));
  when(RunOpened{kept.id});
  when(RunLoaded{kept.id, kept.record});
  ASSERT_TRUE(state.history.opened);
  EXPECT_TRUE(has(of("p"), "an old question"));
  EXPECT_TRUE(has(of("p"), "an old answer"));
}

class PrintLearn : public LearnUpdate {};

TEST_F(PrintLearn, ALessonIsPrintedWithOnesOwnCodeAndWhatItSaid) {
  state.shared.place = Place::learn;
  when(CellEdited{"one", "x = 42"});
  state.learn.results["l1/one"].output = {{CellOutput::Kind::text, "forty-two"},
                                          {CellOutput::Kind::table, R"([["n"],["7"]])"}};
  EXPECT_TRUE(has(printed(state, "h"), "First lesson"));
  EXPECT_TRUE(has(printed(state, "pre"), "x = 42"));
  EXPECT_TRUE(has(printed(state, "pre"), "forty-two|output"));
  EXPECT_EQ(printed(state, "table"), std::vector<std::string>{"table|n||7||"});
  EXPECT_TRUE(has(printed(state, "list"), "☐|Nothing"));
  const std::string all = ui::print_json(state);
  EXPECT_EQ(all.find("y = 3"), std::string::npos) << "the solution is not given away";
  EXPECT_EQ(all.find("Look at z"), std::string::npos) << "nor a hint";
  when(QuizAnswered{"guess", 1});
  EXPECT_TRUE(has(printed(state, "list"), "☑|Something"));
  when(LessonOpened{""});
  EXPECT_TRUE(has(printed(state, "list"), "First lesson\nWhat it is about."));
}

}  // namespace
}  // namespace triptych::print_test
