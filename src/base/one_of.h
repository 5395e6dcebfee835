// OneOf<Kinds>: one value of any kind of a long list: news for the program, wishes of the program.
// Does what std::variant does, and reads the same (get_if, is, visit), but for a list of 150 kinds
// a variant costs every file that makes one 80 MB of object code, for the names of its helpers
// grow with the square of the list. Here a file pays only for the kinds it names; the price is one
// allocation per value. Copies share the value, which nobody can change; the count of who shares it
// is plain, so a value and its copies belong to one thread.
//
//   struct EventKinds : KindList<PlaceOpened, PromptTyped> {};
//   using Event = OneOf<EventKinds>;
//
// A list may be open: then its kinds stand together only where the program is put together, and a
// source makes values without seeing all of them. That a kind is in the list is then checked by the
// linker, in builds with TRIPTYCH_CHECK_KINDS: see define_kinds().
//
//   struct EventKinds;
//   template <>
//   inline constexpr bool kOpenList<EventKinds> = true;
#pragma once

#include <optional>
#include <type_traits>
#include <utility>

namespace triptych {

template <class T>
struct Kind {
  static inline char tag{};  // its address tells kinds apart, without run-time type information
};

template <class... Ts>
struct KindList : Kind<Ts>... {};

template <class Kinds>
inline constexpr bool kOpenList = false;

namespace detail {
// Only named here: defined for the kinds of an open list by define_kinds(), for no other.
template <class Kinds, class T>
struct Listed {
  static void check();
};

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
  requires(kOpenList<Kinds> || std::is_base_of_v<Kind<T>, Kinds>) OneOf(T value)
      : held_(new detail::HeldValue<T>(std::move(value))) {
#ifdef TRIPTYCH_CHECK_KINDS
    if constexpr (kOpenList<Kinds>) detail::Listed<Kinds, T>::check();
#endif
  }
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
    if constexpr (!kOpenList<Kinds>)
      static_assert(std::is_base_of_v<Kind<T>, Kinds>, "not in the list of kinds");
    return held_ != nullptr && held_->kind == &Kind<T>::tag;
  }
  // nullptr: it is of another kind.
  template <class T>
  const T* get_if() const {
    return is<T>() ? &static_cast<const detail::HeldValue<T>*>(held_)->value : nullptr;
  }
  // The same value as one of a shorter list; nullopt: its kind is not in that one.
  template <class Some>
  std::optional<OneOf<Some>> as() const {
    if (held_ == nullptr || !holds_any(static_cast<const Some*>(nullptr))) return std::nullopt;
    ++held_->holders;
    return OneOf<Some>(held_);
  }

 private:
  template <class>
  friend class OneOf;
  explicit OneOf(detail::Held* held) : held_(held) {}
  template <class... Ts>
  bool holds_any(const KindList<Ts...>*) const {
    const bool here[] = {held_->kind == &Kind<Ts>::tag...};
    for (const bool one : here)
      if (one) return true;
    return false;
  }

  detail::Held* held_;
};

namespace detail {
// A function for each kind, or one function would have the code for all of them: see base/apart.h.
template <class Visitor, class T>
[[gnu::noinline]] void hand_to(Visitor& visitor, const T& value) {
  visitor(value);
}

template <class Visitor, class Kinds, class... Ts>
bool visit_listed(Visitor& visitor, const OneOf<Kinds>& one, const KindList<Ts...>*) {
  const auto offer = [&](const auto* value) {
    if (value != nullptr) hand_to(visitor, *value);
    return value != nullptr;
  };
  // An array, not a fold: compilers bound the depth of folds.
  const bool taken[] = {offer(one.template get_if<Ts>())...};
  for (const bool here : taken)
    if (here) return true;
  return false;
}

template <class T, class... Lists>
inline constexpr bool kInAny = (std::is_base_of_v<Kind<T>, Lists> || ...);

template <class... Lists, class... Ts>
constexpr bool covers_each(const KindList<Ts...>*) {
  const bool covered[] = {kInAny<Ts, Lists...>...};
  for (const bool here : covered)
    if (!here) return false;
  return true;
}
}  // namespace detail

// Calls visitor(value) with the value's own type. A visitor must take every kind of the list.
template <class Visitor, class Kinds>
void visit(Visitor&& visitor, const OneOf<Kinds>& one) {
  detail::visit_listed(visitor, one, static_cast<const Kinds*>(nullptr));
}

// The same for the kinds of `List` alone: others are passed over, and false is returned.
template <class List, class Visitor, class Kinds>
bool visit_some(Visitor&& visitor, const OneOf<Kinds>& one) {
  return detail::visit_listed(visitor, one, static_cast<const List*>(nullptr));
}

// Every kind of `Kinds` is in one of the lists at least.
template <class Kinds, class... Lists>
constexpr bool covers() {
  return detail::covers_each<Lists...>(static_cast<const Kinds*>(nullptr));
}

}  // namespace triptych
