// Pictures with known numbers, as the reducer sees them: drawn one at a time, attached with the
// fields that fit, and the answers held against what is true.
#include <gtest/gtest.h>

#include "base/json.h"
#include "fakes/update_fixture.h"
#include "results/schema.h"
#include "truth/known.h"
#include "truth/mark.h"

namespace triptych::ground_truth_update_test {
namespace {

class GroundTruthUpdate : public UpdateTest {
 protected:
  MediaWork given_dialog() { return one<MediaWork>(when(TestPictureOpened{})); }
  std::vector<Effect> drawn(std::uint32_t job, int width = 100) {
    return when(
        MediaNews{job, MediaStage::made, "{}", std::make_shared<ByteVector>(*png_of(width, 80))});
  }
  // A bar chart of that seed among the files.
  truth::TestPicture given_picture(std::uint32_t seed) {
    const auto work = given_dialog();
    truth::TestPicture picture;
    picture.seed = seed;
    when(TestPictureWished{picture});
    const auto next = only<MediaWork>(drawn(work.job));
    if (!next.empty()) drawn(next.back().job);
    when(TestPictureUsed{});
    return picture;
  }
  static std::string true_answer(const truth::TestPicture& picture) {
    return dump_json(truth::known_of(picture).truth);
  }
};

// --- the dialog ----------------------------------------------------------------------------------

TEST_F(GroundTruthUpdate, TheDialogDrawsAtOnceUnderASeedThatStaysTheNextTime) {
  const auto work = given_dialog();
  EXPECT_EQ(work.tool, MediaTool::truth);
  EXPECT_FALSE(work.data) << "the drawing is told, not sent";
  const std::uint32_t seed = state.ground_truth.test_picture.seed;
  const auto closed = when(TestPictureClosed{});
  EXPECT_EQ(one<DropMediaWork>(closed).job, work.job);
  EXPECT_FALSE(state.ground_truth.test_dialog);
  given_dialog();
  EXPECT_EQ(state.ground_truth.test_picture.seed, seed);
  when(TestPictureShuffled{});
  EXPECT_NE(state.ground_truth.test_picture.seed, seed);
}

TEST_F(GroundTruthUpdate, WhatIsWishedMeanwhileIsDrawnNextAndOnlyTheLastOfIt) {
  const auto first = given_dialog();
  truth::TestPicture wished = state.ground_truth.test_picture;
  for (const int rotation : {3, 5, 99}) {
    wished.nuisance.rotation = rotation;
    EXPECT_TRUE(when(TestPictureWished{wished}).empty()) << "one drawing at a time";
  }
  EXPECT_EQ(state.ground_truth.test_picture.nuisance.rotation, truth::kMaxRotation)
      << "within its range";
  const auto effects = drawn(first.job);
  const auto second = one<MediaWork>(effects);
  EXPECT_EQ(parse_json(second.orders).value_or(Json())["rotation"], truth::kMaxRotation);
  EXPECT_FALSE(state.ground_truth.test_dialog->ready());
  EXPECT_TRUE(when(TestPictureUsed{}).empty()) << "what is shown is not what is wished";
  EXPECT_TRUE(only<MediaWork>(drawn(second.job)).empty());
  EXPECT_TRUE(state.ground_truth.test_dialog->ready());
  EXPECT_EQ(truth::mark_in(view(state.ground_truth.test_dialog->made.data)),
            state.ground_truth.test_picture);
}

TEST_F(GroundTruthUpdate, NewsOfADialogThatIsClosedAreDropped) {
  const auto work = given_dialog();
  when(TestPictureClosed{});
  EXPECT_TRUE(drawn(work.job).empty());
  const auto again = given_dialog();
  EXPECT_TRUE(drawn(work.job).empty());
  EXPECT_FALSE(state.ground_truth.test_dialog->ready());
  drawn(again.job);
  EXPECT_TRUE(state.ground_truth.test_dialog->ready());
}

TEST_F(GroundTruthUpdate, ADrawingThatFailedSaysSoAndCanBeTriedAgain) {
  const auto work = given_dialog();
  when(MediaNews{work.job, MediaStage::failed, "{}", nullptr});
  EXPECT_EQ(state.ground_truth.test_dialog->problem_key, "truth.not_drawn");
  EXPECT_TRUE(when(TestPictureUsed{}).empty());
  EXPECT_TRUE(when(TestPictureSaved{}).empty());
  drawn(one<MediaWork>(when(TestPictureShuffled{})).job);
  EXPECT_EQ(state.ground_truth.test_dialog->problem_key, "");
  EXPECT_TRUE(state.ground_truth.test_dialog->ready());
}

TEST_F(GroundTruthUpdate, OldPreviewsAreGivenBack) {
  const auto first = given_dialog();
  const std::uint32_t coming = state.ground_truth.test_dialog->coming.id;
  when(ThumbnailReady{coming, 7, 100, 80, false});
  EXPECT_EQ(state.ground_truth.test_dialog->shown.texture, 7u);
  drawn(first.job);
  drawn(one<MediaWork>(when(TestPictureShuffled{})).job);
  const auto next =
      when(ThumbnailReady{state.ground_truth.test_dialog->coming.id, 8, 100, 80, false});
  EXPECT_EQ(one<DropThumbnail>(next).attachment_id, coming);
  EXPECT_EQ(one<DropThumbnail>(when(TestPictureClosed{})).attachment_id, coming + 2);
}

// --- used and saved ------------------------------------------------------------------------------

TEST_F(GroundTruthUpdate, UsedItBringsItsMarkTheFieldsThatFitAndAQuestion) {
  const auto picture = given_picture(42);
  EXPECT_FALSE(state.ground_truth.test_dialog);
  ASSERT_EQ(state.ask.attachments.size(), 1u);
  EXPECT_EQ(truth::mark_in(view(state.ask.attachments[0].attachment.data)), picture);
  ASSERT_TRUE(state.ask.schema);
  EXPECT_EQ(*state.ask.schema, results::preset_schema("chart"));
  EXPECT_FALSE(state.ask.prompt.empty());
  const auto saved = only<SaveSettings>(so_far);
  ASSERT_FALSE(saved.empty());
  EXPECT_EQ(string_at(*parse_json(saved.back().json), "prompt"), state.ask.prompt);
}

TEST_F(GroundTruthUpdate, OwnWordsStayAndOwnFieldsCanBeBroughtBack) {
  const std::string own = R"({"type":"object","properties":{"a":{"type":"string"}}})";
  when(PromptTyped{"my own words"});
  when(SchemaTyped{own});
  given_picture(42);
  EXPECT_EQ(state.ask.prompt, "my own words");
  EXPECT_NE(state.ask.json_schema, own);
  when(PromptRestored{});
  EXPECT_EQ(state.ask.json_schema, own);
  EXPECT_EQ(state.ask.prompt, "my own words");
}

TEST_F(GroundTruthUpdate, SavedAreThePictureOrItsNumbers) {
  drawn(given_dialog().job);
  const auto picture = when(TestPictureSaved{false});
  EXPECT_TRUE(are<DownloadBytes>(picture));
  EXPECT_EQ(one<DownloadBytes>(picture).data, state.ground_truth.test_dialog->made.data);
  const auto numbers = when(TestPictureSaved{true});
  EXPECT_TRUE(are<DownloadText>(numbers));
  EXPECT_TRUE(one<DownloadText>(numbers).name.ends_with("-truth.json"));
  EXPECT_EQ(one<DownloadText>(numbers).text, truth::truth_file(state.ground_truth.test_picture));
  EXPECT_TRUE(state.ask.attachments.empty());
}

// --- answers against the truth -------------------------------------------------------------------

TEST_F(GroundTruthUpdate, AnswersAreHeldAgainstTheTruthAndItsValuesAreTheMarks) {
  const auto picture = given_picture(42);
  given_key();
  when(RepeatsChosen{2});
  const auto starts = only<StartRun>(when(RunPressed{}));
  ASSERT_EQ(starts.size(), 2u);
  EXPECT_TRUE(state.ground_truth.scored.empty());
  EXPECT_EQ(state.ground_truth.scored.picture, picture);
  answered(starts[0].run, true_answer(picture));
  answered(starts[1].run, R"({"title":null,"series":[]})");
  ASSERT_EQ(state.ground_truth.scored.scores.summaries.size(), 2u);
  const auto& right = state.ground_truth.scored.scores.summaries[0];
  EXPECT_EQ(right.exact, right.values);
  EXPECT_GT(state.ground_truth.scored.scores.summaries[1].missing, 0u);
  EXPECT_FALSE(state.results.marked.empty());
  EXPECT_EQ(state.results.structured.agreement.scores[0].wrong, 0u);
  EXPECT_GT(state.results.structured.agreement.scores[1].wrong, 0u);
}

TEST_F(GroundTruthUpdate, AMarkSetByHandDoesNotOutweighTheTruth) {
  given_picture(42);
  answered(given_question(state.ask.prompt)[0].run, R"({"title":"wrong","series":[]})");
  const auto marks = state.results.marked;
  ASSERT_FALSE(state.results.structured.agreement.rows.empty());
  when(ValueMarked{state.results.structured.agreement.rows[0].path, 0});
  EXPECT_EQ(state.results.marked, marks);
}

TEST_F(GroundTruthUpdate, TwoKnownPicturesAtOnceAreNotJudged) {
  given_picture(42);
  given_picture(43);
  answered(given_question(state.ask.prompt)[0].run, "{}");
  EXPECT_EQ(state.ground_truth.scored.problem, "truth.one_at_a_time");
  EXPECT_TRUE(state.ground_truth.scored.scores.rows.empty());
}

TEST_F(GroundTruthUpdate, WithoutFieldsNothingCanBeJudgedAndThatIsSaid) {
  given_picture(42);
  when(SchemaCleared{});
  answered(given_question("Tell me about it")[0].run, "It is a chart.");
  EXPECT_EQ(state.ground_truth.scored.problem, "truth.no_fields");
}

TEST_F(GroundTruthUpdate, TheComparisonCanBeTakenAwayAsATable) {
  const auto picture = given_picture(42);
  answered(given_question(state.ask.prompt)[0].run, true_answer(picture));
  const auto copied = when(ScoresSaved{FileFormat::markdown, false});
  EXPECT_TRUE(are<CopyText>(copied));
  EXPECT_EQ(one<CopyText>(copied).what, "against.markdown");
  EXPECT_EQ(one<CopyText>(copied).text,
            scores_text(state.ground_truth.scored, FileFormat::markdown));
  EXPECT_FALSE(one<CopyText>(copied).text.empty());
  const auto file = when(ScoresSaved{FileFormat::csv, true});
  EXPECT_TRUE(are<DownloadText>(file));
  EXPECT_EQ(one<DownloadText>(file).name, "against-truth.csv");
  EXPECT_EQ(one<DownloadText>(file).media_type, "text/csv");
  EXPECT_TRUE(one<DownloadText>(file).text.starts_with("\xEF\xBB\xBF"));
  EXPECT_TRUE(when(ScoresSaved{FileFormat::csv, true, AnswersOf::history}).empty())
      << "no run is open in History";
  expect_no_key_told();
}

}  // namespace
}  // namespace triptych::ground_truth_update_test
