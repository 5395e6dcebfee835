// The list of everything on screen that a person can read or act on, in reading order. It is the
// one source for the DOM mirror (screen readers, keyboard, pointer, find, selection) and for tests.
//
// How input works: the mirror lays a real, transparent DOM element over every drawn widget. Clicks,
// keys and typing happen on those elements and come back here as Actions; the widget with that id
// takes its action in the next frame. So mouse, keyboard, touch and assistive technology share one
// path.
//
// Rectangles are CSS pixels, relative to the content origin of the parent item, so scrolling a
// region changes no item.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/line_diff.h"
#include "widgets/face.h"

namespace triptych::ui {

using ItemId = std::uint32_t;  // hash of the path of keys; 0 = the page itself

enum class ItemRole : std::uint8_t {
  // containers
  group,
  region,
  navigation,
  main,
  form,
  list,
  list_item,
  dialog,
  listbox,
  log,
  table,
  row,
  tab_list,
  tab_panel,
  toolbar,
  scroll,  // scroll: no role of its own, only scrolls
  // things to act on
  button,
  link,
  text_field,
  password,
  text_area,
  combo_field,
  select,
  option,
  checkbox,
  radio,
  tab,
  range,
  // things to read
  heading,
  text,
  image,
  alert,
  status,
  progress,
  cell,
  column_header,
  code,
  document,
};

enum ItemState : std::uint32_t {
  kDisabled = 1u << 0,
  kChecked = 1u << 1,
  kSelected = 1u << 2,
  kExpandable = 1u << 3,
  kExpanded = 1u << 4,
  kInvalid = 1u << 5,
  kScrolls = 1u << 6,  // container that scrolls vertically; content_height tells how far
  kModal = 1u << 7,    // everything outside is inert
  kHidden =
      1u << 8,  // text of a field covered by something on top: keep the element, hide its text
  kCurrent = 1u << 9,  // aria-current="page"
  kBusy = 1u << 10,
  kMultiline = 1u << 11,
  kFollowEnd =
      1u << 12,  // scroll region that stays at its end while content grows and the user is there
  kScrollsX = 1u << 13,
  kPressedOnDown = 1u << 14,
  kLeftToRight = 1u << 15,  // container whose content runs this way, whatever is around it;
  kRightToLeft = 1u << 16,  // without either it runs as its parent does
};

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  friend bool operator==(const Rect&, const Rect&) = default;
};

struct Span {
  std::string text;
  std::string href;  // a link when not empty (already checked: http, https or a fragment)
  Face face = Face::regular;
  LineMark mark = LineMark::same;  // words that were added or removed: <ins>, <del>
  friend bool operator==(const Span&, const Span&) = default;
};

struct Item {
  ItemId id = 0, parent = 0;
  ItemRole role = ItemRole::text;
  std::uint32_t state = 0;
  Rect rect;
  std::string name;         // accessible name; the text itself for text, heading, code
  std::string value;        // field value, link target, selected option, image description
  std::string description;  // extra words: hint or error of a field
  std::string placeholder;  // fields; select: options as "id\tlabel\n" lines
  // "key=value;..." DOM extras: autocomplete, inputmode, enterkeyhint, place, active (option id)
  std::string hints;
  float font_px = 0;  // size of the drawn text, so that DOM text lies exactly over it
  float line_px = 0;
  float content_height = 0;  // scrolling containers
  int level = 0;             // heading level
  Face face = Face::regular;
  std::vector<Span>
      spans;  // text, heading, cell, list_item: rich inline text; empty = `name` alone
  // Containers whose first children did not change since the last frame say how many, and do not
  // add them again: a transcript of 100,000 lines costs nothing per frame.
  std::size_t kept_children = 0;
  friend bool operator==(const Item&, const Item&) = default;
};

// What a person did to an item.
struct Action {
  enum class Kind : std::uint8_t {
    activate,
    text,
    submit,
    cancel,
    move_up,
    move_down,
    focus,
    blur,
    shortcut,  // of the page (item 0); text names it: "help", "switcher"
  } kind{};
  ItemId item = 0;
  std::string text;  // for Kind::text: the whole new value; select: the option id
};

class ItemRegistry {
 public:
  // --- the frame ---
  void begin_frame();
  std::uint64_t frame() const { return frame_; }
  // Adds an item under the current container and returns its id.
  ItemId add(Item item);
  // `mirrored`: views place things from the left edge as always, and find them laid out from the
  // right one, in a container of that width.
  void push_container(ItemId id, float width = 0, bool mirrored = false) {
    containers_.push_back({id, width, mirrored});
  }
  void pop_container() { containers_.pop_back(); }
  ItemId container() const { return containers_.empty() ? 0 : containers_.back().id; }
  const std::vector<Item>& items() const { return items_; }
  Item& item(std::size_t index) { return items_[index]; }  // to complete what add() began

  // --- input: pushed by the platform (or a test), taken by widgets ---
  void push_action(Action action) { actions_.push_back(std::move(action)); }
  bool has_actions() const { return !actions_.empty(); }
  std::optional<Action> take(ItemId id, Action::Kind kind);
  bool activated(ItemId id) { return take(id, Action::Kind::activate).has_value(); }
  void drop_stale_actions();  // end of frame: what nobody took is gone

  // --- scrolling: positions are the DOM's, told by the platform ---
  void set_scroll(ItemId id, float y, float x = 0);
  float scroll(ItemId id) const;
  float scroll_x(ItemId id) const;
  struct ScrollRequest {
    ItemId id = 0;
    float y = 0;
  };
  void request_scroll(ItemId id, float y) { scroll_requests_.push_back({id, y}); }
  std::vector<ScrollRequest> take_scroll_requests() { return std::exchange(scroll_requests_, {}); }

  // --- focus: the DOM's; views may ask for it ---
  ItemId focused() const { return focused_; }
  void set_focused(ItemId id) { focused_ = id; }
  void request_focus(ItemId id) { focus_request_ = id; }
  ItemId take_focus_request() { return std::exchange(focus_request_, 0); }

  // --- tests ---
  const Item* find(ItemRole role, std::string_view name) const;

 private:
  std::vector<Item> items_;
  struct Container {
    ItemId id = 0;
    float width = 0;
    bool mirrored = false;
  };
  std::vector<Container> containers_;
  std::vector<Action> actions_;
  std::vector<ScrollRequest> scroll_requests_;
  std::unordered_map<ItemId, std::pair<float, float>> scrolls_;
  ItemId focused_ = 0, focus_request_ = 0;
  std::uint64_t frame_ = 0;
};

// Stable id of `key` inside `parent` (FNV-1a).
ItemId child_id(ItemId parent, std::string_view key);

}  // namespace triptych::ui
