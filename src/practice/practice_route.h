// Two transports as one: requests that are practice (practice_transport.h) go to the practice
// provider, all others to the real one. Promises: a practice request never reaches the network,
// also when it was not marked but carries the stand-in key.
#pragma once

#include <set>

#include "run/transport.h"

namespace triptych {

class PracticeRoute final : public Transport {
 public:
  PracticeRoute(Transport& real, Transport& practice) : real_(real), practice_(practice) {}
  void start(RequestId id, HttpRequest request) override;
  void cancel(RequestId id) override;
  bool poll(HttpEvent& out) override;

 private:
  Transport& real_;
  Transport& practice_;
  std::set<RequestId> practising_;  // started and not ended
};

}  // namespace triptych
