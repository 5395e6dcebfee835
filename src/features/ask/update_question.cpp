// The question being asked: prompt, presets, samples, attachments, target.
#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/ask/targets.h"
#include "practice/faults.h"
#include "providers/provider.h"

namespace triptych {
namespace {

std::string lock_key(PdfPassword password) {
  if (password == PdfPassword::needed) return "file.encrypted";
  return password == PdfPassword::not_needed ? "file.locked_pdf" : "file.maybe_encrypted";
}

MakeThumbnail ask_thumbnail(DraftAttachment& file) {
  file.thumbnail_asked = true;
  return {file.id, file.attachment.data, file.attachment.media.media_type};
}

struct QuestionUpdate {
  AskScope state;
  std::vector<Effect>& effects;
  bool draft_changed = false;

  void operator()(const ProviderChosen& e) {
    if (find_provider(e.provider_id) == nullptr) return;
    state.ask.target().provider_id = e.provider_id;
    state.ask.target().model = state.ask.models[e.provider_id];
    state.ask.target().thinking.clear();
    targets_chosen();
  }
  void operator()(const ModelChosen& e) {
    if (e.provider_id != state.ask.provider_id()) (*this)(ProviderChosen{e.provider_id});
    (*this)(ModelTyped{e.model});
  }
  // From now on they are the person's own.
  void targets_chosen() {
    state.ask.own_targets = true;
    state.ask.set_aside.clear();
    state.ask.problem_key.clear();
    draft_changed = true;
  }
  void operator()(const ModelTyped& e) {
    state.ask.target().model = e.model;
    state.ask.models[state.ask.provider_id()] = e.model;
    targets_chosen();
  }
  void operator()(const ThinkingChosen& e) {
    state.ask.target().thinking = e.level;
    draft_changed = true;
  }
  void operator()(const PracticeToggled& e) {
    state.ask.target().practice = e.on;
    targets_chosen();
  }
  void operator()(const FaultsTyped& e) {
    Target& target = state.ask.target();
    target.faults = e.text;
    const auto script = practice::parse_faults(e.text);
    target.faults_problem = script ? "" : script.error();
    if (script) effects.push_back(SetFaults{target.id, e.text});
  }
  // A new one differs from those that are there, as a person who compares would want.
  void operator()(const TargetAdded&) {
    if (state.ask.targets.size() >= kMaxTargets) return;
    state.ask.targets.push_back(next_target(state));
    state.ask.chosen = state.ask.targets.size() - 1;
    target_set_changed("announce.target_added");
  }
  void operator()(const TargetChosen& e) {
    const auto found = std::ranges::find(state.ask.targets, e.id, &Target::id);
    if (found != state.ask.targets.end())
      state.ask.chosen = static_cast<std::size_t>(found - state.ask.targets.begin());
  }
  void operator()(const TargetRemoved& e) {
    const auto found = std::ranges::find(state.ask.targets, e.id, &Target::id);
    if (found == state.ask.targets.end() || state.ask.targets.size() == 1) return;
    const auto at = static_cast<std::size_t>(found - state.ask.targets.begin());
    state.ask.targets.erase(found);
    if (state.ask.chosen > at || state.ask.chosen == state.ask.targets.size()) --state.ask.chosen;
    target_set_changed("announce.target_removed");
  }
  void target_set_changed(const char* words) {
    effects.push_back(Announce{tr(words, {std::to_string(state.ask.targets.size())})});
    targets_chosen();
  }
  void operator()(const RepeatsChosen& e) {
    state.ask.repeats = std::clamp(e.times, 1, kMaxRepeats);
    draft_changed = true;
  }
  void operator()(const CapTyped& e) {
    state.ask.cap = e.usd;
    state.ask.problem_key.clear();
    draft_changed = true;
  }
  void operator()(const PromptTyped& e) {
    state.ask.prompt = e.text;
    state.ask.problem_key.clear();
    draft_changed = true;
  }
  void operator()(const SystemTyped& e) { state.ask.system = e.text, draft_changed = true; }
  void operator()(const MaxTokensTyped& e) { state.ask.max_tokens = e.text, draft_changed = true; }
  void operator()(const TemperatureTyped& e) {
    state.ask.temperature = e.text, draft_changed = true;
  }
  void operator()(const DetailChosen& e) { state.ask.detail = e.detail, draft_changed = true; }
  void operator()(const StreamToggled& e) { state.ask.stream = e.on, draft_changed = true; }

