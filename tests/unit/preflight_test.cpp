#include <gtest/gtest.h>

#include <algorithm>

#include "tools/calls.h"

namespace triptych::preflight_test {
namespace {

constexpr std::size_t kMebi = 1 << 20;

std::vector<std::string> keys_of(const std::vector<Error>& problems) {
  std::vector<std::string> keys;
  for (const Error& problem : problems) {
    EXPECT_TRUE(problem.key.starts_with("preflight.")) << problem.key;
    EXPECT_FALSE(problem.message.empty());
    EXPECT_EQ(problem.http_status, 0);
    keys.push_back(problem.key.substr(10));
  }
  return keys;
}

std::vector<std::string> problems(const Call& call) {
  return keys_of(find_provider(call.provider_id)->preflight(call));
}

using Keys = std::vector<std::string>;

Call simple(const std::string& provider, std::vector<Part> parts = {std::string("hi")}) {
  Call call = call_of(provider, "model-x", std::move(parts));
  if (provider == "compatible") call.base_url = "http://localhost:1/v1";
  return call;
}

// A file of the given facts; its bytes are only a size.
Attachment fake(MediaKind kind, std::string type, std::size_t size, std::string name = "file") {
  Attachment file;
  file.name = std::move(name);
  file.data = std::make_shared<const ByteVector>(size);
  file.media.kind = kind;
  file.media.media_type = std::move(type);
  return file;
}

Attachment image(std::size_t size, int width = 100, int height = 100) {
  Attachment file = fake(MediaKind::image, "image/png", size, "photo.png");
  file.media.width = width;
  file.media.height = height;
  return file;
}

TEST(Preflight, GoodCallsPass) {
  for (const Provider* provider : providers()) {
    SCOPED_TRACE(provider->info().id);
    std::vector<Part> parts = {png_file(), text_file(), std::string("hi")};
    if (std::ranges::count(provider->info().document_types, "application/pdf") > 0)
      parts.emplace_back(pdf_file());
    EXPECT_EQ(problems(simple(std::string(provider->info().id), std::move(parts))), Keys{});
  }
}

TEST(Preflight, NothingToSay) {
  for (const char* provider : {"openai", "anthropic", "gemini", "compatible"}) {
    EXPECT_EQ(problems(simple(provider, {})), Keys{"empty_prompt"});
    EXPECT_EQ(problems(simple(provider, {std::string(" \n\t")})), Keys{"empty_prompt"});
    Call call = simple(provider);
    call.prompt.messages.clear();
    EXPECT_EQ(problems(call), Keys{"empty_prompt"});
    call = simple(provider);
    call.model = "  ";
    EXPECT_EQ(problems(call), Keys{"no_model"});
    EXPECT_EQ(problems(simple(provider, {png_file()})), Keys{});  // a picture says enough
  }
  Call call = simple("compatible");
  call.base_url = "";
  EXPECT_EQ(problems(call), Keys{"no_base_url"});
}

TEST(Preflight, Schema) {
  Call call = simple("openai");
  for (const char* bad : {"{", "[]", "3", "not JSON"}) {
    call.prompt.json_schema = bad;
    EXPECT_EQ(problems(call), Keys{"bad_schema"});
  }
  call.prompt.json_schema = "{\"type\":\"object\"}";
  EXPECT_EQ(problems(call), Keys{});
}

TEST(Preflight, FilesThatAreNone) {
  EXPECT_EQ(problems(simple("gemini", {make_attachment("empty.png", bytes_of(""))})),
            Keys{"empty_file"});
  EXPECT_EQ(problems(simple("gemini", {make_attachment("null.png", nullptr)})), Keys{"empty_file"});
  EXPECT_EQ(problems(simple("gemini", {make_attachment("x.png", bytes_of("hello"))})),
            Keys{"unknown_type"});
}

TEST(Preflight, TypesOfEachVendor) {
  struct Row {
    MediaKind kind;
    const char *type, *openai, *anthropic, *gemini;  // "" = taken
  };
  const Row rows[] = {
      {MediaKind::image, "image/png", "", "", ""},
      {MediaKind::image, "image/gif", "", "", "image_type_not_taken"},
      {MediaKind::image, "image/heic", "image_type_not_taken", "image_type_not_taken", ""},
      {MediaKind::image, "image/avif", "image_type_not_taken", "image_type_not_taken",
       "image_type_not_taken"},
      {MediaKind::document, "application/pdf", "", "", ""},
      {MediaKind::audio, "audio/wav", "", "audio_not_taken", ""},
      {MediaKind::audio, "audio/mpeg", "", "audio_not_taken", ""},
      {MediaKind::audio, "audio/flac", "audio_type_not_taken", "audio_not_taken", ""},
      {MediaKind::audio, "audio/mp4", "audio_type_not_taken", "audio_not_taken", ""},
      {MediaKind::video, "video/mp4", "video_not_taken", "video_not_taken", ""},
      {MediaKind::video, "video/x-matroska", "video_not_taken", "video_not_taken",
       "video_type_not_taken"}};
  for (const Row& row : rows) {
    const std::pair<const char*, const char*> expected[] = {
        {"openai", row.openai}, {"anthropic", row.anthropic}, {"gemini", row.gemini}};
    for (const auto& [provider, key] : expected) {
      Call call = simple(provider, {fake(row.kind, row.type, 100)});
      if (call.provider_id == "openai") call.model = "gpt-audio";
      const Keys keys = *key ? Keys{key} : Keys{};
      EXPECT_EQ(problems(call), keys) << provider << " " << row.type;
    }
  }
}

TEST(Preflight, MessagesNameTheFileAndTheVendor) {
  const auto found =
      find_provider("anthropic")->preflight(simple("anthropic", {wav_file("talk.wav")}));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].kind, ErrorKind::unsupported);
  EXPECT_EQ(found[0].args, (Keys{"talk.wav", "Anthropic"}));
  EXPECT_EQ(found[0].message, "Anthropic takes no audio input (talk.wav).");
}

