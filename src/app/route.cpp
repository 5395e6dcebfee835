#include "app/route.h"

#include "features/history/run_record.h"

namespace triptych {
namespace {

// A file that was asked for says what for; one that a person gave is a saved run when it looks like
// one, or when it was given in History. What samples and cells send is under way to the question.
FilePurpose purpose_of(AppState& state, const std::string& id, const Bytes& data) {
  auto& asked = state.shared.owners.files;
  if (const auto found = asked.find(id); found != asked.end()) {
    const FilePurpose purpose = found->second.front();
    found->second.pop_front();
    if (found->second.empty()) asked.erase(found);
    return purpose;
  }
  const bool in_history = state.shared.place == Place::history && state.ask.loading_files == 0;
  return in_history || (data && looks_like_card(view(data))) ? FilePurpose::card
                                                             : FilePurpose::question;
}

}  // namespace

Event with_owner(AppState& state, const Event& event) {
  const Owners& owners = state.shared.owners;
  if (const auto* picture = event.get_if<ThumbnailReady>()) {
    ThumbnailReady owned = *picture;
    owned.owner = owners.picture(picture->attachment_id);
    return owned;
  }
  if (const auto* news = event.get_if<MediaNews>()) {
    MediaNews owned = *news;
    owned.owner = owners.job(news->job);
    return owned;
  }
  if (const auto* file = event.get_if<FileArrived>()) {
    FileArrived owned = *file;
    owned.purpose = purpose_of(state, file->id, file->data);
    return owned;
  }
  if (const auto* refused = event.get_if<FileRefused>()) {
    FileRefused owned = *refused;
    owned.purpose = purpose_of(state, refused->id, nullptr);
    return owned;
  }
  return event;
}

}  // namespace triptych
