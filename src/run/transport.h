// Moves bytes. Implemented by the browser (web/fetch_transport.h), the practice provider
// (practice/practice_transport.h) and the fake of the tests. Async = handle + polled queue: no
// callbacks.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "llm/error.h"
#include "llm/http.h"

namespace triptych {

enum class RequestId : std::uint32_t {};
struct Chunk {
  std::string bytes;
};
struct Closed {};
struct HttpEvent {
  RequestId id{};
  std::variant<HttpHead, Chunk, Closed, Error> what;  // head, chunks..., then Closed or Error, once
};

struct Transport {
  virtual ~Transport() = default;
  virtual void start(RequestId id, HttpRequest request) = 0;  // never fails synchronously
  virtual void cancel(RequestId id) = 0;  // afterwards no event of that id is ever polled
  virtual bool poll(HttpEvent& out) = 0;  // false: nothing waiting
};

}  // namespace triptych
