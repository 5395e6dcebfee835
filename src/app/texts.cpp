#include "app/texts.h"

#include <algorithm>
#include <functional>

#include "app/settings.h"
#include "base/strings.h"
#include "features/ask/ask_update.h"

namespace triptych {
namespace {

constexpr std::string_view kCell = "cell.", kBatch = "batch.";

std::size_t print_of(std::string_view text) { return std::hash<std::string_view>{}(text); }

// Where the text of a field stands; nullptr: there is no such field (any more).
std::string* text_at(AppState& state, const std::string& field) {
  if (field == "prompt") return &state.ask.prompt;
  if (field == "system") return &state.ask.system;
  if (field == "schema") return &state.ask.json_schema;
  if (field == "follow_up") return &state.ask.follow_up;
  if (field == "replaced") return &state.ask.replaced_prompt;
  if (field.starts_with("replaced.") && !state.ask.replaced_options)
    state.ask.replaced_options.emplace();
  if (field == "replaced.system") return &state.ask.replaced_options->system;
  if (field == "replaced.schema") return &state.ask.replaced_options->json_schema;
  if (field.starts_with(kCell)) return &state.learn.progress.edits[field.substr(kCell.size())];
  for (std::size_t i = 0; i < state.batch.prompts.size(); ++i)
    if (field == std::string(kBatch) + std::to_string(i)) return &state.batch.prompts[i];
  return nullptr;
}

// What the field is called on the page.
std::string name_of_text(const std::string& field) {
  if (field.starts_with(kCell)) return tr("course.cell.label", {field.substr(kCell.size())});
  if (field.starts_with(kBatch)) return tr("batch.prompts");
  const bool system = field.ends_with("system");
  const bool schema = field.ends_with("schema");
  return system ? tr("option.system") : tr(schema ? "schema.text" : "prompt.label");
}

}  // namespace

bool has_own_schema(const AskState& ask) {
  const TaskPreset* preset = ask.tasks.preset(ask.preset_id);
  return ask.json_schema != (preset == nullptr ? std::string() : preset->json_schema());
}

std::vector<DraftText> draft_texts(const AppState& state) {
  std::vector<DraftText> out{{"prompt", &state.ask.prompt},
                             {"system", &state.ask.system},
                             {"follow_up", &state.ask.follow_up},
                             {"replaced", &state.ask.replaced_prompt}};
  if (has_own_schema(state.ask)) out.push_back({"schema", &state.ask.json_schema});
  if (state.ask.replaced_options) {
    out.push_back({"replaced.system", &state.ask.replaced_options->system});
    out.push_back({"replaced.schema", &state.ask.replaced_options->json_schema});
  }
  if (state.batch.job.frozen) return out;  // then they are the journal's
  for (std::size_t i = 0; i < state.batch.prompts.size(); ++i)
    out.push_back({std::string(kBatch) + std::to_string(i), &state.batch.prompts[i]});
  return out;
}

namespace detail {
namespace {

class Keeper {
 public:
  Keeper(AppState& state, std::vector<Effect>& effects) : state_(state), effects_(effects) {}

  void keep_all() {
    for (const DraftText& one : draft_texts(state_)) keep(one.field, *one.text);
    for (const auto& [key, code] : state_.learn.progress.edits) keep("cell." + key, code);
    drop_the_rest();
  }

  void stored(const TextKept& news) {
    for (auto& [field, known] : state_.shared.texts.known) {
      if (known.own != news.id) continue;
      const bool worse = known.problem == StorageFault::none && news.problem != StorageFault::none;
      known.problem = news.problem;
      if (news.problem != StorageFault::none && !worse) return;
      const std::string before = known.stored;
      if (news.problem == StorageFault::none) known.stored = known.own;
      if (before == known.stored && !worse) return;
      name_cells();
      save(field);
      if (!before.empty() && before != known.stored) effects_.push_back(DropBlob{before});
      return;
    }
  }

 private:
  void keep(const std::string& field, const std::string& text) {
    if (text.size() <= kMaxInline) return;
    KeptText& known = state_.shared.texts.known[field];
    visited_.push_back(field);
    const std::size_t print = print_of(text);
    if (known.size == text.size() && known.print == print) return;
    known.size = text.size();
    known.print = print;
    if (known.own.empty())
      known.own = state_.history.session + "-text-" + std::to_string(state_.shared.next_id++);
    effects_.push_back(StoreText{known.own, text});
  }