  // The person's own words are kept, so that trying a preset never loses typing.
  void operator()(const PresetChosen& e) {
    const TaskPreset* old = state.ask.tasks.preset(state.ask.preset_id);
    const bool own_words =
        !state.ask.prompt.empty() && (old == nullptr || old->prompt() != state.ask.prompt);
    if (e.id.empty() || e.id == state.ask.preset_id) {
      if (old != nullptr && old->prompt() == state.ask.prompt)
        state.ask.prompt = state.ask.replaced_prompt;
      state.ask.replaced_prompt.clear();
      state.ask.preset_id.clear();
      set_schema(state.ask, "");
    } else if (const TaskPreset* preset = state.ask.tasks.preset(e.id)) {
      if (own_words) state.ask.replaced_prompt = state.ask.prompt;
      state.ask.preset_id = preset->id;
      state.ask.prompt = preset->prompt();
      set_schema(state.ask, preset->json_schema());
    }
    draft_changed = true;
  }
  // In the place of what stands there, which undo brings back. A picture with known numbers is
  // drawn by Ground truth, which attaches it.
  void operator()(const DemoStarted& e) {
    if (state.ask.running()) return;
    std::vector<Target> demo = demo_targets(state.shared);
    const bool any = !demo.empty();
    const bool own = state.ask.own_targets && state.ask.set_aside.empty();
    std::vector<Target> before;
    if (any) {
      before = std::exchange(state.ask.targets, std::move(demo));
      state.ask.chosen = 0;
    }
    (*this)(ClearPressed{});
    if (any && own) state.ask.set_aside = std::move(before);
    state.ask.run_when_ready = true;
    if (e.id != kTestImageDemo) (*this)(SampleChosen{e.id});
  }
  void operator()(const SampleChosen& e) {
    const Sample* sample = state.ask.tasks.sample(e.id);
    if (sample == nullptr) return;
    for (const std::string& file : sample->files) {
      ++state.ask.loading_files;
      effects.push_back(LoadSample{file});
    }
    const TaskPreset* current = state.ask.tasks.preset(state.ask.preset_id);
    const bool untouched =
        state.ask.prompt.empty() || (current != nullptr && current->prompt() == state.ask.prompt);
    if (untouched && state.ask.preset_id != sample->preset_id)
      (*this)(PresetChosen{sample->preset_id});
  }

