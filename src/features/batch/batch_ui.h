// What the interface knows of this feature beside its state.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "features/ask/ask_ui.h"

namespace triptych::ui {

struct BatchUi {
  AskUi bench;  // of the opened row
  // The columns of the table: 0 = a model each; else the fields of that model, counted from 1.
  std::optional<std::size_t> fields_of;
  // Values of an answer, by cell, as long as its text has that many bytes.
  struct Values {
    std::size_t bytes = 0;
    std::vector<std::string> shown;
  };
  std::map<std::size_t, Values> values;
};

}  // namespace triptych::ui
