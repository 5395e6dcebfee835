// A key in the question: noticed while it is typed, before it is sent anywhere.
#include "features/ask/ask_update.h"
#include "features/keys.h"

namespace triptych {
namespace {

struct KeyNotice {
  AskScope state;

  void look() {
    const KeyRing keys = key_ring(state.shared);
    state.ask.key_in_text = holds_key(state.ask.prompt, keys) || holds_key(state.ask.system, keys);
  }
  void operator()(const PromptTyped&) { look(); }
  void operator()(const SystemTyped&) { look(); }
  void operator()(const KeyTyped&) { look(); }
  void operator()(const KeysLoaded&) { look(); }
  void operator()(const SettingsLoaded&) { look(); }
  void operator()(const PresetChosen&) { look(); }
  void operator()(const FragmentChanged&) { look(); }
  void operator()(const AskedAgain&) { look(); }
  void operator()(const QuestionOpened&) { look(); }
  void operator()(const ClearPressed&) { look(); }
  void operator()(const KeyInTextRemoved&) {
    const KeyRing keys = key_ring(state.shared);
    const std::string prompt = without_keys(state.ask.prompt, keys);
    const std::string system = without_keys(state.ask.system, keys);
    state.ask.system = system;
    state.ask.prompt = prompt;
    state.ask.problem_key.clear();
    state.shared.unsaved = true;
    look();
  }
};

}  // namespace

void update_key_notice(AskScope state, const Event& event) {
  visit_some<KeyNoticeHandles>(KeyNotice{state}, event);
}

}  // namespace triptych
