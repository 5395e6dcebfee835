// The question as it stands, as a value that can be sent.
#include <algorithm>
#include <cstdlib>

#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "practice/practice_transport.h"
#include "providers/provider.h"

namespace triptych {

bool AskState::running() const {
  return std::ranges::any_of(conversations,
                             [](const Conversation& c) { return c.last().running(); });
}

bool AskState::composing() const {
  const auto answered = [](const Turn& turn) {
    return turn.running() || !turn.reply.text.empty() || !turn.reply.opaque.empty();
  };
  return !asked || std::ranges::none_of(conversations, [&](const Conversation& conversation) {
    return std::ranges::any_of(conversation.turns, answered);
  });
}

const Conversation* AskState::conversation(std::uint32_t id) const {
  const auto found = std::ranges::find(conversations, id, &Conversation::id);
  return found == conversations.end() ? nullptr : &*found;
}

void set_schema(AskState& ask, std::string text) {
  ask.schema.reset();
  ask.schema_diagnostics.clear();
  if (!text.empty()) {
    auto read = results::schema_from_json(text);
    if (read) {
      ask.schema = std::move(read.value().schema);
      ask.schema_diagnostics = std::move(read.value().lost);
    } else {
      ask.schema_diagnostics.push_back(read.error());
    }
  }
  ask.json_schema = std::move(text);
}

const Secret& key_of(AskReader state) {
  static const Secret none;
  const auto found = state.shared.keys.find(state.ask.provider_id());
  return found == state.shared.keys.end() ? none : found->second;
}

bool in_page(const Target& target) { return target.practice || is_simulated(target.provider_id); }

Secret key_to_send(const Shared& shared, const Target& target) {
  if (in_page(target)) return practice_key(target.id);
  const auto found = shared.keys.find(target.provider_id);
  return found == shared.keys.end() ? Secret() : found->second;
}

std::string label_of(const Target& target) {
  const Provider* provider = find_provider(target.provider_id);
  return (provider == nullptr ? target.provider_id : label_of(provider->info())) + " · " +
         target.model;
}

void aim(Call& call, const Shared& shared, const Target& target) {
  call.provider_id = target.provider_id;
  call.model = target.model;
  call.thinking = target.thinking;
  const auto url = shared.base_urls.find(target.provider_id);
  call.base_url = url == shared.base_urls.end() ? "" : url->second;
}

Call call_of(AskReader state, const Target& target) {
  Call call;
  aim(call, state.shared, target);
  call.prompt.system = state.ask.system;
  call.prompt.json_schema = state.ask.json_schema;
  Message message;
  for (const DraftAttachment& attached : state.ask.attachments)
    message.parts.emplace_back(attached.attachment);
  if (!state.ask.prompt.empty()) message.parts.emplace_back(state.ask.prompt);
  call.prompt.messages.push_back(std::move(message));
  call.max_output_tokens = std::atoi(state.ask.max_tokens.c_str());
  if (!state.ask.temperature.empty()) call.temperature = std::atof(state.ask.temperature.c_str());
  call.detail = state.ask.detail;
  call.stream = state.ask.stream;
  return call;
}

std::string summary_of(const AskState& ask) {
  int images = 0, documents = 0, audio = 0, other = 0;
  std::size_t bytes = 0;
  for (const DraftAttachment& attached : ask.attachments) {
    bytes += attached.attachment.size();
    switch (attached.attachment.media.kind) {
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

}  // namespace triptych
