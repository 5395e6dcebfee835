// Keys, appearance, and the page's own versions.
#pragma once

#include <cstddef>
#include <string>
#include <vector>
#include "base/secret.h"
#include "llm/models.h"

namespace triptych {

enum class ThemeChoice { system, light, dark, contrast };
enum class KeyStorage { memory, tab };
struct KeyTyped {
  std::string provider_id;
  Secret key;
};
struct KeyStorageChosen {
  KeyStorage storage;
};
struct BaseUrlTyped {
  std::string provider_id, url;
};
struct ThemeChosen {
  ThemeChoice theme;
};
struct TextScaleChosen {
  int percent;
};
struct LanguageChosen {
  std::string code;
};
struct InstallPressed {};
struct UpdateAccepted {};
struct UpdatePostponed {};
struct ModelsRequested {};
struct KeysLoaded {
  std::string json;
};                      // session storage, when the user chose "this tab"
struct UpdateFound {};  // a newer version of the page waits
struct ModelsArrived {
  std::string provider_id;
  std::vector<ListedModel> models;
  std::string problem;
};

}  // namespace triptych
