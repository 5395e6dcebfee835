// Learn: cells and the checking of exercises.
#include <algorithm>

#include "base/json.h"
#include "base/strings.h"
#include "features/learn/learn_update.h"
#include "practice/parse_request.h"
#include "practice/practice_transport.h"
#include "providers/provider.h"
#include "run/key_ring.h"

namespace triptych {
namespace {

constexpr std::size_t kMaxOutput = 2u << 20;  // bytes of one cell; the interpreter cuts there too

// What a failed cell is called for screen readers and in the list of results.
CellState state_of(PythonOutcome outcome) {
  if (outcome == PythonOutcome::ok) return CellState::ok;
  return outcome == PythonOutcome::stopped ? CellState::stopped : CellState::failed;
}

struct CourseUpdate {
  LearnScope state;
  std::vector<Effect>& effects;
  LearnState& course = state.learn;

  const Lesson* open() const { return course.open(); }
  void save() { effects.push_back(SaveProgress{progress_json(course.progress)}); }

  // --- cells -------------------------------------------------------------------------------

  void operator()(const CellRunPressed& e) {
    if (open() == nullptr || course.running()) return;
    run_cell(e.cell);
    start_first();
  }
  void operator()(const RunAllPressed&) {
    if (open() == nullptr || course.running()) return;
    for (const LessonBlock& block : open()->blocks) {
      if (const auto* cell = std::get_if<CodeCell>(&block)) run_cell(cell->id);
    }
    start_first();
  }
  void operator()(const CellStopPressed&) {
    if (!course.running()) return;
    while (course.jobs.size() > 1) drop_job(course.jobs.size() - 1);
    effects.push_back(StopPython{});
  }
  void operator()(const PythonRestartPressed&) {
    course.jobs.clear();
    course.question.reset();
    for (auto& [key, result] : course.results) {
      if (result.state == CellState::running || result.state == CellState::waiting)
        result.state = CellState::stopped;
    }
    for (auto& [key, shown] : course.exercises) shown.checking = false;
    forget_variables();
    effects.push_back(Announce{tr("course.restarted")});
  }

  void drop_job(std::size_t at) {
    CellResult& result = course.results[course.jobs[at].key];
    if (result.state == CellState::waiting) result.state = CellState::stopped;
    course.jobs.erase(course.jobs.begin() + static_cast<std::ptrdiff_t>(at));
  }
  void forget_variables() { effects.push_back(RestartPython{}); }
  void operator()(const PythonForgot&) { effects.push_back(Announce{tr("course.forgot")}); }
  void clear_output(CellResult& result) {
    for (const CellOutput& output : result.output) {
      if (output.image_id != 0) effects.push_back(DropThumbnail{output.image_id});
    }
    result.output.clear();
    result.output_bytes = 0;
    result.failed_line = 0;
  }
  void run_cell(const std::string& id) {
    const std::string key = cell_key(*open(), id);
    course.results[key].state = CellState::waiting;
    course.jobs.push_back({PythonJob::Kind::cell, key, id, course.code_of(*open(), id)});
  }
  void start_first() {
    if (course.jobs.empty()) return;
    effects.push_back(SetPythonKeys{keys()});
    for (const DraftAttachment& attached : state.ask.attachments) {
      if (attached.attachment.data)
        effects.push_back(PutPythonFile{attached.attachment.name, attached.attachment.data});
    }
    start_job();
  }
  void start_job() {
    PythonJob& job = course.jobs.front();
    if (job.kind == PythonJob::Kind::cell || job.kind == PythonJob::Kind::learner) {
      CellResult& result = course.results[job.key];
      clear_output(result);
      result.state = CellState::running;
    }
    if (job.kind == PythonJob::Kind::test) {
      const Exercise* exercise = exercise_of(job.key);
      if (exercise != nullptr)
        job.code = test_source(exercise->tests[job.test], learner_output_, learner_source(job.key));
    }
    effects.push_back(RunPython{job.name, job.code});
  }
  // Practice unless the person wants their own keys: a stand-in that only practice accepts. And for
  // a key of the person a handle, which the way out of the page replaces (run/guard.h).
  std::vector<std::pair<std::string, std::string>> keys() const {
    std::vector<std::pair<std::string, std::string>> out;
    for (const Provider* provider : real_providers()) {
      const ProviderInfo& info = provider->info();
      if (info.key_variable.empty()) continue;
      const auto own = state.shared.keys.find(std::string(info.id));
      const bool real =
          uses_real_keys(course) && own != state.shared.keys.end() && !own->second.empty();
      out.emplace_back(std::string(info.key_variable),
                       real ? key_handle(info.id) : std::string(kPracticeKey));
    }
    return out;
  }

