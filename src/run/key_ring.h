// Which key may go where. Built from the state whenever keys or base URLs change; the guard
// (run/guard.h) lets no key pass that is not on it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/secret.h"

namespace triptych {

struct KeyRing {
  struct Entry {
    std::string provider_id, label;
    std::string origin;          // the only place this key may be sent to
    std::string header, scheme;  // how the vendor takes it: "Authorization", "Bearer "
    Secret key;                  // empty: none was given
  };
  std::vector<Entry> entries;

  const Entry* of_origin(std::string_view origin) const;
  const Entry* of_handle(std::string_view handle) const;
};

// What code in a cell is given for a key. It is worth nothing: the guard puts the key in its place,
// in that vendor's own header, to that vendor's own server.
inline constexpr std::string_view kHandlePrefix = "triptych-key-";
std::string key_handle(std::string_view provider_id);

}  // namespace triptych
