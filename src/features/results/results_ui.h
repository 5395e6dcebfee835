// What the interface knows of the schema and of structured answers beside the state.
#pragma once

#include <map>
#include <string>

#include "widgets/item_registry.h"

namespace triptych::ui {

struct ResultsUi {
  bool schema_text_open = false;
  std::map<ItemId, std::string> choices;  // of a field, while it is typed
  bool only_differences = false;          // of structured answers
  bool differences_first = true;
  bool readings_open = false;  // how each answer was read
};

}  // namespace triptych::ui
