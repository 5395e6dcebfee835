// What to ask: task presets, the prompt, options, Run and Stop.
#include <algorithm>
#include <cmath>

#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/view.h"
#include "providers/provider.h"

namespace triptych::ui {
namespace {

constexpr float kPromptHeight = 132, kSystemHeight = 84;
constexpr float kLabelMiddle = 10;  // of the words above a field
// Run and Stop; in a narrow place Stop is its icon alone.
constexpr float kRunHigh = 48, kStopWide = 112, kStopIcon = 56, kNarrowBar = 260;
constexpr char kProse[] = "spellcheck=true;autocapitalize=sentences;enterkeyhint=enter";

void paint_label(Ui& ui, float x, float y, float width, const char* label) {
  TextStyle style;
  style.px = kSmall;
  style.face = Face::medium;
  ui.paint_line(x, y + kLabelMiddle, width, style, tr(label));
}

float draw_presets(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const Ui::Area group = ui.begin(ItemRole::group, "presets", tr("preset.label"), {0, 0, 0, 0});
  Flow flow{x, y, width};
  for (const TaskPreset& preset : f.ask.tasks.presets) {
    ButtonSpec chip{preset.id, preset.label(), ButtonLook::chip};
    if (preset.id == f.ask.preset_id) chip.state = kSelected;
    if (ui.button(chip, flow.next(ui.button_width(chip), ui.small)))
      f.out.push_back(PresetChosen{preset.id});
  }
  ui.end(group, 0);
  return flow.bottom() - y;
}

float draw_key_in_text(Frame& f, float x, float y, float width) {
  if (!f.ask.key_in_text) return 0;
  Stack stack(x, y, width);
  stack.add(callout(f.ui, "key_in_text", x, stack.y(), width, Tone::warning,
                    tr("key_in_text.title"), tr("key_in_text.words"), ItemRole::alert),
            kGap);
  ButtonSpec remove{"remove_key", tr("key_in_text.remove"), ButtonLook::secondary};
  if (f.ui.button(remove, {x, stack.y(), f.ui.button_width(remove), kControl}))
    f.out.push_back(KeyInTextRemoved{});
  stack.add(kControl, kGapWide);
  return stack.used();
}

// The answer must follow a schema, or the person's own text can come back: say so.
float draw_prompt_notes(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  const TaskPreset* preset = f.ask.tasks.preset(f.ask.preset_id);
  const bool of_preset = preset != nullptr && preset->json_schema == f.ask.json_schema;
  if (!f.ask.json_schema.empty())
    stack.add(ui.caption("schema", x, stack.y(), width,
                         of_preset
                             ? tr("preset.schema", {tr("task." + f.ask.preset_id + ".schema")})
                             : tr("schema.used")));
  if (!f.ask.replaced_prompt.empty() || f.ask.replaced_options || f.ask.replaced_files) {
    ButtonSpec undo{"undo_preset", tr("preset.undo"), ButtonLook::ghost, Icon::refresh};
    if (ui.button(undo, {x - kOutside, stack.y(), ui.button_width(undo), ui.small}))
      f.out.push_back(PromptRestored{});
    stack.add(ui.small);
  }
  return stack.used();
}

template <class Make>
void draw_option_field(Frame& f, std::string_view key, const char* label, const std::string& value,
                       Rect rect, const char* hints, Make make) {
  paint_label(f.ui, rect.x, rect.y, rect.w, label);
  FieldSpec spec{key, tr(label), &value, tr(std::string(label) + ".placeholder")};
  spec.hints = hints;
  if (auto typed = f.ui.text_field(spec, {rect.x, rect.y + kLabel, rect.w, kControl}))
    f.out.push_back(make(*typed));
}

// Whose price is not known, so that no limit holds for them: "a, b".
std::string unpriced_models(AskReader state) {
  std::string out;
  for (const Target& target : state.ask.targets) {
    Usage some;
    some.billed_input = some.billed_output = 1;
    some.seconds = 1;
    if (target.practice || state.shared.prices.cost(target.provider_id, target.model, some))
      continue;
    out += (out.empty() ? "" : ", ") + target.model;
  }
  return out;
}

float draw_system(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  paint_label(ui, x, stack.y(), width, "option.system");
  stack.add(kLabel);
  FieldSpec system{"system", tr("option.system"), &f.ask.system, tr("option.system.placeholder")};
  system.state = kMultiline;
  system.hints = kProse;
  system.description = unkept_words(f, "system", f.ask.system);
  if (auto typed = ui.text_field(system, stack.take(kSystemHeight), ItemRole::text_area))
    f.out.push_back(SystemTyped{*typed});
  stack.add(draw_unkept(f, "system", f.ask.system, x, stack.y(), width));
  return stack.used();
}

void draw_detail(Frame& f, Rect rect) {
  paint_label(f.ui, rect.x, rect.y, rect.w, "option.detail");
  const std::vector<std::pair<std::string, std::string>> details{
      {"0", tr("option.detail.auto")},
      {"1", tr("option.detail.low")},
      {"2", tr("option.detail.high")},
      {"3", tr("option.detail.original")}};
  const std::string chosen = std::to_string(static_cast<int>(f.ask.detail));
  if (auto picked = f.ui.select("detail", tr("option.detail"), details, chosen,
                                {rect.x, rect.y + kLabel, rect.w, kControl}))
    f.out.push_back(
        DetailChosen{static_cast<Detail>(std::clamp(std::atoi(picked->c_str()), 0, kLastDetail))});
}

void draw_stream(Frame& f, Rect rect) {
  if (f.ui.checkbox("stream", tr("option.stream"), f.ask.stream,
                    {rect.x, rect.y + kLabel, rect.w, kControl}))
    f.out.push_back(StreamToggled{!f.ask.stream});
}

// What the model is told first; then fields beside each other.
float draw_option_fields(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  constexpr float kField = kLabel + kControl;
  const float half = (width - kGapWide) / 2, right = x + half + kGapWide;
  stack.add(draw_system(f, x, stack.y(), width), kGapWide);
  draw_option_field(f, "max_tokens", "option.max_tokens", f.ask.max_tokens,
                    {x, stack.y(), half, kField}, "inputmode=numeric",
                    [](std::string text) { return Event{MaxTokensTyped{std::move(text)}}; });
  draw_option_field(f, "temperature", "option.temperature", f.ask.temperature,
                    {right, stack.y(), half, kField}, "inputmode=decimal",
                    [](std::string text) { return Event{TemperatureTyped{std::move(text)}}; });
  stack.add(kField, kGapWide);
  draw_detail(f, {x, stack.y(), half, kField});
  draw_stream(f, {right, stack.y(), half, kField});
  stack.add(kField, kGapWide);
  draw_option_field(f, "cap", "option.cap", f.ask.cap, {x, stack.y(), half, kField},
                    "inputmode=decimal",
                    [](std::string text) { return Event{CapTyped{std::move(text)}}; });
  stack.add(kField, kGapSmall);
  stack.add(f.ui.caption("cap_hint", x, stack.y(), width, tr("option.cap.hint")));
  if (const std::string blind = unpriced_models(f); !blind.empty() && !f.ask.cap.empty()) {
    stack.skip(kGap);
    stack.add(callout(f.ui, "cap_blind", x, stack.y(), width, Tone::warning, "",
                      tr("option.cap.blind", {blind}), ItemRole::group));
  }
  return stack.used();
}

}  // namespace

float draw_question(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  paint_label(ui, x, stack.y(), width, "prompt.label");
  stack.add(kLabel);
  FieldSpec prompt{"prompt", tr("prompt.label"), &f.ask.prompt, tr("prompt.placeholder")};
  prompt.state = kMultiline;
  const std::string lost = unkept_words(f, "prompt", f.ask.prompt);
  prompt.description = lost.empty() ? tr("prompt.hint") : lost + " " + tr("prompt.hint");
  prompt.hints = kProse;
  if (auto typed = ui.text_field(prompt, stack.take(kPromptHeight), ItemRole::text_area))
    f.out.push_back(PromptTyped{*typed});
  stack.add(draw_unkept(f, "prompt", f.ask.prompt, x, stack.y(), width), kGapSmall);
  stack.add(draw_key_in_text(f, x, stack.y(), width));
  stack.add(draw_prompt_notes(f, x, stack.y(), width));
  stack.add(ui.caption("presets_hint", x, stack.y(), width, tr("preset.hint")), kGapTight);
  stack.add(draw_presets(f, x, stack.y(), width));
  return stack.used();
}

float draw_options(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  ButtonSpec toggle{"options", tr("option.toggle"), ButtonLook::ghost, Icon::chevron_down};
  toggle.state = kExpandable | (f.ask_ui.options_open ? kExpanded : 0u);
  if (!f.ask.system.empty()) toggle.description = tr("option.system_set");
  Stack stack(x, y, width);
  if (ui.button(toggle, {x - kOutside, stack.y(), ui.button_width(toggle), kControl}))
    f.ask_ui.options_open = !f.ask_ui.options_open;
  stack.add(kControl);
  if (!f.ask_ui.options_open && !f.ask.system.empty())
    stack.add(ui.caption("system_set", x, stack.y(), width, tr("option.system_set")), kGapTight);
  if (f.ask_ui.options_open) {
    stack.skip(kGap);
    stack.add(draw_option_fields(f, x, stack.y(), width));
  }
  return stack.used();
}

// Before a cent is spent.
std::string estimate_words(const AskState& ask) {
  if (ask.estimates.empty()) return "";
  const auto times = static_cast<std::size_t>(ask.repeats);
  long long tokens = 0;
  double usd = 0;
  bool practice = true, unknown = false;
  for (const CallEstimate& one : ask.estimates) {
    tokens += one.tokens.input() * static_cast<long long>(times);
    usd += one.usd.value_or(0) * static_cast<double>(times);
    unknown = unknown || !one.usd;
  }
  for (const Target& target : ask.targets) practice = practice && target.practice;
  const std::size_t calls = ask.estimates.size() * times;
  std::string words = calls == 1 ? "" : tr("estimate.calls", {std::to_string(calls)}) + " · ";
  words += tr("estimate.tokens", {format_count(tokens)}) + " · ";
  if (practice)
    words += tr("practice.cost");
  else if (unknown && usd == 0)
    words += tr("estimate.unknown");
  else
    words += tr(unknown ? "estimate.more_than" : "estimate.usd", {format_usd(usd)});
  return words;
}

namespace {

std::string spent_words(const Shared& shared, const AskState& ask) {
  if (shared.spent == 0 && ask.cap.empty()) return "";
  const std::string spent = shared.spent == 0 ? "$0" : format_usd(shared.spent);
  return ask.cap.empty() ? tr("estimate.spent", {spent})
                         : tr("estimate.spent_of", {spent, "$" + ask.cap});
}

float draw_estimate(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  if (const std::string words = estimate_words(f.ask); !words.empty())
    stack.add(f.ui.caption("estimate", x, stack.y(), width, words));
  if (const std::string words = spent_words(f.shared, f.ask); !words.empty())
    stack.add(f.ui.caption("spent", x, stack.y(), width, words));
  return stack.used();
}

// Run as wide as there is room, Stop at the end.
void draw_run_and_stop(Frame& f, Rect room) {
  const bool running = f.ask.running();
  ButtonSpec run{"run", tr("run"), ButtonLook::primary, Icon::play};
  run.description = tr("run.hint");
  if (running) run.state = kDisabled;
  ButtonSpec stop{"stop", tr("stop"), ButtonLook::danger, Icon::stop};
  stop.description = tr("stop.hint");
  if (!running) stop.state = kDisabled;
  stop.icon_only = room.w < kNarrowBar;
  Row row(room, kGapMedium);
  const Rect end = row.end(stop.icon_only ? kStopIcon : kStopWide);
  if (f.ui.button(run, row.rest())) f.out.push_back(RunPressed{});
  if (f.ui.button(stop, end)) f.out.push_back(StopPressed{});
}

}  // namespace

float draw_run_bar(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  if (!f.ask.problem_key.empty())
    stack.add(callout(f.ui, "problem", x, stack.y(), width, Tone::danger, "",
                      tr(f.ask.problem_key, f.ask.problem_args), ItemRole::alert),
              kGapMedium);
  stack.add_some(draw_estimate(f, x, stack.y(), width), kGap);
  draw_run_and_stop(f, stack.take(kRunHigh));
  return stack.used();
}

}  // namespace triptych::ui
