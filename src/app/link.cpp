#include "app/link.h"

#include <memory>
#include <utility>

#include "features/history/history_update.h"

namespace triptych {
namespace {

struct LinkUpdate {
  AppState& state;
  std::vector<Effect>& effects;

  void operator()(const FragmentChanged& e) {
    if (!e.fragment.starts_with("ask?")) return;
    state.linked.reset();
    state.shared.place = Place::ask;
    if (auto question = read_permalink(e.fragment)) {
      auto would_be = std::make_shared<AppState>(state);
      would_be->undo.reset();
      fill_question(*would_be, *question);
      refresh_outlook(*would_be);
      state.linked = LinkPreview{std::move(*question), std::move(would_be)};
    } else {
      tell(state, "link.damaged", {});
    }
    effects.push_back(SetFragment{"ask"});  // or a reload would undo what is typed from here on
  }
  void operator()(const LinkTaken&) {
    if (!state.linked) return;
    fill_question(state, std::move(state.linked->question));
    state.linked.reset();
    state.shared.unsaved = true;
  }
  void operator()(const LinkDeclined&) { state.linked.reset(); }
  void operator()(const EverythingErased&) { state.linked.reset(); }
};

}  // namespace

void update_link(AppState& state, const Event& event, std::vector<Effect>& effects) {
  visit_some<LinkHandles>(LinkUpdate{state, effects}, event);
}

}  // namespace triptych
