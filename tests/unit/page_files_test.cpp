// Names of files that program and page both hold (web/page_files.h).
#include "web/page_files.h"

#include <gtest/gtest.h>

namespace triptych::page_files_test {
namespace {

using web::PageFiles;

TEST(PageFiles, WhatCameFromThePageKeepsItsName) {
  PageFiles files;
  const Bytes picked = bytes_of("a"), other = bytes_of("a");
  files.add("id-1", picked);
  EXPECT_EQ(files.name_of(picked), "id-1");
  EXPECT_NE(files.name_of(other), "id-1") << "equal bytes elsewhere are another file";
}

TEST(PageFiles, WhatTheProgramMadeGetsOneNameForAllItsDays) {
  PageFiles files;
  const Bytes made = bytes_of("a"), more = bytes_of("b");
  const std::string name = files.name_of(made);
  EXPECT_FALSE(name.empty());
  EXPECT_EQ(files.name_of(made), name);
  EXPECT_NE(files.name_of(more), name);
  EXPECT_EQ(files.name_of(nullptr), "");
}

TEST(PageFiles, ANameIsGoneWithTheLastHolderAndToldOnce) {
  PageFiles files;
  Bytes picked = bytes_of("a");
  files.add("id-1", picked);
  Bytes undo = picked;
  picked = nullptr;
  EXPECT_TRUE(files.take_gone().empty()) << "somebody may want it back";
  undo = nullptr;
  EXPECT_EQ(files.take_gone(), std::vector<std::string>{"id-1"});
  EXPECT_TRUE(files.take_gone().empty());
}

TEST(PageFiles, AFileThatIsReadAgainKeepsItsName) {
  PageFiles files;
  Bytes first = bytes_of("a");
  files.add("id-1", first);
  const Bytes again = bytes_of("a");
  files.add("id-1", again);
  first = nullptr;
  EXPECT_TRUE(files.take_gone().empty()) << "the page's Blob is still wanted";
  EXPECT_EQ(files.name_of(again), "id-1");
}

}  // namespace
}  // namespace triptych::page_files_test
