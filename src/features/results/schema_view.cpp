// The fields of the answer: presets, a line for each field, the JSON Schema they make.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/results/results_ui.h"
#include "features/results/results_update.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

using results::Field;
using results::FieldType;

constexpr float kFieldIndent = 18;
constexpr float kTypeShare = 0.36f, kWidestType = 150, kMust = 130;  // of a line of a field
constexpr float kTextHigh = 200;
constexpr float kAddOutside = 6;  // as kOutside
constexpr std::size_t kMaxRemarks = 6;
constexpr int kTypes = 8;

struct Editor {
  Frame& f;
  float x = 0, width = 0;

  void change(const FieldPath& path, FieldPart part, std::string text) {
    f.out.push_back(FieldChanged{path, part, std::move(text)});
  }

  void type_select(const Field& field, const FieldPath& path, const std::string& name, Rect rect) {
    std::vector<std::pair<std::string, std::string>> types;
    for (int i = 0; i < kTypes; ++i)
      types.emplace_back(
          std::to_string(i),
          tr("results.type." + std::string(results::name_of(static_cast<FieldType>(i)))));
    if (auto chosen = f.ui.select("type", tr("schema.type_of", {name}), types,
                                  std::to_string(static_cast<int>(field.type)), rect))
      change(path, FieldPart::type, *chosen);
  }

  // The element of a list has no name of its own.
  void element_line(const Field& field, const FieldPath& path, Rect rect) {
    const std::string name = tr("schema.element");
    const float type_width = std::min(kWidestType, rect.w * kTypeShare);
    TextStyle style;
    style.px = kSmall;
    style.colour = f.ui.theme.muted;
    f.ui.paint_line(rect.x, rect.y + kControl / 2, rect.w - type_width - kGap, style, name);
    type_select(field, path, name, {rect.x + rect.w - type_width, rect.y, type_width, kControl});
  }

  // Name, type and what takes it away.
  void name_line(const Field& field, const FieldPath& path, Rect rect) {
    const float type_width = std::min(kWidestType, rect.w * kTypeShare);
    const float name_width = rect.w - type_width - kControl - 2 * kGap;
    FieldSpec text{"name", tr("schema.name"), &field.name, tr("schema.name.placeholder")};
    text.hints = "spellcheck=false;autocapitalize=none";
    if (auto typed = f.ui.text_field(text, {rect.x, rect.y, name_width, kControl}))
      change(path, FieldPart::name, *typed);
    type_select(field, path, field.name,
                {rect.x + name_width + kGap, rect.y, type_width, kControl});
    ButtonSpec remove{"remove", tr("schema.remove", {field.name}), ButtonLook::ghost, Icon::close};
    remove.icon_only = true;
    if (f.ui.button(remove, {rect.x + rect.w - kControl, rect.y, kControl, kControl}))
      f.out.push_back(FieldRemoved{path});
  }

  // What it means, and whether it must be there.
  void meaning_line(const Field& field, const FieldPath& path, Rect rect) {
    FieldSpec means{"means", tr("schema.meaning_of", {field.name}), &field.description,
                    tr("schema.meaning.placeholder")};
    if (auto typed = f.ui.text_field(means, {rect.x, rect.y, rect.w - kMust - kGap, kControl}))
      change(path, FieldPart::description, *typed);
    if (f.ui.checkbox("required", tr("schema.required"), field.required,
                      {rect.x + rect.w - kMust, rect.y, kMust, kControl}))
      change(path, FieldPart::required, field.required ? "0" : "1");
  }

  float line(const Field& field, const FieldPath& path, bool of_list, float at_x, float y) {
    Stack stack(at_x, y, width - at_x);
    if (of_list) {
      element_line(field, path, stack.take(kControl, kGapSmall));
      return stack.used();
    }
    name_line(field, path, stack.take(kControl, kGapSmall));
    meaning_line(field, path, stack.take(kControl, kGapSmall));
    return stack.used();
  }

  float choices(const Field& field, const FieldPath& path, float at_x, float y) {
    if (field.type != FieldType::choice) return 0;
    std::string& shown = f.results_ui.choices[f.ui.id("choices")];
    if (f.ui.items.focused() != f.ui.id("choices")) {
      shown.clear();
      for (const std::string& choice : field.choices) shown += (shown.empty() ? "" : ", ") + choice;
    }
    FieldSpec spec{"choices", tr("schema.choices_of", {field.name}), &shown,
                   tr("schema.choices.placeholder")};
    if (auto typed = f.ui.text_field(spec, {at_x, y, width - at_x, kControl})) {
      shown = *typed;
      change(path, FieldPart::choices, *typed);
    }
    return kControl;
  }

  float add_button(const FieldPath& group, const std::string& name, float at_x, float y) {
    ButtonSpec add{"add", group.empty() ? tr("schema.add") : tr("schema.add_to", {name}),
                   ButtonLook::ghost, Icon::plus};
    if (f.ui.button(add,
                    {at_x - kAddOutside, y, std::min(f.ui.button_width(add), width), f.ui.small}))
      f.out.push_back(FieldAdded{group});
    return f.ui.small;
  }

