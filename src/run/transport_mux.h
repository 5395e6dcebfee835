// One transport for several clients: each gets a Transport of its own and counts its requests as it
// likes; none sees what another asked for.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "run/transport.h"

namespace triptych {

class TransportMux {
 public:
  explicit TransportMux(Transport& inner);
  ~TransportMux();
  // Lives as long as the mux.
  Transport& client();

 private:
  class Client;
  void start(Client& client, RequestId id, HttpRequest request);
  void cancel(Client& client, RequestId id);
  void sort();  // what has arrived, to whom it belongs

  Transport& inner_;
  std::vector<std::unique_ptr<Client>> clients_;
  std::map<RequestId, std::pair<Client*, RequestId>> under_way_;  // by the id inside
  std::uint32_t next_ = 1;
};

}  // namespace triptych
