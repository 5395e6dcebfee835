// What "Go anywhere" finds in the course: lessons, exercises and the terms that lessons explain.
#include "app/switcher.h"
#include "fakes/learn_fixture.h"

namespace triptych::course_index_test {
namespace {

Lesson lesson_of(const std::string& id, const std::string& body) {
  auto lesson = load_lesson(
      id, "---\nid: " + id + "\ntitle: T " + id + "\nsummary: S.\nversion: 1\n---\n" + body);
  EXPECT_TRUE(lesson.ok()) << lesson.error();
  return lesson.ok() ? lesson.value() : Lesson();
}

std::vector<std::string> terms_of(const std::vector<Lesson>& lessons) {
  std::vector<std::string> out;
  for (const CourseEntry& entry : course_index(lessons, "paper"))
    if (entry.kind == CourseEntry::Kind::term) out.push_back(entry.label);
  return out;
}

TEST(CourseIndex, ATermIsEmphasisedProseOnce) {
  const Lesson first = lesson_of("one",
                                 "# A *heading*\nA **data URL** is text; *base64* too.\n\n"
                                 "- **MIME type**: a name\n\n```text\n*no term*\n```\n");
  const Lesson second = lesson_of(
      "two", "Again *Base64*. **Never do this.** *it* **3** **`code`** **not** *in base64*");
  EXPECT_EQ(terms_of({first, second}),
            (std::vector<std::string>{"data URL", "base64", "MIME type"}));
}

TEST(CourseIndex, LessonsAreNumberedAndExercisesNamedByTheirTitle) {
  const std::string exercise =
      " xp=5\nDo it.\n=== starter\nx\n=== test: t\nx\n=== solution\ny\n````\n";
  const Lesson one = lesson_of("one", "Words.\n\n````exercise id=a title=\"Encode a file\"" +
                                          exercise + "\n````exercise id=b" + exercise);
  const auto index = course_index({one, lesson_of("paper", "Mine.")}, "paper");
  ASSERT_EQ(index.size(), 4u);
  EXPECT_EQ(index[0].label, "1. T one");
  EXPECT_EQ(index[1].label, "Encode a file");
  EXPECT_EQ(index[1].block, 1u);
  EXPECT_EQ(index[2].label, "b");
  EXPECT_EQ(index[3].label, "T paper") << "no lesson of the course has no number";
}

struct Switcher : LearnUpdate {
  std::vector<ui::Choice> found(const char* text) {
    std::vector<ui::Choice> out = ui::choices_for(state, text);
    std::erase_if(out, [](const ui::Choice& one) {
      return !one.key.starts_with("lesson.") && !one.key.starts_with("exercise.") &&
             !one.key.starts_with("term.");
    });
    return out;
  }
};

TEST_F(Switcher, KnowsTheCourseOnceItIsWanted) {
  EXPECT_TRUE(found("lesson").empty());
  when(CourseIndexWanted{});
  ASSERT_EQ(found("1. first").size(), 1u);
  EXPECT_EQ(found("1. first")[0].label, "1. First lesson");
  const std::vector<ui::Choice> tasks = found("task");
  ASSERT_EQ(tasks.size(), 1u);
  for (const Event& event : tasks[0].events) when(event);
  EXPECT_EQ(state.shared.place, Place::learn);
  EXPECT_EQ(course.open_lesson, "l1");
  EXPECT_EQ(course.goes, 1u);
  EXPECT_EQ(course.go_to, 4u) << "the exercise is brought into view";
  EXPECT_TRUE(ui::choices_for(state, "").size() > found("").size());
  for (const ui::Choice& choice : found("")) EXPECT_TRUE(choice.key.starts_with("lesson."));
}

TEST_F(Switcher, FindsATermByItsOwnWordsOnly) {
  Json files = Json::array();
  files.push_back({{"name", "1.md"},
                   {"text",
                    "---\nid: b\ntitle: From bytes\nsummary: S.\nversion: 1\n---\n"
                    "A **data URL** is text.\n"}});
  when(LessonsArrived{dump_json(files)});
  when(CourseIndexWanted{});
  ASSERT_EQ(found("url data").size(), 1u);
  EXPECT_EQ(found("url data")[0].label, "data URL · From bytes");
  ASSERT_EQ(found("bytes").size(), 1u) << "the lesson, not all of its terms";
}

TEST_F(Switcher, FetchesTheLessonsWhenNobodyDid) {
  state = initial_state();
  EXPECT_EQ(only<FetchLessons>(when(CourseIndexWanted{})).size(), 1u);
  Json files = Json::array();
  files.push_back({{"name", "01_first.md"}, {"text", kLesson}});
  when(LessonsArrived{dump_json(files)});
  EXPECT_FALSE(found("first").empty());
}

}  // namespace
}  // namespace triptych::course_index_test
