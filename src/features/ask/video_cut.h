// Which part of a film is looked at, and how closely, as a person types it.
#pragma once

#include <optional>
#include <string>

#include "llm/attachment.h"

namespace triptych {

struct TypedCut {
  std::string from, to, frames;  // seconds ("75" or "1:15"), and frames per second; "" = not said
  bool operator==(const TypedCut&) const = default;
};

// nullopt when it is not understood: no number, the end not after the start, more than 24 frames a
// second (interface VideoMetadata of @google/genai 3.3.0: "(0.0, 24.0]").
std::optional<VideoCut> read_cut(const TypedCut& typed);

}  // namespace triptych
