// The three simulated models: each has its manner, its slips and no others, and they grow with what
// makes a picture hard to read. All the way: provider, runner, practice, reply; judged by what the
// page judges answers with.
#include <algorithm>
#include <cmath>

#include "fakes/practice_fixture.h"
#include "practice/answers.h"
#include "practice/facts.h"
#include "practice/manner.h"
#include "results/json_from_text.h"
#include "results/receipt_check.h"
#include "truth/known.h"
#include "truth/mark.h"
#include "truth/score.h"

namespace triptych::practice_manner_test {
namespace {

using results::CheckKind;
using results::CheckState;
using truth::PictureKind;
using truth::TestPicture;

using practice::Manner;
using practice::Question;

constexpr const char* kModels[] = {"careful", "talkative", "hasty"};
constexpr Manner kManners[] = {Manner::careful, Manner::talkative, Manner::hasty};
constexpr PictureKind kKinds[] = {PictureKind::bar, PictureKind::line, PictureKind::pie,
                                  PictureKind::grouped, PictureKind::receipt};

Attachment drawn(const TestPicture& picture) {
  const Attachment blank = png_file();
  return make_attachment(
      "test.png", std::make_shared<const ByteVector>(truth::with_mark(view(blank.data), picture)));
}

TestPicture picture_of(PictureKind kind, std::uint32_t seed) {
  TestPicture picture;
  picture.kind = kind;
  picture.seed = seed;
  return picture;
}

std::string text_of(const Bytes& bytes) {
  return {reinterpret_cast<const char*>(bytes->data()), bytes->size()};
}

Message said(Role role, std::string text) {
  Message message;
  message.role = role;
  message.parts.emplace_back(std::move(text));
  return message;
}

class MannerTest : public PracticeTest {
 protected:
  std::string reply(const std::string& model, const Attachment& file, const std::string& prompt,
                    const std::string& schema = "") {
    Call call = practice_call("demo", {file, prompt});
    call.model = model;
    if (!schema.empty())
      call.prompt.json_schema = results::to_json_schema(results::preset_schema(schema));
    const Asked asked = ask(call);
    EXPECT_TRUE(asked.well()) << model << ": " << prompt;
    return asked.reply.text;
  }
  Json fields(const std::string& model, const Attachment& file, const std::string& schema) {
    const auto json = parse_json(reply(model, file, "Read it.", schema));
    EXPECT_TRUE(json) << model;
    return json.value_or(Json());
  }
  std::string follow_up(const std::string& model, const Attachment& file,
                        const std::string& asked) {
    Call call = practice_call("demo", {file, std::string("Describe it.")});
    call.model = model;
    call.prompt.messages.push_back(said(Role::assistant, "A picture."));
    call.prompt.messages.push_back(said(Role::user, asked));
    return ask(call).reply.text;
  }
};

// As the page judges it. Only the answer itself is made, without the way to it, for there are many.
truth::Scores scores_of(Manner manner, const TestPicture& picture) {
  const results::Schema schema = results::preset_schema(truth::schema_of(picture.kind));
  const Attachment drawing = drawn(picture);
  Question question;
  question.manner = manner;
  question.schema = parse_json(results::to_json_schema(schema)).value_or(Json());
  question.files.push_back({"image/png", "", "", text_of(drawing.data), drawing.media});
  const auto json = parse_json(practice::answer_text(question));
  EXPECT_TRUE(json);
  return truth::errors_of(truth::known_of(picture).truth, {{"A", json.value_or(Json())}}, &schema);
}

// 0 = all is right; what is missing, or no number, counts as wholly wrong.
double mean_error(const truth::Scores& scores) {
  double sum = 0;
  for (const truth::ScoreRow& row : scores.rows) {
    const truth::Judged& judged = *row.answers[0];
    const bool right = judged.verdict == truth::Verdict::exact;
    sum += right ? 0 : judged.relative ? std::min(1.0, std::abs(*judged.relative)) : 1;
  }
  return sum / static_cast<double>(scores.rows.size());
}

std::size_t wrong(const truth::Scores& scores) {
  return scores.rows.size() - scores.summaries[0].exact;
}

// --- the samples ---------------------------------------------------------------------------------

std::vector<CheckKind> failed_checks(const Json& receipt) {
  std::vector<CheckKind> out;
  for (const results::ReceiptCheck& check : results::check_receipt(receipt, {2026, 11, 28}))
    if (check.state == CheckState::failed) out.push_back(check.kind);
  return out;
}

TEST_F(MannerTest, OnlyTheHastyOneAddsUpTheReceiptWrongly) {
  const Attachment receipt = sample("receipt.png");
  std::vector<results::Answer> answers;
  for (const char* model : kModels) answers.push_back({model, fields(model, receipt, "receipt")});
  EXPECT_TRUE(failed_checks(*answers[0].value).empty());
  EXPECT_TRUE(failed_checks(*answers[1].value).empty());
  const std::vector<CheckKind> failed = failed_checks(*answers[2].value);
  EXPECT_EQ(std::ranges::count(failed, CheckKind::total), 1) << dump_json(*answers[2].value);
  EXPECT_EQ(std::ranges::count(failed, CheckKind::lines), 1) << dump_json(*answers[2].value);
  const results::Schema schema = results::preset_schema("receipt");
  const results::Agreement agreement = results::compare_answers(answers, &schema);
  EXPECT_EQ(agreement.majority, 2u);
  EXPECT_EQ(agreement.disagree + agreement.unclear, 0u);
  EXPECT_GT(agreement.all_agree, 15u);
}

TEST_F(MannerTest, TheHastyOneSwapsTwoDigitsOfTheChart) {
  const Attachment chart = sample("chart.png");
  const Json right = fields("careful", chart, "chart"), wrong = fields("hasty", chart, "chart");
  EXPECT_EQ(fields("talkative", chart, "chart"), right);  // all bars are labelled
  int swapped = 0;
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t p = 0; p < 4; ++p) {
      const auto value = [&](const Json& chart_data) {
        return std::to_string(
            int_at(at(at(at(chart_data, "series"), s), "points")[p], "value").value_or(0));
      };
      std::string digits = value(wrong);
      if (digits == value(right)) continue;
      ++swapped;
      EXPECT_LT(digits, "70") << "the chart ends there";
      std::swap(digits[0], digits[1]);
      EXPECT_EQ(digits, value(right));
    }
  }
  EXPECT_EQ(swapped, 1);
}

