// What lies over the whole page: the sheet of shortcuts and the quick switcher; also the notice
// that a newer version waits.
#include <algorithm>

#include "app/page_frame.h"
#include "app/switcher.h"
#include "base/apart.h"
#include "base/strings.h"
#include "widgets/modal.h"

namespace triptych::ui {
namespace {

constexpr float kChoiceRow = 44;
constexpr float kHelpWidth = 520, kHelpPad = 24;
constexpr float kNoteGuess = 40;                  // height of the note, before it is known
constexpr float kKeyHeight = 28, kKeyRadius = 6;  // of the box around a shortcut's keys
constexpr float kKeyPad = 10;                     // in it, at each side of the keys
constexpr float kSwitcherWidth = 560, kSwitcherHeight = 440;
constexpr float kSwitcherField = 48;
constexpr float kSwitcherPad = 24;  // beside the words of a choice
constexpr float kChoiceInset = 8, kChoiceRadius = 8;

struct Shortcut {
  const char* keys;
  const char* words;
};
constexpr Shortcut kShortcuts[] = {
    {"Ctrl+Enter", "help.run"},       {"Esc", "help.stop"},       {"Ctrl+K", "help.switcher"},
    {"Ctrl+V", "help.paste"},         {"Tab", "help.tab"},        {"↑ ↓ ← →", "help.arrows"},
    {"Ctrl+] Ctrl+[", "help.indent"}, {"Ctrl+M", "help.tab_key"}, {"?", "help.help"},
};

void draw_shortcut(Ui& ui, const Display& display, std::size_t index, float y, float width) {
  const Shortcut& shortcut = kShortcuts[index];
  const std::string names = keys_of(display, shortcut.keys);
  Item item;
  item.id = ui.id(shortcut.words);
  item.role = ItemRole::list_item;
  item.name = names + ": " + tr(shortcut.words);
  item.rect = {0, y, width, kChoiceRow};
  item.font_px = kText;
  item.line_px = kChoiceRow;
  ui.items.add(std::move(item));
  TextStyle keys;
  keys.px = kSmall;
  keys.face = Face::mono;
  const float wide = ui.measure(keys, names) + 2 * kKeyPad;
  const Rect box{width - wide, y + (kChoiceRow - kKeyHeight) / 2, wide, kKeyHeight};
  const float middle = y + kChoiceRow / 2;
  ui.fill(box, ui.theme.raised, kKeyRadius);
  ui.stroke(box, ui.theme.field_border, kKeyRadius);
  ui.paint_line(box.x + kKeyPad, middle, wide, keys, names);
  ui.paint_line(0, middle, width - wide - kGapWide, {}, tr(shortcut.words));
  ui.fill({0, y + kChoiceRow - 1, width, 1}, ui.theme.border);
}

void draw_help(PageFrame& f) {
  f.ui.overlay([&f](Ui& ui) {
    const float rows = static_cast<float>(std::size(kShortcuts)) * kChoiceRow;
    const float note = known_height(f.local, "help", kNoteGuess);
    const float all = rows + kGapWide + note + kGap + kGapLarge;
    const Modal sheet =
        begin_modal(ui, "help_sheet", tr("help.title"), kHelpWidth, kModalHead + all);
    if (draw_modal_head(ui, tr("help.title"), sheet.width) || sheet.clicked_outside)
      f.local.dialog = Dialog::none;
    const Rect room{0, kModalHead, sheet.width, sheet.area.rect.h - kModalHead - kGapTight};
    const Ui::Area body = ui.begin(ItemRole::scroll, "body", "", room, kScrolls);
    const float inner = sheet.width - 2 * kHelpPad;
    Stack stack(kHelpPad, 0, inner);
    const Ui::Area list = ui.begin(ItemRole::list, "list", tr("help.list"), stack.take(rows));
    for (std::size_t i = 0; i < std::size(kShortcuts); ++i)
      draw_shortcut(ui, f.shared.display, i, static_cast<float>(i) * kChoiceRow, inner);
    ui.end(list, rows);
    stack.skip(kGapWide);
    const float used = ui.caption("browser", stack.x(), stack.y(), inner, tr("help.browser"));
    stack.add(used, kGap);
    note_height(ui, f.local, "help", used);
    ui.end_scroll(body, stack.used());
    ui.end(sheet.area, sheet.area.rect.h);
  });
}

// --- quick switcher --------------------------------------------------------------------------

void take_choice(PageFrame& f, const Choice& choice) {
  for (const Event& event : choice.events) f.out.push_back(event);
  f.local.dialog = choice.opens_help ? Dialog::help : Dialog::none;
}

void draw_choice(PageFrame& f, Ui& ui, const Choice& choice, ItemId id, bool active, float y,
                 float width) {
  const Rect row{kChoiceInset, y, width - 2 * kChoiceInset, kChoiceRow};
  Item item;
  item.id = id;
  item.role = ItemRole::option;
  item.name = choice.label + ", " + choice.group;
  item.rect = row;
  item.state = active ? kSelected : 0u;
  ui.items.add(std::move(item));
  if (active || ui.hovered(row))
    ui.fill(row, active ? ui.theme.accent_soft : ui.theme.hover, kChoiceRadius);
  TextStyle group;
  group.px = kTiny;
  group.colour = ui.theme.muted;
  const float wide = ui.measure(group, choice.group);
  const float middle = y + kChoiceRow / 2;
  ui.paint_line(width - kSwitcherPad - wide, middle, wide + 1, group, choice.group);
  ui.paint_line(kSwitcherPad, middle, width - 2 * kSwitcherPad - kGapLarge - wide, {},
                choice.label);
  if (ui.items.activated(id)) take_choice(f, choice);
}

// Keys of the field: arrows walk through the choices, Enter takes one.
void steer(PageFrame& f, Ui& ui, ItemId field, const std::vector<Choice>& choices) {
  const int last = static_cast<int>(choices.size()) - 1;
  int& index = f.page_ui.switcher_index;
  if (ui.items.take(field, Action::Kind::move_down)) index = index >= last ? 0 : index + 1;
  if (ui.items.take(field, Action::Kind::move_up)) index = index <= 0 ? last : index - 1;
  index = std::clamp(index, 0, std::max(last, 0));
  if (ui.items.take(field, Action::Kind::submit) && last >= 0)
    take_choice(f, choices[static_cast<std::size_t>(index)]);
  if (ui.items.take(field, Action::Kind::cancel)) f.local.dialog = Dialog::none;
}

void draw_choices(PageFrame& f, Ui& ui, ItemId field, const std::vector<Choice>& choices,
                  Rect room) {
  const Ui::Area list = ui.begin(ItemRole::listbox, "choices", tr("switcher.list"), room, kScrolls);
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const bool active = static_cast<int>(i) == f.page_ui.switcher_index;
    const float y = static_cast<float>(i) * kChoiceRow;
    draw_choice(f, ui, choices[i], child_id(field, choices[i].key), active, y, room.w);
    const float top = ui.items.scroll(list.id);
    if (active && f.page_ui.switcher_shown != f.page_ui.switcher_index) {
      f.page_ui.switcher_shown = f.page_ui.switcher_index;
      if (y < top) ui.items.request_scroll(list.id, y);
      if (y + kChoiceRow > top + room.h) ui.items.request_scroll(list.id, y + kChoiceRow - room.h);
    }
  }
  ui.end_scroll(list, static_cast<float>(choices.size()) * kChoiceRow);
}

void draw_switcher(PageFrame& f) {
  f.ui.overlay([&f](Ui& ui) {
    const Modal sheet =
        begin_modal(ui, "switcher", tr("switcher.title"), kSwitcherWidth, kSwitcherHeight);
    if (draw_modal_head(ui, tr("switcher.title"), sheet.width) || sheet.clicked_outside)
      f.local.dialog = Dialog::none;
    const std::vector<Choice> choices = choices_for(f.state, f.page_ui.switcher_text);
    const ItemId field = ui.id("what");
    steer(f, ui, field, choices);
    if (f.page_ui.switcher_fresh) {
      ui.items.request_focus(field);
      f.out.push_back(CourseIndexWanted{});
    }
    f.page_ui.switcher_fresh = false;
    FieldSpec spec{"what", tr("switcher.label"), &f.page_ui.switcher_text,
                   tr("switcher.placeholder")};
    spec.state = kExpandable | (choices.empty() ? 0u : kExpanded);
    if (!choices.empty()) {
      const Choice& active = choices[static_cast<std::size_t>(f.page_ui.switcher_index)];
      spec.hints = "active=" + std::to_string(child_id(field, active.key)) +
                   ";controls=" + std::to_string(ui.id("choices"));
    }
    Stack stack(0, 0, sheet.width);
    stack.skip(kModalHead);
    const Rect line = stack.take(kSwitcherField, kGapMedium);
    const Rect at{kGapLarge, line.y, line.w - 2 * kGapLarge, line.h};
    if (auto typed = ui.text_field(spec, at, ItemRole::combo_field)) {
      f.page_ui.switcher_text = *typed;
      f.page_ui.switcher_index = 0;
      f.page_ui.switcher_shown = -1;
    }
    const Rect room = stack.take(sheet.area.rect.h - stack.y() - kGapMedium);
    if (choices.empty())
      ui.paragraph("empty", kSwitcherPad, room.y + kGapWide, sheet.width - 2 * kSwitcherPad,
                   tr("switcher.empty"), {}, ItemRole::status);
    else
      draw_choices(f, ui, field, choices, room);
    ui.end(sheet.area, sheet.area.rect.h);
  });
}

}  // namespace

