// One target: provider, model (from a list or typed), key.
#include <algorithm>

#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/key_notes_view.h"
#include "features/view.h"
#include "providers/provider.h"

namespace triptych::ui {
namespace {

constexpr float kModelRow = 56;
constexpr char kModelRegion[] = "models", kModelList[] = "list";

struct ModelChoice {
  std::string id, note;
  bool warns = false;
};

// ISO dates sort as text.
bool retired(const ModelInfo& model, const std::string& today) {
  return !model.retires.empty() && !today.empty() && model.retires <= today;
}

std::string note_of(const ModelInfo& model, const std::string& today) {
  std::string note = model.note;
  if (model.live && note.empty()) note = tr("model.live");
  if (!model.retires.empty() && !retired(model, today)) {
    if (!note.empty()) note += " · ";
    note += tr("model.retires", {model.retires});
  }
  return note;
}

std::vector<ModelChoice> choices(const Frame& f) {
  const std::string typed = f.ask_ui.model_filtering ? f.ask.model() : "";
  std::vector<ModelChoice> out;
  const auto add = [&](const std::string& id, std::string note, bool warns) {
    const bool fits = typed.empty() || id.find(typed) != std::string::npos;
    const bool there = std::ranges::any_of(out, [&](const ModelChoice& c) { return c.id == id; });
    if (fits && !there) out.push_back({id, std::move(note), warns});
  };
  for (const ModelInfo& model : f.shared.catalog.models) {
    if (model.provider_id == f.ask.provider_id())
      add(model.id, note_of(model, f.shared.today), !model.retires.empty());
  }
  return out;
}

void choose(Frame& f, const std::string& id) {
  f.out.push_back(ModelTyped{id});
  f.ask_ui.model_open = false;
  f.ask_ui.model_filtering = false;
  f.ask_ui.model_index = -1;
}

// The list below the field, above everything else.
void draw_model_list(Frame& f, ImVec2 corner, float field_width, std::vector<ModelChoice> options,
                     ItemId field) {
  f.ui.overlay([&f, corner, field_width, field, options = std::move(options)](Ui& ui) {
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    const float width = std::min(std::max(field_width, 380.0f), display.x - 24);
    const ImVec2 at{std::max(12.0f, std::min(corner.x, corner.x + field_width - width)), corner.y};
    const float room = display.y - at.y - 16;
    const float content = static_cast<float>(options.size()) * kModelRow + 12;
    const float height = std::min({content, 7 * kModelRow, std::max(room, 3 * kModelRow)});
    const Rect rect{at.x, at.y, width, height};
    ui.cover(rect);
    ui.fill({rect.x, rect.y + 3, rect.w, rect.h}, ui.theme.shadow, kRadius + 2);
    ui.fill(rect, ui.theme.surface, kRadius);
    ui.stroke(rect, ui.theme.field_border, kRadius);
    const Ui::Area region =
        ui.begin(ItemRole::region, kModelRegion, tr("model.list"), rect, f.ui.direction);
    const Ui::Area list =
        ui.begin(ItemRole::listbox, kModelList, tr("model.list"), {0, 0, rect.w, rect.h}, kScrolls);
    float y = 6;
    for (std::size_t i = 0; i < options.size(); ++i) {
      const ModelChoice& option = options[i];
      const Rect row{6, y, width - 12, kModelRow};
      const bool active = static_cast<int>(i) == f.ask_ui.model_index;
      Item item;
      item.id = child_id(field, option.id);
      item.role = ItemRole::option;
      item.name = option.note.empty() ? option.id : option.id + ", " + option.note;
      item.rect = row;
      item.state = option.id == f.ask.model() ? kSelected : 0u;
      const ItemId id = ui.items.add(std::move(item));
      if (active || ui.hovered(row)) ui.fill(row, ui.theme.hover, 8);
      TextStyle style;
      style.px = 15;
      style.face = Face::medium;
      const float middle = option.note.empty() ? y + kModelRow / 2 : y + 19;
      ui.paint_line(20, middle, width - 70, style, option.id);
      TextStyle note;
      note.px = kTiny;
      note.colour = option.warns ? ui.theme.warning : ui.theme.muted;
      if (!option.note.empty()) ui.paint_line(20, y + 39, width - 40, note, option.note);
      if (option.id == f.ask.model()) ui.icon(Icon::check, width - 30, middle, 18, ui.theme.accent);
      if (ui.items.activated(id)) choose(f, option.id);
      y += kModelRow;
    }
    ui.end_scroll(list, y + 6);
    ui.end(region, rect.h);
  });
}

void move_in_list(Frame& f, ItemId id, const std::vector<ModelChoice>& options) {
  const int count = static_cast<int>(options.size());
  AskUi& local = f.ask_ui;
  if (f.ui.items.take(id, Action::Kind::move_down)) {
    local.model_index = local.model_open ? std::min(local.model_index + 1, count - 1) : 0;
    local.model_open = true;
  }
  if (f.ui.items.take(id, Action::Kind::move_up))
    local.model_index = std::max(local.model_index - 1, 0);
  if (f.ui.items.take(id, Action::Kind::cancel)) local.model_open = false;
  if (f.ui.items.take(id, Action::Kind::blur)) local.model_open = local.model_filtering = false;
  if (f.ui.items.take(id, Action::Kind::submit) && local.model_open) {
    if (local.model_index >= 0 && local.model_index < count) {
      choose(f, options[static_cast<std::size_t>(local.model_index)].id);
    }
    local.model_open = false;
  }
}

float draw_model(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const std::vector<ModelChoice> options = choices(f);
  const ItemId id = ui.id("model");
  move_in_list(f, id, options);
  const bool open = f.ask_ui.model_open && !options.empty();
  FieldSpec spec{"model", tr("model.label"), &f.ask.model(), tr("model.placeholder")};
  spec.state = kExpandable | (open ? kExpanded : 0u);
  if (open)
    spec.hints =
        "controls=" + std::to_string(child_id(child_id(0, kModelRegion), kModelList)) + ";";
  if (open && f.ask_ui.model_index >= 0) {
    spec.hints += "active=" + std::to_string(child_id(
                                  id, options[static_cast<std::size_t>(f.ask_ui.model_index)].id));
  }
  const Rect rect{x, y, width, kControl};
  if (ui.items.activated(id)) f.ask_ui.model_open = !f.ask_ui.model_open;
  if (auto typed = ui.text_field(spec, rect, ItemRole::combo_field)) {
    f.out.push_back(ModelTyped{*typed});
    f.ask_ui.model_open = f.ask_ui.model_filtering = true;
    f.ask_ui.model_index = -1;
  }
  ui.icon(Icon::chevron_down, x + width - 20, y + kControl / 2, 16, ui.theme.muted);
  if (open) draw_model_list(f, ui.screen(x, y + kControl + 4, width), width, options, id);
  return kControl;
}

// What is known about the chosen model, in one line.
float draw_model_facts(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const ModelInfo* model = f.shared.catalog.find(f.ask.provider_id(), f.ask.model());
  if (model != nullptr && !model->retires.empty()) {
    std::string words =
        tr(retired(*model, f.shared.today) ? "model.retired_note" : "model.retiring_note",
           {model->id, model->retires});
    if (!model->successor.empty())
      words += " " + tr(model->proposed ? "model.proposed" : "model.suggested", {model->successor});
    const float height = callout(f, "retiring", x, y, width, Tone::warning, "", words);
    if (model->successor.empty()) return height;
    ButtonSpec use{"use_successor", tr("model.use", {model->successor}), ButtonLook::secondary};
    const float button = ui.button_width(use);
    if (ui.button(use, {x, y + height + 8, std::min(button, width), f.ui.small})) {
      f.out.push_back(ModelTyped{model->successor});
    }
    return height + 8 + f.ui.small;
  }
  // A small call, so that no long-context tier applies.
  constexpr int kTokens = 1000;
  const auto per_million = [&](int in, int out) {
    Usage usage;
    usage.billed_input = in;
    usage.billed_output = out;
    const auto usd = f.shared.prices.cost(f.ask.provider_id(), f.ask.model(), usage);
    return usd ? std::optional<double>(*usd * 1e6 / kTokens) : std::nullopt;
  };
  const auto input = per_million(kTokens, 0), output = per_million(0, kTokens);
  std::string words = input && output ? tr("model.price", {format_usd(*input), format_usd(*output)})
                                      : tr("model.price_unknown");
  if (model != nullptr) {
    words += " · ";
    words += tr(model->audio ? model->pdf ? "model.takes_all" : "model.takes_audio"
                : model->pdf ? "model.takes_pdf"
                             : "model.takes_image");
  }
  if (model != nullptr && model->window > 0)
    words += " · " + tr("model.window", {format_count(model->window)});
  return ui.caption("facts", x, y, width, words);
}

// How long the model may think: its own levels, or those of its provider.
float draw_thinking(Frame& f, const ProviderInfo& info, float x, float y, float width) {
  const ModelInfo* model = f.shared.catalog.find(f.ask.provider_id(), f.ask.model());
  std::vector<std::string> levels(info.thinking.begin(), info.thinking.end());
  if (model != nullptr && !model->thinking.empty()) levels = model->thinking;
  const std::string& chosen = f.ask.target().thinking;
  if (levels.empty() && chosen.empty()) return 0;
  if (!chosen.empty() && std::ranges::count(levels, chosen) == 0) levels.push_back(chosen);
  std::vector<std::pair<std::string, std::string>> options{{"", tr("think.default")}};
  for (const std::string& level : levels) {
    options.emplace_back(level, has_string("think." + level) ? tr("think." + level) : level);
  }
  TextStyle label;
  label.px = kSmall;
  label.face = Face::medium;
  f.ui.paint_line(x, y + 10, width, label, tr("think.label"));
  if (auto picked = f.ui.select("thinking", tr("think.label"), options, chosen,
                                {x, y + kLabel, std::min(width, 260.0f), kControl}))
    f.out.push_back(ThinkingChosen{*picked});
  return kLabel + kControl + 12;
}

float draw_key(Frame& f, const ProviderInfo& info, float x, float y, float width) {
  Ui& ui = f.ui;
  const std::string& value = key_of(f).reveal();
  FieldSpec spec{"key", tr("key.label"), &value,
                 tr(info.key_required ? "key.placeholder" : "key.optional")};
  spec.description = key_note(f.shared, info).words;
  spec.hints = "username=" + label_of(info);
  const bool missing = f.ask.problem_key == "problem.no_key";
  if (missing) spec.state |= kInvalid;
  TextStyle label;
  label.px = kSmall;
  label.face = Face::medium;
  ui.paint_line(x, y + 10, width, label, tr("key.label"));
  if (!info.key_page.empty()) {
    TextStyle small;
    small.px = kSmall;
    small.line = 20;
    const std::string words = tr("key.get", {label_of(info)});
    ui.link("key_page", words, std::string(info.key_page), x + width - ui.measure(small, words), y,
            small);
  }
  if (auto typed = ui.text_field(spec, {x, y + kLabel, width, kControl}, ItemRole::password)) {
    f.out.push_back(KeyTyped{f.ask.provider_id(), Secret(*typed)});
  }
  const float note = ui.caption("promise", x, y + kLabel + kControl + 6, width, spec.description);
  return kLabel + kControl + 6 + note;
}

// While practising: what that is, and faults to meet.
float draw_practice(Frame& f, const ProviderInfo& info, float x, float y, float width) {
  Ui& ui = f.ui;
  const float top = y;
  y += callout(f, "practising", x, y, width, Tone::info, "",
               tr("practice.words", {label_of(info)})) +
       12;
  TextStyle label;
  label.px = kSmall;
  label.face = Face::medium;
  ui.paint_line(x, y + 10, width, label, tr("practice.faults"));
  FieldSpec spec{"faults", tr("practice.faults"), &f.ask.target().faults, "429:2, 529, ok"};
  spec.description = f.ask.target().faults_problem.empty() ? tr("practice.faults.hint")
                                                           : f.ask.target().faults_problem;
  if (!f.ask.target().faults_problem.empty()) spec.state |= kInvalid;
  spec.hints = "spellcheck=false;autocapitalize=none";
  if (auto typed = ui.text_field(spec, {x, y + kLabel, width, kControl}))
    f.out.push_back(FaultsTyped{*typed});
  y += kLabel + kControl + 6;
  y += ui.caption("faults_hint", x, y, width, spec.description);
  return y - top;
}

}  // namespace

float draw_chosen_target(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const Provider* provider = find_provider(f.ask.provider_id());
  if (provider == nullptr) return 0;
  const ProviderInfo& info = provider->info();
  TextStyle label;
  label.px = kSmall;
  label.face = Face::medium;
  const bool stacked = width < 380;
  const float half = stacked ? width : (width - 12) / 2;
  ui.paint_line(x, y + 10, half, label, tr("provider.label"));
  std::vector<std::pair<std::string, std::string>> options;
  for (const Provider* p : providers()) options.emplace_back(p->info().id, label_of(p->info()));
  const float top = y;
  y += kLabel;
  if (auto chosen = ui.select("provider", tr("provider.label"), options, f.ask.provider_id(),
                              {x, y, half, kControl})) {
    f.out.push_back(ProviderChosen{*chosen});
    f.ask_ui.model_open = false;
  }
  ui.fill({x + half - 44, y + kControl / 2 - 4, 8, 8}, hue_of(ui.theme, info.id), 4);
  if (stacked) y += kControl + 14 + kLabel;
  const float model_x = stacked ? x : x + half + 12;
  ui.paint_line(model_x, y - kLabel + 10, half, label, tr("model.label"));
  draw_model(f, model_x, y, half);
  y += kControl + 6;
  y += draw_model_facts(f, x, y, width) + 14;
  if (info.origin.empty() && !f.ask.target().practice) {
    static const std::string no_url;
    const std::string& url = f.shared.base_urls.contains(f.ask.provider_id())
                                 ? f.shared.base_urls.at(f.ask.provider_id())
                                 : no_url;
    FieldSpec spec{"base_url", tr("base_url.label"), &url, "http://127.0.0.1:11434/v1"};
    spec.hints = kAddressHints;
    const FieldNote note = base_url_note(f.shared, info);
    if (note.problem) spec.state |= kInvalid;
    spec.description = note.words;
    ui.paint_line(x, y + 10, width, label, tr("base_url.label"));
    if (auto typed = ui.text_field(spec, {x, y + kLabel, width, kControl})) {
      f.out.push_back(BaseUrlTyped{f.ask.provider_id(), *typed});
    }
    y += kLabel + kControl + 6;
    y += ui.caption("base_url_note", x, y, width, note.words) + 10;
  }
  y += draw_thinking(f, info, x, y, width);
  y += f.ask.target().practice ? draw_practice(f, info, x, y, width)
                               : draw_key(f, info, x, y, width);
  if (ui.checkbox("practice", tr("practice.toggle"), f.ask.target().practice,
                  {x, y + 6, width, kControl}))
    f.out.push_back(PracticeToggled{!f.ask.target().practice});
  y += 6 + kControl;
  return y - top;
}

}  // namespace triptych::ui
