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
#include "features/view.h"
#include "widgets/modal.h"

namespace triptych::ui {
namespace {

constexpr float kDialogFoot = 72, kWidestDialog = 1080, kBesidePicture = 720;
constexpr float kUsualHeight = 560;  // of the body, until it was measured
constexpr float kSide = 24;          // room beside the body
constexpr float kNarrowFoot = 560;   // its buttons have short words there
// A slider: its words, itself, and the next one's row; in pixels from the top of its row.
constexpr float kSliderWords = 12, kSliderTop = 24, kSliderHigh = 28, kSliderRow = 58;
constexpr float kKnob = 8;  // half of it
constexpr float kLeastSeed = 90;
constexpr float kTypeWords = 26;  // height of the words above the choice
// Fields beside the picture; the picture is at least so high, or ends so far above their end.
constexpr float kFields = 320, kBetweenColumns = 28, kLeastPreview = 240, kAboveEnd = 40;
constexpr float kPreviewBeside = 0.75f, kPreviewAbove = 0.68f;  // height of its width
constexpr float kPreviewRadius = 8;

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
  ui.paint_line(0, y + kSliderWords, width - wide - kGap, style, label);
  style.face = Face::medium;
  ui.paint_line(width - wide, y + kSliderWords, wide, style, spec.words);
  Item item;
  item.id = ui.id(spec.key);
  item.role = ItemRole::range;
  item.name = label;
  item.value = text_of(spec.value);
  item.description = spec.words;
  item.hints =
      "min=" + text_of(spec.least) + ";max=" + text_of(spec.most) + ";step=" + text_of(spec.step);
  item.rect = {0, y + kSliderTop, width, kSliderHigh};
  const Rect at = item.rect;
  const ItemId id = ui.items.add(std::move(item));
  const auto share = static_cast<float>(
      std::clamp((spec.value - spec.least) / (spec.most - spec.least), 0.0, 1.0));
  const float middle = at.y + at.h / 2, knob = kKnob + share * (at.w - 2 * kKnob);
  const bool both = spec.least < 0;  // filled from its 0, which is in the middle
  const float from = both ? at.w / 2 : 0.0f;
  ui.fill({0, middle - 2, at.w, 4}, ui.theme.field_border, 2);
  ui.fill({std::min(from, knob), middle - 2, std::abs(knob - from), 4}, ui.theme.accent, 2);
  ui.fill({knob - kKnob, middle - kKnob, 2 * kKnob, 2 * kKnob}, ui.theme.accent, kKnob);
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
  return flow.bottom();
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
  const float field = std::max(kLeastSeed, width - wide - kGapMedium);
  if (auto text = labelled_field(ui, "seed", tr("truth.seed"), typed, {0, y, field, kLabelledField},
                                 state)) {
    typed = *text;
    if (const auto seed = read(typed)) {
      picture.seed = *seed;
      wish(f, picture);
    }
  }
  if (ui.button(other, {field + kGapMedium, y + kFieldWords, wide, kControl}))
    f.out.push_back(TestPictureShuffled{});
  return kLabelledField;
}

float draw_content(Frame& f, Ui& ui, float y, float width) {
  Stack stack(0, y, width);
  TestPicture picture = f.ground_truth.test_picture;
  const SliderSpec values{"truth.values",
                          static_cast<double>(picture.values),
                          truth::kFewestValues,
                          static_cast<double>(truth::most_values(picture.kind)),
                          1,
                          std::to_string(picture.values)};
  if (const auto moved = draw_slider(ui, values, stack.y(), width)) {
    picture.values = static_cast<int>(*moved);
    wish(f, picture);
  }
  stack.add(kSliderRow);
  if (picture.kind == PictureKind::receipt) return stack.used();
  if (ui.checkbox("numbers", tr("truth.numbers"), picture.numbers, stack.take(kControl))) {
    picture.numbers = !picture.numbers;
    wish(f, picture);
  }
  return stack.used();
}

float draw_type(Frame& f, Ui& ui, float y, float width) {
  TestPicture picture = f.ground_truth.test_picture;
  Stack stack(0, y, width);
  TextStyle style;
  style.px = kSmall;
  ui.paint_line(0, stack.y() + kSliderWords, width, style, tr("truth.type"));
  stack.skip(kTypeWords);
  const std::vector<std::pair<std::string, std::string>> types{{"png", "PNG"}, {"jpeg", "JPEG"}};
  const bool jpeg = picture.nuisance.quality > 0;
  if (auto picked = ui.select("type", tr("truth.type"), types, jpeg ? "jpeg" : "png",
                              stack.take(kControl, kGapWide))) {
    picture.nuisance.quality = *picked == "jpeg" ? 60 : 0;
    wish(f, picture);
  }
  if (!jpeg) return stack.used();
  const SliderSpec quality{"truth.quality",
                           static_cast<double>(picture.nuisance.quality),
                           1,
                           100,
                           1,
                           std::to_string(picture.nuisance.quality)};
  if (const auto moved = draw_slider(ui, quality, stack.y(), width)) {
    picture.nuisance.quality = std::max(1, static_cast<int>(*moved));
    wish(f, picture);
  }
  stack.add(kSliderRow);
  return stack.used();
}

float draw_nuisance(Frame& f, Ui& ui, float y, float width) {
  Stack stack(0, y, width);
  TestPicture picture = f.ground_truth.test_picture;
  truth::Nuisance& n = picture.nuisance;
  stack.add(ui.heading("nuisance", 0, stack.y(), width, 3, tr("truth.nuisance")), kGapSmall);
  const SliderSpec rotation{"truth.rotation",
                            static_cast<double>(n.rotation),
                            -truth::kMaxRotation,
                            truth::kMaxRotation,
                            1,
                            tr("truth.degrees", {std::to_string(n.rotation)})};
  const SliderSpec blur{"truth.blur",    n.blur, 0,
                        truth::kMaxBlur, 0.5,    tr("truth.pixels", {text_of(n.blur)})};
  const SliderSpec contrast{"truth.contrast",
                            static_cast<double>(n.contrast),
                            truth::kLeastContrast,
                            100,
                            1,
                            tr("truth.percent", {std::to_string(n.contrast)})};
  if (const auto moved = draw_slider(ui, rotation, stack.take(kSliderRow).y, width)) {
    n.rotation = static_cast<int>(*moved);
    wish(f, picture);
  }
  if (const auto moved = draw_slider(ui, blur, stack.take(kSliderRow).y, width)) {
    n.blur = *moved;
    wish(f, picture);
  }
  if (const auto moved = draw_slider(ui, contrast, stack.take(kSliderRow).y, width)) {
    n.contrast = static_cast<int>(*moved);
    wish(f, picture);
  }
  stack.add(draw_type(f, ui, stack.y(), width));
  return stack.used();
}

float draw_fields(Frame& f, Ui& ui, float x, float y, float width) {
  const Ui::Area form = ui.begin(ItemRole::group, "fields", tr("truth.fields"), {x, y, width, 0});
  Stack stack(0, 0, width);
  stack.add(draw_kinds(f, ui, stack.y(), width), kGapWide);
  stack.add(draw_seed(f, ui, stack.y(), width), kGapWide);
  stack.add(draw_content(f, ui, stack.y(), width), kGapMedium);
  stack.add(draw_nuisance(f, ui, stack.y(), width));
  ui.end(form, stack.used());
  return stack.used();
}

void draw_made_picture(Ui& ui, const TestPictureDialog& dialog, const Rect& room) {
  const Picture& shown = dialog.shown;
  if (shown.texture == 0) return;
  const auto w = static_cast<float>(shown.width), h = static_cast<float>(shown.height);
  const float scale = std::min({(room.w - kGapLarge) / w, (room.h - kGapLarge) / h, 1.0f});
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

// The picture in its frame, and below it what it is or why it is not there.
float draw_preview(Frame& f, Ui& ui, Rect room) {
  const TestPictureDialog& dialog = *f.ground_truth.test_dialog;
  ui.fill(room, ui.theme.code_background, kPreviewRadius);
  draw_made_picture(ui, dialog, room);
  ui.stroke(room, ui.theme.border, kPreviewRadius);
  std::string facts = tr("prepare.working");
  if (dialog.ready()) facts = facts_of_file(dialog.made);
  if (!dialog.problem_key.empty()) facts = tr(dialog.problem_key);
  TextStyle style;
  style.px = kTiny;
  style.colour = dialog.problem_key.empty() ? ui.theme.muted : ui.theme.danger;
  return room.h + kGap +
         ui.paragraph("facts", room.x, room.y + room.h + kGap, room.w, facts, style,
                      dialog.problem_key.empty() ? ItemRole::text : ItemRole::alert);
}

float draw_body(Frame& f, Ui& ui, float width) {
  Stack stack(0, 0, width);
  stack.skip(kGapTight);
  stack.add(ui.caption("about", 0, stack.y(), width, tr("truth.dialog_hint")), kGapWide);
  if (width >= kBesidePicture) {
    const float left = kFields + kBetweenColumns, wide = width - left;
    const float fields = draw_fields(f, ui, 0, stack.y(), kFields);
    const float tall = std::min(wide * kPreviewBeside, std::max(kLeastPreview, fields - kAboveEnd));
    const float preview = draw_preview(f, ui, {left, stack.y(), wide, tall});
    stack.add(std::max(fields, preview));
  } else {
    stack.add(draw_preview(f, ui, {0, stack.y(), width, width * kPreviewAbove}), kGapBroad);
    stack.add(draw_fields(f, ui, 0, stack.y(), width));
  }
  return stack.used();
}

void draw_test_foot(Frame& f, Ui& ui, float y, float width) {
  ui.fill({0, y, width, 1}, ui.theme.border);
  const bool ready = f.ground_truth.test_dialog->ready();
  const bool narrow = width < kNarrowFoot;
  Row row({kSide, y + (kDialogFoot - kControl) / 2, width - kSide, kControl});
  const auto button = [&](const char* key, ButtonLook look, Icon icon, Event event) {
    ButtonSpec spec{key, tr(key), look, narrow && look != ButtonLook::primary ? Icon::none : icon};
    if (narrow) spec.text = tr(std::string(key) + ".short");
    if (!ready) spec.state = kDisabled;
    if (ui.button(spec, row.start(ui.button_width(spec)))) f.out.push_back(event);
  };
  button("truth.use", ButtonLook::primary, Icon::none, TestPictureUsed{});
  button("truth.save_picture", ButtonLook::secondary, Icon::download, TestPictureSaved{false});
  button("truth.save_truth", ButtonLook::secondary, Icon::download, TestPictureSaved{true});
}

}  // namespace

void draw_test_picture(Frame& f) {
  f.ui.overlay([&f](Ui& ui) {
    if (!f.ground_truth.test_dialog) return;
    const float needed = known_height(f.local, "test_picture", kUsualHeight);
    const std::string title = tr("truth.title");
    const Modal sheet = begin_modal(ui, "test_picture", title, kWidestDialog,
                                    kModalHead + needed + kDialogFoot + kGap);
    if (draw_modal_head(ui, title, sheet.width)) f.out.push_back(TestPictureClosed{});
    const Rect room{0, kModalHead, sheet.width, sheet.area.rect.h - kModalHead - kDialogFoot};
    const Ui::Area body = ui.begin(ItemRole::scroll, "body", "", room, kScrolls);
    const Ui::Area inner =
        ui.begin(ItemRole::group, "inner", "", {kSide, 0, sheet.width - 2 * kSide, 0});
    const float used = draw_body(f, ui, inner.rect.w);
    ui.end(inner, used);
    ui.end_scroll(body, used + kGap);
    note_height(ui, f.local, "test_picture", used);
    draw_test_foot(f, ui, sheet.area.rect.h - kDialogFoot, sheet.width);
    ui.end(sheet.area, sheet.area.rect.h);
  });
}

}  // namespace triptych::ui
