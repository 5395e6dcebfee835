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
constexpr float kPictureShare = 0.4f, kWidestPicture = 260;  // of the first page
constexpr float kPageRow = 46, kPageFacts = 22;  // a line of the list, and where its facts begin
constexpr float kRangeField = 180, kSharpField = 150, kPasswordField = 240;

void draw_first_page(Ui& ui, const Preparation& p, Rect rect) {
  ui.fill(rect, ui.theme.code_background, kPictureRadius);
  ui.stroke(rect, ui.theme.border, kPictureRadius);
  if (p.after.texture == 0) return;
  const auto w = static_cast<float>(p.after.width), h = static_cast<float>(p.after.height);
  const float scale = std::min((rect.w - kGap) / w, (rect.h - kGap) / h);
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

void draw_page(Ui& ui, std::string_view key, const Attachment& page, Rect rect) {
  const Ui::Area line = ui.begin(ItemRole::list_item, key, "", rect);
  TextStyle style;
  style.px = kSmall;
  ui.paragraph("name", 0, 0, rect.w, page.name, style);
  ui.caption("facts", 0, kPageFacts, rect.w, facts_of_file(page));
  ui.end(line, rect.h);
}

// The first page as a picture, and beside it the list of all.
float draw_made(Ui& ui, const Preparation& p, float y, float width) {
  if (p.results.empty()) return 0;
  Stack stack(0, y, width);
  stack.add(ui.heading("made", 0, stack.y(), width, 3, tr("prepare.pages_made")), kGapSmall);
  Row row(stack.take(kPreview, kGapBroad), kGapLarge);
  draw_first_page(ui, p, row.start(std::min(width * kPictureShare, kWidestPicture)));
  const Rect room = row.rest();
  const Ui::Area list = ui.begin(ItemRole::list, "pages", tr("prepare.pages_made"), room, kScrolls);
  Stack pages(0, 0, room.w);
  for (std::size_t i = 0; i < p.results.size(); ++i)
    draw_page(ui, "page" + std::to_string(i), p.results[i], pages.take(kPageRow, kGapTight));
  ui.end_scroll(list, pages.used());
  return stack.used();
}

// The words above a field that is no labelled_field.
void paint_field_words(Ui& ui, const Rect& rect, const std::string& words) {
  TextStyle style;
  style.px = kTiny;
  style.colour = ui.theme.muted;
  ui.paint_line(rect.x, rect.y + kFieldWordsMiddle, rect.w, style, words);
}

Rect below_field_words(const Rect& rect) {
  return {rect.x, rect.y + kFieldWords, rect.w, kControl};
}

// Which pages and how sharp; what was typed or chosen is in `typed`.
bool draw_choice_of_pages(Ui& ui, const Preparation& p, Flow& flow, PagesTyped& typed) {
  bool changed = false;
  if (auto text = labelled_field(ui, "range", tr("prepare.range"), p.range,
                                 flow.next(kRangeField, kLabelledField), 0, "autocomplete=off")) {
    typed.range = *text;
    changed = true;
  }
  const Rect at = flow.next(kSharpField, kLabelledField);
  paint_field_words(ui, at, tr("prepare.dpi"));
  const std::vector<std::pair<std::string, std::string>> sharp{
      {"72", "72"}, {"100", "100"}, {"150", "150"}, {"200", "200"}, {"300", "300"}};
  if (auto picked = ui.select("dpi", tr("prepare.dpi"), sharp, std::to_string(p.dpi),
                              below_field_words(at))) {
    std::from_chars(picked->data(), picked->data() + picked->size(), typed.dpi);
    changed = true;
  }
  return changed;
}

bool draw_password(Ui& ui, const Preparation& p, Flow& flow, PagesTyped& typed) {
  const Rect at = flow.next(kPasswordField, kLabelledField);
  paint_field_words(ui, at, tr("prepare.password"));
  FieldSpec spec{"password", tr("prepare.password"), &p.password};
  auto text = ui.text_field(spec, below_field_words(at), ItemRole::password);
  if (text) typed.password = std::move(*text);
  return text.has_value();
}

float draw_pages_fields(Frame& f, Ui& ui, float y, float width) {
  const Preparation& p = *f.media_prep.preparing;
  PagesTyped typed{p.range, p.password, p.dpi};
  Flow flow{0, y, width};
  const bool changed = p.page_count > 0   ? draw_choice_of_pages(ui, p, flow, typed)
                       : p.needs_password ? draw_password(ui, p, flow, typed)
                                          : false;
  if (changed) f.out.push_back(typed);
  if (p.page_count > 0 || p.needs_password) {
    ButtonSpec make{"make", tr(p.page_count > 0 ? "prepare.make_pages" : "prepare.unlock"),
                    ButtonLook::secondary};
    if (p.job != 0) make.state = kDisabled;
    const Rect at = flow.next(ui.button_width(make), kLabelledField);
    if (ui.button(make, below_field_words(at))) f.out.push_back(PagesPressed{});
  }
  return flow.bottom() - y;
}

}  // namespace

float draw_pages_body(Frame& f, Ui& ui, float y, float width) {
  const Preparation& p = *f.media_prep.preparing;
  const std::string pages = p.page_count == 1  ? tr("file.page")
                            : p.page_count > 1 ? tr("file.pages", {std::to_string(p.page_count)})
                                               : p.original.media.media_type;
  Stack stack(0, y, width);
  stack.add(ui.caption("count", 0, stack.y(), width, pages + " · " + tr("prepare.pages_hint")),
            kGapMedium);
  stack.add(draw_pages_fields(f, ui, stack.y(), width), kGapBroad);
  stack.add(draw_made(ui, p, stack.y(), width));
  return stack.used();
}

}  // namespace triptych::ui
