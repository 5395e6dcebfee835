#include "textures.h"

#include <GLES3/gl3.h>

namespace triptych::web {
namespace {

constexpr std::size_t kBudget = std::size_t{64} << 20;  // about 160 thumbnails of 320 x 320

std::uint64_t upload(const Textures::Entry& entry) {
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  for (const unsigned filter : {0u + GL_TEXTURE_MIN_FILTER, 0u + GL_TEXTURE_MAG_FILTER}) {
    glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
  }
  for (const unsigned wrap : {0u + GL_TEXTURE_WRAP_S, 0u + GL_TEXTURE_WRAP_T}) {
    glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
  }
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, entry.width, entry.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
               entry.pixels.data());
  return name;
}

}  // namespace

std::optional<Textures::Entry> Textures::add(std::uint32_t id, int width, int height,
                                             std::span<const std::uint8_t> pixels) {
  drop(id);
  if (bytes_ + pixels.size() > kBudget) return std::nullopt;
  Entry& entry = entries_[id];
  entry.width = width;
  entry.height = height;
  entry.pixels.assign(pixels.begin(), pixels.end());
  entry.texture = upload(entry);
  bytes_ += pixels.size();
  return Entry{entry.texture, width, height, {}};
}

void Textures::drop(std::uint32_t id) {
  const auto found = entries_.find(id);
  if (found == entries_.end()) return;
  const auto name = static_cast<GLuint>(found->second.texture);
  glDeleteTextures(1, &name);
  bytes_ -= found->second.pixels.size();
  entries_.erase(found);
}

void Textures::upload_again() {
  for (auto& [id, entry] : entries_) entry.texture = upload(entry);
}

}  // namespace triptych::web
