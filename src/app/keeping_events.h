// Events about what outlives a reload: large texts, trouble of the browser's storage. Part of
// event.h, which alone is included by others.
#pragma once

#include <string>

namespace triptych {

// News from the platform.
struct TextKept {
  std::string id, problem;  // "" = it lies there now; full or missing: it does not
};
// settings: what is written at once; tab: keys and the draft of this tab; batch: its files and
// journal. What is kept beside them is told by KeepProblem.
enum class StorageArea { settings, tab, batch };
struct StorageProblem {
  StorageArea area = StorageArea::settings;
  std::string what;  // "" = no longer; full: no room; missing: the browser keeps nothing
};

}  // namespace triptych
