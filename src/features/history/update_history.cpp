// What is kept on this device: files of the draft, finished runs; looking at them again, as cards
// and as links.
#include <algorithm>

#include "app/settings.h"
#include "app/undo_internal.h"
#include "app/update.h"
#include "base/strings.h"
#include "features/history/history_internal.h"

namespace triptych::detail {
namespace {

void refresh_found(History& history) {
  history.found.clear();
  for (std::size_t i = 0; i < history.runs.size(); ++i)
    if (matches(history.runs[i], history.query)) history.found.push_back(i);
}

bool history_wants(const AppState& state, std::string_view id) {
  if (id.empty() || !state.history.opened || state.history.opened->files_missing == 0) return false;
  if (std::ranges::count(state.draft_files, id, &DraftFile::id) > 0) return false;
  const std::vector<RecordedFile>& files = state.history.opened->record.files;
  return std::ranges::any_of(files,
                             [&](const RecordedFile& file) { return file.id == id && !file.data; });
}

struct HistoryUpdate {
  AppState& state;
  Millis now;
  std::vector<Effect>& effects;
  History& history = state.history;

  void save() { effects.push_back(SaveSettings{settings_json(state)}); }
  // Anew each time: other tabs keep and delete runs too.
  void list() { effects.push_back(ListHistory{}); }
  void forget_problem() {
    history.problem.clear();
    history.problem_args.clear();
  }

  void operator()(const SessionKnown& e) {
    history.session = e.id;
    history.page_version = e.page_version;
    history.epoch_ms = e.epoch_ms - now.count();
    history.utc_offset_minutes = e.utc_offset_minutes;
  }
  void operator()(const FileArrived&) { history.forgotten = false; }
  void operator()(const SettingsLoaded&) { restore_draft(state, effects); }
  void operator()(const PlaceOpened& e) {
    if (e.place == Place::history) forget_problem();
    // Keys and settings tells how much would be erased.
    if (e.place == Place::history || e.place == Place::keys) list();
  }
  void operator()(const FragmentChanged& e) {
    if (e.fragment == "history" || e.fragment == "keys") list();
    if (!e.fragment.starts_with("ask?")) return;
    state.linked.reset();
    state.place = Place::ask;
    if (auto question = read_permalink(e.fragment)) {
      auto would_be = std::make_shared<AppState>(state);
      would_be->undo.reset();
      fill_question(*would_be, *question);
      refresh_outlook(*would_be);
      state.linked = LinkPreview{std::move(*question), std::move(would_be)};
    } else {
      tell(state, "link.damaged", {});
    }
    effects.push_back(SetFragment{"ask"});  // or a reload would undo what is typed from here on
  }
  void operator()(const LinkTaken&) {
    if (!state.linked) return;
    fill_question(state, std::move(state.linked->question));
    state.linked.reset();
    save();
  }
  void operator()(const LinkDeclined&) { state.linked.reset(); }
  void operator()(const HistoryToggled& e) {
    history.on = e.on;
    save();
  }
  void operator()(const HistorySearched& e) {
    history.query = e.text;
    refresh_found(history);
  }
  void operator()(const HistoryListed& e) {
    history.runs = read_summaries(e.json);
    std::erase_if(history.runs, [&](const RunSummary& run) { return is_doomed(state, run.id); });
    history.listed = true;
    refresh_found(history);
  }
  void operator()(const RunKept& e) {
    if (e.id == history.run_id) history.unsaved = false;
    history.keep_problem.clear();
    if (state.place == Place::history) list();
  }
  void operator()(const KeepProblem& e) {
    if (history.keep_problem == e.what) return;
    history.keep_problem = e.what;
    tell(state, "keep." + e.what, {});
  }
  void operator()(const StorageKnown& e) {
    history.used = e.used;
    history.quota = e.quota;
  }

