// The question being asked: prompt, presets, samples, attachments, target.
#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "app/settings.h"
#include "app/update.h"
#include "base/format.h"
#include "base/strings.h"
#include "practice/faults.h"
#include "providers/provider.h"

namespace triptych::detail {
namespace {

std::string lock_key(PdfPassword password) {
  if (password == PdfPassword::needed) return "file.encrypted";
  return password == PdfPassword::not_needed ? "file.locked_pdf" : "file.maybe_encrypted";
}

struct QuestionUpdate {
  AppState& state;
  std::vector<Effect>& effects;
  bool draft_changed = false;

  void operator()(const ProviderChosen& e) {
    if (find_provider(e.provider_id) == nullptr) return;
    state.target().provider_id = e.provider_id;
    state.target().model = state.models[e.provider_id];
    state.target().thinking.clear();
    state.problem_key.clear();
    draft_changed = true;
  }
  void operator()(const ModelTyped& e) {
    state.target().model = e.model;
    state.models[state.provider_id()] = e.model;
    draft_changed = true;
  }
  void operator()(const ThinkingChosen& e) {
    state.target().thinking = e.level;
    draft_changed = true;
  }
  void operator()(const PracticeToggled& e) {
    state.target().practice = e.on;
    state.problem_key.clear();
    draft_changed = true;
  }
  void operator()(const FaultsTyped& e) {
    Target& target = state.target();
    target.faults = e.text;
    const auto script = practice::parse_faults(e.text);
    target.faults_problem = script ? "" : script.error();
    if (script) effects.push_back(SetFaults{target.id, e.text});
  }
  // A new one differs from those that are there, as a person who compares would want.
  void operator()(const TargetAdded&) {
    if (state.targets.size() >= kMostTargets) return;
    Target added = state.target();
    for (const Provider* provider : providers()) {
      const std::string id(provider->info().id);
      const bool there = std::ranges::count(state.targets, id, &Target::provider_id) > 0;
      if (there || (provider->info().origin.empty() && !added.practice)) continue;
      added.provider_id = id;
      added.model = state.models[id];
      added.thinking.clear();
      break;
    }
    added.id = state.next_id++;
    added.faults.clear();
    added.faults_problem.clear();
    state.targets.push_back(std::move(added));
    state.chosen = state.targets.size() - 1;
    target_set_changed("announce.target_added");
  }
  void operator()(const TargetChosen& e) {
    const auto found = std::ranges::find(state.targets, e.id, &Target::id);
    if (found != state.targets.end())
      state.chosen = static_cast<std::size_t>(found - state.targets.begin());
  }
  void operator()(const TargetRemoved& e) {
    const auto found = std::ranges::find(state.targets, e.id, &Target::id);
    if (found == state.targets.end() || state.targets.size() == 1) return;
    const auto at = static_cast<std::size_t>(found - state.targets.begin());
    state.targets.erase(found);
    if (state.chosen > at || state.chosen == state.targets.size()) --state.chosen;
    target_set_changed("announce.target_removed");
  }
  void target_set_changed(const char* words) {
    effects.push_back(Announce{tr(words, {std::to_string(state.targets.size())})});
    state.problem_key.clear();
    draft_changed = true;
  }
  void operator()(const RepeatsChosen& e) {
    state.repeats = std::clamp(e.times, 1, kMostRepeats);
    draft_changed = true;
  }
  void operator()(const CapTyped& e) {
    state.cap = e.usd;
    state.problem_key.clear();
    draft_changed = true;
  }
  void operator()(const PromptTyped& e) {
    state.prompt = e.text;
    state.problem_key.clear();
    draft_changed = true;
  }
  void operator()(const SystemTyped& e) { state.system = e.text, draft_changed = true; }
  void operator()(const MaxTokensTyped& e) { state.max_tokens = e.text, draft_changed = true; }
  void operator()(const TemperatureTyped& e) { state.temperature = e.text, draft_changed = true; }
  void operator()(const DetailChosen& e) { state.detail = e.detail, draft_changed = true; }
  void operator()(const StreamToggled& e) { state.stream = e.on, draft_changed = true; }

