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

  // Name, type and what takes it away; below: what it means, and whether it must be there.
  float line(const Field& field, const FieldPath& path, bool of_list, float at_x, float y) {
    Ui& ui = f.ui;
    const float room = width - at_x, top = y;
    const std::string name = of_list ? tr("schema.element") : field.name;
    const float type_width = std::min(150.0f, room * 0.36f);
    if (of_list) {
      TextStyle style;
      style.px = kSmall;
      style.colour = ui.theme.muted;
      ui.paint_line(at_x, y + kControl / 2, room - type_width - 8, style, name);
      type_select(field, path, name, {at_x + room - type_width, y, type_width, kControl});
      return kControl + 6;
    }
    FieldSpec text{"name", tr("schema.name"), &field.name, tr("schema.name.placeholder")};
    text.hints = "spellcheck=false;autocapitalize=none";
    const float name_width = room - type_width - kControl - 16;
    if (auto typed = ui.text_field(text, {at_x, y, name_width, kControl}))
      change(path, FieldPart::name, *typed);
    type_select(field, path, name, {at_x + name_width + 8, y, type_width, kControl});
    ButtonSpec remove{"remove", tr("schema.remove", {name}), ButtonLook::ghost, Icon::close};
    remove.icon_only = true;
    if (ui.button(remove, {at_x + room - kControl, y, kControl, kControl}))
      f.out.push_back(FieldRemoved{path});
    y += kControl + 6;
    FieldSpec means{"means", tr("schema.meaning_of", {name}), &field.description,
                    tr("schema.meaning.placeholder")};
    const float must = 130;
    if (auto typed = ui.text_field(means, {at_x, y, room - must - 8, kControl}))
      change(path, FieldPart::description, *typed);
    if (ui.checkbox("required", tr("schema.required"), field.required,
                    {at_x + room - must, y, must, kControl}))
      change(path, FieldPart::required, field.required ? "0" : "1");
    return y + kControl + 6 - top;
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
    return kControl + 6;
  }

  float add_button(const FieldPath& group, const std::string& name, float at_x, float y) {
    ButtonSpec add{"add", group.empty() ? tr("schema.add") : tr("schema.add_to", {name}),
                   ButtonLook::ghost, Icon::plus};
    if (f.ui.button(add, {at_x - 6, y, std::min(f.ui.button_width(add), width), f.ui.small}))
      f.out.push_back(FieldAdded{group});
    return f.ui.small + 8;
  }

  float field(const Field& field, const FieldPath& path, bool of_list, float at_x, float y) {
    Ui& ui = f.ui;
    const std::string key = "field" + std::to_string(path.back());
    const Ui::Area area =
        ui.begin(ItemRole::group, key, of_list ? "" : field.name, {0, y, width, 0});
    float used = line(field, path, of_list, at_x, 0);
    used += choices(field, path, at_x, used);
    const bool nests = field.type == FieldType::object || field.type == FieldType::list;
    if (nests) {
      const float inner = at_x + kFieldIndent, top = used;
      for (std::size_t i = 0; i < field.children.size(); ++i) {
        FieldPath child = path;
        child.push_back(i);
        used += this->field(field.children[i], child, field.type == FieldType::list, inner, used);
      }
      if (field.type == FieldType::object) used += add_button(path, field.name, inner, used);
      ui.layer(1);
      ui.fill({at_x + 4, top, 2, used - top - 8}, ui.theme.border, 1);
      ui.layer(2);
    }
    ui.end(area, used);
    return used + (of_list ? 0.0f : 6.0f);
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
  return flow.bottom() + 10;
}

float draw_remarks(Frame& f, float x, float y, float width) {
  const float top = y;
  for (std::size_t i = 0; i < f.ask.schema_remarks.size() && i < 6; ++i) {
    const Remark& remark = f.ask.schema_remarks[i];
    y += callout(f, "schema_remark" + std::to_string(i), x, y, width, Tone::warning, remark.path,
                 words_of(remark)) +
         8;
  }
  return y - top;
}

float draw_schema_text(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  ButtonSpec toggle{"schema_text_toggle", tr("schema.as_text"), ButtonLook::ghost,
                    Icon::chevron_down};
  toggle.state = kExpandable | (f.results_ui.schema_text_open ? kExpanded : 0u);
  if (ui.button(toggle, {x - 8, y, ui.button_width(toggle), ui.small}))
    f.results_ui.schema_text_open = !f.results_ui.schema_text_open;
  float used = ui.small + 6;
  if (!f.results_ui.schema_text_open) return used;
  FieldSpec spec{"schema_text", tr("schema.text"), &f.ask.json_schema,
                 tr("schema.text.placeholder")};
  spec.state = kMultiline;
  spec.hints = "spellcheck=false;autocapitalize=none";
  spec.description = unkept_words(f, "schema", f.ask.json_schema);
  if (auto typed = ui.text_field(spec, {x, y + used, width, 200}, ItemRole::text_area))
    f.out.push_back(SchemaTyped{*typed});
  used += 200;
  return used + draw_unkept(f, "schema", f.ask.json_schema, x, y + used, width) + 8;
}

}  // namespace

float draw_schema(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  ButtonSpec toggle{"schema_toggle", tr("schema.toggle"), ButtonLook::ghost, Icon::chevron_down};
  toggle.state = kExpandable | (f.results_ui.schema_open ? kExpanded : 0u);
  if (ui.button(toggle, {x - 8, y, ui.button_width(toggle), kControl}))
    f.results_ui.schema_open = !f.results_ui.schema_open;
  if (!f.results_ui.schema_open) return kControl;
  const float top = y;
  y += kControl;
  y += ui.caption("schema_hint", x, y, width, tr("schema.hint")) + 8;
  y += draw_schema_presets(f, x, y, width);
  y += draw_remarks(f, x, y, width);
  const Ui::Area fields =
      ui.begin(ItemRole::group, "fields", tr("schema.toggle"), {x, y, width, 0});
  Editor editor{f, 0, width};
  float used = 0;
  if (f.ask.schema)
    for (std::size_t i = 0; i < f.ask.schema->fields.size(); ++i)
      used += editor.field(f.ask.schema->fields[i], {i}, false, 0, used);
  used += editor.add_button({}, "", 0, used);
  ui.end(fields, used);
  y += used;
  y += draw_schema_text(f, x, y, width);
  return y - top;
}

}  // namespace triptych::ui
