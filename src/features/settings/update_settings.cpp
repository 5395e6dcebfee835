// Places, theme, keys, base URLs, model lists, copying.
#include <algorithm>

#include "app/settings.h"
#include "app/update.h"
#include "base/strings.h"
#include "features/settings/keys.h"
#include "providers/provider.h"

namespace triptych::detail {
namespace {

struct SettingsUpdate {
  AppState& state;
  Millis now;
  std::vector<Effect>& effects;

  void save() { effects.push_back(SaveSettings{settings_json(state)}); }
  void save_keys() {
    if (state.key_storage == KeyStorage::tab) effects.push_back(SaveKeys{keys_json(state)});
  }

  void operator()(const PlaceOpened& e) {
    state.place = e.place;
    effects.push_back(
        SetFragment{std::string(kPlaces[static_cast<std::size_t>(e.place)].fragment)});
  }
  void operator()(const FragmentChanged& e) {
    const auto found = std::ranges::find(kPlaces, e.fragment, &PlaceInfo::fragment);
    if (e.fragment.empty()) state.place = Place::ask;  // the bare address
    if (e.fragment.starts_with("learn/")) state.place = Place::learn;
    if (found != std::end(kPlaces)) state.place = found->place;
  }
  void operator()(const ThemeChosen& e) { state.theme = e.theme, save(); }
  void operator()(const DisplayChanged& e) { state.display = e.display; }
  void operator()(const TextScaleChosen& e) {
    state.text_scale = std::clamp(e.percent, kSmallestScale, kLargestScale);
    effects.push_back(ScaleText{state.text_scale});
    save();
  }
  void operator()(const LanguagesKnown& e) { state.languages = e.languages; }
  void operator()(const LanguageChosen& e) {
    state.wanted_language = e.code;
    state.language_problem.clear();
    effects.push_back(FetchStrings{e.code});
    save();
  }
  void operator()(const StringsArrived& e) {
    // The words of a preset are the page's own: they change language, the person's never do.
    const TaskPreset* preset = state.tasks.preset(state.preset_id);
    const bool untouched = preset != nullptr && preset->prompt() == state.prompt;
    if (!e.json.empty() && load_strings(e.json)) {
      if (untouched) state.prompt = preset->prompt();
      state.language = e.code;
      state.right_to_left = tr("language.direction") == "rtl";
      effects.push_back(ShowLanguage{e.code});
      return;
    }
    state.wanted_language = state.language;  // stays as it was, and says so
    state.language_problem = e.code;
    effects.push_back(Announce{tr("language.failed", {e.code})});
  }
  void operator()(const InstallPressed&) { effects.push_back(OfferInstall{}); }
  void operator()(const UpdateFound&) {
    state.update_waiting = true;
    effects.push_back(Announce{tr("update.title")});
  }
  void operator()(const UpdateAccepted&) { effects.push_back(ReloadUpdated{}); }
  void operator()(const UpdatePostponed&) { state.update_waiting = false; }
  void operator()(const OnlineChanged& e) { state.online = e.online; }
  void operator()(const DayKnown& e) { state.today = e.iso_date; }

  void operator()(const KeyTyped& e) {
    TypedKey typed = read_key(e.key);
    state.keys[e.provider_id] = std::move(typed.key);
    state.key_remarks[e.provider_id] = std::move(typed.remark);
    state.problem_key.clear();
    save_keys();
  }
  void operator()(const KeyStorageChosen& e) {
    state.key_storage = e.storage;
    effects.push_back(SaveKeys{e.storage == KeyStorage::tab ? keys_json(state) : ""});
    save();
  }
  void operator()(const KeysLoaded& e) {
    if (state.key_storage == KeyStorage::tab) load_keys(state, e.json);
  }
  void operator()(const BaseUrlTyped& e) {
    if (find_provider(e.provider_id) == nullptr) return;
    state.base_urls[e.provider_id] = e.url;
    state.problem_key.clear();
    save();
  }
  void operator()(const SettingsLoaded& e) {
    load_settings(state, e.json);
    if (state.text_scale != 100) effects.push_back(ScaleText{state.text_scale});
  }
  // Everywhere: also those that a shown answer was asked with.
  void forget_keys() {
    state.keys.clear();
    state.key_remarks.clear();
    for (Column& column : state.columns)
      for (Trial& turn : column.turns)
        if (!turn.practice) turn.key = Secret();
    effects.push_back(SaveKeys{""});
  }
  void operator()(const KeysForgotten&) {
    forget_keys();
    effects.push_back(ForgetKeysElsewhere{});
    effects.push_back(Announce{tr("announce.forgotten")});
  }
  void operator()(const KeysForgottenElsewhere&) {
    if (state.keys.empty()) return;
    forget_keys();
    effects.push_back(Announce{tr("announce.forgotten")});
  }
  void operator()(const EverythingErased&) {
    forget_keys();
    state.key_storage = KeyStorage::memory;
    state.base_urls.clear();
    effects.push_back(ForgetKeysElsewhere{});
    effects.push_back(RestartPython{});
    effects.push_back(Announce{tr("announce.erased")});
  }

  void operator()(const ModelsRequested&) {
    const std::string id = state.provider_id();
    const auto url = state.base_urls.find(id);
    state.models_loading = id;
    state.models_problem.clear();
    effects.push_back(FetchModels{id, url == state.base_urls.end() ? "" : url->second,
                                  key_to_send(state, state.target())});
  }
  void operator()(const ModelsArrived& e) {
    state.models_loading.clear();
    state.models_problem = e.problem;
    if (!e.problem.empty()) return effects.push_back(Announce{e.problem});
    state.catalog.learn(e.provider_id, e.models);
    state.live_models[e.provider_id] = e.models.size();
    effects.push_back(Announce{tr("models.loaded", {std::to_string(e.models.size())})});
  }

  void operator()(const CopyPressed& e) { effects.push_back(CopyText{e.text, e.what}); }
  void operator()(const DownloadPressed& e) {
    if (e.data) return effects.push_back(DownloadBytes{e.name, e.media_type, e.data});
    effects.push_back(DownloadText{e.name, e.media_type, e.text});
  }
  void operator()(const LinkOpened& e) { effects.push_back(OpenLink{e.url}); }
  void operator()(const Copied& e) {
    state.copied = e.ok ? e.what : "";
    state.copied_at = now;
    effects.push_back(Announce{e.ok ? tr("announce.copied") : tr("announce.copy_failed")});
  }
  template <class Other>
  void operator()(const Other&) {}
};

}  // namespace

void update_settings(AppState& state, const Event& event, Millis now,
                     std::vector<Effect>& effects) {
  visit(SettingsUpdate{state, now, effects}, event);
}

}  // namespace triptych::detail
