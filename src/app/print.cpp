#include "app/print.h"

#include "features/history/record_internal.h"
#include "features/print_view.h"

namespace triptych::ui {
namespace {

void print_place(const PrintFrame& f) {
  switch (f.shared.place) {
#define TRIPTYCH_PLACE(id, icon) \
  case Place::id:                \
    return print_##id(f);
#include "app/places.inc"
#undef TRIPTYCH_PLACE
  }
}

// Wherever they came from: a person may have typed one into a question.
std::vector<Secret> all_secrets(const AppState& state) {
  std::vector<Secret> out;
  for (const auto& [provider, key] : state.shared.keys) out.push_back(key);
  for (const Conversation& conversation : state.ask.conversations)
    for (const Turn& turn : conversation.turns) out.push_back(turn.key);
  return out;
}

}  // namespace

std::string print_json(const AppState& state) {
  PrintPage page;
  print_place({page, state.shared, state.ask, state.results, state.ground_truth, state.learn,
               state.history, state.batch});
  OrderedJson blocks = page.take();
  hide_secrets(blocks, all_secrets(state));
  return dump_json(blocks);
}

}  // namespace triptych::ui
