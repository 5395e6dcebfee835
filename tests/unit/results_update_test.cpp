// The fields an answer shall have, what the answers say together, and marks of the right value, as
// the reducer sees them.
#include <gtest/gtest.h>

#include "base/json.h"
#include "fakes/update_fixture.h"
#include "results/schema.h"

namespace triptych::results_update_test {
namespace {

using results::FieldType;

std::string number_of(FieldType type) { return std::to_string(static_cast<int>(type)); }

class ResultsUpdate : public UpdateTest {
 protected:
  // One field "total", asked of two targets.
  std::vector<StartRun> given_two_asked() {
    when(FieldAdded{{}});
    when(FieldChanged{{0}, FieldPart::name, "total"});
    when(FieldChanged{{0}, FieldPart::type, number_of(FieldType::number)});
    when(RepeatsChosen{2});
    return given_question();
  }
  void given_two_answers(const std::string& first, const std::string& second) {
    const auto starts = given_two_asked();
    ASSERT_EQ(starts.size(), 2u);
    answered(starts[0].run, first);
    answered(starts[1].run, second);
    ASSERT_EQ(state.results.structured.agreement.rows.size(), 1u);
  }
  const results::AgreementRow& row() const { return state.results.structured.agreement.rows.at(0); }
};

// --- fields --------------------------------------------------------------------------------------

TEST_F(ResultsUpdate, APresetOfFieldsIsSentAsTheSchemaAndSaved) {
  const auto effects = when(SchemaPresetChosen{"receipt"});
  EXPECT_TRUE(are<SaveSettings>(effects));
  ASSERT_TRUE(state.ask.schema);
  EXPECT_EQ(*state.ask.schema, results::preset_schema("receipt"));
  EXPECT_EQ(state.ask.json_schema, results::to_json_schema(*state.ask.schema));
  const auto saved = parse_json(one<SaveSettings>(effects).json);
  EXPECT_EQ(string_at(*saved, "schema"), state.ask.json_schema);
  EXPECT_EQ(given_question()[0].call.prompt.json_schema, state.ask.json_schema);
}

TEST_F(ResultsUpdate, EachChangeOfAFieldChangesTheSchemaAndIsSaved) {
  EXPECT_TRUE(are<SaveSettings>(when(FieldAdded{{}})));
  EXPECT_EQ(state.ask.schema->fields[0].name, "field_1");
  when(FieldAdded{{}});
  EXPECT_EQ(state.ask.schema->fields[1].name, "field_2");
  when(FieldRemoved{{0}});
  when(FieldAdded{{}});
  EXPECT_NE(state.ask.schema->fields[1].name, state.ask.schema->fields[0].name);
  EXPECT_TRUE(are<SaveSettings>(when(FieldChanged{{0}, FieldPart::name, "total"})));
  when(FieldChanged{{0}, FieldPart::description, "in euros"});
  when(FieldChanged{{0}, FieldPart::required, "0"});
  EXPECT_NE(state.ask.json_schema.find("in euros"), std::string::npos);
  EXPECT_FALSE(state.ask.schema->fields[0].required);
  when(FieldChanged{{1}, FieldPart::type, number_of(FieldType::choice)});
  when(FieldChanged{{1}, FieldPart::choices, " red,  green ,,blue"});
  EXPECT_EQ(state.ask.schema->fields[1].choices,
            (std::vector<std::string>{"red", "green", "blue"}));
}

TEST_F(ResultsUpdate, AGroupAndAListAlwaysHoldSomething) {
  when(FieldAdded{{}});
  when(FieldChanged{{0}, FieldPart::type, number_of(FieldType::object)});
  ASSERT_EQ(state.ask.schema->fields[0].children.size(), 1u);
  when(FieldAdded{{0}});
  EXPECT_EQ(state.ask.schema->fields[0].children.size(), 2u);
  when(FieldChanged{{0}, FieldPart::type, number_of(FieldType::list)});
  EXPECT_EQ(state.ask.schema->fields[0].children.size(), 1u);
  when(FieldChanged{{0}, FieldPart::type, number_of(FieldType::text)});
  EXPECT_TRUE(state.ask.schema->fields[0].children.empty());
}

TEST_F(ResultsUpdate, APlaceThatIsNotThereChangesNothing) {
  when(FieldAdded{{}});
  const std::string before = state.ask.json_schema;
  for (const FieldPath& path : {FieldPath{}, FieldPath{1}, FieldPath{0, 0}, FieldPath{7, 7, 7}}) {
    EXPECT_TRUE(when(FieldRemoved{path}).empty());
    EXPECT_TRUE(when(FieldChanged{path, FieldPart::name, "x"}).empty());
  }
  EXPECT_TRUE(when(FieldAdded{{5}}).empty());
  EXPECT_EQ(state.ask.json_schema, before);
}

TEST_F(ResultsUpdate, WithoutItsLastFieldTheAnswerIsFreeText) {
  when(FieldAdded{{}});
  when(FieldRemoved{{0}});
  EXPECT_FALSE(state.ask.schema);
  EXPECT_EQ(state.ask.json_schema, "");
  when(SchemaPresetChosen{"chart"});
  when(SchemaCleared{});
  EXPECT_EQ(given_question()[0].call.prompt.json_schema, "");
}

TEST_F(ResultsUpdate, ATypedSchemaIsKeptLetterByLetterEvenWhileItIsBroken) {
  when(SchemaTyped{R"({"type":)"});
  EXPECT_EQ(state.ask.json_schema, R"({"type":)");
  EXPECT_FALSE(state.ask.schema);
  EXPECT_FALSE(state.ask.schema_diagnostics.empty());
  const std::string whole =
      R"({"type":"object","properties":{"a":{"type":"string"}},"required":["a"]})";
  when(SchemaTyped{whole});
  ASSERT_TRUE(state.ask.schema);
  EXPECT_EQ(state.ask.schema->fields[0].name, "a");
  EXPECT_EQ(state.ask.json_schema, whole) << "not rewritten under the person's hands";
  EXPECT_TRUE(when(SchemaTyped{whole}).empty()) << "nothing changed, nothing is saved";
}

TEST_F(ResultsUpdate, FieldsThatCannotBeAskedForHoldTheRunBack) {
  when(FieldAdded{{}});
  when(FieldChanged{{0}, FieldPart::name, ""});
  EXPECT_FALSE(state.ask.schema_diagnostics.empty());
  EXPECT_TRUE(given_question().empty());
  EXPECT_EQ(state.ask.problem_key, "problem.schema");
  when(FieldChanged{{0}, FieldPart::name, "total"});
  EXPECT_EQ(state.ask.problem_key, "");
  EXPECT_EQ(only<StartRun>(when(RunPressed{})).size(), 1u);
}

// --- what the answers say together ---------------------------------------------------------------

TEST_F(ResultsUpdate, AnswersAreComparedWhenTheyEndNotBefore) {
  const auto starts = given_two_asked();
  said(starts[0].run, TextDelta{R"({"total":1})"});
  EXPECT_TRUE(state.results.structured.empty());
  answered(starts[1].run, R"({"total":2})");
  ASSERT_EQ(state.results.structured.conversations.size(), 1u);
  EXPECT_EQ(state.results.structured.conversations[0].conversation, state.ask.conversations[1].id);
  said(starts[0].run, Stopped{StopReason::end, "stop", "", {}});
  EXPECT_EQ(state.results.structured.conversations.size(), 2u);
  EXPECT_EQ(row().path, "/total");
  EXPECT_EQ(row().state, results::RowState::disagree);
  when(ConversationRemoved{state.ask.conversations[0].id});
  EXPECT_EQ(row().state, results::RowState::single);
}

TEST_F(ResultsUpdate, FreeTextIsNotSearchedForValues) {
  answered(given_question()[0].run, R"({"total":1})");
  EXPECT_TRUE(state.results.structured.empty());
}

// --- marks ---------------------------------------------------------------------------------------

TEST_F(ResultsUpdate, AMarkedValueScoresEveryAnswerUntilItIsTakenBack) {
  given_two_answers(R"({"total":1})", R"({"total":2})");
  EXPECT_TRUE(when(ValueMarked{"/total", 1}).empty());
  EXPECT_EQ(state.results.marked["/total"], Json(2));
  EXPECT_TRUE(row().marked);
  EXPECT_EQ(row().cells[0].right, false);
  EXPECT_EQ(row().cells[1].right, true);
  EXPECT_EQ(state.results.structured.agreement.scores[0].wrong, 1u);
  when(ValueMarked{"/total", 0});
  EXPECT_EQ(state.results.marked["/total"], Json(1)) << "the other one is right instead";
  when(ValueMarked{"/total", 0});
  EXPECT_TRUE(state.results.marked.empty());
  EXPECT_FALSE(row().marked);
}

TEST_F(ResultsUpdate, AMarkOfWhatIsNotThereIsNone) {
  given_two_answers(R"({"total":1})", R"({"total":2})");
  when(ValueMarked{"/other", 0});
  when(ValueMarked{"/total", 2});
  EXPECT_TRUE(state.results.marked.empty());
}

TEST_F(ResultsUpdate, MarksOutliveOtherAnswersAndARunThatDidNotStart) {
  const auto starts = given_two_asked();
  answered(starts[0].run, R"({"total":1})");
  when(ValueMarked{"/total", 0});
  answered(starts[1].run, R"({"total":2})");
  EXPECT_EQ(row().cells[1].right, false);
  when(PromptTyped{""});
  when(RunPressed{});
  ASSERT_EQ(state.ask.problem_key, "problem.no_question");
  EXPECT_EQ(state.results.marked.size(), 1u);
  when(PromptTyped{"Another question"});
  EXPECT_EQ(only<StartRun>(when(RunPressed{})).size(), 2u);
  EXPECT_TRUE(state.results.marked.empty()) << "they were about the answers before";
}

TEST_F(ResultsUpdate, AnAnswerAskedForAgainLeavesTheComparisonUntilItIsThere) {
  given_two_answers(R"({"total":1})", R"({"total":2})");
  when(ValueMarked{"/total", 0});
  const auto again = one<StartRun>(when(ConversationRetryPressed{state.ask.conversations[1].id}));
  EXPECT_EQ(state.results.structured.conversations.size(), 1u);
  answered(again.run, R"({"total":1})");
  EXPECT_EQ(row().state, results::RowState::all_agree);
  EXPECT_EQ(row().cells[1].right, true);
}

TEST_F(ResultsUpdate, AFollowUpInWordsChangesNoValue) {
  given_two_answers(R"({"total":1})", R"({"total":2})");
  when(FollowUpTyped{"Sure?"});
  for (const StartRun& start : only<StartRun>(when(FollowUpPressed{}))) answered(start.run, "Yes.");
  EXPECT_EQ(row().state, results::RowState::disagree);
  EXPECT_EQ(state.results.structured.answers[0].value, Json({{"total", 1}}));
}

// --- taking them away ----------------------------------------------------------------------------

TEST_F(ResultsUpdate, ResultsAreCopiedInTheFormThatWasAskedFor) {
  given_two_answers(R"({"total":1.5})", R"({"total":2.5})");
  for (const FileFormat format : {FileFormat::csv, FileFormat::markdown, FileFormat::json}) {
    const auto effects = when(ResultsCopied{format, false});
    EXPECT_TRUE(are<CopyText>(effects)) << name_of(format);
    const auto copied = one<CopyText>(effects);
    EXPECT_EQ(copied.what, "results." + std::string(name_of(format)));
    EXPECT_NE(copied.text.find("1.5"), std::string::npos) << name_of(format);
    EXPECT_NE(copied.text.find("2.5"), std::string::npos) << name_of(format);
  }
  const auto json = parse_json(one<CopyText>(when(ResultsCopied{FileFormat::json, false})).text);
  EXPECT_TRUE(json);
  expect_no_key_told();
}

TEST_F(ResultsUpdate, AFileOfResultsIsNamedAfterItsForm) {
  given_two_answers(R"({"total":1})", R"({"total":2})");
  const auto file = [&](FileFormat format) {
    const auto effects = when(ResultsCopied{format, true});
    EXPECT_TRUE(are<DownloadText>(effects)) << name_of(format);
    const auto download = one<DownloadText>(effects);
    // Excel reads a CSV file without the mark in the machine's own code page; copied text has none.
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    EXPECT_EQ(download.text.starts_with(kMark), format == FileFormat::csv) << name_of(format);
    const auto copied = one<CopyText>(when(ResultsCopied{format, false}));
    EXPECT_FALSE(copied.text.starts_with(kMark)) << name_of(format);
    return download.name + " " + download.media_type;
  };
  EXPECT_EQ(file(FileFormat::csv), "results.csv text/csv");
  EXPECT_EQ(file(FileFormat::json), "results.json application/json");
  EXPECT_EQ(file(FileFormat::markdown), "results.md text/markdown");
}

// --- how an answer was read -------------------------------------------------------------------

TEST_F(ResultsUpdate, OfSeveralValuesTheLastThatFitsCountsAndThatIsSaid) {
  given_two_answers("```json\n{\"total\":3}\n```\nCorrected:\n{\"total\":5}\nSee {\"note\":1}",
                    "{\"total\": 5, \"total\": 6}");
  EXPECT_EQ(row().cells[0].shown, "5");
  ASSERT_EQ(state.results.structured.conversations[0].diagnostics.size(), 1u);
  EXPECT_EQ(state.results.structured.conversations[0].diagnostics[0].key, "results.json.several");
  EXPECT_EQ(row().cells[1].shown, "6");
  ASSERT_EQ(state.results.structured.conversations[1].faults.size(), 1u);
  EXPECT_EQ(state.results.structured.conversations[1].faults[0].path, "/total");
}

}  // namespace
}  // namespace triptych::results_update_test
