// Made by web/tools/messages.mjs out of web/messages.inc; not to be edited.
// prettier-ignore
/** What the program tells the page: kind -> fields. */
export interface ToPage {
  SaveSettings: { json: string };
  SaveKeys: { json: string };
  ForgetKeysElsewhere: Record<string, never>;
  ForgetEverything: Record<string, never>;
  MarkDoomed: { json: string };
  SetVariables: { css: string };
  Announce: { text: string };
  CopyText: { text: string; what: string };
  CopyLink: { fragment: string; what: string };
  DownloadText: { name: string; media_type: string; text: string };
  DownloadBytes: { name: string; media_type: string; file: string };
  OpenLink: { url: string };
  SetFragment: { fragment: string };
  ShowPrint: { json: string };
  ScaleText: { percent: number };
  FetchStrings: { code: string };
  ShowLanguage: { code: string };
  OfferInstall: Record<string, never>;
  ReloadUpdated: Record<string, never>;
  PickFiles: { kind: number };
  LoadSample: { path: string };
  DecodeThumbnail: { attachment_id: number; media_type: string; width: number; file: string };
  DecodeKeptThumbnail: { attachment_id: number; id: string; media_type: string; width: number };
  DropThumbnail: { attachment_id: number };
  MediaWork: { job: number; tool: string; media_type: string; orders: string; file: string };
  MediaOrder: { job: number; order: string };
  DropMediaWork: { job: number };
  ForgetBlob: { file: string };
  FetchLessons: Record<string, never>;
  FetchLessonFile: { path: string };
  SaveProgress: { json: string };
  RunPython: { name: string; code: string };
  StopPython: Record<string, never>;
  RestartPython: Record<string, never>;
  SetPythonAside: Record<string, never>;
  BringPythonBack: Record<string, never>;
  AnswerPython: { text: string; cancelled: boolean };
  SetPythonKeys: { keys: [string, string][] };
  PutPythonFile: { name: string; file: string };
  AttachPicture: { image_id: number; name: string };
  SavePicture: { image_id: number; name: string };
  AnswerHead: { id: number; status: number; headers: [string, string][] };
  AnswerEnded: { id: number };
  AnswerFailed: { id: number; kind: string; words: string };
  PickProgressFiles: Record<string, never>;
  StoreBlob: { id: string; media_type: string; file: string };
  StoreText: { id: string; text: string };
  DropBlob: { id: string };
  LoadBlob: { id: string; name: string };
  KeepRun: { id: string; summary: string; record: string; files: string[] };
  DropRuns: { ids: string[]; still_used: string[] };
  LoadRun: { id: string };
  ListHistory: Record<string, never>;
  AppendBatch: { lines: string };
  ReadBatchFile: { file: number; request: number };
  ShowBatchFile: { attachment_id: number; file: number; width: number };
  ClearBatch: { before: number };
  PickBatchResults: Record<string, never>;
  WriteBatchFile: { name: string; text: string; last: boolean };
}

// prettier-ignore
/** What the page tells the program. */
export interface ToProgram {
  SettingsLoaded: { json: string };
  KeysLoaded: { json: string };
  KeysForgottenElsewhere: Record<string, never>;
  StorageProblem: { area: number; what: string };
  Copied: { what: string; ok: boolean };
  FragmentChanged: { fragment: string };
  OnlineChanged: { online: boolean };
  DateChanged: { iso_date: string };
  DisplayChanged: { dark: boolean; more_contrast: boolean; reduced_motion: boolean; touch: boolean; can_install: boolean; apple: boolean; forced_colours: string };
  LanguagesKnown: { languages: [string, string][] };
  StringsArrived: { code: string; json: string; decimal: string; group: string; group_from: number; months: string[]; day: string; minute: string };
  UpdateFound: Record<string, never>;
  FileArrived: { name: string; id: string };
  FileRefused: { name: string; why_key: string; args: string[]; id: string };
  PictureDecoded: { id: number; width: number; height: number };
  MediaNews: { job: number; what: string; facts: string };
  LessonsArrived: { json: string };
  LessonFileArrived: { path: string };
  ProgressLoaded: { json: string };
  PythonSaid: { kind: string; text: string; image_id: number };
  PythonFailed: { type: string; words: string; cell: string; line: number };
  PythonAsked: { kind: string; text: string; preset: string };
  PythonEnded: { outcome: string; took: number; kept: boolean };
  PythonForgot: Record<string, never>;
  ProgressFilesArrived: { json: string };
  CellRequested: { id: number; method: string; url: string; headers: [string, string][]; timeout: number };
  CellRequestDropped: { id: number };
  SessionKnown: { id: string; epoch_ms: number; utc_offset_minutes: number; page_version: string; origin: string; pack: string };
  KeepProblem: { what: string };
  TextKept: { id: string; problem: string };
  HistoryListed: { json: string };
  RunKept: { id: string };
  RunLoaded: { id: string; json: string };
  StorageKnown: { used: number; quota: number };
  BatchRestored: { lines: string };
  BatchFileAdded: { file: number; name: string; size: number };
  BatchFileRead: { request: number };
  BatchResultsArrived: { last: boolean };
  BatchLockedByOtherTab: { elsewhere: boolean };
  BatchRefused: { key: string; args: string[] };
}
