// Learn: the lessons themselves, which of them is open, and where in it.
#include "base/assets.h"
#include "base/json.h"
#include "base/strings.h"
#include "features/learn/capability_table.h"
#include "features/learn/learn_update.h"
#include "features/learn/solutions.h"
#include "lesson/export_lesson.h"
#include "providers/provider.h"

namespace triptych {
namespace {

// One lesson that is the person's own paper.
Lesson scratchpad() {
  Lesson lesson;
  lesson.id = kScratchpad;
  lesson.title = tr("course.scratch");
  lesson.summary = tr("course.scratch.summary");
  lesson.part = tr("course.scratch.part");
  lesson.blocks.emplace_back(Prose{tr("course.scratch.words")});
  lesson.blocks.emplace_back(CodeCell{"cell", ""});
  return lesson;
}

struct LessonsUpdate {
  LearnScope state;
  std::vector<Effect>& effects;
  LearnState& course = state.learn;

  const Lesson* open() const { return course.open(); }
  void save() { effects.push_back(SaveProgress{progress_json(course.progress)}); }

  void fetch() {
    if (course.loading == LearnState::Loading::there ||
        course.loading == LearnState::Loading::asked)
      return;
    course.loading = LearnState::Loading::asked;
    course.problem.clear();
    effects.push_back(FetchLessons{});
  }
  void operator()(const PlaceOpened& e) {
    if (e.place == Place::learn) fetch();
  }
  void operator()(const FragmentChanged& e) {
    if (state.shared.place != Place::learn) return;
    fetch();
    course.open_lesson = e.fragment.starts_with("learn/") ? e.fragment.substr(6) : "";
    note_opened();
  }
  void operator()(const LessonsArrived& e) {
    const auto json = parse_json(e.json);
    course.loading = LearnState::Loading::failed;
    course.problem = tr("course.failed");
    if (!json || !json->is_array()) return;
    course.lessons.clear();
    for (const Json& file : *json) {
      auto lesson = load_lesson(string_at(file, "name"), string_at(file, "text"));
      if (lesson)
        course.lessons.push_back(std::move(lesson.value()));
      else
        course.problem = lesson.error();
    }
    if (course.lessons.empty()) return;
    course.lessons.push_back(scratchpad());
    course.loading = LearnState::Loading::there;
    course.problem.clear();
    course.index.clear();
    make_index();
    note_opened();
  }
  // The list offers to go on there.
  void note_opened() {
    Progress& progress = course.progress;
    if (open() == nullptr || open()->id == kScratchpad || open()->id == progress.last_lesson)
      return;
    progress.last_lesson = open()->id;
    progress.opened.insert(open()->id);
    save();
  }
  void operator()(const LessonOpened& e) {
    if (course.running()) effects.push_back(StopPython{});
    const bool other = e.id != course.open_lesson && !e.id.empty();
    course.open_lesson = e.id;
    effects.push_back(SetFragment{e.id.empty() ? "learn" : "learn/" + e.id});
    note_opened();
    if (other) effects.push_back(RestartPython{});
  }
  void operator()(const LessonBlockOpened& e) {
    fetch();
    state.shared.place = Place::learn;
    (*this)(LessonOpened{e.id});
    course.go_to = e.block;
    ++course.goes;
  }
  void make_index() {
    if (course.index_wanted && course.index.empty())
      course.index = course_index(course.lessons, kScratchpad);
  }
  void operator()(const CourseIndexWanted&) {
    course.index_wanted = true;
    fetch();
    make_index();
  }
  void operator()(const CodeOpened& e) {
    fetch();
    state.shared.place = Place::learn;
    course.progress.edits[std::string(kScratchpad) + "/cell"] = e.code;
    save();
    (*this)(LessonOpened{kScratchpad});
  }

  // --- files -------------------------------------------------------------------------------

  void operator()(const SolutionsSaved&) {
    effects.push_back(DownloadText{"triptych-solutions.py", "text/x-python",
                                   solutions_script(solutions_of(course))});
  }
  LessonExport export_with() const {
    LessonExport with;
    with.code_of = [this](const Lesson& lesson, const std::string& cell) {
      return course.code_of(lesson, cell);
    };
    with.capabilities = capability_table();
    with.course_module = assets::course_module();
    for (const Provider* provider : real_providers()) {
      const std::string variable(provider->info().key_variable);
      if (!variable.empty()) with.key_variables.push_back(variable);
    }
    for (const Sample& sample : state.ask.tasks.samples) {
      for (const std::string& path : sample.files)
        with.samples.push_back(path.substr(path.rfind('/') + 1));
    }
    return with;
  }
  void operator()(const LessonSaved& e) {
    const LessonExport with = export_with();
    if (e.id.empty()) {
      std::vector<const Lesson*> all;
      for (const Lesson& lesson : course.lessons)
        if (lesson.id != kScratchpad) all.push_back(&lesson);
      effects.push_back(
          DownloadText{"triptych-course.py", "text/x-python", course_script(all, with)});
      return;
    }
    const Lesson* lesson = course.lesson(e.id);
    if (lesson == nullptr) return;
    if (e.format == LessonFormat::notebook)
      effects.push_back(DownloadText{lesson->id + ".ipynb", "application/x-ipynb+json",
                                     lesson_notebook(*lesson, with)});
    else
      effects.push_back(
          DownloadText{lesson->id + ".py", "text/x-python", lesson_script(*lesson, with)});
  }
};

}  // namespace

void update_lessons(LearnScope state, const Event& event, std::vector<Effect>& effects) {
  visit_some<LessonsHandles>(LessonsUpdate{state, effects}, event);
}

}  // namespace triptych
