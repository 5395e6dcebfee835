// Enumerations whose values have names: in messages, in what is stored, in keys of the string
// catalogue. The names stand in the order of the values:
//
//   enum class StorageFault { none, full, missing };
//   template <>
//   struct NamesOf<StorageFault> {
//     static constexpr std::string_view all[] = {"", "full", "missing"};
//   };
#pragma once

#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>

namespace triptych {

template <class E>
struct NamesOf;

template <class E>
concept Named = requires {
  NamesOf<E>::all;
};

template <Named E>
constexpr std::string_view name_of(E value) {
  return NamesOf<E>::all[static_cast<std::size_t>(value)];
}

// nullopt: no value has that name.
template <Named E>
constexpr std::optional<E> value_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(NamesOf<E>::all); ++i)
    if (NamesOf<E>::all[i] == name) return static_cast<E>(i);
  return std::nullopt;
}

}  // namespace triptych
