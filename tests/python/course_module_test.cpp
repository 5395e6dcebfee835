// The module of the course (lib/course.py): what it prints of itself is a file that runs elsewhere.
#include <gtest/gtest.h>

#include "course.h"
#include "engine.h"
#include "fakes/source_dir.h"

namespace triptych::python {
namespace {

TEST(CourseModule, ItsSourceIsTheFileAndRunsUnderAnotherName) {
  FakeHost host;
  ASSERT_EQ(host.run("import course\nprint(course.source(), end='')"), TPY_OK) << host.err;
  EXPECT_EQ(host.out, read_file(source_dir() + "/src/python/lib/course.py"));
  host.put("saved.py", host.out);
  EXPECT_EQ(host.run("import saved\nprint(saved.source() == course.source())\n"
                     "saved.ask_multimodal('nobody', 'a.png', '?')"),
            TPY_ERROR);
  EXPECT_EQ(host.out, "True\n");
  EXPECT_NE(host.err.find("Unknown provider: nobody. Known: openai, anthropic, google"),
            std::string::npos)
      << host.err;
}

// A refusal says what the server said, and carries its answer for those who look at the status.
TEST(CourseModule, ARefusalTellsTheServersWords) {
  FakeHost host;
  host.put("a.png", "\x89PNG and more");
  host.server = [](const Request&) { return answer(R"({"error": "too bright"})", 400); };
  ASSERT_EQ(host.run("import os, requests\nfrom course import ask_multimodal\n"
                     "os.environ['OPENAI_API_KEY'] = 'sk-1'\n"
                     "try:\n    ask_multimodal('openai', 'a.png', '?')\n"
                     "except requests.exceptions.HTTPError as e:\n"
                     "    print(e, e.response.status_code)"),
            TPY_OK)
      << host.err;
  EXPECT_EQ(host.out, "HTTP 400: {\"error\": \"too bright\"} 400\n");
  EXPECT_EQ(host.run("ask_multimodal('anthropic', 'a.wav', '?')"), TPY_ERROR);
  EXPECT_EQ(host.error_type, "FileNotFoundError");
  host.put("a.wav", "RIFF    WAVEfmt ");
  host.run("ask_multimodal('anthropic', 'a.wav', '?')");
  EXPECT_NE(host.err.find("sends pictures only, not audio/wav"), std::string::npos) << host.err;
}

}  // namespace
}  // namespace triptych::python
