// Which pages of a PDF become pictures, how sharp, and what came of it.
#include <charconv>

#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/media_prep/media_prep_ui.h"
#include "features/media_prep/media_prep_update.h"
#include "features/media_prep/prepare_view_internal.h"

namespace triptych::ui {
namespace {

constexpr float kPreview = 300;

void draw_first_page(Ui& ui, const Preparation& p, Rect rect) {
  ui.fill(rect, ui.theme.code_background, 6);
  ui.stroke(rect, ui.theme.border, 6);
  if (p.after.texture == 0) return;
  const auto w = static_cast<float>(p.after.width), h = static_cast<float>(p.after.height);
  const float scale = std::min((rect.w - 8) / w, (rect.h - 8) / h);
  const Rect at{rect.x + (rect.w - w * scale) / 2, rect.y + (rect.h - h * scale) / 2, w * scale,
                h * scale};
  Item item;
  item.id = ui.id("first");
  item.role = ItemRole::image;
  item.name = tr("prepare.picture", {tr("prepare.after"), p.results.front().name});
  item.rect = at;
  ui.items.add(std::move(item));
  const ImVec2 a = ui.screen(at.x, at.y, at.w);
  ui.list->AddImage(static_cast<ImTextureID>(p.after.texture), a, {a.x + at.w, a.y + at.h});
}

float draw_made(Ui& ui, const Preparation& p, float y, float width) {
  if (p.results.empty()) return 0;
  const float top = y;
  y += ui.heading("made", 0, y, width, 3, tr("prepare.pages_made")) + 6;
  const float picture = std::min(width * 0.4f, 260.0f);
  draw_first_page(ui, p, {0, y, picture, kPreview});
  const float left = picture + 16, room = width - left;
  const Ui::Area list = ui.begin(ItemRole::list, "pages", tr("prepare.pages_made"),
                                 {left, y, room, kPreview}, kScrolls);
  float row = 0;
  for (std::size_t i = 0; i < p.results.size(); ++i) {
    const Attachment& page = p.results[i];
    const std::string key = "page" + std::to_string(i);
    const Ui::Area line = ui.begin(ItemRole::list_item, key, "", {0, row, room, 46});
    TextStyle style;
    style.px = kSmall;
    ui.paragraph("name", 0, 0, room, page.name, style);
    ui.caption("facts", 0, 22, room, facts_of_file(page));
    ui.end(line, 46);
    row += 50;
  }
  ui.end_scroll(list, row);
  return y + kPreview + 14 - top;
}

}  // namespace

float draw_pages_body(Frame& f, Ui& ui, float y, float width) {
  const Preparation& p = *f.media_prep.preparing;
  const float top = y;
  const std::string pages = p.page_count == 1  ? tr("file.page")
                            : p.page_count > 1 ? tr("file.pages", {std::to_string(p.page_count)})
                                               : p.original.media.media_type;
  y += ui.caption("count", 0, y, width, pages + " · " + tr("prepare.pages_hint")) + 10;
  PagesTyped typed{p.range, p.password, p.dpi};
  bool changed = false;
  Flow flow{0, y, width};
  if (p.page_count > 0) {
    if (auto text = labelled_field(ui, "range", tr("prepare.range"), p.range, flow.next(180, 66), 0,
                                   "autocomplete=off")) {
      typed.range = *text;
      changed = true;
    }
    const Rect at = flow.next(150, 66);
    TextStyle style;
    style.px = kTiny;
    style.colour = ui.theme.muted;
    ui.paint_line(at.x, at.y + 10, at.w, style, tr("prepare.dpi"));
    const std::vector<std::pair<std::string, std::string>> sharp{
        {"72", "72"}, {"100", "100"}, {"150", "150"}, {"200", "200"}, {"300", "300"}};
    if (auto picked = ui.select("dpi", tr("prepare.dpi"), sharp, std::to_string(p.dpi),
                                {at.x, at.y + 22, at.w, kControl})) {
      std::from_chars(picked->data(), picked->data() + picked->size(), typed.dpi);
      changed = true;
    }
  } else if (p.needs_password) {
    const Rect at = flow.next(240, 66);
    TextStyle style;
    style.px = kTiny;
    style.colour = ui.theme.muted;
    ui.paint_line(at.x, at.y + 10, at.w, style, tr("prepare.password"));
    FieldSpec spec{"password", tr("prepare.password"), &p.password};
    if (auto text = ui.text_field(spec, {at.x, at.y + 22, at.w, kControl}, ItemRole::password)) {
      typed.password = *text;
      changed = true;
    }
  }
  if (changed) f.out.push_back(typed);
  if (p.page_count > 0 || p.needs_password) {
    ButtonSpec make{"make", tr(p.page_count > 0 ? "prepare.make_pages" : "prepare.unlock"),
                    ButtonLook::secondary};
    if (p.job != 0) make.state = kDisabled;
    const Rect at = flow.next(ui.button_width(make), 66);
    if (ui.button(make, {at.x, at.y + 22, at.w, kControl})) f.out.push_back(PagesPressed{});
  }
  y = flow.bottom() + 14;
  y += draw_made(ui, p, y, width);
  return y - top;
}

}  // namespace triptych::ui
