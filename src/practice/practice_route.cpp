#include "practice/practice_route.h"

#include <utility>

#include "practice/practice_transport.h"

namespace triptych {

void PracticeRoute::start(RequestId id, HttpRequest request) {
  if (is_practice(request)) {
    practising_.insert(id);
    practice_.start(id, std::move(request));
  } else {
    real_.start(id, std::move(request));
  }
}

void PracticeRoute::cancel(RequestId id) {
  if (practising_.erase(id) > 0) {
    practice_.cancel(id);
  } else {
    real_.cancel(id);
  }
}

bool PracticeRoute::poll(HttpEvent& out) {
  if (!practice_.poll(out)) return real_.poll(out);
  const bool ended =
      std::holds_alternative<Closed>(out.what) || std::holds_alternative<Error>(out.what);
  if (ended) practising_.erase(out.id);
  return true;
}

}  // namespace triptych
