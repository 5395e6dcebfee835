// Compatibility By vendor and file, and by what only shows when all go together.
#include "features/media_prep/compatibility.h"

#include <gtest/gtest.h>

#include "app/update.h"
#include "tools/media_files.h"

namespace triptych::compatibility_test {
namespace {

AppState state_for(std::string provider) {
  AppState state = initial_state();
  std::string model = state.ask.models[provider];
  state.ask.targets = {{state.shared.next_id++, std::move(provider), std::move(model)}};
  return state;
}

DraftAttachment& add(AppState& state, std::string name, const std::string& bytes) {
  DraftAttachment attached;
  attached.id = state.shared.next_id++;
  attached.attachment = make_attachment(std::move(name), bytes_of(bytes));
  state.ask.attachments.push_back(std::move(attached));
  return state.ask.attachments.back();
}

Fits of_first(const AppState& state) { return fit_table(state).rows.at(0).cells.at(0).fits; }

TEST(FitTable, FitsRefusedDoubtful) {
  AppState state = state_for("anthropic");
  add(state, "a.png", png(64, 48));
  EXPECT_EQ(of_first(state), Fits::yes);
  add(state, "talk.wav", wav(100, 100));
  const FitTable table = fit_table(state);
  EXPECT_EQ(table.columns.size(), 1u);
  EXPECT_EQ(table.rows.at(1).cells.at(0).fits, Fits::no);
  EXPECT_NE(table.rows.at(1).cells.at(0).words.find("takes no audio"), std::string::npos);
  state.ask.targets.at(0).provider_id = "gemini";
  EXPECT_TRUE(fit_table(state).rows.at(1).fits());
  add(state, "cut.png", png(64, 48).substr(0, 40));
  EXPECT_EQ(fit_table(state).rows.at(2).cells.at(0).fits, Fits::doubtful);
}

TEST(FitTable, APictureWhoseMetadataWasNotReadToTheEndCanBeWrittenAnew) {
  AppState state = state_for("openai");
  std::string photo = jpeg(frame_header('\xC0', 64, 48));
  photo.insert(2, segment('\xE1', "Exif\0\0nonsense"s));
  const DraftAttachment& attached = add(state, "a.jpg", photo);
  ASSERT_TRUE(attached.attachment.media.unread);
  state.media_prep.fits = fit_table(state);
  EXPECT_EQ(state.media_prep.fits.rows.at(0).cells.at(0).fits, Fits::doubtful);
  EXPECT_TRUE(needs_fit(state.media_prep.fits, attached));
}

TEST(FitTable, SoundOfAnotherFormCanBeMended) {
  AppState state = state_for("openai");
  state.ask.targets.at(0).model = "gpt-audio-1.5";
  const DraftAttachment& attached =
      add(state, "talk.flac", "fLaC\0\0\0\x22"s + std::string(34, '\0'));
  ASSERT_EQ(attached.attachment.media.kind, MediaKind::audio);
  state.media_prep.fits = fit_table(state);
  EXPECT_TRUE(state.media_prep.fits.rows.at(0).cells.at(0).mendable);
  EXPECT_TRUE(needs_fit(state.media_prep.fits, attached));
  state.ask.targets.at(0).model = "gpt-5.4";  // hears nothing, whatever the form
  state.media_prep.fits = fit_table(state);
  EXPECT_FALSE(needs_fit(state.media_prep.fits, attached));
  state.ask.targets.at(0).model = "gpt-transcribe";
  state.media_prep.fits = fit_table(state);
  EXPECT_FALSE(needs_fit(state.media_prep.fits, attached));
  DraftAttachment& large = add(state, "long.wav", wav(100, 26 << 20));
  state.media_prep.fits = fit_table(state);
  EXPECT_TRUE(
      state.media_prep.fits.row(large.id)->cells.at(0).words.find("long.wav is too large") == 0);
  EXPECT_TRUE(needs_fit(state.media_prep.fits, large));
}

TEST(FitTable, ServersThatRarelyReadPdfAreDoubted) {
  AppState state = state_for("compatible");
  add(state, "a.pdf", pdf("/Type /Pages /Count 3"));
  EXPECT_EQ(of_first(state), Fits::doubtful);
  state.ask.targets.at(0).provider_id = "openai";
  EXPECT_EQ(of_first(state), Fits::yes);
}

TEST(FitTable, TogetherTheyMayBeTooMany) {
  AppState state = state_for("anthropic");
  state.ask.targets.at(0).model = "claude-haiku-4-5";  // a window of 200k: 100 pictures, not 600
  for (int i = 0; i < 101; ++i) add(state, "a.png", png(64, 48));
  const FitTable table = fit_table(state);
  ASSERT_EQ(table.rows.size(), 102u);
  EXPECT_TRUE(table.rows.front().fits());
  EXPECT_EQ(table.rows.back().attachment_id, 0u);
  EXPECT_FALSE(table.rows.back().fits());
}

TEST(FitTable, AFileCostsEachModelByItsOwnRules) {
  AppState state = state_for("anthropic");
  state.ask.targets.at(0).model = "claude-sonnet-4-5";
  Target other = state.ask.targets.at(0);
  other.provider_id = "gemini", other.model = "gemini-2.5-flash";
  state.ask.targets.push_back(other);
  state.ask.targets.push_back(other);  // asked twice, told once
  const Attachment file = make_attachment("a.png", bytes_of(png(750, 1000)));
  const Attachment talk = make_attachment("talk.wav", bytes_of(wav(160000, 160000)));
  std::vector<FileCost> costs = costs_of(state, {&file, 1});
  ASSERT_EQ(costs.size(), 2u);
  EXPECT_EQ(costs[0].model, "Anthropic · claude-sonnet-4-5");
  EXPECT_EQ(costs[0].tokens, 27 * 36);  // squares of 28 pixels
  ASSERT_TRUE(costs[0].usd);
  EXPECT_NEAR(*costs[0].usd, 972 * 3.0 / 1e6, 1e-9);
  EXPECT_EQ(costs[1].tokens, 258 * 2);  // two tiles
  costs = costs_of(state, {&talk, 1});
  EXPECT_EQ(costs[0].tokens, 0);  // takes no sound
  EXPECT_EQ(costs[1].tokens, 320);
  state.ask.targets.at(0).practice = true;
  EXPECT_FALSE(costs_of(state, {&file, 1})[0].usd);
}

TEST(FitTable, TheQuestionItselfIsNoFilesFault) {
  AppState state = state_for("compatible");  // no address, no model
  add(state, "a.png", png(64, 48));
  EXPECT_EQ(of_first(state), Fits::yes);
}

TEST(FitTable, APictureThatTellsItsPlaceNeedsWork) {
  AppState state = state_for("openai");
  DraftAttachment& attached = add(state, "a.png", png(64, 48));
  state.media_prep.fits = fit_table(state);
  EXPECT_FALSE(needs_fit(state.media_prep.fits, attached));
  attached.attachment.media.location = true;
  EXPECT_TRUE(needs_fit(state.media_prep.fits, attached));
}

TEST(FitTable, PrintingColoursAreDoubtedAndCanBeWrittenAnew) {
  AppState state = state_for("openai");
  const std::string each = "\x01\x11\0"s;
  const std::string frame = "\x08"s + big(48, 2) + big(64, 2) + "\x04" + each + each + each + each;
  const DraftAttachment& attached = add(state, "a.jpg", jpeg(segment('\xC0', frame)));
  ASSERT_TRUE(attached.attachment.media.cmyk);
  state.media_prep.fits = fit_table(state);
  EXPECT_EQ(state.media_prep.fits.rows.at(0).cells.at(0).fits, Fits::doubtful);
  EXPECT_NE(state.media_prep.fits.rows.at(0).cells.at(0).words.find("CMYK"), std::string::npos);
  EXPECT_TRUE(needs_fit(state.media_prep.fits, attached));
}

TEST(FitTable, ALockedDocumentIsDoubtfulUnlessItSurelyNeedsAPassword) {
  AppState state = state_for("openai");
  DraftAttachment& attached = add(state, "a.pdf", pdf("trailer << /Encrypt 9 0 R >>"));
  EXPECT_EQ(of_first(state), Fits::doubtful);
  attached.attachment.media.password = PdfPassword::not_needed;
  EXPECT_EQ(of_first(state), Fits::doubtful);
  attached.attachment.media.password = PdfPassword::needed;
  EXPECT_EQ(of_first(state), Fits::no);
}

TEST(FitTable, WhatBrowsersDecodeCanBeMadeToFit) {
  AppState state = state_for("openai");
  state.ask.targets.at(0).model = "gpt-audio-1.5";
  const std::string bmp = "BM" + std::string(12, '\0') + little(40, 4) + little(30, 4) +
                          little(20, 4) + std::string(28, '\0');
  const DraftAttachment& bitmap = add(state, "a.bmp", bmp);
  EXPECT_TRUE(plan_fit(bitmap.attachment.media, bmp.size(), fit_targets_of(state)).has_value());
  const std::string bw64 = wav(100, 100).replace(0, 4, "BW64");
  for (const std::string& sound : {bw64, "caff\0\1\0\0desc"s, "#!AMR\nframes"s})
    add(state, "a.bin", sound);
  state.media_prep.fits = fit_table(state);
  for (const DraftAttachment& attached : state.ask.attachments) {
    EXPECT_EQ(state.media_prep.fits.row(attached.id)->cells.at(0).fits, Fits::no);
    EXPECT_TRUE(needs_fit(state.media_prep.fits, attached)) << attached.attachment.media.media_type;
  }
}

}  // namespace
}  // namespace triptych::compatibility_test
