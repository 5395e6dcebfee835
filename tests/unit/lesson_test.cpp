// Reading lessons: what a good one becomes, and what is said about every fault, with its line. And
// the sources and verdicts of grading.
#include "lesson/lesson.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "fakes/source_dir.h"
#include "lesson/grade.h"

namespace triptych::lesson_test {
namespace {

// Line 1 to 6.
const std::string kHead =
    "---\nid: one\ntitle: A title: with a colon\nsummary: What it is.\nversion: 2\n---\n";
const std::string kExercise =
    "````exercise id=task xp=20\n"
    "Do **it**.\n"
    "```python\n=not a part\n```\n"
    "=== starter\n"
    "def f():\n"
    "    pass\n"
    "\n"
    "=== setup\n"
    "x = 1\n"
    "=== test: it answers 2\n"
    "assert f() == 2, \"no\"\n"
    "=== hidden test: always\n"
    "assert f() == 2, \"no\"\n"
    "=== hint\n"
    "First.\n"
    "=== hint\n"
    "Second.\n"
    "=== solution\n"
    "def f():\n"
    "    return 2\n"
    "=== explanation\n"
    "Why.\n"
    "````\n";

Lesson loaded(const std::string& text) {
  auto lesson = load_lesson("1_one.md", kHead + text);
  EXPECT_TRUE(lesson.ok()) << lesson.error();
  return lesson.ok() ? lesson.value() : Lesson();
}

std::string error_of(const std::string& text) {
  const auto lesson = load_lesson("x.md", text);
  return lesson.ok() ? "(it loads)" : lesson.error();
}

std::string body_error(const std::string& text) { return error_of(kHead + text); }

template <class Block>
const Block& block(const Lesson& lesson, std::size_t i) {
  static const Block none{};
  const Block* found = i < lesson.blocks.size() ? std::get_if<Block>(&lesson.blocks[i]) : nullptr;
  EXPECT_NE(found, nullptr) << "block " << i;
  return found ? *found : none;
}

TEST(Lesson, HeadAndBlocksInOrder) {
  const Lesson lesson = loaded(
      "\n# Words\n\n```python\nread = 1\n```\n\n@@CAPABILITIES@@\n\n"
      "```python cell=first\n\nprint(1)\n\nprint(2)\n\n```\nMore.\n");
  EXPECT_EQ(lesson.id, "one");
  EXPECT_EQ(lesson.title, "A title: with a colon");
  EXPECT_EQ(lesson.summary, "What it is.");
  EXPECT_EQ(lesson.version, 2);
  ASSERT_EQ(lesson.blocks.size(), 4u);
  EXPECT_EQ(block<Prose>(lesson, 0).markdown, "# Words\n\n```python\nread = 1\n```");
  block<CapabilityTable>(lesson, 1);
  EXPECT_EQ(block<CodeCell>(lesson, 2).id, "first");
  EXPECT_EQ(block<CodeCell>(lesson, 2).code, "print(1)\n\nprint(2)");
  EXPECT_EQ(block<Prose>(lesson, 3).markdown, "More.");
  EXPECT_EQ(xp_of(lesson), 0);
}

TEST(Lesson, Quiz) {
  const Lesson lesson = loaded(
      "````quiz id=q xp=5\nHow many?\n```\n- [ ] not :: an option\n```\n\n"
      "- [ ] `a[::2]` :: No,\n  not that.\n- [x] two :: Right: 1 :: 2.\n````\n");
  const Quiz& quiz = block<Quiz>(lesson, 0);
  EXPECT_EQ(quiz.id, "q");
  EXPECT_EQ(quiz.xp, 5);
  EXPECT_EQ(quiz.question, "How many?\n```\n- [ ] not :: an option\n```");
  ASSERT_EQ(quiz.options.size(), 2u);
  EXPECT_EQ(quiz.options[0].text, "`a[::2]`");
  EXPECT_EQ(quiz.options[0].feedback, "No, not that.");
  EXPECT_FALSE(quiz.options[0].right);
  EXPECT_EQ(quiz.options[1].feedback, "Right: 1 :: 2.");
  EXPECT_TRUE(quiz.options[1].right);
}

TEST(Lesson, ExerciseAndPoints) {
  std::string text = kExercise + "```quiz id=q xp=5\nQ\n- [x] a :: b\n- [ ] c :: d\n```\n";
  const Lesson lesson = loaded(text);
  const Exercise& exercise = block<Exercise>(lesson, 0);
  EXPECT_EQ(exercise.id, "task");
  EXPECT_EQ(exercise.task, "Do **it**.\n```python\n=not a part\n```");
  EXPECT_EQ(exercise.starter, "def f():\n    pass");
  EXPECT_EQ(exercise.setup, "x = 1");
  EXPECT_EQ(exercise.solution, "def f():\n    return 2");
  EXPECT_EQ(exercise.explanation, "Why.");
  EXPECT_EQ(exercise.hints, (std::vector<std::string>{"First.", "Second."}));
  ASSERT_EQ(exercise.tests.size(), 2u);
  EXPECT_EQ(exercise.tests[0].name, "it answers 2");
  EXPECT_FALSE(exercise.tests[0].hidden);
  EXPECT_TRUE(exercise.tests[1].hidden);
  EXPECT_EQ(xp_of(lesson), 25);
  // Line ends of another system change nothing.
  for (std::size_t at = 0; (at = text.find('\n', at)) != text.npos; at += 2)
    text.replace(at, 1, "\r\n");
  EXPECT_EQ(block<Exercise>(loaded(text), 0).starter, "def f():\n    pass");
}

TEST(Lesson, FaultsOfTheHead) {
  EXPECT_EQ(error_of(""), "x.md:1: the first line must be ---");
  EXPECT_EQ(error_of("# One\n"), "x.md:1: the first line must be ---");
  EXPECT_EQ(error_of("---\nid: a\n"), "x.md:1: the --- that ends the head is missing");
  EXPECT_EQ(error_of("---\nid: a\ntitle: T\nversion: 1\n---\nHi\n"),
            "x.md:5: the head lacks \"summary\"");
  EXPECT_EQ(error_of("---\nid: a b\n---\n"), "x.md:2: an id is made of letters, digits and _: a b");
  EXPECT_EQ(error_of("---\nversion: 0\n---\n"), "x.md:2: version is a number from 1: 0");
  EXPECT_EQ(error_of("---\nversion: 1.5\n---\n"), "x.md:2: version is a number from 1: 1.5");
  EXPECT_EQ(error_of("---\ntitle:\n---\n"), "x.md:2: \"title\" has no value");
  EXPECT_EQ(error_of("---\nauthor: me\n---\n"),
            "x.md:2: unknown field \"author\": id, title, summary, part, needs, version");
  EXPECT_EQ(error_of("---\nid: a\nid: b\n---\n"), "x.md:3: \"id\" stands here twice");
  EXPECT_EQ(error_of("---\nwords\n---\n"), "x.md:2: expected \"name: value\"");
  EXPECT_EQ(error_of(kHead + "\n\n"), "x.md:1: the lesson is empty");
  EXPECT_EQ(error_of(kHead + "ok\n\xff\n"), "x.md:8: this line is not UTF-8");
}

TEST(Lesson, FaultsOfFences) {
  EXPECT_EQ(body_error("Hi\n```python cell=a\nx\n"),
            "x.md:8: this fence is not closed: a line of 3 backticks");
  EXPECT_EQ(body_error("````quiz id=q xp=1\nQ\n```\n"),
            "x.md:7: this fence is not closed: a line of 4 backticks");
  EXPECT_EQ(body_error("~~~\nx\n~~~\n"), "x.md:7: fences are made of backticks here, not of ~~~");
  EXPECT_EQ(body_error("```pyton cell=a\nx\n```\n"), "x.md:7: a fence \"pyton\" takes no cell=");
  EXPECT_EQ(body_error("```fortran\nx\n```\n"), "x.md:7: unknown kind of fence \"fortran\"");
  EXPECT_EQ(body_error("```python cell=a xp=3\nx\n```\n"),
            "x.md:7: a fence \"python\" takes no xp=");
  EXPECT_EQ(body_error("```python cell=a cell=b\nx\n```\n"), "x.md:7: cell= stands here twice");
  EXPECT_EQ(body_error("```python cell =a\nx\n```\n"), "x.md:7: expected name=value, not \"cell\"");
  EXPECT_EQ(body_error("```python cell=a-b\nx\n```\n"),
            "x.md:7: an id is made of letters, digits and _: a-b");
  EXPECT_EQ(body_error("```python cell=\nx\n```\n"), "x.md:7: this python lacks an id=");
  EXPECT_EQ(body_error("```python cell=a\n\n```\n"), "x.md:7: the cell is empty");
  EXPECT_EQ(body_error("```python cell=a\nx\n```\n\n```python cell=a\ny\n```\n"),
            "x.md:11: the id \"a\" is used twice in this lesson");
  EXPECT_EQ(body_error("See @@CAPABILITIES@@\n"),
            "x.md:7: only @@CAPABILITIES@@, as a paragraph of its own");
  EXPECT_EQ(body_error("See\n@@CAPABILITIES@@\n"),
            "x.md:8: only @@CAPABILITIES@@, as a paragraph of its own");
}

TEST(Lesson, FaultsOfQuizzes) {
  const auto quiz = [](const std::string& inner) {
    return body_error("```quiz id=q xp=5\n" + inner + "```\n");
  };
  EXPECT_EQ(quiz("Q\n- [ ] a :: b\n- [ ] c :: d\n"),
            "x.md:7: exactly one option is [x], here 0 are");
  EXPECT_EQ(quiz("Q\n- [x] a :: b\n- [x] c :: d\n"),
            "x.md:7: exactly one option is [x], here 2 are");
  EXPECT_EQ(quiz("Q\n- [x] a :: b\n"), "x.md:7: a quiz needs two options");
  EXPECT_EQ(quiz("- [x] a :: b\n- [ ] c :: d\n"), "x.md:7: the quiz has no question");
  EXPECT_EQ(quiz("Q\n- [x] a\n- [ ] c :: d\n"),
            "x.md:9: an option needs \" :: \" and the words that answer it");
  EXPECT_EQ(quiz("Q\n- [x] a :: b\n- [ ] a :: d\n"), "x.md:10: this option stands here twice");
  EXPECT_EQ(quiz("Q\n- [x] a :: b\nand\n- [ ] c :: d\n"),
            "x.md:10: behind the options stand only options: \"- [ ] text :: answer\"");
  EXPECT_EQ(body_error("```quiz xp=5\nQ\n```\n"), "x.md:7: this quiz lacks an id=");
  EXPECT_EQ(body_error("```quiz\nQ\n```\n"), "x.md:7: this quiz lacks an id=");
  EXPECT_EQ(body_error("```quiz id=q\nQ\n```\n"), "x.md:7: xp= is missing, or no number from 1");
  EXPECT_EQ(body_error("```quiz id=q xp=-1\nQ\n```\n"),
            "x.md:7: xp= is missing, or no number from 1");
}

TEST(Lesson, FaultsOfExercises) {
  const auto without = [](const std::string& part, const std::string& by) {
    std::string text = kExercise;
    const std::size_t at = text.find(part);
    EXPECT_NE(at, text.npos) << part;
    return body_error(text.replace(at, part.size(), by));
  };
  EXPECT_EQ(without("Do **it**.\n```python\n=not a part\n```\n", ""),
            "x.md:7: the exercise lacks a task before its first part");
  EXPECT_EQ(without("=== starter\ndef f():\n    pass\n", ""),
            "x.md:7: the exercise lacks === starter");
  EXPECT_EQ(without("=== solution", "=== hint"), "x.md:7: the exercise lacks === solution");
  EXPECT_EQ(without("=== test: it", "=== hidden test: it"),
            "x.md:7: the exercise lacks a test that is not hidden: === test: ...");
  EXPECT_EQ(without("=== test: it answers 2", "=== test:"),
            "x.md:18: a test says what it checks: === test: ...");
  EXPECT_EQ(without("always", "it answers 2"), "x.md:20: two tests are called \"it answers 2\"");
  EXPECT_EQ(without("=== setup", "=== startup"), "x.md:16: unknown part \"startup\"");
  EXPECT_EQ(without("=== setup", "=== starter"), "x.md:16: the part \"starter\" stands here twice");
  EXPECT_EQ(without("First.\n", "\n"), "x.md:22: the part \"hint\" is empty");
}

TEST(LoadLesson, APartOfTheCourseMayBeNamed) {
  EXPECT_EQ(loaded("Words.\n").part, "");
  const std::string head =
      "---\nid: one\ntitle: T\nsummary: S.\npart: The three APIs\nversion: 2\n";
  const auto lesson = load_lesson("1_one.md", head + "---\nWords.\n");
  ASSERT_TRUE(lesson.ok()) << lesson.error();
  EXPECT_EQ(lesson.value().part, "The three APIs");
}

TEST(LoadLesson, LessonsToReadBeforeAreIds) {
  const auto with = [](const std::string& needs) {
    return load_lesson("x.md", "---\nid: one\nneeds: " + needs +
                                   "\ntitle: T\nsummary: S.\nversion: 2\n---\nWords.\n");
  };
  const auto lesson = with("base64, first_call");
  ASSERT_TRUE(lesson.ok()) << lesson.error();
  EXPECT_EQ(lesson.value().needs, (std::vector<std::string>{"base64", "first_call"}));
  EXPECT_EQ(with("base64,, a").error(), "x.md:3: needs: ids of lessons with commas between, not ");
  EXPECT_EQ(with("a b").error(), "x.md:3: needs: ids of lessons with commas between, not a b");
  EXPECT_EQ(with("a, a").error(), "x.md:3: \"a\" is needed twice");
}

TEST(LoadLesson, AnExerciseMayHaveATitleAndACellMayFailOnPurpose) {
  std::string text = kExercise;
  text.replace(text.find("xp=20"), 5, "xp=20 title=\"Encode a = b\"");
  EXPECT_EQ(block<Exercise>(loaded(text), 0).title, "Encode a = b");
  EXPECT_EQ(block<Exercise>(loaded(kExercise), 0).title, "");
  EXPECT_TRUE(block<CodeCell>(loaded("```python cell=a fails\nx\n```\n"), 0).fails);
  EXPECT_FALSE(block<CodeCell>(loaded("```python cell=a\nx\n```\n"), 0).fails);
  EXPECT_EQ(body_error("````exercise id=a title=\"Open\n````\n"),
            "x.md:7: the \" that ends a value is missing");
  EXPECT_EQ(body_error("```python fails\nx\n```\n"), "x.md:7: only a cell can be marked \"fails\"");
  EXPECT_EQ(body_error("```python cell=a breaks\nx\n```\n"),
            "x.md:7: expected name=value, not \"breaks\"");
  EXPECT_EQ(body_error("````quiz id=a xp=1 fails\n````\n"),
            "x.md:7: expected name=value, not \"fails\"");
}

TEST(LessonMinutes, GrowWithWordsCodeAndWhatThereIsToSolve) {
  const auto words = [](int n) {
    std::string text;
    for (int i = 0; i < n; ++i) text += i % 10 == 9 ? "word\n" : "word  ";
    return text + "\n";
  };
  EXPECT_EQ(loaded("A few words.\n").minutes, 1) << "never none";
  EXPECT_EQ(loaded(words(600)).minutes, 4);
  EXPECT_EQ(loaded(words(1200)).minutes, 8);
  std::string cells;
  for (int i = 0; i < 4; ++i) cells += "```python cell=c" + std::to_string(i) + "\nx = 1\n```\n";
  EXPECT_EQ(loaded(words(600) + cells).minutes, 5);
  EXPECT_GE(loaded(words(600) + kExercise).minutes, 8);
  Lesson lesson = loaded(words(600));
  EXPECT_EQ(lesson.minutes, minutes_of(lesson)) << "it is known when the lesson is loaded";
  Xray xray;
  xray.breaks.resize(4);
  lesson.blocks.emplace_back(std::move(xray));
  EXPECT_EQ(minutes_of(lesson), 7);
}

// A part that comes back would stand in the list twice.
TEST(Course, EveryLessonBelongsToAPartAndTakesLessThanAnHour) {
  std::map<std::string, std::string> texts;  // by file name
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() + "/assets/lessons")) {
    std::stringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    texts[entry.path().filename().string()] = text.str();
  }
  std::vector<std::string> parts;
  for (const auto& [name, text] : texts) {
    const auto lesson = load_lesson(name, text);
    ASSERT_TRUE(lesson.ok()) << lesson.error();
    EXPECT_NE(lesson.value().part, "") << name;
    EXPECT_GE(lesson.value().minutes, lesson.value().part == "Reference" ? 3 : 5) << name;
    EXPECT_LE(lesson.value().minutes, 45) << name;
    if (parts.empty() || parts.back() != lesson.value().part) parts.push_back(lesson.value().part);
  }
  EXPECT_EQ(std::set(parts.begin(), parts.end()).size(), parts.size());
  EXPECT_GE(parts.size(), 3u);
}