  void operator()(const AttachPressed& e) { effects.push_back(PickFiles{e.kind}); }
  void operator()(const ImageUrlAdded& e) {
    if (!e.url.starts_with("https://") && !e.url.starts_with("http://"))
      return notice("file.bad_url", {e.url});
    add(make_url_attachment(e.url));
  }
  void operator()(const VideoCutTyped& e) {
    const auto attached =
        std::ranges::find(state.ask.attachments, e.attachment_id, &DraftAttachment::id);
    if (attached == state.ask.attachments.end()) return;
    attached->cut = e.cut;
    attached->attachment.cut = read_cut(e.cut).value_or(VideoCut{});
    draft_changed = true;
  }
  void operator()(const FileArrived& e) {
    if (e.purpose != FilePurpose::question && e.purpose != FilePurpose::draft) return;
    if (state.ask.loading_files > 0) --state.ask.loading_files;
    if (!e.id.empty()) state.shared.kept.add(e.data, e.id);
    if (e.purpose == FilePurpose::draft) return restore(e.id, make_attachment(e.name, e.data));
    take_file(e);
    state.ask.asked = false;
    run_if_ready();
  }
  void run_if_ready() {
    if (!state.ask.run_when_ready || state.ask.loading_files > 0) return;
    state.ask.run_when_ready = false;
    effects.push_back(AskQuestion{});
  }
  void take_file(const FileArrived& e) {
    if (!e.data || e.data->empty()) return notice("file.empty", {e.name});
    const Attachment attachment = make_attachment(e.name, e.data);
    const MediaInfo& media = attachment.media;
    if (media.kind == MediaKind::unknown) return notice("file.unknown_type", {e.name});
    if (media.hollow) return notice(hollow_key(media.kind), {e.name});
    const std::uint32_t attachment_id = add(attachment);
    if (media.encrypted) tell(state, lock_key(media.password), {e.name}, attachment_id);
    if (media.truncated) tell(state, "file.truncated", {e.name, media.media_type}, attachment_id);
    if (name_disagrees(e.name, media.media_type)) {
      tell(state, "file.name_disagrees",
           {e.name, std::string(media_type_of_name(e.name)), media.media_type}, attachment_id);
    }
  }
  void operator()(const FileRefused& e) {
    if (e.purpose != FilePurpose::question && e.purpose != FilePurpose::draft) return;
    if (state.ask.loading_files > 0) --state.ask.loading_files;
    if (e.purpose == FilePurpose::draft) no_longer_expected(e.id);
    state.ask.run_when_ready = false;
    std::vector<std::string> args{e.name};
    args.insert(args.end(), e.args.begin(), e.args.end());
    notice(e.why_key, std::move(args));
  }
  void operator()(const TextAttached& e) {
    const auto& files = state.ask.attachments;
    const auto last = std::find_if(files.rbegin(), files.rend(), [&](const DraftAttachment& one) {
      return one.attachment.name == e.name;
    });
    if (last == files.rend()) return;
    tell(state, kTextAttached, {e.name, format_count(e.characters)}, last->id);
  }
  void operator()(const ThumbnailReady& e) {
    if (e.owner != PictureOwner::attachment) return;
    const auto attached =
        std::ranges::find(state.ask.attachments, e.attachment_id, &DraftAttachment::id);
    if (attached == state.ask.attachments.end())
      return effects.push_back(DropThumbnail{e.attachment_id});
    attached->texture = e.texture;
    attached->texture_width = e.width;
    attached->texture_height = e.height;
    attached->undecodable = e.failed;
  }
  void operator()(const ThumbnailsWanted& e) {
    for (DraftAttachment& attached : state.ask.attachments) {
      if (lacks_thumbnail(attached) && std::ranges::count(e.attachment_ids, attached.id) > 0)
        effects.push_back(ask_thumbnail(attached));
    }
  }
  void operator()(const AttachmentRemoved& e) {
    if (e.index >= state.ask.attachments.size()) return;
    const auto attached = state.ask.attachments.begin() + static_cast<std::ptrdiff_t>(e.index);
    effects.push_back(DropThumbnail{attached->id});
    effects.push_back(Announce{tr("announce.removed", {attached->attachment.name})});
    state.ask.attachments.erase(attached);
    state.ask.problem_key.clear();
    state.ask.asked = false;
  }
  void operator()(const ClearPressed&) {
    if (!state.ask.set_aside.empty()) {
      state.ask.targets = std::exchange(state.ask.set_aside, {});
      state.ask.chosen = 0;
    }
    state.ask.run_when_ready = false;
    for (const DraftAttachment& attached : state.ask.attachments)
      effects.push_back(DropThumbnail{attached.id});
    state.ask.attachments.clear();
    state.ask.draft_files.clear();
    state.ask.replaced_options.reset();
    state.ask.replaced_files.reset();
    state.ask.notices.clear();
    state.ask.prompt.clear();
    state.ask.replaced_prompt.clear();
    (*this)(PresetChosen{});
    draft_changed = true;
  }
  void operator()(const EverythingErased&) {
    (*this)(ClearPressed{});
    for (std::string* text : {&state.ask.system, &state.ask.max_tokens, &state.ask.temperature,
                              &state.ask.filled_prompt, &state.ask.follow_up, &state.ask.cap})
      text->clear();
    draft_changed = false;  // it is all erased
  }
  void operator()(const NoticeDismissed& e) {
    std::erase_if(state.ask.notices, [&](const Notice& n) { return n.id == e.id; });
  }
  void operator()(const QuestionEdited& e) { state.ask.asked = !e.on; }
  void operator()(const PromptRestored&) {
    const std::string own = std::move(state.ask.replaced_prompt);
    state.ask.replaced_prompt.clear();
    (*this)(PresetChosen{});
    const bool only_more = state.ask.replaced_files || state.ask.replaced_options;
    if (!own.empty() || !only_more) state.ask.prompt = own;
    if (const auto options = std::exchange(state.ask.replaced_options, {})) {
      state.ask.system = options->system;
      set_schema(state.ask, options->json_schema);
    }
    if (auto files = std::exchange(state.ask.replaced_files, {})) {
      for (const DraftAttachment& attached : std::exchange(state.ask.attachments, {}))
        effects.push_back(DropThumbnail{attached.id});
      for (Attachment& file : *files) add(std::move(file));
    }
    draft_changed = true;
  }

