#include "features/kept_files.h"

#include <utility>

namespace triptych {

std::string KeptFiles::id_of(const Bytes& data) const {
  if (!data) return "";
  const auto found = known_.find(data);
  return found == known_.end() ? "" : found->second;
}

void KeptFiles::add(const Bytes& data, std::string id) {
  if (!data || id.empty()) return;
  known_.try_emplace(data, std::move(id));
  if (known_.size() < 2 * swept_at_ + 16) return;
  std::erase_if(known_, [](const auto& entry) { return entry.first.expired(); });
  swept_at_ = known_.size();
}

}  // namespace triptych
