#include "results/schema.h"

#include <set>
#include <utility>

#include "base/json.h"
#include "results/pointer.h"

namespace triptych::results {
namespace {

constexpr int kMaxDepth = 10;  // the least that a vendor takes

OrderedJson write_object(const std::vector<Field>& fields, int depth);

std::string_view json_type(FieldType type) {
  switch (type) {
    case FieldType::number:
      return "number";
    case FieldType::integer:
      return "integer";
    case FieldType::boolean:
      return "boolean";
    case FieldType::object:
      return "object";
    case FieldType::list:
      return "array";
    default:
      return "string";
  }
}

OrderedJson write_field(const Field& field, int depth) {
  OrderedJson out = OrderedJson::object();
  const std::string type(json_type(field.type));
  out["type"] = field.required ? OrderedJson(type) : OrderedJson::array({type, "null"});
  if (!field.description.empty()) out["description"] = field.description;
  if (field.type == FieldType::date) out["format"] = "date";
  if (field.type == FieldType::choice) {
    out["enum"] = field.choices;
    if (!field.required) out["enum"].push_back(nullptr);
  }
  if (depth > 200) return out;  // not made by people; the parser would refuse it anyway
  if (field.type == FieldType::list) {
    out["items"] = write_field(field.children.empty() ? Field() : field.children[0], depth + 1);
  }
  if (field.type == FieldType::object) out.update(write_object(field.children, depth + 1));
  return out;
}

OrderedJson write_object(const std::vector<Field>& fields, int depth) {
  OrderedJson out = OrderedJson::object();
  out["properties"] = OrderedJson::object();
  out["required"] = OrderedJson::array();
  for (const Field& field : fields) {
    out["properties"][field.name] = write_field(field, depth);
    out["required"].push_back(field.name);
  }
  out["additionalProperties"] = false;
  return out;
}

class SchemaChecker {
 public:
  explicit SchemaChecker(std::vector<Diagnostic>& out) : out_(out) {}

  void fields(const std::vector<Field>& fields, const std::string& path, int depth) {
    if (fields.empty()) add(path, "no_fields");
    std::set<std::string_view> names;
    for (const Field& field : fields) {
      const std::string inner = join(path, field.name);
      if (field.name.empty()) add(path, "no_name");
      if (!names.insert(field.name).second) add(inner, "doubled", {field.name});
      check(field, inner, depth);
    }
  }

 private:
  void add(const std::string& path, std::string_view key, std::vector<std::string> args = {}) {
    out_.push_back({path, "results.schema." + std::string(key), std::move(args)});
  }

  void check(const Field& field, const std::string& path, int depth) {
    if (field.type == FieldType::choice) {
      const std::set<std::string_view> different(field.choices.begin(), field.choices.end());
      if (field.choices.empty()) add(path, "no_choices", {field.name});
      if (different.size() < field.choices.size()) add(path, "doubled_choice", {field.name});
    }
    if (depth > kMaxDepth) {
      add(path, "too_deep", {std::to_string(kMaxDepth)});
    } else if (field.type == FieldType::object) {
      fields(field.children, path, depth + 1);
    } else if (field.type == FieldType::list && !field.children.empty()) {
      check(field.children[0], join(path, "*"), depth + 1);
    }
  }

  std::vector<Diagnostic>& out_;
};

}  // namespace

std::string_view name_of(FieldType type) {
  switch (type) {
    case FieldType::text:
      return "text";
    case FieldType::number:
      return "number";
    case FieldType::integer:
      return "integer";
    case FieldType::boolean:
      return "boolean";
    case FieldType::date:
      return "date";
    case FieldType::choice:
      return "choice";
    case FieldType::object:
      return "object";
    case FieldType::list:
      return "list";
  }
  return "text";
}

std::string to_json_schema(const Schema& schema) {
  OrderedJson out = OrderedJson::object();
  if (!schema.title.empty()) out["title"] = schema.title;
  if (!schema.description.empty()) out["description"] = schema.description;
  out["type"] = "object";
  out.update(write_object(schema.fields, 1));
  return dump_json(out, 1);
}

std::vector<Diagnostic> problems_of(const Schema& schema) {
  std::vector<Diagnostic> out;
  SchemaChecker(out).fields(schema.fields, "", 1);
  return out;
}

}  // namespace triptych::results
