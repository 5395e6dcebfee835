// Parts of a page that are more than one widget: panels, coloured notes, long texts in portions, a
// choice of one.
#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "widgets/layout.h"
#include "widgets/ui.h"

namespace triptych::ui {

// A panel: a named region with a surface behind it. Content is drawn by `body` at width - 2 * kPad.
template <class Body>
float panel(Ui& ui, std::string_view key, const std::string& name, float x, float y, float width,
            Body body, ItemRole role = ItemRole::group) {
  const Ui::Area area = ui.begin(role, key, name, {x, y, width, 0});
  const float height = body(kPad, kPad, width - 2 * kPad) + 2 * kPad;
  ui.layer(0);
  ui.fill({0, 0, width, height}, ui.theme.surface, kRadius + 2);
  ui.stroke({0, 0, width, height}, ui.theme.border, kRadius + 2);
  ui.layer(2);
  ui.end(area, height);
  return height;
}

// A coloured box with an icon and words: errors (role alert), warnings, hints.
enum class Tone { info, warning, danger };
inline constexpr float kCalloutLine = 21;  // height of a line in it
float callout(Ui& ui, std::string_view key, float x, float y, float width, Tone tone,
              const std::string& title, const std::string& words, ItemRole role = ItemRole::group);

// The same around anything: `body(x, y, width)` draws it and returns its height.
float callout_around(Ui& ui, std::string_view key, float x, float y, float width, Tone tone,
                     const std::string& title, ItemRole role,
                     const std::function<float(float, float, float)>& body);
// Words with faces, e.g. code among prose. Returns the height.
float rich_paragraph(Ui& ui, std::string_view key, float x, float y, float width,
                     const std::vector<Span>& spans, const TextStyle& style = {});

// Long lists and texts are shown in portions. How many of `all` are shown under this key: `first`
// until a person asks for more.
std::size_t portion_of(const Ui& ui, std::string_view key, std::size_t all, std::size_t first);
// The button that shows as many more; nothing when all are shown. Returns its height and gap.
float draw_rest(Ui& ui, std::string_view key, float x, float y, float width, std::size_t shown,
                std::size_t all);
// A text of any length, as far as it is shown.
float long_paragraph(Ui& ui, std::string_view key, float x, float y, float width,
                     std::string_view words, const TextStyle& style);

// A titled field; typed text is the caller's to keep.
std::optional<std::string> labelled_field(Ui& ui, std::string_view key, const std::string& label,
                                          const std::string& value, Rect rect,
                                          std::uint32_t state = 0,
                                          std::string hints = "inputmode=numeric;autocomplete=off");
// A slider between 0 and `most`; the new value when it was moved.
std::optional<double> slider(Ui& ui, std::string_view key, const std::string& label, double value,
                             double most, Rect rect);

// One of a few, as chips that wrap; chosen_now(choice) is called when one is pressed. Returns the
// height.
template <class Choice, class Chosen>
float radio_chips(Ui& ui, float x, float y, float width,
                  std::initializer_list<std::pair<Choice, const char*>> choices, Choice chosen,
                  const char* label, Chosen chosen_now,
                  std::optional<Choice> barred = std::nullopt) {
  const Ui::Area group = ui.begin(ItemRole::group, label, tr(label), {x, y, width, 0});
  float pen = 0, row = 0;
  for (const auto& [choice, key] : choices) {
    ButtonSpec chip{key, tr(key), ButtonLook::chip};
    chip.role = ItemRole::radio;
    if (choice == chosen) chip.state = kSelected | kChecked;
    if (choice == barred) chip.state |= kDisabled;
    const float wide = ui.button_width(chip);
    if (pen > 0 && pen + wide > width) pen = 0, row += kControl + 8;
    if (ui.button(chip, {pen, row, wide, kControl})) chosen_now(choice);
    pen += wide + 8;
  }
  ui.end(group, row + kControl);
  return row + kControl;
}

}  // namespace triptych::ui
