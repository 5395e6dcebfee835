// Places, theme, keys, base URLs, model lists, copying.
#include <algorithm>

#include "base/format.h"
#include "base/strings.h"
#include "features/keys.h"
#include "features/settings/settings_update.h"
#include "providers/provider.h"

namespace triptych {
namespace {

struct SettingsUpdate {
  SettingsScope state;
  Millis now;
  std::vector<Effect>& effects;

  void save() { state.shared.unsaved = true; }
  void save_keys() {
    if (state.settings.key_storage == KeyStorage::tab)
      effects.push_back(SaveKeys{keys_json(state.shared)});
  }

  void operator()(const PlaceOpened& e) { go_to(state.shared, e.place, effects); }
  void operator()(const FragmentChanged& e) {
    const auto found = std::ranges::find(kPlaces, e.fragment, &PlaceInfo::fragment);
    if (e.fragment.empty()) state.shared.place = Place::ask;  // the bare address
    if (e.fragment.starts_with("learn/")) state.shared.place = Place::learn;
    if (found != std::end(kPlaces)) state.shared.place = found->place;
  }
  void operator()(const ThemeChosen& e) { state.settings.theme = e.theme, save(); }
  void operator()(const DisplayChanged& e) { state.shared.display = e.display; }
  void operator()(const TextScaleChosen& e) {
    state.settings.text_scale = std::clamp(e.percent, kSmallestScale, kMaxScale);
    effects.push_back(ScaleText{state.settings.text_scale});
    save();
  }
  void operator()(const LanguagesKnown& e) { state.settings.languages = e.languages; }
  void operator()(const LanguageChosen& e) {
    state.settings.wanted_language = e.code;
    state.settings.language_problem.clear();
    effects.push_back(FetchStrings{e.code});
    save();
  }
  void operator()(const StringsArrived& e) {
    // The words of a preset are the page's own: they change language, the person's never do.
    const TaskPreset* preset = state.ask.tasks.preset(state.ask.preset_id);
    const bool untouched =
        preset != nullptr && !state.ask.prompt.empty() && preset->prompt() == state.ask.prompt;
    if (!e.json.empty() && load_strings(e.json)) {
      if (untouched) state.ask.prompt = preset->prompt();
      state.shared.language = e.code;
      set_number_signs(e.decimal.empty() ? NumberSigns{}
                                         : NumberSigns{e.decimal, e.group, e.group_from});
      set_date_words(e.months.empty() ? DateWords{} : DateWords{e.months, e.day, e.minute});
      state.shared.right_to_left = tr("language.direction") == "rtl";
      effects.push_back(ShowLanguage{e.code});
      return;
    }
    state.settings.wanted_language = state.shared.language;  // stays as it was, and says so
    state.settings.language_problem = e.code;
    effects.push_back(Announce{tr("language.failed", {e.code})});
  }
  void operator()(const RestArrived& e) {
    add_words(e.words);
    if (auto prices = PriceTable::load(e.prices)) state.shared.prices = std::move(prices.value());
  }
  void operator()(const InstallPressed&) { effects.push_back(OfferInstall{}); }
  void operator()(const UpdateFound&) {
    state.settings.update_waiting = true;
    effects.push_back(Announce{tr("update.title")});
  }
  void operator()(const UpdateAccepted&) { effects.push_back(ReloadUpdated{}); }
  void operator()(const UpdatePostponed&) { state.settings.update_waiting = false; }
  void operator()(const OnlineChanged& e) { state.shared.online = e.online; }
  void operator()(const DateChanged& e) { state.shared.today = e.iso_date; }

  void operator()(const KeyTyped& e) {
    TypedKey typed = read_key(e.key);
    state.shared.keys[e.provider_id] = std::move(typed.key);
    state.shared.key_remarks[e.provider_id] = std::move(typed.remark);
    state.ask.problem_key.clear();
    save_keys();
  }
  void operator()(const KeyStorageChosen& e) {
    state.settings.key_storage = e.storage;
    effects.push_back(SaveKeys{e.storage == KeyStorage::tab ? keys_json(state.shared) : ""});
    save();
  }
  void operator()(const KeysLoaded& e) {
    if (state.settings.key_storage == KeyStorage::tab) load_keys(state.shared, e.json);
  }
  void operator()(const BaseUrlTyped& e) {
    if (find_provider(e.provider_id) == nullptr || is_simulated(e.provider_id)) return;
    state.shared.base_urls[e.provider_id] = e.url;
    state.ask.problem_key.clear();
    save();
  }
  void operator()(const SettingsLoaded&) {
    if (state.settings.text_scale != 100) effects.push_back(ScaleText{state.settings.text_scale});
  }
  // Everywhere: also those that a shown answer was asked with.
  void forget_keys() {
    state.shared.keys.clear();
    state.shared.key_remarks.clear();
    for (Conversation& conversation : state.ask.conversations)
      for (Turn& turn : conversation.turns)
        if (!turn.practice) turn.key = Secret();
    effects.push_back(SaveKeys{""});
  }
  void operator()(const KeysForgotten&) {
    forget_keys();
    effects.push_back(ForgetKeysElsewhere{});
    effects.push_back(Announce{tr("announce.forgotten")});
  }
  void operator()(const KeysForgottenElsewhere&) {
    if (state.shared.keys.empty()) return;
    forget_keys();
    effects.push_back(Announce{tr("announce.forgotten")});
  }
  void operator()(const EverythingErased&) {
    forget_keys();
    state.settings.key_storage = KeyStorage::memory;
    state.shared.base_urls.clear();
    effects.push_back(ForgetKeysElsewhere{});
    effects.push_back(RestartPython{});
    effects.push_back(Announce{tr("announce.erased")});
  }

  void operator()(const ModelsRequested&) {
    const std::string id = state.ask.provider_id();
    if (is_simulated(id)) return;
    const auto url = state.shared.base_urls.find(id);
    state.settings.models_loading = id;
    state.settings.models_problem.clear();
    effects.push_back(FetchModels{id, url == state.shared.base_urls.end() ? "" : url->second,
                                  key_to_send(state.shared, state.ask.target())});
  }
  void operator()(const ModelsArrived& e) {
    state.settings.models_loading.clear();
    state.settings.models_problem = e.problem;
    if (!e.problem.empty()) return effects.push_back(Announce{e.problem});
    state.shared.catalog.learn(e.provider_id, e.models);
    state.settings.live_models[e.provider_id] = e.models.size();
    effects.push_back(Announce{tr("models.loaded", {std::to_string(e.models.size())})});
  }

  void operator()(const CopyPressed& e) { effects.push_back(CopyText{e.text, e.what}); }
  void operator()(const DownloadPressed& e) {
    if (e.data) return effects.push_back(DownloadBytes{e.name, e.media_type, e.data});
    effects.push_back(DownloadText{e.name, e.media_type, e.text});
  }
  void operator()(const LinkOpened& e) { effects.push_back(OpenLink{e.url}); }
  void operator()(const Copied& e) {
    state.shared.copied = e.ok ? e.what : "";
    state.shared.copied_at = now;
    effects.push_back(Announce{e.ok ? tr("announce.copied") : tr("announce.copy_failed")});
  }
};

}  // namespace

void update_settings(SettingsScope state, const Event& event, Millis now,
                     std::vector<Effect>& effects) {
  visit_some<SettingsHandles>(SettingsUpdate{state, now, effects}, event);
}

}  // namespace triptych
