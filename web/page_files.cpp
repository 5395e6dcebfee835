#include "page_files.h"

namespace triptych::web {

void PageFiles::add(const std::string& name, const Bytes& data) {
  if (name.empty() || !data) return;
  // A file that is read again has the name of its first bytes, which nobody needs to hear the end
  // of.
  std::erase_if(known_, [&](const Known& known) { return known.name == name; });
  known_.push_back({data, name});
}

std::string PageFiles::name_of(const Bytes& data) {
  if (!data) return "";
  for (const Known& known : known_) {
    if (known.data.lock() == data) return known.name;
  }
  std::string name = "made-" + std::to_string(next_++);
  known_.push_back({data, name});
  return name;
}

std::vector<std::string> PageFiles::take_gone() {
  std::vector<std::string> gone;
  std::erase_if(known_, [&](const Known& known) {
    if (!known.data.expired()) return false;
    gone.push_back(known.name);
    return true;
  });
  return gone;
}

}  // namespace triptych::web
