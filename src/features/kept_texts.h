// Text of a person that is too large for the settings, which hold about 5 MB in all: it is kept
// beside the files, under an id that the settings (or the progress of the course) name. Fields are
// named as the settings name them; a cell of a lesson is "cell.<lesson>/<cell>", a prompt of the
// batch "batch.<index>". A field's settings name an id only once its text is known to lie there.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "features/storage_fault.h"

namespace triptych {

inline constexpr std::size_t kMaxInline = 64'000;  // bytes of one text inside the settings
// Where a browser keeps nothing but settings, they take more.
inline constexpr std::size_t kMaxFallback = 500'000;

struct KeptText {
  std::string stored;               // the id under which it lies; "" = it is not there yet
  std::string own;                  // the id under which this session keeps it
  std::size_t size = 0, print = 0;  // of what was given last
  StorageFault problem{};           // what was given last is not kept
};
struct KeptTexts {
  std::map<std::string, KeptText> known;       // by field
  std::map<std::string, std::string> awaited;  // id -> field: on its way from storage
};

// Why the text of a field would not survive a reload: none (it would). `settings`:
// what is wrong with the settings' own store.
StorageFault unkept(const KeptTexts& texts, StorageFault settings, const std::string& field,
                    std::string_view text);
bool is_inline(const KeptTexts& texts, const std::string& field, std::size_t size);

}  // namespace triptych
