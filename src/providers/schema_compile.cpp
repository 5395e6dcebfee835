#include "providers/schema_compile.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/json.h"
#include "providers/schema_refs.h"

namespace triptych {
namespace {

bool contains(std::span<const std::string_view> list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string join(const std::string& path, std::string_view key) {
  std::string out = path + "/";
  for (const char c : key) {
    if (c == '~' || c == '/') {
      out += c == '~' ? "~0" : "~1";
    } else {
      out.push_back(c);
    }
  }
  return out;
}

const OrderedJson* member(const OrderedJson& json, const char* key) {
  if (!json.is_object()) return nullptr;
  const auto found = json.find(key);
  return found == json.end() ? nullptr : &*found;
}

bool has_type(const OrderedJson& schema, std::string_view type) {
  const OrderedJson* given = member(schema, "type");
  if (given == nullptr) return false;
  if (given->is_array()) return std::find(given->begin(), given->end(), type) != given->end();
  return *given == type;
}

// The same schema, which also takes null.
void allow_null(OrderedJson& schema) {
  if (OrderedJson* choices = schema.contains("enum") ? &schema["enum"] : nullptr) {
    const bool there = std::find(choices->begin(), choices->end(), nullptr) != choices->end();
    if (choices->is_array() && !there) choices->push_back(nullptr);
  }
  if (schema.contains("type")) {
    if (has_type(schema, "null")) return;
    OrderedJson types = OrderedJson::array();
    for (const OrderedJson& type : schema["type"]) types.push_back(type);
    types.push_back("null");
    schema["type"] = std::move(types);
  } else if (schema.contains("anyOf") && schema["anyOf"].is_array()) {
    OrderedJson& variants = schema["anyOf"];
    const bool there = std::any_of(variants.begin(), variants.end(),
                                   [](const OrderedJson& one) { return has_type(one, "null"); });
    if (!there) variants.push_back({{"type", "null"}});
  } else if (!schema.contains("enum")) {
    OrderedJson description = schema.value("description", OrderedJson());
    schema.erase("description");
    OrderedJson wrapped = OrderedJson::object();
    if (!description.is_null()) wrapped["description"] = std::move(description);
    wrapped["anyOf"] = OrderedJson::array({std::move(schema), {{"type", "null"}}});
    schema = std::move(wrapped);
  }
}

// The same schema without null, if null was one of its types.
bool forbid_null(OrderedJson& schema) {
  if (!schema.is_object() || !schema.contains("type") || !schema["type"].is_array()) return false;
  OrderedJson types = OrderedJson::array();
  for (const OrderedJson& type : schema["type"]) {
    if (type != "null") types.push_back(type);
  }
  if (types.size() != 1 || schema["type"].size() != 2) return false;
  schema["type"] = types[0];
  if (schema.contains("enum") && schema["enum"].is_array()) {
    OrderedJson choices = OrderedJson::array();
    for (const OrderedJson& choice : schema["enum"]) {
      if (!choice.is_null()) choices.push_back(choice);
    }
    schema["enum"] = std::move(choices);
  }
  return true;
}

class Compiler {
 public:
  Compiler(const OrderedJson& root, const SchemaRules& rules)
      : root_(root), rules_(rules), refs_(root) {}

  CompiledSchema run() {
    OrderedJson out = compile(root_, "", 0);
    if (rules_.root_object && !(member(out, "type") && out["type"] == "object")) add("", "root");
    check_limits();
    return {dump_json(out), std::move(remarks_)};
  }

 private:
  void add(const std::string& path, std::string_view key, std::vector<std::string> args = {}) {
    remarks_.push_back({path, "schema." + std::string(key), std::move(args)});
  }

  // What older and other spellings mean.
  static OrderedJson plain(OrderedJson schema) {
    while (schema.contains("allOf") && schema["allOf"].is_array() && schema["allOf"].size() == 1 &&
           schema["allOf"][0].is_object()) {
      const OrderedJson inner = schema["allOf"][0];
      schema.erase("allOf");
      for (const auto& [key, value] : inner.items()) {
        if (!schema.contains(key)) schema[key] = value;
      }
    }
    if (const OrderedJson* only = member(schema, "const");
        only != nullptr && !schema.contains("enum")) {
      schema["enum"] = OrderedJson::array({*only});
      schema.erase("const");
    }
    if (const OrderedJson* definitions = member(schema, "definitions");
        definitions != nullptr && !schema.contains("$defs")) {
      OrderedJson moved = *definitions;
      schema.erase("definitions");
      schema["$defs"] = std::move(moved);
    }
    if (schema.contains("properties") && !schema.contains("type")) schema["type"] = "object";
    if (const OrderedJson* nullable = member(schema, "nullable")) {
      const bool yes = *nullable == true;
      schema.erase("nullable");
      if (yes) allow_null(schema);
    }
    return schema;
  }

  OrderedJson compile(const OrderedJson& given, const std::string& path, std::size_t level) {
    if (!given.is_object()) {
      add(path, "any");
      return {{"type", "string"}};
    }
    const OrderedJson schema = plain(given);
    if (schema.contains("$ref")) {
      if (auto instead = unusable_ref(schema, path)) return std::move(*instead);
    }
    const bool object = has_type(schema, "object");
    if (object) levels_ = std::max(levels_, level + 1);
    OrderedJson out = OrderedJson::object();
    std::string in_words;
    for (const auto& [key, value] : schema.items()) {
      keyword(key, value, path, level, out, in_words);
    }
    if (object) finish_object(schema, path, out);
    if (!in_words.empty()) {
      const std::string before = out.value("description", std::string());
      out["description"] = before.empty() ? in_words : before + " (" + in_words + ")";
    }
    if (out.contains("anyOf") || out.contains("oneOf") || member_is_array(out, "type")) ++unions_;
    if (rules_.ref_alone && out.contains("$ref") && out.size() > 1) {
      OrderedJson ref = {{"$ref", out["$ref"]}};
      out.erase("$ref");
      out["anyOf"] = OrderedJson::array({std::move(ref)});
    }
    return out;
  }

  static bool member_is_array(const OrderedJson& json, const char* key) {
    const OrderedJson* value = member(json, key);
    return value != nullptr && value->is_array();
  }

  std::optional<OrderedJson> unusable_ref(const OrderedJson& schema, const std::string& path) {
    const OrderedJson& ref = schema["$ref"];
    const auto target =
        ref.is_string() ? SchemaRefs::target_of(ref.get_ref<const std::string&>()) : std::nullopt;
    if (!target || !refs_.exists(*target)) {
      add(path, "unknown_ref", {ref.is_string() ? ref.get<std::string>() : dump_json(ref)});
    } else if (!rules_.recursion && refs_.is_circle(definition_, *target)) {
      add(path, "recursion", {ref.get<std::string>()});
    } else {
      return std::nullopt;
    }
    return OrderedJson{{"type", "null"}};
  }

  void keyword(const std::string& key, const OrderedJson& value, const std::string& path,
               std::size_t level, OrderedJson& out, std::string& in_words) {
    const std::string inner = join(path, key);
    if (key == "properties" && value.is_object()) {
      properties(value, path, level, out);
    } else if (key == "$defs" && value.is_object()) {
      definitions(value, inner, out);
    } else if (key == "$ref" && value.is_string()) {
      const auto target = SchemaRefs::target_of(value.get_ref<const std::string&>());
      out[key] = target->empty() ? "#" : "#/$defs/" + *target;
    } else if (key == "items" && value.is_object()) {
      out[key] = compile(value, inner, level + 1);
    } else if ((key == "anyOf" || key == "oneOf") && value.is_array()) {
      variants(rules_.one_of ? key : "anyOf", value, inner, level, out);
    } else if (key == "prefixItems" && value.is_array() && contains(rules_.keywords, key)) {
      variants(key, value, inner, level + 1, out);
    } else if (key == "enum" && value.is_array()) {
      choices(value, inner, out);
    } else if (key == "additionalProperties" && value.is_object() && !rules_.closed_objects) {
      out[key] = compile(value, inner, level + 1);
    } else if (key == "additionalProperties" || key == "required") {
      out[key] = value;  // finish_object() sees to it
    } else if (key == "type" || key == "title" || key == "description") {
      out[key] = value;
    } else if (is_known(key, value)) {
      out[key] = value;
    } else if (key == "minItems" && rules_.min_items > 0 && value.is_number() && value > 1) {
      out[key] = rules_.min_items;
      tell(key, value, inner, in_words);
    } else if (key != "$schema" && key != "$comment" && key != "$id" && key != "$anchor") {
      tell(key, value, inner, in_words);
    }
  }

  bool is_known(const std::string& key, const OrderedJson& value) const {
    if (!contains(rules_.keywords, key)) return false;
    if (key == "format" && !rules_.formats.empty()) {
      return value.is_string() && contains(rules_.formats, value.get_ref<const std::string&>());
    }
    if (key == "pattern" && rules_.plain_patterns && value.is_string()) {
      const std::string& pattern = value.get_ref<const std::string&>();
      if (pattern.find("(?") != pattern.npos) return false;
      for (std::size_t i = 0; i + 1 < pattern.size(); ++i) {
        if (pattern[i] != '\\') continue;
        const char c = pattern[++i];
        if (c == 'b' || c == 'B' || (c >= '1' && c <= '9')) return false;
      }
    }
    return key != "minItems" || rules_.min_items == 0 || value <= rules_.min_items;
  }

  // A limit that is left out is still a wish; what is no simple value is gone.
  void tell(const std::string& key, const OrderedJson& value, const std::string& path,
            std::string& in_words) {
    const bool simple = value.is_primitive() && !value.is_null() && key != "default" &&
                        key != "readOnly" && key != "writeOnly" && key != "deprecated";
    add(path, simple ? "in_words" : "left_out", {key});
    if (!simple) return;
    in_words += (in_words.empty() ? "" : ", ") + key + ": ";
    in_words += value.is_string() ? value.get<std::string>() : dump_json(value);
  }

  void properties(const OrderedJson& given, const std::string& path, std::size_t level,
                  OrderedJson& out) {
    OrderedJson& to = out["properties"] = OrderedJson::object();
    for (const auto& [name, schema] : given.items()) {
      ++properties_;
      name_text_ += name.size();
      to[name] = compile(schema, join(join(path, "properties"), name), level + 1);
    }
  }

  void definitions(const OrderedJson& given, const std::string& path, OrderedJson& out) {
    OrderedJson& to = out["$defs"] = OrderedJson::object();
    for (const auto& [name, schema] : given.items()) {
      name_text_ += name.size();
      const std::string before = std::exchange(definition_, name);
      to[name] = compile(schema, join(path, name), 0);
      definition_ = before;
    }
  }

  void variants(const std::string& key, const OrderedJson& given, const std::string& path,
                std::size_t level, OrderedJson& out) {
    OrderedJson list = OrderedJson::array();
    for (std::size_t i = 0; i < given.size(); ++i) {
      list.push_back(compile(given[i], join(path, std::to_string(i)), level));
    }
    out[key] = std::move(list);
  }

  void choices(const OrderedJson& given, const std::string& path, OrderedJson& out) {
    out["enum"] = given;
    choices_ += given.size();
    std::size_t text = 0;
    for (const OrderedJson& choice : given) {
      if (choice.is_string()) text += choice.get_ref<const std::string&>().size();
    }
    name_text_ += text;
    if (rules_.many_choices > 0 && given.size() > rules_.many_choices) {
      limit(path, "choice_text", text, rules_.many_choice_text);
    }
  }

  void finish_object(const OrderedJson& given, const std::string& path, OrderedJson& out) {
    std::set<std::string> required;
    if (const OrderedJson* names = member(given, "required");
        names != nullptr && names->is_array()) {
      for (const OrderedJson& name : *names) {
        if (name.is_string()) required.insert(name.get<std::string>());
      }
    }
    if (rules_.closed_objects) {
      const OrderedJson* open = member(given, "additionalProperties");
      if (open != nullptr && *open != false) add(join(path, "additionalProperties"), "closed");
      if (!out.contains("properties")) out["properties"] = OrderedJson::object();
    }
    if (OrderedJson* properties = out.contains("properties") ? &out["properties"] : nullptr) {
      settle_optional(path, *properties, required);
      OrderedJson names = OrderedJson::array();
      for (const auto& [name, schema] : properties->items()) {
        if (required.contains(name)) names.push_back(name);
      }
      if (!names.empty() || rules_.all_required || out.contains("required")) {
        out["required"] = std::move(names);
      }
    }
    if (rules_.closed_objects) out["additionalProperties"] = false;
  }

  void settle_optional(const std::string& path, OrderedJson& properties,
                       std::set<std::string>& required) {
    for (auto& [name, schema] : properties.items()) {
      const std::string inner = join(join(path, "properties"), name);
      if (required.contains(name)) {
        // Too many unions: a key that may be missing says the same as one that may be null.
        const bool room =
            rules_.unions > 0 && unions_ > rules_.unions && optional_ < rules_.optional;
        if (!room || !forbid_null(schema)) continue;
        --unions_;
        ++optional_;
        required.erase(name);
        add(inner, "missing_for_null", {name});
      } else if (rules_.all_required) {
        required.insert(name);
        if (!has_type(schema, "null")) add(inner, "null_for_missing", {name});
        allow_null(schema);
      } else {
        ++optional_;
      }
    }
  }

  void limit(const std::string& path, std::string_view what, std::size_t number, std::size_t most) {
    if (most == 0 || number <= most) return;
    add(path, "too_many." + std::string(what), {std::to_string(number), std::to_string(most)});
  }

  void check_limits() {
    limit("", "properties", properties_, rules_.properties);
    limit("", "levels", levels_, rules_.levels);
    limit("", "choices", choices_, rules_.choices);
    limit("", "name_text", name_text_, rules_.name_text);
    limit("", "optional", optional_, rules_.optional);
    limit("", "unions", unions_, rules_.unions);
  }

  const OrderedJson& root_;
  const SchemaRules& rules_;
  SchemaRefs refs_;
  std::string definition_;  // the one being compiled; "" = none
  std::vector<Diagnostic> remarks_;
  std::size_t properties_ = 0, levels_ = 0, choices_ = 0, name_text_ = 0;
  std::size_t optional_ = 0, unions_ = 0;
};

}  // namespace

CompiledSchema compile_schema(std::string_view json_schema, const SchemaRules& rules) {
  const auto schema = parse_ordered_json(json_schema);
  if (!schema || !schema->is_object()) return {"", {{"", "schema.unusable", {}}}};
  return Compiler(*schema, rules).run();
}

}  // namespace triptych
