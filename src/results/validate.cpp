#include "results/validate.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "results/dates.h"
#include "results/pointer.h"

namespace triptych::results {
namespace {

constexpr std::size_t kMaxRemarks = 200;
constexpr std::size_t kShown = 60;  // bytes of a value in a remark

std::string shown(const Json& value) {
  if (value.is_object()) return "{…}";
  if (value.is_array()) return "[…]";
  const std::string text = dump_json(value);
  const std::string_view cut = utf8_prefix(text, kShown);
  return cut.size() < text.size() ? std::string(cut) + "…" : text;
}

bool is_whole(const Json& value) {
  return value.is_number_integer() ||
         (value.is_number() && value.get<double>() == std::floor(value.get<double>()));
}

class Validator {
 public:
  void object(const Json& value, const std::vector<Field>& fields, const std::string& path) {
    if (!value.is_object()) return add(path, value.is_null() ? "null" : "not_object", value);
    std::set<std::string_view> known;
    for (const Field& field : fields) {
      known.insert(field.name);
      const auto found = value.find(field.name);
      const std::string inner = join(path, field.name);
      if (found != value.end()) {
        check(*found, field, inner);
      } else if (field.required) {
        say({inner, "results.invalid.missing", {field.name}});
      }
    }
    for (const auto& [key, unused] : value.items()) {
      if (!known.contains(key)) say({join(path, key), "results.invalid.unknown", {key}});
    }
  }

  std::vector<Diagnostic> take() { return std::move(out_); }

 private:
  void say(Diagnostic diagnostic) {
    if (out_.size() == kMaxRemarks) return;
    out_.push_back(std::move(diagnostic));
    if (out_.size() == kMaxRemarks) out_.back() = {"", "results.invalid.more", {}};
  }

  void add(const std::string& path, std::string_view key, const Json& value) {
    say({path, "results.invalid." + std::string(key), {shown(value)}});
  }

  void expect(bool fits, const std::string& path, std::string_view key, const Json& value) {
    if (!fits) add(path, key, value);
  }

  void check(const Json& value, const Field& field, const std::string& path) {
    if (value.is_null()) {
      if (field.required) add(path, "null", value);
      return;
    }
    switch (field.type) {
      case FieldType::text:
        return expect(value.is_string(), path, "not_text", value);
      case FieldType::number:
        return expect(value.is_number(), path, "not_number", value);
      case FieldType::integer:
        return expect(is_whole(value), path, "not_integer", value);
      case FieldType::boolean:
        return expect(value.is_boolean(), path, "not_boolean", value);
      case FieldType::date:
        return expect(value.is_string() && is_iso_date(value.get_ref<const std::string&>()), path,
                      "not_date", value);
      case FieldType::choice:
        return expect(value.is_string() &&
                          std::find(field.choices.begin(), field.choices.end(),
                                    value.get_ref<const std::string&>()) != field.choices.end(),
                      path, "not_choice", value);
      case FieldType::object:
        return object(value, field.children, path);
      case FieldType::list:
        return list(value, field, path);
    }
  }

  void list(const Json& value, const Field& field, const std::string& path) {
    if (!value.is_array()) return add(path, "not_list", value);
    const Field of = field.children.empty() ? Field() : field.children[0];
    for (std::size_t i = 0; i < value.size() && out_.size() < kMaxRemarks; ++i) {
      check(value[i], of, join(path, i));
    }
  }

  std::vector<Diagnostic> out_;
};

}  // namespace

std::vector<Diagnostic> validate(const Json& answer, const Schema& schema) {
  Validator validator;
  validator.object(answer, schema.fields, "");
  return validator.take();
}

std::vector<Diagnostic> validate(const Json& answer, std::string_view json_schema) {
  const auto read = schema_from_json(json_schema);
  if (!read) return {read.error()};
  return validate(answer, read.value().schema);
}

bool is_iso_date(std::string_view text) {
  const auto date = iso_date(text);
  return date.has_value();
}

}  // namespace triptych::results
