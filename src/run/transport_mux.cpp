#include "run/transport_mux.h"

#include <algorithm>

namespace triptych {

class TransportMux::Client final : public Transport {
 public:
  explicit Client(TransportMux& mux) : mux_(mux) {}
  void start(RequestId id, HttpRequest request) override {
    mux_.start(*this, id, std::move(request));
  }
  void cancel(RequestId id) override {
    mux_.cancel(*this, id);
    std::erase_if(arrived, [&](const HttpEvent& event) { return event.id == id; });
  }
  bool poll(HttpEvent& out) override {
    mux_.sort();
    if (arrived.empty()) return false;
    out = std::move(arrived.front());
    arrived.pop_front();
    return true;
  }

  std::deque<HttpEvent> arrived;

 private:
  TransportMux& mux_;
};

TransportMux::TransportMux(Transport& inner) : inner_(inner) {}
TransportMux::~TransportMux() = default;

Transport& TransportMux::client() {
  return *clients_.emplace_back(std::make_unique<Client>(*this));
}

void TransportMux::start(Client& client, RequestId id, HttpRequest request) {
  const RequestId inside{next_++};
  under_way_[inside] = {&client, id};
  inner_.start(inside, std::move(request));
}

void TransportMux::cancel(Client& client, RequestId id) {
  const auto found = std::ranges::find_if(under_way_, [&](const auto& entry) {
    return entry.second == std::pair{&client, id};
  });
  if (found == under_way_.end()) return;
  inner_.cancel(found->first);
  under_way_.erase(found);
}

void TransportMux::sort() {
  HttpEvent event;
  while (inner_.poll(event)) {
    const auto found = under_way_.find(event.id);
    if (found == under_way_.end()) continue;
    const auto [client, id] = found->second;
    event.id = id;
    const bool last =
        std::holds_alternative<Closed>(event.what) || std::holds_alternative<Error>(event.what);
    if (last) under_way_.erase(found);
    client->arrived.push_back(std::move(event));
  }
}

}  // namespace triptych
