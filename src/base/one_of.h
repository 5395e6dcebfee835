// OneOf<Kinds>: one value of any kind of a long list: news for the program, wishes of the program.
// Does what std::variant does, and reads the same (get_if, is, visit), but for a list of 150 kinds
// a variant costs every file that makes one 80 MB of object code, for the names of its helpers
// grow with the square of the list. Here a file pays only for the kinds it names; the price is one
// allocation per value. Copies share the value, which nobody can change; the count of who shares it
// is plain, so a value and its copies belong to one thread.
//
//   struct EventKinds : KindList<PlaceOpened, PromptTyped> {};
//   using Event = OneOf<EventKinds>;
#pragma once

#include <type_traits>
#include <utility>

namespace triptych {

template <class T>
struct Kind {
  static inline char tag{};  // its address tells kinds apart, without run-time type information
};

template <class... Ts>
struct KindList : Kind<Ts>... {};

namespace detail {
// Why not std::shared_ptr: each kind would bring a class of its own with a virtual table to the
// download.
struct Held {
  const char* kind;
  void (*destroy)(Held*);
  unsigned holders = 1;
};
template <class T>
struct HeldValue : Held {
  explicit HeldValue(T&& given) : Held{&Kind<T>::tag, &destroy_value}, value(std::move(given)) {}
  static void destroy_value(Held* held) { delete static_cast<HeldValue*>(held); }
  const T value;
};
}  // namespace detail

template <class Kinds>
class OneOf {
 public:
  template <class T>
  requires(std::is_base_of_v<Kind<T>, Kinds>) OneOf(T value)
      : held_(new detail::HeldValue<T>(std::move(value))) {}
  OneOf(const OneOf& other) : held_(other.held_) {
    if (held_ != nullptr) ++held_->holders;
  }
  OneOf(OneOf&& other) noexcept : held_(std::exchange(other.held_, nullptr)) {}
  OneOf& operator=(OneOf other) noexcept {
    std::swap(held_, other.held_);
    return *this;
  }
  ~OneOf() {
    if (held_ != nullptr && --held_->holders == 0) held_->destroy(held_);
  }

  template <class T>
  bool is() const {
    static_assert(std::is_base_of_v<Kind<T>, Kinds>, "not in the list of kinds");
    return held_ != nullptr && held_->kind == &Kind<T>::tag;
  }
  // nullptr: it is of another kind.
  template <class T>
  const T* get_if() const {
    return is<T>() ? &static_cast<const detail::HeldValue<T>*>(held_)->value : nullptr;
  }

 private:
  detail::Held* held_;
};

namespace detail {
template <class Visitor, class Kinds, class... Ts>
void visit_listed(Visitor& visitor, const OneOf<Kinds>& one, const KindList<Ts...>*) {
  const auto offer = [&](const auto* value) {
    if (value != nullptr) visitor(*value);
    return value != nullptr;
  };
  // An array, not a fold: compilers bound the depth of folds.
  [[maybe_unused]] const bool taken[] = {offer(one.template get_if<Ts>())...};
}
}  // namespace detail

// Calls visitor(value) with the value's own type. A visitor must take every kind of the list.
template <class Visitor, class Kinds>
void visit(Visitor&& visitor, const OneOf<Kinds>& one) {
  detail::visit_listed(visitor, one, static_cast<const Kinds*>(nullptr));
}

}  // namespace triptych
