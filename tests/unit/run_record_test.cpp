// Runs as they are kept: there and back, as cards, searched, and out of hostile hands.
#include "features/history/run_record.h"

#include <gtest/gtest.h>

#include "base/base64.h"
#include "base/json.h"

namespace triptych::run_record_test {
namespace {

constexpr char kKey[] = "sk-test-1234567890";
const std::vector<Secret> kSecrets{Secret(kKey)};

Turn turn(std::string asked, std::string answer) {
  Turn made;
  made.sent.provider_id = "openai";
  made.sent.model = "gpt-6-sol";
  made.sent.prompt.json_schema = R"({"type":"object"})";
  made.sent.prompt.messages.push_back({Role::user, {std::move(asked)}, ""});
  made.sent_summary = "1 image, 5 B";
  made.reply.text = std::move(answer);
  made.reply.model = "gpt-6-sol-2026";
  made.reply.usage.input = 1000;
  made.reply.usage.billed_output = 100;
  made.reply.stopped = Stopped{StopReason::end, "stop", "", {}};
  made.head = HttpHead{200, {{"x-request-id", "req_7"}}};
  made.usd = 0.003;
  made.started = Millis{5000};
  made.first_token = Millis{5250};
  made.finished = Millis{6100};
  return made;
}

RunRecord example() {
  RunRecord record;
  record.id = "s-run-1";
  record.at = 1'795'786'000'000;
  record.date = "2026-11-27 13:46";
  const Bytes bytes = bytes_of("hello");
  record.files.push_back({"s-1", "note.txt", "text/plain", "", 5, bytes});
  record.files.push_back({"", "p.png", "image/png", "https://ex.org/p.png", 0, nullptr});
  Conversation conversation;
  conversation.target.provider_id = "openai";
  conversation.target.model = "gpt-6-sol";
  conversation.label = "OpenAI · gpt-6-sol";
  conversation.turns = {turn("What is this?", "A “note”."), turn("Sure?", "Quite.")};
  auto& parts = conversation.turns[0].sent.prompt.messages[0].parts;
  parts.insert(parts.begin(), make_url_attachment("https://ex.org/p.png"));
  parts.insert(parts.begin(), make_attachment("note.txt", bytes));
  record.conversations.push_back(conversation);
  conversation.label = "OpenAI · gpt-6-luna";
  conversation.turns.resize(1);
  Error error;
  error.kind = ErrorKind::auth;
  error.message = std::string("no such key: ") + kKey;
  error.http_status = 401;
  error.request_id = "req_8";
  conversation.turns[0].reply = {};
  conversation.turns[0].reply.stopped = Stopped{StopReason::failed, "", "", error};
  conversation.turns[0].usd.reset();
  conversation.turns[0].head = HttpHead{401, {}};
  record.conversations.push_back(conversation);
  return record;
}

void expect_the_example(const RunRecord& read) {
  EXPECT_EQ(read.date, "2026-11-27 13:46");
  ASSERT_EQ(read.conversations.size(), 2u);
  EXPECT_TRUE(read.conversations[0].past);
  EXPECT_EQ(read.conversations[0].label, "OpenAI · gpt-6-sol");
  ASSERT_EQ(read.conversations[0].turns.size(), 2u);
  const Turn& first = read.conversations[0].turns[0];
  EXPECT_EQ(prompt_of(read), "What is this?");
  EXPECT_EQ(first.reply.text, "A “note”.");
  EXPECT_EQ(first.reply.model, "gpt-6-sol-2026");
  EXPECT_EQ(first.reply.usage.input, 1000);
  EXPECT_EQ(first.reply.usage.billed_output, 100);
  EXPECT_EQ(first.first_token - first.started, Millis{250});
  EXPECT_EQ(first.finished - first.started, Millis{1100});
  EXPECT_EQ(first.reply.stopped->reason, StopReason::end);
  EXPECT_EQ(first.reply.stopped->raw_reason, "stop");
  EXPECT_EQ(header_value(*first.head, "x-request-id"), "req_7");
  EXPECT_EQ(first.sent.prompt.json_schema, R"({"type":"object"})");
  EXPECT_EQ(first.sent.prompt.messages[0].parts.size(), 3u);
  const Turn& failed = read.conversations[1].turns[0];
  ASSERT_TRUE(failed.failed());
  EXPECT_EQ(failed.reply.stopped->error->kind, ErrorKind::auth);
  EXPECT_EQ(failed.reply.stopped->error->request_id, "req_8");
}

TEST(RunRecord, ComesBackAsItWas) {
  const std::string json = record_json(example(), kSecrets);
  EXPECT_EQ(json.find(kKey), std::string::npos);
  EXPECT_EQ(json.find("aGVsbG8"), std::string::npos);  // the file lies beside it
  auto read = read_record(json);
  ASSERT_TRUE(read) << read.error();
  expect_the_example(read.value());
  EXPECT_EQ(question_files(read.value()).size(), 1u);  // by URL; the bytes are not there yet
  put_file(read.value(), "s-1", bytes_of("hello"));
  const std::vector<Attachment> files = question_files(read.value());
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[0].name, "note.txt");
  EXPECT_EQ(files[0].size(), 5u);
  // Kept again, the turn still holds its files.
  auto again = read_record(record_json(read.value(), {}));
  ASSERT_TRUE(again);
  EXPECT_EQ(again.value().conversations[0].turns[0].sent.prompt.messages[0].parts.size(), 3u);
}

TEST(RunRecord, AnAnswerOfASimulatedModelIsPracticeWhateverTheCardSays) {
  RunRecord record = example();
  record.conversations[0].target.provider_id = "demo";
  const auto read = read_record(record_json(record, kSecrets));
  ASSERT_TRUE(read) << read.error();
  EXPECT_TRUE(read.value().conversations[0].turns[0].practice);
  EXPECT_FALSE(read.value().conversations[1].turns[0].practice);
}

TEST(RunRecord, ACardHoldsItsFilesOnceAndNoKey) {
  const std::string card = card_json(example(), kSecrets);
  EXPECT_EQ(card.find(kKey), std::string::npos);
  EXPECT_NE(card.find("aGVsbG8="), std::string::npos);
  EXPECT_EQ(card.find("aGVsbG8="), card.rfind("aGVsbG8="));
  EXPECT_TRUE(looks_like_card(view(bytes_of(card))));
  EXPECT_FALSE(looks_like_card(view(bytes_of("{\"format\": \"else\"}"))));
  EXPECT_FALSE(looks_like_card({}));
  const auto read = read_record(card);
  ASSERT_TRUE(read) << read.error();
  expect_the_example(read.value());
  EXPECT_EQ(question_files(read.value()).size(), 2u);
}

TEST(RunRecord, DamagedAndHostileCardsAreRefusedInWords) {
  const std::string card = card_json(example(), {});
  for (std::size_t cut = 0; cut + 3 < card.size(); cut += 7)
    EXPECT_FALSE(read_record(std::string_view(card).substr(0, cut))) << cut;
  EXPECT_EQ(read_record(card.substr(0, card.size() / 2)).error(), "card.damaged");
  EXPECT_EQ(read_record("{}").error(), "card.no_card");
  EXPECT_EQ(read_record("[]").error(), "card.damaged");
  EXPECT_EQ(read_record(R"({"format":"triptych-card","version":2})").error(), "card.newer");
  const auto with = [](const std::string& conversations, const std::string& files = "[]") {
    return read_record(R"({"format":"triptych-card","version":1,"files":)" + files +
                       R"(,"columns":)" + conversations + "}");
  };
  EXPECT_FALSE(with("[]"));
  EXPECT_FALSE(with("7"));
  EXPECT_FALSE(with(R"([{"turns":[]}])"));
  EXPECT_FALSE(with(R"([{"turns":[5]}])"));
  EXPECT_TRUE(with(R"([{"turns":[{}]}])", R"([{"url":"https://ex.org/a.png"}])"));
  EXPECT_FALSE(with(R"([{"turns":[{}]}])", R"([{"url":"javascript:alert"}])"));
  const auto odd = with(R"([{"provider":7,"turns":[{"asked":{"files":[-1,9,"x"]},"usage":[1],
      "finish":{"reason":"?","error":3},"total_ms":-1e300,"usd":"free"}]}])");
  ASSERT_TRUE(odd);
  EXPECT_FALSE(odd.value().conversations[0].turns[0].usd);
  EXPECT_EQ(odd.value().conversations[0].turns[0].reply.stopped->reason, StopReason::other);
}