  // Texts that became small or went away: what lay there is let go once nothing names it.
  void drop_the_rest() {
    std::vector<Effect> drops;
    for (auto known = state_.shared.texts.known.begin();
         known != state_.shared.texts.known.end();) {
      if (std::ranges::count(visited_, known->first) > 0) {
        ++known;
        continue;
      }
      const KeptText gone = known->second;
      const std::string field = known->first;
      known = state_.shared.texts.known.erase(known);
      name_cells();
      save(field);
      if (!gone.own.empty()) drops.push_back(DropBlob{gone.own});
      if (!gone.stored.empty() && gone.stored != gone.own) drops.push_back(DropBlob{gone.stored});
    }
    effects_.insert(effects_.end(), drops.begin(), drops.end());
  }

  // The progress names its own texts; those on their way are still named.
  void name_cells() {
    auto& names = state_.learn.progress.kept_edits;
    names.clear();
    for (const auto& [id, field] : state_.shared.texts.awaited)
      if (field.starts_with(kCell)) names[field.substr(kCell.size())] = id;
    for (const auto& [field, known] : state_.shared.texts.known)
      if (field.starts_with(kCell) && !known.stored.empty() && known.problem == StorageFault::none)
        names[field.substr(kCell.size())] = known.stored;
  }
  void save(const std::string& field) {
    if (field.starts_with(kCell))
      effects_.push_back(SaveProgress{progress_json(state_.learn.progress)});
    else
      effects_.push_back(SaveSettings{settings_json(state_)});
  }

  AppState& state_;
  std::vector<Effect>& effects_;
  std::vector<std::string> visited_;
};

bool may_change_texts(const Event& event) {
  return !event.is<RunEvent>() && !event.is<PythonSaid>() && !event.is<MediaNews>();
}

}  // namespace

bool take_text(AppState& state, const Event& event) {
  const auto* file = event.get_if<FileArrived>();
  const auto* refused = event.get_if<FileRefused>();
  if ((file == nullptr || file->purpose != FilePurpose::text) &&
      (refused == nullptr || refused->purpose != FilePurpose::text))
    return false;
  const auto awaited = state.shared.texts.awaited.find(file != nullptr ? file->id : refused->id);
  if (awaited == state.shared.texts.awaited.end()) return true;  // erased meanwhile
  const auto [id, field] = *awaited;
  state.shared.texts.awaited.erase(awaited);
  if (file == nullptr || !file->data) {
    tell(state, "draft.lost", {name_of_text(field)});
    return true;
  }
  std::string* text = text_at(state, field);
  if (text == nullptr) return true;
  std::string arrived(reinterpret_cast<const char*>(file->data->data()), file->data->size());
  state.shared.texts.known[field] = {id, "", arrived.size(), print_of(arrived), StorageFault::none};
  if (!text->empty() && *text != arrived) arrived += "\n" + *text;  // typed meanwhile
  if (field == "schema")
    set_schema(state.ask, std::move(arrived));
  else
    *text = std::move(arrived);
  return true;
}

void update_texts(AppState& state, const Event& event, std::vector<Effect>& effects) {
  const bool of_cells = event.is<ProgressLoaded>();
  if (of_cells)
    for (const auto& [key, id] : state.learn.progress.kept_edits)
      state.shared.texts.awaited[id] = std::string(kCell) + key;
  if (of_cells || event.is<SettingsLoaded>())
    for (const auto& [id, field] : state.shared.texts.awaited)
      if (field.starts_with(kCell) == of_cells)
        load_file(state.shared, id, name_of_text(field), FilePurpose::text, effects);
  if (const auto* problem = event.get_if<StorageProblem>()) {
    StorageFault& trouble = problem->area == StorageArea::settings ? state.shared.trouble.settings
                            : problem->area == StorageArea::tab    ? state.shared.trouble.tab
                                                                   : state.shared.trouble.batch;
    trouble = problem->what;
    if (state.shared.trouble.tab != StorageFault::none)
      state.settings.key_storage = KeyStorage::memory;
  }
  if (event.is<EverythingErased>()) state.shared.texts = {};
  Keeper keeper(state, effects);
  if (const auto* news = event.get_if<TextKept>()) return keeper.stored(*news);
  if (may_change_texts(event)) keeper.keep_all();
}

}  // namespace detail
}  // namespace triptych
