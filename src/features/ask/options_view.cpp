// What else can be asked for: system text, lengths, detail, a spending limit.
#include <algorithm>
#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/view.h"
#include "providers/provider.h"

namespace triptych::ui {
namespace {

constexpr float kSystemHeight = 84;
constexpr float kLabelMiddle = 10;  // of the words above a field
constexpr char kProse[] = "spellcheck=true;autocapitalize=sentences;enterkeyhint=enter";

void paint_option_label(Ui& ui, float x, float y, float width, const char* label) {
  TextStyle style;
  style.px = kSmall;
  style.face = Face::medium;
  ui.paint_line(x, y + kLabelMiddle, width, style, tr(label));
}

template <class Make>
void draw_option_field(Frame& f, std::string_view key, const char* label, const std::string& value,
                       Rect rect, const char* hints, Make make) {
  paint_option_label(f.ui, rect.x, rect.y, rect.w, label);
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
  paint_option_label(ui, x, stack.y(), width, "option.system");
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
  paint_option_label(f.ui, rect.x, rect.y, rect.w, "option.detail");
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

}  // namespace

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

}  // namespace triptych::ui