  // Another question takes the place of this one, as a cell of a lesson asked it.
  void operator()(const QuestionOpened& e) {
    (*this)(ClearPressed{});
    (*this)(ProviderChosen{e.provider_id});
    (*this)(ModelTyped{e.model});
    (*this)(SystemTyped{e.system});
    (*this)(PromptTyped{e.prompt});
    for (const Attachment& file : e.files) {
      if (file.by_url())
        (*this)(ImageUrlAdded{file.url});
      else
        take_file({file.name, file.data});
    }
    go_to(state.shared, Place::ask, effects);
  }
  // A picture that a cell made is on its way.
  void operator()(const PictureUsed&) {
    ++state.ask.loading_files;
    go_to(state.shared, Place::ask, effects);
  }

  std::uint32_t add(Attachment attachment) { return attach(state, std::move(attachment), effects); }

  void no_longer_expected(const std::string& id) {
    std::erase_if(state.ask.draft_files, [&](const DraftFile& file) { return file.id == id; });
  }
  // A file of the draft, back in its place.
  void restore(const std::string& id, Attachment attachment) {
    no_longer_expected(id);
    add(std::move(attachment));
    std::map<std::string_view, std::size_t> places;
    for (const std::string& one : state.ask.draft_order) places.emplace(one, places.size());
    std::map<std::uint32_t, std::size_t>
        place_of;  // by attachment_id; what is not of the draft: behind
    for (const DraftAttachment& attached : state.ask.attachments) {
      const Attachment& file = attached.attachment;
      const auto place = places.find(file.by_url() ? file.url : state.shared.kept.id_of(file.data));
      place_of[attached.id] = place == places.end() ? places.size() : place->second;
    }
    std::ranges::stable_sort(state.ask.attachments, {}, [&](const DraftAttachment& attached) {
      return place_of[attached.id];
    });
  }
  void notice(std::string key, std::vector<std::string> args) {
    tell(state, std::move(key), std::move(args));
  }
};

}  // namespace

std::string hollow_key(MediaKind kind) {
  if (kind == MediaKind::image) return "file.no_pixels";
  return kind == MediaKind::document ? "file.no_pages" : "file.no_sound";
}

bool lacks_thumbnail(const DraftAttachment& file) {
  return !file.thumbnail_asked && file.attachment.data &&
         file.attachment.media.kind == MediaKind::image;
}

std::uint32_t attach(AskScope state, Attachment attachment, std::vector<Effect>& effects) {
  DraftAttachment attached;
  attached.id = state.shared.new_picture(PictureOwner::attachment);
  attached.attachment = std::move(attachment);
  if (lacks_thumbnail(attached) && state.ask.attachments.size() < kFilesShown)
    effects.push_back(ask_thumbnail(attached));
  state.ask.just_attached.push_back(attached.attachment.name);
  state.ask.attachments.push_back(std::move(attached));
  state.ask.problem_key.clear();
  return state.ask.attachments.back().id;
}

void announce_attached(AskScope state, std::vector<Effect>& effects) {
  const std::vector<std::string> names = std::exchange(state.ask.just_attached, {});
  if (names.size() == 1) effects.push_back(Announce{tr("announce.attached", names)});
  if (names.size() > 1)
    effects.push_back(Announce{
        tr("announce.attached_many", {format_count(static_cast<long long>(names.size()))})});
}

void update_question(AskScope state, const Event& event, std::vector<Effect>& effects) {
  QuestionUpdate visitor{state, effects};
  visit_some<QuestionHandles>(visitor, event);
  if (!visitor.draft_changed) return;
  state.shared.unsaved = true;
  state.ask.asked = false;
}

}  // namespace triptych
