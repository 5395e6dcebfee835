// What happened in the place Batch: the part of Event that is its own.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "features/file_format.h"

namespace triptych {

struct BatchPromptTyped {
  std::size_t index = 0;
  std::string text;
};
struct BatchPromptAdded {};
struct BatchPromptRemoved {
  std::size_t index = 0;
};
struct BatchModelAdded {
  std::string provider_id, model;
};
struct BatchModelRemoved {
  std::size_t index = 0;
};
struct BatchSchemaChosen {
  std::string id;  // of a schema to begin with; "" = free text; "ask" = the fields in Ask
};
struct BatchFileRemoved {
  std::uint32_t file = 0;
};
struct BatchFilesSeen {  // items in sight, from the first up to the last
  std::size_t first = 0, last = 0;
};
struct BatchRowOpened {
  std::size_t cell = 0;
};
struct BatchRowClosed {};
struct BatchCapTyped {
  std::string usd;
};
struct BatchPaceChosen {
  int at_once = 3;
};
struct BatchRunPressed {};  // also: go on
struct BatchPausePressed {};
struct BatchStopPressed {};
struct BatchRetryPressed {};  // all that failed
struct BatchUnknownsDecided {
  bool ask_again = false;
  bool written = false;  // of those in batch files instead
};
struct BatchCellSkipped {
  std::size_t cell = 0;
};
struct BatchClearPressed {};
struct BatchSaved {
  FileFormat format{};
};
struct BatchFilesMade {};  // for the providers' batch services
struct BatchResultsWanted {};

// Batch, from the platform.
struct BatchFileAdded {
  std::uint32_t file = 0;
  std::string name;
  std::size_t size = 0;
  Bytes head;  // its first bytes
};
struct BatchFileRead {
  std::uint32_t request = 0;
  Bytes data;  // null: it is gone
};
struct BatchRestored {
  std::string lines;  // the journal
};
struct BatchResultsArrived {
  std::string bytes;
  bool last = false;
};
struct BatchRefused {
  std::string key;  // of a sentence
  std::vector<std::string> args;
};
struct BatchLockedByOtherTab {
  bool elsewhere = false;  // another tab has the batch
};
struct BatchDue {};  // time went by

}  // namespace triptych
