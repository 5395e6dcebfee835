// One turn of the program: drain platform events, tick the runner, update, perform effects, let the
// view state its intents, update again. Owns the state, the runner and nothing of the browser.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "app/platform.h"
#include "base/clock.h"
#include "run/transport.h"

namespace triptych {

struct AppState;

class App {
 public:
  App(Transport& transport, Platform& platform, const Clock& clock, std::uint64_t seed);
  ~App();
  // A view reads the state and reports intents; it is called once per turn.
  using View = std::function<void(const AppState&, std::vector<Event>&)>;
  void turn(const View& view);
  // A turn between two frames, which nobody sees: takes in what arrived.
  void read();
  bool behind() const;  // more arrived than the last turn took in
  // What is typed is stored when typing rests for a moment, or when something else happens; this
  // stores it now, for the page may not come back.
  void store_typed();
  const AppState& state() const;
  bool busy() const;                        // a run is active
  std::optional<Millis> next_wake() const;  // when a turn is due although nothing happens

 private:
  void drain();
  void apply(const Event& event);
  void derive_once();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace triptych
