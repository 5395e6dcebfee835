#include "app/update.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "app/undo_internal.h"
#include "base/assets.h"
#include "base/format.h"
#include "base/strings.h"
#include "features/history/history_internal.h"
#include "practice/practice_transport.h"
#include "providers/provider.h"

namespace triptych {

const Secret& AppState::key() const {
  static const Secret none;
  const auto found = keys.find(provider_id());
  return found == keys.end() ? none : found->second;
}

bool AppState::running() const {
  return std::ranges::any_of(columns, [](const Column& c) { return c.last().running(); });
}

const Column* AppState::column(std::uint32_t id) const {
  const auto found = std::ranges::find(columns, id, &Column::id);
  return found == columns.end() ? nullptr : &*found;
}

AppState initial_state() {
  AppState state;
  if (auto catalog = load_models(assets::models_json())) state.catalog = std::move(catalog.value());
  if (auto prices = PriceTable::load(assets::prices_json()))
    state.prices = std::move(prices.value());
  if (auto tasks = load_tasks(assets::tasks_json())) state.tasks = std::move(tasks.value());
  for (const Provider* provider : providers()) {
    const std::string id(provider->info().id);
    const ModelInfo* model = state.catalog.default_of(id);
    state.models[id] = model != nullptr ? model->id : "";
    if (state.target().provider_id.empty())
      state.targets = {{state.next_id++, id, state.models[id]}};
  }
  return state;
}

Secret key_to_send(const AppState& state, const Target& target) {
  if (target.practice) return practice_key(target.id);
  const auto found = state.keys.find(target.provider_id);
  return found == state.keys.end() ? Secret() : found->second;
}

std::string label_of(const Target& target) {
  const Provider* provider = find_provider(target.provider_id);
  return (provider == nullptr ? target.provider_id : label_of(provider->info())) + " · " +
         target.model;
}

void aim(Call& call, const AppState& state, const Target& target) {
  call.provider_id = target.provider_id;
  call.model = target.model;
  call.thinking = target.thinking;
  const auto url = state.base_urls.find(target.provider_id);
  call.base_url = url == state.base_urls.end() ? "" : url->second;
}

Call call_of(const AppState& state, const Target& target) {
  Call call;
  aim(call, state, target);
  call.prompt.system = state.system;
  call.prompt.json_schema = state.json_schema;
  Message message;
  for (const Slot& slot : state.attachments) message.parts.emplace_back(slot.attachment);
  if (!state.prompt.empty()) message.parts.emplace_back(state.prompt);
  call.prompt.messages.push_back(std::move(message));
  call.max_output_tokens = std::atoi(state.max_tokens.c_str());
  if (!state.temperature.empty()) call.temperature = std::atof(state.temperature.c_str());
  call.detail = state.detail;
  call.stream = state.stream;
  return call;
}

std::string summary_of(const AppState& state) {
  int images = 0, documents = 0, audio = 0, other = 0;
  std::size_t bytes = 0;
  for (const Slot& slot : state.attachments) {
    bytes += slot.attachment.size();
    switch (slot.attachment.media.kind) {
      case MediaKind::image:
        ++images;
        break;
      case MediaKind::document:
        ++documents;
        break;
      case MediaKind::audio:
        ++audio;
        break;
      default:
        ++other;
        break;
    }
  }
  std::string out;
  const auto add = [&](int n, const char* one, const char* many) {
    if (n == 0) return;
    if (!out.empty()) out += ", ";
    out += n == 1 ? tr(one) : tr(many, {std::to_string(n)});
  };
  add(images, "sent.image", "sent.images");
  add(documents, "sent.document", "sent.documents");
  add(audio, "sent.audio", "sent.audios");
  add(other, "sent.file", "sent.files");
  if (out.empty()) return tr("sent.text_only");
  return bytes > 0 ? out + ", " + format_bytes(bytes) : out;
}

namespace {

// A thumbnail says nothing new about its file, unless it shows that the file is broken.
bool may_change_question(const Event& event) {
  const auto* thumbnail = event.get_if<ThumbnailReady>();
  return thumbnail == nullptr ? !event.is<RunEvent>() : thumbnail->failed;
}

}  // namespace

std::vector<Effect> derive(AppState& state) {
  std::vector<Effect> effects;
  if (!std::exchange(state.question_changed, false)) return effects;
  detail::refresh_outlook(state);
  state.fits = fit_table(state);
  detail::sync_draft(state, effects);
  return effects;
}

std::vector<Effect> update(AppState& state, const Event& event, Millis now) {
  std::vector<Effect> effects = take(state, event, now);
  std::ranges::move(derive(state), std::back_inserter(effects));
  return effects;
}

std::vector<Effect> take(AppState& state, const Event& event, Millis now) {
  std::vector<Effect> effects;
  ++state.revision;
  state.question_changed = state.question_changed || may_change_question(event);
  if (detail::take_text(state, event)) return effects;
  if (detail::route_file(state, event, effects)) return effects;
  std::shared_ptr<const AppState> before = detail::remember(state, event);
  detail::update_undo(state, event, now, effects);
  detail::update_question(state, event, effects);
  detail::update_schema(state, event, effects);
  detail::update_media(state, event, effects);
  detail::update_settings(state, event, now, effects);
  detail::update_run(state, event, now, effects);
  detail::update_results(state, event, effects);
  detail::update_course(state, event, effects);
  detail::update_xray(state, event, effects);
  detail::update_history(state, event, now, effects);
  detail::update_batch(state, event, now, effects);
  detail::update_truth(state, event, effects);
  detail::update_key_notice(state, event, effects);
  detail::update_texts(state, event, effects);
  detail::drop_orphaned_notices(state);
  detail::offer_undo(state, event, std::move(before), now, effects);
  return effects;
}

}  // namespace triptych
