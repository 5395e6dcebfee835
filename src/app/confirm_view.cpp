// Questions before something that is taken away, with the focus on Cancel; a question that came in
// an address; and the button that brings back what was taken away last.
#include <algorithm>
#include <utility>

#include "app/page_frame.h"
#include "base/strings.h"
#include "features/history/permalink.h"
#include "widgets/modal.h"

namespace triptych::ui {
namespace {

constexpr float kSheetPad = 24;
constexpr float kConfirmWidth = 520, kLinkWidth = 620;
constexpr float kConfirmGuess = 80, kLinkGuess = 240;  // height of the words, before it is known
constexpr float kUndoHeight = 52;
constexpr float kUndoMargin = 16, kUndoNarrowMargin = 12;  // to the window's edges
constexpr float kUndoInset = 14;                           // of its words
constexpr float kUndoSides = 44;                           // beside words and button, together
constexpr float kUndoWordsEnd = 30;                        // of it, what is not the words'

std::string quoted(const std::string& label, const std::string& words) {
  return words.empty() ? "" : label + ": " + words;
}

// What the question would change, line by line.
std::vector<std::string> facts_of_link(const AppState& then) {
  std::vector<std::string> out;
  std::string whom;
  for (const Target& target : then.ask.targets)
    whom += (whom.empty() ? "" : ", ") + label_of(target);
  const std::size_t calls = then.ask.targets.size() * static_cast<std::size_t>(then.ask.repeats);
  out.push_back(quoted(tr("link.models"), whom));
  out.push_back(quoted(tr("link.runs"), std::to_string(calls)));
  out.push_back(quoted(tr("link.price"), estimate_words(then.ask, then.shared)));
  out.push_back(quoted(tr("option.system"), then.ask.system));
  out.push_back(quoted(tr("option.max_tokens"), then.ask.max_tokens));
  out.push_back(quoted(tr("option.temperature"), then.ask.temperature));
  if (!then.ask.json_schema.empty()) out.push_back(tr("history.schema"));
  if (!then.ask.attachments.empty())
    out.push_back(tr("link.files", {std::to_string(then.ask.attachments.size())}));
  std::erase(out, "");
  return out;
}

float draw_link_words(Ui& ui, const AppState& then, float width) {
  Stack stack(kSheetPad, 0, width);
  stack.add(ui.paragraph("lead", stack.x(), stack.y(), width, tr("link.lead")), kGapWide);
  TextStyle quote;
  quote.face = Face::medium;
  stack.add(
      ui.paragraph("prompt", stack.x(), stack.y(), width,
                   then.ask.prompt.empty() ? tr("history.no_prompt") : then.ask.prompt, quote),
      kGapWide);
  const std::vector<std::string> facts = facts_of_link(then);
  const Ui::Area list =
      ui.begin(ItemRole::list, "facts", tr("link.facts"), {stack.x(), stack.y(), width, 0});
  Stack rows(0, 0, width);
  for (std::size_t i = 0; i < facts.size(); ++i)
    rows.add(ui.paragraph("fact" + std::to_string(i), 0, rows.y(), width, facts[i], {},
                          ItemRole::list_item),
             kGapTight);
  ui.end(list, rows.used());
  stack.add(rows.used(), kGap);
  return stack.used();
}

}  // namespace

void draw_confirm(PageFrame& f) {
  f.ui.overlay([&f](Ui& ui) {
    const Confirm confirm = f.local.confirm;
    const float words_high = known_height(f.local, "confirm", kConfirmGuess);
    const Modal sheet = begin_modal(ui, "confirm", confirm.title, kConfirmWidth,
                                    kModalHead + words_high + kControl + 2 * kSheetPad);
    // A click outside is no answer: it may be the second one of a double click.
    bool close = draw_modal_head(ui, confirm.title, sheet.width);
    const float inner = sheet.width - 2 * kSheetPad;
    Stack stack(kSheetPad, 0, inner);
    stack.skip(kModalHead);
    const float used = ui.paragraph("words", stack.x(), stack.y(), inner, confirm.words);
    note_height(ui, f.local, "confirm", used);
    stack.add(used, kSheetPad);
    Flow flow{stack.x(), stack.y(), inner};
    ButtonSpec cancel{"cancel", tr("confirm.cancel"), ButtonLook::secondary};
    const ItemId id = ui.id("cancel");
    const bool fresh = std::exchange(f.local.confirm_fresh, false);
    if (fresh || ui.items.focused() == 0) ui.items.request_focus(id);
    close = ui.button(cancel, flow.next(ui.button_width(cancel), kControl)) || close;
    ButtonSpec yes{"yes", confirm.yes, ButtonLook::danger, Icon::trash};
    if (ui.button(yes, flow.next(ui.button_width(yes), kControl))) {
      for (const Event& event : confirm.events) f.out.push_back(event);
      close = true;
    }
    if (close) f.local.dialog = Dialog::none;
    ui.end(sheet.area, sheet.area.rect.h);
  });
}

void draw_link_preview(PageFrame& f) {
  f.ui.overlay([&f](Ui& ui) {
    const AppState& then = *f.state.linked->would_be;
    const std::string title = tr("link.title");
    const float words_high = known_height(f.local, "link", kLinkGuess);
    const Modal sheet = begin_modal(ui, "link", title, kLinkWidth,
                                    kModalHead + words_high + kControl + 2 * kSheetPad);
    bool mine = draw_modal_head(ui, title, sheet.width);
    const float buttons = kControl + 2 * kSheetPad;
    const Rect room{0, kModalHead, sheet.width, sheet.area.rect.h - kModalHead - buttons};
    const Ui::Area body = ui.begin(ItemRole::scroll, "body", "", room, kScrolls);
    const float used = draw_link_words(ui, then, sheet.width - 2 * kSheetPad);
    note_height(ui, f.local, "link", used);
    ui.end_scroll(body, used);
    Flow flow{kSheetPad, sheet.area.rect.h - kControl - kSheetPad, sheet.width - 2 * kSheetPad};
    ButtonSpec keep{"keep", tr("link.keep"), ButtonLook::secondary};
    if (f.page_ui.link_shown != f.state.linked->would_be.get()) {
      f.page_ui.link_shown = f.state.linked->would_be.get();
      ui.items.request_focus(ui.id("keep"));
    }
    mine = ui.button(keep, flow.next(ui.button_width(keep), kControl)) || mine;
    ButtonSpec use{"use", tr("link.use"), ButtonLook::primary};
    if (ui.button(use, flow.next(ui.button_width(use), kControl))) f.out.push_back(LinkTaken{});
    if (mine) f.out.push_back(LinkDeclined{});
    ui.end(sheet.area, sheet.area.rect.h);
  });
}

void draw_undo(PageFrame& f, float bottom) {
  if (!f.state.undo || f.local.dialog != Dialog::none) return;
  f.ui.overlay([&f, bottom](Ui& ui) {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const std::string words = tr(f.state.undo->key, f.state.undo->args);
    ButtonSpec undo{"undo", tr("undo"), ButtonLook::secondary, Icon::refresh};
    undo.description = words;
    const float button = ui.button_width(undo);
    const float w =
        std::min(size.x - 2 * kUndoNarrowMargin, ui.measure({}, words) + button + kUndoSides);
    const Rect rect{std::max(kUndoNarrowMargin, size.x - w - kUndoMargin),
                    size.y - bottom - kUndoHeight - kUndoMargin, w, kUndoHeight};
    ui.cover(rect);
    ui.layer(0);
    ui.fill(rect, ui.theme.surface, kRadius);
    ui.stroke(rect, ui.theme.field_border, kRadius);
    ui.layer(2);
    const Ui::Area area =
        ui.begin(ItemRole::group, "undo_notice", tr("undo.label"), rect, f.ui.direction);
    TextStyle style;
    style.line = kUndoHeight;
    const float words_wide = w - button - kUndoWordsEnd;
    ui.paint_line(kUndoInset, kUndoHeight / 2, words_wide, style, words);
    Item said;
    said.id = ui.id("words" + std::to_string(f.state.undo->id));
    said.role = ItemRole::status;
    said.name = words;
    said.rect = {kUndoInset, kGapTight, words_wide, kUndoHeight - 2 * kGapTight};
    said.font_px = kText;
    said.line_px = said.rect.h;
    ui.items.add(std::move(said));
    const float top = (kUndoHeight - kControl) / 2;
    if (ui.button(undo, {w - button - kGap, top, button, kControl})) f.out.push_back(UndoPressed{});
    ui.end(area, kUndoHeight);
  });
}

}  // namespace triptych::ui
