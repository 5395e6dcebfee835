// Which file fits which target, and the dialog in which one is made to fit.
#pragma once

#include <optional>

#include "features/media_prep/compatibility.h"
#include "features/media_prep/preparation.h"

namespace triptych {

struct MediaPrepState {
  FitTable fits;                         // of the attachments
  std::optional<Preparation> preparing;  // its dialog is open
};

}  // namespace triptych
