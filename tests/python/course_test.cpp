// The course's programs, and the tutorial's own when TRIPTYCH_TUTORIAL names its text.
#include "course.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

#include "engine.h"
#include "pyfix.h"

namespace triptych::python {
namespace {

TEST(Course, EveryCellRuns) {
  Course course;
  EXPECT_EQ(course.run_all(), "");
  EXPECT_EQ(course.out, "seen\n");
  EXPECT_EQ(course.questions,
            (std::vector<std::string>{"prompt: Your OpenAI key:", "prompt: Your Anthropic key:"}));
  EXPECT_EQ(course.requests.size(), 14u);
  EXPECT_EQ(course.open.size(), 0u) << "an answer was not closed";
}

TEST(Course, RetriesWaitOneAndTwoSeconds) {
  Course course;
  ASSERT_EQ(course.run_all(), "");
  const auto usual = course.server;
  int asked = 0;
  course.server = [&](const Request& r) { return asked++ < 2 ? answer("{}", 429) : usual(r); };
  course.slept = 0;
  EXPECT_EQ(course.run("print(ask_safe('openai', 'photo.jpg', 'Describe'))"), TPY_OK);
  EXPECT_EQ(course.out, "Rate limited. Waiting 1s...\nRate limited. Waiting 2s...\nseen\n");
  EXPECT_EQ(course.slept, 3);
  course.server = [](const Request&) { return answer("{}", 413); };
  course.run("ask_safe('openai', 'photo.jpg', 'Describe')");
  EXPECT_EQ(course.out, "File too large for openai.\n");
}

TEST(Course, AMissingKeyIsAnErrorThatShowsNoKey) {
  Course course;
  for (const auto& [name, source] : sources_in("cells"))
    if (name < "05") course.run(source);
  EXPECT_EQ(course.run(sources_in("cells")[4].second, "05"), TPY_ERROR);
  EXPECT_NE(course.err.find("HTTPError: 400 Client Error: Bad Request for url: "
                            "https://generativelanguage.googleapis.com/v1beta/models/"
                            "gemini-2.5-flash:generateContent?key=***"),
            std::string::npos)
      << course.err;
  EXPECT_NE(course.words.find("e.response.text"), std::string::npos) << course.words;
}

TEST(Course, AnAddedHeaderIsTold) {
  Course course;
  ASSERT_EQ(course.run_all(), "");
  course.run("ask_anthropic('photo.jpg', '?')");
  ASSERT_EQ(course.notes.size(), 1u);
  EXPECT_NE(course.notes[0].find("anthropic-dangerous-direct-browser-access: true"),
            std::string::npos);
}

TEST(Course, TheChartIsDrawnAndSent) {
  Course course;
  ASSERT_EQ(course.run_all(), "");
  EXPECT_EQ(course.file("made.png").substr(0, 4), "\x89PNG");
  EXPECT_NE(course.figure.find("\"ylim\": [0, 700]"), std::string::npos) << course.figure;
  EXPECT_NE(course.figure.find("steelblue"), std::string::npos);
}

// --- the tutorial's own cells, unchanged

std::vector<std::string> tutorial_lines() {
  std::vector<std::string> lines;
  const char* path = std::getenv("TRIPTYCH_TUTORIAL");
  if (path == nullptr) return lines;
  std::istringstream text(read_file(path));
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

// First and last line of each program in the text of the tutorial.
constexpr int kPrograms[][2] = {
    {61, 69},   {71, 88},   {92, 95},   {116, 147}, {151, 156}, {168, 201}, {205, 210},
    {220, 248}, {282, 294}, {298, 327}, {331, 340}, {344, 346}, {375, 391}, {397, 405},
    {417, 431}, {437, 446}, {481, 501}, {505, 506}, {510, 517}, {527, 548}, {552, 556},
    {562, 589}, {593, 597}, {617, 617}, {623, 623}, {642, 642}, {669, 681}, {688, 840}};

TEST(Tutorial, EveryCellRunsUnchanged) {
  const auto lines = tutorial_lines();
  if (lines.empty()) GTEST_SKIP() << "TRIPTYCH_TUTORIAL is not set";
  Course course;
  for (const auto& [first, last] : kPrograms) {
    std::string cell;
    for (int i = first; i <= last; ++i) cell += lines.at(static_cast<std::size_t>(i) - 1) + "\n";
    EXPECT_EQ(pyfix(cell), cell) << "line " << first;
    if (first == 220) course.run("os.environ['GEMINI_API_KEY'] = 'gemini-key'");
    ASSERT_EQ(course.run(cell), TPY_OK) << "line " << first << ": " << course.err;
  }
  EXPECT_EQ(course.out, "Script completed successfully.\n");
}

TEST(Course, CellsNeedNoRewriting) {
  for (const auto& [name, source] : sources_in("cells")) {
    if (name.starts_with("03")) continue;  // [path, *paths]
    EXPECT_EQ(pyfix(source), source) << name;
  }
}

}  // namespace
}  // namespace triptych::python
