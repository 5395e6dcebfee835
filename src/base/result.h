// Result<T>: a value or the reason there is none. The caller must look: the type is [[nodiscard]].
// E defaults to std::string for the base layer, which knows no richer error type.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace triptych {

template <class T, class E = std::string>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  static Result failure(E error) { return Result(std::in_place_index<1>, std::move(error)); }

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  const T& value() const { return std::get<0>(state_); }
  T& value() { return std::get<0>(state_); }
  const E& error() const { return std::get<1>(state_); }

 private:
  Result(std::in_place_index_t<1> i, E error) : state_(i, std::move(error)) {}
  std::variant<T, E> state_;
};

}  // namespace triptych
