// One row of a batch in the workbench, and the small pictures of the files in sight.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/targets.h"
#include "features/batch/batch_work.h"
#include "media/thumbnail.h"
#include "providers/provider.h"

namespace triptych {
namespace {

constexpr std::size_t kMaxPictures = 120;  // kept at a time
constexpr double kPictureEdge = 96;        // pixels

std::vector<Target> targets_of(const batch::Job& job) {
  std::vector<Target> out;
  for (const batch::JobTarget& target : job.targets)
    out.push_back({target.target_id, target.provider_id, target.model, target.practice});
  return out;
}

Reply reply_of(const batch::Cell& cell, const std::string& model) {
  Reply reply;
  reply.text = cell.text;
  reply.model = model;
  reply.usage.input = cell.input;
  reply.usage.output = cell.output;
  Stopped stopped;
  stopped.reason = StopReason::end;
  if (cell.state != batch::CellState::done) {
    Error error;
    error.kind = cell.kind.value_or(ErrorKind::malformed);
    error.message = cell.error;
    error.request_id = cell.request_id;
    stopped.reason = StopReason::failed;
    stopped.error = std::move(error);
  } else if (!cell.error.empty()) {
    stopped.reason = StopReason::length;
  }
  reply.stopped = std::move(stopped);
  return reply;
}

}  // namespace

Turn BatchUpdate::turn_of(std::size_t cell_index, const Attachment& file) const {
  const batch::Cell& cell = job_.cells[cell_index];
  const batch::JobTarget& target = job_.targets[batch::address_of(job_, cell_index).target];
  const Provider* provider = find_provider(target.provider_id);
  Turn turn;
  turn.sent = call_of(cell_index, file);
  turn.provider_label = provider == nullptr ? target.provider_id : label_of(provider->info());
  turn.reply = reply_of(cell, target.model);
  turn.attempt = std::max<int>(cell.attempts, 1);
  turn.started = Millis{1};
  turn.finished = turn.started + cell.took;
  turn.usd = cell.usd;
  turn.practice = target.practice;
  return turn;
}

void BatchUpdate::open_row(std::size_t cell) {
  if (cell >= job_.cells.size()) return;
  const batch::CellAddress place = batch::address_of(job_, cell);
  OpenedRow row;
  row.item = place.item;
  row.prompt = place.prompt;
  row.first_id = state_.shared.next_id;
  state_.shared.next_id += static_cast<std::uint32_t>(job_.targets.size());
  row.file = facts_of(job_.items[place.item]);
  row.request = read(cell);
  work_.opened = std::move(row);
  refresh_row();
}

void BatchUpdate::refresh_row() {
  if (!work_.opened) return;
  OpenedRow& row = *work_.opened;
  row.conversations.clear();
  const std::vector<Target> targets = targets_of(job_);
  const std::vector<std::string> labels = names_of(state_.shared.catalog, targets);
  for (std::size_t t = 0; t < targets.size(); ++t) {
    const std::size_t cell = row.item * job_.per_item() + row.prompt * targets.size() + t;
    if (cell >= job_.cells.size()) break;
    if (job_.cells[cell].text.empty() && job_.cells[cell].error.empty()) continue;
    Conversation conversation;
    conversation.id = row.first_id + static_cast<std::uint32_t>(t);
    conversation.target = targets[t];
    conversation.label = labels[t];
    conversation.turns.push_back(turn_of(cell, row.file));
    conversation.past = true;
    row.conversations.push_back(std::move(conversation));
  }
  ++work_.opened_changes;
}

void BatchUpdate::close_row() {
  work_.opened.reset();
  ++work_.opened_changes;
}

bool BatchUpdate::take_row_file(const BatchFileRead& e) {
  if (!work_.opened || e.request != work_.opened->request) return false;
  work_.opened->request = 0;
  if (e.data) work_.opened->file = make_attachment(work_.opened->file.name, e.data);
  refresh_row();
  return true;
}

// --- pictures ------------------------------------------------------------------------------------

bool BatchPictures::lacks(const batch::Item& item) const {
  return item.media.kind == MediaKind::image && item.media.width > 0 && !made.contains(item.file) &&
         !coming.contains(item.file) && !failed.contains(item.file);
}

void BatchUpdate::drop_picture(std::uint32_t file) {
  const auto found = work_.pictures.made.find(file);
  if (found == work_.pictures.made.end()) return;
  effects_.push_back(DropThumbnail{found->second.id});
  work_.pictures.made.erase(found);
}

void BatchUpdate::drop_pictures() {
  for (const auto& [file, picture] : work_.pictures.made)
    effects_.push_back(DropThumbnail{picture.id});
  for (const auto& [file, picture] : work_.pictures.coming)
    effects_.push_back(DropThumbnail{picture});
  work_.pictures = {};
}

void BatchUpdate::see(const BatchFilesSeen& e) {
  BatchPictures& pictures = work_.pictures;
  const std::size_t last = std::min(e.last, job_.items.size());
  if (pictures.made.size() > kMaxPictures) {
    std::set<std::uint32_t> seen;
    for (std::size_t i = e.first; i < last; ++i) seen.insert(job_.items[i].file);
    std::vector<std::uint32_t> gone;
    for (const auto& [file, picture] : pictures.made)
      if (!seen.contains(file)) gone.push_back(file);
    for (const std::uint32_t file : gone) drop_picture(file);
  }
  for (std::size_t i = e.first; i < last; ++i) {
    const batch::Item& item = job_.items[i];
    if (!pictures.lacks(item)) continue;
    const std::uint32_t picture = state_.shared.new_picture(PictureOwner::batch);
    pictures.coming[item.file] = picture;
    effects_.push_back(ShowBatchFile{
        picture, item.file, width_within(item.media.width, item.media.height, kPictureEdge)});
  }
}

void BatchUpdate::take_picture(const ThumbnailReady& e) {
  if (e.owner != PictureOwner::batch) return;
  const auto found = std::ranges::find_if(
      work_.pictures.coming, [&](const auto& one) { return one.second == e.attachment_id; });
  if (found == work_.pictures.coming.end())
    return effects_.push_back(DropThumbnail{e.attachment_id});
  const std::uint32_t file = found->first;
  work_.pictures.coming.erase(found);
  if (e.failed)
    work_.pictures.failed.insert(file);
  else
    work_.pictures.made[file] = {e.attachment_id, e.texture, e.width, e.height};
}

}  // namespace triptych
