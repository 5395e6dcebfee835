#include "widgets/item_registry.h"

#include <algorithm>
#include <utility>

namespace triptych::ui {

ItemId child_id(ItemId parent, std::string_view key) {
  std::uint32_t hash = 2166136261u ^ (parent * 0x9E3779B9u);
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash == 0 ? 1 : hash;
}

void ItemRegistry::begin_frame() {
  items_.clear();
  containers_.clear();
  ++frame_;
}

ItemId ItemRegistry::add(Item item) {
  item.parent = container();
  if (!containers_.empty() && containers_.back().mirrored)
    item.rect.x = containers_.back().width - item.rect.x - item.rect.w;
  const ItemId id = item.id;
  items_.push_back(std::move(item));
  return id;
}

std::optional<Action> ItemRegistry::take(ItemId id, Action::Kind kind) {
  // The newest text wins: earlier values of the same field are already out of date.
  std::optional<Action> taken;
  std::erase_if(actions_, [&](Action& action) {
    if (action.item != id || action.kind != kind) return false;
    taken = std::move(action);
    return true;
  });
  return taken;
}

void ItemRegistry::drop_stale_actions() { actions_.clear(); }

void ItemRegistry::set_scroll(ItemId id, float y, float x) { scrolls_[id] = {y, x}; }

float ItemRegistry::scroll(ItemId id) const {
  const auto found = scrolls_.find(id);
  return found == scrolls_.end() ? 0.0f : found->second.first;
}

float ItemRegistry::scroll_x(ItemId id) const {
  const auto found = scrolls_.find(id);
  return found == scrolls_.end() ? 0.0f : found->second.second;
}

const Item* ItemRegistry::find(ItemRole role, std::string_view name) const {
  const auto found = std::ranges::find_if(
      items_, [&](const Item& item) { return item.role == role && item.name == name; });
  return found == items_.end() ? nullptr : &*found;
}

}  // namespace triptych::ui
