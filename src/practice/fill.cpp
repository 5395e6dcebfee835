#include "practice/fill.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/ascii.h"
#include "practice/aliases.h"
#include "practice/facts.h"

namespace triptych::practice {
namespace {

constexpr int kMaxDepth = 40;
constexpr std::size_t kMaxItems = 200;

const Json kUnknown;  // null

// One answer in the making: references are looked up in the whole schema.
struct Filler {
  const Json& root;
  std::size_t written = 0;  // values so far: a schema may grow faster than it is deep

  OrderedJson value(const Json& schema, const Json& fact, const Json& scope, int depth);
  OrderedJson object(const Json& schema, const Json& fact, const Json& scope, int depth);
  OrderedJson array(const Json& schema, const Json& fact, const Json& scope, int depth);
  const Json& resolved(const Json& schema) const;
};

// The types a schema allows, in lower case (Gemini writes OBJECT); empty = any.
std::vector<std::string> types_of(const Json& schema) {
  std::vector<std::string> out;
  const Json& type = at(schema, "type");
  if (type.is_string()) out.push_back(lowered(type.get<std::string>()));
  if (type.is_array()) {
    for (const Json& one : type) {
      if (one.is_string()) out.push_back(lowered(one.get<std::string>()));
    }
  }
  if (bool_at(schema, "nullable")) out.emplace_back("null");
  if (out.empty() && at(schema, "properties").is_object()) out.emplace_back("object");
  if (out.empty() && at(schema, "items").is_object()) out.emplace_back("array");
  return out;
}

bool allows(const std::vector<std::string>& types, std::string_view type) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

// "1,284" -> 1284, "+4.1 %" -> 4.1, "3 min" -> 3
std::optional<double> number_in(const Json& fact) {
  if (fact.is_number()) return fact.get<double>();
  if (!fact.is_string()) return std::nullopt;
  std::string digits;
  for (const char c : fact.get<std::string>()) {
    const bool part = (c >= '0' && c <= '9') || c == '.' || (c == '-' && digits.empty());
    if (part) {
      digits.push_back(c);
    } else if (c != ',' && c != '+' && !digits.empty()) {
      break;
    }
  }
  const auto json = parse_json(digits);
  return json && json->is_number() ? std::optional(json->get<double>()) : std::nullopt;
}

OrderedJson as_number(double value) {
  if (value == std::floor(value) && std::fabs(value) < 1e15) return static_cast<long long>(value);
  return value;
}

std::string text_in(const Json& fact) {
  if (fact.is_string()) return fact.get<std::string>();
  if (fact.is_number()) return plain_number(fact.get<double>());
  if (fact.is_boolean()) return fact.get<bool>() ? "true" : "false";
  if (!fact.is_object()) return "";
  // What stands for a row when only a text is wanted: its date, its name, ...
  for (const char* key : {"date", "name", "description", "task", "label", "text", "value"}) {
    const std::string text = text_in(at(fact, key));
    if (!text.empty()) return text;
  }
  return "";
}

const Json& exact(const Json& scope, const std::string& plain) {
  if (!scope.is_object()) return kUnknown;
  for (const auto& [key, value] : scope.items()) {
    if (plain_name(key) == plain) return value;
  }
  return kUnknown;
}

// The fact that a property asks for. `siblings`: the plain names beside it.
const Json& fact_for(const std::string& name, const Json& scope,
                     const std::set<std::string>& siblings) {
  const std::string plain = plain_name(name);
  const bool counts = siblings.contains("quantity") || siblings.contains("qty");
  // Beside a quantity a price is the price of one.
  if (plain == "price" && counts && scope.contains("unit_price")) return at(scope, "unit_price");
  if (const Json& direct = exact(scope, plain); !direct.is_null()) return direct;
  for (const std::string& fact : fact_names(plain)) {
    if (const Json& found = at(scope, fact); !found.is_null()) return found;
  }
  return kUnknown;
}

OrderedJson choice(const Json& options, const Json& fact, const Json& scope) {
  const auto pick = [&](const std::string& wanted) -> const Json* {
    for (const Json& option : options) {
      if (option.is_string() && lowered(option.get<std::string>()) == lowered(wanted))
        return &option;
    }
    return nullptr;
  };
  for (const Json& option : options) {
    if (option == fact) return option;
  }
  if (const Json* found = pick(text_in(fact)); found != nullptr && !fact.is_null()) return *found;
  // From the exact word to the vague one: a drawing may have to pass as a photo.
  for (const Json& word : at(scope, "categories")) {
    if (const Json* found = pick(text_in(word))) return *found;
  }
  for (const Json& option : options) {
    if (option.is_null()) return nullptr;
  }
  if (const Json* found = pick("unknown")) return *found;
  return options.empty() ? OrderedJson(nullptr) : OrderedJson(options.front());
}

bool fits(const std::vector<std::string>& types, const Json& fact) {
  if (types.empty()) return true;
  if (fact.is_array()) return allows(types, "array");
  if (fact.is_object()) return allows(types, "object") || allows(types, "string");
  if (fact.is_boolean()) return allows(types, "boolean");
  return allows(types, "string") || allows(types, "number") || allows(types, "integer");
}

OrderedJson number(const Json& schema, const Json& fact, bool integer) {
  double value = number_in(fact).value_or(0);
  const auto least = number_at(schema, "minimum"), most = number_at(schema, "maximum");
  if (most && *most == 100 && value == 1) value = 100;  // confidence in percent
  if (least && value < *least) value = *least;
  if (most && value > *most) value = *most;
  return as_number(integer ? std::floor(value) : value);
}

OrderedJson string(const Json& schema, const Json& fact) {
  std::string text = text_in(fact);
  const std::string format = string_at(schema, "format");
  if (text.empty() && format == "date") text = "0001-01-01";
  if (text.empty() && format == "date-time") text = "0001-01-01T00:00:00Z";
  const double least = number_at(schema, "minLength").value_or(0);
  while (static_cast<double>(text.size()) < std::min(least, 1000.0)) text += "-";
  return text;
}

const Json& Filler::resolved(const Json& schema) const {
  const Json* now = &schema;
  for (int hops = 0; hops < 10; ++hops) {
    std::string path = string_at(*now, "$ref");
    if (!path.starts_with("#")) return *now;
    path.erase(0, path.starts_with("#/") ? 2 : 1);
    const Json* found = &root;
    while (!path.empty()) {
      const std::size_t slash = std::min(path.find('/'), path.size());
      found = &at(*found, path.substr(0, slash));
      path.erase(0, slash + 1);
    }
    now = found;
  }
  return kUnknown;
}

OrderedJson Filler::object(const Json& schema, const Json& fact, const Json& scope, int depth) {
  const Json& inner = fact.is_object() ? fact : scope;
  const Json& properties = at(schema, "properties");
  if (!properties.is_object() || properties.empty()) {
    return fact.is_object() ? plain_facts(fact) : OrderedJson::object();
  }
  std::vector<std::string> order;
  for (const Json& key : at(schema, "required")) {
    if (key.is_string() && properties.contains(key.get<std::string>())) order.push_back(key);
  }
  std::set<std::string> siblings;
  for (const auto& [key, value] : properties.items()) {
    siblings.insert(plain_name(key));
    if (std::find(order.begin(), order.end(), key) == order.end()) order.push_back(key);
  }
  OrderedJson out = OrderedJson::object();
  for (const std::string& key : order) {
    out[key] = value(at(properties, key), fact_for(key, inner, siblings), inner, depth + 1);
  }
  return out;
}

OrderedJson Filler::array(const Json& schema, const Json& fact, const Json& scope, int depth) {
  OrderedJson out = OrderedJson::array();
  const auto least = static_cast<std::size_t>(
      std::clamp(number_at(schema, "minItems").value_or(0), 0.0, double{kMaxItems}));
  const auto most = static_cast<std::size_t>(
      std::clamp(number_at(schema, "maxItems").value_or(kMaxItems), 0.0, double{kMaxItems}));
  const Json& items = at(schema, "items");
  if (fact.is_array()) {
    for (const Json& one : fact) {
      if (out.size() < most)
        out.push_back(value(items, one, one.is_object() ? one : scope, depth + 1));
    }
  } else if (!fact.is_null() && most > 0 && !fact.is_object()) {
    out.push_back(value(items, fact, scope, depth + 1));
  }
  while (out.size() < least) out.push_back(value(items, kUnknown, Json::object(), depth + 1));
  return out;
}

OrderedJson Filler::value(const Json& given, const Json& fact, const Json& scope, int depth) {
  if (depth > kMaxDepth || ++written > 20'000) return nullptr;
  const Json& schema = resolved(given);
  if (schema.contains("const")) return at(schema, "const");
  if (at(schema, "enum").is_array()) return choice(at(schema, "enum"), fact, scope);
  for (const char* key : {"anyOf", "oneOf"}) {
    const Json& branches = at(schema, key);
    if (!branches.is_array() || branches.empty()) continue;
    const Json* chosen = nullptr;
    for (const Json& branch : branches) {
      const auto types = types_of(resolved(branch));
      const bool null = allows(types, "null");
      const bool useful = fact.is_null() ? null || allows(types, "object") : fits(types, fact);
      if (useful && chosen == nullptr) chosen = &branch;
    }
    return value(chosen != nullptr ? *chosen : branches.front(), fact, scope, depth + 1);
  }
  const auto types = types_of(schema);
  const bool structured = allows(types, "object") || allows(types, "array");
  if (allows(types, "null") && (fact.is_null() ? !structured : !fits(types, fact))) return nullptr;
  if (allows(types, "object") && !(fact.is_array() && allows(types, "array"))) {
    return object(schema, fact, scope, depth);
  }
  if (allows(types, "array")) return array(schema, fact, scope, depth);
  const bool numeric = allows(types, "number") || allows(types, "integer");
  if (numeric && (!allows(types, "string") || fact.is_number())) {
    if (allows(types, "null") && !number_in(fact)) return nullptr;
    return number(schema, fact, !allows(types, "number"));
  }
  if (allows(types, "boolean")) return fact.is_boolean() && fact.get<bool>();
  if (allows(types, "string")) return string(schema, fact);
  return types.empty() && !fact.is_structured() ? OrderedJson(fact) : OrderedJson(nullptr);
}

void add_differences(const Json& first, const Json& second, Json& out) {
  Json differences = Json::array(), same = Json::array();
  const auto compare = [&](const std::string& name, const Json& a, const Json& b) {
    if (a == b) {
      same.push_back(name + ": " + text_in(a));
    } else {
      const std::string before = text_in(a), after = text_in(b);
      differences.push_back({{"name", name},
                             {"before", before},
                             {"after", after},
                             {"description", name + ": " + before + " → " + after}});
    }
  };
  for (const char* key : {"title", "category", "width", "height"}) {
    if (first.contains(key) && second.contains(key)) compare(key, at(first, key), at(second, key));
  }
  for (const char* list : {"tiles", "points"}) {
    const Json &a = at(first, list), &b = at(second, list);
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
      const std::string name = string_at(a[i], "name") + string_at(a[i], "label");
      compare(name, at(a[i], "value"), at(b[i], "value"));
    }
  }
  out["differences"] = std::move(differences);
  out["same"] = std::move(same);
}

}  // namespace

OrderedJson fill_schema(const Json& schema, const Json& facts) {
  Filler filler{schema};
  return filler.value(schema, kUnknown, facts, 0);
}

Json merged_facts(const std::vector<Json>& all) {
  Json out = all.empty() ? Json::object() : all.front();
  out["each"] = all;
  if (all.size() > 1) add_differences(all[0], all[1], out);
  return out;
}

OrderedJson plain_facts(const Json& facts) {
  constexpr const char* kOrder[] = {
      "name",    "document_type", "title",   "chart_type", "x_label",     "y_label",  "merchant",
      "address", "date",          "time",    "currency",   "items",       "subtotal", "tax",
      "total",   "payment",       "subject", "category",   "objects",     "series",   "tiles",
      "days",    "language",      "text",    "actions",    "description", "quantity", "unit_price",
      "amount",  "label",         "value",   "who",        "task",        "when",     "media_type",
      "width",   "height",        "pages",   "seconds",    "bytes"};
  OrderedJson out = OrderedJson::object();
  for (const char* key : kOrder) {
    if (!at(facts, key).is_null()) out[key] = at(facts, key);
  }
  return out;
}

}  // namespace triptych::practice