TEST(LessonTasks, AreWhatOneCanBeRightAbout) {
  Lesson lesson = loaded("Words.\n" + kExercise +
                         "````quiz id=guess xp=5\nWhich?\n- [ ] A :: no\n- [x] B :: yes\n````\n");
  Xray xray;
  xray.id = "wires";
  xray.breaks.resize(1);
  xray.breaks[0].id = "no_limit";
  lesson.blocks.emplace_back(std::move(xray));
  EXPECT_EQ(tasks_of(lesson), (std::vector<std::string>{"task", "guess", "wires.no_limit"}));
}

TEST(Grade, PythonLiterals) {
  EXPECT_EQ(python_literal("it's\na \\ \"b\"\r\t\x7f é"),
            "'it\\'s\\na \\\\ \"b\"\\x0d\\x09\\x7f é'");
  EXPECT_EQ(python_literal(std::string("\0", 1)), "'\\x00'");
  EXPECT_EQ(python_literal("\xff"), "'\xEF\xBF\xBD'");
}

TEST(Grade, TestSource) {
  const LessonTest test{"it prints", "assert output, \"no\"", false};
  EXPECT_EQ(test_source(test, "1\n", "print(1)"),
            "output = '1\\n'\nsource = 'print(1)'\nassert output, \"no\"\n");
  const std::string cut = test_source(test, std::string(kMaxSeen * 2, 'x'), "");
  EXPECT_LT(cut.size(), kMaxSeen + 100);
}

TEST(Grade, Verdicts) {
  const LessonTest test{"it prints", "", false};
  EXPECT_TRUE(outcome_of(test, {true, "", "", ""}).passed);
  EXPECT_EQ(outcome_of(test, {true, "", "", ""}).feedback, "");
  const std::string trace = "Traceback (most recent call last):\n  File \"test\", line 3\n";
  const TestOutcome own = outcome_of(
      test, {false, "AssertionError", "words", trace + "AssertionError: You sent\nPNG.\n"});
  EXPECT_FALSE(own.passed);
  EXPECT_EQ(own.feedback, "You sent\nPNG.");
  EXPECT_EQ(
      outcome_of(test, {false, "AssertionError", "words", trace + "AssertionError\n"}).feedback,
      "it prints");
  EXPECT_EQ(outcome_of(test, {false, "NameError", "Line 1 uses x.",
                              trace + "NameError: name 'x' isn't defined\n"})
                .feedback,
            "Line 1 uses x.\nNameError: name 'x' isn't defined");
  EXPECT_EQ(outcome_of(test, {false, "", "", ""}).feedback, "it prints");  // stopped
}

}  // namespace
}  // namespace triptych::lesson_test
