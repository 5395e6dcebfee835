// Structured answers as one table: a row for each value, how many agree, a column for each model.
// What differs stands out and may come first, a person can mark what is right, sums are checked.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/results/results_ui.h"
#include "features/results/results_update.h"
#include "features/results/results_view_internal.h"
#include "features/view.h"
#include "results/pointer.h"
#include "results/values.h"
#include "widgets/text_cell.h"

namespace triptych::ui {
namespace {

constexpr float kOnlyWide = 250, kFirstWide = 200;

using results::CheckState;

// Per answer: where its JSON was, what breaks the schema, what the sums say.
float draw_answer_line(Frame& f, std::size_t index, float x, float y, float width) {
  const StructuredAnswer& found = f.structured.conversations[index];
  const std::string& label = f.structured.answers[index].label;
  const std::string key = "about" + std::to_string(index);
  if (found.none)
    return callout(f.ui, key, x, y, width, Tone::warning, label, words_of(*found.none));
  std::string words;
  constexpr const char* kPlaces[] = {"results.place.whole", "results.place.fenced",
                                     "results.place.embedded"};
  words += tr(kPlaces[static_cast<std::size_t>(*found.place)]);
  for (const Diagnostic& diagnostic : found.diagnostics) words += "\n" + words_of(diagnostic);
  bool bad = !found.faults.empty();
  for (std::size_t i = 0; i < found.faults.size() && i < 5; ++i)
    words += "\n" + name_of_path(found.faults[i].path) + ": " + words_of(found.faults[i]);
  for (const results::ReceiptCheck& check : found.checks) {
    constexpr const char* kMarks[] = {"✓ ", "✗ ", "· "};
    words += "\n" + (kMarks[static_cast<std::size_t>(check.state)] + words_of(check.diagnostic));
    bad = bad || check.state == CheckState::failed;
  }
  const Tone tone = bad ? Tone::danger : found.diagnostics.empty() ? Tone::info : Tone::warning;
  const auto& scores = f.structured.agreement.scores;
  if (index < scores.size() && scores[index].right + scores[index].wrong > 0)
    words += "\n" + tr("results.score",
                       {std::to_string(scores[index].right), std::to_string(scores[index].wrong)});
  return callout(f.ui, key, x, y, width, tone, label, words);
}

// What is wrong is told at once; how the others were read, when a person asks.
bool is_odd(const StructuredAnswer& found) {
  return found.none || !found.faults.empty() || !found.diagnostics.empty() ||
         std::ranges::any_of(found.checks, [](const results::ReceiptCheck& check) {
           return check.state == CheckState::failed;
         });
}

float draw_answer_lines(Frame& f, float x, float y, float width) {
  const std::vector<StructuredAnswer>& all = f.structured.conversations;
  bool& open = f.results_ui.readings_open;
  Stack stack(x, y, width);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (open || is_odd(all[i])) stack.add(draw_answer_line(f, i, x, stack.y(), width), kGap);
  if (std::ranges::all_of(all, is_odd)) return stack.used();
  ButtonSpec toggle{"readings", tr("results.readings"), ButtonLook::ghost, Icon::chevron_down};
  toggle.state = kExpandable | (open ? kExpanded : 0u);
  const Rect at = stack.place(f.ui.button_width(toggle), f.ui.small);
  if (f.ui.button(toggle, {at.x - kOutside, at.y, at.w, at.h})) open = !open;
  return stack.used();
}

// Which rows, in which order; whose values, where one answer at a time is shown.
float draw_tools(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const StructuredAnswers& found = f.structured;
  if (found.answers.size() < 2) return 0;
  Flow flow{x, y, width};
  const auto option = [&](const char* key, const char* words, bool& on, float wide) {
    if (ui.checkbox(key, tr(words), on, flow.next(std::min(width, wide), ui.small))) on = !on;
  };
  option("first", "results.first", f.results_ui.differences_first, kFirstWide);
  if (width >= kOneAtATime) {
    option("only", "results.only_differences", f.results_ui.only_differences, kOnlyWide);
    return flow.bottom() - y;
  }
  flow.next(width, 0);  // on a line of their own
  const std::size_t only = shown_answer(f, width);
  for (std::size_t i = 0; i < found.answers.size(); ++i) {
    const std::string key = "whose" + std::to_string(i);
    ButtonSpec chip{key, found.answers[i].label, ButtonLook::chip};
    chip.role = ItemRole::radio;
    if (i == only) chip.state = kSelected | kChecked;
    if (ui.button(chip, flow.next(ui.button_width(chip), ui.small)))
      f.ask_ui.wide_conversation = found.conversations[i].conversation;
  }
  return flow.bottom() - y;
}

}  // namespace

std::string name_of_path(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string step = results::last_step(path.substr(0, end));
    const bool index = !step.empty() && step.find_first_not_of("0123456789") == step.npos;
    if (index)
      out += " " + std::to_string(std::atoi(step.c_str()) + 1);
    else
      out += (out.empty() ? "" : " · ") + step;
    path.remove_prefix(end);
  }
  return out;
}

std::size_t differing_values(const Frame& f) {
  const results::Agreement& agreement = f.structured.agreement;
  return agreement.majority + agreement.disagree + agreement.unclear;
}

bool has_json_answers(const Frame& f) { return f.structured.any_json(); }

float draw_results(Frame& f, float x, float y, float width) {
  const StructuredAnswers& found = f.structured;
  if (found.empty()) return 0;
  Ui& ui = f.ui;
  const Ui::Area area =
      ui.begin(ItemRole::region, "results", tr("results.title"), {x, y, width, 0});
  Stack stack(0, 0, width);
  if (found.any_json()) {
    if (found.answers.size() > 1)
      stack.add(ui.paragraph("summary", 0, stack.y(), width,
                             words_of(results::summary_of(found.agreement)), {}, ItemRole::status),
                kGapTight);
    stack.add_some(draw_tools(f, 0, stack.y(), width), kGap);
    stack.add(draw_value_table(f, 0, stack.y(), width));
    if (judged_by_truth(f) || f.whose == AnswersOf::ask)
      stack.add(ui.caption("hint", 0, stack.y(), width,
                           tr(judged_by_truth(f) ? "truth.marked_hint" : "results.mark_hint")));
    stack.skip(kGapWide);
  }
  stack.add(draw_answer_lines(f, 0, stack.y(), width));
  ui.end(area, stack.used());
  return stack.used() + kGapLarge;
}

}  // namespace triptych::ui
