// What happened, in the past tense: the only input of update(). Views state intents, the platform
// and the runner report news; all are Events.
#pragma once

#include <string>
#include <vector>

#include "app/keeping_events.h"
#include "base/one_of.h"
#include "features/ask/video_cut.h"
#include "features/batch/events.h"
#include "features/ground_truth/events.h"
#include "features/history/events.h"
#include "features/learn/access_events.h"
#include "features/media_prep/events.h"
#include "features/place.h"
#include "llm/attachment.h"
#include "llm/http.h"
#include "run/runner.h"

namespace triptych {

enum class ThemeChoice { system, light, dark, contrast };
// photo, audio: the device's own camera or recorder; card: a saved run
enum class PickKind { files, photo, audio, card };

// What the device and its owner's settings say about showing things.
struct Display {
  bool dark = true;
  bool more_contrast = false, reduced_motion = false;
  bool touch = false;        // the main pointer is a finger
  bool can_install = false;  // the browser offers to install this page
  // Colours the person forces on every page (CSS system colours): canvas, text, link, button,
  // button text, highlight, highlight text, grey text as "#rrggbb" joined by spaces; "" = none.
  std::string forced_colours;
  friend bool operator==(const Display&, const Display&) = default;
};
struct Language {
  std::string code, name;  // BCP 47; the language's own name for itself
};
enum class KeyStorage { memory, tab };

struct PlaceOpened {
  Place place;
};
struct ProviderChosen {
  std::string provider_id;
};
struct ModelTyped {
  std::string model;
};
struct KeyTyped {
  std::string provider_id;
  Secret key;
};
struct KeyStorageChosen {
  KeyStorage storage;
};
struct BaseUrlTyped {
  std::string provider_id, url;
};
struct PromptTyped {
  std::string text;
};
struct SystemTyped {
  std::string text;
};
struct MaxTokensTyped {
  std::string text;
};
struct TemperatureTyped {
  std::string text;
};
struct DetailChosen {
  Detail detail;
};
struct StreamToggled {
  bool on;
};
struct PresetChosen {
  std::string id;
};
struct SampleChosen {
  std::string id;
};
struct ImageUrlAdded {
  std::string url;
};
struct AttachPressed {
  PickKind kind = PickKind::files;
};
struct VideoCutTyped {
  std::uint32_t slot = 0;
  TypedCut cut;
};
struct AttachmentRemoved {
  std::size_t index;
};
// The fields of the answer. A path: positions from the outermost group inwards.
using FieldPath = std::vector<std::size_t>;
enum class FieldPart { name, type, required, description, choices };
struct SchemaPresetChosen {
  std::string id;
};
struct SchemaTyped {
  std::string text;
};
struct SchemaCleared {};
struct FieldAdded {
  FieldPath group;  // empty = the answer itself
};
struct FieldRemoved {
  FieldPath field;
};
struct FieldChanged {
  FieldPath field;
  FieldPart part;
  std::string text;  // type: its number; required: "1"; choices: with commas between
};

// Providers, models, practice and faults above are those of the target being edited.
struct TargetAdded {};
struct TargetChosen {
  std::uint32_t id;
};
struct TargetRemoved {
  std::uint32_t id;
};
struct RepeatsChosen {
  int times;
};
struct CapTyped {
  std::string usd;
};
struct RunPressed {};
struct StopPressed {};  // all columns
struct ColumnStopPressed {
  std::uint32_t column;
};
struct ColumnRetryPressed {
  std::uint32_t column;
};
struct ColumnRemoved {
  std::uint32_t column;
};
struct FollowUpTyped {
  std::string text;
};
struct FollowUpAimed {
  std::uint32_t column;  // 0 = all
};
struct FollowUpPressed {};
struct ValueMarked {   // as the right one; again: no longer
  std::string path;    // of a row of the comparison
  std::size_t answer;  // whose value it is
};
struct ResultsCopied {
  std::string format;  // csv, markdown or json
  bool to_file = false;
};
struct AttachmentLeftOut {  // of a conversation; again: sent along again
  std::uint32_t column;
  std::string attachment;  // attachment_key
};
struct ClearPressed {};
struct CopyPressed {
  std::string text, what;
};
struct DownloadPressed {
  std::string name, media_type, text;
  Bytes data{};  // instead of the text
};
struct ThemeChosen {
  ThemeChoice theme;
};
struct ThinkingChosen {
  std::string level;  // see Call::thinking
};
struct PracticeToggled {
  bool on;
};
struct FaultsTyped {
  std::string text;
};
struct TextScaleChosen {
  int percent;
};
struct LanguageChosen {
  std::string code;
};
struct InstallPressed {};
struct UpdateAccepted {};
struct UpdatePostponed {};
struct ModelsRequested {};
struct LinkOpened {
  std::string url;
};
struct NoticeDismissed {
  std::uint32_t id;
};
struct PromptRestored {};  // back to the person's own text after a preset took its place
struct SuccessorChosen {
  std::uint32_t column;
  std::string model;
};

// The course.
struct LessonOpened {
  std::string id;  // "" = the list
};
struct CellEdited {
  std::string cell, code;
};
struct CellRunPressed {
  std::string cell;
};
struct RunAllPressed {};
struct CellStopPressed {};
struct PythonRestartPressed {};
struct CellResetPressed {
  std::string cell;
};
struct QuizAnswered {
  std::string quiz;
  int option;
};
struct ExerciseChecked {
  std::string exercise;
};
struct HintPressed {
  std::string exercise;
};
struct SolutionPressed {
  std::string exercise;
};
struct QuestionTyped {
  std::string text;
};
struct QuestionAnswered {
  bool cancelled = false;
};
struct CodeOpened {
  std::string code;
};  // as a cell of the scratchpad
struct ProgressExported {};
struct ProgressReset {};

// X-rays of a lesson.
struct XrayBroken {
  std::string xray, broken;  // id of a mistake; "" = none
};
struct XrayPredicted {
  std::string xray;
  int option = 0;
};
struct XraySent {
  std::string xray;
};  // to practice
struct XrayAnswered {
  std::uint32_t id = 0;
  int status = 0;  // 0: a page may not read it
  std::string body;
};
struct LessonFileWanted {
  std::string path;
};  // once more
struct LessonFileArrived {
  std::string path;
  Bytes data;  // null = could not be fetched
};
// Pictures that cells made.
struct PictureUsed {
  std::uint32_t image_id = 0;
  std::string name;
};  // as an attachment in Ask
struct PictureSaved {
  std::uint32_t image_id = 0;
  std::string name;
};
struct EditKept {
  std::string cell;
};  // although the lesson changed

// The course, from the platform.
struct LessonsArrived {
  std::string json;  // [{"name", "text"}]; "" = could not be fetched
};
struct ProgressLoaded {
  std::string json;
};
struct PythonSaid {
  std::string kind;  // stdout stderr note image/png table json
  std::string text;
  std::uint32_t image_id = 0;
};
struct PythonFailed {
  std::string type, words;
};  // an error nobody caught, before its traceback
struct PythonAsked {
  std::string kind, text, preset;
};  // input(), prompt() ...; kind "" = no longer
struct PythonEnded {
  std::string outcome;  // ok error syntax-error stopped crashed
  Millis took{};
  bool kept = true;  // variables survived
};
struct AskedInAsk {
  std::string cell;  // its last question goes to the workbench
};

// From the platform.
struct FileArrived {
  std::string name;
  Bytes data;
  std::string id{};  // of the file among those kept on this device; "" = not known to the platform
};                   // picked, dropped, pasted or a sample
struct FileRefused {
  std::string name, why_key;
  std::vector<std::string> args;
  std::string id{};
};
struct ThumbnailReady {
  std::uint32_t attachment_id;
  std::uint64_t texture;
  int width, height;
  bool failed;
};
struct SettingsLoaded {
  std::string json;
};  // what Save stored last time
struct KeysLoaded {
  std::string json;
};  // session storage, when the user chose "this tab"
struct FragmentChanged {
  std::string fragment;
};
struct Copied {
  std::string what;
  bool ok;
};
struct DisplayChanged {
  Display display;
};
struct LanguagesKnown {
  std::vector<Language> languages;
};
struct StringsArrived {  // json empty: the catalogue could not be fetched
  std::string code, json;
};
struct UpdateFound {};  // a newer version of the page waits
struct OnlineChanged {
  bool online;
};
struct DayKnown {
  std::string iso_date;
};
struct ModelsArrived {
  std::string provider_id;
  std::vector<ListedModel> models;
  std::string problem;
};

struct EventKinds
    : KindList<
          PlaceOpened, ProviderChosen, ModelTyped, KeyTyped, KeyStorageChosen, BaseUrlTyped,
          PromptTyped, SystemTyped, MaxTokensTyped, TemperatureTyped, DetailChosen, StreamToggled,
          PresetChosen, SampleChosen, ImageUrlAdded, AttachPressed, AttachmentRemoved,
          VideoCutTyped, RunPressed, StopPressed, ClearPressed, CopyPressed, DownloadPressed,
          ThemeChosen, ModelsRequested, LinkOpened, NoticeDismissed, PromptRestored,
          SuccessorChosen, FileArrived, FileRefused, ThumbnailReady, SettingsLoaded, KeysLoaded,
          FragmentChanged, Copied, PracticeToggled, FaultsTyped, LessonOpened, CellEdited,
          CellRunPressed, RunAllPressed, CellStopPressed, PythonRestartPressed, CellResetPressed,
          QuizAnswered, ExerciseChecked, HintPressed, SolutionPressed, QuestionTyped,
          QuestionAnswered, RealKeysChosen, RealKeysAnswered, CellAccessAnswered, KeyInTextRemoved,
          CodeOpened, ProgressExported, ProgressReset, LessonsArrived, ProgressLoaded, PythonSaid,
          PythonFailed, PythonAsked, PythonEnded, AskedInAsk, CellRequested, CellRequestDropped,
          TextScaleChosen, LanguageChosen, InstallPressed, UpdateAccepted, UpdatePostponed,
          DisplayChanged, LanguagesKnown, StringsArrived, UpdateFound, OnlineChanged, DayKnown,
          ModelsArrived, ThinkingChosen, TargetAdded, TargetChosen, TargetRemoved, RepeatsChosen,
          CapTyped, ColumnStopPressed, ColumnRetryPressed, ColumnRemoved, FollowUpTyped,
          FollowUpAimed, FollowUpPressed, AttachmentLeftOut, ValueMarked, ResultsCopied,
          SchemaPresetChosen, SchemaTyped, SchemaCleared, FieldAdded, FieldRemoved, FieldChanged,
          FitPressed, ImageWished, PagesTyped, PagesPressed, SoundTrimmed, PlayPressed, SoundSought,
          RecordPressed, RecordPaused, RecordStopped, PrepareApplied, PrepareClosed, PrepareUndone,
          MediaNews, XrayBroken, XrayPredicted, XraySent, XrayAnswered, LessonFileWanted,
          LessonFileArrived, PictureUsed, PictureSaved, EditKept, KeptFilesKnown, KeptFileDeleted,
          RunEvent, HistoryToggled, HistorySearched, RunOpened, RunsDeleted, AskedAgain, CardSaved,
          LinkCopied, SessionKnown, KeepProblem, HistoryListed, RunKept, RunLoaded, StorageKnown,
          BatchPromptTyped, BatchPromptAdded, BatchPromptRemoved, BatchCapTyped, BatchPaceChosen,
          BatchRunPressed, BatchPausePressed, BatchStopPressed, BatchRetryPressed,
          BatchUnknownsDecided, BatchCellSkipped, BatchClearPressed, BatchSaved, BatchFilesMade,
          BatchResultsWanted, BatchFileAdded, BatchFileRead, BatchRestored, BatchResultsArrived,
          BatchRefused, BatchElsewhere, BatchDue, SoundFormChosen, CameraPressed, CameraChosen,
          ShutterPressed, CameraRestarted, TestPictureOpened, TestPictureWished,
          TestPictureShuffled, TestPictureUsed, TestPictureSaved, TestPictureClosed, AgainstSaved,
          TextKept, StorageProblem, KeysForgotten, KeysForgottenElsewhere, EverythingErased,
          UndoPressed, LinkTaken, LinkDeclined, PageLeft, KeepingDue> {};
using Event = OneOf<EventKinds>;

}  // namespace triptych
