// The places of the page, out of places.inc.
#pragma once

#include <array>
#include <string_view>

namespace triptych {

enum class Place {
#define TRIPTYCH_PLACE(id, icon) id,
#include "app/places.inc"
#undef TRIPTYCH_PLACE
};

struct PlaceInfo {
  Place place;
  std::string_view fragment;  // of the address, without "#"
  const char* words;          // key of its name
};
inline constexpr auto kPlaces = std::to_array<PlaceInfo>({
#define TRIPTYCH_PLACE(id, icon) {Place::id, #id, "nav." #id},
#include "app/places.inc"
#undef TRIPTYCH_PLACE
});

}  // namespace triptych