TEST(Preflight, OnlySomeModelsListen) {
  Call call = simple("openai", {wav_file()});
  call.model = "gpt-6-sol";
  EXPECT_EQ(problems(call), Keys{"audio_model_needed"});
  call.model = "gpt-audio-mini";
  EXPECT_EQ(problems(call), Keys{});
  EXPECT_EQ(problems(simple("compatible", {wav_file()})), Keys{});  // who knows
}

TEST(Preflight, PicturesOfAnthropic) {
  // 10 MB of base64 are 7,864,320 bytes.
  EXPECT_EQ(problems(simple("anthropic", {image(7'864'320)})), Keys{});
  EXPECT_EQ(problems(simple("anthropic", {image(7'864'321)})), Keys{"image_too_large"});
  EXPECT_EQ(problems(simple("openai", {image(7'864'321)})), Keys{});
  EXPECT_EQ(problems(simple("anthropic", {image(10, 8000, 8000)})), Keys{});
  EXPECT_EQ(problems(simple("anthropic", {image(10, 100, 8001)})), Keys{"image_too_wide"});
  EXPECT_EQ(problems(simple("gemini", {image(10, 100, 8001)})), Keys{});
  // More than twenty pictures: smaller ones.
  EXPECT_EQ(problems(simple("anthropic", std::vector<Part>(20, image(10, 2001, 10)))), Keys{});
  EXPECT_EQ(problems(simple("anthropic", std::vector<Part>(21, image(10, 2000, 10)))), Keys{});
  EXPECT_EQ(problems(simple("anthropic", std::vector<Part>(21, image(10, 2001, 10)))),
            Keys(21, "image_too_wide"));
  // 600 where the window is 1M tokens, 100 where it is 200k.
  for (const auto& [model, most] :
       {std::pair("claude-sonnet-5-5", 600u), std::pair("claude-opus-4-6", 600u),
        std::pair("claude-haiku-4-5-20251001", 100u)}) {
    Call call = simple("anthropic", std::vector<Part>(most, image(10)));
    call.model = model;
    EXPECT_EQ(problems(call), Keys{}) << model;
    call.prompt.messages[0].parts.emplace_back(image(10));
    EXPECT_EQ(problems(call), Keys{"too_many_images"}) << model;
  }
}

TEST(Preflight, CountsOfTheOthers) {
  EXPECT_EQ(problems(simple("openai", std::vector<Part>(1500, image(1)))), Keys{});
  EXPECT_EQ(problems(simple("openai", std::vector<Part>(1501, image(1)))), Keys{"too_many_images"});
  EXPECT_EQ(problems(simple("gemini", std::vector<Part>(3601, image(1)))), Keys{"too_many_images"});
  EXPECT_EQ(problems(simple("compatible", std::vector<Part>(5000, image(1)))), Keys{});
  // Pictures by URL count as well, and those of earlier turns.
  Call call = simple("anthropic", std::vector<Part>(600, image(10)));
  Message more;
  more.parts = {make_url_attachment("https://ex.org/a.png")};
  call.prompt.messages.push_back(more);
  EXPECT_EQ(problems(call), Keys{"too_many_images"});
}

