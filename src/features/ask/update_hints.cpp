// What a newcomer is told once: each hint ends when it is dismissed or when its advice was
// followed, and never comes back.
#include <algorithm>

#include "features/ask/ask_update.h"

namespace triptych {
namespace {

struct HintUpdate {
  AskScope state;

  bool& over(Hint hint) { return state.ask.hints_over[static_cast<std::size_t>(hint)]; }
  void end(Hint hint) {
    state.shared.unsaved = state.shared.unsaved || !over(hint);
    over(hint) = true;
  }
  void operator()(const HintEnded& e) { end(e.hint); }
  void operator()(const TargetAdded&) {
    if (state.ask.targets.size() > 1) end(Hint::models);
  }
  void operator()(const KeyTyped&) {
    if (any_key()) end(Hint::keys);
  }
  // What is loaded was saved: it need not be again.
  void operator()(const KeysLoaded&) { over(Hint::keys) = over(Hint::keys) || any_key(); }
  void operator()(const SettingsLoaded&) {
    const bool several = state.ask.own_targets && state.ask.targets.size() > 1;
    over(Hint::models) = over(Hint::models) || several;
  }
  bool any_key() const {
    return std::ranges::any_of(state.shared.keys,
                               [](const auto& one) { return !one.second.empty(); });
  }
};

}  // namespace

void update_hints(AskScope state, const Event& event) {
  visit_some<HintHandles>(HintUpdate{state}, event);
}

}  // namespace triptych
