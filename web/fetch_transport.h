// Transport over emscripten_fetch. Callbacks of the browser only copy into a queue; poll() empties
// it. Promises: one head (as soon as the browser shows it), then chunks, then exactly one Closed or
// Error; nothing more of a request once it was cancelled. Bodies of refusals (4xx, 5xx) stream like
// all others.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>

#include "run/transport.h"

namespace triptych::web {

class FetchTransport final : public Transport {
 public:
  // `on_news` is called whenever poll() has something new; it must not poll at once.
  explicit FetchTransport(std::function<void()> on_news);
  ~FetchTransport() override;
  void start(RequestId id, HttpRequest request) override;
  void cancel(RequestId id) override;
  bool poll(HttpEvent& out) override;

  struct Request;  // one fetch in flight; known to the callbacks in the .cpp alone

 private:
  friend struct Request;
  void push(RequestId id, decltype(HttpEvent::what) what);
  void finish(Request& request);

  std::function<void()> on_news_;
  std::deque<HttpEvent> queue_;
  std::map<RequestId, std::unique_ptr<Request>> live_;
};

}  // namespace triptych::web
