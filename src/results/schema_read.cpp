// JSON Schema text -> the schema that a person edits.
#include <algorithm>
#include <set>
#include <utility>

#include "base/json.h"
#include "results/json_names.h"
#include "results/pointer.h"
#include "results/schema.h"

namespace triptych::results {
namespace {

constexpr std::size_t kMaxFields = 5000;  // as many as any vendor takes

const OrderedJson* member(const OrderedJson& json, std::string_view key) {
  if (!json.is_object()) return nullptr;
  const auto found = json.find(key);
  return found == json.end() ? nullptr : &*found;
}

std::string text_of(const OrderedJson* json) {
  return json != nullptr && json->is_string() ? json->get<std::string>() : std::string();
}

class Reader {
 public:
  explicit Reader(std::vector<Diagnostic>& lost) : lost_(lost) {}

  std::vector<Field> read_fields(const OrderedJson& object, const std::string& path) {
    std::vector<Field> fields;
    const std::set<std::string> required = required_of(object, path);
    if (const OrderedJson* properties = member(object, "properties")) {
      if (!properties->is_object()) {
        lose(join(path, "properties"), "keyword", {"properties"});
        return fields;
      }
      for (const auto& [name, inner] : properties->items()) {
        if (++count_ > kMaxFields) {
          lose(join(path, "properties"), "too_many", {std::to_string(kMaxFields)});
          break;
        }
        Field field = read(inner, join(join(path, "properties"), name));
        field.name = name;
        if (!required.contains(name)) field.required = false;
        fields.push_back(std::move(field));
      }
    }
    const OrderedJson* more = member(object, "additionalProperties");
    if (more != nullptr && *more != false) {
      lose(join(path, "additionalProperties"), "open", {});
    }
    return fields;
  }

  // Members nobody reads, besides those every schema may have.
  void report_unknown(const OrderedJson& schema, const std::string& path,
                      std::initializer_list<std::string_view> known) {
    for (const auto& [key, value] : schema.items()) {
      const bool common = key == "type" || key == "title" || key == "description" ||
                          key == "$schema" || key == "propertyOrdering" || key == "nullable";
      if (!common && std::find(known.begin(), known.end(), key) == known.end()) {
        lose(join(path, key), "keyword", {key});
      }
    }
  }

  // "title" of a field: fields have no second name.
  void report_title(const OrderedJson& schema, const std::string& path) {
    if (member(schema, "title") != nullptr) lose(join(path, "title"), "keyword", {"title"});
  }

 private:
  void lose(const std::string& path, std::string_view key, std::vector<std::string> args) {
    lost_.push_back({path, "results.schema.lost." + std::string(key), std::move(args)});
  }

  std::set<std::string> required_of(const OrderedJson& object, const std::string& path) {
    std::set<std::string> names;
    const OrderedJson* required = member(object, "required");
    if (required == nullptr) return names;
    const OrderedJson* properties = member(object, "properties");
    for (const OrderedJson& name : *required) {
      const bool known = name.is_string() && properties != nullptr && properties->is_object() &&
                         properties->contains(name.get<std::string>());
      if (known) {
        names.insert(name.get<std::string>());
      } else {
        lose(join(path, "required"), "required", {dump_json(name)});
      }
    }
    return names;
  }

  // The one type besides null. Of several, the first is kept and the others are reported.
  std::string type_of(const OrderedJson& schema, const std::string& path, bool& nullable) {
    const OrderedJson* type = member(schema, "type");
    if (type == nullptr) {
      if (member(schema, "enum") != nullptr) return "string";
      lose(path, "no_type", {});
      return "string";
    }
    if (type->is_string()) return type->get<std::string>();
    std::string kept;
    for (const OrderedJson& one : *type) {
      if (one == "null") {
        nullable = true;
      } else if (kept.empty() && one.is_string()) {
        kept = one.get<std::string>();
      } else {
        lose(join(path, "type"), "type", {dump_json(one)});
      }
    }
    return kept;
  }

