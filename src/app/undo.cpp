#include "app/undo.h"

#include <algorithm>
#include <utility>

#include "app/settings.h"
#include "app/texts.h"
#include "app/undo_internal.h"
#include "base/json.h"
#include "base/strings.h"
#include "features/history/history_update.h"

namespace triptych::detail {
namespace {

bool may_take_away(const Event& event) {
  const auto* changed = event.get_if<FieldChanged>();
  if (changed != nullptr) return changed->part == FieldPart::type;
  return visit_some<UndoHandles>([](const auto&) {}, event);
}

// What the person wrote, wherever in the question it stands.
std::vector<std::string> own_texts(const AppState& state) {
  std::vector<std::string> out;
  const auto add = [&](const std::string& text) {
    if (!text.empty()) out.push_back(text);
  };
  const TaskPreset* preset = state.ask.tasks.preset(state.ask.preset_id);
  const bool of_page = preset != nullptr && preset->prompt() == state.ask.prompt;
  if (!of_page && state.ask.prompt != state.ask.filled_prompt) add(state.ask.prompt);
  add(state.ask.replaced_prompt);
  add(state.ask.system);
  if (has_own_schema(state.ask)) add(state.ask.json_schema);
  if (!state.ask.replaced_options) return out;
  add(state.ask.replaced_options->system);
  add(state.ask.replaced_options->json_schema);
  return out;
}

std::vector<std::string> files_of(const AppState& state) {
  std::vector<std::string> out;
  for (const DraftAttachment& attached : state.ask.attachments)
    out.push_back(attachment_key(attached.attachment));
  if (state.ask.replaced_files)
    for (const Attachment& file : *state.ask.replaced_files) out.push_back(attachment_key(file));
  return out;
}

bool holds_all(const std::vector<std::string>& all, const std::vector<std::string>& some) {
  return std::ranges::all_of(
      some, [&](const std::string& one) { return std::ranges::count(all, one) > 0; });
}

bool lost_question(const AppState& before, const AppState& after) {
  return !holds_all(own_texts(after), own_texts(before)) ||
         !holds_all(files_of(after), files_of(before));
}

// Sentences and scopes, by what happened.
struct Offer {
  const AppState& before;
  const AppState& after;
  Undo& out;