TEST(Preflight, Totals) {
  const Attachment five = image(5 * kMebi);  // shared bytes: cheap to repeat
  // Anthropic: 32 MB of base64 are 24 MB.
  EXPECT_EQ(problems(simple("anthropic", std::vector<Part>(4, five))), Keys{});
  EXPECT_EQ(problems(simple("anthropic", std::vector<Part>(5, five))), Keys{"request_too_large"});
  EXPECT_EQ(problems(simple("gemini", std::vector<Part>(15, five))), Keys{});  // go ahead
  EXPECT_EQ(problems(simple("openai", std::vector<Part>(76, five))), Keys{});
  EXPECT_EQ(problems(simple("openai", std::vector<Part>(77, five))), Keys{"request_too_large"});
}

TEST(Preflight, Documents) {
  Attachment pdf = fake(MediaKind::document, "application/pdf", 100, "paper.pdf");
  pdf.media.encrypted = true;
  for (const char* provider : {"openai", "anthropic", "gemini"}) {
    EXPECT_EQ(problems(simple(provider, {pdf})), Keys{"encrypted_pdf"});
  }
  // It opens for everybody, or that is not known: then it may be taken.
  for (const PdfPassword password : {PdfPassword::not_needed, PdfPassword::unknown}) {
    pdf.media.password = password;
    EXPECT_EQ(problems(simple("openai", {pdf})), Keys{});
  }
  pdf.media.encrypted = false;
  pdf.media.hollow = true;
  EXPECT_EQ(problems(simple("openai", {pdf})), Keys{"empty_file"});
  pdf.media.hollow = false;
  pdf.media.pages = 601;
  EXPECT_EQ(problems(simple("anthropic", {pdf})), Keys{"too_many_pages"});
  EXPECT_EQ(problems(simple("gemini", {pdf})), Keys{});
  EXPECT_EQ(problems(simple("openai", {pdf})), Keys{});
  pdf.media.pages = 1001;
  EXPECT_EQ(problems(simple("gemini", {pdf})), Keys{"too_many_pages"});

  const Attachment large = fake(MediaKind::document, "application/pdf", 50 * kMebi + 1);
  EXPECT_EQ(problems(simple("gemini", {large})), Keys{"file_too_large"});
  EXPECT_EQ(problems(simple("openai", {large})), (Keys{"file_too_large", "files_too_large"}));
  const Attachment half = fake(MediaKind::document, "application/pdf", 26 * kMebi);
  EXPECT_EQ(problems(simple("openai", {half, half})), Keys{"files_too_large"});
}

TEST(Preflight, AnimatedGif) {
  Attachment gif = fake(MediaKind::image, "image/gif", 100, "dance.gif");
  EXPECT_EQ(problems(simple("openai", {gif})), Keys{});
  gif.media.animated = true;
  EXPECT_EQ(problems(simple("openai", {gif})), Keys{"animated"});
  EXPECT_EQ(problems(simple("anthropic", {gif})), Keys{});  // reads the first frame
}

TEST(Preflight, DoubtsDoNotBlock) {
  Attachment cut = image(100);
  cut.media.truncated = true;
  cut.name = "photo.jpg";  // though it is a PNG
  for (const char* provider : {"openai", "anthropic", "gemini", "compatible"}) {
    EXPECT_EQ(problems(simple(provider, {cut})), Keys{});
  }
}

TEST(Preflight, UrlsTheVendorCannotReach) {
  const auto with_url = [](const char* provider, const char* url) {
    return problems(simple(provider, {make_url_attachment(url)}));
  };
  EXPECT_EQ(with_url("openai", "https://ex.org/a.png"), Keys{});
  EXPECT_EQ(with_url("openai", "http://ex.org/a.png"), Keys{});
  EXPECT_EQ(with_url("anthropic", "http://ex.org/a.png"), Keys{"url_not_https"});
  EXPECT_EQ(with_url("openai", "blob:https://page/1"), Keys{"url_not_https"});
  EXPECT_EQ(with_url("openai", "file:///etc/passwd"), Keys{"url_not_https"});
  EXPECT_EQ(with_url("openai", "https://localhost/a.png"), Keys{"url_not_public"});
  EXPECT_EQ(with_url("gemini", "https://192.168.1.5/a.png"), Keys{"url_not_public"});
  EXPECT_EQ(with_url("compatible", "http://localhost:8000/a.png"), Keys{});  // on the same machine
}

}  // namespace
}  // namespace triptych::preflight_test
