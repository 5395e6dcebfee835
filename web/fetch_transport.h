// Transport over emscripten_fetch. Callbacks of the browser only copy into a queue; poll() empties
// it. Promises: one head (as soon as the browser shows it), then chunks, then exactly one Closed or
// Error; nothing more of a request once it was cancelled. Bodies of refusals (4xx, 5xx) stream like
// all others.
// A body with files never becomes one text here: the page makes a Blob of its parts
// (web/js/media/outgoing.js), out of its own Blobs and of steps that write_step() encodes.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>

#include "page_files.h"
#include "run/transport.h"

namespace triptych::web {

class FetchTransport final : public Transport {
 public:
  // `on_news` is called whenever poll() has something new; it must not poll at once.
  // `files`: which of them the page holds.
  FetchTransport(std::function<void()> on_news, PageFiles& files);
  ~FetchTransport() override;
  void start(RequestId id, HttpRequest request) override;
  void cancel(RequestId id) override;
  bool poll(HttpEvent& out) override;
  // Writes out a step of a file in the body of a request: from byte `at` of that part on, as base64
  // or as it is, at most kStep bytes of the file. Returns how much was written; 0: the request is
  // over.
  static constexpr std::size_t kStep = std::size_t{768} << 10;  // divisible by 3
  std::size_t write_step(std::uint32_t request, std::uint32_t part, std::size_t at,
                         char* out) const;

  struct Request;  // one fetch in flight; known to the callbacks in the .cpp alone

 private:
  friend struct Request;
  void push(RequestId id, decltype(HttpEvent::what) what);
  void finish(Request& request);

  void hand_over(std::uint32_t id, const Body& body);

  std::function<void()> on_news_;
  PageFiles& files_;
  std::deque<HttpEvent> queue_;
  std::map<RequestId, std::unique_ptr<Request>> live_;
};

}  // namespace triptych::web
