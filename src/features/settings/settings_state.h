// Choices about the page itself. Keys and addresses are in Shared: whoever sends needs them.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "features/display.h"
#include "features/settings/events.h"

namespace triptych {

inline constexpr int kSmallestScale = 80, kLargestScale = 200;  // percent

struct SettingsState {
  ThemeChoice theme = ThemeChoice::system;
  int text_scale = 100;  // percent
  std::vector<Language> languages{{"en", "English"}};
  std::string wanted_language;   // chosen by the person; "" = the browser's
  std::string language_problem;  // the one that could not be fetched
  bool update_waiting = false;
  KeyStorage key_storage = KeyStorage::memory;
  std::map<std::string, std::size_t> live_models;  // how many a provider told; in the catalog
  std::string models_loading, models_problem;      // provider id; sentence

  bool dark(const Display& display) const {
    const bool as_system = theme == ThemeChoice::system || theme == ThemeChoice::contrast;
    return as_system ? display.dark : theme == ThemeChoice::dark;
  }
};

}  // namespace triptych
