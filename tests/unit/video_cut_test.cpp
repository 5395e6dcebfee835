#include "features/ask/video_cut.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "fakes/update_fixture.h"
#include "llm/token_rules.h"
#include "providers/provider.h"
#include "tools/calls.h"

namespace triptych::video_cut_test {
namespace {

TEST(VideoCut, IsReadAsPeopleTypeIt) {
  EXPECT_EQ(read_cut({}), VideoCut{});
  EXPECT_EQ(read_cut({"75", "", ""}), (VideoCut{0, 75, 0}));
  EXPECT_EQ(read_cut({"1:15", " 1:02:03 ", "0,5"}), (VideoCut{0.5, 75, 3723}));
  EXPECT_EQ(read_cut({"", "", "24"}), (VideoCut{24, 0, 0}));
  for (const TypedCut& bad :
       {TypedCut{"soon", "", ""}, TypedCut{"1:", "", ""}, TypedCut{"-5", "", ""},
        TypedCut{"20", "10", ""}, TypedCut{"10", "10", ""}, TypedCut{"", "", "25"},
        TypedCut{"", "", "0"}, TypedCut{"", "", "1.5.2"}, TypedCut{"", "", "fast"},
        TypedCut{"99999999999", "", ""}}) {
    EXPECT_FALSE(read_cut(bad)) << bad.from << '|' << bad.to << '|' << bad.frames;
  }
}

Json part_of(Attachment file, Detail detail = Detail::automatic) {
  Call call = call_of("gemini", "gemini-3.8-flash", {std::move(file), std::string("What?")});
  call.detail = detail;
  const HttpRequest request = find_provider("gemini")->build(call, Secret("k"));
  const Json body = parse_json(request.body.text()).value_or(Json());
  return at(at(at(at(body, "contents"), 0), "parts"), 0);
}

TEST(VideoCut, GoesWithTheFilmOnly) {
  Attachment film = make_url_attachment("https://www.youtube.com/watch?v=abc");
  EXPECT_EQ(film.media.kind, MediaKind::video);
  EXPECT_EQ(part_of(film),
            parse_json(R"({"fileData":{"fileUri":"https://www.youtube.com/watch?v=abc"}})"));
  film.cut = {0.5, 75, 3723};
  EXPECT_EQ(at(part_of(film), "videoMetadata"),
            parse_json(R"({"fps":0.5,"startOffset":"75s","endOffset":"3723s"})"));
  Attachment picture = png_file();
  picture.cut = film.cut;
  EXPECT_FALSE(part_of(picture).contains("videoMetadata"));
}

TEST(VideoCut, AFilmByAddressGoesOnlyWhereFilmsAreTaken) {
  const Attachment film = make_url_attachment("https://youtu.be/abc");
  for (const char* provider : {"openai", "anthropic", "mistral"}) {
    const auto problems = find_provider(provider)->preflight(call_of(provider, "m", {film}));
    ASSERT_EQ(problems.size(), 1u) << provider;
    EXPECT_EQ(problems[0].key, "preflight.video_not_taken");
  }
  EXPECT_TRUE(find_provider("gemini")->preflight(call_of("gemini", "m", {film})).empty());
  EXPECT_EQ(make_url_attachment("https://ex.org/a.png").media.kind, MediaKind::image);
  EXPECT_EQ(make_url_attachment("https://ex.org/a").media.kind, MediaKind::image);
}

// Only ULTRA_HIGH shows more of a picture than it shows anyhow.
TEST(VideoCut, HighDetailIsAskedForPartByPart) {
  const auto level = [](Attachment file, Detail detail) {
    return string_at(at(part_of(std::move(file), detail), "mediaResolution"), "level");
  };
  EXPECT_EQ(level(png_file(), Detail::high), "MEDIA_RESOLUTION_ULTRA_HIGH");
  EXPECT_EQ(level(pdf_file(), Detail::high), "MEDIA_RESOLUTION_HIGH");
  EXPECT_EQ(level(png_file(), Detail::automatic), "");
  EXPECT_EQ(level(text_file(), Detail::low), "");
}

TEST(VideoCut, CostsWhatIsLookedAt) {
  Attachment film;
  film.media.kind = MediaKind::video;
  film.media.duration = Millis{60'000};
  const auto tokens = [&] {
    return TokenRules::builtin().film("gemini", "gemini-3.8-flash", film, Detail::automatic);
  };
  EXPECT_EQ(tokens(), 60 * (70 + 32));
  film.cut = {0, 10, 40};
  EXPECT_EQ(tokens(), 30 * (70 + 32));
  film.cut = {2, 10, 40};
  EXPECT_EQ(tokens(), 30 * (140 + 32));
  film.cut = {0, 90, 0};
  EXPECT_EQ(tokens(), 0);
}

class VideoCutUpdate : public UpdateTest {};

TEST_F(VideoCutUpdate, ATypedCutIsKeptAndWhatIsNotUnderstoodCutsNothing) {
  when(ImageUrlAdded{"https://youtu.be/abc"});
  ASSERT_EQ(state.ask.attachments.size(), 1u);
  const std::uint32_t attachment_id = state.ask.attachments[0].id;
  when(VideoCutTyped{attachment_id, {"1:00", "2:00", ""}});
  EXPECT_EQ(state.ask.attachments[0].attachment.cut, (VideoCut{0, 60, 120}));
  when(VideoCutTyped{attachment_id, {"1:00", "0:30", ""}});
  EXPECT_EQ(state.ask.attachments[0].cut.to, "0:30") << "what was typed stays";
  EXPECT_EQ(state.ask.attachments[0].attachment.cut, VideoCut{});
  when(VideoCutTyped{attachment_id + 100, {"1", "", ""}});  // a file that is gone
}

}  // namespace
}  // namespace triptych::video_cut_test