  void offer(const char* key, unsigned scopes, std::vector<std::string> args = {}) {
    out.key = key;
    out.scopes = scopes;
    out.args = std::move(args);
  }
  void question(const char* key) {
    if (lost_question(before, after)) offer(key, kUndoQuestion);
  }
  void another_question() {
    const bool mine = !own_texts(before).empty() || !before.ask.attachments.empty();
    if (mine || lost_question(before, after)) offer("undo.question", kUndoQuestion);
  }
  void answers_or(const char* key) {
    const bool gone = !before.ask.conversations.empty() && after.ask.conversations.empty();
    if (gone)
      offer(before.history.on ? "undo.new" : "undo.new_off", kUndoQuestion | kUndoAnswers);
    else
      question(key);
  }
  void operator()(const ClearPressed&) { answers_or("undo.cleared"); }
  void operator()(const DemoStarted&) { answers_or("undo.question"); }
  void operator()(const PresetChosen&) { question("undo.text"); }
  void operator()(const SampleChosen&) { question("undo.text"); }
  void operator()(const PromptRestored&) { question("undo.text"); }
  void operator()(const TestPictureUsed&) { question("undo.text"); }
  void operator()(const SchemaPresetChosen&) { question("undo.schema"); }
  void operator()(const SchemaCleared&) { question("undo.schema"); }
  void operator()(const FieldRemoved&) { question("undo.schema"); }
  void operator()(const FieldChanged&) {
    const auto fields = [](const AppState& state) {
      return state.ask.schema ? results::to_json_schema(*state.ask.schema).size() : 0;
    };
    if (fields(after) < fields(before)) question("undo.schema");
  }
  void operator()(const AttachmentRemoved&) { question("undo.file"); }
  void operator()(const TargetRemoved&) {
    if (after.ask.targets.size() < before.ask.targets.size()) offer("undo.target", kUndoQuestion);
  }
  void operator()(const ConversationRemoved&) {
    if (after.ask.conversations.size() < before.ask.conversations.size())
      offer("undo.column", kUndoAnswers);
  }
  void operator()(const AskedAgain&) { another_question(); }
  void operator()(const QuestionOpened&) { another_question(); }
  void operator()(const LinkTaken&) { another_question(); }
  void cell() {
    const auto& mine = before.learn.progress.edits;
    const auto& left = after.learn.progress.edits;
    const bool all = std::ranges::all_of(mine, [&](const auto& edit) {
      const auto found = left.find(edit.first);
      return edit.second.empty() || (found != left.end() && found->second == edit.second);
    });
    if (!all) offer("undo.cell", kUndoProgress);
  }
  void operator()(const CellResetPressed&) { cell(); }
  void operator()(const ExerciseRestarted&) { cell(); }
  void operator()(const CodeOpened&) { cell(); }
  void operator()(const ProgressReset&) { offer("undo.progress", kUndoProgress); }
  void operator()(const ProgressFilesArrived&) {
    const bool changed =
        progress_json(before.learn.progress) != progress_json(after.learn.progress);
    if (changed) offer("undo.import", kUndoProgress);
  }
  void operator()(const BatchPromptRemoved& e) {
    const std::vector<std::string>& prompts = before.batch.prompts;
    const bool gone = after.batch.prompts.size() < prompts.size();
    if (gone && !prompts[e.index].empty()) offer("undo.batch_prompt", kUndoBatchPrompts);
  }
  void operator()(const BatchModelRemoved&) {
    if (after.batch.choice.targets.size() < before.batch.choice.targets.size())
      offer("undo.target", kUndoBatchChoice);
  }
  void operator()(const BatchFileRemoved&) {
    if (after.batch.job.items.size() < before.batch.job.items.size())
      offer("undo.file", kUndoBatchChoice);
  }
  void operator()(const BatchClearPressed&) {
    offer("undo.batch", kUndoBatch);
    out.doomed = Doomed::batch;
  }
  void operator()(const RunsDeleted& e) {
    offer("undo.runs", kUndoRuns, {std::to_string(e.ids.size())});
    out.doomed = Doomed::runs;
    out.runs = e.ids;
  }
  void operator()(const KeysForgotten&) {
    if (!before.shared.keys.empty()) offer("undo.keys", kUndoKeys);
  }
  void operator()(const EverythingErased&) {
    offer("undo.everything", kUndoAll);
    out.doomed = Doomed::everything;
  }
};

std::vector<std::string> used_files(const AppState& state) {
  std::vector<std::string> out;
  for (const DraftAttachment& attached : state.ask.attachments)
    if (std::string id = state.shared.kept.id_of(attached.attachment.data); !id.empty())
      out.push_back(std::move(id));
  return out;
}

// For the case that the page ends before the time is up.
std::string doomed_json(const AppState& state, const Undo& undo) {
  OrderedJson json = OrderedJson::object();
  if (undo.doomed == Doomed::everything) json["all"] = true;
  if (undo.doomed == Doomed::batch) json["batch"] = true;
  if (undo.doomed == Doomed::runs) json["runs"] = undo.runs;
  if (undo.doomed == Doomed::runs) json["used"] = used_files(state);
  return dump_json(json);
}

// History's list leaves out what goes unless it is undone.
void show_doomed(AppState& state) {
  state.history.all_doomed = state.undo && state.undo->doomed == Doomed::everything;
  state.history.doomed = state.undo ? state.undo->runs : std::vector<std::string>{};
}

// What was doomed goes; before anything that the page stores from here on.
void finish(AppState& state, const Event& event, Millis now, std::vector<Effect>& effects) {
  if (!state.undo) return;
  const Undo undo = *std::exchange(state.undo, std::nullopt);
  show_doomed(state);
  std::vector<Effect> end;
  if (undo.doomed == Doomed::runs) end.push_back(DropRuns{undo.runs, used_files(state)});
  const auto* added = event.get_if<BatchFileAdded>();
  if (undo.doomed == Doomed::batch) end.push_back(ClearBatch{added == nullptr ? 0 : added->file});
  if (undo.doomed == Doomed::everything) end.push_back(ForgetEverything{});
  // A page that ends may not get to the end of it: then the next one does.
  const bool ends = event.is<PageLeft>();
  if (undo.doomed != Doomed::nothing)
    end.push_back(MarkDoomed{ends ? doomed_json(state, undo) : ""});
  if (undo.doomed == Doomed::everything) {
    if (!own_texts(state).empty()) end.push_back(SaveSettings{settings_json(state)});
    const Progress& progress = state.learn.progress;
    if (!progress.edits.empty() || !progress.xp.empty() || !progress.opened.empty())
      end.push_back(SaveProgress{progress_json(progress)});
  }
  effects.insert(effects.begin(), end.begin(), end.end());
  if (undo.doomed != Doomed::runs) return;
  HistoryState& history = state.history;
  if (state.shared.place == Place::history) effects.push_back(ListHistory{});
  // Now there is room for one that had none.
  const bool waits = history.unsaved && history.on && !history.run_conversations.empty();
  if (waits && !state.ask.conversations.empty() && !state.ask.running())
    keep_run(state, now, effects);
}

bool stores_something(const std::vector<Effect>& effects) {
  return std::ranges::any_of(effects, [](const Effect& effect) {
    return effect.is<KeepRun>() || effect.is<StoreBlob>() || effect.is<StoreText>() ||
           effect.is<AppendBatch>();
  });
}

}  // namespace

std::shared_ptr<const AppState> remember(const AppState& state, const Event& event) {
  if (!may_take_away(event)) return nullptr;
  auto before = std::make_shared<AppState>(state);
  before->undo.reset();
  before->linked.reset();
  return before;
}

void offer_undo(AppState& state, const Event& event, std::shared_ptr<const AppState> before,
                Millis now, std::vector<Effect>& effects) {
  const bool waits = state.undo && state.undo->doomed != Doomed::nothing;
  if (waits && state.undo->doomed != Doomed::runs && !event.is<UndoPressed>() &&
      (stores_something(effects) || event.is<FileArrived>()))
    finish(state, event, now, effects);
  if (!before) return;
  Undo undo;
  visit_some<UndoHandles>(Offer{*before, state, undo}, event);
  if (undo.key.empty()) return;
  finish(state, event, now, effects);
  undo.id = state.shared.next_id++;
  undo.until = now + kUndoTime;
  undo.before = std::move(before);
  if (undo.doomed != Doomed::nothing) effects.push_back(MarkDoomed{doomed_json(state, undo)});
  state.undo = std::move(undo);
  show_doomed(state);
}

void update_undo(AppState& state, const Event& event, Millis now, std::vector<Effect>& effects) {
  if (!state.undo) return;
  const bool over = event.is<KeepingDue>() && state.undo->until <= now;
  if (over || event.is<PageLeft>()) return finish(state, event, now, effects);
  if (!event.is<UndoPressed>()) return;
  const Undo undo = *std::exchange(state.undo, std::nullopt);
  show_doomed(state);
  restore(state, undo, now, effects);
  effects.push_back(Announce{tr("undo.done")});
}

}  // namespace triptych::detail
