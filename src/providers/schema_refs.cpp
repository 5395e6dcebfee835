#include "providers/schema_refs.h"

#include <vector>

namespace triptych {

std::optional<std::string> SchemaRefs::target_of(std::string_view ref) {
  if (ref == "#") return "";
  for (const std::string_view prefix : {"#/$defs/", "#/definitions/"}) {
    if (!ref.starts_with(prefix)) continue;
    const std::string_view name = ref.substr(prefix.size());
    if (name.empty() || name.find('/') != name.npos) return std::nullopt;
    return std::string(name);
  }
  return std::nullopt;
}

SchemaRefs::SchemaRefs(const OrderedJson& root) {
  names_.insert("");
  for (const char* key : {"$defs", "definitions"}) {
    const auto defs = root.find(key);
    if (defs == root.end() || !defs->is_object()) continue;
    for (const auto& [name, schema] : defs->items()) {
      names_.insert(name);
      collect(schema, name);
    }
  }
  for (const auto& [key, value] : root.items()) {
    if (key != "$defs" && key != "definitions") collect(value, "");
  }
}

void SchemaRefs::collect(const OrderedJson& schema, const std::string& from) {
  if (schema.is_array()) {
    for (const OrderedJson& inner : schema) collect(inner, from);
  }
  if (!schema.is_object()) return;
  for (const auto& [key, value] : schema.items()) {
    if (key == "$ref" && value.is_string()) {
      if (const auto target = target_of(value.get_ref<const std::string&>())) {
        leads_to_[from].insert(*target);
      }
    } else {
      collect(value, from);
    }
  }
}

bool SchemaRefs::exists(const std::string& target) const { return names_.contains(target); }

bool SchemaRefs::reaches(const std::string& from, const std::string& to) const {
  std::set<std::string> seen{from};
  std::vector<std::string> open{from};
  while (!open.empty()) {
    const std::string name = open.back();
    open.pop_back();
    if (name == to) return true;
    const auto next = leads_to_.find(name);
    if (next == leads_to_.end()) continue;
    for (const std::string& target : next->second) {
      if (seen.insert(target).second) open.push_back(target);
    }
  }
  return false;
}

bool SchemaRefs::is_circle(const std::string& from, const std::string& target) const {
  return target.empty() || reaches(target, from);
}

}  // namespace triptych
