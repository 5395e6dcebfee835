// What Keys & settings sees of the page and may change.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/ask/ask_update.h"
#include "features/settings/events.h"
#include "features/settings/settings_state.h"

namespace triptych {

struct SettingsScope {
  SettingsState& settings;
  AskState& ask;
  Shared& shared;
  template <class Wider>
  SettingsScope(Wider& wider) : settings(wider.settings), ask(wider.ask), shared(wider.shared) {}
};

// The events it handles.
struct SettingsHandles
    : KindList<PlaceOpened, FragmentChanged, ThemeChosen, DisplayChanged, TextScaleChosen,
               LanguagesKnown, LanguageChosen, StringsArrived, RestArrived, InstallPressed,
               UpdateFound, UpdateAccepted, UpdatePostponed, OnlineChanged, DateChanged, KeyTyped,
               KeyStorageChosen, KeysLoaded, BaseUrlTyped, SettingsLoaded, KeysForgotten,
               KeysForgottenElsewhere, EverythingErased, ModelsRequested, ModelsArrived,
               CopyPressed, DownloadPressed, LinkOpened, Copied> {};

void update_settings(SettingsScope, const Event&, Millis, std::vector<Effect>&);
// Of the session's storage, after the person chose "This tab".
std::string keys_json(const Shared& shared);
void load_keys(Shared& shared, std::string_view json);

}  // namespace triptych
