#include "run/runner.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <string>
#include <utility>

#include "run/field_masks.h"
#include "run/reply_reader.h"

namespace triptych {
namespace {

constexpr std::size_t kMaxDroppedParameters = 3;
// Of a chunk, at once: a busy page is handed megabytes, and must not read on until all is read.
constexpr std::size_t kPiece = 32 << 10;

// Servers close right after their last event. Cutting the line at once would show as an aborted
// request in the browser's network panel; not cutting it at all would leak a connection.
constexpr Millis kLinger{5'000};

enum class Phase { in_flight, waiting, done };
enum class SecondTry { allowed, never };

struct Run {
  RunId id{};
  const Provider* provider = nullptr;
  Call call;
  Secret key;
  Phase phase = Phase::waiting;
  int attempt = 1;
  std::vector<std::string> dropped;  // parameters the vendor refused
  bool spoke = false;                // text, thought or refusal reached the person
  FieldMasks masks;

  // The request in flight.
  RequestId request{};
  bool open = false;  // the transport has not ended it yet
  std::unique_ptr<ReplyReader> reader;
  bool got_bytes = false;
  Millis idle_limit{}, last_sign{};

  Millis due{};  // while waiting
};

struct Lingering {
  RequestId request{};
  Millis until{};
};

// splitmix64: the same delays on every platform, which std's distributions do not promise.
class Jitter {
 public:
  explicit Jitter(std::uint64_t seed) : state_(seed) {}
  double unit() {
    state_ += 0x9e3779b97f4a7c15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1.0p-53;
  }

 private:
  std::uint64_t state_;
};

bool says_something(const StreamEvent& event) {
  if (const auto* text = std::get_if<TextDelta>(&event)) return !text->text.empty();
  if (const auto* thought = std::get_if<ThoughtDelta>(&event)) return !thought->text.empty();
  if (const auto* refusal = std::get_if<RefusalDelta>(&event)) return !refusal->text.empty();
  return std::holds_alternative<ReplyPiece>(event);
}

// A broken line makes the reader call the answer cut off or unreadable; then the broken line is the
// better explanation. A finish reason or the vendor's own error is worth more than how the line
// died.
bool outranks_broken_line(const Stopped& stopped) {
  return !stopped.error || (stopped.error->kind != ErrorKind::truncated &&
                            stopped.error->kind != ErrorKind::malformed);
}

Stopped failed_with(Error error) {
  Stopped stopped;
  stopped.reason = StopReason::failed;
  stopped.error = std::move(error);
  return stopped;
}

Error own_error(ErrorKind kind, std::string message) {
  Error error;
  error.kind = kind;
  error.message = std::move(message);
  return error;
}

}  // namespace

struct Runner::Impl {
  Transport& transport;
  const Clock& clock;
  RunnerSettings settings;
  Jitter jitter;
  std::uint32_t next_request = 1;
  std::vector<std::unique_ptr<Run>> runs;  // `done` ones stay until their Stopped was handed out
  std::vector<Lingering> lingering;
  std::vector<RunEvent> outbox;
  bool behind = false;
  HttpEvent large;        // a chunk that is read in pieces
  std::size_t taken = 0;  // bytes of it

  template <class T>
  void emit(const Run& run, T what) {
    outbox.push_back({run.id, std::move(what)});
  }

  Run* find(RunId id) const {
    for (const auto& run : runs) {
      if (run->id == id) return run.get();
    }
    return nullptr;
  }

  Run* owner_of(RequestId request) const {
    for (const auto& run : runs) {
      if (run->phase == Phase::in_flight && run->open && run->request == request) return run.get();
    }
    return nullptr;
  }

  void send(Run& run) {
    HttpRequest request = run.provider->build(run.call, run.key);
    run.request = RequestId{next_request++};
    run.phase = Phase::in_flight;
    run.open = true;
    run.reader.reset();
    run.got_bytes = false;
    run.masks = FieldMasks(run.key);
    run.idle_limit = request.timeout > Millis::zero() ? request.timeout : settings.idle_timeout;
    run.last_sign = clock.now();
    emit(run, Sent{run.attempt, shown(request)});
    transport.start(run.request, std::move(request));
  }

  // Dead first, then cancelled: whatever the transport still says about this id has no owner.
  void abandon_request(Run& run) {
    if (!run.open) return;
    run.open = false;
    transport.cancel(run.request);
  }

  void finish(Run& run, Stopped stopped) {
    if (run.open) lingering.push_back({run.request, clock.now() + kLinger});
    run.open = false;
    run.phase = Phase::done;
    run.reader.reset();
    run.call = Call();
    run.key = Secret();
    for (StreamEvent& held : run.masks.rest()) emit(run, std::move(held));
    emit(run, StreamEvent(std::move(stopped)));
  }