TEST(RunRecord, IsFoundByWordsOfPromptAnswersFilesAndModels) {
  const RunSummary summary = summary_of(example());
  for (const char* query : {"", "WHAT", "quite", "note.txt", "luna", "  this   sure "})
    EXPECT_TRUE(matches(summary, query)) << query;
  EXPECT_FALSE(matches(summary, "this elephant"));
  EXPECT_TRUE(summary.failed);
  EXPECT_FALSE(summary.practice);
  EXPECT_NEAR(summary.usd.value(), 0.006, 1e-9);
  RunRecord loud = example();
  loud.conversations[0].turns[1].reply.text = std::string("Your key is ") + kKey + " or SK-TEST.";
  const std::string json = summary_json(summary_of(loud), kSecrets);
  EXPECT_EQ(json.find(kKey), std::string::npos);
  std::string older = json;
  const std::string at = "\"at\":1795786000000";
  older.replace(older.find(at), at.size(), "\"at\":5");
  const auto list = read_summaries("[" + older + "," + json + ",{},7]");
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[1].at, 5);
  EXPECT_EQ(list[0].models.size(), 2u);
}

// An answer of megabytes is kept at the end of its run, in one turn of the page.
TEST(RunSummary, ReadsTheBeginningOfALongAnswerForTheSearch) {
  RunRecord record = example();
  std::string& text = record.conversations[0].turns[0].reply.text;
  text = "heron ";
  while (text.size() < 64 * 1024) text += "pond ";
  text += "kingfisher";
  const RunSummary summary = summary_of(record);
  EXPECT_TRUE(matches(summary, "heron pond"));
  EXPECT_FALSE(matches(summary, "kingfisher"));
}

