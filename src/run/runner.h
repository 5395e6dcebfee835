// Runs calls: send, stream, retry, stop, time out. Handles and polled events; no callbacks.
// Promises: exactly one Stopped per run, last; no retry after the first text, thought or refusal
// delta; no retry on exhausted quota or a bad key; stop() keeps what arrived and ends with
// Stopped{cancelled}. Clock and jitter are injected, so a test drives everything by hand.
#pragma once

#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

#include "llm/reply.h"
#include "providers/provider.h"
#include "run/retry.h"
#include "run/transport.h"

namespace triptych {

enum class RunId : std::uint32_t {};
// The request left the page (again, on a retry). `request` is safe to show.
struct Sent {
  int attempt = 1;
  ShownRequest request;
};
struct GotHead {
  HttpHead head;
};
struct RawBytes {
  std::string bytes;  // as received, for the Wire panel; the app caps what it keeps
};
struct Retrying {
  int attempt = 1;  // the one that failed
  Millis wait{};
  Error because;
};
struct DroppedParameter {
  std::string parameter;  // refused by the vendor; the call goes again without it
};
// A file goes ahead of the request into the vendor's store (see uploads.h). Bytes.
struct Uploading {
  std::string name;
  std::size_t sent = 0, total = 0;
  bool processing = false;  // it arrived; the vendor prepares it
};
struct RunEvent {
  RunId id{};
  std::variant<StreamEvent, Sent, GotHead, RawBytes, Retrying, DroppedParameter, Uploading> what;
};

struct RunnerSettings {
  RetryPolicy retry;
  // Vendors keep a stream silent for more than a minute while a model reasons.
  Millis idle_timeout{120'000};
  // Of fast streams a tick takes as much as fits into this, and leaves the rest for the next: what
  // a person does comes between.
  Millis longest_tick{6};
  std::uint64_t jitter_seed = 1;
};

class Runner {
 public:
  Runner(Transport& transport, const Clock& clock, RunnerSettings settings);
  ~Runner();
  // Pre-flight problems end the run at once with Stopped{failed}, nothing is sent.
  void start(RunId id, const Provider& provider, Call call, Secret key);
  void stop(RunId id);
  void tick(
      std::vector<RunEvent>& out);  // reads from the transport, fires due retries, checks idle time
  bool behind() const;              // the last tick had no time for all that arrived
  std::size_t active() const;       // 0 => the app may sleep and a test may look
  std::optional<Millis> next_wake() const;  // earliest clock time at which tick() has timed work

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace triptych
