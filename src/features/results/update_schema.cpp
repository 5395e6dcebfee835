// The fields an answer shall have: presets, editing field by field, JSON Schema typed or pasted.
#include <algorithm>
#include <cstdlib>

#include "features/results/results_update.h"

namespace triptych {
namespace {

using results::Field;
using results::FieldType;

// The children of the group or list at `path`; the fields of the answer itself for an empty path.
std::vector<Field>* children_at(results::Schema& schema, const FieldPath& path) {
  std::vector<Field>* level = &schema.fields;
  for (const std::size_t step : path) {
    if (step >= level->size()) return nullptr;
    level = &(*level)[step].children;
  }
  return level;
}

Field* field_at(results::Schema& schema, const FieldPath& path) {
  if (path.empty()) return nullptr;
  std::vector<Field>* level = children_at(schema, {path.begin(), path.end() - 1});
  return level == nullptr || path.back() >= level->size() ? nullptr : &(*level)[path.back()];
}

std::vector<std::string> split_choices(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    const std::size_t from = text.find_first_not_of(' ', at);
    if (from < comma) {
      const std::size_t last = text.find_last_not_of(' ', comma - 1);
      out.push_back(text.substr(from, last + 1 - from));
    }
    at = comma + 1;
  }
  return out;
}

void set_type(Field& field, FieldType type) {
  field.type = type;
  const bool group = type == FieldType::object, list = type == FieldType::list;
  if (!group && !list) field.children.clear();
  if (list && field.children.size() != 1) field.children.assign(1, Field{});
  if (group && field.children.empty()) field.children.assign(1, Field{});
}

struct SchemaUpdate {
  AskScope state;
  bool changed = false;

  void operator()(const SchemaPresetChosen& e) {
    state.ask.schema = results::preset_schema(e.id);
    changed = true;
  }
  void operator()(const SchemaTyped& e) { set_schema(state.ask, e.text); }
  void operator()(const SchemaCleared&) { set_schema(state.ask, ""); }
  void operator()(const FieldAdded& e) {
    if (!state.ask.schema) state.ask.schema.emplace();
    std::vector<Field>* level = children_at(*state.ask.schema, e.group);
    if (level == nullptr) return;
    Field field;
    for (std::size_t n = level->size() + 1; field.name.empty(); ++n) {
      const std::string name = "field_" + std::to_string(n);
      if (std::ranges::count(*level, name, &Field::name) == 0) field.name = name;
    }
    level->push_back(std::move(field));
    changed = true;
  }
  void operator()(const FieldRemoved& e) {
    if (!state.ask.schema || field_at(*state.ask.schema, e.field) == nullptr) return;
    std::vector<Field>* level =
        children_at(*state.ask.schema, {e.field.begin(), e.field.end() - 1});
    level->erase(level->begin() + static_cast<std::ptrdiff_t>(e.field.back()));
    if (state.ask.schema->fields.empty()) return (*this)(SchemaCleared{});
    changed = true;
  }
  void operator()(const FieldChanged& e) {
    Field* field = state.ask.schema ? field_at(*state.ask.schema, e.field) : nullptr;
    if (field == nullptr) return;
    switch (e.part) {
      case FieldPart::name:
        field->name = e.text;
        break;
      case FieldPart::type:
        set_type(*field, static_cast<FieldType>(std::clamp(std::atoi(e.text.c_str()), 0, 7)));
        break;
      case FieldPart::required:
        field->required = e.text == "1";
        break;
      case FieldPart::description:
        field->description = e.text;
        break;
      case FieldPart::choices:
        field->choices = split_choices(e.text);
        break;
    }
    changed = true;
  }
};

}  // namespace

void update_schema(AskScope state, const Event& event) {
  const std::string before = state.ask.json_schema;
  SchemaUpdate visitor{state};
  if (!visit_some<SchemaHandles>(visitor, event)) return;
  if (visitor.changed) {
    state.ask.json_schema = results::to_json_schema(*state.ask.schema);
    state.ask.schema_remarks = results::problems_of(*state.ask.schema);
  }
  if (state.ask.json_schema == before) return;
  state.ask.problem_key.clear();
  state.shared.unsaved = true;
}

}  // namespace triptych