TEST(RunSummary, NamesItsFirstFileAndThePictureOfIt) {
  RunRecord record = example();
  RunSummary summary = read_summaries("[" + summary_json(summary_of(record), {}) + "]").at(0);
  ASSERT_TRUE(summary.first_file);
  EXPECT_EQ(summary.first_file->name, "note.txt");
  EXPECT_FALSE(has_picture(summary)) << "it is a text";
  std::string png("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x02\x80\0\0\x01\xe0\x08\x06\0\0\0", 29);
  record.files.insert(record.files.begin(), {"s-9", "shop.png", "image/png", "", 1, bytes_of(png)});
  summary = read_summaries("[" + summary_json(summary_of(record), {}) + "]").at(0);
  EXPECT_EQ(summary.first_file->id, "s-9");
  EXPECT_EQ(summary.first_file->width, 640);
  EXPECT_EQ(summary.first_file->height, 480);
  EXPECT_TRUE(has_picture(summary));
  record.files = {{"", "p.png", "image/png", "https://ex.org/p.png", 0, nullptr}};
  EXPECT_FALSE(has_picture(summary_of(record))) << "its bytes are not here";
  record.files.clear();
  EXPECT_FALSE(summary_of(record).first_file);
}

TEST(RunSummary, OneThatWasKeptBeforeOrIsDamagedIsReadAsFarAsItGoes) {
  const auto all = read_summaries(R"([{"id":"a","files":2},{"id":"b","first_file":7},
      {"id":"c","first_file":{"name":5,"type":[],"id":"x","width":-3,"height":"y"}}])");
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].files, 2);
  EXPECT_FALSE(all[0].first_file);
  EXPECT_FALSE(all[1].first_file);
  ASSERT_TRUE(all[2].first_file);
  EXPECT_EQ(all[2].first_file->width, 0);
  for (const RunSummary& one : all) EXPECT_FALSE(has_picture(one));
}

TEST(RunRecord, DatesAreThoseOfTheClockOnTheWall) {
  EXPECT_EQ(date_of(0, 0), "1970-01-01 00:00");
  EXPECT_EQ(date_of(1'795'787'160'000, 0), "2026-11-27 13:46");
  EXPECT_EQ(date_of(1'795'787'160'000, -14 * 60), "2026-11-26 23:46");
}

TEST(Base64Decode, TakesWhatEncodingWritesAndNothingElse) {
  for (const std::string& text : {std::string(), std::string("a"), std::string("ab"),
                                  std::string("abc"), std::string("\0\xff\x10z", 4)}) {
    const Bytes bytes = bytes_of(text);
    std::string encoded(base64_size(text.size()), ' ');
    base64_encode(view(bytes), encoded.data());
    EXPECT_EQ(base64_decode(encoded), *bytes) << encoded;
  }
  for (const char* bad : {"a", "YQ=", "YR==", "Y===", "Y=Q=", "YQ==\n", "Y Q=", "____"})
    EXPECT_FALSE(base64_decode(bad)) << bad;
}

}  // namespace
}  // namespace triptych::run_record_test