  void operator()(const RunOpened& e) {
    history.opened.reset();
    history.loading = e.id;
    forget_problem();
    if (!e.id.empty()) effects.push_back(LoadRun{e.id});
  }
  void operator()(const RunLoaded& e) {
    if (e.id != history.loading) return;
    history.loading.clear();
    auto record = read_record(e.json);
    if (!record) {
      history.problem = e.json.empty() ? "history.gone" : "history.damaged";
      return;
    }
    open_record(state, std::move(record.value()), false);
    for (const RecordedFile& file : history.opened->record.files) {
      if (!file.url.empty() || file.data) continue;
      ++history.opened->files_missing;
      effects.push_back(LoadFile{file.id, file.name});
    }
  }
  void operator()(const RunsDeleted& e) {
    const auto gone = [&](std::string_view id) { return std::ranges::count(e.ids, id) > 0; };
    std::erase_if(history.runs, [&](const RunSummary& run) { return gone(run.id); });
    if (history.opened && !history.opened->from_card && gone(history.opened->record.id))
      history.opened.reset();
    if (gone(history.run_id)) {
      history.run_columns.clear();  // what follows is a run of its own
      history.discard = state.running();
    }
    refresh_found(history);
    effects.push_back(Announce{tr("history.deleted", {std::to_string(e.ids.size())})});
  }
  void operator()(const AskedAgain&) {
    if (!history.opened) return;
    ask_again(state, effects);
    save();
    state.place = Place::ask;
    effects.push_back(SetFragment{"ask"});
  }
  void operator()(const CardSaved& e) {
    if (e.opened ? !history.opened : state.columns.empty()) return;
    const RunRecord record = e.opened ? history.opened->record : record_of(state, now, effects);
    std::string name = "triptych " + record.date + ".json";
    std::ranges::replace(name, ' ', '-');
    std::erase(name, ':');
    effects.push_back(
        DownloadText{std::move(name), "application/json", card_json(record, secrets_of(state))});
  }
  void operator()(const LinkCopied&) {
    if (auto link = permalink_of(question_of(state), secrets_of(state)))
      effects.push_back(CopyLink{std::move(*link), "link"});
    else
      tell(state, "link.too_long", {});
  }
  void operator()(const EverythingErased&) {
    history.runs.clear();
    history.found.clear();
    history.opened.reset();
    history.kept.clear();
    history.draft.clear();
    history.forgotten = true;
    history.run_columns.clear();
    history.changed = history.unsaved = history.discard = false;
    history.checkpoint_at.reset();
    state.draft_files.clear();
  }
  template <class Other>
  void operator()(const Other&) {}
};

// A card, or something else that was opened as one.
bool take_card(AppState& state, const FileArrived& file, std::vector<Effect>& effects) {
  const bool card = looks_like_card(view(file.data));
  if (!card && (state.place != Place::history || state.loading_files > 0)) return false;
  History& history = state.history;
  history.opened.reset();
  history.loading.clear();
  history.problem.clear();
  state.place = Place::history;
  effects.push_back(SetFragment{"history"});
  effects.push_back(ListHistory{});
  const auto* text = file.data ? reinterpret_cast<const char*>(file.data->data()) : "";
  auto record =
      card ? read_record({text, file.data->size()}) : Result<RunRecord>::failure("card.no_card");
  if (record) {
    open_record(state, std::move(record.value()), true);
    effects.push_back(Announce{tr("card.opened", {file.name})});
  } else {
    history.problem = record.error();
    history.problem_args = {file.name};
  }
  return true;
}

}  // namespace

bool route_file(AppState& state, const Event& event, std::vector<Effect>& effects) {
  const auto is_of_draft = [&](std::string_view id) {
    return !id.empty() && std::ranges::count(state.draft_files, id, &DraftFile::id) > 0;
  };
  History& history = state.history;
  if (const auto* file = event.get_if<FileArrived>()) {
    if (is_of_draft(file->id)) return false;
    if (!history_wants(state, file->id)) return take_card(state, *file, effects);
    put_file(history.opened->record, file->id, file->data);
    refresh_past_against(state);
    history.kept.add(file->data, file->id);
    --history.opened->files_missing;
    return true;
  }
  const auto* refused = event.get_if<FileRefused>();
  if (refused == nullptr || is_of_draft(refused->id)) return false;
  if (history_wants(state, refused->id)) {
    --history.opened->files_missing;
    return true;
  }
  if (state.place != Place::history || state.loading_files > 0) return false;
  history.problem = refused->why_key;
  history.problem_args = refused->args;
  history.problem_args.insert(history.problem_args.begin(), refused->name);
  return true;
}

void update_history(AppState& state, const Event& event, Millis now, std::vector<Effect>& effects) {
  visit(HistoryUpdate{state, now, effects}, event);
  History& history = state.history;
  const bool keeps = history.on && !history.discard;
  if (!state.running() || !keeps) history.checkpoint_at.reset();
  if (state.columns.empty()) return;
  if (state.running()) {
    history.changed = true;
    if (keeps) write_down(state, event, now, effects);
    return;
  }
  if (history.changed && keeps) keep_run(state, now, effects);
  history.changed = history.discard = false;
}

}  // namespace triptych::detail
