// Answers against the truth: errors of numbers, texts as values, gaps, other orders, inventions.
#include <gtest/gtest.h>

#include "truth/known.h"
#include "truth/score.h"

namespace triptych::truth::truth_score_test {
namespace {

using results::Answer;

const Json kTruth =
    Json::parse(R"({"title":"Honey, 2020","series":[{"points":[{"label":"Aldby","value":40},)"
                R"({"label":"Brenne","value":0},{"label":"Corvik","value":42.1}]}]})");

Json points(const char* list) {
  return Json::parse(R"({"title":"honey,  2020","series":[{"points":)" + std::string(list) + "}]}");
}

const ScoreRow& row_of(const Scores& scores, std::string_view path) {
  for (const ScoreRow& row : scores.rows)
    if (row.path == path) return row;
  ADD_FAILURE() << path;
  return scores.rows.at(0);
}

TEST(TruthScore, TheTruthItselfIsAllRight) {
  for (const PictureKind kind : {PictureKind::bar, PictureKind::line, PictureKind::pie,
                                 PictureKind::grouped, PictureKind::receipt}) {
    TestPicture picture;
    picture.kind = kind;
    const Json truth = known_of(picture).truth;
    const results::Schema schema = results::preset_schema(schema_of(kind));
    const Scores scores = errors_of(truth, {{"A", truth}}, &schema);
    ASSERT_EQ(scores.summaries.size(), 1u);
    EXPECT_EQ(scores.summaries[0].exact, scores.rows.size());
    EXPECT_GT(scores.rows.size(), 8u);
    EXPECT_EQ(scores.summaries[0].median, 0);
    EXPECT_EQ(scores.summaries[0].worst, 0);
  }
}

TEST(TruthScore, ErrorsAreRelativeAndSigned) {
  const Scores scores = errors_of(
      kTruth, {{"A", points(R"([{"label":"Corvik","value":"42,10"},)"
                            R"({"label":"ALDBY","value":30},{"label":"Brenne","value":2}])")}});
  const std::string base = "/series/0/points/";
  const auto& off = row_of(scores, base + "0/value").answers[0];
  EXPECT_EQ(off->verdict, Verdict::off);
  EXPECT_DOUBLE_EQ(*off->relative, -0.25);
  EXPECT_DOUBLE_EQ(*off->absolute, -10);
  EXPECT_EQ(off->path, base + "1/value");  // in the answer's own order
  const auto& zero = row_of(scores, base + "1/value").answers[0];
  EXPECT_EQ(zero->verdict, Verdict::off);
  EXPECT_FALSE(zero->relative);
  EXPECT_DOUBLE_EQ(*zero->absolute, 2);
  EXPECT_EQ(row_of(scores, base + "2/value").answers[0]->verdict, Verdict::exact);
  EXPECT_EQ(row_of(scores, "/title").answers[0]->verdict, Verdict::exact);
  const Summary& summary = scores.summaries[0];
  EXPECT_EQ(summary.values, 7u);
  EXPECT_EQ(summary.exact, 5u);
  EXPECT_EQ(summary.numbers, 3u);
  EXPECT_EQ(summary.close, 1u);
  EXPECT_DOUBLE_EQ(*summary.median, 0.125);  // of 0 and 25 %
  EXPECT_DOUBLE_EQ(*summary.worst, 0.25);
}

TEST(TruthScore, GapsAndInventionsAreTold) {
  const Scores scores = errors_of(
      kTruth, {{"A", points(R"([{"label":"Aldby","value":null},{"label":"Zzyzx","value":9},)"
                            R"({"label":"Corvik","value":"about forty"}])")},
               {"B", std::nullopt}});
  const auto& rows = scores.rows;
  EXPECT_EQ(row_of(scores, "/series/0/points/0/value").answers[0]->verdict, Verdict::missing);
  // Values are called as the picture calls them.
  EXPECT_EQ(row_of(scores, "/series/0/points/0/value").what, "Aldby");
  EXPECT_EQ(row_of(scores, "/series/0/points/0/label").what, "Aldby · label");
  EXPECT_EQ(row_of(scores, "/title").what, "title");
  EXPECT_EQ(row_of(scores, "/series/0/points/1/label").answers[0]->verdict, Verdict::missing);
  const auto& words = row_of(scores, "/series/0/points/2/value").answers[0];
  EXPECT_EQ(words->verdict, Verdict::off);
  EXPECT_FALSE(words->relative);
  EXPECT_EQ(scores.summaries[0].missing, 3u);
  EXPECT_EQ(scores.summaries[0].made_up, 1u);
  EXPECT_FALSE(scores.summaries[0].median);
  EXPECT_FALSE(scores.summaries[1].answered);
  for (const ScoreRow& row : rows) EXPECT_FALSE(row.answers[1]);
}

TEST(TruthScore, DoubtfulNumbersAreUnclear) {
  const Json truth{{"total", 1.234}};
  const Scores scores = errors_of(truth, {{"A", Json{{"total", "1,234"}}}});
  EXPECT_EQ(scores.rows.at(0).answers[0]->verdict, Verdict::unclear);
  EXPECT_FALSE(scores.rows.at(0).answers[0]->relative);
  EXPECT_EQ(scores.summaries[0].unclear, 1u);
}

TEST(TruthScore, WhatNobodyAskedForIsNotMissing) {
  results::Schema schema = results::preset_schema("receipt");
  std::erase_if(schema.fields, [](const results::Field& field) { return field.name != "total"; });
  TestPicture picture;
  picture.kind = PictureKind::receipt;
  const Json truth = known_of(picture).truth;
  const Scores scores = errors_of(truth, {{"A", Json{{"total", truth["total"]}}}}, &schema);
  ASSERT_EQ(scores.rows.size(), 1u);
  EXPECT_EQ(scores.summaries[0].exact, 1u);
}

TEST(TruthScore, MarksStandAtTheRowsOfTheComparison) {
  const std::vector<Answer> answers{
      {"A", points(R"([{"label":"Corvik","value":42.1},{"label":"Aldby","value":30}])")},
      {"B", points(R"([{"label":"Aldby","value":40},{"label":"Brenne","value":0}])")}};
  const Scores scores = errors_of(kTruth, answers);
  const results::MarkedValues marks = marks_of(scores, results::compare_answers(answers));
  EXPECT_EQ(marks.at("/series/0/points/0/value"), Json(42.1));
  EXPECT_EQ(marks.at("/series/0/points/1/value"), Json(40));
  EXPECT_EQ(marks.at("/series/0/points/2/value"), Json(0));
  const auto scored = results::compare_answers(answers, nullptr, marks).scores;
  EXPECT_EQ(scored[0].wrong, 3u);  // 30 and the two values of Brenne that it lacks
  EXPECT_EQ(scored[1].wrong, 2u);
}

TEST(TruthScore, PercentsAreShort) {
  EXPECT_EQ(percent_text(0), "0 %");
  EXPECT_EQ(percent_text(0.125), "+12.5 %");
  EXPECT_EQ(percent_text(-0.0004), "-0.040 %");
  EXPECT_EQ(percent_text(99), "+9900 %");
  EXPECT_EQ(percent_text(1e9), "+1.0e+11 %");
}

}  // namespace
}  // namespace triptych::truth::truth_score_test