  // anyOf / oneOf of one schema and null is how some write "optional".
  const OrderedJson* only_variant(const OrderedJson& schema, bool& nullable) {
    for (const char* key : {"anyOf", "oneOf"}) {
      const OrderedJson* variants = member(schema, key);
      if (variants == nullptr || !variants->is_array() || member(schema, "type") != nullptr)
        continue;
      const OrderedJson* only = nullptr;
      std::size_t others = 0;
      for (const OrderedJson& variant : *variants) {
        if (text_of(member(variant, "type")) == "null") {
          nullable = true;
        } else {
          only = &variant;
          ++others;
        }
      }
      if (others == 1) return only;
    }
    return nullptr;
  }

  Field read(const OrderedJson& given, const std::string& path) {
    Field field;
    if (!given.is_object()) {
      lose(path, "not_schema", {});
      return field;
    }
    bool nullable = false;
    const OrderedJson* only = only_variant(given, nullable);
    const OrderedJson& schema = only != nullptr ? *only : given;
    if (only == nullptr && nullable) nullable = false;
    const OrderedJson* google = member(schema, "nullable");
    if (google != nullptr && *google == true) nullable = true;
    const std::string type = type_of(schema, path, nullable);
    field.description = text_of(member(given, "description"));
    if (field.description.empty()) field.description = text_of(member(schema, "description"));
    field.required = !nullable;
    read_type(schema, type, path, field);
    report_title(schema, path);
    if (only != nullptr) report_unknown(given, path, {"anyOf", "oneOf"});
    return field;
  }

  void read_type(const OrderedJson& schema, const std::string& type, const std::string& path,
                 Field& field) {
    if (type == "object") {
      field.type = FieldType::object;
      field.children = read_fields(schema, path);
      report_unknown(schema, path, {"properties", "required", "additionalProperties"});
    } else if (type == "array") {
      field.type = FieldType::list;
      const OrderedJson* items = member(schema, "items");
      if (items == nullptr) lose(path, "no_items", {});
      field.children.push_back(items == nullptr ? Field() : read(*items, join(path, "items")));
      report_unknown(schema, path, {"items"});
    } else if (type == "number" || type == "integer" || type == "boolean") {
      field.type = type == "number"    ? FieldType::number
                   : type == "integer" ? FieldType::integer
                                       : FieldType::boolean;
      report_unknown(schema, path, {});
    } else {
      if (type != "string") lose(join(path, "type"), "type", {type});
      read_string(schema, path, field);
    }
  }

  void read_string(const OrderedJson& schema, const std::string& path, Field& field) {
    const std::string format = text_of(member(schema, "format"));
    if (format == "date") field.type = FieldType::date;
    if (!format.empty() && format != "date") lose(join(path, "format"), "format", {format});
    if (const OrderedJson* choices = member(schema, "enum")) {
      field.type = FieldType::choice;
      for (const OrderedJson& choice : *choices) {
        if (choice.is_string()) {
          field.choices.push_back(choice.get<std::string>());
        } else if (choice.is_null()) {
          field.required = false;
        } else {
          lose(join(path, "enum"), "choice", {dump_json(choice)});
        }
      }
    }
    report_unknown(schema, path, {"enum", "format"});
  }

  std::vector<Diagnostic>& lost_;
  std::size_t count_ = 0;
};

}  // namespace

Result<ReadSchema, Diagnostic> schema_from_json(std::string_view json_schema) {
  using Read = Result<ReadSchema, Diagnostic>;
  const auto json = parse_ordered_json(json_schema);
  if (!json) return Read::failure({"", "results.schema.not_json", {}});
  const OrderedJson* type = member(*json, "type");
  const bool object = type != nullptr ? *type == "object" : member(*json, "properties") != nullptr;
  if (!object) return Read::failure({"", "results.schema.not_object", {}});
  ReadSchema out;
  out.lost = repeated_names(json_schema);
  Reader reader(out.lost);
  out.schema.title = text_of(member(*json, "title"));
  out.schema.description = text_of(member(*json, "description"));
  out.schema.fields = reader.read_fields(*json, "");
  reader.report_unknown(*json, "", {"properties", "required", "additionalProperties"});
  return out;
}

}  // namespace triptych::results
