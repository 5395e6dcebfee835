// Hands files that are too large for a request to the vendor's store before the run begins, in
// pieces, with retries; remembers what lies there, so that the same file goes once; deletes it on
// request. Handles and polled values, like the runner: start(), on_http(), tick().
// Promises: a run is either handed back in `ready`, once, or ended with one Stopped.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "run/runner.h"

namespace triptych {

// A run whose files are all in place.
struct ReadyRun {
  RunId id{};
  const Provider* provider = nullptr;
  Call call;
  Secret key;
};

// What a person may know of a file in a vendor's store.
struct KeptFile {
  std::uint32_t id = 0;
  std::string provider_id, name;
  bool deleting = false;
  std::string problem;  // the vendor would not delete it; its words
};

class Uploads {
 public:
  // A transport of its own: nothing else may ask over it.
  Uploads(Transport& transport, const Clock& clock, RetryPolicy retry);
  ~Uploads();
  // false: nothing has to go ahead; the call is as it was.
  bool start(RunId id, const Provider& provider, const Call& call, const Secret& key);
  bool stop(RunId id);  // false: not known here
  void remove(std::uint32_t kept_id);
  void on_http(HttpEvent event);
  void tick(std::vector<RunEvent>& out, std::vector<ReadyRun>& ready);
  std::size_t active() const;
  std::optional<Millis> next_wake() const;
  std::vector<KeptFile> kept() const;
  std::size_t revision() const;  // grows when kept() changes

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace triptych
