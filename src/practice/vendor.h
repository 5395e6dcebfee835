// The vendors that practice can be; what each is, says vendors.inc.
#pragma once

#include <string_view>

namespace triptych::practice {

enum class Vendor {
#define TRIPTYCH_VENDOR(id, host, path, counts_as) id,
#include "practice/vendors.inc"
#undef TRIPTYCH_VENDOR
};

struct VendorInfo {
  Vendor vendor;
  std::string_view id, host, path, counts_as;
};
inline constexpr VendorInfo kVendors[] = {
#define TRIPTYCH_VENDOR(id, host, path, counts_as) {Vendor::id, #id, host, path, counts_as},
#include "practice/vendors.inc"
#undef TRIPTYCH_VENDOR
};
constexpr const VendorInfo& info_of(Vendor vendor) { return kVendors[static_cast<int>(vendor)]; }

}  // namespace triptych::practice
