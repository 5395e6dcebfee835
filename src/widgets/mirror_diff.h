// Turns the items of each frame into the few changes that the DOM mirror needs. Portable: the
// browser half (web/js/mirror/mirror.js) only carries the operations out.
//
// Promises: an unchanged frame gives ""; work is proportional to the items of this frame, never to
// kept children; elements are only moved when their order really changed, and then as few as
// possible (a moved element can lose the focus); text that only grew is sent as its tail.
//
// Operations, a JSON array in the order in which they must be carried out:
//   ["a",key,parent,previous,{props}]  add behind sibling `previous` (0: as first child)
//   ["m",key,parent,previous]          move
//   ["u",key,{props}]                  set the properties that changed
//   ["t",key,"tail",[spans]]           append to the last text, then append spans
//   ["x",key]                          remove with everything inside
//   ["y",key,top]                      scroll to
//   ["f",key]                          focus
// Properties: o role, s state, r [x,y,w,h], n name, v value, d description, p placeholder, h hints,
// f font px, l line px, c content height, e level, F face, S spans [[text,face,href],...].
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "widgets/item_registry.h"

namespace triptych::ui {

class MirrorDiff {
 public:
  // Whether values of fields count. While the program has yet to take what was typed, its items
  // still tell the value from before, which must not reach the field.
  enum class Values { write, hold };

  // The operations that turn the mirror of the last call into `items`; "" when there are none.
  std::string update(std::span<const Item> items, Values values = Values::write,
                     std::span<const ItemRegistry::ScrollRequest> scrolls = {}, ItemId focus = 0);

  // The person changed the field itself: the DOM already shows this value.
  void set_shown_value(ItemId id, std::string value);

  std::size_t size() const { return nodes_.size(); }

 private:
  using Key = std::uint32_t;  // the item's id; another number for ids used twice
  struct Node {
    Item item;
    Key parent = 0;
    std::vector<Key> children;
    std::uint64_t seen = 0;  // number of the frame that last listed it
  };
  struct Listed {  // children of one container as this frame tells them
    Key container = 0;
    std::size_t kept = 0;
    std::vector<Key> keys;
  };

  Key key_for(const Item& item);
  void list_items(std::span<const Item> items);
  void place_children(const Listed& listed, std::span<const Item> items);
  void add_node(Key key, Key parent, Key previous, const Item& item);
  void move_node(Key key, Key parent, Key previous);
  void change_node(Key key, const Item& item);
  bool append_text(Key key, const Item& old, const Item& item);
  void remove_missing();
  void forget(Key key);
  void add_requests(std::span<const ItemRegistry::ScrollRequest> scrolls, ItemId focus);

  std::unordered_map<Key, Node> nodes_;  // 0 is the page
  std::uint64_t frame_ = 0;
  Values values_ = Values::write;
  std::vector<Listed> listed_;                      // this frame, parents before children
  std::unordered_map<Key, std::size_t> listed_at_;  // container -> index in listed_
  std::unordered_map<Key, std::size_t> item_at_;    // key -> index in items
  std::vector<Key> suspects_;                       // were listed in the last frame; maybe gone
  std::string ops_;
};

// Positions of a longest rising run inside `places` (the elements that need not move).
std::vector<std::size_t> longest_rising(const std::vector<std::size_t>& places);

}  // namespace triptych::ui
