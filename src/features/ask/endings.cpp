#include "features/ask/endings.h"

#include "base/format.h"
#include "base/strings.h"
#include "media/page_range.h"
#include "providers/rate_left.h"

namespace triptych {
namespace {

std::string with_sentence(std::string words, const std::string& said) {
  return said.empty() ? words : words + " " + said;
}

std::string words_of(const Reply& reply, const Stopped& stopped) {
  const bool silent = reply.text.empty() && reply.pieces.empty();
  const std::string& raw = stopped.raw_reason;
  switch (stopped.reason) {
    case StopReason::end:
      if (!silent || !reply.refusal.empty()) return "";
      return tr(reply.thoughts.empty() ? "ending.empty" : "ending.thoughts_only");
    case StopReason::length:
      return tr(reply.text.empty() ? "ending.length_empty" : "ending.length");
    case StopReason::window:
      return tr("ending.window");
    case StopReason::unfinished:
      return tr("ending.unfinished", {raw});
    case StopReason::filtered:
      return tr("ending.filtered", {stopped.block_reason.empty() ? raw : stopped.block_reason});
    case StopReason::account:
      return tr("ending.account", {raw});
    case StopReason::tool_call:
      return tr("ending.tool_call");
    case StopReason::cancelled:
      return tr(silent && reply.thoughts.empty() ? "ending.cancelled_empty" : "ending.cancelled");
    case StopReason::other:
      return raw.empty() ? tr(silent ? "ending.empty" : "ending.no_reason")
                         : tr("ending.other", {raw});
    case StopReason::refusal:
    case StopReason::failed:
      return "";
  }
  return "";
}

}  // namespace

std::vector<std::string> ending_words(const Reply& reply) {
  std::vector<std::string> out;
  if (!reply.stopped) return out;
  const Stopped& stopped = *reply.stopped;
  if (stopped.error) return out;
  if (std::string words = words_of(reply, stopped); !words.empty())
    out.push_back(with_sentence(std::move(words), stopped.said));
  if (stopped.reason == StopReason::refusal || !reply.refusal.empty()) {
    const std::string& why = reply.refusal.empty() ? stopped.block_reason : reply.refusal;
    out.push_back(tr("ending.refusal", {why}));
  }
  return out;
}

std::string piece_words(const ReplyPiece& piece) {
  const std::string type = piece.type.empty() ? tr("piece.unknown_type") : piece.type;
  return tr("piece." + std::string(name_of(piece.kind)), {type, format_bytes(piece.size)});
}

std::string piece_file_name(const ReplyPiece& piece, std::size_t number) {
  return "answer-" + std::to_string(number) + "." + extension_of(piece.type);
}

std::string rate_left_words(const HttpHead& head) {
  std::string out;
  for (const char* of : {"requests", "tokens"}) {
    const auto left = rate_left(head, of);
    if (!left) continue;
    out += (out.empty() ? "" : " · ") + tr(std::string("rate_left.") + of,
                                           {format_count(left->left), format_count(left->limit)});
  }
  return out;
}

}  // namespace triptych
