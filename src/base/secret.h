// A credential that cannot be printed or serialised by accident.
// No stream operator, no JSON conversion: who needs the bytes says reveal(). Where that is done,
// how often and why stands in tests/lint/secrets.mjs, which fails at any other call.
#pragma once

#include <string>
#include <utility>

namespace triptych {

class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : value_(std::move(value)) {}
  const std::string& reveal() const { return value_; }
  bool empty() const { return value_.empty(); }
  friend bool operator==(const Secret&, const Secret&) = default;

 private:
  std::string value_;
};

}  // namespace triptych