TEST_F(MannerTest, TheMeetingIsToldInThreeStyles) {
  const std::string prompt = "List the action items.";
  const Attachment meeting = sample("meeting.wav");
  const std::string careful = reply("careful", meeting, prompt),
                    talkative = reply("talkative", meeting, prompt),
                    hasty = reply("hasty", meeting, prompt);
  EXPECT_NE(careful.find("| Milo Quandary | order forty blue handles | today |"),
            std::string::npos);
  EXPECT_NE(talkative.find("Milo Quandary has to order forty blue handles"), std::string::npos);
  EXPECT_NE(hasty.find("- Milo Quandary: order forty blue handles (today)"), std::string::npos);
  EXPECT_LT(2 * hasty.size(), talkative.size());
  EXPECT_LT(hasty.size(), careful.size());
  EXPECT_LT(careful.size(), talkative.size());
}

TEST_F(MannerTest, WithoutAFormatEachHandsOverJsonInItsWay) {
  const std::string prompt = "Return the receipt as JSON.";
  const Attachment receipt = sample("receipt.png");
  using results::JsonPlace;
  const JsonPlace places[] = {JsonPlace::whole, JsonPlace::fenced, JsonPlace::whole};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto found = results::json_from_text(reply(kModels[i], receipt, prompt));
    ASSERT_TRUE(found) << kModels[i];
    EXPECT_EQ(found.value().place, places[i]) << kModels[i];
    EXPECT_EQ(string_at(found.value().value, "merchant"), "Quibble's Corner Deli");
  }
}

// --- test pictures -------------------------------------------------------------------------------

TEST_F(MannerTest, PracticeOfEveryVendorKnowsTestPictures) {
  TestPicture picture = picture_of(PictureKind::grouped, 7);
  picture.numbers = false;
  picture.nuisance.blur = 6;
  const results::Schema schema = results::preset_schema("chart");
  for (const Provider* provider : real_providers()) {
    Call call = practice_call(provider->info().id, {drawn(picture), std::string("Read it.")});
    call.prompt.json_schema = results::to_json_schema(schema);
    const auto json = parse_json(ask(call).reply.text);
    ASSERT_TRUE(json) << provider->info().id;
    const truth::Scores scores =
        truth::errors_of(truth::known_of(picture).truth, {{"A", *json}}, &schema);
    EXPECT_EQ(wrong(scores), 0u) << provider->info().id;
    EXPECT_GT(scores.rows.size(), 20u);
  }
  for (const PictureKind kind : kKinds)
    EXPECT_EQ(wrong(scores_of(Manner::exact, picture_of(kind, 7))), 0u) << name_of(kind);
}

