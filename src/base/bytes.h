// Immutable, shared file bytes: copying a Prompt never copies a photo.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace triptych {

using ByteVector = std::vector<std::byte>;
using Bytes = std::shared_ptr<const ByteVector>;
using ByteView = std::span<const std::byte>;

inline ByteView view(const Bytes& bytes) { return bytes ? ByteView(*bytes) : ByteView(); }

inline Bytes bytes_of(std::string_view text) {
  const auto* first = reinterpret_cast<const std::byte*>(text.data());
  return std::make_shared<const ByteVector>(first, first + text.size());
}

}  // namespace triptych