void draw_dialogs(PageFrame& f) {
  if (f.media_prep.preparing) apart<draw_preparation>(f);
  if (f.ground_truth.test_dialog && !f.ground_truth.test_dialog->at_once)
    apart<draw_test_picture>(f);
  if (f.state.linked) apart<draw_link_preview>(f);
  if (f.local.dialog == Dialog::help) apart<draw_help>(f);
  if (f.local.dialog == Dialog::switcher) apart<draw_switcher>(f);
  if (f.local.dialog == Dialog::confirm) apart<draw_confirm>(f);
}

float draw_update_notice(PageFrame& f, float x, float y, float width) {
  if (!f.settings.update_waiting) return 0;
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  stack.add(callout(ui, "update", x, stack.y(), width, Tone::info, tr("update.title"),
                    tr("update.words")),
            kGap);
  ButtonSpec now{"update_now", tr("update.now"), ButtonLook::primary, Icon::refresh};
  const Rect first = stack.place(ui.button_width(now), kControl, kGapTight);
  if (ui.button(now, first)) f.out.push_back(UpdateAccepted{});
  ButtonSpec later{"update_later", tr("update.later"), ButtonLook::ghost};
  if (ui.button(later, after(first, ui.button_width(later)))) f.out.push_back(UpdatePostponed{});
  return stack.y();
}

}  // namespace triptych::ui
