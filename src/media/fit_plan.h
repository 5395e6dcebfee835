// Makes a picture fit: what to do to it so that every chosen vendor takes it, nothing it could see
// is lost, and nothing private is left in the file. Pure: the browser carries the plan out (it
// decodes, turns, scales and writes; metadata never survives that). Pixels are those of the picture
// as shown (turned upright). Bytes are of the file, before base64.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/media_type.h"
#include "llm/limits.h"

namespace triptych {

// What one chosen vendor takes.
struct FitTarget {
  std::string label;
  std::vector<std::string> image_types;  // empty = no pictures at all
  Limits limits;
};

struct PixelRect {
  int x = 0, y = 0, width = 0, height = 0;
  friend bool operator==(const PixelRect&, const PixelRect&) = default;
};

// What the person wants beside fitting.
struct ImageWishes {
  std::optional<PixelRect> crop;
  std::vector<PixelRect> boxes;  // filled with black
  int longest_side = 0;          // 0 = as planned
  std::string media_type;        // "" = as planned
  friend bool operator==(const ImageWishes&, const ImageWishes&) = default;
};

// The rest of the request, which shares its limits.
struct RequestContext {
  std::size_t images = 1;        // this one included
  std::size_t other_base64 = 0;  // of the other files
};

// One way to write it; quality in percent, 0 for types without.
struct FitTry {
  int width = 0, height = 0;
  std::string media_type;
  int quality = 0;
  friend bool operator==(const FitTry&, const FitTry&) = default;
};

// Keys of the string catalogue are "fit.<name>".
enum class FitChange {
  turned,            // the pixels lie upright, no note needed
  location_removed,  // coordinates
  metadata_removed,
  scaled,
  type_changed,
  first_frame,
  flattened,  // what was transparent is white
  cropped,
  blackened,
  recoloured,  // CMYK became sRGB
};
std::string_view key_of(FitChange change);

struct FitPlan {
  PixelRect source;            // the part that is kept
  std::vector<FitTry> tries;   // the first whose bytes are few enough is taken; never empty
  std::size_t most_bytes = 0;  // 0 = no limit
  std::vector<FitChange> changes;
};

// A rectangle cut to the picture; nullopt when nothing is left of it.
std::optional<PixelRect> clip_to(const MediaInfo& info, const PixelRect& rect);

// nullopt: no vendor takes pictures, or all take none that a browser can write, or the size of the
// picture is unknown.
std::optional<FitPlan> plan_fit(const MediaInfo& info, std::size_t size,
                                std::span<const FitTarget> targets, const ImageWishes& wishes = {},
                                const RequestContext& context = {});

}  // namespace triptych
