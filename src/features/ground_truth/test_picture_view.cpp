// The dialog of a picture with known numbers: what it shows, how hard it is made to read, and how
// it looks right now.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/ground_truth/ground_truth_ui.h"
#include "features/ground_truth/ground_truth_update.h"
#include "features/media_prep/prepare_view_internal.h"
#include "widgets/modal.h"

namespace triptych::ui {
namespace {

constexpr float kDialogFoot = 72, kWidestDialog = 1080, kBesidePicture = 720;
constexpr float kSliderRow = 58;

using truth::PictureKind;
using truth::TestPicture;

void wish(Frame& f, const TestPicture& picture) { f.out.push_back(TestPictureWished{picture}); }

std::string text_of(double number) {
  const bool whole = number == static_cast<int>(number);
  return whole ? std::to_string(static_cast<int>(number)) : dump_json(Json(number));
}

struct SliderSpec {
  const char* key;
  double value, least, most, step;
  std::string words;  // of the value
};

// A titled slider; its value stands beside the title.
std::optional<double> draw_slider(Ui& ui, const SliderSpec& spec, float y, float width) {
  const std::string label = tr(spec.key);
  TextStyle style;
  style.px = kSmall;
  const float wide = ui.measure(style, spec.words) + 2;
  ui.paint_line(0, y + 12, width - wide - 8, style, label);
  style.face = Face::medium;
  ui.paint_line(width - wide, y + 12, wide, style, spec.words);
  Item item;
  item.id = ui.id(spec.key);
  item.role = ItemRole::range;
  item.name = label;
  item.value = text_of(spec.value);
  item.description = spec.words;
  item.hints =
      "min=" + text_of(spec.least) + ";max=" + text_of(spec.most) + ";step=" + text_of(spec.step);
  item.rect = {0, y + 24, width, 28};
  const Rect at = item.rect;
  const ItemId id = ui.items.add(std::move(item));
  const auto share = static_cast<float>(
      std::clamp((spec.value - spec.least) / (spec.most - spec.least), 0.0, 1.0));
  const float middle = at.y + at.h / 2, knob = 8 + share * (at.w - 16);
  const bool both = spec.least < 0;  // filled from its 0, which is in the middle
  const float from = both ? at.w / 2 : 0.0f;
  ui.fill({0, middle - 2, at.w, 4}, ui.theme.field_border, 2);
  ui.fill({std::min(from, knob), middle - 2, std::abs(knob - from), 4}, ui.theme.accent, 2);
  ui.fill({knob - 8, middle - 8, 16, 16}, ui.theme.accent, 8);
  const auto moved = ui.items.take(id, Action::Kind::text);
  if (!moved) return std::nullopt;
  return std::strtod(moved->text.c_str(), nullptr);
}

float draw_kinds(Frame& f, Ui& ui, float y, float width) {
  const Ui::Area group = ui.begin(ItemRole::group, "kinds", tr("truth.kind"), {0, y, width, 0});
  Flow flow{0, 0, width};
  for (const PictureKind kind : {PictureKind::bar, PictureKind::line, PictureKind::pie,
                                 PictureKind::grouped, PictureKind::receipt}) {
    ButtonSpec chip{name_of(kind), kind_words(kind), ButtonLook::chip};
    chip.role = ItemRole::radio;
    if (kind == f.ground_truth.test_picture.kind) chip.state = kSelected | kChecked;
    if (ui.button(chip, flow.next(ui.button_width(chip), ui.small))) {
      TestPicture picture = f.ground_truth.test_picture;
      picture.kind = kind;
      wish(f, picture);
    }
  }
  ui.end(group, flow.bottom());
  return flow.bottom() + 12;
}

float draw_seed(Frame& f, Ui& ui, float y, float width) {
  TestPicture picture = f.ground_truth.test_picture;
  std::string& typed = f.ground_truth_ui.test_seed;
  const auto read = [](const std::string& text) -> std::optional<std::uint32_t> {
    std::uint32_t seed = 0;
    const char* end = text.data() + text.size();
    const auto [at, problem] = std::from_chars(text.data(), end, seed);
    if (text.empty() || problem != std::errc() || at != end) return std::nullopt;
    return seed;
  };
  // What is typed stays until it is a seed; then the seed is shown.
  const auto of_typed = read(typed);
  if (of_typed != picture.seed && (of_typed || f.ground_truth_ui.test_seed_shown != picture.seed))
    typed = std::to_string(picture.seed);
  f.ground_truth_ui.test_seed_shown = picture.seed;
  ButtonSpec other{"shuffle", tr("truth.new_seed"), ButtonLook::secondary, Icon::refresh};
  const float wide = ui.button_width(other);
  const std::uint32_t state = read(typed) ? 0u : std::uint32_t{kInvalid};
  const float field = std::max(90.0f, width - wide - 10);
  if (auto text = labelled_field(ui, "seed", tr("truth.seed"), typed, {0, y, field, 66}, state)) {
    typed = *text;
    if (const auto seed = read(typed)) {
      picture.seed = *seed;
      wish(f, picture);
    }
  }
  if (ui.button(other, {field + 10, y + 22, wide, kControl}))
    f.out.push_back(TestPictureShuffled{});
  return 66 + 12;
}

float draw_content(Frame& f, Ui& ui, float y, float width) {
  const float top = y;
  TestPicture picture = f.ground_truth.test_picture;
  const SliderSpec values{"truth.values",
                          static_cast<double>(picture.values),
                          truth::kFewestValues,
                          static_cast<double>(truth::most_values(picture.kind)),
                          1,
                          std::to_string(picture.values)};
  if (const auto moved = draw_slider(ui, values, y, width)) {
    picture.values = static_cast<int>(*moved);
    wish(f, picture);
  }
  y += kSliderRow;
  if (picture.kind == PictureKind::receipt) return y - top;
  if (ui.checkbox("numbers", tr("truth.numbers"), picture.numbers, {0, y, width, kControl})) {
    picture.numbers = !picture.numbers;
    wish(f, picture);
  }
  return y + kControl - top;
}

float draw_type(Frame& f, Ui& ui, float y, float width) {
  TestPicture picture = f.ground_truth.test_picture;
  TextStyle style;
  style.px = kSmall;
  ui.paint_line(0, y + 12, width, style, tr("truth.type"));
  const std::vector<std::pair<std::string, std::string>> types{{"png", "PNG"}, {"jpeg", "JPEG"}};
  const bool jpeg = picture.nuisance.quality > 0;
  if (auto picked = ui.select("type", tr("truth.type"), types, jpeg ? "jpeg" : "png",
                              {0, y + 26, width, kControl})) {
    picture.nuisance.quality = *picked == "jpeg" ? 60 : 0;
    wish(f, picture);
  }
  y += 26 + kControl + 12;
  if (!jpeg) return 26 + kControl + 12;
  const SliderSpec quality{"truth.quality",
                           static_cast<double>(picture.nuisance.quality),
                           1,
                           100,
                           1,
                           std::to_string(picture.nuisance.quality)};
  if (const auto moved = draw_slider(ui, quality, y, width)) {
    picture.nuisance.quality = std::max(1, static_cast<int>(*moved));
    wish(f, picture);
  }
  return 26 + kControl + 12 + kSliderRow;
}

float draw_nuisance(Frame& f, Ui& ui, float y, float width) {
  const float top = y;
  TestPicture picture = f.ground_truth.test_picture;
  truth::Nuisance& n = picture.nuisance;
  y += ui.heading("nuisance", 0, y, width, 3, tr("truth.nuisance")) + 6;
  const SliderSpec rotation{"truth.rotation",
                            static_cast<double>(n.rotation),
                            -truth::kMostRotation,
                            truth::kMostRotation,
                            1,
                            tr("truth.degrees", {std::to_string(n.rotation)})};
  const SliderSpec blur{"truth.blur",     n.blur, 0,
                        truth::kMostBlur, 0.5,    tr("truth.pixels", {text_of(n.blur)})};
  const SliderSpec contrast{"truth.contrast",
                            static_cast<double>(n.contrast),
                            truth::kLeastContrast,
                            100,
                            1,
                            tr("truth.percent", {std::to_string(n.contrast)})};
  if (const auto moved = draw_slider(ui, rotation, y, width)) {
    n.rotation = static_cast<int>(*moved);
    wish(f, picture);
  }
  if (const auto moved = draw_slider(ui, blur, y + kSliderRow, width)) {
    n.blur = *moved;
    wish(f, picture);
  }
  if (const auto moved = draw_slider(ui, contrast, y + 2 * kSliderRow, width)) {
    n.contrast = static_cast<int>(*moved);
    wish(f, picture);
  }
  y += 3 * kSliderRow;
  y += draw_type(f, ui, y, width);
  return y - top;
}

float draw_fields(Frame& f, Ui& ui, float x, float y, float width) {
  const Ui::Area form = ui.begin(ItemRole::group, "fields", tr("truth.fields"), {x, y, width, 0});
  float row = draw_kinds(f, ui, 0, width);
  row += draw_seed(f, ui, row, width);
  row += draw_content(f, ui, row, width) + 10;
  row += draw_nuisance(f, ui, row, width);
  ui.end(form, row);
  return row;
}

float draw_preview(Frame& f, Ui& ui, Rect room) {
  const TestPictureDialog& dialog = *f.ground_truth.test_dialog;
  ui.fill(room, ui.theme.code_background, 8);
  const Picture& shown = dialog.shown;
  if (shown.texture != 0) {
    const auto w = static_cast<float>(shown.width), h = static_cast<float>(shown.height);
    const float scale = std::min({(room.w - 16) / w, (room.h - 16) / h, 1.0f});
    const Rect at{room.x + (room.w - w * scale) / 2, room.y + (room.h - h * scale) / 2, w * scale,
                  h * scale};
    Item item;
    item.id = ui.id("preview");
    item.role = ItemRole::image;
    item.name = words_of(dialog.drawn);
    item.rect = at;
    ui.items.add(std::move(item));
    const ImVec2 a = ui.screen(at.x, at.y, at.w);
    ui.list->AddImage(static_cast<ImTextureID>(shown.texture), a, {a.x + at.w, a.y + at.h});
  }
  ui.stroke(room, ui.theme.border, 8);
  std::string facts = tr("prepare.working");
  if (dialog.ready()) facts = facts_of_file(dialog.made);
  if (!dialog.problem_key.empty()) facts = tr(dialog.problem_key);
  TextStyle style;
  style.px = kTiny;
  style.colour = dialog.problem_key.empty() ? ui.theme.muted : ui.theme.danger;
  return room.h + 8 +
         ui.paragraph("facts", room.x, room.y + room.h + 8, room.w, facts, style,
                      dialog.problem_key.empty() ? ItemRole::text : ItemRole::alert);
}

float draw_body(Frame& f, Ui& ui, float width) {
  float y = 4 + ui.caption("about", 0, 4, width, tr("truth.dialog_hint")) + 12;
  if (width >= kBesidePicture) {
    constexpr float kFields = 320;
    const float left = width - kFields - 28;
    const float fields = draw_fields(f, ui, 0, y, kFields);
    const float tall = std::min(left * 0.75f, std::max(240.0f, fields - 40));
    const float preview = draw_preview(f, ui, {kFields + 28, y, left, tall});
    return y + std::max(fields, preview);
  }
  y += draw_preview(f, ui, {0, y, width, width * 0.68f}) + 14;
  return y + draw_fields(f, ui, 0, y, width);
}

void draw_test_foot(Frame& f, Ui& ui, float y, float width) {
  ui.fill({0, y, width, 1}, ui.theme.border);
  const bool ready = f.ground_truth.test_dialog->ready();
  const bool narrow = width < 560;
  float x = 24;
  const auto button = [&](const char* key, ButtonLook look, Icon icon, Event event) {
    ButtonSpec spec{key, tr(key), look, narrow && look != ButtonLook::primary ? Icon::none : icon};
    if (narrow) spec.text = tr(std::string(key) + ".short");
    if (!ready) spec.state = kDisabled;
    const float wide = ui.button_width(spec);
    if (ui.button(spec, {x, y + (kDialogFoot - kControl) / 2, wide, kControl}))
      f.out.push_back(event);
    x += wide + 8;
  };
  button("truth.use", ButtonLook::primary, Icon::none, TestPictureUsed{});
  button("truth.save_picture", ButtonLook::secondary, Icon::download, TestPictureSaved{false});
  button("truth.save_truth", ButtonLook::secondary, Icon::download, TestPictureSaved{true});
}

}  // namespace

void draw_test_picture(Frame& f) {
  f.ui.overlay([&f](Ui& ui) {
    if (!f.ground_truth.test_dialog) return;
    const auto found = f.local.heights.find("test_picture");
    const float needed = found == f.local.heights.end() ? 560 : found->second;
    const std::string title = tr("truth.title");
    const Modal sheet = begin_modal(ui, "test_picture", title, kWidestDialog,
                                    kModalHead + needed + kDialogFoot + 8);
    if (draw_modal_head(ui, title, sheet.width)) f.out.push_back(TestPictureClosed{});
    const Rect room{0, kModalHead, sheet.width, sheet.area.rect.h - kModalHead - kDialogFoot};
    const Ui::Area body = ui.begin(ItemRole::scroll, "body", "", room, kScrolls);
    const Ui::Area inner = ui.begin(ItemRole::group, "inner", "", {24, 0, sheet.width - 48, 0});
    const float y = draw_body(f, ui, inner.rect.w);
    ui.end(inner, y);
    ui.end_scroll(body, y + 8);
    if (y != needed) {
      f.local.heights["test_picture"] = y;
      ui.animating = true;  // one more frame at the right height
    }
    draw_test_foot(f, ui, sheet.area.rect.h - kDialogFoot, sheet.width);
    ui.end(sheet.area, sheet.area.rect.h);
  });
}

}  // namespace triptych::ui
