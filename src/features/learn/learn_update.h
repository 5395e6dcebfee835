// What Learn sees of the page and may change.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/ask/ask_state.h"
#include "features/ask/events.h"
#include "features/history/events.h"
#include "features/keeping_events.h"
#include "features/learn/events.h"
#include "features/learn/learn_state.h"
#include "features/shared.h"

namespace triptych {

struct LearnScope {
  LearnState& learn;
  const AskState& ask;
  Shared& shared;
  template <class Wider>
  LearnScope(Wider& wider) : learn(wider.learn), ask(wider.ask), shared(wider.shared) {}
};

// The events it handles.
struct LessonsHandles
    : KindList<PlaceOpened, FragmentChanged, LessonsArrived, LessonOpened, LessonBlockOpened,
               CourseIndexWanted, CodeOpened, SolutionsSaved, LessonSaved> {};
struct CourseHandles
    : KindList<CellRunPressed, RunAllPressed, CellStopPressed, PythonRestartPressed, PythonSaid,
               ThumbnailReady, PythonFailed, PythonAsked, PythonInputTyped, PythonInputAnswered,
               PythonEnded, PythonForgot, ExerciseChecked> {};
struct CellRequestsHandles
    : KindList<CellRequested, CellAccessAnswered, CellRequestDropped, PythonEnded,
               PythonRestartPressed, RealKeysChosen, RealKeysAnswered, SessionKnown> {};
struct ProgressHandles
    : KindList<QuizAnswered, QuizRetried, HintPressed, SolutionPressed, ExerciseRestarted,
               CellEdited, TabKeySwitched, CellResetPressed, EditKept, ProgressLoaded,
               ProgressExported, ProgressReset, ProgressFilesWanted, ProgressFilesArrived,
               ClassSaved, ClassCleared, EverythingErased> {};
struct XrayHandles
    : KindList<PlaceOpened, FragmentChanged, LessonsArrived, LessonOpened, LessonFileWanted,
               LessonFileArrived, ThumbnailReady, XrayBroken, XrayPredicted, XraySent, XrayAnswered,
               ProgressReset, PictureUsed, PictureSaved> {};
struct LearnHandles : LessonsHandles,
                      CourseHandles,
                      CellRequestsHandles,
                      ProgressHandles,
                      XrayHandles {};

// All of these, in this order.
void update_learn(LearnScope, const Event&, std::vector<Effect>&);
void update_lessons(LearnScope, const Event&, std::vector<Effect>&);
void update_course(LearnScope, const Event&, std::vector<Effect>&);
void update_cell_requests(LearnScope, const Event&, std::vector<Effect>&);
void update_progress(LearnScope, const Event&, std::vector<Effect>&);
void update_xray(LearnScope, const Event&, std::vector<Effect>&);

bool uses_real_keys(const LearnState&);  // of the cell that runs; update_cell_requests.cpp
// What a cell of the open lesson asked a vendor last, as a question of Ask.
std::optional<QuestionOpened> question_of_cell(const LearnState& learn, const std::string& cell);

}  // namespace triptych
