// Learn: quizzes, hints, and what is kept of it all.
#include "base/strings.h"
#include "features/learn/learn_update.h"

namespace triptych {
namespace {

struct ProgressUpdate {
  LearnScope state;
  std::vector<Effect>& effects;
  LearnState& course = state.learn;

  const Lesson* open() const { return course.open(); }
  void save() { effects.push_back(SaveProgress{progress_json(course.progress)}); }

  void operator()(const QuizAnswered& e) {
    const Quiz* quiz = open() == nullptr ? nullptr : find_quiz(*open(), e.quiz);
    if (quiz == nullptr || e.option < 0 || e.option >= static_cast<int>(quiz->options.size()))
      return;
    const std::string key = cell_key(*open(), e.quiz);
    const QuizOption& option = quiz->options[static_cast<std::size_t>(e.option)];
    const bool first = !course.progress.quiz.contains(key);
    course.progress.quiz[key] = e.option;
    // A prediction counts in full, a later answer half.
    if (option.right)
      course.progress.earn(key, first ? quiz->xp : quiz->xp / 2, state.shared.today);
    save();
    effects.push_back(
        Announce{tr(option.right ? "quiz.right" : "quiz.wrong") + " " + option.feedback});
  }
  void operator()(const HintPressed& e) {
    if (open() == nullptr) return;
    const Exercise* exercise = find_exercise(*open(), e.exercise);
    ExerciseState& shown = course.exercises[cell_key(*open(), e.exercise)];
    if (exercise != nullptr && shown.hints < static_cast<int>(exercise->hints.size()))
      ++shown.hints;
  }
  void operator()(const SolutionPressed& e) {
    if (open() != nullptr) course.exercises[cell_key(*open(), e.exercise)].solution = true;
  }

  // --- edits, also of an older version of the lesson -------------------------------------------

  void operator()(const CellEdited& e) {
    if (open() == nullptr) return;
    const std::string key = cell_key(*open(), e.cell);
    // While an older edit waits beside a newer text, it stays one.
    if (course.newer_text(*open(), e.cell) == nullptr)
      course.progress.edit_versions[key] = open()->version;
    course.progress.edits[key] = e.code;
    save();
  }
  void operator()(const CellResetPressed& e) {
    if (open() == nullptr) return;
    course.progress.edits.erase(cell_key(*open(), e.cell));
    course.progress.edit_versions.erase(cell_key(*open(), e.cell));
    save();
  }
  void operator()(const EditKept& e) {
    if (open() == nullptr) return;
    const auto version = course.progress.edit_versions.find(cell_key(*open(), e.cell));
    if (version == course.progress.edit_versions.end()) return;
    version->second = open()->version;
    save();
    effects.push_back(Announce{tr("course.update.kept")});
  }

  // --- progress ----------------------------------------------------------------------------

  void operator()(const ProgressLoaded& e) { course.progress = load_progress(e.json); }
  void operator()(const ProgressExported&) {
    effects.push_back(
        DownloadText{"triptych-progress.json", "application/json", progress_json(course.progress)});
  }
  void operator()(const ProgressReset&) {
    course.progress = Progress{};
    course.exercises.clear();
    save();
    effects.push_back(Announce{tr("course.reset.done")});
  }
  void operator()(const EverythingErased&) {
    course.progress = Progress{};
    course.exercises.clear();
  }
};

}  // namespace

void update_progress(LearnScope state, const Event& event, std::vector<Effect>& effects) {
  visit_some<ProgressHandles>(ProgressUpdate{state, effects}, event);
}

}  // namespace triptych
