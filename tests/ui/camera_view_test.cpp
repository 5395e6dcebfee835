// The camera's dialog, without a browser: the test answers for its tool. By role and name only.
#include <gtest/gtest.h>

#include "base/json.h"
#include "fakes/headless_imgui.h"
#include "tools/media_files.h"

namespace triptych::camera_view_test {
namespace {

using ui::Action;
using ui::ItemRole;

constexpr const char* kTitle = "Take a photo";
constexpr const char* kLive =
    R"({"width":1920,"height":1080,"device":"b","cameras":[{"device":"a","label":"Front"},)"
    R"({"device":"b","label":""}]})";

void answer(HeadlessPage& page, MediaStage what, std::string facts, const std::string& data = "") {
  const auto* work = page.platform.last<MediaWork>();
  ASSERT_NE(work, nullptr);
  std::shared_ptr<ByteVector> bytes;
  if (!data.empty()) bytes = std::make_shared<ByteVector>(*bytes_of(data));
  page.platform.news.push_back(MediaNews{work->job, what, std::move(facts), bytes});
  page.frame();
  page.frame();
}

bool is_disabled(HeadlessPage& page, std::string_view name) {
  const ui::Item* item = page.find(ItemRole::button, name);
  return item == nullptr || (item->state & ui::kDisabled) != 0;
}

std::string device_asked_for(HeadlessPage& page) {
  return string_at(parse_json(page.platform.last<MediaWork>()->orders).value_or(Json()), "device");
}

TEST(CameraView, APhotoIsSeenBeforeItIsAttached) {
  HeadlessPage page;
  page.attach_by(kTitle);
  ASSERT_NE(page.find(ItemRole::dialog, kTitle), nullptr);
  EXPECT_EQ(page.platform.last<MediaWork>()->tool, MediaTool::camera);
  EXPECT_EQ(device_asked_for(page), "");
  EXPECT_NE(page.all_text().find("whether this page may use the camera"), std::string::npos);
  EXPECT_TRUE(is_disabled(page, "Take the photo"));
  answer(page, MediaStage::live, kLive);
  const ui::Item* live = page.find(ItemRole::image, "What the camera sees");
  ASSERT_NE(live, nullptr);
  EXPECT_EQ(live->hints, "camera=1");
  EXPECT_NEAR(live->rect.w / live->rect.h, 16.0f / 9, 0.01f);
  page.click(ItemRole::button, "Take the photo");
  EXPECT_EQ(page.platform.last<MediaOrder>()->order, "shoot");
  EXPECT_TRUE(is_disabled(page, "Add to question"));
  answer(page, MediaStage::photo, "{}", jpeg(frame_header('\xC0', 1920, 1080)));
  EXPECT_NE(page.find(ItemRole::image, "The photo"), nullptr);
  EXPECT_EQ(page.find(ItemRole::image, "What the camera sees"), nullptr);
  page.click(ItemRole::button, "Add to question");
  ASSERT_EQ(page.app.state().ask.attachments.size(), 1u);
  EXPECT_EQ(page.app.state().ask.attachments[0].attachment.name, "photo.jpg");
  EXPECT_EQ(page.app.state().ask.attachments[0].attachment.media.width, 1920);
}

TEST(CameraView, AnotherPhotoOrAnotherCameraStartsAnew) {
  HeadlessPage page;
  page.attach_by(kTitle);
  answer(page, MediaStage::live, kLive);
  const std::uint32_t first = page.platform.last<MediaWork>()->job;
  page.type(ItemRole::select, "Camera", "a");
  EXPECT_EQ(device_asked_for(page), "a");
  EXPECT_EQ(page.platform.last<DropMediaWork>()->job, first);
  EXPECT_TRUE(is_disabled(page, "Take the photo"));
  answer(page, MediaStage::live, R"({"width":640,"height":480,"device":"a","cameras":[]})");
  EXPECT_EQ(page.find(ItemRole::select, "Camera"), nullptr);
  answer(page, MediaStage::photo, "{}", jpeg(frame_header('\xC0', 640, 480)));
  page.click(ItemRole::button, "Take another");
  EXPECT_EQ(device_asked_for(page), "a");
  EXPECT_TRUE(is_disabled(page, "Add to question"));
  EXPECT_EQ(page.find(ItemRole::image, "The photo"), nullptr);
}

TEST(CameraView, FailuresSayWhatToDoAndOfferTheWayWithout) {
  for (const char* key :
       {"refused", "no_device", "busy", "lost", "hidden", "failed", "unsupported"}) {
    HeadlessPage page;
    page.attach_by(kTitle);
    answer(page, MediaStage::live, kLive);
    answer(page, MediaStage::failed, R"({"key":"camera.)" + std::string(key) + R"("})");
    EXPECT_NE(page.find(ItemRole::alert, ""), nullptr) << key;
    EXPECT_EQ(page.all_text().find(std::string("camera.") + key),
              std::string::npos);  // no bare key
    EXPECT_EQ(page.find(ItemRole::button, "Take the photo"), nullptr) << key;
    page.click(ItemRole::button, "Try again");
    EXPECT_NE(page.find(ItemRole::button, "Take the photo"), nullptr) << key;
    answer(page, MediaStage::failed, R"({"key":"camera.refused"})");
    page.click(ItemRole::button, "Choose a picture instead");
    EXPECT_FALSE(page.app.state().media_prep.preparing.has_value()) << key;
    EXPECT_EQ(page.platform.last<PickFiles>()->kind, PickKind::photo) << key;
  }
}

TEST(CameraView, HostileNewsChangesNothing) {
  HeadlessPage page;
  page.attach_by(kTitle);
  answer(page, MediaStage::live, R"({"width":-5,"height":"x","device":7,"cameras":{"a":1}})");
  EXPECT_TRUE(is_disabled(page, "Take the photo"));
  answer(page, MediaStage::live, R"({"width":1e99,"height":1,"cameras":[1,null,{"device":"a"}]})");
  page.frame();
  answer(page, MediaStage::photo, "{}");
  EXPECT_NE(page.all_text().find("could not be written"), std::string::npos);
}

TEST(CameraView, ClosingAndGoingElsewhereSwitchItOff) {
  HeadlessPage page;
  page.attach_by(kTitle);
  std::uint32_t job = page.platform.last<MediaWork>()->job;
  page.key(Action::Kind::cancel);
  EXPECT_EQ(page.platform.last<DropMediaWork>()->job, job);
  EXPECT_EQ(page.find(ItemRole::dialog, kTitle), nullptr);
  page.attach_by(kTitle);
  job = page.platform.last<MediaWork>()->job;
  page.platform.news.push_back(PlaceOpened{Place::learn});
  page.frame();
  EXPECT_EQ(page.platform.last<DropMediaWork>()->job, job);
  EXPECT_FALSE(page.app.state().media_prep.preparing.has_value());
}

}  // namespace
}  // namespace triptych::camera_view_test
