// Names that people give to facts ("store_name", "vendor", "shop" for the merchant) and where the
// fact is found (practice/facts.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace triptych::practice {

// "Store-Name" -> "storename"
std::string plain_name(std::string_view name);

// Names of facts to try for a property, the best first; the name itself comes before all of them.
const std::vector<std::string>& fact_names(const std::string& plain);

}  // namespace triptych::practice
