// What updates ask the world to do, in the imperative; answers come back later as Events. Two lists
// at the end say who carries them out.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/named.h"
#include "base/one_of.h"
#include "features/events.h"
#include "llm/http.h"
#include "llm/prompt.h"
#include "run/runner.h"

namespace triptych {

struct StartRun {
  RunId run{};
  Call call;
  Secret key;
};
struct StopRun {
  RunId run{};
};
struct AskQuestion {};  // as if Run were pressed: its files are there
struct FetchModels {
  std::string provider_id, base_url;
  Secret key;
};

struct SaveSettings {
  std::string json;
};  // localStorage; never holds a key
struct SaveKeys {
  std::string json;
};  // sessionStorage, only after the user chose it; "" = erase
struct PickFiles {
  PickKind kind = PickKind::files;
};  // must run inside the user's gesture
struct LoadSample {
  std::string path;
};  // bundled file, own origin -> FileArrived
struct MakeThumbnail {
  std::uint32_t attachment_id = 0;
  Bytes data;
  std::string media_type;
};
// The same of a file that is kept on this device, without its bytes coming here. Width and height
// are the picture's; 0 = unknown.
struct MakeKeptThumbnail {
  std::uint32_t attachment_id = 0;
  std::string file, media_type;
  int width = 0, height = 0;
};
struct DropThumbnail {
  std::uint32_t attachment_id = 0;
};
// Work on media that the browser does better than we could, in a worker -> MediaNews. `orders` are
// JSON; web/js/media/prepare.js tells which tool takes which.
enum class MediaTool { image, pdf, sound, player, recorder, camera, truth };
template <>
struct NamesOf<MediaTool> {
  static constexpr std::string_view all[] = {"image",    "pdf",    "sound", "player",
                                             "recorder", "camera", "truth"};
};
struct MediaWork {
  std::uint32_t job = 0;
  MediaTool tool{};
  std::string media_type, orders;
  Bytes data;
};
struct MediaOrder {
  std::uint32_t job = 0;
  std::string order;  // to a player or recorder at work
};
struct DropMediaWork {
  std::uint32_t job = 0;
};
struct CopyText {
  std::string text, what;
};
struct DownloadText {
  std::string name, media_type, text;
};
// A table as a file: begins with a byte order mark, without which Excel takes UTF-8 for the
// computer's old code page. Text that is copied has none.
inline DownloadText download_csv(std::string name, const std::string& csv) {
  return {std::move(name), "text/csv", "\xEF\xBB\xBF" + csv};
}
struct DownloadBytes {
  std::string name, media_type;
  Bytes data;
};
struct Announce {
  std::string text;
};  // to screen readers, politely; alerts announce themselves
struct SetFragment {
  std::string fragment;
};
struct OpenLink {
  std::string url;
};                       // http(s) only, new tab, noopener
struct FetchLessons {};  // -> LessonsArrived
struct SaveProgress {
  std::string json;
};
struct RunPython {
  std::string name, code;
};
struct StopPython {};
struct RestartPython {};
// A fresh interpreter; the one of the cells waits with its variables until it is brought back.
struct SetPythonAside {};
struct BringPythonBack {};
struct AnswerPython {
  std::string text;
  bool cancelled = false;
};
struct SetPythonKeys {
  // Environment variable, and what stands for the key: cells never get a real one (run/key_ring.h).
  std::vector<std::pair<std::string, std::string>> keys;
};
struct PutPythonFile {
  std::string name;
  Bytes data;
};
struct SendCellRequest {
  std::uint32_t id = 0;
  HttpRequest request;
};
struct DropCellRequest {
  std::uint32_t id = 0;
};
struct TellCell {  // news of such a request
  std::uint32_t id = 0;
  HttpEvent news;
};

struct SendXray {  // to practice, by App -> XrayAnswered
  std::uint32_t id = 0;
  HttpRequest request;
};
struct FetchLessonFile {
  std::string path;
};  // bundled, own origin -> LessonFileArrived
struct AttachPicture {
  std::uint32_t image_id = 0;
  std::string name;
};  // that a cell made -> FileArrived
struct SavePicture {
  std::uint32_t image_id = 0;
  std::string name;
};
struct SetFaults {
  std::uint32_t target_id = 0;  // see practice_key()
  std::string text;
};  // of the practice provider; already checked
struct ScaleText {
  int percent = 100;
};
struct FetchStrings {
  std::string code;
};  // -> StringsArrived
struct ShowLanguage {
  std::string code;
};                        // of the document: lang, dir and the shell's own words
struct OfferInstall {};   // the browser's own dialog
struct ReloadUpdated {};  // into the version that waits
struct DeleteUploadedFile {
  std::uint32_t id = 0;  // in a vendor's store
};
struct ForgetKeysElsewhere {};  // in all other tabs
struct ForgetEverything {};     // erase all storage of this page

// What is kept on this device beside the settings (IndexedDB). None of these fails loudly: what
// cannot be kept is told by KeepProblem.
struct StoreBlob {  // its bytes, once, under this id
  std::string id, media_type;
  Bytes data;
};
struct DropBlob {  // unless a run of the history holds it
  std::string id;
};
struct StoreText {  // under this id, in the place of what lay there -> TextKept
  std::string id, text;
};
struct LoadBlob {
  std::string id, name;
};                // -> FileArrived or FileRefused, in the order of the wishes; texts likewise
struct KeepRun {  // -> RunKept; its files were kept before
  std::string id, summary, record;
  std::vector<std::string> files;
};
struct DropRuns {  // and the files that no other run and none of these holds
  std::vector<std::string> ids, still_used;
};
// What goes as soon as the page ends, should it end before its undo is over; "" = nothing.
struct MarkDoomed {
  std::string json;
};
struct LoadRun {
  std::string id;
};                      // -> RunLoaded
struct ListHistory {};  // -> HistoryListed
struct CopyLink {
  std::string fragment, what;
};  // the address of this page with that fragment

// Batch. What is appended is stored before any file that is asked for later is read.
struct AppendBatch {
  std::string lines;
};
struct ReadBatchFile {
  std::uint32_t file = 0, request = 0;
};                      // -> BatchFileRead
struct ShowBatchFile {  // a small picture of it; its bytes stay with the platform
  std::uint32_t attachment_id = 0, file = 0;
  int width = 0;  // pixels
};                // -> ThumbnailReady
struct ClearBatch {
  std::uint32_t before = 0;  // the journal, and files with a smaller number; 0 = all
};
struct PickProgressFiles {};  // -> ProgressFilesArrived; must run inside the user's gesture
struct PickBatchResults {};   // -> BatchResultsArrived; must run inside the user's gesture
struct WriteBatchFile {       // piece by piece; downloaded with the last one
  std::string name, text;
  bool last = false;
};

// Carried out by App itself, which owns the runner and the practice provider.
struct AppEffectKinds : KindList<StartRun, StopRun, AskQuestion, FetchModels, SendCellRequest,
                                 DropCellRequest, SendXray, SetFaults, DeleteUploadedFile> {};
// Carried out by the platform.
struct PlatformEffectKinds
    : KindList<SaveSettings, SaveKeys, PickFiles, LoadSample, MakeThumbnail, MakeKeptThumbnail,
               DropThumbnail, CopyText, DownloadText, DownloadBytes, Announce, SetFragment,
               OpenLink, FetchLessons, SaveProgress, RunPython, StopPython, RestartPython,
               SetPythonAside, BringPythonBack, AnswerPython, SetPythonKeys, PutPythonFile,
               TellCell, ScaleText, FetchStrings, ShowLanguage, OfferInstall, ReloadUpdated,
               ForgetKeysElsewhere, ForgetEverything, MediaWork, MediaOrder, DropMediaWork,
               FetchLessonFile, AttachPicture, SavePicture, StoreBlob, DropBlob, LoadBlob,
               StoreText, KeepRun, DropRuns, MarkDoomed, LoadRun, ListHistory, CopyLink,
               AppendBatch, ReadBatchFile, ShowBatchFile, ClearBatch, PickBatchResults,
               WriteBatchFile, PickProgressFiles> {};
struct EffectKinds : AppEffectKinds, PlatformEffectKinds {};

using Effect = OneOf<EffectKinds>;
using PlatformEffect = OneOf<PlatformEffectKinds>;

}  // namespace triptych
