#include "results/align.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "results/values.h"

namespace triptych::results {
namespace {

constexpr double kAlike = 0.6;
constexpr std::size_t kMaxForLikeness = 200;  // elements; beyond that only equal names meet

// Keys that name a thing, best first.
constexpr std::string_view kNameKeys[] = {"name", "label", "title", "what", "description",
                                          "item", "id",    "key",   "code"};

using Lists = std::vector<const Json*>;

std::string name_in(const Json& element, const std::string& key) {
  if (element.is_string()) return folded(element.get_ref<const std::string&>());
  const Json& name = at(element, key);
  return name.is_string() ? folded(name.get_ref<const std::string&>()) : std::string();
}

// How many elements of other lists have their name in the first list that has any.
std::size_t matches(const Lists& lists, const std::string& key) {
  std::set<std::string> first;
  std::size_t count = 0;
  for (const Json* list : lists) {
    if (list == nullptr || list->empty()) continue;
    const bool is_first = first.empty();
    for (const Json& element : *list) {
      const std::string name = name_in(element, key);
      if (name.empty()) continue;
      if (is_first) {
        first.insert(name);
      } else {
        count += first.contains(name) ? 1 : 0;
      }
    }
  }
  return count;
}

// The key whose texts meet most often; nullopt when the elements have no texts.
std::optional<std::string> name_key(const Lists& lists) {
  std::set<std::string> keys;
  bool texts = false;
  for (const Json* list : lists) {
    if (list == nullptr) continue;
    for (const Json& element : *list) {
      texts = texts || element.is_string();
      if (!element.is_object() || keys.size() > 50) continue;
      for (const auto& [key, value] : element.items()) {
        if (value.is_string()) keys.insert(key);
      }
    }
  }
  if (texts) return "";
  std::optional<std::string> best;
  std::size_t most = 0;
  for (const std::string_view known : kNameKeys) {
    if (!keys.contains(std::string(known))) continue;
    const std::size_t count = matches(lists, std::string(known));
    if (!best || count > most) {
      best = std::string(known);
      most = count;
    }
  }
  return best;
}

std::vector<AlignedRow> by_position(const Lists& lists) {
  std::size_t longest = 0;
  for (const Json* list : lists) longest = std::max(longest, list == nullptr ? 0 : list->size());
  std::vector<AlignedRow> slots(longest, AlignedRow(lists.size()));
  for (std::size_t a = 0; a < lists.size(); ++a) {
    for (std::size_t i = 0; lists[a] != nullptr && i < lists[a]->size(); ++i) slots[i][a] = i;
  }
  return slots;
}

class Aligner {
 public:
  Aligner(const Lists& lists, std::string key) : lists_(lists), key_(std::move(key)) {}

  std::vector<AlignedRow> run() {
    for (std::size_t a = 0; a < lists_.size(); ++a) {
      if (lists_[a] != nullptr) place(a, *lists_[a]);
    }
    return std::move(slots_);
  }

 private:
  // Equal names first, then like ones, then nameless ones by position; the rest is new.
  void place(std::size_t answer, const Json& list) {
    std::vector<bool> placed(list.size());
    std::multimap<std::string, std::size_t> free;
    for (std::size_t s = 0; s < slots_.size(); ++s) free.emplace(names_[s], s);
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string name = name_in(list[i], key_);
      const auto slot = name.empty() ? free.end() : free.lower_bound(name);
      if (slot == free.end() || slot->first != name) continue;
      slots_[slot->second][answer] = i;
      placed[i] = true;
      free.erase(slot);
    }
    if (slots_.size() <= kMaxForLikeness && list.size() <= kMaxForLikeness) {
      place_alike(answer, list, placed);
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (placed[i]) continue;
      const std::string name = name_in(list[i], key_);
      const bool here =
          i < slots_.size() && !slots_[i][answer] && (name.empty() || names_[i].empty());
      if (here) {
        slots_[i][answer] = i;
      } else {
        slots_.emplace_back(lists_.size());
        slots_.back()[answer] = i;
        names_.push_back(name);
      }
    }
  }

  void place_alike(std::size_t answer, const Json& list, std::vector<bool>& placed) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string name = placed[i] ? std::string() : name_in(list[i], key_);
      if (name.empty()) continue;
      double best = kAlike;
      std::optional<std::size_t> found;
      for (std::size_t s = 0; s < slots_.size(); ++s) {
        if (slots_[s][answer]) continue;
        const double alike = likeness(name, names_[s]);
        if (alike < best || (found && alike == best)) continue;
        best = alike;
        found = s;
      }
      if (!found) continue;
      slots_[*found][answer] = i;
      placed[i] = true;
    }
  }

  const Lists& lists_;
  std::string key_;
  std::vector<AlignedRow> slots_;
  std::vector<std::string> names_;  // of each slot's first element
};

}  // namespace

double likeness(std::string_view a, std::string_view b) {
  a = a.substr(0, 100);
  b = b.substr(0, 100);
  if (a == b) return 1;
  if (a.size() < 2 || b.size() < 2) return 0;
  std::map<std::string_view, int> pairs;
  for (std::size_t i = 0; i + 1 < a.size(); ++i) ++pairs[a.substr(i, 2)];
  std::size_t shared = 0;
  for (std::size_t i = 0; i + 1 < b.size(); ++i) {
    const auto found = pairs.find(b.substr(i, 2));
    if (found == pairs.end() || found->second == 0) continue;
    --found->second;
    ++shared;
  }
  return 2.0 * static_cast<double>(shared) / static_cast<double>(a.size() + b.size() - 2);
}

std::vector<AlignedRow> align_lists(const Lists& lists) {
  const auto key = name_key(lists);
  return key ? Aligner(lists, *key).run() : by_position(lists);
}

}  // namespace triptych::results
