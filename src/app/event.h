// Every kind of event there is, by the feature it belongs to. Where an Event is made or asked for,
// the header of its own feature is enough; this one is for who puts features together.
#pragma once

#include "features/ask/events.h"
#include "features/batch/events.h"
#include "features/events.h"
#include "features/ground_truth/events.h"
#include "features/history/events.h"
#include "features/keeping_events.h"
#include "features/learn/events.h"
#include "features/media_prep/events.h"
#include "features/results/events.h"
#include "features/settings/events.h"

namespace triptych {

struct EventKinds
    : KindList<
          PlaceOpened, ProviderChosen, ModelTyped, KeyTyped, KeyStorageChosen, BaseUrlTyped,
          PromptTyped, SystemTyped, MaxTokensTyped, TemperatureTyped, DetailChosen, StreamToggled,
          PresetChosen, SampleChosen, DemoStarted, ModelChosen, QuestionEdited, ImageUrlAdded,
          AttachPressed, AttachmentRemoved, VideoCutTyped, RunPressed, StopPressed, ClearPressed,
          CopyPressed, DownloadPressed, ThemeChosen, ModelsRequested, LinkOpened, NoticeDismissed,
          PromptRestored, SuccessorChosen, HintEnded, FileArrived, FileRefused, TextAttached,
          ThumbnailReady, ThumbnailsWanted, SettingsLoaded, KeysLoaded, FragmentChanged, Copied,
          PracticeToggled, FaultsTyped, LessonOpened, LessonBlockOpened, CourseIndexWanted,
          TabKeySwitched, CellEdited, CellRunPressed, RunAllPressed, CellStopPressed,
          PythonRestartPressed, CellResetPressed, QuizAnswered, QuizRetried, ExerciseChecked,
          ExerciseRestarted, HintPressed, SolutionPressed, PythonInputTyped, PythonInputAnswered,
          RealKeysChosen, RealKeysAnswered, CellAccessAnswered, KeyInTextRemoved, CodeOpened,
          ProgressExported, ProgressReset, ProgressFilesWanted, ProgressFilesArrived, ClassSaved,
          ClassCleared, SolutionsSaved, LessonSaved, LessonsArrived, ProgressLoaded, PythonSaid,
          PythonFailed, PythonAsked, PythonEnded, PythonForgot, QuestionOpened, CellRequested,
          CellRequestDropped, TextScaleChosen, LanguageChosen, InstallPressed, UpdateAccepted,
          UpdatePostponed, DisplayChanged, LanguagesKnown, StringsArrived, RestArrived, UpdateFound,
          OnlineChanged, DateChanged, ModelsArrived, ThinkingChosen, TargetAdded, TargetChosen,
          TargetRemoved, RepeatsChosen, CapTyped, ConversationStopPressed, ConversationRetryPressed,
          ConversationRemoved, FollowUpTyped, FollowUpAimed, FollowUpPressed, AttachmentLeftOut,
          ValueMarked, ResultsCopied, SchemaPresetChosen, SchemaTyped, SchemaCleared, FieldAdded,
          FieldRemoved, FieldChanged, FitPressed, ImageWished, PagesTyped, PagesPressed,
          SoundTrimmed, PlayPressed, SoundSought, RecordPressed, RecordPaused, RecordStopped,
          PrepareApplied, PrepareClosed, PrepareUndone, MediaNews, XrayBroken, XrayPredicted,
          XraySent, XrayAnswered, LessonFileWanted, LessonFileArrived, PictureUsed, PictureSaved,
          EditKept, UploadedFilesKnown, UploadedFileDeleted, RunEvent, HistoryToggled,
          HistorySearched, RunOpened, RunsDeleted, AskedAgain, CardSaved, LinkCopied, SessionKnown,
          KeepProblem, HistoryListed, RunKept, RunLoaded, StorageKnown, BatchPromptTyped,
          BatchPromptAdded, BatchPromptRemoved, BatchModelAdded, BatchModelRemoved,
          BatchSchemaChosen, BatchFileRemoved, BatchFilesSeen, BatchRowOpened, BatchRowClosed,
          BatchCapTyped, BatchPaceChosen, BatchRunPressed, BatchPausePressed, BatchStopPressed,
          BatchRetryPressed, BatchUnknownsDecided, BatchCellSkipped, BatchClearPressed, BatchSaved,
          BatchFilesMade, BatchResultsWanted, BatchFileAdded, BatchFileRead, BatchRestored,
          BatchResultsArrived, BatchRefused, BatchLockedByOtherTab, BatchDue, SoundFormChosen,
          CameraPressed, CameraChosen, ShutterPressed, CameraRestarted, TestPictureOpened,
          TestPictureWished, TestPictureShuffled, TestPictureUsed, TestPictureSaved,
          TestPictureClosed, ScoresSaved, TextKept, StorageProblem, KeysForgotten,
          KeysForgottenElsewhere, EverythingErased, UndoPressed, LinkTaken, LinkDeclined, PageLeft,
          KeepingDue, RunPicturesWanted> {};

}  // namespace triptych
