// Notices above the files of the question: the last few, and none about a file that is gone.
#include <algorithm>
#include <utility>

#include "app/update.h"

namespace triptych::detail {

void tell(AppState& state, std::string key, std::vector<std::string> args, std::uint32_t slot) {
  state.notices.push_back({state.next_id++, std::move(key), std::move(args), slot});
  constexpr std::size_t kMostTold = 6;
  if (state.notices.size() > kMostTold) state.notices.erase(state.notices.begin());
}

void drop_orphaned_notices(AppState& state) {
  std::erase_if(state.notices, [&](const Notice& notice) {
    return notice.slot != 0 &&
           std::ranges::find(state.attachments, notice.slot, &Slot::id) == state.attachments.end();
  });
}

void restore_notices(AppState& state, const AppState& before, std::uint32_t old_slot,
                     std::uint32_t slot) {
  for (const Notice& notice : before.notices)
    if (notice.slot == old_slot) tell(state, notice.key, notice.args, slot);
}

}  // namespace triptych::detail
