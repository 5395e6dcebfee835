// What is told about a file goes with that file, and comes back with it.
#include "fakes/update_fixture.h"

namespace triptych::notices_update_test {
namespace {

class NoticesUpdate : public UpdateTest {
 protected:
  // Cut off, and named like a JPEG: two sentences.
  void given_doubtful_file(const std::string& name, const std::string& id) {
    const ByteVector whole = *png_of(4, 4);
    const ByteVector cut(whole.begin(), whole.end() - 12);
    when(FileArrived{name, std::make_shared<const ByteVector>(cut), id});
  }
  std::vector<std::string> notices() const {
    std::vector<std::string> out;
    for (const Notice& notice : state.ask.notices) out.push_back(notice.key + " " + notice.args[0]);
    return out;
  }
  static std::vector<std::string> both_of(const std::string& name) {
    return {"file.truncated " + name, "file.name_disagrees " + name};
  }
};

TEST_F(NoticesUpdate, WhatIsToldOfAFileGoesAndComesBackWithIt) {
  when(FileRefused{"empty.png", "file.empty", {}, ""});
  when(NoticeDismissed{state.ask.notices.at(0).id});
  given_doubtful_file("one.jpg", "s-1");
  given_doubtful_file("two.jpg", "s-2");
  when(FileRefused{"empty.png", "file.empty", {}, ""});
  when(AttachmentRemoved{0});
  std::vector<std::string> left = both_of("two.jpg");
  left.push_back("file.empty empty.png");
  EXPECT_EQ(notices(), left) << "what is about no attached file stays";
  when(UndoPressed{});
  left.insert(left.end(), {both_of("one.jpg")[0], both_of("one.jpg")[1]});
  EXPECT_EQ(notices(), left);
  when(AttachmentRemoved{0});
  EXPECT_EQ(state.ask.notices.size(), 3u) << "it goes again, from its new id";
}

TEST_F(NoticesUpdate, PastedTextThatBecameAFileSaysSoAndGoesWithIt) {
  const ByteVector text(200'000, std::byte{'a'});
  when(FileArrived{"pasted-text.txt", std::make_shared<const ByteVector>(text), "s-1"});
  when(TextAttached{"pasted-text.txt", 200'000});
  ASSERT_EQ(state.ask.notices.size(), 1u);
  EXPECT_EQ(state.ask.notices[0].key, "file.from_text");
  EXPECT_EQ(state.ask.notices[0].args, (std::vector<std::string>{"pasted-text.txt", "200,000"}));
  when(AttachmentRemoved{0});
  EXPECT_TRUE(state.ask.notices.empty());
  when(TextAttached{"refused.txt", 200'000});
  EXPECT_TRUE(state.ask.notices.empty()) << "it did not come in: that is told already";
}

TEST_F(NoticesUpdate, AClearedQuestionTakesAllAndUndoBringsThoseOfItsFiles) {
  given_doubtful_file("one.jpg", "s-1");
  when(FileRefused{"empty.png", "file.empty", {}, ""});
  when(NoticeDismissed{state.ask.notices.at(1).id});
  when(ClearPressed{});
  EXPECT_EQ(notices(), std::vector<std::string>{});
  when(UndoPressed{});
  EXPECT_EQ(notices(), std::vector<std::string>{"file.truncated one.jpg"})
      << "not what was dismissed";
}

TEST_F(NoticesUpdate, AFileThatGivesWayToAnotherTakesItsNoticesAlong) {
  given_doubtful_file("one.jpg", "s-1");
  when(FitPressed{state.ask.attachments[0].id});
  ASSERT_TRUE(state.media_prep.preparing);
  const std::uint32_t job = state.media_prep.preparing->job;
  when(MediaNews{job, MediaStage::made, "{}", std::make_shared<ByteVector>(*png_of(2, 2))});
  when(PrepareApplied{});
  ASSERT_EQ(state.ask.attachments.size(), 1u);
  EXPECT_EQ(notices(), std::vector<std::string>{});
}

}  // namespace
}  // namespace triptych::notices_update_test
