// Keys as people type them, where each may go, and keys in places where none belongs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/secret.h"
#include "features/shared.h"
#include "run/key_ring.h"

namespace triptych {

// Every provider with the server its key is for, and the key where there is one.
KeyRing key_ring(const Shared& shared);

// A key as it can stand in a header: printable ASCII without spaces. What had to go is told.
struct TypedKey {
  Secret key;
  std::string remark;  // string-catalogue key: "key.remark.*"; "" = nothing had to go
};
TypedKey read_key(const Secret& typed);

// The id of the provider whose keys look like this one; "" = cannot be told.
std::string provider_of_key(const Secret& key);

// Does a text hold one of these keys, or something that looks like a vendor's key?
bool holds_key(std::string_view text, const KeyRing& keys);
// The text with all of them masked.
std::string without_keys(std::string_view text, const KeyRing& keys);

}  // namespace triptych
