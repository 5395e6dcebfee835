// What to ask: task presets, the prompt, options, Run and Stop.
#include <algorithm>
#include <cmath>

#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/view.h"
#include "providers/provider.h"

namespace triptych::ui {
namespace {

constexpr float kPromptHeight = 132;
constexpr char kProse[] = "spellcheck=true;autocapitalize=sentences;enterkeyhint=enter";

float draw_presets(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const float top = y;
  const Ui::Area group = ui.begin(ItemRole::group, "presets", tr("preset.label"), {0, 0, 0, 0});
  float pen = x;
  for (const TaskPreset& preset : f.ask.tasks.presets) {
    ButtonSpec chip{preset.id, preset.label(), ButtonLook::chip};
    if (preset.id == f.ask.preset_id) chip.state = kSelected;
    const float wide = ui.button_width(chip);
    if (pen + wide > x + width && pen > x) {
      pen = x;
      y += ui.small + 8;
    }
    if (ui.button(chip, {pen, y, wide, f.ui.small})) f.out.push_back(PresetChosen{preset.id});
    pen += wide + 8;
  }
  ui.end(group, 0);
  return y + f.ui.small - top;
}

float draw_key_in_text(Frame& f, float x, float y, float width) {
  if (!f.ask.key_in_text) return 0;
  const float top = y;
  y += callout(f, "key_in_text", x, y, width, Tone::warning, tr("key_in_text.title"),
               tr("key_in_text.words"), ItemRole::alert) +
       8;
  ButtonSpec remove{"remove_key", tr("key_in_text.remove"), ButtonLook::secondary};
  if (f.ui.button(remove, {x, y, f.ui.button_width(remove), kControl}))
    f.out.push_back(KeyInTextRemoved{});
  return y + kControl + 12 - top;
}

// The answer must follow a schema, or the person's own text can come back: say so.
float draw_prompt_notes(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const float top = y;
  const TaskPreset* preset = f.ask.tasks.preset(f.ask.preset_id);
  const bool of_preset = preset != nullptr && preset->json_schema == f.ask.json_schema;
  if (!f.ask.json_schema.empty()) {
    y += ui.caption("schema", x, y, width,
                    of_preset ? tr("preset.schema", {tr("task." + f.ask.preset_id + ".schema")})
                              : tr("schema.used"));
  }
  if (!f.ask.replaced_prompt.empty() || f.ask.replaced_options || f.ask.replaced_files) {
    ButtonSpec undo{"undo_preset", tr("preset.undo"), ButtonLook::ghost, Icon::refresh};
    if (ui.button(undo, {x - 8, y, ui.button_width(undo), f.ui.small}))
      f.out.push_back(PromptRestored{});
    y += f.ui.small;
  }
  return y - top;
}

template <class Make>
float draw_option_field(Frame& f, std::string_view key, const char* label, const std::string& value,
                        Rect rect, const char* hints, Make make) {
  TextStyle style;
  style.px = kSmall;
  style.face = Face::medium;
  f.ui.paint_line(rect.x, rect.y + 10, rect.w, style, tr(label));
  FieldSpec spec{key, tr(label), &value, tr(std::string(label) + ".placeholder")};
  spec.hints = hints;
  if (auto typed = f.ui.text_field(spec, {rect.x, rect.y + kLabel, rect.w, kControl}))
    f.out.push_back(make(*typed));
  return kLabel + kControl;
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

float draw_option_fields(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const float top = y;
  TextStyle label;
  label.px = kSmall;
  label.face = Face::medium;
  ui.paint_line(x, y + 10, width, label, tr("option.system"));
  FieldSpec system{"system", tr("option.system"), &f.ask.system, tr("option.system.placeholder")};
  system.state = kMultiline;
  system.hints = kProse;
  system.description = unkept_words(f, "system", f.ask.system);
  if (auto typed = ui.text_field(system, {x, y + kLabel, width, 84}, ItemRole::text_area)) {
    f.out.push_back(SystemTyped{*typed});
  }
  y += kLabel + 84;
  y += draw_unkept(f, "system", f.ask.system, x, y, width) + 12;
  const float half = (width - 12) / 2;
  draw_option_field(f, "max_tokens", "option.max_tokens", f.ask.max_tokens, {x, y, half, 0},
                    "inputmode=numeric",
                    [](std::string text) { return Event{MaxTokensTyped{std::move(text)}}; });
  y += draw_option_field(f, "temperature", "option.temperature", f.ask.temperature,
                         {x + half + 12, y, half, 0}, "inputmode=decimal",
                         [](std::string text) { return Event{TemperatureTyped{std::move(text)}}; });
  y += 12;
  ui.paint_line(x, y + 10, half, label, tr("option.detail"));
  const std::vector<std::pair<std::string, std::string>> details{
      {"0", tr("option.detail.auto")},
      {"1", tr("option.detail.low")},
      {"2", tr("option.detail.high")},
      {"3", tr("option.detail.original")}};
  const std::string chosen = std::to_string(static_cast<int>(f.ask.detail));
  if (auto picked = ui.select("detail", tr("option.detail"), details, chosen,
                              {x, y + kLabel, half, kControl})) {
    f.out.push_back(
        DetailChosen{static_cast<Detail>(std::clamp(std::atoi(picked->c_str()), 0, kLastDetail))});
  }
  if (ui.checkbox("stream", tr("option.stream"), f.ask.stream,
                  {x + half + 12, y + kLabel, half, kControl})) {
    f.out.push_back(StreamToggled{!f.ask.stream});
  }
  y += kLabel + kControl;
  y += 12;
  draw_option_field(f, "cap", "option.cap", f.ask.cap, {x, y, half, 0}, "inputmode=decimal",
                    [](std::string text) { return Event{CapTyped{std::move(text)}}; });
  y += kLabel + kControl + 6;
  y += ui.caption("cap_hint", x, y, width, tr("option.cap.hint"));
  if (const std::string blind = unpriced_models(f); !blind.empty() && !f.ask.cap.empty()) {
    y += 8;
    y += callout(f, "cap_blind", x, y, width, Tone::warning, "", tr("option.cap.blind", {blind}),
                 ItemRole::group);
  }
  return y - top;
}

}  // namespace

float draw_question(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const float top = y;
  TextStyle label;
  label.px = kSmall;
  label.face = Face::medium;
  ui.paint_line(x, y + 10, width, label, tr("prompt.label"));
  y += kLabel;
  FieldSpec prompt{"prompt", tr("prompt.label"), &f.ask.prompt, tr("prompt.placeholder")};
  prompt.state = kMultiline;
  const std::string lost = unkept_words(f, "prompt", f.ask.prompt);
  prompt.description = lost.empty() ? tr("prompt.hint") : lost + " " + tr("prompt.hint");
  prompt.hints = kProse;
  if (auto typed = ui.text_field(prompt, {x, y, width, kPromptHeight}, ItemRole::text_area)) {
    f.out.push_back(PromptTyped{*typed});
  }
  y += kPromptHeight;
  y += draw_unkept(f, "prompt", f.ask.prompt, x, y, width) + 6;
  y += draw_key_in_text(f, x, y, width);
  y += draw_prompt_notes(f, x, y, width);
  y += ui.caption("presets_hint", x, y, width, tr("preset.hint")) + 4;
  y += draw_presets(f, x, y, width);
  return y - top;
}

float draw_options(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  ButtonSpec toggle{"options", tr("option.toggle"), ButtonLook::ghost, Icon::chevron_down};
  toggle.state = kExpandable | (f.ask_ui.options_open ? kExpanded : 0u);
  if (!f.ask.system.empty()) toggle.description = tr("option.system_set");
  if (ui.button(toggle, {x - 8, y, ui.button_width(toggle), kControl}))
    f.ask_ui.options_open = !f.ask_ui.options_open;
  float used = kControl;
  if (!f.ask_ui.options_open && !f.ask.system.empty())
    used += ui.caption("system_set", x, y + used, width, tr("option.system_set")) + 4;
  if (f.ask_ui.options_open) used += 8 + draw_option_fields(f, x, y + used + 8, width);
  return used;
}

// Before a cent is spent.
std::string outlook_words(const AskState& ask) {
  if (ask.outlook.empty()) return "";
  const auto times = static_cast<std::size_t>(ask.repeats);
  long long tokens = 0;
  double usd = 0;
  bool practice = true, unknown = false;
  for (const Outlook& one : ask.outlook) {
    tokens += one.tokens.input() * static_cast<long long>(times);
    usd += one.usd.value_or(0) * static_cast<double>(times);
    unknown = unknown || !one.usd;
  }
  for (const Target& target : ask.targets) practice = practice && target.practice;
  const std::size_t calls = ask.outlook.size() * times;
  std::string words = calls == 1 ? "" : tr("outlook.calls", {std::to_string(calls)}) + " · ";
  words += tr("outlook.tokens", {format_count(tokens)}) + " · ";
  if (practice)
    words += tr("practice.cost");
  else if (unknown && usd == 0)
    words += tr("outlook.unknown");
  else
    words += tr(unknown ? "outlook.more_than" : "outlook.usd", {format_usd(usd)});
  return words;
}

namespace {

std::string spent_words(const Shared& shared, const AskState& ask) {
  if (shared.spent == 0 && ask.cap.empty()) return "";
  const std::string spent = shared.spent == 0 ? "$0" : format_usd(shared.spent);
  return ask.cap.empty() ? tr("outlook.spent", {spent})
                         : tr("outlook.spent_of", {spent, "$" + ask.cap});
}

float draw_outlook(Frame& f, float x, float y, float width) {
  float used = 0;
  if (const std::string words = outlook_words(f.ask); !words.empty())
    used += f.ui.caption("outlook", x, y, width, words);
  if (const std::string words = spent_words(f.shared, f.ask); !words.empty())
    used += f.ui.caption("spent", x, y + used, width, words);
  return used > 0 ? used + 8 : 0;
}

}  // namespace

float draw_run_bar(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const bool running = f.ask.running();
  float used = 0;
  if (!f.ask.problem_key.empty()) {
    used = callout(f, "problem", x, y, width, Tone::danger, "",
                   tr(f.ask.problem_key, f.ask.problem_args), ItemRole::alert) +
           10;
  }
  used += draw_outlook(f, x, y + used, width);
  ButtonSpec run{"run", tr("run"), ButtonLook::primary, Icon::play};
  run.description = tr("run.hint");
  if (running) run.state = kDisabled;
  ButtonSpec stop{"stop", tr("stop"), ButtonLook::danger, Icon::stop};
  stop.description = tr("stop.hint");
  if (!running) stop.state = kDisabled;
  stop.icon_only = width < 260;
  const float stop_width = stop.icon_only ? 56 : 112;
  if (ui.button(run, {x, y + used, width - stop_width - 10, 48})) f.out.push_back(RunPressed{});
  if (ui.button(stop, {x + width - stop_width, y + used, stop_width, 48}))
    f.out.push_back(StopPressed{});
  return used + 48;
}

}  // namespace triptych::ui
