// Learn: quizzes, hints, and what is kept of it all.
#include <algorithm>

#include "base/json.h"
#include "base/strings.h"
#include "features/learn/learn_update.h"
#include "lesson/markdown.h"

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
    course.retried.erase(key);
    course.progress.quiz[key] = e.option;
    if (option.right) course.progress.earn(key, quiz->xp, state.shared.today);
    save();
    effects.push_back(Announce{tr(option.right ? "quiz.right" : "quiz.wrong") + " " +
                               plain_markdown(option.feedback)});
  }
  void operator()(const QuizRetried& e) {
    const Quiz* quiz = open() == nullptr ? nullptr : find_quiz(*open(), e.quiz);
    const std::string key = quiz == nullptr ? "" : cell_key(*open(), e.quiz);
    if (course.progress.quiz.contains(key)) course.retried.insert(key);
  }
  void operator()(const HintPressed& e) {
    const Exercise* exercise = open() == nullptr ? nullptr : find_exercise(*open(), e.exercise);
    if (exercise == nullptr) return;
    ExerciseState& shown = course.exercises[cell_key(*open(), e.exercise)];
    if (shown.hints < static_cast<int>(exercise->hints.size())) ++shown.hints;
  }
  void operator()(const SolutionPressed& e) {
    if (open() == nullptr || find_exercise(*open(), e.exercise) == nullptr) return;
    const std::string key = cell_key(*open(), e.exercise);
    course.exercises[key].solution = true;
    course.progress.solutions.insert(key);
    save();
  }
  // What was earned stays; this pass is worth all points again.
  void operator()(const ExerciseRestarted& e) {
    if (open() == nullptr || find_exercise(*open(), e.exercise) == nullptr || course.running())
      return;
    const std::string key = cell_key(*open(), e.exercise);
    course.exercises[key] = {};
    course.results.erase(key);
    course.progress.edits.erase(key);
    course.progress.edit_versions.erase(key);
    save();
    effects.push_back(Announce{tr("exercise.restarted")});
  }

  // --- edits, also of an older version of the lesson -------------------------------------------

  void operator()(const CellEdited& e) {
    if (open() == nullptr) return;
    const std::string key = cell_key(*open(), e.cell);
    // While an older edit waits beside a newer text, it stays one.
    if (course.newer_text(*open(), e.cell) == nullptr)
      course.progress.edit_versions[key] = open()->version;
    course.progress.edits[key] = e.code;
    for (auto& [other, result] : course.results)
      if (result.failed_cell == e.cell) result.failed_line = 0;
    save();
  }
  void operator()(const TabKeySwitched&) {
    course.tab_indents = !course.tab_indents;
    effects.push_back(Announce{tr(course.tab_indents ? "course.tab.on" : "course.tab.off")});
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
    effects.push_back(DownloadText{"triptych-progress.json", "application/json",
                                   exported_progress(course.progress)});
  }
  void operator()(const ProgressFilesWanted& e) {
    course.files_for = e.use;
    effects.push_back(PickProgressFiles{});
  }
  void operator()(const ProgressFilesArrived& e) {
    std::vector<NamedText> files;
    const auto json = parse_json(e.json);
    for (std::size_t i = 0; json && json->is_array() && i < json->size(); ++i)
      files.push_back({string_at((*json)[i], "name"), string_at((*json)[i], "text")});
    if (files.empty()) return;
    if (course.files_for == ProgressUse::table) return take_class(files);
    course.import = merged(files);
    effects.push_back(Announce{course.import->words});
  }
  // All of them or none: what one cannot read shall not be half taken.
  ImportOutcome merged(const std::vector<NamedText>& files) {
    Progress together = course.progress;
    Merged sum;
    for (const NamedText& file : files) {
      const auto read = read_progress_file(file.text);
      if (!read)
        return {true, file.name + ": " + read.error() + " " + tr("course.import.unchanged")};
      const Merged one = merge_progress(together, read.value(), course.lessons);
      sum.points += one.points;
      sum.cells += one.cells;
      sum.kept_cells += one.kept_cells;
    }
    course.progress = std::move(together);
    save();
    std::string words =
        tr("course.import.done", {std::to_string(sum.points), std::to_string(sum.cells)});
    if (sum.kept_cells > 0)
      words += " " + tr("course.import.kept", {std::to_string(sum.kept_cells)});
    return {false, words};
  }
  // The same name again is the same person's newer file.
  void take_class(const std::vector<NamedText>& files) {
    std::vector<ClassRow>& rows = course.class_rows;
    for (ClassRow& row : class_rows(files, course.lessons)) {
      std::erase_if(rows, [&](const ClassRow& old) { return old.name == row.name; });
      rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(rows, {}, &ClassRow::name);
    effects.push_back(Announce{tr("class.read", {std::to_string(files.size())})});
  }
  void operator()(const ClassSaved&) {
    effects.push_back(DownloadText{"triptych-class.csv", "text/csv",
                                   class_csv(course.class_rows, course.lessons)});
  }
  void operator()(const ClassCleared&) { course.class_rows.clear(); }
  void operator()(const ProgressReset&) {
    course.progress = Progress{};
    course.exercises.clear();
    course.retried.clear();
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
