// The drawing table of one frame: where we are, what is drawn, what is registered. Views receive a
// Ui and call its widgets; every widget draws itself and names itself in the registry at once.
//
// Coordinates given to widgets are CSS pixels in the current container (its scrolled content).
// Views always count from the left; in a container that runs from right to left everything they
// place is mirrored, so that one layout serves both directions.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "widgets/icons.h"
#include "widgets/item_registry.h"
#include "widgets/text_engine.h"
#include "widgets/text_layout.h"
#include "widgets/theme.h"

namespace triptych::ui {

struct TextStyle {
  Face face = Face::regular;
  float px = kText;
  ImU32 colour = 0;  // 0 = theme text
  float line = 0;    // line height in pixels; 0 = px * kLine, rounded
};

enum class ButtonLook { primary, secondary, ghost, danger, chip, tab };

struct ButtonSpec {
  std::string_view key;
  std::string label;  // the accessible name; drawn unless `icon_only`
  ButtonLook look = ButtonLook::secondary;
  Icon icon = Icon::none;
  std::uint32_t state = 0;  // kDisabled, kSelected, kExpandable | kExpanded, kCurrent
  bool icon_only = false;
  std::string description{};
  std::string text{};  // drawn instead of the label (which then says more)
  ItemRole role = ItemRole::button;
  bool menu = false;  // a chevron at its end: it opens something
};

struct FieldSpec {
  std::string_view key;
  std::string label;  // the accessible name
  const std::string* value = nullptr;
  std::string placeholder{};
  std::string description{};
  std::string hints{};
  std::uint32_t state = 0;
  bool bare = false;  // what it stands in has the frame
};

class Ui {
 public:
  Ui(ItemRegistry& registry, TextEngine& engine, const Theme& colours, float pixel_density);

  ItemRegistry& items;
  TextEngine& text;
  const Theme& theme;
  const float density;
  ImDrawList* list = nullptr;

  // --- containers ---
  struct Area {
    ItemId id = 0;
    std::size_t index = 0;  // of its Item
    Rect rect;
    bool clipped = false;
  };
  // rect.w = 0: up to the edge of the container.
  Area begin(ItemRole role, std::string_view key, std::string name, Rect rect,
             std::uint32_t state = 0);
  void end(const Area& area, float height);  // the container's height is known now
  void end_scroll(const Area& area, float content_height);
  Item& item_of(const Area& area) { return items.item(area.index); }
  ItemId id(std::string_view key) const { return child_id(items.container(), key); }
  // Top left corner on the screen of something `w` wide at (x, y).
  ImVec2 screen(float x, float y, float w = 0) const {
    return {origin_.x + (mirrored_ ? width_ - x - w : x), origin_.y + y};
  }
  bool mirrored() const { return mirrored_; }
  Rect clip() const;  // visible part of the current container, in its own coordinates

  // --- drawing without meaning (decoration of something registered elsewhere) ---
  void layer(int depth);  // 0 = panels, 1 = things on panels, 2 = text and icons
  void fill(Rect rect, ImU32 colour, float radius = 0);
  void stroke(Rect rect, ImU32 colour, float radius = 0, float thickness = 1);
  void icon(Icon which, float x_centre, float y_centre, float size, ImU32 colour);
  void paint(float x, float baseline, const TextStyle& style, std::string_view words);
  // One line, cut with an ellipsis at `width`; vertically centred on y_centre. Returns the drawn
  // width.
  float paint_line(float x, float y_centre, float width, const TextStyle& style,
                   std::string_view words);
  void paint_block(float x, float y, float width, const TextBlock& block,
                   const std::vector<Span>& spans, const TextStyle& style,
                   const std::vector<ImU32>* span_colours = nullptr);
  float measure(const TextStyle& style, std::string_view words);

  // --- things to read; all return their height ---
  float paragraph(std::string_view key, float x, float y, float width, std::string_view words,
                  const TextStyle& style = {}, ItemRole role = ItemRole::text);
  float heading(std::string_view key, float x, float y, float width, int level,
                std::string_view words);
  float caption(std::string_view key, float x, float y, float width, std::string_view words);

  // --- things to act on ---
  bool button(const ButtonSpec& spec, Rect rect);
  float button_width(const ButtonSpec& spec);  // what its label needs
  bool link(std::string_view key, std::string label, std::string href, float x, float y,
            const TextStyle& style);
  // The new value when the person typed one this frame.
  std::optional<std::string> text_field(const FieldSpec& spec, Rect rect,
                                        ItemRole role = ItemRole::text_field);
  std::optional<std::string> select(std::string_view key, std::string label,
                                    const std::vector<std::pair<std::string, std::string>>& options,
                                    const std::string& chosen, Rect rect);
  bool checkbox(std::string_view key, std::string label, bool on, Rect rect);

  // --- pointer ---
  bool hovered(Rect rect) const;
  bool pressed() const { return mouse_down_; }

  // --- overlays: drawn last, above everything; they hide the text of fields below them ---
  void overlay(std::function<void(Ui&)> draw) { overlays_.push_back(std::move(draw)); }
  void run_overlays();
  void cover(Rect screen_rect) { covers_.push_back(screen_rect); }
  const std::vector<Rect>& covers() const { return covers_; }
  void set_last_covers(const std::vector<Rect>* covers) { last_covers_ = covers; }
  void finish();  // merges the layers

  bool animating = false;   // something moves: another frame is wanted
  bool unsettled = false;   // a size was not known: laid out again before it is shown
  bool unfinished = false;  // there is more to lay out, in another turn
  // How much of long lists and texts is shown, where more was asked for; kept between frames by
  // whoever makes the Ui.
  using Portions = std::map<std::string, std::size_t, std::less<>>;
  Portions* portions = nullptr;
  // Of containers that do not lie inside a place, such as overlays.
  std::uint32_t direction = kLeftToRight;
  bool motion = true;           // false: the person asked for less of it
  double seconds = 0;           // for motion only
  float small = kSmallControl;  // height of secondary controls; a finger needs more

 private:
  void leave();  // the current container
  void paint_mixed(ImVec2 at, const TextBlock& block, const TextLine& line,
                   const std::vector<Span>& spans, float px,
                   const std::function<ImU32(std::size_t)>& colour_of);
  void frame_field(const Rect& rect, std::uint32_t state, ItemId id);
  bool is_covered(const Rect& rect) const;
  void paint_covered(const Rect& rect, const std::string& value, ItemRole role);
  ItemId add(Item item, std::string_view key);

  struct Place {
    ImVec2 origin;
    float width;
    bool mirrored;
  };
  ImVec2 origin_{};
  float width_ = 0;        // of the current container
  bool mirrored_ = false;  // it runs from right to left
  std::vector<Place> saved_;
  std::vector<std::function<void(Ui&)>> overlays_;
  std::vector<Rect> covers_;
  const std::vector<Rect>* last_covers_ = nullptr;
  bool in_overlay_ = false;
  bool mouse_down_ = false;
  int layer_ = 2;
};

float line_height_of(const TextStyle& style);

}  // namespace triptych::ui
