// What an undo brings back. Answers that arrived, lessons that came and runs that ended meanwhile
// stay: only what was taken away is put back.
#include <algorithm>
#include <utility>

#include "app/settings.h"
#include "app/undo_internal.h"
#include "batch/journal.h"
#include "features/history/history_update.h"
#include "features/settings/settings_update.h"

namespace triptych::detail {
namespace {

void restore_files(AppState& state, const AppState& before, std::vector<Effect>& effects) {
  std::vector<DraftAttachment> now = std::exchange(state.ask.attachments, {});
  for (const DraftAttachment& attached : before.ask.attachments) {
    const auto there = std::ranges::find(now, attached.id, &DraftAttachment::id);
    if (there == now.end()) {
      attach(state, attached.attachment, effects);
      state.ask.attachments.back().origin = attached.origin;
      restore_notices(state, before.ask, attached.id, state.ask.attachments.back().id);
      continue;
    }
    state.ask.attachments.push_back(std::move(*there));
    now.erase(there);
  }
  for (const DraftAttachment& attached : now) effects.push_back(DropThumbnail{attached.id});
  // Those that were still on their way are asked for again.
  state.ask.draft_order = before.ask.draft_order;
  for (const DraftFile& file : before.ask.draft_files) {
    if (std::ranges::count(state.ask.draft_files, file.id, &DraftFile::id) > 0) continue;
    state.ask.draft_files.push_back(file);
    ++state.ask.loading_files;
    load_file(state.shared, file.id, file.name, FilePurpose::draft, effects);
  }
}

void restore_question(AppState& state, const AppState& before, std::vector<Effect>& effects) {
  state.ask.prompt = before.ask.prompt;
  state.ask.system = before.ask.system;
  state.ask.max_tokens = before.ask.max_tokens;
  state.ask.temperature = before.ask.temperature;
  state.ask.detail = before.ask.detail;
  state.ask.stream = before.ask.stream;
  state.ask.replaced_prompt = before.ask.replaced_prompt;
  state.ask.replaced_options = before.ask.replaced_options;
  state.ask.replaced_files = before.ask.replaced_files;
  state.ask.filled_prompt = before.ask.filled_prompt;
  state.ask.preset_id = before.ask.preset_id;
  state.ask.json_schema = before.ask.json_schema;
  state.ask.schema = before.ask.schema;
  state.ask.schema_diagnostics = before.ask.schema_diagnostics;
  state.ask.targets = before.ask.targets;
  state.ask.own_targets = before.ask.own_targets;
  state.ask.set_aside = before.ask.set_aside;
  state.ask.chosen = before.ask.chosen;
  state.ask.repeats = before.ask.repeats;
  state.ask.models = before.ask.models;
  state.ask.problem_key.clear();
  restore_files(state, before, effects);
}

// Columns that are still there went on meanwhile; those of a new question are left alone.
void restore_answers(AppState& state, const AppState& before, Millis now) {
  const auto known = [&](const Conversation& conversation) {
    return before.ask.conversation(conversation.id) != nullptr;
  };
  if (!std::ranges::all_of(state.ask.conversations, known)) return;
  std::vector<Conversation> there = std::exchange(state.ask.conversations, {});
  for (const Conversation& conversation : before.ask.conversations) {
    const auto found = std::ranges::find(there, conversation.id, &Conversation::id);
    state.ask.conversations.push_back(found != there.end() ? std::move(*found) : conversation);
    if (found == there.end()) stop_running(state.ask.conversations.back(), now);
  }
  state.ask.follow_up = before.ask.follow_up;
  state.ask.asked = before.ask.asked;
  state.results.marked = before.results.marked;
  state.results.marked_conversations = before.results.marked_conversations;
}

void restore_runs(AppState& state, const AppState& before) {
  HistoryState& history = state.history;
  history.runs = before.history.runs;
  history.found = before.history.found;
  history.query = before.history.query;
  history.opened = before.history.opened;
  history.discard = false;
  const bool same =
      std::ranges::any_of(state.ask.conversations, [&](const Conversation& conversation) {
        return std::ranges::count(before.history.run_conversations, conversation.id) > 0;
      });
  if (!same) return;
  history.run_id = before.history.run_id;
  history.run_at = before.history.run_at;
  history.run_conversations = before.history.run_conversations;
  history.changed = before.history.changed;
}

void restore_batch(AppState& state, const AppState& before, std::vector<Effect>& effects) {
  state.batch = before.batch;
  state.batch.runs.clear();   // they were stopped
  state.batch.pictures = {};  // they were dropped
  for (const batch::Change& made : batch::reopen(state.batch.job))
    effects.push_back(AppendBatch{batch::line_of(made) + "\n"});
}

// The models as they were; a file that was taken away stands behind the others.
void restore_batch_choice(AppState& state, const AppState& before, std::vector<Effect>& effects) {
  if (state.batch.job.frozen) return;
  state.batch.choice = before.batch.choice;
  for (const batch::Item& item : before.batch.job.items) {
    const batch::Change back = batch::ItemAdded{item};
    if (batch::apply(state.batch.job, back))
      effects.push_back(AppendBatch{batch::line_of(back) + "\n"});
  }
}

}  // namespace

void stop_running(Conversation& conversation, Millis now) {
  Turn& turn = conversation.last();
  if (!turn.running()) return;
  apply(turn.reply, Stopped{StopReason::cancelled, "", "", {}});
  turn.finished = now;
  turn.retry.reset();
  turn.upload.reset();
}

void restore(AppState& state, const Undo& undo, Millis now, std::vector<Effect>& effects) {
  const AppState& before = *undo.before;
  if ((undo.scopes & kUndoKeys) != 0) {
    state.shared.keys = before.shared.keys;
    state.settings.key_storage = before.settings.key_storage;
    if (undo.doomed == Doomed::everything) state.shared.base_urls = before.shared.base_urls;
    if (state.settings.key_storage == KeyStorage::tab)
      effects.push_back(SaveKeys{keys_json(state.shared)});
  }
  if ((undo.scopes & kUndoQuestion) != 0) restore_question(state, before, effects);
  if ((undo.scopes & kUndoAnswers) != 0) restore_answers(state, before, now);
  if ((undo.scopes & kUndoRuns) != 0) restore_runs(state, before);
  if ((undo.scopes & kUndoBatch) != 0) restore_batch(state, before, effects);
  if ((undo.scopes & kUndoBatchChoice) != 0) restore_batch_choice(state, before, effects);
  if ((undo.scopes & kUndoBatchPrompts) != 0 && !state.batch.job.frozen)
    state.batch.prompts = before.batch.prompts;
  if ((undo.scopes & kUndoProgress) != 0) {
    state.learn.progress = before.learn.progress;
    state.learn.exercises = before.learn.exercises;
    state.learn.import.reset();
    effects.push_back(SaveProgress{progress_json(state.learn.progress)});
  }
  if (undo.doomed == Doomed::everything) {
    state.shared.kept = before.shared.kept;
    state.history.draft = before.history.draft;
    state.history.forgotten = before.history.forgotten;
    state.shared.texts = before.shared.texts;
  }
  effects.push_back(SaveSettings{settings_json(state)});
  if (undo.doomed != Doomed::nothing) effects.push_back(MarkDoomed{""});
  if (undo.doomed == Doomed::runs) effects.push_back(ListHistory{});
}

}  // namespace triptych::detail
