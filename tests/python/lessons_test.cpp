// Every lesson as a learner meets it, against the practice provider: all cells in order in one
// interpreter; then each exercise, whose starter must fail and whose solution must pass every test.
// Twice: under the rules of a program (all headers of an answer can be read), and of a page.
//   bin/triptych_lesson_tests --gtest_filter='*openai_vision*'
// tests/python/wrong_answers/<lesson>.<exercise>.txt holds typical wrong answers, each below a line
// "=== words": it must fail, and these words must be in what the learner is told.
// With LESSON_OUTPUT=1 in the environment it prints what the cells print, and what the starters are
// told: for authors.
#include <gtest/gtest.h>

#include "base/assets.h"
#include "base/json.h"
#include "base/strings.h"
#include "classroom.h"
#include "lesson/export_lesson.h"

namespace triptych {
namespace {

class Lessons : public ::testing::TestWithParam<fs::path> {
 protected:
  void SetUp() override {
    ASSERT_TRUE(load_strings(assets::strings_en()));
    const std::string name = GetParam().filename().string();
    auto loaded = load_lesson(name, read_file(GetParam()));
    ASSERT_TRUE(loaded.ok()) << loaded.error();
    lesson = std::move(loaded.value());
    EXPECT_EQ(name.substr(name.find('_') + 1), lesson.id + ".md") << "<number>_<id>.md";
  }

  // All cells, each of which must end as its name says.
  void judge_cells(Client client) const {
    Classroom room(client);
    for (const LessonBlock& block : lesson.blocks) {
      const auto* cell = std::get_if<CodeCell>(&block);
      if (cell == nullptr) continue;
      const CellEnd end = room.end_of(cell->code, cell->id);
      if (client == Client::page) show("cell " + cell->id, room.out + end.traceback);
      if (cell->id.ends_with("_fails")) {
        EXPECT_FALSE(end.ok) << lesson.id << ", cell " << cell->id << " was to fail, and ran";
      } else {
        EXPECT_TRUE(end.ok) << lesson.id << ", cell " << cell->id << "\n"
                            << end.traceback << end.words;
      }
    }
  }

  void prepare(const Exercise& exercise, Classroom& room) const {
    for (const LessonBlock& block : lesson.blocks) {
      if (std::get_if<Exercise>(&block) == &exercise) break;
      if (const auto* cell = std::get_if<CodeCell>(&block)) room.run(cell->code, cell->id);
    }
    if (setup_source(exercise).empty()) return;
    const CellEnd end = room.end_of(setup_source(exercise), "setup");
    EXPECT_TRUE(end.ok) << lesson.id << ", exercise " << exercise.id << ", setup\n"
                        << end.traceback;
  }

  // The tests that `code` fails, "name: feedback" each; its own error when it ends in one.
  std::vector<std::string> grade(const Exercise& exercise, const std::string& code, Client client) {
    Classroom room(client);
    prepare(exercise, room);
    return grade_in(room, exercise, code);
  }

  std::vector<std::string> grade_in(Classroom& room, const Exercise& exercise,
                                    const std::string& code) {
    const std::string what = lesson.id + ", exercise " + exercise.id;
    const CellEnd own = room.end_of(code, "exercise");
    if (!own.ok) return {"it ends in an error\n" + own.traceback};
    const std::string output = room.out;
    std::vector<std::string> failed;
    for (const LessonTest& test : exercise.tests) {
      const CellEnd end = room.end_of(test_source(test, output, code), "test");
      const TestOutcome verdict = outcome_of(test, end);
      if (verdict.passed) continue;
      failed.push_back(test.name + ": " + verdict.feedback);
      EXPECT_TRUE(verdict.feedback != test.name && end.type != "SyntaxError")
          << what << ": an assert of the test \"" << test.name << "\" says nothing\n"
          << end.traceback;
    }
    return failed;
  }

  void expect_wrong(Classroom& room, const Exercise& exercise, const std::string& words,
                    const std::string& code) {
    std::string told;
    for (const std::string& feedback : grade_in(room, exercise, code)) told += feedback + "\n";
    EXPECT_TRUE(told.find(words) != told.npos)
        << lesson.id << ", exercise " << exercise.id << ": this wrong answer\n"
        << code << "was to be told \"" << words << "\", and is told:\n"
        << told;
  }

  void judge_wrong_answers(const Exercise& exercise) {
    const std::string name = lesson.id + "." + exercise.id + ".txt";
    std::ifstream file(fs::path(source_dir()) / "tests/python/wrong_answers" / name);
    if (!file) return;
    Classroom room(Client::page);  // for all of them: running the cells takes most of the time
    prepare(exercise, room);
    std::string words, code;
    for (std::string line; std::getline(file, line);) {
      if (line.starts_with("=== ")) {
        if (!words.empty()) expect_wrong(room, exercise, words, code);
        words = line.substr(4);
        code.clear();
      } else {
        code += line + "\n";
      }
    }
    if (!words.empty()) expect_wrong(room, exercise, words, code);
  }

