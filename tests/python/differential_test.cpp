// What learners type does here what it does in CPython; every statement for which that is not so is
// listed with its reason, and the course shows the list.
#include "differential.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "fakes/source_dir.h"

namespace triptych::python {
namespace {

constexpr std::size_t kLeastPrograms = 150;
constexpr double kLeastEqual = 0.95;

TEST(Differential, StatementsSayWhatCPythonSaysOrAreListed) {
  std::size_t programs = 0;
  const std::vector<Statement> all = run_programs(programs);
  std::set<std::string> listed, differing;
  for (const Difference& one : known_differences())
    listed.insert(one.places.begin(), one.places.end());
  for (const Statement& one : all) {
    if (one.actual == one.expected) continue;
    differing.insert(one.place);
    EXPECT_TRUE(listed.contains(one.place))
        << one.place << "\n"
        << one.source << "CPython: " << one.expected << "here:    " << one.actual;
  }
  for (const std::string& place : listed)
    EXPECT_TRUE(differing.contains(place))
        << place << " is listed in differences.txt, but there is no difference any more";
  EXPECT_GE(programs, kLeastPrograms);
  const double equal = 1 - double(differing.size()) / double(all.size());
  RecordProperty("statements", std::to_string(all.size()));
  RecordProperty("equal", std::to_string(equal));
  EXPECT_GE(equal, kLeastEqual);
}

TEST(Differential, TheCourseShowsTheList) {
  std::ifstream file(source_dir() + "/assets/lessons/24_python_here.md");
  const std::string lesson((std::istreambuf_iterator<char>(file)), {});
  EXPECT_NE(lesson.find(table_of(known_differences())), std::string::npos)
      << "It should have this table:\n"
      << table_of(known_differences());
}

}  // namespace
}  // namespace triptych::python
