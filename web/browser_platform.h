// Platform in a browser: storage, files, clipboard, links, thumbnails, announcements. Effects go
// out as messages (messages.inc); what comes back later arrives as messages, too, becomes Events
// and waits for poll().
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string_view>

#include "app/platform.h"
#include "messages.h"
#include "textures.h"

namespace triptych::web {

class BrowserPlatform final : public Platform {
 public:
  explicit BrowserPlatform(std::function<void()> on_news) : on_news_(std::move(on_news)) {}
  void perform(const PlatformEffect& effect) override;
  bool poll(Event& out) override;
  bool has_news() const { return !queue_.empty(); }

  void push(Event event);  // news for the program

  // Bytes stream in: room for `size` of them (null when there is no memory), until a message names
  // their token or they are dropped.
  std::byte* file_begin(std::uint32_t token, std::size_t size);
  void file_drop(std::uint32_t token) { files_.erase(token); }

  // A message of the page with the bytes of file_begin(token), 0 = none. False: it is none.
  bool take(std::string_view kind, std::string_view fields, std::uint32_t token);

  void context_restored();
  PageFiles& files() { return page_files_; }

 private:
  void show(const PictureDecoded& picture);

  std::function<void()> on_news_;
  std::deque<Event> queue_;
  std::map<std::uint32_t, ByteVector> files_;  // being filled by JavaScript
  Textures textures_;
  PageFiles page_files_;
};

}  // namespace triptych::web
