// Errors to meet, as practice plays them: a menu of the usual ones, and behind the gear the script
// that each of them stands for (practice/faults.h), to be read or written.
#include <algorithm>

#include "base/ascii.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

struct FaultChoice {
  const char* id;
  const char* script;
};
// What goes on is repeated until another one is chosen.
constexpr FaultChoice kFaultChoices[] = {
    {"none", ""},           {"rate_limit", "429:2, ok"}, {"overloaded", "529*"},
    {"wrong_key", "401*"},  {"quota", "quota*"},         {"too_large", "413*"},
    {"cut", "cut:40*"},     {"network", "network*"},     {"slow", "slow:5*"},
    {"silent", "timeout*"}, {"garbage", "garbage*"}};
constexpr char kOwnScript[] = "custom";

const char* choice_of(std::string_view script) {
  for (const FaultChoice& choice : kFaultChoices)
    if (trimmed(script) == choice.script) return choice.id;
  return kOwnScript;
}

FaultsView& faults_view(Frame& f) {
  FaultsView& view = f.ask_ui.faults;
  if (view.target == f.ask.target().id) return view;
  view = {f.ask.target().id};
  view.open = choice_of(f.ask.target().faults) == std::string_view(kOwnScript);
  return view;
}

void draw_fault_menu(Frame& f, FaultsView& view, Rect rect) {
  std::vector<std::pair<std::string, std::string>> options;
  for (const FaultChoice& choice : kFaultChoices)
    options.emplace_back(choice.id, tr(std::string("practice.faults.") + choice.id));
  options.emplace_back(kOwnScript, tr("practice.faults.custom"));
  const char* chosen = view.own ? kOwnScript : choice_of(f.ask.target().faults);
  const auto picked = f.ui.select("faults", tr("practice.faults"), options, chosen, rect);
  if (!picked) return;
  const auto known = std::ranges::find(kFaultChoices, *picked, &FaultChoice::id);
  view.own = view.open = known == std::end(kFaultChoices);
  if (!view.own) f.out.push_back(FaultsTyped{known->script});
}

float draw_fault_script(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const Target& target = f.ask.target();
  FieldSpec spec{"fault_script", tr("practice.faults.script"), &target.faults, "429:2, 529, ok"};
  spec.description =
      target.faults_problem.empty() ? tr("practice.faults.hint") : target.faults_problem;
  if (!target.faults_problem.empty()) spec.state |= kInvalid;
  spec.hints = "spellcheck=false;autocapitalize=none";
  Stack stack(x, y, width);
  if (auto typed = ui.text_field(spec, stack.take(kControl, kGapSmall)))
    f.out.push_back(FaultsTyped{*typed});
  stack.add(ui.caption("faults_hint", x, stack.y(), width, spec.description));
  return stack.used();
}

}  // namespace

float draw_faults(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  FaultsView& view = faults_view(f);
  Stack stack(x, y, width);
  TextStyle label;
  label.px = kSmall;
  label.face = Face::medium;
  ui.paint_line(x, y + kFieldWordsMiddle, width, label, tr("practice.faults"));
  stack.add(kLabel);
  Row row(stack.take(kControl));
  ButtonSpec script{"script", tr("practice.faults.script"), ButtonLook::secondary, Icon::options};
  script.icon_only = true;
  script.state = kExpandable | (view.open ? kExpanded : 0u);
  const Rect script_at = row.end(kControl);
  draw_fault_menu(f, view, row.rest());
  if (ui.button(script, script_at)) view.open = !view.open;
  if (view.open) {
    stack.skip(kGap);
    stack.add(draw_fault_script(f, x, stack.y(), width));
  }
  return stack.used();
}

}  // namespace triptych::ui
