// Notices above the files of the question: the last few, and none about a file that is gone.
#include <algorithm>
#include <utility>

#include "features/ask/ask_update.h"

namespace triptych {

void tell(AskScope state, std::string key, std::vector<std::string> args,
          std::uint32_t attachment_id) {
  // What is still shown is not said a second time: it comes last again.
  std::erase_if(state.ask.notices, [&](const Notice& shown) {
    return shown.key == key && shown.args == args && shown.attachment_id == attachment_id;
  });
  state.ask.notices.push_back(
      {state.shared.next_id++, std::move(key), std::move(args), attachment_id});
  constexpr std::size_t kMaxTold = 6;
  if (state.ask.notices.size() > kMaxTold) state.ask.notices.erase(state.ask.notices.begin());
}

void drop_orphaned_notices(AskState& ask) {
  std::erase_if(ask.notices, [&](const Notice& notice) {
    return notice.attachment_id != 0 &&
           std::ranges::find(ask.attachments, notice.attachment_id, &DraftAttachment::id) ==
               ask.attachments.end();
  });
}

void restore_notices(AskScope state, const AskState& before, std::uint32_t old_id,
                     std::uint32_t attachment_id) {
  for (const Notice& notice : before.notices)
    if (notice.attachment_id == old_id) tell(state, notice.key, notice.args, attachment_id);
}

}  // namespace triptych
