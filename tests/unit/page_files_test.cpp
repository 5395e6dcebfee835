// Names of files that program and page both hold (web/page_files.h).
#include "web/page_files.h"

#include <gtest/gtest.h>

#include <set>

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

TEST(PageFiles, OfManyEachKeepsItsNameAndEachThatIsGoneIsToldOnceAFewLooksLater) {
  PageFiles files;
  std::vector<Bytes> held;
  for (int i = 0; i < 10'000; ++i) {
    held.push_back(bytes_of("a"));
    if (i % 2 == 0) files.add("id-" + std::to_string(i), held.back());
  }
  std::vector<std::string> names;
  for (const Bytes& data : held) names.push_back(files.name_of(data));
  EXPECT_EQ(names[4'000], "id-4000");
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), held.size());
  EXPECT_TRUE(files.take_gone().empty());
  for (std::size_t i = 0; i < held.size(); i += 5) held[i] = nullptr;
  std::multiset<std::string> told;
  for (std::size_t looks = 0; looks < 2 * held.size(); looks += PageFiles::kLooks) {
    const auto gone = files.take_gone();
    EXPECT_LE(gone.size(), PageFiles::kLooks);
    told.insert(gone.begin(), gone.end());
  }
  EXPECT_EQ(told.size(), 2'000u);
  for (std::size_t i = 0; i < held.size(); ++i) {
    EXPECT_EQ(told.count(names[i]), i % 5 == 0 ? 1u : 0u) << names[i];
    if (held[i]) EXPECT_EQ(files.name_of(held[i]), names[i]);
  }
}

}  // namespace
}  // namespace triptych::page_files_test
