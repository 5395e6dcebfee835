// Events about what outlives a reload and what is taken away: large texts, trouble of the browser's
// storage, forgetting, undo, questions that come in an address. Part of event.h, which alone is
// included by others.
#pragma once

#include <string>

#include "features/storage_fault.h"

namespace triptych {

// Wishes of the person.
struct KeysForgotten {};     // keys and nothing else
struct EverythingErased {};  // all that this page keeps; the person confirmed
struct UndoPressed {};
struct LinkTaken {};     // the question that came in an address
struct LinkDeclined {};  // one's own stays

// News from the platform.
struct KeysForgottenElsewhere {};  // in another tab
struct PageLeft {};                // it is closed or reloaded: the last moment to store something
struct KeepingDue {};              // time went by: an undo is over, or a run is written down
struct TextKept {
  std::string id;
  StorageFault problem{};  // none: it lies there now
};
// settings: what is written at once; tab: keys and the draft of this tab; batch: its files and
// journal. What is kept beside them is told by KeepProblem.
enum class StorageArea { settings, tab, batch };
struct StorageProblem {
  StorageArea area = StorageArea::settings;
  StorageFault what{};  // none: no longer
};

}  // namespace triptych
