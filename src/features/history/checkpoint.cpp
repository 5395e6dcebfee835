// A run is written down while it goes on: when it starts, then every few seconds in which something
// arrived, and when much arrived; so that what was paid for is found in History whatever becomes of
// the page. Each time costs as much as the run is long: the longer it is, the more must arrive.
#include <algorithm>

#include "features/history/history_internal.h"
#include "features/history/history_update.h"

namespace triptych {
namespace {

constexpr Millis kBetweenWrites{3'000};
constexpr std::size_t kMuch = 32u << 10;  // bytes

std::size_t arrived(const AskState& ask) {
  std::size_t bytes = 0;
  for (const Column& column : ask.columns) {
    const Reply& reply = column.last().reply;
    bytes += reply.text.size() + reply.thoughts.size() + reply.refusal.size();
  }
  return bytes;
}

}  // namespace

void write_down(HistoryScope state, const Event& event, Millis now, std::vector<Effect>& effects) {
  HistoryState& history = state.history;
  const std::size_t bytes = arrived(state.ask);
  const bool starts =
      std::ranges::any_of(effects, [](const Effect& effect) { return effect.is<StartRun>(); });
  const bool last_moment = event.is<PageLeft>();
  const bool asked = event.is<KeepingDue>() && history.checkpoint_at;  // also before its time
  const auto* news = event.get_if<RunEvent>();
  const bool more = news != nullptr && std::holds_alternative<StreamEvent>(news->what);
  const bool much = bytes > history.written + std::max(kMuch, history.written / 4);
  if (starts || last_moment || asked || much ||
      (more && now - history.written_at >= kBetweenWrites)) {
    history.written_at = now;
    history.written = bytes;
    history.checkpoint_at.reset();
    return keep_run(state, now, effects);
  }
  if (more && !history.checkpoint_at) history.checkpoint_at = history.written_at + kBetweenWrites;
}

}  // namespace triptych
