// An editor of Python: coloured code below a transparent field, with its name, the numbers of its
// lines and the one that an error points to.
#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/learn/learn_ui.h"
#include "features/learn/learn_update.h"
#include "features/learn/lesson_view_internal.h"

namespace triptych::ui {
namespace {

constexpr float kEditorPad = 12;
constexpr float kFewestLines = 2;  // an editor is never lower
constexpr float kGutterPad = 10;   // at each side of the line numbers
constexpr float kWrongEdge = 3;    // the bar before a line with an error
constexpr float kEdge = 2;         // a marked line ends before the editor's edge
constexpr float kSignInset = 3, kSignWidth = 12;
constexpr float kNameLine = 24;  // height of the line with a name

// What a reader of the field is told beside its text.
std::string description_of(const Frame& f, const std::string& field, const std::string& code,
                           bool own, int wrong) {
  std::string out = wrong > 0 ? tr("course.cell.line", {std::to_string(wrong)}) + " " : "";
  const std::string lost = own ? unkept_words(f, field, code) : "";
  if (!lost.empty()) out += lost + " ";
  return out + keys_of_cell(f);
}

struct Pressed {
  bool run = false, next = false;  // next: go on to the next editor
};
// The keys that an editor takes beside its text.
Pressed keys_pressed(Frame& f, ItemId id) {
  Pressed out;
  out.run = f.ui.items.take(id, Action::Kind::submit).has_value();
  const auto key = f.ui.items.take(id, Action::Kind::shortcut);
  if (!key) return out;
  if (key->text == "tab")
    f.out.push_back(TabKeySwitched{});
  else
    out.run = out.next = true;
  return out;
}

// Room for the numbers of so many lines, and their right edge within it.
float gutter_width(Ui& ui, float lines) {
  TextStyle style;
  style.face = Face::mono;
  style.px = kTiny;
  const std::string widest = lines < 100 ? "00" : std::to_string(static_cast<int>(lines));
  return std::floor(ui.measure(style, widest) + 2 * kGutterPad);
}

// `wrong`: the number of a line to mark; 0 = none.
void paint_gutter(Ui& ui, float lines, int wrong, float gutter, float width) {
  if (wrong > 0) {
    const float top = kEditorPad + static_cast<float>(wrong - 1) * kCodeLineHeight;
    ui.fill({kEdge, top, width - 2 * kEdge, kCodeLineHeight}, faint(ui.theme.danger, kMarkAlpha));
    ui.fill({kEdge, top, kWrongEdge, kCodeLineHeight}, ui.theme.danger);
  }
  TextStyle style;
  style.face = Face::mono;
  style.px = kTiny;
  const Rect seen = ui.clip();
  for (int line = 1; line <= static_cast<int>(lines); ++line) {
    const float middle = kEditorPad + (static_cast<float>(line) - 0.5f) * kCodeLineHeight;
    if (middle < seen.y - kCodeLineHeight || middle > seen.y + seen.h + kCodeLineHeight) continue;
    const std::string number = std::to_string(line);
    const float wide = ui.measure(style, number);
    style.colour = line == wrong ? ui.theme.danger : ui.theme.muted;
    ui.paint_line(gutter - kGutterPad - wide, middle, wide + 1, style, number);
  }
}

// Behind the lines of the editor that the other text lacks.
void paint_removed(Ui& ui, const std::vector<LineMark>& marks, float width) {
  TextStyle sign;
  sign.face = Face::mono;
  sign.px = kCodeSize;
  sign.colour = ui.theme.danger;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i] == LineMark::same) continue;
    const float top = kEditorPad + static_cast<float>(i) * kCodeLineHeight;
    ui.fill({kEdge, top, width - 2 * kEdge, kCodeLineHeight}, faint(ui.theme.danger, kMarkAlpha));
    ui.paint_line(kSignInset, top + kCodeLineHeight / 2, kSignWidth, sign, "-");
  }
}

}  // namespace

std::string keys_of_cell(const Frame& f) {
  return tr("course.cell.keys", {keys_of(f.shared.display, "Ctrl+Enter")});
}

float draw_code(Frame& f, const Lesson& lesson, const std::string& cell, float x, float y,
                float width, const std::vector<LineMark>* marks) {
  Ui& ui = f.ui;
  const std::string& code = f.learn.code_of(lesson, cell);
  const std::string key = cell_key(lesson, cell), field = "cell." + key;
  const auto lines = static_cast<float>(1 + std::ranges::count(code, '\n'));
  const int failed = f.learn.failed_line(lesson, cell);
  const int wrong = static_cast<float>(failed) <= lines ? failed : 0;
  const float height = std::max(lines, kFewestLines) * kCodeLineHeight + 2 * kEditorPad + kGap;
  const Ui::Area area =
      ui.begin(ItemRole::group, "editor", "", {x, y, width, height}, kLeftToRight);
  const float gutter = gutter_width(ui, lines);
  FieldSpec spec{"code", tr("course.cell.label", {cell}), &code};
  spec.state = kMultiline | kScrollsX;
  const bool own = f.learn.progress.edits.contains(key);
  spec.description = description_of(f, field, code, own, wrong);
  spec.hints = "code=1;spellcheck=false;autocapitalize=none;padx=12;pady=12;padleft=" +
               std::to_string(static_cast<int>(gutter));
  if (f.learn.tab_indents) spec.hints += ";tab=1";
  const ItemId id = ui.id("code");
  const Pressed pressed = keys_pressed(f, id);
  if (auto typed = ui.text_field(spec, {0, 0, width, height}, ItemRole::text_area))
    f.out.push_back(CellEdited{cell, *typed});
  ui.layer(1);
  ui.fill({1, 1, width - 2, height - 2}, ui.theme.code_background, kRadius - 1);
  ui.layer(2);
  paint_gutter(ui, lines, wrong, gutter, width);
  if (marks != nullptr) paint_removed(ui, *marks, width);
  const ImVec2 at = ui.screen(0, 0, width);
  ui.list->PushClipRect({at.x + gutter, at.y}, {at.x + width - 2, at.y + height}, true);
  CodePane& pane = f.learn_ui.panes[key + ".code"];
  pane.set(code, true);
  pane.paint(ui, gutter - ui.items.scroll_x(id), kEditorPad);
  ui.list->PopClipRect();
  ui.end(area, height);
  if (pressed.run) f.out.push_back(CellRunPressed{cell});
  if (pressed.next) f.learn_ui.focus_after = cell;
  Stack stack(x, y + height, width);
  if (own) stack.add(draw_unkept(f, field, code, x, stack.y(), width));
  if (f.learn.tab_indents && ui.items.focused() == id)
    stack.add(ui.caption("tab." + cell, x, stack.y() + kGapTight, width, tr("course.tab.on")) +
              kGapTight);
  return height + stack.used();
}

float draw_code_name(Frame& f, const std::string& cell, float x, float y, float width) {
  TextStyle style;
  style.face = Face::mono;
  style.px = kTiny;
  style.colour = f.ui.theme.muted;
  style.line = kNameLine;
  return f.ui.paragraph("name", x, y, width, cell, style);
}

}  // namespace triptych::ui
