// A picture before and after, side by side; cutting and blackening by pointer or by numbers.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/media_prep/media_prep_ui.h"
#include "features/media_prep/media_prep_update.h"
#include "features/media_prep/prepare_view_internal.h"

namespace triptych::ui {
namespace {

constexpr float kSideBySide = 620;
constexpr float kPaneHead = 46, kPaneFacts = 24, kFactsLine = 18;  // title and facts above a pane
// A pane's height: of the window, within these.
constexpr float kPaneShare = 0.36f, kLeastPane = 150, kMaxPane = 380;
constexpr float kPaneRadius = 6;
constexpr float kNumberField = 92, kSizeField = 150;
constexpr float kBoxWords = 10, kBeforeRemove = 16;  // of a line of the list: above, and after them

std::optional<int> number_in(const std::string& text) {
  int value = 0;
  const char* end = text.data() + text.size();
  const auto [at, problem] = std::from_chars(text.data(), end, value);
  if (text.empty() || problem != std::errc() || at != end) return std::nullopt;
  return value;
}

// What the four fields say, cut to the picture.
std::optional<PixelRect> typed_rect(const Frame& f) {
  const MediaPrepUi& fields = f.media_prep_ui;
  const auto x = number_in(fields.left), y = number_in(fields.top);
  const auto w = number_in(fields.width), h = number_in(fields.height);
  if (!x || !y || !w || !h) return std::nullopt;
  return clip_to(f.media_prep.preparing->original.media, {*x, *y, *w, *h});
}

struct Pane {
  Rect rect;        // of the scrolling region
  float scale = 1;  // screen pixels per pixel of the picture
  int width = 0, height = 0;
};

Pane pane_for(Rect rect, const MediaInfo& media, float zoom) {
  Pane pane{rect, 1, std::max(shown_width(media), 1), std::max(shown_height(media), 1)};
  const auto w = static_cast<float>(pane.width), h = static_cast<float>(pane.height);
  pane.scale = std::min({(rect.w - 2) / w, (rect.h - 2) / h, 24.0f}) * zoom;
  return pane;
}

// Where the pointer drew a rectangle, the fields tell it in pixels.
void follow_pointer(Frame& f, Ui& ui, const Pane& pane, Rect picture) {
  MediaPrepUi& fields = f.media_prep_ui;
  const ImGuiIO& io = ImGui::GetIO();
  const ImVec2 corner = ui.screen(picture.x, picture.y, picture.w);
  const float x = (io.MousePos.x - corner.x) / pane.scale,
              y = (io.MousePos.y - corner.y) / pane.scale;
  if (io.MouseClicked[0] && ui.hovered(picture)) {
    fields.dragging = true;
    fields.drag_x = x;
    fields.drag_y = y;
    return;
  }
  if (!fields.dragging) return;
  fields.dragging = io.MouseDown[0];  // its last move may come together with the release
  if (!ImGui::IsMousePosValid()) return;
  const auto whole = [](float at, int side) {
    return static_cast<int>(std::lround(std::clamp(at, 0.0f, static_cast<float>(side))));
  };
  const int left = whole(std::min(x, fields.drag_x), pane.width),
            right = whole(std::max(x, fields.drag_x), pane.width),
            top = whole(std::min(y, fields.drag_y), pane.height),
            bottom = whole(std::max(y, fields.drag_y), pane.height);
  if (right <= left || bottom <= top) return;
  fields.left = std::to_string(left);
  fields.top = std::to_string(top);
  fields.width = std::to_string(right - left);
  fields.height = std::to_string(bottom - top);
}

Rect on_picture(const PixelRect& r, float scale, Rect picture) {
  const auto at = [&](int pixels) { return static_cast<float>(pixels) * scale; };
  return {picture.x + at(r.x), picture.y + at(r.y), at(r.width), at(r.height)};
}

void draw_marks(Frame& f, Ui& ui, const Pane& pane, Rect picture) {
  const ImageWishes& wishes = f.media_prep.preparing->wishes;
  for (const PixelRect& box : wishes.boxes) {
    const Rect at = on_picture(box, pane.scale, picture);
    ui.fill(at, IM_COL32_BLACK);
    ui.stroke(at, IM_COL32_WHITE);
  }
  if (wishes.crop) {
    const Rect at = on_picture(*wishes.crop, pane.scale, picture);
    ui.stroke(at, IM_COL32_BLACK, 0, 4);
    ui.stroke(at, IM_COL32_WHITE, 0, 2);
  }
  if (const auto drawn = typed_rect(f)) {
    const Rect at = on_picture(*drawn, pane.scale, picture);
    ui.fill(at, (ui.theme.accent & ~IM_COL32_A_MASK) | (60u << IM_COL32_A_SHIFT));
    ui.stroke(at, IM_COL32_BLACK, 0, 3);
    ui.stroke(at, ui.theme.accent, 0, 2);
  }
}

void draw_pane(Frame& f, Ui& ui, const char* key, const Attachment* file, const Picture& picture,
               Rect rect, bool marks) {
  const Preparation& p = *f.media_prep.preparing;
  const std::string title = tr(std::string("prepare.") + key);
  ui.heading(std::string(key) + ".title", rect.x, rect.y, rect.w, 3, title);
  TextStyle facts;
  facts.px = kTiny;
  facts.colour = ui.theme.muted;
  facts.line = kFactsLine;
  const std::string words = file != nullptr ? facts_of_file(*file)
                            : p.job != 0    ? tr("prepare.working")
                                            : tr("prepare.nothing");
  ui.paragraph(std::string(key) + ".facts", rect.x, rect.y + kPaneFacts, rect.w, words, facts);
  const Rect room{rect.x, rect.y + kPaneHead, rect.w, rect.h - kPaneHead};
  ui.fill(room, ui.theme.code_background, kPaneRadius);
  const Ui::Area area = ui.begin(ItemRole::group, std::string(key) + ".view", title, room,
                                 kScrolls | kScrollsX | kLeftToRight);
  float tall = 0;
  if (file != nullptr) {
    const Pane pane = pane_for({0, 0, room.w, room.h}, file->media, f.media_prep_ui.zoom);
    Rect at{0, 0, static_cast<float>(pane.width) * pane.scale,
            static_cast<float>(pane.height) * pane.scale};
    at.x = std::max(0.0f, (room.w - at.w) / 2);
    at.y = std::max(0.0f, (room.h - at.h) / 2);
    tall = at.y + at.h;
    Item item;
    item.id = ui.id("picture");
    item.role = ItemRole::image;
    item.name = tr("prepare.picture", {title, file->name});
    item.rect = at;
    if (marks) item.hints = "drags=1";
    ui.items.add(std::move(item));
    const ImVec2 a = ui.screen(at.x, at.y, at.w);
    if (picture.texture != 0)
      ui.list->AddImage(static_cast<ImTextureID>(picture.texture), a, {a.x + at.w, a.y + at.h});
    if (marks) follow_pointer(f, ui, pane, at);
    if (marks) draw_marks(f, ui, pane, at);
  }
  ui.end_scroll(area, tall);
  ui.stroke(room, ui.theme.border, kPaneRadius);
}

float draw_zoom(Frame& f, Ui& ui, float y, float width) {
  float& zoom = f.media_prep_ui.zoom;
  constexpr float kStep = 1.5f, kMax = 32;
  Row row({0, y, width, ui.small});
  const auto button = [&](const char* key, const std::string& text, bool off) {
    ButtonSpec spec{key, tr(std::string("prepare.") + key), ButtonLook::secondary};
    spec.text = text;
    if (off) spec.state = kDisabled;
    return ui.button(spec, row.start(std::max(ui.button_width(spec), kControl)));
  };
  if (button("zoom_out", "−", zoom <= 1)) zoom = std::max(1.0f, zoom / kStep);
  if (button("zoom_in", "+", zoom >= kMax)) zoom = std::min(kMax, zoom * kStep);
  if (button("zoom_fit", tr("prepare.zoom_fit"), zoom == 1)) zoom = 1;
  return ui.small;
}

void draw_box_row(Frame& f, Ui& ui, const PixelRect& r, std::string_view key,
                  const std::string& what, ImageWishes without, Rect rect) {
  const std::string words = what + ": " + std::to_string(r.width) + " × " +
                            std::to_string(r.height) + " px @ " + std::to_string(r.x) + ", " +
                            std::to_string(r.y);
  const Ui::Area row = ui.begin(ItemRole::list_item, key, "", rect);
  TextStyle style;
  style.px = kSmall;
  ui.paragraph("words", 0, kBoxWords, rect.w - kBeforeRemove - kControl, words, style);
  ButtonSpec remove{"remove", tr("prepare.remove", {words}), ButtonLook::ghost, Icon::close};
  remove.icon_only = true;
  if (ui.button(remove, {rect.w - kControl, 0, kControl, kControl}))
    f.out.push_back(ImageWished{std::move(without)});
  ui.end(row, kControl);
}

float draw_boxes(Frame& f, Ui& ui, float y, float width) {
  const ImageWishes& wishes = f.media_prep.preparing->wishes;
  if (wishes.boxes.empty() && !wishes.crop) return 0;
  const Ui::Area list = ui.begin(ItemRole::list, "boxes", tr("prepare.boxes"), {0, y, width, 0});
  Stack rows(0, 0, width);
  if (wishes.crop) {
    ImageWishes without = wishes;
    without.crop.reset();
    draw_box_row(f, ui, *wishes.crop, "crop", tr("fit.cropped"), std::move(without),
                 rows.take(kControl));
  }
  for (std::size_t i = 0; i < wishes.boxes.size(); ++i) {
    ImageWishes without = wishes;
    without.boxes.erase(without.boxes.begin() + static_cast<std::ptrdiff_t>(i));
    draw_box_row(f, ui, wishes.boxes[i], "box" + std::to_string(i), tr("fit.blackened"),
                 std::move(without), rows.take(kControl));
  }
  ui.end(list, rows.used());
  return rows.used();
}

// A rectangle as four numbers, and what can be done to it.
float draw_edit_fields(Frame& f, Ui& ui, float y, float width) {
  MediaPrepUi& fields = f.media_prep_ui;
  Flow flow{0, y, width};
  for (const auto& [key, value] :
       {std::pair{"left", &fields.left}, std::pair{"top", &fields.top},
        std::pair{"width", &fields.width}, std::pair{"height", &fields.height}}) {
    const bool wrong = !value->empty() && !number_in(*value);
    if (auto typed = labelled_field(ui, key, tr(std::string("prepare.") + key), *value,
                                    flow.next(kNumberField, kLabelledField), wrong ? kInvalid : 0u))
      *value = *typed;
  }
  const auto rect = typed_rect(f);
  const auto button = [&](const char* key) {
    ButtonSpec spec{key, tr(std::string("prepare.") + key), ButtonLook::secondary};
    if (!rect) spec.state = kDisabled;
    const Rect at = flow.next(ui.button_width(spec), kLabelledField);
    return ui.button(spec, {at.x, at.y + kFieldWords, at.w, kControl}) && rect;
  };
  const auto take = [&](ImageWishes wishes) {
    fields.left.clear(), fields.top.clear(), fields.width.clear(), fields.height.clear();
    f.out.push_back(ImageWished{std::move(wishes)});
  };
  ImageWishes wishes = f.media_prep.preparing->wishes;
  if (button("add_box")) {
    wishes.boxes.push_back(*rect);
    take(wishes);
  } else if (button("crop_to")) {
    wishes.crop = *rect;
    take(wishes);
  }
  return flow.bottom() - y;
}

float draw_edit(Frame& f, Ui& ui, float y, float width) {
  Stack stack(0, y, width);
  stack.add(ui.heading("edit", 0, stack.y(), width, 3, tr("prepare.edit")), kGapHair);
  stack.add(ui.caption("edit_hint", 0, stack.y(), width, tr("prepare.edit_hint")), kGapSmall);
  stack.add(draw_edit_fields(f, ui, stack.y(), width), kGapMedium);
  stack.add_some(draw_boxes(f, ui, stack.y(), width), kGap);
  return stack.used();
}

// The longest side of what it becomes.
void draw_side(Frame& f, Ui& ui, Rect rect) {
  MediaPrepUi& fields = f.media_prep_ui;
  const bool wrong = !fields.side.empty() && number_in(fields.side).value_or(0) < 1;
  auto typed =
      labelled_field(ui, "side", tr("prepare.side"), fields.side, rect, wrong ? kInvalid : 0u);
  if (!typed) return;
  fields.side = std::move(*typed);
  ImageWishes wishes = f.media_prep.preparing->wishes;
  wishes.longest_side = std::max(0, number_in(fields.side).value_or(0));
  f.out.push_back(ImageWished{std::move(wishes)});
}

void draw_type(Frame& f, Ui& ui, Rect rect) {
  TextStyle style;
  style.px = kTiny;
  style.colour = ui.theme.muted;
  ui.paint_line(rect.x, rect.y + kFieldWordsMiddle, rect.w, style, tr("prepare.type"));
  const std::vector<std::pair<std::string, std::string>> types{{"", tr("prepare.type_auto")},
                                                               {"image/jpeg", "JPEG"},
                                                               {"image/png", "PNG"},
                                                               {"image/webp", "WebP"}};
  const std::string& chosen = f.media_prep.preparing->wishes.media_type;
  if (auto picked = ui.select("type", tr("prepare.type"), types, chosen,
                              {rect.x, rect.y + kFieldWords, rect.w, kControl})) {
    ImageWishes wishes = f.media_prep.preparing->wishes;
    wishes.media_type = *picked;
    f.out.push_back(ImageWished{std::move(wishes)});
  }
}

float draw_size(Frame& f, Ui& ui, float y, float width) {
  Stack stack(0, y, width);
  stack.add(ui.heading("size", 0, stack.y(), width, 3, tr("prepare.size")), kGapSmall);
  const float x = kSizeField + kGapWide;
  draw_side(f, ui, {0, stack.y(), kSizeField, kLabelledField});
  draw_type(f, ui, {x, stack.y(), kSizeField, kLabelledField});
  stack.add(kLabelledField, kGapWide);
  return stack.used();
}

}  // namespace

float draw_image_body(Frame& f, Ui& ui, float y, float width) {
  const Preparation& p = *f.media_prep.preparing;
  const bool beside = width >= kSideBySide;
  const float wide = beside ? (width - kGapLarge) / 2 : width;
  const float tall =
      kPaneHead + std::clamp(ImGui::GetIO().DisplaySize.y * kPaneShare, kLeastPane, kMaxPane);
  Stack stack(0, y, width);
  draw_pane(f, ui, "before", &p.original, p.before, {0, stack.y(), wide, tall}, true);
  if (!beside) stack.add(tall, kGapWide);
  const Attachment* after = p.results.empty() ? nullptr : &p.results.front();
  const float x = beside ? wide + kGapLarge : 0;
  draw_pane(f, ui, "after", after, p.after, {x, stack.y(), wide, tall}, false);
  stack.add(tall, kGapMedium);
  stack.add(draw_zoom(f, ui, stack.y(), width), kGapBroad);
  stack.add(draw_edit(f, ui, stack.y(), width));
  stack.add(draw_size(f, ui, stack.y(), width));
  return stack.used();
}

}  // namespace triptych::ui
