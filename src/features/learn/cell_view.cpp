// A cell of a lesson: editor, Run and Stop, and what it said.
#include <algorithm>

#include "base/format.h"
#include "base/json.h"
#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/learn/learn_ui.h"
#include "features/learn/learn_update.h"
#include "features/learn/lesson_view_internal.h"

namespace triptych::ui {
namespace {

constexpr float kFailsLine = 24;  // height of the words about it
constexpr float kFailsIcon = 16;
constexpr float kOutputInset = 4;             // at each side
constexpr std::size_t kShownOutput = 64'000;  // bytes; the rest is only counted

float draw_pane(Frame& f, const std::string& key, float x, float y, float width,
                const std::string& text) {
  CodePane& pane = f.learn_ui.panes[key];
  const bool cut = text.size() > kShownOutput;
  std::string shown = cut ? text.substr(0, kShownOutput) : text;
  while (cut && !shown.empty() && (static_cast<unsigned char>(shown.back()) & 0x80) != 0)
    shown.pop_back();
  if (!shown.empty() && shown.back() == '\n') shown.pop_back();
  pane.set(std::move(shown));
  Stack stack(x, y, width);
  stack.add(pane.draw(f.ui, key, x, y, width));
  if (cut) {
    stack.skip(kGapTight);
    stack.add(f.ui.caption(key + ".cut", x, stack.y(), width,
                           tr("course.cell.cut", {format_bytes(text.size() - kShownOutput)})));
  }
  return stack.used();
}

// Rows as JSON -> a Markdown table.
std::string table_of(const std::string& text) {
  const auto json = parse_json(text);
  if (!json || !json->is_array()) return text;
  std::string out;
  std::size_t row = 0;
  for (const Json& line : *json) {
    out += "|";
    for (const Json& cell : line) {
      std::string words = cell.is_string() ? cell.get<std::string>() : dump_json(cell);
      for (std::size_t at = 0; (at = words.find_first_of("|\n", at)) != words.npos; at += 2)
        words.replace(at, 1, words[at] == '|' ? "\\|" : "  ");
      out += " " + words + " |";
    }
    out += "\n";
    if (row++ > 0) continue;
    out += "|";
    for (std::size_t i = 0; i < line.size(); ++i) out += "---|";
    out += "\n";
  }
  return out;
}

float draw_picture(Frame& f, const std::string& key, const CellOutput& output, float x, float y,
                   float width) {
  if (output.texture == 0) return f.ui.caption(key, x, y, width, output.text);
  const auto w = static_cast<float>(output.width), h = static_cast<float>(output.height);
  const float scale = std::min(1.0f, width / w);
  Stack stack(x, y, width);
  const Rect box = stack.place(w * scale, h * scale);
  stack.skip(kGap);
  Item item;
  item.id = f.ui.id(key);
  item.role = ItemRole::image;
  item.name = output.text;
  item.rect = box;
  f.ui.items.add(std::move(item));
  const ImVec2 a = f.ui.screen(box.x, box.y, box.w), b{a.x + box.w, a.y + box.h};
  f.ui.list->AddImage(static_cast<ImTextureID>(output.texture), a, b);
  Flow flow{x, stack.y(), width};
  const std::string use_key = key + ".use", save_key = key + ".save";
  ButtonSpec use{use_key, tr("course.picture.use"), ButtonLook::secondary, Icon::ask};
  use.description = output.text;
  if (f.ui.button(use, flow.next(f.ui.button_width(use), kControl)))
    f.out.push_back(PictureUsed{output.image_id, output.text});
  ButtonSpec save{save_key, tr("course.picture.save", {output.text}), ButtonLook::ghost,
                  Icon::download};
  save.text = tr("course.picture.save.short");
  if (f.ui.button(save, flow.next(f.ui.button_width(save), kControl)))
    f.out.push_back(PictureSaved{output.image_id, output.text});
  stack.add(flow.used());
  return stack.used();
}

float draw_piece(Frame& f, const std::string& key, const CellOutput& output, float x, float y,
                 float width) {
  switch (output.kind) {
    case CellOutput::Kind::problem:
      return callout(f.ui, key, x, y, width, Tone::danger, "", output.text, ItemRole::alert);
    case CellOutput::Kind::note:
      return f.ui.caption(key, x, y, width, output.text);
    case CellOutput::Kind::image:
      return draw_picture(f, key, output, x, y, width);
    case CellOutput::Kind::table:
      return draw_text(f, key, "", x, y, width, table_of(output.text));
    default:
      return draw_pane(f, key, x, y, width, output.text);
  }
}

// What the cell wants to reach that a person has to allow.
float draw_access(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const CellAccess& access = f.learn.access->access;
  const bool loopback = access.kind == CellAccess::Kind::loopback;
  Stack stack(x, y, width);
  stack.add(callout(ui, "access", x, stack.y(), width, Tone::warning, "",
                    tr(loopback ? "cell.access.loopback" : "cell.access.own_key", {access.origin}),
                    ItemRole::alert),
            kGap);
  ButtonSpec allow{"allow", tr("cell.access.allow"), ButtonLook::secondary};
  const Rect first = stack.place(ui.button_width(allow), kControl);
  if (ui.button(allow, first)) f.out.push_back(CellAccessAnswered{true});
  ButtonSpec refuse{"refuse", tr("cell.access.refuse"), ButtonLook::primary};
  if (ui.button(refuse, after(first, ui.button_width(refuse))))
    f.out.push_back(CellAccessAnswered{false});
  return stack.used();
}

// input() and prompt(): the question and a field for the answer.
float draw_asked(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const CellQuestion& question = *f.learn.question;
  Stack stack(x, y, width);
  if (!question.text.empty())
    stack.add(ui.paragraph("ask", x, stack.y(), width, question.text), kGapSmall);
  FieldSpec spec{"answer", tr("course.question.label"), &question.answer};
  spec.description = question.text;
  spec.hints = "enterkeyhint=send";
  const ItemId id = ui.id("answer");
  const bool entered = ui.items.take(id, Action::Kind::submit).has_value();
  const bool asks = question.kind == "input" || question.kind == "prompt";
  if (asks) {
    if (ui.items.focused() == 0) ui.items.request_focus(id);
    if (auto typed = ui.text_field(spec, stack.take(kControl, kGap)))
      f.out.push_back(PythonInputTyped{*typed});
  }
  ButtonSpec send{"send", tr("course.question.send"), ButtonLook::primary};
  const Rect first = stack.place(ui.button_width(send), kControl);
  if (ui.button(send, first) || entered) f.out.push_back(PythonInputAnswered{false});
  ButtonSpec cancel{"cancel", tr("course.question.cancel"), ButtonLook::ghost};
  if (question.kind != "alert" && ui.button(cancel, after(first, ui.button_width(cancel))))
    f.out.push_back(PythonInputAnswered{true});
  return stack.used();
}

std::string state_words(const CellResult& result) {
  const std::string took = format_seconds(result.took);
  switch (result.state) {
    case CellState::waiting:
      return tr("course.cell.waiting");
    case CellState::running:
      return tr("course.cell.running");
    case CellState::stopped:
      return tr("course.cell.stopped");
    case CellState::ok:
      return tr(result.output.empty() ? "course.cell.empty" : "course.cell.took", {took});
    default:
      return "";
  }
}

float draw_buttons(Frame& f, const Lesson& lesson, const CodeCell& cell, const CellResult& result,
                   float x, float y, float width) {
  Ui& ui = f.ui;
  const bool running = f.learn.running();
  const bool own = result.state == CellState::running;
  Flow flow{x, y, width};
  ButtonSpec run{"run", tr("course.cell.run", {cell.id}), ButtonLook::primary, Icon::play};
  run.text = tr("run");
  run.description = keys_of_cell(f);
  if (running) run.state = kDisabled;
  if (ui.button(run, flow.next(ui.button_width(run), kControl)))
    f.out.push_back(CellRunPressed{cell.id});
  if (own) {
    ButtonSpec stop{"stop", tr("course.cell.stop"), ButtonLook::danger, Icon::stop};
    if (ui.button(stop, flow.next(ui.button_width(stop), kControl)))
      f.out.push_back(CellStopPressed{});
  }
  if (f.learn.progress.edits.contains(cell_key(lesson, cell.id)) && !own) {
    ButtonSpec reset{"reset", tr("course.cell.reset"), ButtonLook::ghost, Icon::refresh};
    if (ui.button(reset, flow.next(ui.button_width(reset), kControl)))
      f.out.push_back(CellResetPressed{cell.id});
  }
  if (result.question && !own) {
    ButtonSpec ask{"ask", tr("course.cell.ask"), ButtonLook::ghost, Icon::ask};
    if (ui.button(ask, flow.next(ui.button_width(ask), kControl)))
      if (auto question = question_of_cell(f.learn, cell.id)) f.out.push_back(*std::move(question));
  }
  const std::string words = state_words(result);
  if (words.empty()) return flow.used();
  TextStyle small;
  small.px = kTiny;
  small.colour = ui.theme.muted;
  small.line = kControl;
  const float wide = ui.measure(small, words) + 2;
  const Rect at = flow.next(wide, kControl);
  ui.paragraph("state", at.x, at.y, at.w, words, small, ItemRole::status);
  return flow.used();
}

}  // namespace

float draw_output(Frame& f, const std::string& key, const std::string& name, float x, float y,
                  float width) {
  const auto found = f.learn.results.find(key);
  if (found == f.learn.results.end()) return 0;
  const CellResult& result = found->second;
  const bool asks = f.learn.question && result.state == CellState::running;
  const bool wants = f.learn.access && result.state == CellState::running;
  if (result.output.empty() && !asks && !wants) return 0;
  const Ui::Area area =
      f.ui.begin(ItemRole::group, "output", tr("course.cell.output", {name}), {x, y, width, 0});
  Stack stack(kOutputInset, 0, width - 2 * kOutputInset);
  stack.skip(kGap);
  for (std::size_t i = 0; i < result.output.size(); ++i) {
    // With the number of the run: another text of the same length is another text.
    const std::string part = key + ".out" + std::to_string(i) + "." + std::to_string(result.runs);
    stack.add(draw_piece(f, part, result.output[i], stack.x(), stack.y(), stack.width()), kGap);
  }
  if (asks) stack.add(draw_asked(f, stack.x(), stack.y(), stack.width()), kGap);
  if (wants) stack.add(draw_access(f, stack.x(), stack.y(), stack.width()), kGap);
  f.ui.end(area, stack.used());
  return stack.used();
}

float draw_cell(Frame& f, const Lesson& lesson, const CodeCell& cell, float x, float y,
                float width) {
  const std::string key = cell_key(lesson, cell.id);
  const auto found = f.learn.results.find(key);
  static const CellResult idle;
  const CellResult& result = found == f.learn.results.end() ? idle : found->second;
  const std::string name = tr("course.cell.region", {cell.id});
  const Ui::Area area = f.ui.begin(ItemRole::group, "cell." + cell.id, name, {x, y, width, 0});
  // Shift+Enter in the cell before brought the reader here.
  Stack stack(0, 0, width);
  stack.add(draw_code_name(f, cell.id, 0, stack.y(), width));
  if (is_meant_to_fail(cell)) {
    TextStyle note;
    note.px = kSmall;
    note.line = kFailsLine;
    note.colour = f.ui.theme.warning;
    const float left = kFailsIcon + kGapSmall;
    f.ui.icon(Icon::warning, kFailsIcon / 2, stack.y() + kFailsLine / 2, kFailsIcon,
              f.ui.theme.warning);
    stack.add(f.ui.paragraph("fails", left, stack.y(), width - left, tr("course.cell.fails"), note),
              kGapHair);
  }
  stack.add(draw_editor(f, lesson, cell.id, 0, stack.y(), width), kGap);
  stack.add(draw_buttons(f, lesson, cell, result, 0, stack.y(), width));
  stack.add(draw_output(f, key, cell.id, 0, stack.y(), width));
  f.ui.end(area, stack.used());
  return stack.used();
}

}  // namespace triptych::ui
