#include "features/ask/conversation.h"

#include <algorithm>
#include <set>

#include "base/strings.h"
#include "base/utf8.h"

namespace triptych {
namespace {

bool was_answered(const Turn& turn) {
  return !turn.running() && (!turn.reply.text.empty() || !turn.reply.opaque.empty());
}

Message without_left_out(const std::set<std::string>& left_out, const Message& asked) {
  Message out;
  out.role = asked.role;
  for (const Part& part : asked.parts) {
    const auto* file = std::get_if<Attachment>(&part);
    if (file != nullptr && left_out.contains(attachment_key(*file)))
      out.parts.emplace_back(tr("conversation.left_out", {file->shown_name()}));
    else
      out.parts.push_back(part);
  }
  return out;
}

}  // namespace

std::string attachment_key(const Attachment& attachment) {
  if (attachment.by_url()) return attachment.url;
  return attachment.name + '\n' + std::to_string(attachment.size());
}

std::string text_of_question(const Turn& turn, std::size_t most) {
  std::string words;
  if (turn.sent.prompt.messages.empty()) return words;
  for (const Part& part : turn.sent.prompt.messages.back().parts)
    if (const auto* text = std::get_if<std::string>(&part))
      words += utf8_prefix(*text, most - std::min(most, words.size()));
  return words;
}

std::vector<std::string> files_of_turn(const Turn& turn) {
  std::vector<std::string> names;
  if (turn.sent.prompt.messages.empty()) return names;
  for (const Part& part : turn.sent.prompt.messages.back().parts)
    if (const auto* file = std::get_if<Attachment>(&part)) names.push_back(file->shown_name());
  return names;
}

std::vector<const Attachment*> attachments_of(const Conversation& conversation) {
  std::vector<const Attachment*> out;
  std::set<std::string> seen(conversation.left_out.begin(), conversation.left_out.end());
  for (const Turn& turn : conversation.turns) {
    for (const Part& part : turn.sent.prompt.messages.back().parts) {
      const auto* file = std::get_if<Attachment>(&part);
      if (file != nullptr && seen.insert(attachment_key(*file)).second) out.push_back(file);
    }
  }
  return out;
}

std::optional<double> seconds_of(const Call& call) {
  Millis all{};
  for (const Message& message : call.prompt.messages) {
    for (const Part& part : message.parts) {
      const auto* file = std::get_if<Attachment>(&part);
      if (file != nullptr && file->media.kind == MediaKind::audio) all += file->media.duration;
    }
  }
  if (all == Millis{}) return std::nullopt;
  return static_cast<double>(all.count()) / 1000;
}

std::vector<Message> history_of(const Conversation& conversation) {
  std::vector<Message> out;
  const std::set<std::string> left_out(conversation.left_out.begin(), conversation.left_out.end());
  for (const Turn& turn : conversation.turns) {
    if (!was_answered(turn)) continue;
    out.push_back(without_left_out(left_out, turn.sent.prompt.messages.back()));
    Message answer;
    answer.role = Role::assistant;
    if (!turn.reply.text.empty()) answer.parts.emplace_back(turn.reply.text);
    answer.opaque = turn.reply.opaque;
    out.push_back(std::move(answer));
  }
  return out;
}

}  // namespace triptych
