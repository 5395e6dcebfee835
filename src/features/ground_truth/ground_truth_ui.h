// What the interface knows of this feature beside its state.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace triptych::ui {

struct GroundTruthUi {
  std::string test_seed;  // as typed in the dialog of a test picture
  std::uint32_t test_seed_shown = 0;
};

}  // namespace triptych::ui
