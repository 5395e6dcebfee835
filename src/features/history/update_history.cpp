// What is kept on this device: files of the draft, finished runs; looking at them again, as cards
// and as links.
#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <utility>

#include "base/strings.h"
#include "features/history/history_internal.h"
#include "features/history/history_update.h"

namespace triptych {
namespace {

void refresh_found(HistoryState& history) {
  history.found.clear();
  for (std::size_t i = 0; i < history.runs.size(); ++i)
    if (matches(history.runs[i], history.query)) history.found.push_back(i);
}

constexpr std::size_t kMaxPictures = 60;  // of rows, beside those that are seen

struct HistoryUpdate {
  HistoryScope state;
  Millis now;
  std::vector<Effect>& effects;
  HistoryState& history = state.history;

  void save() { state.shared.unsaved = true; }
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
  void operator()(const FileArrived& e) {
    history.forgotten = false;
    if (e.purpose == FilePurpose::card) return take_card(e);
    if (e.purpose != FilePurpose::run || !wants(e.id)) return;
    put_file(history.opened->record, e.id, e.data);
    state.shared.kept.add(e.data, e.id);
    --history.opened->files_missing;
    ++history.opened_changes;
  }
  void operator()(const FileRefused& e) {
    if (e.purpose == FilePurpose::run && wants(e.id)) --history.opened->files_missing;
    if (e.purpose != FilePurpose::card) return;
    history.problem = e.why_key;
    history.problem_args = e.args;
    history.problem_args.insert(history.problem_args.begin(), e.name);
  }
  // Of the opened run, and not there yet: another may have been opened since it was asked for.
  bool wants(std::string_view id) const {
    if (!history.opened || history.opened->files_missing == 0) return false;
    return std::ranges::any_of(history.opened->record.files, [&](const RecordedFile& file) {
      return file.id == id && !file.data;
    });
  }
  // A card, or something else that was opened as one.
  void take_card(const FileArrived& file) {
    close_run();
    history.loading.clear();
    history.problem.clear();
    go_to(state.shared, Place::history, effects);
    list();
    const auto* text = file.data ? reinterpret_cast<const char*>(file.data->data()) : "";
    auto record = looks_like_card(view(file.data)) ? read_record({text, file.data->size()})
                                                   : Result<RunRecord>::failure("card.no_card");
    if (record) {
      open_record(state, std::move(record.value()), true);
      effects.push_back(Announce{tr("card.opened", {file.name})});
    } else {
      history.problem = record.error();
      history.problem_args = {file.name};
    }
  }
  void close_run() {
    history.opened.reset();
    ++history.opened_changes;
  }
  void operator()(const SettingsLoaded&) { restore_draft(state, effects); }
  void operator()(const PlaceOpened& e) {
    if (e.place == Place::history) forget_problem();
    // Keys and settings tells how much would be erased.
    if (e.place == Place::history || e.place == Place::keys) list();
  }
  void operator()(const FragmentChanged& e) {
    if (e.fragment == "history" || e.fragment == "keys") list();
  }
  void operator()(const HistoryToggled& e) {
    history.on = e.on;
    save();
  }
  void operator()(const HistorySearched& e) {
    history.query = e.text;
    refresh_found(history);
  }
  void operator()(const HistoryListed& e) {
    std::ranges::move(read_summaries(e.json), std::back_inserter(history.arriving));
    if (e.more) return;
    history.runs = std::exchange(history.arriving, {});
    std::ranges::stable_sort(history.runs, std::greater{}, &RunSummary::at);
    std::erase_if(history.runs, [&](const RunSummary& run) {
      return history.all_doomed || std::ranges::count(history.doomed, run.id) > 0;
    });
    history.listed = true;
    refresh_found(history);
    std::set<std::string> files;
    for (const RunSummary& run : history.runs)
      if (run.first_file) files.insert(run.first_file->id);
    keep_pictures(files);
  }
  // Drops those of all other files.
  void keep_pictures(const std::set<std::string>& files) {
    std::erase_if(history.pictures, [&](const auto& picture) {
      if (files.contains(picture.first)) return false;
      effects.push_back(DropThumbnail{picture.second.id});
      return true;
    });
  }
  void operator()(const RunPicturesWanted& e) {
    std::set<std::string> seen;
    for (const RunSummary& run : history.runs) {
      if (!has_picture(run) || std::ranges::count(e.ids, run.id) == 0) continue;
      const SummaryFile& file = *run.first_file;
      seen.insert(file.id);
      if (history.pictures.contains(file.id)) continue;
      const std::uint32_t id = state.shared.new_picture(PictureOwner::run);
      history.pictures[file.id].id = id;
      effects.push_back(MakeKeptThumbnail{id, file.id, file.media_type, file.width, file.height});
    }
    if (history.pictures.size() > kMaxPictures) keep_pictures(seen);
  }
  void operator()(const ThumbnailReady& e) {
    if (e.owner != PictureOwner::run || e.failed) return;
    for (auto& [file, picture] : history.pictures)
      if (picture.id == e.attachment_id) picture = {e.attachment_id, e.texture, e.width, e.height};
  }
  void operator()(const RunKept& e) {
    if (e.id == history.run_id) history.unsaved = false;
    history.keep_problem = StorageFault::none;
    if (state.shared.place == Place::history) list();
  }
  void operator()(const KeepProblem& e) {
    if (history.keep_problem == e.what) return;
    history.keep_problem = e.what;
    tell(state, "keep." + std::string(name_of(e.what)), {});
  }
  void operator()(const StorageKnown& e) {
    history.used = e.used;
    history.quota = e.quota;
  }

  void operator()(const RunOpened& e) {
    close_run();
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
      load_file(state.shared, file.id, file.name, FilePurpose::run, effects);
    }
  }
  void operator()(const RunsDeleted& e) {
    const auto gone = [&](std::string_view id) { return std::ranges::count(e.ids, id) > 0; };
    std::erase_if(history.runs, [&](const RunSummary& run) { return gone(run.id); });
    if (history.opened && !history.opened->from_card && gone(history.opened->record.id))
      close_run();
    if (gone(history.run_id)) {
      history.run_conversations.clear();  // what follows is a run of its own
      history.discard = state.ask.running();
    }
    refresh_found(history);
    effects.push_back(Announce{tr("history.deleted", {std::to_string(e.ids.size())})});
  }
  void operator()(const AskedAgain&) {
    if (!history.opened) return;
    ask_again(state, effects);
    save();
    go_to(state.shared, Place::ask, effects);
  }
  void operator()(const CardSaved& e) {
    if (e.opened ? !history.opened : state.ask.conversations.empty()) return;
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
    keep_pictures({});
    close_run();
    state.shared.kept.clear();
    history.draft.clear();
    history.forgotten = true;
    history.run_conversations.clear();
    history.changed = history.unsaved = history.discard = false;
    history.checkpoint_at.reset();
    state.ask.draft_files.clear();
  }
};

}  // namespace

void update_history(HistoryScope state, const Event& event, Millis now,
                    std::vector<Effect>& effects) {
  visit_some<HistoryHandles>(HistoryUpdate{state, now, effects}, event);
  HistoryState& history = state.history;
  const bool keeps = history.on && !history.discard;
  if (!state.ask.running() || !keeps) history.checkpoint_at.reset();
  if (state.ask.conversations.empty()) return;
  if (state.ask.running()) {
    history.changed = true;
    if (keeps) write_down(state, event, now, effects);
    return;
  }
  if (history.changed && keeps) keep_run(state, now, effects);
  history.changed = history.discard = false;
}

}  // namespace triptych
