// Files made ready, without a browser: the test answers for its tools. By role and name only.
#include <gtest/gtest.h>

#include "base/format.h"
#include "base/json.h"
#include "fakes/headless_imgui.h"
#include "features/media_prep/compatibility.h"
#include "media/wav.h"
#include "tools/media_files.h"

namespace triptych::prepare_view_test {
namespace {

using ui::Action;
using ui::ItemRole;

std::shared_ptr<ByteVector> data_of(std::string_view text) {
  const Bytes bytes = bytes_of(text);
  return std::make_shared<ByteVector>(*bytes);
}

// What the browser tells of the last work that was begun.
void answer(HeadlessPage& page, MediaStage what, std::string facts,
            std::shared_ptr<ByteVector> data = nullptr) {
  const auto* work = page.platform.last<MediaWork>();
  ASSERT_NE(work, nullptr);
  page.platform.news.push_back(MediaNews{work->job, what, std::move(facts), std::move(data)});
  page.frame();
  page.frame();
}

Json orders_of(HeadlessPage& page) {
  const auto* work = page.platform.last<MediaWork>();
  EXPECT_NE(work, nullptr);
  return work == nullptr ? Json() : parse_json(work->orders).value_or(Json());
}

bool says(HeadlessPage& page, std::string_view words) {
  return page.all_text().find(words) != std::string::npos;
}

std::size_t size_sent(HeadlessPage& page) {
  return page.app.state().ask.attachments.at(0).attachment.size();
}

TEST(PrepareView, ThePictureIsOnlyChangedWhenThePersonAgrees) {
  HeadlessPage page;
  page.drop("a.png", tiny_png(9000, 3000));
  const std::size_t before = size_sent(page);
  page.act_on_file("a.png", "Crop & redact");
  ASSERT_NE(page.find(ItemRole::dialog, "Make a.png ready"), nullptr);
  EXPECT_EQ(page.platform.last<MediaWork>()->tool, MediaTool::image);
  EXPECT_NE(page.find(ItemRole::button, "Apply")->state & ui::kDisabled, 0u);
  answer(page, MediaStage::made, "{}", data_of(tiny_png(3000, 1000) + "tail"));
  EXPECT_TRUE(says(page, "3000 × 1000 px"));
  EXPECT_EQ(size_sent(page), before);
  // What it costs is told for both, before the choice.
  ASSERT_NE(page.find(ItemRole::table, "What it costs to send"), nullptr);
  const AppState& state = page.app.state();
  const Preparation& p = *state.media_prep.preparing;
  const int was = costs_of(state, {&p.original, 1}).at(0).tokens;
  const int is = costs_of(state, p.results).at(0).tokens;
  EXPECT_NE(was, is);
  const auto cell_tells = [&](int tokens) {
    for (const ui::Item& item : page.page.registry().items())
      if (item.role == ItemRole::cell && item.name.starts_with(format_count(tokens) + " tokens"))
        return true;
    return false;
  };
  EXPECT_TRUE(cell_tells(was));
  EXPECT_TRUE(cell_tells(is));
  page.click(ItemRole::button, "Apply");
  EXPECT_EQ(page.find(ItemRole::dialog, "Make a.png ready"), nullptr);
  EXPECT_EQ(size_sent(page), before + 4);
  page.act_on_file("a.png", "Undo");
  EXPECT_EQ(size_sent(page), before);
  EXPECT_EQ(page.find(ItemRole::button, "Undo: a.png"), nullptr);
}

TEST(PrepareView, EscapeAndKeepOriginalDropTheWork) {
  HeadlessPage page;
  page.drop("a.png", tiny_png(64, 64));
  page.act_on_file("a.png", "Crop & redact");
  const std::uint32_t job = page.platform.last<MediaWork>()->job;
  page.key(Action::Kind::cancel);
  EXPECT_EQ(page.find(ItemRole::button, "Apply"), nullptr);
  ASSERT_NE(page.platform.last<DropMediaWork>(), nullptr);
  EXPECT_EQ(page.platform.last<DropMediaWork>()->job, job);
  // News of dropped work changes nothing.
  answer(page, MediaStage::made, "{}", data_of(tiny_png(1, 1)));
  EXPECT_EQ(page.app.state().ask.attachments.at(0).attachment.media.width, 64);
}

TEST(PrepareView, BoxesAndCropsAreTypedInPixels) {
  HeadlessPage page;
  page.drop("a.png", tiny_png(64, 48));
  page.act_on_file("a.png", "Crop & redact");
  EXPECT_NE(page.find(ItemRole::button, "Black out")->state & ui::kDisabled, 0u);
  for (const auto& [name, value] : {std::pair{"Left", "10"}, std::pair{"Top", "20"},
                                    std::pair{"Width", "500"}, std::pair{"Height", "5"}})
    page.type(ItemRole::text_field, name, value);
  page.click(ItemRole::button, "Black out");
  EXPECT_EQ(orders_of(page)["boxes"], Json::parse("[[10,20,54,5]]"));  // cut to the picture
  page.click(ItemRole::button, "Remove Blacked out: 54 × 5 px @ 10, 20");
  EXPECT_EQ(orders_of(page)["boxes"], Json::array());
  page.type(ItemRole::text_field, "Left", "nonsense");
  EXPECT_NE(page.find(ItemRole::text_field, "Left")->state & ui::kInvalid, 0u);
}

TEST(PrepareView, AFailureIsToldAndOffersNothing) {
  HeadlessPage page;
  page.drop("a.png", tiny_png(64, 48));
  page.act_on_file("a.png", "Crop & redact");
  answer(page, MediaStage::failed, R"({"key":"prepare.undecodable"})");
  EXPECT_TRUE(says(page, "This browser cannot read a.png"));
  EXPECT_NE(page.find(ItemRole::button, "Apply")->state & ui::kDisabled, 0u);
}

TEST(PrepareView, PagesBecomePicturesInTheirPlace) {
  HeadlessPage page;
  page.drop("a.pdf", "%PDF-1.7\n/Type /Pages /Count 3\n%%EOF\n");
  page.drop("b.png", tiny_png(8, 8));
  page.act_on_file("a.pdf", "Pages as pictures");
  EXPECT_EQ(orders_of(page)["do"], "open");
  answer(page, MediaStage::opened, R"({"pages":3})");
  page.type(ItemRole::text_field, "Pages (1-3, 5)", "4");
  page.click(ItemRole::button, "Make pictures");
  EXPECT_TRUE(says(page, "names no pages of this document. It has 3"));
  page.type(ItemRole::text_field, "Pages (1-3, 5)", "1,3");
  page.click(ItemRole::button, "Make pictures");
  EXPECT_EQ(orders_of(page)["pages"], Json::parse("[1,3]"));
  answer(page, MediaStage::page, R"({"page":1})", data_of(tiny_png(20, 10)));
  answer(page, MediaStage::page, R"({"page":3})", data_of(tiny_png(20, 10)));
  answer(page, MediaStage::done, "{}");
  page.click(ItemRole::button, "Apply");
  const auto& files = page.app.state().ask.attachments;
  ASSERT_EQ(files.size(), 3u);
  EXPECT_EQ(files[0].attachment.name, "a_p001.png");
  EXPECT_EQ(files[1].attachment.name, "a_p003.png");
  EXPECT_EQ(files[2].attachment.name, "b.png");
  page.act_on_file("a_p003.png", "Undo");
  ASSERT_EQ(page.app.state().ask.attachments.size(), 2u);
  EXPECT_EQ(page.app.state().ask.attachments[0].attachment.name, "a.pdf");
}

TEST(PrepareView, AProtectedDocumentAsksForItsPassword) {
  HeadlessPage page;
  page.drop("a.pdf", "%PDF-1.7\n/Encrypt 9 0 R\n%%EOF\n");
  page.act_on_file("a.pdf", "Pages as pictures");
  answer(page, MediaStage::failed, R"({"key":"prepare.pdf_password"})");
  page.type(ItemRole::password, "Password of the PDF", "secret");
  page.click(ItemRole::button, "Open");
  EXPECT_EQ(orders_of(page)["password"], "secret");
  answer(page, MediaStage::opened, R"({"pages":1})");
  EXPECT_NE(page.find(ItemRole::text_field, "Pages (1-3, 5)"), nullptr);
  EXPECT_EQ(page.find(ItemRole::password, "Password of the PDF"), nullptr);
}

TEST(PrepareView, SoundIsCutAndWritten) {
  HeadlessPage page;
  std::string wav(kWavHeader + 2 * 64'000, '\0');
  write_wav_header(std::as_writable_bytes(std::span(wav)), kSpeechRate);
  page.drop("talk.wav", wav);
  page.act_on_file("talk.wav", "Trim & convert");
  answer(page, MediaStage::opened, R"({"seconds":4})", data_of("\x10\x7f\xff"));
  answer(page, MediaStage::made, "{}", data_of(std::string(kWavHeader + 8, 'x')));
  EXPECT_EQ(page.app.state().media_prep.preparing->results.at(0).media.media_type, "audio/wav");
  page.type(ItemRole::text_field, "Start (s)", "1.5");
  EXPECT_EQ(orders_of(page)["from"], 1.5);
  EXPECT_EQ(orders_of(page)["to"], 4.0);
  EXPECT_TRUE(
      page.app.state().media_prep.preparing->results.empty());  // the old result is not this one
  page.click(ItemRole::button, "Play");
  EXPECT_EQ(page.platform.last<MediaWork>()->tool, MediaTool::player);
  answer(page, MediaStage::at, R"({"at":2,"playing":true})");
  page.click(ItemRole::button, "Pause");
  EXPECT_EQ(page.platform.last<MediaOrder>()->order, "pause");
}

// An hour is too long for a transcriber as WAV: that shows when it was opened, and MP3 takes over.
TEST(PrepareView, LongSoundBecomesMp3) {
  HeadlessPage page;
  page.open_model();
  page.type(ItemRole::combo_field, "Model", "gpt-transcribe");
  page.close();
  page.close();
  std::string wav(kWavHeader + 2 * 64'000, '\0');
  write_wav_header(std::as_writable_bytes(std::span(wav)), kSpeechRate);
  page.drop("talk.wav", wav);
  page.act_on_file("talk.wav", "Trim & convert");
  EXPECT_EQ(orders_of(page)["kilobits"], 0);
  const std::uint32_t first = page.platform.last<MediaWork>()->job;
  answer(page, MediaStage::opened, R"({"seconds":3600})", data_of("\x10\x7f\xff"));
  EXPECT_EQ(orders_of(page)["kilobits"], 48);
  EXPECT_EQ(page.platform.last<DropMediaWork>()->job, first);
  const std::string made = mp3(20);
  answer(page, MediaStage::made, "{}", data_of(made));
  EXPECT_TRUE(says(page, "MP3, 16 kHz, one channel"));
  EXPECT_TRUE(says(page, "48 kbit/s"));
  page.type(ItemRole::text_field, "End (s)", "60");
  EXPECT_EQ(orders_of(page)["kilobits"], 0);
  page.type(ItemRole::select, "Format", "32");
  EXPECT_EQ(orders_of(page)["kilobits"], 32);
  answer(page, MediaStage::failed, R"({"key":"prepare.mp3_unloaded"})");
  EXPECT_TRUE(says(page, "Choose WAV as the format of talk.wav"));
  page.type(ItemRole::select, "Format", "0");
  EXPECT_FALSE(says(page, "could not be loaded"));
  answer(page, MediaStage::made, "{}", data_of(std::string(kWavHeader + 8, 'x')));
  page.type(ItemRole::select, "Format", "24");
  answer(page, MediaStage::made, "{}", data_of(made));
  page.click(ItemRole::button, "Apply");
  EXPECT_EQ(page.app.state().ask.attachments.at(0).attachment.name, "talk.mp3");
  EXPECT_EQ(page.app.state().ask.attachments.at(0).attachment.media.media_type, "audio/mpeg");
}

TEST(PrepareView, SoundThatStaysTooLargeIsTold) {
  HeadlessPage page;
  page.open_model();
  page.type(ItemRole::combo_field, "Model", "gpt-transcribe");
  page.close();
  page.close();
  page.drop("talk.wav", std::string("RIFF\x04\0\0\0WAVE", 12));
  page.act_on_file("talk.wav", "Trim & convert");
  answer(page, MediaStage::opened, R"({"seconds":1000})", data_of("\x10"));
  page.type(ItemRole::select, "Format", "0");
  answer(page, MediaStage::made, "{}", data_of(std::string(std::size_t{26} << 20, 'x')));
  EXPECT_TRUE(says(page, "talk.wav is 27.3 MB; one of the chosen models takes at most 26.2 MB"));
}

TEST(PrepareView, ARecordingIsHeardBeforeItIsAttached) {
  HeadlessPage page;
  page.attach_by("Record audio");
  EXPECT_EQ(page.platform.last<MediaWork>()->tool, MediaTool::recorder);
  answer(page, MediaStage::level, R"({"seconds":2.5,"level":0.5,"paused":false})");
  EXPECT_TRUE(says(page, "0:03"));
  page.click(ItemRole::button, "Stop recording");
  EXPECT_EQ(page.platform.last<MediaOrder>()->order, "stop");
  answer(page, MediaStage::recorded, "{}", data_of("\x1A\x45\xDF\xA3 webm A_OPUS"));
  EXPECT_EQ(page.platform.last<MediaWork>()->tool, MediaTool::sound);
  answer(page, MediaStage::opened, R"({"seconds":2.5})", data_of("\x10"));
  answer(page, MediaStage::made, "{}", data_of(std::string(kWavHeader + 8, 'x')));
  page.click(ItemRole::button, "Add to question");
  ASSERT_EQ(page.app.state().ask.attachments.size(), 1u);
  EXPECT_EQ(page.app.state().ask.attachments[0].attachment.name, "recording.wav");
}

TEST(PrepareView, ARefusedMicrophoneIsTold) {
  HeadlessPage page;
  page.attach_by("Record audio");
  answer(page, MediaStage::failed, R"({"key":"record.refused"})");
  EXPECT_TRUE(says(page, "did not allow this page to use the microphone"));
  page.click(ItemRole::button, "Discard");
  EXPECT_FALSE(page.app.state().media_prep.preparing.has_value());
}

TEST(PrepareView, TheTableTellsBeforeAnythingIsSent) {
  HeadlessPage page;
  page.drop("a.png", tiny_png(64, 48));
  EXPECT_NE(page.find(ItemRole::button, "Details of a.png")->description.find("Supported"),
            std::string::npos);
  page.click(ItemRole::button, "Details of a.png");
  EXPECT_NE(page.find(ItemRole::table, "Compatibility"), nullptr);
  EXPECT_NE(page.find(ItemRole::cell, "Supported"), nullptr);
  page.drop("talk.wav", std::string("RIFF\x04\0\0\0WAVE", 12));
  EXPECT_NE(page.find(ItemRole::cell, "Not supported"), nullptr);
}

}  // namespace
}  // namespace triptych::prepare_view_test