TEST_F(MannerTest, ClearPicturesShowTheMannersApart) {
  for (const PictureKind kind : kKinds) {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
      SCOPED_TRACE(std::string(name_of(kind)) + " " + std::to_string(seed));
      const TestPicture picture = picture_of(kind, seed);
      EXPECT_EQ(wrong(scores_of(Manner::careful, picture)), 0u);
      EXPECT_EQ(wrong(scores_of(Manner::talkative, picture)), 0u);  // everything is labelled
      const std::size_t hasty = wrong(scores_of(Manner::hasty, picture));
      EXPECT_EQ(hasty, kind == PictureKind::receipt ? 2u : 1u);
    }
  }
}

TEST_F(MannerTest, WhatHasNoLabelIsEstimatedLeftOutOrRounded) {
  std::size_t off = 0, missing = 0, values = 0;
  double rounded = 0, estimated = 0;
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    TestPicture picture = picture_of(PictureKind::bar, seed);
    picture.numbers = false;
    const truth::Scores talkative = scores_of(Manner::talkative, picture);
    EXPECT_LE(talkative.summaries[0].worst.value_or(1), 0.03) << seed;
    off += wrong(talkative);
    const truth::Summary careful = scores_of(Manner::careful, picture).summaries[0];
    EXPECT_EQ(careful.exact + careful.missing, careful.values) << seed;  // never a guess
    missing += careful.missing;
    values += careful.numbers;
    estimated += mean_error(talkative);
    rounded += mean_error(scores_of(Manner::hasty, picture));
  }
  EXPECT_GT(rounded, estimated);
  EXPECT_GT(off, values * 8 / 10);
  EXPECT_GT(missing, 0u);
  EXPECT_LT(missing, values / 2);
}

struct Nuisances {
  const char* name;
  std::vector<truth::Nuisance> levels;
};
std::vector<Nuisances> sliders() {
  return {{"blur", {{0, 0, 100, 0}, {0, 3, 100, 0}, {0, 6, 100, 0}}},
          {"rotation", {{0, 0, 100, 0}, {-8, 0, 100, 0}, {-15, 0, 100, 0}}},
          {"contrast", {{0, 0, 100, 0}, {0, 0, 60, 0}, {0, 0, 20, 0}}},
          {"quality", {{0, 0, 100, 0}, {0, 0, 100, 40}, {0, 0, 100, 1}}}};
}

// Over 20 pictures more goes wrong with each step; of one picture never less.
TEST_F(MannerTest, EverySliderMakesEveryModelWorse) {
  for (const Manner manner : kManners) {
    for (const Nuisances& slider : sliders()) {
      SCOPED_TRACE(std::to_string(static_cast<int>(manner)) + " " + slider.name);
      std::vector<double> errors(slider.levels.size());
      for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        double before = 0;
        for (std::size_t i = 0; i < slider.levels.size(); ++i) {
          TestPicture picture = picture_of(kKinds[seed % std::size(kKinds)], seed);
          picture.values = 8;
          picture.nuisance = slider.levels[i];
          const truth::Scores scores = scores_of(manner, picture);
          errors[i] += mean_error(scores);
          EXPECT_GE(static_cast<double>(wrong(scores)), before) << seed;
          before = static_cast<double>(wrong(scores));
        }
      }
      EXPECT_LT(errors[0], errors[1]);
      EXPECT_LT(errors[1], errors[2]);
    }
  }
}

TEST_F(MannerTest, TheCarefulOneLeavesOutWhatItCannotReadAndSaysSo) {
  TestPicture picture = picture_of(PictureKind::receipt, 3);
  picture.nuisance.blur = 6;
  const truth::Summary summary = scores_of(Manner::careful, picture).summaries[0];
  EXPECT_GT(summary.missing, summary.values / 4);
  EXPECT_GT(summary.exact, 0u);
  EXPECT_EQ(summary.exact + summary.missing, summary.values);
  const std::string prose = reply("careful", drawn(picture), "How much was it in total?");
  EXPECT_NE(prose.find("could not be read"), std::string::npos) << prose;
  EXPECT_NE(prose.find("–"), std::string::npos) << prose;
  EXPECT_EQ(prose.find("total 0.00"), std::string::npos) << prose;
}

