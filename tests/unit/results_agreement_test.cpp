#include <gtest/gtest.h>

#include "results/agreement.h"
#include "results/align.h"

namespace triptych::results::results_agreement_test {
namespace {

using Texts = std::vector<std::string>;

std::vector<Answer> answers(std::initializer_list<const char*> texts) {
  std::vector<Answer> out;
  for (const char* text : texts) {
    out.push_back({std::string(1, static_cast<char>('A' + out.size())), std::nullopt});
    if (text != nullptr) out.back().value = Json::parse(text);
  }
  return out;
}

// "path: sentence" of every row.
Texts rows(const Agreement& agreement) {
  Texts out;
  for (const AgreementRow& row : agreement.rows) {
    const Diagnostic summary = summary_of(row);
    EXPECT_TRUE(has_string(summary.key)) << summary.key;
    out.push_back(row.path + ": " + words_of(summary));
  }
  return out;
}

Texts rows(std::initializer_list<const char*> texts) {
  return rows(compare_answers(answers(texts)));
}

TEST(Agreement, CountsWhoSaysWhat) {
  EXPECT_EQ(rows({R"({"total":42.1,"x":null,"y":"a"})", R"({"total":"$42.10","x":null,"y":"b"})",
                  R"({"total":42.2,"y":"c"})"}),
            (Texts{"/total: 2 of 3 say 42.1", "/x: All 3 say it is not there",
                   "/y: 3 answers, 3 values"}));
  EXPECT_EQ(rows({R"({"a":1})", nullptr, R"({"a":1.0})"}), Texts{"/a: All 2 say 1"});
  EXPECT_EQ(rows({R"({"a":1,"b":null})", nullptr}),
            (Texts{"/a: Only one answer: 1", "/b: Only one answer: it is not there"}));
  EXPECT_EQ(rows({R"({"a":1})", "{}", "{}"}), Texts{"/a: 2 of 3 say it is not there"});
  EXPECT_EQ(rows({R"({"a":"x"})", R"({"a":" X "})", R"({"a":"y"})", R"({"a":"y"})"}),
            Texts{"/a: 4 answers, 2 values"});
  EXPECT_EQ(rows({}), Texts{});
  EXPECT_EQ(rows({nullptr, nullptr}), Texts{});
}

TEST(Agreement, DoubtIsShownNotResolved) {
  const Agreement agreement =
      compare_answers(answers({R"({"d":"03/04/2026"})", R"({"d":"2026-04-03"})"}));
  ASSERT_EQ(agreement.rows.size(), 1u);
  const AgreementRow& row = agreement.rows[0];
  EXPECT_EQ(row.state, RowState::unclear);
  EXPECT_EQ(agreement.unclear, 1u);
  ASSERT_TRUE(row.cells[0].note);
  EXPECT_EQ(row.cells[0].note->path, "/d");
  EXPECT_FALSE(row.cells[1].note);
  EXPECT_EQ(rows(agreement), Texts{"/d: 2 answers agree or not, depending on how they are read"});
}

TEST(Agreement, ItemsStandBesideTheirNamesakes) {
  EXPECT_EQ(rows({R"({"items":[{"name":"Tea","p":2},{"name":"Café crème","p":3}]})",
                  R"({"items":[{"name":"CAFÉ  CRÈME","p":3},{"name":"Tea","p":2.5},
                               {"name":"Bag","p":1}]})"}),
            (Texts{"/items/0/name: All 2 say Tea", "/items/0/p: 2 answers, 2 values",
                   "/items/1/name: All 2 say Café crème", "/items/1/p: All 2 say 3",
                   "/items/2/name: 2 answers, 2 values", "/items/2/p: 2 answers, 2 values"}));
  // Misread names still meet; the paths are each answer's own.
  const Agreement like = compare_answers(
      answers({R"({"l":[{"name":"Orange juice","v":1},{"name":"Apple pie","v":2}]})",
               R"({"l":[{"name":"Apple ple","v":2},{"name":"0range juice","v":1}]})"}));
  ASSERT_EQ(like.rows.size(), 4u);
  EXPECT_EQ(like.rows[1].path, "/l/0/v");
  EXPECT_EQ(like.rows[1].cells[1].path, "/l/1/v");
  EXPECT_EQ(like.rows[1].state, RowState::all_agree);
  EXPECT_EQ(like.rows[0].state, RowState::disagree);
  // Two of one name, and none: by order and by position.
  EXPECT_EQ(rows({R"({"l":[{"name":"A","v":1},{"name":"A","v":2},{"v":9}]})",
                  R"({"l":[{"name":"A","v":1},{"name":"A","v":2},{"v":9}]})"}),
            (Texts{"/l/0/name: All 2 say A", "/l/0/v: All 2 say 1", "/l/1/name: All 2 say A",
                   "/l/1/v: All 2 say 2", "/l/2/v: All 2 say 9"}));
}

TEST(Agreement, OtherListsGoByTextOrPosition) {
  EXPECT_EQ(rows({R"({"p":["Ann","Bob"]})", R"({"p":["bob","Ann"]})"}),
            (Texts{"/p/0: All 2 say Ann", "/p/1: All 2 say Bob"}));
  EXPECT_EQ(rows({"[1,2]", "[1,3,4]"}),
            (Texts{"/0: All 2 say 1", "/1: 2 answers, 2 values", "/2: 2 answers, 2 values"}));
  EXPECT_EQ(rows({R"({"l":[]})", R"({"l":[]})"}), Texts{"/l: All 2 say []"});
  EXPECT_EQ(rows({R"({"l":[]})", R"({"l":null})"}), Texts{"/l: 2 answers, 2 values"});
  EXPECT_EQ(rows({R"({"l":[]})", R"({"l":[5]})"}), Texts{"/l/0: 2 answers, 2 values"});
}

TEST(Agreement, DifferentShapesAreARowOfTheirOwn) {
  EXPECT_EQ(rows({R"({"a":{"b":1}})", R"({"a":"x"})"}),
            (Texts{"/a: 2 answers, 2 values", "/a/b: 2 answers, 2 values"}));
  EXPECT_EQ(rows({R"({"a":{"b":1}})", R"({"a":[1]})"}).size(), 3u);
  EXPECT_EQ(rows({"3", "3"}), Texts{": All 2 say 3"});
}

TEST(Agreement, TheSchemaGivesOrderAndKinds) {
  Schema schema;
  schema.fields.resize(2);
  schema.fields[0].name = "z";
  schema.fields[0].type = FieldType::number;
  schema.fields[1].name = "a";
  const auto given = answers({R"({"a":"7","z":"007","x":1})", R"({"a":"7.0","z":7,"x":1})"});
  EXPECT_EQ(rows(compare_answers(given, &schema)),
            (Texts{"/z: All 2 say 007", "/a: 2 answers, 2 values", "/x: All 2 say 1"}));
}

TEST(Agreement, MarkedRowsGiveScores) {
  const auto given = answers(
      {R"({"t":"42.10","d":"03/04/2026","n":null})", R"({"t":42,"d":"2026-04-03"})", nullptr});
  const MarkedValues truth = {
      {"/t", Json(42.1)}, {"/d", Json("2026-04-03")}, {"/n", Json()}, {"/no", 1}};
  const Agreement agreement = compare_answers(given, nullptr, truth);
  ASSERT_EQ(agreement.rows.size(), 3u);
  EXPECT_TRUE(agreement.rows[2].marked);
  EXPECT_EQ(agreement.rows[2].cells[0].right, std::optional(true));
  EXPECT_EQ(agreement.rows[2].cells[1].right, std::optional(false));
  EXPECT_EQ(agreement.rows[2].cells[2].right, std::nullopt);
  EXPECT_EQ(agreement.rows[0].cells[0].right, std::nullopt);  // either day
  ASSERT_EQ(agreement.scores.size(), 3u);
  EXPECT_EQ(agreement.scores[0].right, 2u);
  EXPECT_EQ(agreement.scores[0].unclear, 1u);
  EXPECT_EQ(agreement.scores[1].right, 2u);
  EXPECT_EQ(agreement.scores[1].wrong, 1u);
  EXPECT_EQ(agreement.scores[2].right + agreement.scores[2].wrong, 0u);
}

TEST(Agreement, TheWholeHasASentence) {
  EXPECT_EQ(
      words_of(summary_of(compare_answers(answers({R"({"a":1,"b":2})", R"({"a":1,"b":3})"})))),
      "All answers agree in 1 of 2 values");
  EXPECT_EQ(summary_of(compare_answers({})).key, "results.agreement.none");
}

TEST(Agreement, HugeAnswersEnd) {
  Json list = Json::array();
  for (int i = 0; i < 20'000; ++i) list.push_back({{"name", "item " + std::to_string(i)}});
  const Agreement agreement = compare_answers({{"A", Json{{"l", list}}}, {"B", Json{{"l", list}}}});
  EXPECT_TRUE(agreement.cut);
  EXPECT_EQ(agreement.rows.size(), 5000u);
}

TEST(Agreement, Likeness) {
  EXPECT_EQ(likeness("night", "night"), 1);
  EXPECT_EQ(likeness("a", "b"), 0);
  EXPECT_EQ(likeness("", ""), 1);
  EXPECT_DOUBLE_EQ(likeness("night", "nacht"), 0.25);
}

}  // namespace
}  // namespace triptych::results::results_agreement_test
