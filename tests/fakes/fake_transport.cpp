#include "fakes/fake_transport.h"

#include <algorithm>
#include <utility>

namespace triptych {
namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

void FakeTransport::start(RequestId id, HttpRequest request) {
  started.push_back({id, std::move(request)});
  if (script_.empty()) return;
  const HttpRequest& sent = started.back().request;
  Exchange exchange = std::move(script_.front());
  script_.pop_front();
  if (!has(sent.url, exchange.url_part) || !has(sent.body.text(), exchange.body_part)) {
    surprises.push_back(sent.method + " " + sent.url + " " + sent.body.text());
    return;
  }
  if (exchange.head.status != 0) push(id, std::move(exchange.head));
  for (std::string& bytes : exchange.chunks) push(id, Chunk{std::move(bytes)});
  if (exchange.error) {
    push(id, std::move(*exchange.error));
  } else {
    push(id, Closed{});
  }
}

void FakeTransport::cancel(RequestId id) {
  cancelled.push_back(id);
  if (talks_after_cancel) return;
  std::erase_if(queue_, [id](const HttpEvent& event) { return event.id == id; });
}

bool FakeTransport::poll(HttpEvent& out) {
  if (queue_.empty()) return false;
  out = std::move(queue_.front());
  queue_.pop_front();
  if (on_polled) on_polled();
  return true;
}

void FakeTransport::expect(Exchange exchange) { script_.push_back(std::move(exchange)); }

void FakeTransport::head(int status, std::vector<Header> headers) {
  push(newest(), HttpHead{status, std::move(headers)});
}

void FakeTransport::chunk(std::string bytes) { push(newest(), Chunk{std::move(bytes)}); }

void FakeTransport::close() { push(newest(), Closed{}); }

void FakeTransport::fail(Error error) { push(newest(), std::move(error)); }

void FakeTransport::push(RequestId id, std::variant<HttpHead, Chunk, Closed, Error> what) {
  const bool dead = std::find(cancelled.begin(), cancelled.end(), id) != cancelled.end();
  if (dead && !talks_after_cancel) return;
  queue_.push_back({id, std::move(what)});
}

RequestId FakeTransport::newest() const {
  return started.empty() ? RequestId{} : started.back().id;
}

}  // namespace triptych
