// Immutable, shared file bytes: copying a Prompt never copies a photo.
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <vector>

namespace triptych {

// Leaves what resize() adds as it is: whoever makes room for a file overwrites it, and filling
// 100 MB with zeros first takes longer than a frame may.
template <class T>
struct Unfilled : std::allocator<T> {
  template <class U>
  struct rebind {
    using other = Unfilled<U>;
  };
  template <class U>
  void construct(U* at) noexcept {
    ::new (static_cast<void*>(at)) U;
  }
};

using ByteVector = std::vector<std::byte, Unfilled<std::byte>>;
using Bytes = std::shared_ptr<const ByteVector>;
using ByteView = std::span<const std::byte>;

inline ByteView view(const Bytes& bytes) { return bytes ? ByteView(*bytes) : ByteView(); }

inline Bytes bytes_of(std::string_view text) {
  const auto* first = reinterpret_cast<const std::byte*>(text.data());
  return std::make_shared<const ByteVector>(first, first + text.size());
}

}  // namespace triptych