  // The person's own words are kept, so that trying a preset never loses typing.
  void operator()(const PresetChosen& e) {
    const TaskPreset* old = state.tasks.preset(state.preset_id);
    const bool own_words =
        !state.prompt.empty() && (old == nullptr || old->prompt() != state.prompt);
    if (e.id.empty() || e.id == state.preset_id) {
      if (old != nullptr && old->prompt() == state.prompt) state.prompt = state.replaced_prompt;
      state.replaced_prompt.clear();
      state.preset_id.clear();
      set_schema(state, "");
    } else if (const TaskPreset* preset = state.tasks.preset(e.id)) {
      if (own_words) state.replaced_prompt = state.prompt;
      state.preset_id = preset->id;
      state.prompt = preset->prompt();
      set_schema(state, preset->json_schema);
    }
    draft_changed = true;
  }
  void operator()(const SampleChosen& e) {
    const Sample* sample = state.tasks.sample(e.id);
    if (sample == nullptr) return;
    for (const std::string& file : sample->files) {
      ++state.loading_files;
      effects.push_back(LoadSample{file});
    }
    const TaskPreset* current = state.tasks.preset(state.preset_id);
    const bool untouched =
        state.prompt.empty() || (current != nullptr && current->prompt() == state.prompt);
    if (untouched && state.preset_id != sample->preset_id) (*this)(PresetChosen{sample->preset_id});
  }

  void operator()(const AttachPressed& e) { effects.push_back(PickFiles{e.kind}); }
  void operator()(const ImageUrlAdded& e) {
    if (!e.url.starts_with("https://") && !e.url.starts_with("http://"))
      return notice("file.bad_url", {e.url});
    add(make_url_attachment(e.url));
  }
  void operator()(const VideoCutTyped& e) {
    const auto slot = std::ranges::find(state.attachments, e.slot, &Slot::id);
    if (slot == state.attachments.end()) return;
    slot->cut = e.cut;
    slot->attachment.cut = read_cut(e.cut).value_or(VideoCut{});
    draft_changed = true;
  }
  void operator()(const FileArrived& e) {
    if (state.loading_files > 0) --state.loading_files;
    if (!e.id.empty()) state.history.kept.add(e.data, e.id);
    if (is_of_draft(e.id)) return restore(e.id, make_attachment(e.name, e.data));
    if (!e.data || e.data->empty()) return notice("file.empty", {e.name});
    const Attachment attachment = make_attachment(e.name, e.data);
    const MediaInfo& media = attachment.media;
    if (media.kind == MediaKind::unknown) return notice("file.unknown_type", {e.name});
    if (media.hollow) return notice(hollow_key(media.kind), {e.name});
    const std::uint32_t slot = add(attachment);
    if (media.encrypted) tell(state, lock_key(media.password), {e.name}, slot);
    if (media.truncated) tell(state, "file.truncated", {e.name, media.media_type}, slot);
    if (name_disagrees(e.name, media.media_type)) {
      tell(state, "file.name_disagrees",
           {e.name, std::string(media_type_of_name(e.name)), media.media_type}, slot);
    }
  }
  void operator()(const FileRefused& e) {
    if (state.loading_files > 0) --state.loading_files;
    if (is_of_draft(e.id)) no_longer_expected(e.id);
    std::vector<std::string> args{e.name};
    args.insert(args.end(), e.args.begin(), e.args.end());
    notice(e.why_key, std::move(args));
  }
  void operator()(const ThumbnailReady& e) {
    if (is_prepared_picture(state, e.attachment_id)) return;
    if (is_test_preview(state, e.attachment_id)) return;
    const auto slot = std::ranges::find(state.attachments, e.attachment_id, &Slot::id);
    if (slot == state.attachments.end()) {
      if (!state.course.shows_picture(e.attachment_id))
        effects.push_back(DropThumbnail{e.attachment_id});
      return;
    }
    slot->texture = e.texture;
    slot->texture_width = e.width;
    slot->texture_height = e.height;
    slot->undecodable = e.failed;
  }
  void operator()(const AttachmentRemoved& e) {
    if (e.index >= state.attachments.size()) return;
    const auto slot = state.attachments.begin() + static_cast<std::ptrdiff_t>(e.index);
    effects.push_back(DropThumbnail{slot->id});
    effects.push_back(Announce{tr("announce.removed", {slot->attachment.name})});
    state.attachments.erase(slot);
    state.problem_key.clear();
  }
  void operator()(const ClearPressed&) {
    for (const Slot& slot : state.attachments) effects.push_back(DropThumbnail{slot.id});
    state.attachments.clear();
    state.draft_files.clear();
    state.replaced_options.reset();
    state.replaced_files.reset();
    state.notices.clear();
    state.prompt.clear();
    state.replaced_prompt.clear();
    (*this)(PresetChosen{});
    draft_changed = true;
  }
  void operator()(const EverythingErased&) {
    (*this)(ClearPressed{});
    for (std::string* text : {&state.system, &state.max_tokens, &state.temperature,
                              &state.filled_prompt, &state.follow_up, &state.cap})
      text->clear();
    state.linked.reset();
    draft_changed = false;  // it is all erased
  }
  void operator()(const NoticeDismissed& e) {
    std::erase_if(state.notices, [&](const Notice& n) { return n.id == e.id; });
  }
  void operator()(const PromptRestored&) {
    const std::string own = std::move(state.replaced_prompt);
    state.replaced_prompt.clear();
    (*this)(PresetChosen{});
    const bool only_more = state.replaced_files || state.replaced_options;
    if (!own.empty() || !only_more) state.prompt = own;
    if (const auto options = std::exchange(state.replaced_options, {})) {
      state.system = options->system;
      set_schema(state, options->json_schema);
    }
    if (auto files = std::exchange(state.replaced_files, {})) {
      for (const Slot& slot : std::exchange(state.attachments, {}))
        effects.push_back(DropThumbnail{slot.id});
      for (Attachment& file : *files) add(std::move(file));
    }
    draft_changed = true;
  }
  template <class Other>
  void operator()(const Other&) {}