  bool resend_without_parameter(Run& run, const Error& error) {
    // 422 is how some compatible servers say 400.
    if (error.http_status != 400 && error.http_status != 422) return false;
    if (run.dropped.size() >= kMaxDroppedParameters) return false;
    auto relaxed = run.provider->relax(run.call, error);
    if (!relaxed || std::count(run.dropped.begin(), run.dropped.end(), relaxed->parameter) > 0) {
      return false;
    }
    abandon_request(run);
    run.call = std::move(relaxed->call);
    run.dropped.push_back(relaxed->parameter);
    emit(run, DroppedParameter{std::move(relaxed->parameter)});
    send(run);
    return true;
  }

  bool retry_later(Run& run, const Error& error) {
    const auto wait = next_delay(settings.retry, run.attempt, error, jitter.unit());
    if (!wait) return false;
    abandon_request(run);
    run.phase = Phase::waiting;
    run.reader.reset();
    run.due = clock.now() + *wait;
    emit(run, Retrying{run.attempt, *wait, error});
    return true;
  }

  // An error ends the run only when no other try may mend it: once something was said, a second
  // answer would replace it under the reader's eyes.
  void end(Run& run, Stopped stopped, SecondTry second_try) {
    if (stopped.error && !run.spoke && second_try == SecondTry::allowed) {
      if (resend_without_parameter(run, *stopped.error)) return;
      if (retry_later(run, *stopped.error)) return;
    }
    finish(run, std::move(stopped));
  }

  void take(Run& run, std::vector<StreamEvent>& events, SecondTry second_try = SecondTry::allowed) {
    for (StreamEvent& event : events) {
      if (auto* stopped = std::get_if<Stopped>(&event)) {
        end(run, std::move(*stopped), second_try);
        return;
      }
      run.spoke = run.spoke || says_something(event);
      if (run.masks.apply(event)) emit(run, std::move(event));
    }
  }

  void on_head(Run& run, HttpHead head) {
    if (run.reader) return;  // a second head: the first one stands
    run.last_sign = clock.now();
    emit(run, GotHead{head});
    run.reader = std::make_unique<ReplyReader>(*run.provider, std::move(head));
  }

  void on_chunk(Run& run, Chunk chunk) {
    if (chunk.bytes.empty()) return;
    if (!run.reader) {
      abandon_request(run);
      finish(run,
             failed_with(own_error(ErrorKind::malformed, "bytes came before the HTTP status")));
      return;
    }
    run.last_sign = clock.now();
    run.got_bytes = true;
    std::vector<StreamEvent> events;
    run.reader->feed(chunk.bytes, events);
    emit(run, RawBytes{std::move(chunk.bytes)});
    take(run, events);
  }

  void on_closed(Run& run) {
    run.open = false;
    if (!run.reader) {
      const char* why = "the connection closed before any answer";
      end(run, failed_with(own_error(ErrorKind::network, why)), SecondTry::allowed);
      return;
    }
    std::vector<StreamEvent> events;
    run.reader->finish(events);
    take(run, events);
    if (run.phase == Phase::in_flight && !run.open) {  // no Stopped: the reader broke its promise
      finish(run, failed_with(own_error(ErrorKind::truncated, "")));
    }
  }

  void on_broken(Run& run, Error error, SecondTry second_try) {
    run.open = false;
    std::vector<StreamEvent> events;
    if (run.reader) run.reader->finish(events);
    // Once something of the answer was seen, a broken line means a cut answer, not a vendor out of
    // reach.
    const bool spoke = run.spoke || std::ranges::any_of(events, says_something);
    if (spoke && error.kind == ErrorKind::network) error.kind = ErrorKind::truncated;
    Stopped* told = events.empty() ? nullptr : std::get_if<Stopped>(&events.back());
    if (!told) {
      events.push_back(failed_with(std::move(error)));
    } else if (!outranks_broken_line(*told)) {
      *told = failed_with(std::move(error));
    }
    take(run, events, second_try);
  }

  // The next event; of a chunk that the network handed over whole, the next piece.
  bool next(HttpEvent& event) {
    auto* chunk = std::get_if<Chunk>(&large.what);
    if (chunk == nullptr || taken == chunk->bytes.size()) {
      if (!transport.poll(event)) return false;
      chunk = std::get_if<Chunk>(&event.what);
      if (chunk == nullptr || chunk->bytes.size() <= kPiece) return true;
      large = std::exchange(event, HttpEvent{});
      taken = 0;
      chunk = std::get_if<Chunk>(&large.what);
    }
    event = HttpEvent{large.id, Chunk{chunk->bytes.substr(taken, kPiece)}};
    taken += std::get<Chunk>(event.what).bytes.size();
    if (taken == chunk->bytes.size()) large = HttpEvent{};
    return true;
  }