  void teach(Client client) {
    judge_cells(client);
    for (const LessonBlock& block : lesson.blocks) {
      const auto* exercise = std::get_if<Exercise>(&block);
      if (exercise == nullptr) continue;
      const std::string what = lesson.id + ", exercise " + exercise->id;
      if (client == Client::page) {  // once is enough
        const auto failed = grade(*exercise, exercise->starter, client);
        EXPECT_FALSE(failed.empty()) << what << ": the starter passes all tests";
        for (const std::string& feedback : failed) show("starter of " + exercise->id, feedback);
        judge_wrong_answers(*exercise);
      }
      for (const std::string& failed : grade(*exercise, exercise->solution, client))
        ADD_FAILURE() << what << ": the solution fails\n" << failed;
    }
  }

  Lesson lesson;
};

// As somebody takes a lesson home who has solved it. Modules of the page alone are in the file.
LessonExport taken_home() {
  LessonExport with;
  with.code_of = [](const Lesson& lesson, const std::string& id) -> std::string {
    for (const LessonBlock& block : lesson.blocks) {
      if (const auto* cell = std::get_if<CodeCell>(&block); cell && cell->id == id)
        return cell->code;
      if (const auto* task = std::get_if<Exercise>(&block); task && task->id == id)
        return task->solution;
    }
    return "";
  };
  with.course_module = read_file(fs::path(source_dir()) / "src/python/lib/course.py");
  return with;
}

TEST_P(Lessons, AsAScript) {
  Classroom home(Client::program);
  const CellEnd end = home.end_of(lesson_script(lesson, taken_home()), "script");
  EXPECT_TRUE(end.ok) << lesson.id << "\n" << end.traceback << end.words;
}

TEST_P(Lessons, AsANotebook) {
  Classroom home(Client::program);
  const auto book = parse_json(lesson_notebook(lesson, taken_home()));
  ASSERT_TRUE(book);
  for (const Json& cell : at(*book, "cells")) {
    if (string_at(cell, "cell_type") != "code") continue;
    std::string code;
    for (const Json& line : at(cell, "source")) code += line.get<std::string>();
    if (code.starts_with("%pip")) continue;
    const CellEnd end = home.end_of(code, string_at(cell, "id"));
    const bool fails = !at(at(cell, "metadata"), "tags").empty();
    EXPECT_EQ(end.ok, !fails) << lesson.id << ", " << string_at(cell, "id") << "\n"
                              << end.traceback << end.words;
  }
}

TEST_P(Lessons, InAProgram) { teach(Client::program); }
TEST_P(Lessons, InThePage) { teach(Client::page); }

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Lessons);
INSTANTIATE_TEST_SUITE_P(, Lessons, ::testing::ValuesIn(files_in("assets/lessons", ".md")),
                         [](const auto& lesson) { return lesson.param.stem().string(); });

TEST(TheCourse, IsOneScript) {
  ASSERT_TRUE(load_strings(assets::strings_en()));
  std::vector<Lesson> lessons;
  for (const fs::path& path : files_in("assets/lessons", ".md"))
    lessons.push_back(load_lesson(path.filename().string(), read_file(path)).value());
  std::vector<const Lesson*> all;
  for (const Lesson& lesson : lessons) all.push_back(&lesson);
  Classroom home(Client::program);
  const CellEnd end = home.end_of(course_script(all, taken_home()), "course");
  EXPECT_TRUE(end.ok) << end.traceback << end.words;
}

TEST(Grading, OutputAndSourceReachTheTestUnchanged) {
  Classroom room(Client::page);
  const std::string odd =
      "it's \"quoted\" \\n \\x41 {braces:>5} {{x}} f'{y}' \"\"\"three\"\"\"\n\ttab\r\n é 🙂\x01 "
      "# end\\";
  const std::string code =
      "assert output == chr(10).join(lines), repr(output)\n"
      "assert source == output + '!', repr(source)";
  std::string lines = "lines = [";
  for (const char c : odd) {  // by numbers: no literal of Python's is trusted here
    lines += lines.ends_with('[') ? "" : ", ";
    lines += std::to_string(static_cast<unsigned char>(c));
  }
  ASSERT_EQ(room.run(lines + "]\nlines = [bytes(lines).decode()]"), TPY_OK) << room.err;
  EXPECT_EQ(room.run(test_source({"", code, false}, odd, odd + "!"), "test"), TPY_OK) << room.err;
  const std::string large(2 * kMaxSeen, '{');
  EXPECT_EQ(room.run(test_source({"", "assert len(output) == 262144", false}, large, ""), "test"),
            TPY_OK)
      << room.err.substr(0, 500);
}

// Programs in the manner of tutorials, with their file names: tests/python/pasted, in one
// interpreter. What stands in for a file is told once.
TEST(Pasted, TutorialsFindTheirFiles) {
  ASSERT_TRUE(load_strings(assets::strings_en()));
  Classroom room(Client::page);
  std::vector<std::string> notes;
  for (const fs::path& path : files_in("tests/python/pasted", ".py")) {
    EXPECT_EQ(room.run(read_file(path), path.stem().string()), TPY_OK) << room.err << room.words;
    show(path.stem().string(), room.out);
    for (const std::string& note : room.notes)
      if (note.find(": here the sample ") != note.npos) notes.push_back(note);
  }
  std::sort(notes.begin(), notes.end());
  EXPECT_EQ(notes, (std::vector<std::string>{
                       "audio.wav: here the sample meeting.wav",
                       "dashboard_v1.png: here the sample dashboard_week_1.png",
                       "dashboard_v2.png: here the sample dashboard_week_2.png",
                       "large_image.jpg: here the sample landscape.jpg",
                       "meeting_clip.wav: here the sample meeting.wav",
                       "sample_receipt.jpg: here the sample receipt.jpg",
                       "test_photo.jpg: here the sample landscape.jpg",
                   }));
}

TEST(Pasted, AKeyInTheAddressIsRefusedAndSaidWhy) {
  ASSERT_TRUE(load_strings(assets::strings_en()));
  Classroom room(Client::page);
  const std::string ask =
      "import requests, os\n"
      "url = ('https://generativelanguage.googleapis.com/v1beta/models/'\n"
      "       'gemini-2.5-flash:generateContent')\n"
      "body = {'contents': [{'parts': [{'text': 'Hi'}]}]}\n"
      "key = os.environ['GEMINI_API_KEY']\n";
  ASSERT_EQ(room.run(ask + "r = requests.post(f'{url}?key={key}', json=body)\n"
                           "print(r.status_code, r.json()['error']['status'])"),
            TPY_OK)
      << room.err;
  EXPECT_EQ(room.out, "401 UNAUTHENTICATED\n");
  ASSERT_EQ(room.notes.size(), 1u);
  EXPECT_NE(room.notes[0].find("headers={\"x-goog-api-key\": key}"), std::string::npos);
  EXPECT_EQ(room.run("print(requests.post(f'{url}?key=AIzaMadeUp', json=body).status_code)\n"
                     "print(requests.post(url, json=body, headers={'x-goog-api-key': key}))"),
            TPY_OK);
  EXPECT_EQ(room.out, "200\n<Response [200]>\n");
  EXPECT_TRUE(room.notes.empty());
}

TEST(PracticeModule, SetsTheFaultsOfTheNextQuestions) {
  ASSERT_TRUE(load_strings(assets::strings_en()));
  Classroom room(Client::page);
  const std::string ask =
      "import requests, os\n"
      "def ask():\n"
      "    return requests.post('https://api.openai.com/v1/chat/completions', timeout=5,\n"
      "        headers={'Authorization': 'Bearer ' + os.environ['OPENAI_API_KEY']},\n"
      "        json={'model': 'gpt-6-sol', 'messages': [{'role': 'user', 'content': 'Hi'}]})\n";
  ASSERT_EQ(room.run("import practice\n" + ask), TPY_OK) << room.err;
  ASSERT_EQ(room.run("practice.faults('429:2, 500, ok')\n"
                     "print(ask().status_code, ask().status_code, ask().status_code)\n"),
            TPY_OK)
      << room.err;
  EXPECT_EQ(room.out, "429 500 200\n");
  ASSERT_EQ(room.run("practice.faults([503, 'timeout'])\nprint(ask().status_code)"), TPY_OK);
  EXPECT_EQ(room.run("ask()"), TPY_ERROR);
  EXPECT_EQ(room.error_type, "ReadTimeout");
  EXPECT_EQ(room.run("practice.faults('500 *')\npractice.clear()\nprint(ask().status_code)"),
            TPY_OK);
  EXPECT_EQ(room.out, "200\n");
  EXPECT_EQ(room.run("practice.faults('nonsense')"), TPY_ERROR);
  EXPECT_NE(room.err.find("ValueError: “nonsense” (number 1) is no fault."), std::string::npos)
      << room.err;
}

}  // namespace
}  // namespace triptych
