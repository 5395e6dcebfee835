// The practice provider answers every task of the course for every bundled sample, through the
// whole program: provider, runner, practice, reply.
#include "fakes/practice_fixture.h"
#include "fakes/source_dir.h"
#include "practice/decode.h"
#include "practice/fill.h"
#include "practice/prompt_intent.h"
#include "practice/truth.h"

namespace triptych::practice_answers_test {
namespace {

PracticeTask task(const std::string& id) {
  for (PracticeTask& one : practice_tasks()) {
    if (one.id == id) return one;
  }
  ADD_FAILURE() << "no task " << id;
  return {};
}

// Whether this vendor's chosen model can take the file at all.
std::string model_for(std::string_view provider, const std::string& file) {
  if (!file.ends_with(".wav")) return usual_model(provider);
  if (find_provider(provider)->info().audio_types.empty()) return "";
  return provider == "openai" ? "gpt-audio-1.5" : usual_model(provider);
}

Call task_call(std::string_view provider, const PracticeTask& preset,
               const std::vector<std::string>& files, bool stream) {
  std::vector<Part> parts;
  for (const std::string& name : files) parts.emplace_back(sample(name));
  parts.emplace_back(preset.prompt);
  Call call = practice_call(provider, std::move(parts));
  call.model = model_for(provider, files.front());
  call.prompt.json_schema = preset.json_schema;
  call.stream = stream;
  return call;
}

TEST_F(PracticeTest, EverySampleAndTaskEndsWellAtEveryProvider) {
  int ran = 0;
  for (const Provider* provider : providers()) {
    for (const PracticeSample& one : practice_samples()) {
      for (const PracticeTask& preset : practice_tasks()) {
        const bool stream = ran % 2 == 0;
        const Call call = task_call(provider->info().id, preset, one.files, stream);
        if (call.model.empty()) continue;
        SCOPED_TRACE(call.provider_id + " " + one.id + " " + preset.id);
        const Asked asked = ask(call);
        ASSERT_TRUE(asked.well()) << asked.reply.stopped->error.value_or(Error()).message;
        EXPECT_FALSE(asked.reply.text.empty());
        EXPECT_GT(asked.reply.usage.input.value_or(0), 10);
        EXPECT_GT(asked.reply.usage.output.value_or(0), 0);
        EXPECT_TRUE(is_practice(asked.heads.front()));
        if (!preset.json_schema.empty()) {
          EXPECT_TRUE(parse_json(asked.reply.text)) << asked.reply.text;
        }
        EXPECT_EQ(asked.reply.text.find("practice."), std::string::npos) << asked.reply.text;
        ++ran;
      }
    }
  }
  EXPECT_GT(ran, 100);
}

TEST_F(PracticeTest, SameAnswerStreamedAndWhole) {
  for (const Provider* provider : providers()) {
    const PracticeTask preset = task("describe");
    const auto text = [&](bool stream) {
      return ask(task_call(provider->info().id, preset, {"landscape.jpg"}, stream));
    };
    const Asked whole = text(false), streamed = text(true);
    EXPECT_EQ(whole.reply.text, streamed.reply.text);
    EXPECT_EQ(whole.reply.usage.input, streamed.reply.usage.input);
    EXPECT_EQ(whole.reply.usage.output, streamed.reply.usage.output);
    EXPECT_GT(streamed.deltas, 5) << provider->info().id;
  }
}

TEST_F(PracticeTest, ReceiptOnTheTasksSchemaIsTheTruth) {
  for (const Provider* provider : providers()) {
    const Asked asked = ask(task_call(provider->info().id, task("receipt"), {"receipt.png"}, true));
    const auto json = parse_json(asked.reply.text);
    ASSERT_TRUE(json) << asked.reply.text;
    EXPECT_EQ(string_at(*json, "store_name"), "Quibble's Corner Deli");
    EXPECT_EQ(string_at(*json, "date"), "2026-03-14");
    EXPECT_EQ(number_at(*json, "total"), 30.64);
    ASSERT_EQ(at(*json, "items").size(), 5u);
    EXPECT_EQ(number_at(at(*json, "items")[1], "quantity"), 2);
    EXPECT_EQ(number_at(at(*json, "items")[1], "total"), 10.7);
    double sum = 0;
    for (const Json& item : at(*json, "items")) sum += number_at(item, "total").value_or(0);
    EXPECT_NEAR(sum, number_at(*json, "subtotal").value_or(0), 0.001);
  }
}

TEST_F(PracticeTest, ReceiptOnAnExampleInThePrompt) {
  const std::string prompt = R"(Extract data from this receipt as JSON.
Return ONLY valid JSON with this structure:
{
    "store_name": "...",
    "date": "YYYY-MM-DD",
    "items": [{"name": "...", "quantity": 1, "price": 0.00}],
    "subtotal": 0.00,
    "item_count": 0,
    "payment_method": "...",
    "loyalty_number": "..."
}
If any field is not visible, use null.)";
  const Asked asked = ask(practice_call("anthropic", {sample("receipt.png"), prompt}));
  const auto json = parse_json(asked.reply.text);
  ASSERT_TRUE(json) << asked.reply.text;
  EXPECT_EQ(string_at(*json, "store_name"), "Quibble's Corner Deli");
  EXPECT_EQ(at(*json, "items").size(), 5u);
  EXPECT_EQ(string_at(at(*json, "items")[3], "name"), "Sparkling water");
  EXPECT_EQ(number_at(at(*json, "items")[3], "price"), 1.15);  // of one, beside a quantity
  EXPECT_EQ(int_at(*json, "item_count"), 5);
  EXPECT_EQ(string_at(*json, "payment_method"), "Card ending 0000");
  EXPECT_TRUE(json->contains("loyalty_number") && at(*json, "loyalty_number").is_null());
  EXPECT_LT(asked.reply.text.find("store_name"), asked.reply.text.find("date"));
}

TEST_F(PracticeTest, ChartDataIsTheTruth) {
  const Asked asked = ask(task_call("openai", task("chart_data"), {"chart.png"}, true));
  const auto json = parse_json(asked.reply.text);
  ASSERT_TRUE(json) << asked.reply.text;
  EXPECT_EQ(string_at(*json, "type"), "bar");
  const Json& series = at(*json, "series");
  ASSERT_EQ(series.size(), 2u);
  EXPECT_EQ(string_at(series[1], "name"), "2025");
  EXPECT_EQ(string_at(at(series[1], "points")[3], "label"), "Q4");
  EXPECT_EQ(number_at(at(series[1], "points")[3], "value"), 66);
}

TEST_F(PracticeTest, ChartQuestionsInWords) {
  const Asked asked =
      ask(practice_call("gemini", {sample("chart.png"), std::string("What is the trend, and which "
                                                                    "quarter is the highest?")}));
  EXPECT_NE(asked.reply.text.find("Highest value: 66 (Q4 2025)"), std::string::npos)
      << asked.reply.text;
  EXPECT_NE(asked.reply.text.find("Lowest value: 27 (Q3 2024)"), std::string::npos);
  EXPECT_NE(asked.reply.text.find("2025 goes from 47 in Q1 to 66 in Q4"), std::string::npos);
}

TEST_F(PracticeTest, ClassifiesWithTheGivenLabels) {
  struct Row {
    const char *file, *prompt, *answer;
  };
  const char* only =
      "Classify this image as: photo, chart, document, receipt. Return ONLY the "
      "category name.";
  const Row rows[] = {{"landscape.jpg", only, "photo"},
                      {"chart.png", only, "chart"},
                      {"receipt.png", only, "receipt"},
                      {"dashboard_week_1.png", only, "chart"}};
  for (const Row& row : rows) {
    const Asked asked = ask(practice_call("openai", {sample(row.file), std::string(row.prompt)}));
    EXPECT_EQ(asked.reply.text, row.answer) << row.file;
  }
  const Asked long_one = ask(practice_call(
      "anthropic", {sample("landscape.jpg"),
                    std::string("Describe this image in one sentence. Classify it as: Photo, "
                                "Chart, Drawing, screenshot, document, or receipt.")}));
  EXPECT_NE(long_one.reply.text.find("red boat"), std::string::npos) << long_one.reply.text;
  EXPECT_NE(long_one.reply.text.find("Category: Drawing."), std::string::npos);
}

TEST_F(PracticeTest, TranscribesSummarisesAndListsActions) {
  const Asked words = ask(practice_call(
      "gemini", {sample("meeting.wav"), std::string("Transcribe this audio exactly.")}));
  EXPECT_EQ(words.reply.text.find("This is the Tuesday meeting."), 0u) << words.reply.text;
  const Asked more = ask(practice_call(
      "gemini",
      {sample("meeting.wav"),
       std::string("Listen to this audio. Provide:\n1. A 2-sentence summary\n2. Key action "
                   "items\n3. Overall tone (formal, casual, urgent)")}));
  EXPECT_NE(more.reply.text.find("| Milo Quandary | order forty blue handles | today |"),
            std::string::npos)
      << more.reply.text;
  EXPECT_NE(more.reply.text.find("Tone:"), std::string::npos);
}

TEST_F(PracticeTest, ComparesTwoDashboards) {
  const Asked asked = ask(practice_call(
      "anthropic", {sample("dashboard_week_1.png"), sample("dashboard_week_2.png"),
                    std::string("Compare these dashboards. List specific differences.")}));
  EXPECT_NE(asked.reply.text.find("Orders: 1,284 → 1,391"), std::string::npos) << asked.reply.text;
  EXPECT_NE(asked.reply.text.find("Wed: 181 → 96"), std::string::npos);
}

TEST_F(PracticeTest, DocumentsGiveTypeAndDates) {
  const std::string prompt =
      R"(Analyze this document. Return JSON: {"doc_type": "...", "dates_found": ["YYYY-MM-DD"]})";
  for (const Provider* provider : providers()) {
    const Asked asked = ask(practice_call(provider->info().id, {sample("receipt.png"), prompt}));
    const auto json = parse_json(asked.reply.text);
    ASSERT_TRUE(json) << asked.reply.text;
    EXPECT_EQ(string_at(*json, "doc_type"), "receipt");
    EXPECT_EQ(at(*json, "dates_found"), Json::array({"2026-03-14"}));
  }
}

TEST_F(PracticeTest, OtherFilesAreMeasuredNotInvented) {
  const Asked picture = ask(practice_call("openai", {png_file(), std::string("Describe this.")}));
  EXPECT_NE(picture.reply.text.find("2 × 3 pixels"), std::string::npos) << picture.reply.text;
  EXPECT_NE(picture.reply.text.find("without a model"), std::string::npos);
  const Asked paper = ask(practice_call("anthropic", {pdf_file(), std::string("Summarise.")}));
  EXPECT_NE(paper.reply.text.find("a PDF of 1 pages"), std::string::npos) << paper.reply.text;
  const Attachment note = text_file("n.txt", "Signed on 2025-06-07 by both.");
  const Asked text = ask(practice_call("gemini", {note, std::string("Which dates, any dates?")}));
  EXPECT_NE(text.reply.text.find("2025-06-07"), std::string::npos) << text.reply.text;
  const Asked words = ask(practice_call("gemini", {std::string("Hello there, who are you?")}));
  EXPECT_NE(words.reply.text.find("5 words"), std::string::npos) << words.reply.text;
}

TEST_F(PracticeTest, SmallLimitsCutTheAnswerAndSayso) {
  for (const Provider* provider : providers()) {
    Call call = practice_call(provider->info().id,
                              {sample("chart.png"), std::string("What is the highest value?")});
    for (const bool stream : {false, true}) {
      call.stream = stream;
      call.max_output_tokens = 40;
      const Asked asked = ask(call);
      ASSERT_TRUE(asked.reply.stopped);
      EXPECT_EQ(asked.reply.stopped->reason, StopReason::length) << provider->info().id;
      EXPECT_FALSE(asked.reply.text.empty()) << provider->info().id;
    }
  }
  // Thinking eats a small purse: nothing is left to say.
  Call call = practice_call("openai", {std::string("Hi")});
  call.max_output_tokens = 16;
  const Asked asked = ask(call);
  EXPECT_EQ(asked.reply.stopped->reason, StopReason::length);
  EXPECT_EQ(asked.reply.text, "");
  EXPECT_EQ(asked.reply.usage.reasoning, 16);
}

TEST_F(PracticeTest, ImagesCostWhatTheVendorsRulesSay) {
  // chart.png: 1200 x 760. Patches of 32: 38 x 24; of 28: 43 x 28; Gemini 3: 1120 by default.
  struct Row {
    const char *provider, *model;
    int tokens;
  };
  const Row rows[] = {{"openai", "gpt-6-sol", 1095},
                      {"openai", "gpt-4o", 85 + 170 * 6},
                      {"anthropic", "claude-sonnet-5-5", 43 * 28},
                      {"gemini", "gemini-3.8-flash", 1120},
                      {"gemini", "gemini-2.5-flash", 258 * 2}};
  for (const Row& row : rows) {
    Call with = practice_call(row.provider, {sample("chart.png"), std::string("Describe.")});
    Call without = practice_call(row.provider, {std::string("Describe.")});
    with.model = without.model = row.model;
    EXPECT_EQ(ask(with).reply.usage.input.value_or(0) - ask(without).reply.usage.input.value_or(0),
              row.tokens)
        << row.model;
  }
}

TEST_F(PracticeTest, ASampleIsKnownByItsBytesOnly) {
  std::string bytes = file_text("assets/samples/receipt.png");
  ASSERT_NE(practice::truth_of(bytes), nullptr);
  EXPECT_EQ(string_at(*practice::truth_of(bytes), "merchant"), "Quibble's Corner Deli");
  bytes.back() = static_cast<char>(bytes.back() ^ 1);
  EXPECT_EQ(practice::truth_of(bytes), nullptr);
}

TEST_F(PracticeTest, EverySampleHasItsTruth) {
  for (const PracticeSample& one : practice_samples()) {
    for (const std::string& name : one.files) {
      EXPECT_NE(practice::truth_of(file_text("assets/samples/" + name)), nullptr) << name;
    }
  }
}

TEST_F(PracticeTest, EveryWordItSpeaksIsInTheCatalogue) {
  namespace fs = std::filesystem;
  int found = 0;
  for (const auto& entry : fs::recursive_directory_iterator(source_dir() + "/src/practice")) {
    if (!entry.is_regular_file()) continue;
    const std::string code = file_text(fs::relative(entry.path(), source_dir()).string());
    for (std::size_t i = code.find("\"practice."); i != code.npos;
         i = code.find("\"practice.", i)) {
      const std::size_t end = code.find('"', ++i);
      const std::string key = code.substr(i, end - i);
      EXPECT_TRUE(key == "practice.invalid" || has_string(key)) << key;  // that one is a host
      ++found;
    }
  }
  EXPECT_GT(found, 40);
}

TEST(PracticeDecode, Base64IsStrict) {
  using practice::base64_decoded;
  EXPECT_EQ(base64_decoded("SGk="), "Hi");
  EXPECT_EQ(base64_decoded("SGV5"), "Hey");
  for (const char* wrong :
       {"", "SGk", "SGk=\n", "SG k=", "SGl=", "SGk-", "data:SGk=", "====", "S==="})
    EXPECT_FALSE(base64_decoded(wrong)) << wrong;
}

}  // namespace
}  // namespace triptych::practice_answers_test
