// What the browser's storage does not do. full: there is no room; missing: it keeps nothing.
#pragma once

#include "base/named.h"

namespace triptych {

enum class StorageFault { none, full, missing };
template <>
struct NamesOf<StorageFault> {
  static constexpr std::string_view all[] = {"", "full", "missing"};
};

}  // namespace triptych
