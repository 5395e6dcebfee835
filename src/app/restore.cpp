// What an undo brings back. Answers that arrived, lessons that came and runs that ended meanwhile
// stay: only what was taken away is put back.
#include <algorithm>
#include <utility>

#include "app/settings.h"
#include "app/undo_internal.h"
#include "app/update.h"
#include "batch/journal.h"
#include "features/history/history_internal.h"

namespace triptych::detail {
namespace {

void restore_files(AppState& state, const AppState& before, std::vector<Effect>& effects) {
  std::vector<Slot> now = std::exchange(state.attachments, {});
  for (const Slot& slot : before.attachments) {
    const auto there = std::ranges::find(now, slot.id, &Slot::id);
    if (there == now.end()) {
      attach(state, slot.attachment, effects);
      state.attachments.back().origin = slot.origin;
      restore_notices(state, before, slot.id, state.attachments.back().id);
      continue;
    }
    state.attachments.push_back(std::move(*there));
    now.erase(there);
  }
  for (const Slot& slot : now) effects.push_back(DropThumbnail{slot.id});
  // Those that were still on their way are asked for again.
  state.draft_order = before.draft_order;
  for (const DraftFile& file : before.draft_files) {
    if (std::ranges::count(state.draft_files, file.id, &DraftFile::id) > 0) continue;
    state.draft_files.push_back(file);
    ++state.loading_files;
    effects.push_back(LoadFile{file.id, file.name});
  }
}

void restore_question(AppState& state, const AppState& before, std::vector<Effect>& effects) {
  state.prompt = before.prompt;
  state.system = before.system;
  state.max_tokens = before.max_tokens;
  state.temperature = before.temperature;
  state.detail = before.detail;
  state.stream = before.stream;
  state.replaced_prompt = before.replaced_prompt;
  state.replaced_options = before.replaced_options;
  state.replaced_files = before.replaced_files;
  state.filled_prompt = before.filled_prompt;
  state.preset_id = before.preset_id;
  state.json_schema = before.json_schema;
  state.schema = before.schema;
  state.schema_remarks = before.schema_remarks;
  state.targets = before.targets;
  state.chosen = before.chosen;
  state.repeats = before.repeats;
  state.models = before.models;
  state.problem_key.clear();
  restore_files(state, before, effects);
}

// Columns that are still there went on meanwhile; those of a new question are left alone.
void restore_answers(AppState& state, const AppState& before, Millis now) {
  const auto known = [&](const Column& column) { return before.column(column.id) != nullptr; };
  if (!std::ranges::all_of(state.columns, known)) return;
  std::vector<Column> there = std::exchange(state.columns, {});
  for (const Column& column : before.columns) {
    const auto found = std::ranges::find(there, column.id, &Column::id);
    state.columns.push_back(found != there.end() ? std::move(*found) : column);
    if (found == there.end()) stop_running(state.columns.back(), now);
  }
  state.follow_up = before.follow_up;
  state.truth = before.truth;
}

void restore_runs(AppState& state, const AppState& before) {
  History& history = state.history;
  history.runs = before.history.runs;
  history.found = before.history.found;
  history.query = before.history.query;
  history.opened = before.history.opened;
  history.discard = false;
  const bool same = std::ranges::any_of(state.columns, [&](const Column& column) {
    return std::ranges::count(before.history.run_columns, column.id) > 0;
  });
  if (!same) return;
  history.run_id = before.history.run_id;
  history.run_at = before.history.run_at;
  history.run_columns = before.history.run_columns;
  history.changed = before.history.changed;
}

void restore_batch(AppState& state, const AppState& before, std::vector<Effect>& effects) {
  state.batch = before.batch;
  state.batch.runs.clear();  // they were stopped
  for (const batch::Change& made : batch::reopen(state.batch.job))
    effects.push_back(AppendBatch{batch::line_of(made) + "\n"});
}

}  // namespace

void stop_running(Column& column, Millis now) {
  Trial& trial = column.last();
  if (!trial.running()) return;
  apply(trial.reply, Stopped{StopReason::cancelled, "", "", {}});
  trial.finished = now;
  trial.retry.reset();
  trial.upload.reset();
}

void restore(AppState& state, const Undo& undo, Millis now, std::vector<Effect>& effects) {
  const AppState& before = *undo.before;
  if ((undo.scopes & kUndoKeys) != 0) {
    state.keys = before.keys;
    state.key_storage = before.key_storage;
    if (undo.doomed == Doomed::everything) state.base_urls = before.base_urls;
    if (state.key_storage == KeyStorage::tab) effects.push_back(SaveKeys{keys_json(state)});
  }
  if ((undo.scopes & kUndoQuestion) != 0) restore_question(state, before, effects);
  if ((undo.scopes & kUndoAnswers) != 0) restore_answers(state, before, now);
  if ((undo.scopes & kUndoRuns) != 0) restore_runs(state, before);
  if ((undo.scopes & kUndoBatch) != 0) restore_batch(state, before, effects);
  if ((undo.scopes & kUndoBatchPrompts) != 0 && !state.batch.job.frozen)
    state.batch.prompts = before.batch.prompts;
  if ((undo.scopes & kUndoProgress) != 0) {
    state.course.progress = before.course.progress;
    state.course.exercises = before.course.exercises;
    effects.push_back(SaveProgress{progress_json(state.course.progress)});
  }
  if (undo.doomed == Doomed::everything) {
    state.history.kept = before.history.kept;
    state.history.draft = before.history.draft;
    state.history.forgotten = before.history.forgotten;
    state.texts = before.texts;
  }
  effects.push_back(SaveSettings{settings_json(state)});
  if (undo.doomed != Doomed::nothing) effects.push_back(MarkDoomed{""});
  if (undo.doomed == Doomed::runs) effects.push_back(ListHistory{});
}

}  // namespace triptych::detail
