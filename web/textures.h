// Thumbnails of attachments as GL textures. Keeps their pixels, so that a lost GL context costs
// nothing but a new upload; a budget keeps both bounded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace triptych::web {

class Textures {
 public:
  struct Entry {
    std::uint64_t texture = 0;  // what ImGui draws
    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels;  // RGBA, straight alpha
  };
  // nullopt when the budget is spent; a second picture for the same id replaces the first.
  std::optional<Entry> add(std::uint32_t id, int width, int height,
                           std::span<const std::uint8_t> pixels);
  void drop(std::uint32_t id);
  // After the GL context came back: everything has a new name.
  void upload_again();
  const std::map<std::uint32_t, Entry>& all() const { return entries_; }

 private:
  std::map<std::uint32_t, Entry> entries_;
  std::size_t bytes_ = 0;
};

}  // namespace triptych::web
