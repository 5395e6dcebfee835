// Files made ready to be sent, as the reducer sees it: nothing is changed before the person agrees,
// everything can be undone, and what belongs to a job that is over is dropped.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/json.h"
#include "fakes/update_fixture.h"
#include "media/wav.h"
#include "truth/mark.h"

namespace triptych::media_prep_update_test {
namespace {

Bytes wav_of(std::size_t samples) {
  ByteVector bytes(kWavHeader + 2 * samples);
  EXPECT_TRUE(write_wav_header(bytes, 16'000));
  return std::make_shared<const ByteVector>(std::move(bytes));
}

class MediaPrepUpdate : public UpdateTest {
 protected:
  std::uint32_t given_file(const std::string& name, const Bytes& data) {
    when(FileArrived{name, data, ""});
    return state.ask.attachments.back().id;
  }
  // The dialog of that file; what its job is asked to do.
  MediaWork opened(std::uint32_t attachment_id) {
    return one<MediaWork>(when(FitPressed{attachment_id}));
  }
  std::vector<Effect> news(std::uint32_t job, MediaStage what, const std::string& facts,
                           const Bytes& data = nullptr) {
    return when(MediaNews{job, what, facts, data ? std::make_shared<ByteVector>(*data) : nullptr});
  }
  std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const DraftAttachment& attached : state.ask.attachments)
      out.push_back(attached.attachment.name);
    return out;
  }
  static Json orders(const MediaWork& work) { return parse_json(work.orders).value_or(Json()); }

  const Bytes photo = png_of(6000, 4000), small = png_of(600, 400);
  const Bytes paper = bytes_of("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n");
};

using Names = std::vector<std::string>;

// --- pictures ------------------------------------------------------------------------------------

TEST_F(MediaPrepUpdate, NothingChangesBeforeThePersonAgrees) {
  const std::uint32_t attachment_id = given_file("a.png", photo);
  const auto work = opened(attachment_id);
  EXPECT_EQ(work.tool, MediaTool::image);
  EXPECT_EQ(work.data, photo);
  EXPECT_TRUE(when(PrepareApplied{}).empty()) << "there is no result yet";
  news(work.job, MediaStage::made, "{}", small);
  EXPECT_EQ(state.media_prep.preparing->results.size(), 1u);
  EXPECT_EQ(state.ask.attachments[0].attachment.data, photo);
  const auto closed = when(PrepareClosed{});
  EXPECT_FALSE(state.media_prep.preparing);
  EXPECT_EQ(state.ask.attachments[0].attachment.data, photo);
  EXPECT_TRUE(only<MakeThumbnail>(closed).empty());
}

TEST_F(MediaPrepUpdate, AppliedItStandsInTheSamePlaceAndUndoBringsTheOriginalBack) {
  given_file("a.png", png_of(10, 10));
  const std::uint32_t attachment_id = given_file("b.png", photo);
  given_file("c.png", png_of(12, 12));
  const auto work = opened(attachment_id);
  news(work.job, MediaStage::made, "{}", small);
  const auto applied = when(PrepareApplied{});
  EXPECT_EQ(names(), (Names{"a.png", "b.png", "c.png"}));
  EXPECT_EQ(*state.ask.attachments[1].attachment.data, *small);
  const auto dropped = only<DropThumbnail>(applied);
  EXPECT_EQ(std::ranges::count(dropped, attachment_id, &DropThumbnail::attachment_id), 1);
  EXPECT_EQ(one<MakeThumbnail>(applied).attachment_id, state.ask.attachments[1].id);
  when(PrepareUndone{state.ask.attachments[1].id});
  EXPECT_EQ(names(), (Names{"a.png", "b.png", "c.png"}));
  EXPECT_EQ(state.ask.attachments[1].attachment.data, photo);
  EXPECT_FALSE(state.ask.attachments[1].origin);
  EXPECT_TRUE(only<MakeThumbnail>(when(PrepareUndone{state.ask.attachments[1].id})).empty());
}

TEST_F(MediaPrepUpdate, UndoGoesOneStepBackAtATime) {
  std::uint32_t attachment_id = given_file("a.png", photo);
  for (const Bytes& made : {small, png_of(60, 40)}) {
    news(opened(attachment_id).job, MediaStage::made, "{}", made);
    when(PrepareApplied{});
    attachment_id = state.ask.attachments[0].id;
  }
  when(PrepareUndone{attachment_id});
  EXPECT_EQ(*state.ask.attachments[0].attachment.data, *small);
  when(PrepareUndone{state.ask.attachments[0].id});
  EXPECT_EQ(state.ask.attachments[0].attachment.data, photo);
}

TEST_F(MediaPrepUpdate, NewsOfAnOlderJobAreDropped) {
  const auto first = opened(given_file("a.png", photo));
  ImageWishes wishes;
  wishes.longest_side = 300;
  const auto wished = when(ImageWished{wishes});
  EXPECT_EQ(one<DropMediaWork>(wished).job, first.job);
  const auto second = one<MediaWork>(wished);
  EXPECT_TRUE(news(first.job, MediaStage::made, "{}", small).empty());
  EXPECT_TRUE(news(first.job, MediaStage::failed, R"({"key":"prepare.no_plan"})").empty());
  EXPECT_TRUE(state.media_prep.preparing->results.empty());
  EXPECT_EQ(state.media_prep.preparing->problem_key, "");
  EXPECT_TRUE(when(ImageWished{wishes}).empty()) << "wished already";
  when(PrepareClosed{});
  EXPECT_TRUE(news(second.job, MediaStage::made, "{}", small).empty());
  EXPECT_EQ(state.ask.attachments[0].attachment.data, photo);
}

TEST_F(MediaPrepUpdate, AFailedJobSaysWhyAndChangesNothing) {
  const auto work = opened(given_file("a.png", photo));
  news(work.job, MediaStage::failed, R"({"key":"prepare.no_plan"})");
  EXPECT_EQ(state.media_prep.preparing->problem_key, "prepare.no_plan");
  EXPECT_EQ(state.media_prep.preparing->job, 0u);
  EXPECT_TRUE(when(PrepareApplied{}).empty());
  EXPECT_EQ(state.ask.attachments[0].attachment.data, photo);
}

TEST_F(MediaPrepUpdate, AFileThatIsTakenAwayTakesItsDialogAlong) {
  const auto work = opened(given_file("a.png", photo));
  const auto effects = when(AttachmentRemoved{0});
  EXPECT_FALSE(state.media_prep.preparing);
  EXPECT_EQ(one<DropMediaWork>(effects).job, work.job);
  EXPECT_TRUE(news(work.job, MediaStage::made, "{}", small).empty());
  EXPECT_TRUE(state.ask.attachments.empty());
}

TEST_F(MediaPrepUpdate, ATestPictureStaysOneUnlessAPartOfItIsGone) {
  truth::TestPicture picture;
  picture.seed = 42;
  const auto marked = std::make_shared<const ByteVector>(truth::with_mark(*photo, picture));
  const auto work = opened(given_file("a.png", marked));
  news(work.job, MediaStage::made, "{}", small);
  EXPECT_EQ(truth::mark_in(view(state.media_prep.preparing->results[0].data)), picture);
  ImageWishes wishes;
  wishes.crop = PixelRect{0, 0, 100, 100};
  news(one<MediaWork>(when(ImageWished{wishes})).job, MediaStage::made, "{}", small);
  EXPECT_FALSE(truth::mark_in(view(state.media_prep.preparing->results[0].data)));
}

// --- pages of a PDF ------------------------------------------------------------------------------

TEST_F(MediaPrepUpdate, PagesTakeThePlaceOfTheirPaperAndGoBackTogether) {
  given_file("a.png", png_of(10, 10));
  const auto open = opened(given_file("p.pdf", paper));
  EXPECT_EQ(open.tool, MediaTool::pdf);
  news(open.job, MediaStage::opened, R"({"pages":12})");
  EXPECT_EQ(state.media_prep.preparing->range, "1-10") << "not hundreds without being asked";
  when(PagesTyped{"2,5", "", 100'000});
  const auto render = one<MediaWork>(when(PagesPressed{}));
  EXPECT_EQ(orders(render)["pages"], (Json{2, 5}));
  EXPECT_EQ(orders(render)["dpi"], 400);
  news(render.job, MediaStage::page, R"({"page":2})", png_of(20, 30));
  news(render.job, MediaStage::page, R"({"page":5})", png_of(21, 30));
  news(render.job, MediaStage::done, "{}");
  when(PrepareApplied{});
  ASSERT_EQ(state.ask.attachments.size(), 3u);
  EXPECT_EQ(names()[0], "a.png");
  EXPECT_EQ(state.ask.attachments[1].origin, state.ask.attachments[2].origin);
  when(PrepareUndone{state.ask.attachments[2].id});
  EXPECT_EQ(names(), (Names{"a.png", "p.pdf"}));
  EXPECT_EQ(state.ask.attachments[1].attachment.data, paper);
}

TEST_F(MediaPrepUpdate, PagesThatAreNotThereAreNotMade) {
  news(opened(given_file("p.pdf", paper)).job, MediaStage::opened, R"({"pages":3})");
  when(PagesTyped{"2-9", "", 150});
  EXPECT_TRUE(only<MediaWork>(when(PagesPressed{})).empty());
  EXPECT_EQ(state.media_prep.preparing->problem_key, "prepare.bad_range");
}

TEST_F(MediaPrepUpdate, ALockedPaperIsOpenedAgainWithThePassword) {
  const auto open = opened(given_file("p.pdf", paper));
  news(open.job, MediaStage::failed, R"({"key":"prepare.pdf_password"})");
  EXPECT_TRUE(state.media_prep.preparing->needs_password);
  when(PagesTyped{"", "sesame", 150});
  const auto again = one<MediaWork>(when(PagesPressed{}));
  EXPECT_EQ(orders(again)["do"], "open");
  EXPECT_EQ(orders(again)["password"], "sesame");
  news(again.job, MediaStage::opened, R"({"pages":1})");
  EXPECT_FALSE(state.media_prep.preparing->needs_password);
  EXPECT_EQ(state.media_prep.preparing->range, "1");
}

TEST_F(MediaPrepUpdate, WorkThatBringsNothingEndsAndIsTold) {
  const auto ended_by = [&](const std::string& why) {
    EXPECT_EQ(state.media_prep.preparing->job, 0u);
    EXPECT_EQ(state.media_prep.preparing->problem_key, why);
    EXPECT_TRUE(state.media_prep.preparing->results.empty());
  };
  news(opened(given_file("p.pdf", paper)).job, MediaStage::opened, R"({"pages":0})");
  ended_by("prepare.pdf_no_pages");
  news(one<MediaWork>(when(PagesPressed{})).job, MediaStage::opened, R"({"pages":2})");
  const auto render = one<MediaWork>(when(PagesPressed{}));
  news(render.job, MediaStage::page, R"({"page":1})");
  EXPECT_NE(state.media_prep.preparing->job, 0u) << "the next page may come yet";
  news(render.job, MediaStage::done, "{}");
  ended_by("prepare.nothing_made");

  const std::uint32_t picture = given_file("a.png", photo);
  for (const Bytes& nothing : {Bytes(), bytes_of("")}) {
    news(opened(picture).job, MediaStage::made, "{}", nothing);
    ended_by("prepare.nothing_made");
  }
  for (const char* facts : {"{}", "", "not JSON", "[]"}) {
    news(opened(picture).job, MediaStage::failed, facts);
    ended_by("prepare.nothing_made");
  }
  news(opened(given_file("a.wav", wav_of(100))).job, MediaStage::made, "{}");
  ended_by("prepare.sound_empty");
}

// --- sound ---------------------------------------------------------------------------------------

TEST_F(MediaPrepUpdate, SoundIsCutWithinItsLengthAndReplacedOnlyWhenApplied) {
  const Bytes talk = wav_of(64'000);
  const auto work = opened(given_file("talk.wav", talk));
  EXPECT_EQ(work.tool, MediaTool::sound);
  news(work.job, MediaStage::opened, R"({"seconds":4})");
  EXPECT_EQ(state.media_prep.preparing->to, 4);
  const auto trimmed = when(SoundTrimmed{-3, 99});
  EXPECT_TRUE(trimmed.empty()) << "that is all of it, as before";
  const auto cut = one<MediaWork>(when(SoundTrimmed{1, 3}));
  EXPECT_EQ(orders(cut)["from"], 1);
  EXPECT_EQ(orders(cut)["to"], 3);
  EXPECT_TRUE(news(work.job, MediaStage::made, "{}", wav_of(64'000)).empty())
      << "of before the cut";
  const Bytes half = std::make_shared<const ByteVector>(kWavHeader + 64'000);
  ASSERT_EQ(state.media_prep.preparing->sound.kilobits, 0) << "short enough for WAV";
  news(cut.job, MediaStage::made, "{}", half);
  ASSERT_EQ(state.media_prep.preparing->results.size(), 1u);
  EXPECT_EQ(state.ask.attachments[0].attachment.data, talk);
  when(PrepareApplied{});
  EXPECT_EQ(names(), Names{"talk.wav"});
  EXPECT_EQ(state.ask.attachments[0].attachment.size(), kWavHeader + 64'000);
  when(PrepareUndone{state.ask.attachments[0].id});
  EXPECT_EQ(state.ask.attachments[0].attachment.data, talk);
}

TEST_F(MediaPrepUpdate, ThePlayerIsAJobOfItsOwnThatEndsWithTheDialog) {
  const auto work = opened(given_file("talk.wav", wav_of(64'000)));
  news(work.job, MediaStage::opened, R"({"seconds":4})");
  const auto player = one<MediaWork>(when(PlayPressed{}));
  EXPECT_EQ(player.tool, MediaTool::player);
  news(player.job, MediaStage::at, R"({"playing":true,"at":1.5})");
  EXPECT_EQ(state.media_prep.preparing->at, 1.5);
  EXPECT_EQ(one<MediaOrder>(when(PlayPressed{})).order, "pause");
  const auto closed = only<DropMediaWork>(when(PrepareClosed{}));
  ASSERT_EQ(closed.size(), 2u);
  EXPECT_EQ(closed[0].job, work.job);
  EXPECT_EQ(closed[1].job, player.job);
}

TEST_F(MediaPrepUpdate, ARecordingIsHeardFirstAndAttachedOnlyWhenApplied) {
  const auto recorder = one<MediaWork>(when(RecordPressed{}));
  EXPECT_EQ(recorder.tool, MediaTool::recorder);
  EXPECT_EQ(one<MediaOrder>(when(RecordPaused{})).order, "pause");
  news(recorder.job, MediaStage::level, R"({"seconds":2,"level":7,"paused":true})");
  EXPECT_EQ(state.media_prep.preparing->level, 1.0f);
  EXPECT_EQ(one<MediaOrder>(when(RecordPaused{})).order, "resume");
  EXPECT_EQ(one<MediaOrder>(when(RecordStopped{})).order, "stop");
  const auto sound = one<MediaWork>(news(recorder.job, MediaStage::recorded, "{}", wav_of(100)));
  EXPECT_EQ(sound.tool, MediaTool::sound);
  EXPECT_TRUE(state.ask.attachments.empty());
  news(sound.job, MediaStage::made, "{}", wav_of(100));
  when(PrepareApplied{});
  EXPECT_EQ(state.ask.attachments.size(), 1u);
  news(one<MediaWork>(when(RecordPressed{})).job, MediaStage::recorded, "{}");
  EXPECT_EQ(state.media_prep.preparing->problem_key, "prepare.record_empty");
}

// --- camera --------------------------------------------------------------------------------------

TEST_F(MediaPrepUpdate, APhotoIsTakenLookedAtAndOnlyThenAttached) {
  const auto camera = one<MediaWork>(when(CameraPressed{}));
  EXPECT_TRUE(when(ShutterPressed{}).empty()) << "it sees nothing yet";
  news(camera.job, MediaStage::live, R"({"width":640,"height":480,"device":"d1","cameras":[
      {"device":"d1","label":"Front"},{"device":"d2","label":"Back"}]})");
  EXPECT_EQ(state.media_prep.preparing->cameras.size(), 2u);
  const auto shot = when(ShutterPressed{});
  EXPECT_EQ(one<MediaOrder>(shot).job, camera.job);
  EXPECT_EQ(one<MediaOrder>(shot).order, "shoot");
  news(camera.job, MediaStage::photo, "{}", small);
  EXPECT_TRUE(state.ask.attachments.empty());
  when(PrepareApplied{});
  ASSERT_EQ(state.ask.attachments.size(), 1u);
  EXPECT_EQ(*state.ask.attachments[0].attachment.data, *small);
  EXPECT_FALSE(state.media_prep.preparing);
}

TEST_F(MediaPrepUpdate, AnotherCameraOrAnotherTryIsAnotherJob) {
  const auto first = one<MediaWork>(when(CameraPressed{}));
  news(first.job, MediaStage::live, R"({"width":640,"height":480,"device":"d1"})");
  const auto chosen = when(CameraChosen{"d2"});
  EXPECT_EQ(one<DropMediaWork>(chosen).job, first.job);
  EXPECT_EQ(orders(one<MediaWork>(chosen))["device"], "d2");
  EXPECT_TRUE(when(CameraChosen{"d2"}).empty());
  EXPECT_TRUE(news(first.job, MediaStage::photo, "{}", small).empty()) << "of the camera before";
  EXPECT_TRUE(state.media_prep.preparing->results.empty());
  news(one<MediaWork>(chosen).job, MediaStage::photo, "{}", small);
  one<MediaWork>(when(CameraRestarted{}));
  EXPECT_TRUE(state.media_prep.preparing->results.empty());
}

TEST_F(MediaPrepUpdate, TheCameraIsOffForWhoeverGoesElsewhere) {
  const auto camera = one<MediaWork>(when(CameraPressed{}));
  EXPECT_EQ(one<DropMediaWork>(when(PlaceOpened{Place::keys})).job, camera.job);
  EXPECT_FALSE(state.media_prep.preparing);
  EXPECT_TRUE(news(camera.job, MediaStage::photo, "{}", small).empty());
  EXPECT_TRUE(state.ask.attachments.empty());
}

}  // namespace
}  // namespace triptych::media_prep_update_test
