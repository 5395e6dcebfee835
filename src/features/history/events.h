// Events about what is kept on this device: the history of runs, cards, links. Part of event.h,
// which alone is included by others. Ids are opaque; JSON is what record_json and summary_json
// wrote, or what became of it: its readers assume nothing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "features/storage_fault.h"

namespace triptych {

// Wishes of the person.
struct HistoryToggled {
  bool on;
};
struct HistorySearched {
  std::string text;
};
struct RunOpened {
  std::string id;  // "" = back to the list
};
struct RunsDeleted {  // the person confirmed
  std::vector<std::string> ids;
};
struct AskedAgain {};  // the opened run's question and files go into Ask
struct CardSaved {
  bool opened = false;  // the run opened in History; otherwise the one in Ask
};
struct LinkCopied {};

// Rows are on the screen whose pictures are not there; all that are seen, for the others may go.
struct RunPicturesWanted {
  std::vector<std::string> ids;  // of runs
};

// News from the platform.
struct SessionKnown {
  std::string id;              // unlike that of any other session
  std::int64_t epoch_ms = 0;   // now, since 1970
  int utc_offset_minutes = 0;  // of local time
  std::string page_version;
  std::string origin{};  // of the page itself
  std::string pack{};  // the folder that lessons come from instead of the page's own; "" = its own
};
struct KeepProblem {
  StorageFault what{};
};
struct HistoryListed {
  std::string json;   // array of summaries
  bool more = false;  // others of the same list follow
};
struct RunKept {
  std::string id;
};
struct RunLoaded {
  std::string id, json;  // json "": it is gone
};
struct StorageKnown {
  double used = 0, quota = 0;  // bytes; 0 = not told
};

}  // namespace triptych
