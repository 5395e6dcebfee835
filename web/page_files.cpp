#include "page_files.h"

#include <algorithm>

namespace triptych::web {

void PageFiles::add(const std::string& name, const Bytes& data) {
  if (name.empty() || !data) return;
  // A file that is read again has the name of its first bytes, which nobody needs to hear the end
  // of.
  Owner& owner = owners_[name];
  const auto first = names_.find(owner);
  if (first != names_.end() && first->second == name) names_.erase(first);
  owner = data;
  names_.try_emplace(data, name);
}

std::string PageFiles::name_of(const Bytes& data) {
  if (!data) return "";
  if (const auto known = names_.find(data); known != names_.end()) return known->second;
  std::string name = "made-" + std::to_string(next_++);
  owners_[name] = data;
  names_.emplace(data, name);
  return name;
}

std::vector<std::string> PageFiles::take_gone() {
  std::vector<std::string> gone;
  auto at = owners_.lower_bound(look_from_);
  for (std::size_t left = std::min(kLooks, owners_.size()); left > 0; --left) {
    if (at == owners_.end()) at = owners_.begin();
    if (!at->second.expired()) {
      ++at;
      continue;
    }
    names_.erase(at->second);
    gone.push_back(at->first);
    at = owners_.erase(at);
  }
  look_from_ = at == owners_.end() ? "" : at->first;
  return gone;
}

}  // namespace triptych::web