  std::uint32_t add(Attachment attachment) { return attach(state, std::move(attachment), effects); }

  bool is_of_draft(const std::string& id) const {
    return !id.empty() && std::ranges::count(state.draft_files, id, &DraftFile::id) > 0;
  }
  void no_longer_expected(const std::string& id) {
    std::erase_if(state.draft_files, [&](const DraftFile& file) { return file.id == id; });
  }
  // A file of the draft, back in its place.
  void restore(const std::string& id, Attachment attachment) {
    no_longer_expected(id);
    add(std::move(attachment));
    std::map<std::string_view, std::size_t> places;
    for (const std::string& one : state.draft_order) places.emplace(one, places.size());
    std::map<std::uint32_t, std::size_t> place_of;  // of a slot; what is not of the draft: behind
    for (const Slot& slot : state.attachments) {
      const Attachment& file = slot.attachment;
      const auto place =
          places.find(file.by_url() ? file.url : state.history.kept.id_of(file.data));
      place_of[slot.id] = place == places.end() ? places.size() : place->second;
    }
    std::ranges::stable_sort(state.attachments, {},
                             [&](const Slot& slot) { return place_of[slot.id]; });
  }
  void notice(std::string key, std::vector<std::string> args) {
    tell(state, std::move(key), std::move(args));
  }
};

// An estimate may be a quarter too high: only what is surely too long is held back.
std::optional<Error> beyond_window(const AppState& state, const Target& target,
                                   const Estimate& tokens) {
  const ModelInfo* model = state.catalog.find(target.provider_id, target.model);
  if (model == nullptr || model->window == 0 || tokens.input() <= model->window * 1.25)
    return std::nullopt;
  Error error;
  error.kind = ErrorKind::too_large;
  error.key = "preflight.window";
  error.args = {model->id, format_count(tokens.input()), format_count(model->window)};
  return error;
}

}  // namespace

std::string hollow_key(MediaKind kind) {
  if (kind == MediaKind::image) return "file.no_pixels";
  return kind == MediaKind::document ? "file.no_pages" : "file.no_sound";
}

std::uint32_t attach(AppState& state, Attachment attachment, std::vector<Effect>& effects) {
  Slot slot;
  slot.id = state.next_id++;
  slot.attachment = std::move(attachment);
  if (slot.attachment.media.kind == MediaKind::image && slot.attachment.data) {
    effects.push_back(
        MakeThumbnail{slot.id, slot.attachment.data, slot.attachment.media.media_type});
  }
  effects.push_back(Announce{tr("announce.attached", {slot.attachment.name})});
  state.attachments.push_back(std::move(slot));
  state.problem_key.clear();
  return state.attachments.back().id;
}

void refresh_outlook(AppState& state) {
  state.outlook.clear();
  const bool empty = state.attachments.empty() && state.prompt.empty();
  if (empty) return;
  Call call = call_of(state, state.target());
  for (const Target& target : state.targets) {
    const Provider* provider = find_provider(target.provider_id);
    if (provider == nullptr) continue;
    aim(call, state, target);
    Outlook outlook;
    outlook.target = target.id;
    outlook.tokens = TokenRules::builtin().of(call);
    outlook.usd = target.practice ? 0 : price_of(state, call, outlook.tokens);
    if (!state.attachments.empty()) outlook.problems = provider->preflight(call);
    if (auto beyond = beyond_window(state, target, outlook.tokens))
      outlook.problems.push_back(std::move(*beyond));
    state.outlook.push_back(std::move(outlook));
  }
}

void update_question(AppState& state, const Event& event, std::vector<Effect>& effects) {
  QuestionUpdate visitor{state, effects};
  visit(visitor, event);
  if (visitor.draft_changed) effects.push_back(SaveSettings{settings_json(state)});
}

}  // namespace triptych::detail
