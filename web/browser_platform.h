// Platform in a browser: storage, files, clipboard, links, thumbnails, announcements. Effects go
// out through bridge.h; what comes back later arrives through the exports as Events and waits for
// poll().
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <span>
#include <string>

#include "app/platform.h"
#include "textures.h"

namespace triptych::web {

class BrowserPlatform final : public Platform {
 public:
  explicit BrowserPlatform(std::function<void()> on_news) : on_news_(std::move(on_news)) {}
  void perform(const PlatformEffect& effect) override;
  bool poll(Event& out) override;
  bool has_news() const { return !queue_.empty(); }

  void push(Event event);  // news for the program

  // A file streams in: room for `size` bytes (null when there is no memory), then done or dropped.
  std::byte* file_begin(std::uint32_t token, std::size_t size);
  void file_done(std::uint32_t token, std::string name, std::string id);
  // Of a lesson: LessonFileArrived, without data when nothing was begun under this token.
  void lesson_file_done(std::uint32_t token, std::string path);
  // The same for a file of the batch; its request is numbered apart from the tokens above.
  void batch_file_read(std::uint32_t request, bool whole);
  void file_drop(std::uint32_t token) { files_.erase(token); }

  // Of MediaWork; the bytes are those of file_begin(token), 0 = none.
  void media_news(std::uint32_t job, std::uint32_t token, std::string what, std::string facts);

  void thumbnail_ready(std::uint32_t id, int width, int height, std::span<const std::uint8_t> rgba);
  void thumbnail_failed(std::uint32_t id);
  void context_restored();

 private:
  std::function<void()> on_news_;
  std::deque<Event> queue_;
  std::map<std::uint32_t, ByteVector> files_;  // being filled by JavaScript
  Textures textures_;
};

}  // namespace triptych::web
