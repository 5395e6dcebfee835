// A credential that cannot be printed or serialised by accident.
// It has no stream operator and no JSON conversion; whoever needs the bytes must say reveal(),
// which tests/lint counts. Lives in memory only; travels only in HttpRequest headers.
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