  float field(const Field& field, const FieldPath& path, bool of_list, float at_x, float y) {
    Ui& ui = f.ui;
    const std::string key = "field" + std::to_string(path.back());
    const Ui::Area area =
        ui.begin(ItemRole::group, key, of_list ? "" : field.name, {0, y, width, 0});
    Stack stack(at_x, 0, width - at_x);
    stack.add(line(field, path, of_list, at_x, stack.y()));
    stack.add_some(choices(field, path, at_x, stack.y()), kGapSmall);
    if (field.type == FieldType::object || field.type == FieldType::list)
      stack.add(children(field, path, at_x, stack.y()));
    ui.end(area, stack.used());
    return stack.used() + (of_list ? 0.0f : kGapSmall);
  }

  // What it holds, indented beside a line.
  float children(const Field& field, const FieldPath& path, float at_x, float y) {
    const float inner = at_x + kFieldIndent;
    Stack stack(inner, y, width - inner);
    for (std::size_t i = 0; i < field.children.size(); ++i) {
      FieldPath child = path;
      child.push_back(i);
      stack.add(
          this->field(field.children[i], child, field.type == FieldType::list, inner, stack.y()));
    }
    if (field.type == FieldType::object)
      stack.add(add_button(path, field.name, inner, stack.y()), kGap);
    f.ui.layer(1);
    f.ui.fill({at_x + kGapTight, y, 2, stack.used() - kGap}, f.ui.theme.border, 1);
    f.ui.layer(2);
    return stack.used();
  }
};

float draw_schema_presets(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const Ui::Area group =
      ui.begin(ItemRole::group, "schema_presets", tr("schema.presets"), {x, y, width, 0});
  Flow flow{0, 0, width};
  for (const std::string_view id : results::preset_ids()) {
    ButtonSpec chip{id, tr("schema.preset", {tr("results.preset." + std::string(id))}),
                    ButtonLook::chip};
    if (ui.button(chip, flow.next(ui.button_width(chip), ui.small)))
      f.out.push_back(SchemaPresetChosen{std::string(id)});
  }
  ButtonSpec none{"none", tr("schema.none"), ButtonLook::ghost};
  if (f.ask.json_schema.empty()) none.state = kDisabled;
  if (ui.button(none, flow.next(ui.button_width(none), ui.small))) f.out.push_back(SchemaCleared{});
  ui.end(group, flow.bottom());
  return flow.bottom();
}

float draw_remarks(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  for (std::size_t i = 0; i < f.ask.schema_diagnostics.size() && i < kMaxRemarks; ++i) {
    const Diagnostic& diagnostic = f.ask.schema_diagnostics[i];
    stack.add(callout(f.ui, "schema_remark" + std::to_string(i), x, stack.y(), width, Tone::warning,
                      diagnostic.path, words_of(diagnostic)),
              kGap);
  }
  return stack.used();
}

float draw_schema_text(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  ButtonSpec toggle{"schema_text_toggle", tr("schema.as_text"), ButtonLook::ghost,
                    Icon::chevron_down};
  toggle.state = kExpandable | (f.results_ui.schema_text_open ? kExpanded : 0u);
  Stack stack(x, y, width);
  if (ui.button(toggle, {x - kOutside, stack.y(), ui.button_width(toggle), ui.small}))
    f.results_ui.schema_text_open = !f.results_ui.schema_text_open;
  stack.add(ui.small, kGapSmall);
  if (!f.results_ui.schema_text_open) return stack.used();
  FieldSpec spec{"schema_text", tr("schema.text"), &f.ask.json_schema,
                 tr("schema.text.placeholder")};
  spec.state = kMultiline;
  spec.hints = "spellcheck=false;autocapitalize=none";
  spec.description = unkept_words(f, "schema", f.ask.json_schema);
  if (auto typed = ui.text_field(spec, stack.take(kTextHigh), ItemRole::text_area))
    f.out.push_back(SchemaTyped{*typed});
  stack.add(draw_unkept(f, "schema", f.ask.json_schema, x, stack.y(), width), kGap);
  return stack.used();
}

float draw_schema_fields(Frame& f, float x, float y, float width) {
  const Ui::Area area =
      f.ui.begin(ItemRole::group, "fields", tr("schema.toggle"), {x, y, width, 0});
  Editor editor{f, 0, width};
  Stack stack(0, 0, width);
  if (f.ask.schema)
    for (std::size_t i = 0; i < f.ask.schema->fields.size(); ++i)
      stack.add(editor.field(f.ask.schema->fields[i], {i}, false, 0, stack.y()));
  stack.add(editor.add_button({}, "", 0, stack.y()), kGap);
  f.ui.end(area, stack.used());
  return stack.used();
}

}  // namespace

float draw_schema(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  stack.add(ui.caption("schema_hint", x, stack.y(), width, tr("schema.hint")), kGap);
  stack.add(draw_schema_presets(f, x, stack.y(), width), kGapMedium);
  stack.add(draw_remarks(f, x, stack.y(), width));
  stack.add(draw_schema_fields(f, x, stack.y(), width));
  stack.add(draw_schema_text(f, x, stack.y(), width));
  return stack.used();
}

}  // namespace triptych::ui