  // --- what Python says --------------------------------------------------------------------

  void operator()(const PythonSaid& e) {
    if (course.jobs.empty()) return;
    PythonJob& job = course.jobs.front();
    if (e.kind == OutputKind::traceback) job.end.traceback += e.text;
    if (job.kind == PythonJob::Kind::learner && e.kind == OutputKind::text) job.output += e.text;
    if (job.kind != PythonJob::Kind::cell && job.kind != PythonJob::Kind::learner) return;
    CellResult& result = course.results[job.key];
    result.output_bytes += e.text.size();
    if (result.output_bytes > kMaxOutput) return;
    using Kind = CellOutput::Kind;
    const Kind kind = e.kind == OutputKind::text        ? Kind::text
                      : e.kind == OutputKind::traceback ? Kind::traceback
                      : e.kind == OutputKind::picture   ? Kind::image
                      : e.kind == OutputKind::table     ? Kind::table
                      : e.kind == OutputKind::json      ? Kind::json
                                                        : Kind::note;
    const bool grows = kind == Kind::text || kind == Kind::traceback;
    // What requests adds to every call is worth one note.
    const auto same = [&](const CellOutput& said) {
      return said.kind == kind && said.text == e.text;
    };
    if (kind == Kind::note && std::ranges::any_of(result.output, same)) return;
    if (grows && !result.output.empty() && result.output.back().kind == kind)
      result.output.back().text += e.text;
    else
      result.output.push_back({kind, e.text, e.image_id});
  }
  void operator()(const ThumbnailReady& e) {
    if (e.owner != PictureOwner::cell) return;
    bool shown = false;
    for (auto& [key, result] : course.results) {
      for (CellOutput& output : result.output) {
        if (output.image_id != e.attachment_id) continue;
        shown = true;
        if (e.failed) continue;
        output.texture = e.texture;
        output.width = e.width;
        output.height = e.height;
      }
    }
    if (!shown) effects.push_back(DropThumbnail{e.attachment_id});
  }
  void operator()(const PythonFailed& e) {
    if (course.jobs.empty()) return;
    PythonJob& job = course.jobs.front();
    job.end.type = e.type;
    job.end.words = e.words;
    mark_line(job, e);
    if (job.kind == PythonJob::Kind::cell || job.kind == PythonJob::Kind::learner)
      course.results[job.key].output.push_back({CellOutput::Kind::problem, e.words});
  }
  // The learner may change the line; in a test or before it, it is not shown anywhere.
  void mark_line(const PythonJob& job, const PythonFailed& e) {
    const bool own = job.kind == PythonJob::Kind::cell || job.kind == PythonJob::Kind::learner;
    if (open() == nullptr || e.line <= 0) return;
    const bool called = job.kind == PythonJob::Kind::test && cell_key(*open(), e.cell) == job.key;
    if (!own && !called) return;
    CellResult& result = course.results[job.key];
    result.failed_cell = e.cell;
    result.failed_line = e.line;
  }
  void operator()(const PythonAsked& e) {
    course.question.reset();
    if (!e.kind.empty()) course.question = CellQuestion{e.kind, e.text, e.preset};
  }
  void operator()(const PythonInputTyped& e) {
    if (course.question) course.question->answer = e.text;
  }
  void operator()(const PythonInputAnswered& e) {
    if (!course.question) return;
    effects.push_back(AnswerPython{course.question->answer, e.cancelled});
    course.question.reset();
  }
  void operator()(const PythonEnded& e) {
    course.question.reset();
    if (course.jobs.empty()) return;
    PythonJob job = std::move(course.jobs.front());
    course.jobs.pop_front();
    job.end.ok = e.outcome == PythonOutcome::ok;
    if (job.kind == PythonJob::Kind::cell || job.kind == PythonJob::Kind::learner) {
      CellResult& result = course.results[job.key];
      result.state = state_of(e.outcome);
      result.took = e.took;
      ++result.runs;
      effects.push_back(Announce{tr(job.end.ok ? "course.cell.ok" : "course.cell.failed")});
    }
    const CodeCell* cell = open() == nullptr ? nullptr : find_cell(*open(), job.name);
    const bool meant = cell != nullptr && is_meant_to_fail(*cell);
    if (!job.end.ok && !meant && job.kind == PythonJob::Kind::cell) {
      while (!course.jobs.empty()) drop_job(0);  // Run all stops at the first error
    }
    if (job.kind != PythonJob::Kind::cell) graded(job);
    if (!course.jobs.empty()) start_job();
  }

  // --- quizzes and exercises ---------------------------------------------------------------

