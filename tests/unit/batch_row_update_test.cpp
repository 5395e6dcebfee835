// Whom a batch asks, and what is shown of its files and answers.
#include <gtest/gtest.h>

#include "fakes/batch_update_fixture.h"

namespace triptych::batch_row_update_test {
namespace {

class BatchRow : public BatchUpdateTest {};

TEST_F(BatchRow, FollowsAskUntilItHasModelsAndFieldsOfItsOwn) {
  given_files(1);
  EXPECT_EQ(state.batch.choice.targets.size(), state.ask.targets.size());
  EXPECT_EQ(state.batch.choice.targets.at(0).model, state.ask.targets.at(0).model);
  when(BatchModelAdded{"anthropic", "claude-opus-5"});
  const std::size_t own = state.batch.choice.targets.size();
  EXPECT_EQ(own, state.ask.targets.size() + 1);
  EXPECT_EQ(state.batch.choice.targets.back().model, "claude-opus-5");
  when(BatchModelAdded{"anthropic", "claude-opus-5"});
  EXPECT_EQ(state.batch.choice.targets.size(), own) << "once is enough";
  when(BatchSchemaChosen{"receipt"});
  EXPECT_NE(state.batch.choice.json_schema.find("total"), std::string::npos);
  EXPECT_TRUE(state.ask.json_schema.empty()) << "Ask stays as it is";
  when(PlaceOpened{Place::ask});
  when(PlaceOpened{Place::batch});
  EXPECT_EQ(state.batch.choice.targets.size(), own);
  when(BatchModelRemoved{0});
  EXPECT_EQ(state.batch.choice.targets.size(), own - 1);
  when(BatchSchemaChosen{""});
  EXPECT_TRUE(state.batch.choice.json_schema.empty());
}

TEST_F(BatchRow, AsksTheModelsAndFieldsItChose) {
  given_key();
  given_files(1);
  when(BatchSchemaChosen{"chart"});
  const auto started = served(when(BatchRunPressed{}));
  ASSERT_EQ(started.size(), 1u);
  EXPECT_FALSE(started[0].call.prompt.json_schema.empty());
  EXPECT_FALSE(state.batch.fields.empty());
}

TEST_F(BatchRow, TellsWhichModelsTakeAFile) {
  given_files(1);
  ASSERT_TRUE(state.batch.fits.by_type.contains("image/png"));
  EXPECT_EQ(state.batch.fits.by_type["image/png"].size(), state.batch.choice.targets.size());
  EXPECT_TRUE(state.batch.fits.by_type["image/png"].at(0));
}

TEST_F(BatchRow, AFileIsTakenAwayAndComesBack) {
  given_files(3);
  when(BatchFileRemoved{2});
  ASSERT_EQ(state.batch.job.items.size(), 2u);
  EXPECT_NE(journal().find(R"("is":"removed","file":2)"), std::string::npos);
  ASSERT_TRUE(state.undo);
  when(UndoPressed{});
  EXPECT_EQ(state.batch.job.items.size(), 3u);
  given_reopened();
  EXPECT_EQ(state.batch.job.items.size(), 3u) << "the journal knows";
}

TEST_F(BatchRow, ARowHoldsWhatTheModelsSaidAndItsFile) {
  const auto runs = given_running(2);
  answered(runs.at(0).run, "A cat.");
  const auto wishes = only<ReadBatchFile>(when(BatchRowOpened{0}));
  ASSERT_EQ(wishes.size(), 1u);
  ASSERT_TRUE(state.batch.opened);
  ASSERT_EQ(state.batch.opened->conversations.size(), 1u);
  const Turn& turn = state.batch.opened->conversations[0].last();
  EXPECT_EQ(turn.reply.text, "A cat.");
  EXPECT_EQ(text_of_question(turn), "What is this?");
  when(BatchFileRead{wishes[0].request, picture});
  const auto& parts = state.batch.opened->conversations[0].last().sent.prompt.messages.back().parts;
  EXPECT_EQ(std::get<Attachment>(parts.at(0)).size(), picture->size());
  when(BatchRowOpened{1});
  EXPECT_TRUE(state.batch.opened->conversations.empty()) << "nothing came yet";
  answered(runs.at(1).run, "A dog.");
  EXPECT_EQ(state.batch.opened->conversations.size(), 1u) << "while one looks at it";
  when(BatchRowClosed{});
  EXPECT_FALSE(state.batch.opened);
}

TEST_F(BatchRow, AFailureKeepsItsKindInTheJournal) {
  const auto runs = given_running(1);
  failed(runs.at(0).run, ErrorKind::too_large, 413);
  when(BatchRowOpened{0});
  EXPECT_EQ(state.batch.opened->conversations.at(0).last().reply.stopped->error->kind,
            ErrorKind::too_large);
  given_reopened();
  EXPECT_EQ(state.batch.job.cells[0].kind, ErrorKind::too_large);
}

TEST_F(BatchRow, PicturesAreMadeOfFilesInSightOnce) {
  given_files(5);
  const auto asked = only<ShowBatchFile>(when(BatchFilesSeen{1, 3}));
  ASSERT_EQ(asked.size(), 2u);
  EXPECT_EQ(asked[0].file, 2u);
  EXPECT_EQ(asked[0].width, 64);
  EXPECT_TRUE(only<ShowBatchFile>(when(BatchFilesSeen{1, 3})).empty());
  when(ThumbnailReady{asked[0].attachment_id, 7, 64, 48, false});
  EXPECT_EQ(state.batch.pictures.made.at(2).texture, 7u);
  const auto dropped = only<DropThumbnail>(when(BatchClearPressed{}));
  EXPECT_EQ(dropped.size(), 2u) << "the one that is there, and the one that comes";
}

}  // namespace
}  // namespace triptych::batch_row_update_test
