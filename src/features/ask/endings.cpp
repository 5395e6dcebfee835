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
      return tr(reply.thoughts.empty() ? "remark.empty" : "remark.thoughts_only");
    case StopReason::length:
      return tr(reply.text.empty() ? "remark.length_empty" : "remark.length");
    case StopReason::window:
      return tr("remark.window");
    case StopReason::unfinished:
      return tr("remark.unfinished", {raw});
    case StopReason::filtered:
      return tr("remark.filtered", {stopped.block_reason.empty() ? raw : stopped.block_reason});
    case StopReason::account:
      return tr("remark.account", {raw});
    case StopReason::tool_call:
      return tr("remark.tool_call");
    case StopReason::cancelled:
      return tr("remark.cancelled");
    case StopReason::other:
      return raw.empty() ? tr(silent ? "remark.empty" : "remark.no_reason")
                         : tr("remark.other", {raw});
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
    out.push_back(tr("remark.refusal", {why}));
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
