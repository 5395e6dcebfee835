// A teacher's page: many files of progress as one table.
#include "base/format.h"
#include "base/strings.h"
#include "features/learn/lesson_view_internal.h"

namespace triptych::ui {
namespace {

std::string escaped_cell(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>|~&#!").find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out;
}

// As Markdown: what draws tables of lessons draws this one.
std::string class_table(const LearnState& learn) {
  int all = 0, most = 0;
  for (const Lesson& lesson : learn.lessons) {
    all += tasks_of(lesson).empty() ? 0 : 1;
    most += xp_of(lesson);
  }
  std::string out = "| " + tr("class.name") + " | " + tr("class.lessons") + " | " +
                    tr("class.points") + " | " + tr("class.last") + " |\n|---|---:|---:|---|\n";
  for (const ClassRow& row : learn.class_rows) {
    out += "| " + escaped_cell(row.name) + " | ";
    if (!row.problem.empty()) {
      out += "– | – | " + escaped_cell(row.problem) + " |\n";
      continue;
    }
    out += tr("class.of", {std::to_string(row.lessons), std::to_string(all)}) + " | " +
           tr("class.of", {std::to_string(row.points), std::to_string(most)}) + " | " +
           (row.last_day.empty() ? "–" : format_date(row.last_day)) + " |\n";
  }
  return out;
}

float draw_class_buttons(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Flow flow{x, y, width};
  ButtonSpec add{"add", tr("class.add"), ButtonLook::primary, Icon::attach};
  if (ui.button(add, flow.next(ui.button_width(add), kControl)))
    f.out.push_back(ProgressFilesWanted{ProgressUse::table});
  if (f.learn.class_rows.empty()) return flow.used();
  ButtonSpec save{"csv", tr("class.csv"), ButtonLook::secondary, Icon::download};
  if (ui.button(save, flow.next(ui.button_width(save), kControl))) f.out.push_back(ClassSaved{});
  ButtonSpec clear{"clear", tr("class.clear"), ButtonLook::ghost, Icon::trash};
  if (ui.button(clear, flow.next(ui.button_width(clear), kControl)))
    f.out.push_back(ClassCleared{});
  return flow.used();
}

}  // namespace

float draw_class(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  stack.add(draw_back(f, x, stack.y()), kGap);
  stack.add(ui.heading("title", x, stack.y(), width, 1, tr("class.title")), kGapSmall);
  TextStyle lead;
  lead.colour = ui.theme.muted;
  const float lead_wide = std::min(width, kMeasure);
  stack.add(ui.paragraph("lead", x, stack.y(), lead_wide, tr("class.lead"), lead), kGapWide);
  stack.add(draw_class_buttons(f, x, stack.y(), width), kGapWide);
  if (f.learn.class_rows.empty()) return stack.used();
  stack.add(
      draw_text(f, "class_rows", tr("class.table"), x, stack.y(), width, class_table(f.learn), 1));
  return stack.used();
}

}  // namespace triptych::ui
