#include "practice/truth.h"

#include <string>

#include "base/sha256.h"

namespace triptych::assets {

// [{name, size, sha256, truth}]; made by practice/truth.cmake.
std::string_view practice_truth();

}  // namespace triptych::assets

namespace triptych::practice {

const Json* truth_of(std::string_view bytes) {
  static const Json samples = parse_json(assets::practice_truth()).value_or(Json::array());
  std::string hash;  // only when the size fits: 20 MB need not be hashed to be unknown
  for (const Json& sample : samples) {
    if (number_at(sample, "size") != static_cast<double>(bytes.size())) continue;
    if (hash.empty()) hash = sha256_hex(bytes);
    if (string_at(sample, "sha256") == hash) return &at(sample, "truth");
  }
  return nullptr;
}

}  // namespace triptych::practice
