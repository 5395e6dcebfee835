// Internal to the compilation of schemas: which definitions of a schema lead back to themselves.
#pragma once

#include <map>
#include <set>
#include <string>

#include "base/json.h"

namespace triptych {

class SchemaRefs {
 public:
  explicit SchemaRefs(const OrderedJson& root);

  // Whether a $ref to `target` inside the definition `from` ("" = outside of all) closes a circle.
  bool is_circle(const std::string& from, const std::string& target) const;
  bool exists(const std::string& target) const;

  // "node" of "#/$defs/node" and "#/definitions/node", "" of "#"; nullopt: elsewhere.
  static std::optional<std::string> target_of(std::string_view ref);

 private:
  void collect(const OrderedJson& schema, const std::string& from);
  bool reaches(const std::string& from, const std::string& to) const;

  std::map<std::string, std::set<std::string>> leads_to_;
  std::set<std::string> names_;
};

}  // namespace triptych