  void on_http(HttpEvent event) {
    Run* run = owner_of(event.id);
    if (!run) {  // the one place where news of dead requests ends
      const bool ended =
          std::holds_alternative<Closed>(event.what) || std::holds_alternative<Error>(event.what);
      if (ended) std::erase_if(lingering, [&](auto& old) { return old.request == event.id; });
      return;
    }
    if (auto* head = std::get_if<HttpHead>(&event.what)) {
      on_head(*run, std::move(*head));
    } else if (auto* chunk = std::get_if<Chunk>(&event.what)) {
      on_chunk(*run, std::move(*chunk));
    } else if (auto* error = std::get_if<Error>(&event.what)) {
      on_broken(*run, std::move(*error), SecondTry::allowed);
    } else {
      on_closed(*run);
    }
  }

  void check_time(Run& run) {
    const Millis now = clock.now();
    if (run.phase == Phase::waiting && now >= run.due) {
      ++run.attempt;
      send(run);
    } else if (run.phase == Phase::in_flight && now >= run.last_sign + run.idle_limit) {
      const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(run.idle_limit);
      abandon_request(run);
      // Silence in the middle of an answer is not tried again: the vendor may be working, and paid.
      on_broken(
          run,
          own_error(ErrorKind::timeout, "not a byte for " + std::to_string(seconds.count()) + " s"),
          run.got_bytes ? SecondTry::never : SecondTry::allowed);
    }
  }

  void close_lingering() {
    const Millis now = clock.now();
    std::erase_if(lingering, [&](const Lingering& old) {
      if (now < old.until) return false;
      transport.cancel(old.request);
      return true;
    });
  }
};

Runner::Runner(Transport& transport, const Clock& clock, RunnerSettings settings)
    : impl_(new Impl{
          transport, clock, settings, Jitter(settings.jitter_seed), 1, {}, {}, {}, false, {}, 0}) {}

Runner::~Runner() {
  for (const auto& run : impl_->runs) impl_->abandon_request(*run);
  for (const Lingering& old : impl_->lingering) impl_->transport.cancel(old.request);
}

void Runner::start(RunId id, const Provider& provider, Call call, Secret key) {
  if (impl_->find(id)) return;  // two runs of one id could not both keep the promise of one Stopped
  impl_->runs.push_back(std::make_unique<Run>());
  Run& run = *impl_->runs.back();
  run.id = id;
  run.provider = &provider;
  run.call = std::move(call);
  run.key = std::move(key);
  std::vector<Error> problems = provider.preflight(run.call);
  if (problems.empty()) {
    impl_->send(run);
  } else {
    impl_->finish(run, failed_with(std::move(problems.front())));
  }
}

void Runner::stop(RunId id) {
  Run* run = impl_->find(id);
  if (!run || run->phase == Phase::done) return;
  impl_->abandon_request(*run);
  Stopped stopped;
  stopped.reason = StopReason::cancelled;
  impl_->finish(*run, std::move(stopped));
}

void Runner::tick(std::vector<RunEvent>& out) {
  const Millis end = impl_->clock.now() + impl_->settings.longest_tick;
  HttpEvent event;
  impl_->behind = false;
  while (!impl_->behind && impl_->next(event)) {
    impl_->on_http(std::move(event));
    impl_->behind = impl_->clock.now() >= end;
  }
  for (std::size_t i = 0; i < impl_->runs.size(); ++i) impl_->check_time(*impl_->runs[i]);
  impl_->close_lingering();
  std::move(impl_->outbox.begin(), impl_->outbox.end(), std::back_inserter(out));
  impl_->outbox.clear();
  std::erase_if(impl_->runs, [](const auto& run) { return run->phase == Phase::done; });
}

bool Runner::behind() const { return impl_->behind; }
std::size_t Runner::active() const { return impl_->runs.size(); }

std::optional<Millis> Runner::next_wake() const {
  if (!impl_->outbox.empty() || impl_->behind) return impl_->clock.now();
  std::optional<Millis> earliest;
  const auto consider = [&](Millis when) {
    earliest = earliest ? std::min(*earliest, when) : when;
  };
  for (const auto& run : impl_->runs) {
    consider(run->phase == Phase::waiting ? run->due : run->last_sign + run->idle_limit);
  }
  for (const Lingering& old : impl_->lingering) consider(old.until);
  return earliest;
}

}  // namespace triptych