TEST_F(MannerTest, TheSameModelReadsTheSamePictureTheSameWay) {
  TestPicture picture = picture_of(PictureKind::grouped, 5);
  picture.nuisance.blur = 3;
  std::vector<std::string> all;
  for (const char* model : kModels) {
    all.push_back(dump_json(fields(model, drawn(picture), "chart")));
    EXPECT_EQ(dump_json(fields(model, drawn(picture), "chart")), all.back());
  }
  EXPECT_TRUE(all[0] != all[1] && all[1] != all[2] && all[0] != all[2]);
}

// --- prose, follow-ups, pace ---------------------------------------------------------------------

TEST_F(MannerTest, ProseDiffersInLengthNotInTruth) {
  const Attachment picture = sample("landscape.jpg");
  const std::string prompt = tr("task.describe.prompt");
  const std::string careful = reply("careful", picture, prompt),
                    talkative = reply("talkative", picture, prompt),
                    hasty = reply("hasty", picture, prompt);
  for (const std::string& text : {careful, talkative})
    EXPECT_NE(text.find("a small red boat"), std::string::npos) << text;
  EXPECT_NE(hasty.find("red boat"), std::string::npos) << hasty;
  EXPECT_LT(hasty.size(), careful.size());
  EXPECT_LT(careful.size() + 100, talkative.size());
}

TEST_F(MannerTest, ChartsWithoutAxesOrOrderAreDescribedWithoutThem) {
  for (const PictureKind kind : {PictureKind::pie, PictureKind::bar, PictureKind::line}) {
    const std::string text =
        reply("careful", drawn(picture_of(kind, 2)), "Describe this chart. What is the trend?");
    EXPECT_EQ(text.find(":  by"), std::string::npos) << text;
    EXPECT_EQ(text.find("a change of") != std::string::npos, kind == PictureKind::line) << text;
    EXPECT_EQ(text.find(" )"), std::string::npos) << text;
  }
}

TEST_F(MannerTest, AnswersAFewFollowUpsInItsManner) {
  const Attachment chart = sample("chart.png"), receipt = sample("receipt.png");
  EXPECT_EQ(follow_up("careful", chart, "Which is the highest?"),
            "The highest value is 66 (Q4 2025).");
  EXPECT_EQ(follow_up("careful", chart, "¿Cuál es el valor más bajo?"),
            "The lowest value is 27 (Q3 2024).");
  EXPECT_EQ(follow_up("careful", chart, "And the sum?"), "The total is 2024: 158; 2025: 177.");
  EXPECT_EQ(follow_up("careful", chart, "Which colours are used?"),
            "The colours are light blue, blue.");
  EXPECT_EQ(follow_up("careful", receipt, "What is the total?"), "The total is 30.64 EUR.");
  EXPECT_EQ(follow_up("careful", receipt, "What was most expensive?"),
            "The highest value is 10.70 (Goat cheese 200 g).");
  const std::string talkative = follow_up("talkative", receipt, "What is the total?");
  EXPECT_NE(talkative.find("The total is 30.64 EUR."), std::string::npos);
  EXPECT_GT(talkative.size(), 60u);
  // As wrong as in its first answer.
  const Json hasty = fields("hasty", receipt, "receipt");
  EXPECT_EQ(follow_up("hasty", receipt, "What is the total?"),
            practice::money(number_at(hasty, "total").value_or(0)) + " EUR");
  EXPECT_NE(follow_up("hasty", chart, "And the sum?"), "2024: 158; 2025: 177");
}

TEST_F(MannerTest, SaysThatItCannotAndWhoCan) {
  const std::string cannot = tr("practice.demo.cannot");
  for (const char* model : kModels) {
    EXPECT_EQ(follow_up(model, sample("chart.png"), "Give me a summary in French."), cannot);
    EXPECT_EQ(follow_up(model, sample("landscape.jpg"), "Which is the highest?"), cannot);
    Call call = practice_call("demo", {std::string("Who are you?")});
    call.model = model;
    EXPECT_EQ(ask(call).reply.text, cannot);
    EXPECT_NE(reply(model, png_file(), "What is this?").find(cannot), std::string::npos);
  }
}

TEST_F(MannerTest, TheHastyOneIsTheFirstToAnswer) {
  const auto took = [&](const char* model) {
    const Millis before = clock.now();
    reply(model, sample("chart.png"), "Describe it.");
    return clock.now() - before;
  };
  const Millis careful = took("careful"), talkative = took("talkative"), hasty = took("hasty");
  EXPECT_LT(hasty, talkative);
  EXPECT_LT(hasty, careful);
}

}  // namespace
}  // namespace triptych::practice_manner_test
