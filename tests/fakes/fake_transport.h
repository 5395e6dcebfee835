// A Transport whose other end is the test. Requests are recorded; answers are fed by hand (`head`,
// `chunk`, `close`, `fail` speak for the newest request) or scripted beforehand with `expect`.
// `push` delivers any event in any order, so that a test can play a transport that breaks the
// contract.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "run/transport.h"

namespace triptych {

class FakeTransport : public Transport {
 public:
  struct Started {
    RequestId id{};
    HttpRequest request;
  };
  // What the next unscripted request must look like, and what it gets at once. A request that does
  // not fit is noted in `surprises` and left without an answer.
  struct Exchange {
    std::string url_part, body_part;  // "" = anything
    HttpHead head;
    std::vector<std::string> chunks;
    std::optional<Error> error;  // ends with it instead of Closed
  };

  void start(RequestId id, HttpRequest request) override;
  void cancel(RequestId id) override;
  bool poll(HttpEvent& out) override;

  void expect(Exchange exchange);
  void head(int status, std::vector<Header> headers = {});
  void chunk(std::string bytes);
  void close();
  void fail(Error error);
  void push(RequestId id, std::variant<HttpHead, Chunk, Closed, Error> what);

  RequestId newest() const;  // RequestId{0} when nothing was started
  std::size_t expected_left() const { return script_.size(); }

  std::vector<Started> started;
  std::vector<RequestId> cancelled;
  std::vector<std::string> surprises;
  std::function<void()> on_polled;  // after each event that was taken
  bool talks_after_cancel = false;  // true = breaks the promise of cancel()

 private:
  std::deque<HttpEvent> queue_;
  std::deque<Exchange> script_;
};

}  // namespace triptych