  // nullptr also when another lesson was opened since.
  const Exercise* exercise_of(const std::string& key) const {
    if (open() == nullptr || !key.starts_with(cell_key(*open(), ""))) return nullptr;
    return find_exercise(*open(), key.substr(open()->id.size() + 1));
  }
  const std::string& learner_source(const std::string& key) const {
    return course.code_of(*open(), key.substr(open()->id.size() + 1));
  }
  // An interpreter of its own, the lesson's cells up to here, the setup, the learner's code, the
  // tests.
  void operator()(const ExerciseChecked& e) {
    const Exercise* exercise = open() == nullptr ? nullptr : find_exercise(*open(), e.exercise);
    if (exercise == nullptr || course.running()) return;
    const std::string key = cell_key(*open(), e.exercise);
    ExerciseState& shown = course.exercises[key];
    shown.checks.clear();
    shown.checking = true;
    course.results[key].state = CellState::waiting;
    learner_output_.clear();
    effects.push_back(SetPythonAside{});
    for (const LessonBlock& block : open()->blocks) {
      const auto* cell = std::get_if<CodeCell>(&block);
      const auto* self = std::get_if<Exercise>(&block);
      if (self == exercise) break;
      if (cell != nullptr) add_job(PythonJob::Kind::prelude, key, cell->id, cell->code);
    }
    if (!exercise->setup.empty())
      add_job(PythonJob::Kind::setup, key, "setup", setup_source(*exercise));
    add_job(PythonJob::Kind::learner, key, e.exercise, learner_source(key));
    start_first();
  }
  void add_job(PythonJob::Kind kind, const std::string& key, const std::string& name,
               const std::string& code, std::size_t test = 0) {
    course.jobs.push_back({kind, key, name, code, test});
  }
  void graded(const PythonJob& job) {
    const Exercise* exercise = exercise_of(job.key);
    ExerciseState& shown = course.exercises[job.key];
    if (exercise == nullptr) {
      shown.checking = false;
      while (!course.jobs.empty()) drop_job(0);
      return;
    }
    if (job.kind == PythonJob::Kind::learner) {
      learner_output_ = job.output;
      if (!job.end.ok) return finish_check(job.key);
      for (std::size_t i = 0; i < exercise->tests.size(); ++i)
        add_job(PythonJob::Kind::test, job.key, "test " + std::to_string(i + 1), "", i);
    }
    if (job.kind == PythonJob::Kind::test) judge(job, *exercise, shown);
    if (course.jobs.empty() && shown.checking) finish_check(job.key);  // also when it was stopped
  }
  void judge(const PythonJob& job, const Exercise& exercise, ExerciseState& shown) {
    const LessonTest& test = exercise.tests[job.test];
    const TestOutcome tested = outcome_of(test, job.end);
    shown.checks.push_back({tested.passed, test.name, tested.feedback, test.hidden});
    if (!tested.passed) course.jobs.clear();  // what follows from one mistake helps nobody
  }
  void finish_check(const std::string& key) {
    const Exercise* exercise = exercise_of(key);
    ExerciseState& shown = course.exercises[key];
    shown.checking = false;
    course.jobs.clear();
    // Setups replace functions: cells shall not meet them, but their own variables again.
    effects.push_back(BringPythonBack{});
    const bool all = !shown.checks.empty() &&
                     std::ranges::all_of(shown.checks, &CheckResult::passed) &&
                     shown.checks.size() == exercise->tests.size();
    if (all) course.progress.earn(key, points_of(*exercise, shown), state.shared.today);
    save();
    effects.push_back(Announce{tr(all ? "exercise.passed" : "exercise.failed")});
  }

  std::string& learner_output_ = course.learner_output;
};

}  // namespace

std::optional<QuestionOpened> question_of_cell(const LearnState& learn, const std::string& cell) {
  if (learn.open() == nullptr) return std::nullopt;
  const auto result = learn.results.find(cell_key(*learn.open(), cell));
  if (result == learn.results.end() || !result->second.question) return std::nullopt;
  auto asks = practice::parse_request(*result->second.question);
  if (!asks) return std::nullopt;
  return QuestionOpened{asks->provider_id, asks->model, asks->system, asks->text,
                        std::move(asks->files)};
}

void update_course(LearnScope state, const Event& event, std::vector<Effect>& effects) {
  visit_some<CourseHandles>(CourseUpdate{state, effects}, event);
}

void update_learn(LearnScope state, const Event& event, std::vector<Effect>& effects) {
  update_lessons(state, event, effects);
  update_course(state, event, effects);
  update_cell_requests(state, event, effects);
  update_progress(state, event, effects);
  update_xray(state, event, effects);
}

}  // namespace triptych
