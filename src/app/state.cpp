#include "app/state.h"

#include <algorithm>
#include <utility>

#include "app/update.h"
#include "base/assets.h"
#include "features/ask/targets.h"
#include "providers/provider.h"

namespace triptych {

AppState initial_state() {
  AppState state;
  if (auto catalog = load_models(assets::models_json()))
    state.shared.catalog = std::move(catalog.value());
  if (auto prices = PriceTable::load(assets::prices_json()))
    state.shared.prices = std::move(prices.value());
  if (auto tasks = load_tasks(assets::tasks_json())) state.ask.tasks = std::move(tasks.value());
  for (const Provider* provider : providers()) {
    const std::string id(provider->info().id);
    const ModelInfo* model = state.shared.catalog.default_of(id);
    state.ask.models[id] = model != nullptr ? model->id : "";
  }
  follow_keys(state);
  return state;
}

std::optional<Millis> keeping_due(const AppState& state) {
  std::optional<Millis> due = state.history.checkpoint_at;
  if (state.undo && (!due || state.undo->until < *due)) due = state.undo->until;
  return due;
}

bool paid_running(const AppState& state) {
  const auto paid = [](const Conversation& conversation) {
    return conversation.last().running() && !conversation.last().practice;
  };
  const batch::Job& job = state.batch.job;
  const auto asks = [&](const BatchRun& run) {
    return !job.targets[batch::address_of(job, run.cell).target].practice;
  };
  return std::ranges::any_of(state.ask.conversations, paid) ||
         std::ranges::any_of(state.batch.runs, asks);
}

}  // namespace triptych
