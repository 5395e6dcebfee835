// What Results sees of the page and may change.
#pragma once

#include <vector>

#include "features/ask/ask_update.h"
#include "features/results/events.h"
#include "features/results/results_state.h"

namespace triptych {

struct ResultsScope {
  ResultsState& results;
  AskState& ask;
  Shared& shared;
  template <class Wider>
  ResultsScope(Wider& wider) : results(wider.results), ask(wider.ask), shared(wider.shared) {}
};

// The events it handles.
struct SchemaHandles : KindList<SchemaPresetChosen, SchemaTyped, SchemaCleared, FieldAdded,
                                FieldRemoved, FieldChanged> {};
struct ResultsHandles : KindList<ValueMarked, ResultsCopied> {};

void update_results(ResultsScope, const Event&, std::vector<Effect>&);
void update_schema(AskScope, const Event&);  // of the question

}  // namespace triptych
