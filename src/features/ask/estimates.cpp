// What the question as it stands would cost each target, and why one would refuse it.
#include <utility>

#include "base/format.h"
#include "features/ask/ask_update.h"
#include "features/ask/targets.h"
#include "providers/provider.h"

namespace triptych {
namespace {

// An estimate may be a quarter too high: only what is surely too long is held back.
std::optional<Error> beyond_window(const ModelCatalog& catalog, const Target& target,
                                   const Estimate& tokens) {
  const ModelInfo* model = catalog.find(target.provider_id, target.model);
  if (model == nullptr || model->window == 0 || tokens.input() <= model->window * 1.25)
    return std::nullopt;
  Error error;
  error.kind = ErrorKind::too_large;
  error.key = "preflight.window";
  error.args = {model->id, format_count(tokens.input()), format_count(model->window)};
  return error;
}

}  // namespace

void refresh_estimates(AskScope state) {
  state.ask.estimates.clear();
  const bool empty = state.ask.attachments.empty() && state.ask.prompt.empty();
  if (empty) return;
  Call call = call_of(state, state.ask.target());
  for (const Target& target : state.ask.targets) {
    const Provider* provider = find_provider(target.provider_id);
    if (provider == nullptr) continue;
    const bool here = answered_here(state.shared, target);
    aim(call, state.shared, target);
    CallEstimate estimates;
    estimates.target = target.id;
    estimates.tokens = TokenRules::builtin().of(call);
    estimates.usd = here ? 0 : price_of(state.shared, call, estimates.tokens);
    if (!state.ask.attachments.empty()) estimates.problems = provider->preflight(call);
    if (auto beyond = beyond_window(state.shared.catalog, target, estimates.tokens))
      estimates.problems.push_back(std::move(*beyond));
    if (!estimates.problems.empty()) {
      if (const ModelInfo* other = model_that_takes(state, call)) {
        estimates.other_provider = other->provider_id;
        estimates.other_model = other->id;
      }
    }
    state.ask.estimates.push_back(std::move(estimates));
  }
}

}  // namespace triptych
