// A key in the question: noticed while it is typed, before it is sent anywhere.
#include "app/update.h"
#include "features/settings/keys.h"

namespace triptych::detail {
namespace {

struct KeyNotice {
  AppState& state;
  std::vector<Effect>& effects;

  void look() {
    const KeyRing keys = key_ring(state);
    state.key_in_text = holds_key(state.prompt, keys) || holds_key(state.system, keys);
  }
  void operator()(const PromptTyped&) { look(); }
  void operator()(const SystemTyped&) { look(); }
  void operator()(const KeyTyped&) { look(); }
  void operator()(const KeysLoaded&) { look(); }
  void operator()(const SettingsLoaded&) { look(); }
  void operator()(const PresetChosen&) { look(); }
  void operator()(const FragmentChanged&) { look(); }
  void operator()(const AskedAgain&) { look(); }
  void operator()(const AskedInAsk&) { look(); }
  void operator()(const ClearPressed&) { look(); }
  void operator()(const KeyInTextRemoved&) {
    const KeyRing keys = key_ring(state);
    const std::string prompt = without_keys(state.prompt, keys);
    const std::string system = without_keys(state.system, keys);
    if (system != state.system) update_question(state, SystemTyped{system}, effects);
    update_question(state, PromptTyped{prompt}, effects);
    look();
  }
  template <class Other>
  void operator()(const Other&) {}
};

}  // namespace

void update_key_notice(AppState& state, const Event& event, std::vector<Effect>& effects) {
  visit(KeyNotice{state, effects}, event);
}

}  // namespace triptych::detail
