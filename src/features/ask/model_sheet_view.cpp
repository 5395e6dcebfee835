// What can be chosen of one model: which it is (from a list or typed), its key, how often it is
// asked, how long it may think.
#include <algorithm>

#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/ask/targets.h"
#include "features/key_notes_view.h"
#include "features/view.h"
#include "providers/provider.h"

namespace triptych::ui {
namespace {

constexpr float kModelRow = 52, kModelName = 17, kModelNote = 37, kShownModels = 4.5f;
constexpr char kModelList[] = "list";

struct ModelChoice {
  std::string provider_id, id, note;
  bool warns = false;
  std::string key() const { return provider_id + "/" + id; }
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
    note += tr("model.retires", {format_date(model.retires)});
  }
  return note;
}

bool contains(const std::string& text, const std::string& typed) {
  const auto lower = [](std::string words) {
    for (char& c : words) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return words;
  };
  return lower(text).find(lower(typed)) != std::string::npos;
}

// Models of the chosen provider, then of all others; those that fit what is typed.
std::vector<ModelChoice> choices(const Frame& f) {
  const std::string typed = f.ask_ui.model_filtering ? f.ask.model() : "";
  std::vector<ModelChoice> out;
  for (const bool own : {true, false}) {
    for (const ModelInfo& model : f.shared.catalog.models) {
      if ((model.provider_id == f.ask.provider_id()) != own) continue;
      if (!contains(model.id + " " + model.label, typed)) continue;
      std::string note = note_of(model, f.shared.today);
      if (!own) {
        const Provider* provider = find_provider(model.provider_id);
        const std::string label = provider == nullptr ? "" : label_of(provider->info());
        note = note.empty() ? label : label + " · " + note;
      }
      out.push_back({model.provider_id, model.id, std::move(note), !model.retires.empty()});
    }
  }
  return out;
}

void choose(Frame& f, const ModelChoice& choice) {
  f.out.push_back(ModelChosen{choice.provider_id, choice.id});
  f.ask_ui.model_open = false;
  f.ask_ui.model_filtering = false;
  f.ask_ui.model_index = -1;
}

// An id that only another provider's model has: that one is meant. A server of the person's own may
// call its models as it likes.
const ModelInfo* of_another(const Frame& f, const std::string& typed) {
  const Provider* provider = find_provider(f.ask.provider_id());
  const bool own_server =
      provider != nullptr && provider->info().origin.empty() && !provider->info().simulated;
  if (own_server || f.shared.catalog.find(f.ask.provider_id(), typed) != nullptr) return nullptr;
  const auto found = std::ranges::find(f.shared.catalog.models, typed, &ModelInfo::id);
  return found == f.shared.catalog.models.end() ? nullptr : &*found;
}

// The list below the field.
float draw_model_list(Frame& f, float x, float y, float width,
                      const std::vector<ModelChoice>& options, ItemId field) {
  Ui& ui = f.ui;
  const float content = static_cast<float>(options.size()) * kModelRow + 2 * kGapTight;
  const float height = std::min(content, kShownModels * kModelRow);
  const Rect rect{x, y, width, height};
  ui.layer(1);
  ui.fill(rect, ui.theme.raised, kRadius);
  ui.stroke(rect, ui.theme.border, kRadius);
  ui.layer(2);
  const Ui::Area list = ui.begin(ItemRole::listbox, kModelList, tr("model.list"), rect, kScrolls);
  Stack rows(kGapTight, kGapTight, width - 2 * kGapTight);
  for (std::size_t i = 0; i < options.size(); ++i) {
    const ModelChoice& option = options[i];
    const Rect row = rows.take(kModelRow);
    const bool active = static_cast<int>(i) == f.ask_ui.model_index;
    const bool chosen = option.id == f.ask.model() && option.provider_id == f.ask.provider_id();
    Item item;
    item.id = child_id(field, option.key());
    item.role = ItemRole::option;
    item.name = option.note.empty() ? option.id : option.id + ", " + option.note;
    item.rect = row;
    item.state = chosen ? kSelected : 0u;
    const ItemId id = ui.items.add(std::move(item));
    ui.layer(1);
    if (active || ui.hovered(row)) ui.fill(row, ui.theme.hover, kGapSmall);
    ui.layer(2);
    draw_mark(f, option.provider_id, option.id, row.x + kGapWide + 2, row.y + row.h / 2);
    TextStyle style;
    style.px = 15;
    style.face = Face::medium;
    const float left = row.x + kGapSection + kGapTight, room = row.w - left - kGapSection;
    const float middle = row.y + (option.note.empty() ? kModelRow / 2 : kModelName);
    ui.paint_line(left, middle, room, style, option.id);
    TextStyle note;
    note.px = kTiny;
    note.colour = option.warns ? ui.theme.warning : ui.theme.muted;
    if (!option.note.empty()) ui.paint_line(left, row.y + kModelNote, room, note, option.note);
    if (chosen) ui.icon(Icon::check, row.x + row.w - kGapLarge, middle, 18, ui.theme.accent);
    if (ui.items.activated(id)) choose(f, option);
  }
  ui.end_scroll(list, rows.used() + 2 * kGapTight);
  return height + kGap;
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
      choose(f, options[static_cast<std::size_t>(local.model_index)]);
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
  if (open) spec.hints = "controls=" + std::to_string(ui.id(kModelList)) + ";";
  if (open && f.ask_ui.model_index >= 0) {
    spec.hints +=
        "active=" +
        std::to_string(child_id(id, options[static_cast<std::size_t>(f.ask_ui.model_index)].key()));
  }
  const Rect rect{x, y, width, kControl};
  if (ui.items.activated(id)) f.ask_ui.model_open = !f.ask_ui.model_open;
  if (auto typed = ui.text_field(spec, rect, ItemRole::combo_field)) {
    if (const ModelInfo* other = of_another(f, *typed))
      f.out.push_back(ModelChosen{other->provider_id, other->id});
    else
      f.out.push_back(ModelTyped{*typed});
    f.ask_ui.model_open = f.ask_ui.model_filtering = true;
    f.ask_ui.model_index = -1;
  }
  ui.icon(Icon::chevron_down, x + width - 20, y + kControl / 2, 16, ui.theme.muted);
  if (!open) return kControl;
  return kControl + kGapTight + draw_model_list(f, x, y + kControl + kGapTight, width, options, id);
}

// What is known about the chosen model, in one line.
float draw_model_facts(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const ModelInfo* model = f.shared.catalog.find(f.ask.provider_id(), f.ask.model());
  if (model != nullptr && !model->retires.empty()) {
    std::string words =
        tr(retired(*model, f.shared.today) ? "model.retired_note" : "model.retiring_note",
           {model->id, format_date(model->retires)});
    if (!model->successor.empty())
      words += " " + tr(model->proposed ? "model.proposed" : "model.suggested", {model->successor});
    const float height = callout(f.ui, "retiring", x, y, width, Tone::warning, "", words);
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

// While practising: what that is, and errors to meet.
float draw_practice(Frame& f, const ProviderInfo& info, float x, float y, float width) {
  Stack stack(x, y, width);
  stack.add(callout(f.ui, "practising", x, stack.y(), width, Tone::info, "",
                    tr("practice.words", {label_of(info)})),
            kGapWide);
  stack.add(draw_faults(f, x, stack.y(), width));
  return stack.used();
}

void paint_label(Ui& ui, float x, float y, float width, const char* words) {
  TextStyle label;
  label.px = kSmall;
  label.face = Face::medium;
  ui.paint_line(x, y + kFieldWordsMiddle, width, label, tr(words));
}

float draw_provider(Frame& f, float x, float y, float width) {
  std::vector<std::pair<std::string, std::string>> options;
  for (const Provider* p : providers()) options.emplace_back(p->info().id, label_of(p->info()));
  paint_label(f.ui, x, y, width, "provider.label");
  if (auto chosen = f.ui.select("provider", tr("provider.label"), options, f.ask.provider_id(),
                                {x, y + kLabel, width, kControl})) {
    f.out.push_back(ProviderChosen{*chosen});
    f.ask_ui.model_open = false;
  }
  return kLabel + kControl;
}

float draw_base_url(Frame& f, const ProviderInfo& info, float x, float y, float width) {
  if (!info.origin.empty() || f.ask.target().practice) return 0;
  static const std::string no_url;
  const auto known = f.shared.base_urls.find(f.ask.provider_id());
  FieldSpec spec{"base_url", tr("base_url.label"),
                 known == f.shared.base_urls.end() ? &no_url : &known->second,
                 "http://127.0.0.1:11434/v1"};
  spec.hints = kAddressHints;
  const FieldNote note = base_url_note(f.shared, info);
  if (note.problem) spec.state |= kInvalid;
  spec.description = note.words;
  Stack stack(x, y, width);
  paint_label(f.ui, x, stack.y(), width, "base_url.label");
  stack.add(kLabel);
  if (auto typed = f.ui.text_field(spec, stack.take(kControl, kGapSmall)))
    f.out.push_back(BaseUrlTyped{f.ask.provider_id(), *typed});
  stack.add(f.ui.caption("base_url_note", x, stack.y(), width, note.words), kGapMedium);
  return stack.used();
}

float draw_repeats(Frame& f, float x, float y, float width) {
  std::vector<std::pair<std::string, std::string>> times;
  for (int n = 1; n <= kMaxRepeats; ++n)
    times.emplace_back(std::to_string(n),
                       n == 1 ? tr("target.once") : tr("target.times", {std::to_string(n)}));
  paint_label(f.ui, x, y, width, "target.repeats");
  if (auto chosen = f.ui.select("repeats", tr("target.repeats"), times,
                                std::to_string(f.ask.repeats), {x, y + kLabel, width, kControl}))
    f.out.push_back(RepeatsChosen{std::atoi(chosen->c_str())});
  return kLabel + kControl;
}

float draw_remove(Frame& f, float x, float y, float width) {
  if (f.ask.targets.size() < 2) return 0;
  const std::string name = names_of(f.shared.catalog, f.ask.targets)[f.ask.chosen];
  ButtonSpec remove{"remove_target", tr("target.remove", {name}), ButtonLook::danger, Icon::trash};
  if (f.ui.button(remove, {x, y, std::min(width, f.ui.button_width(remove)), kControl})) {
    f.out.push_back(TargetRemoved{f.ask.target().id});
    close_sheet(f);
  }
  return kControl;
}

}  // namespace

float draw_model_sheet(Frame& f, float x, float y, float width) {
  const Provider* provider = find_provider(f.ask.provider_id());
  if (provider == nullptr) return 0;
  const ProviderInfo& info = provider->info();
  Stack stack(x, y, width);
  paint_label(f.ui, x, stack.y(), width, "model.label");
  stack.add(kLabel);
  stack.add(draw_model(f, x, stack.y(), width), kGapSmall);
  stack.add(draw_model_facts(f, x, stack.y(), width), kGapBroad);
  stack.add(draw_provider(f, x, stack.y(), width), kGapBroad);
  stack.add(draw_base_url(f, info, x, stack.y(), width));
  if (!info.simulated)
    stack.add(f.ask.target().practice ? draw_practice(f, info, x, stack.y(), width)
                                      : draw_key(f, info, x, stack.y(), width),
              kGapBroad);
  stack.add(draw_thinking(f, info, x, stack.y(), width));
  stack.add(draw_repeats(f, x, stack.y(), width), kGapMedium);
  if (!info.simulated) {
    const bool practice = f.ask.target().practice;
    if (f.ui.checkbox("practice", tr("practice.toggle"), practice, stack.take(kControl)))
      f.out.push_back(PracticeToggled{!practice});
  } else {
    stack.add(draw_faults(f, x, stack.y(), width), kGapMedium);
  }
  stack.add(draw_remove(f, x, stack.y(), width));
  return stack.used();
}

}  // namespace triptych::ui
