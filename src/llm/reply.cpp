#include "llm/reply.h"

namespace triptych {
namespace {

template <class T>
void replace_if_told(std::optional<T>& field, const std::optional<T>& news) {
  if (news) field = news;
}

struct Apply {
  Reply& reply;

  void operator()(const Started& started) {
    reply.text.clear();
    reply.thoughts.clear();
    reply.refusal.clear();
    reply.opaque.clear();
    reply.pieces.clear();
    reply.more_pieces = 0;
    if (!started.response_id.empty()) reply.response_id = started.response_id;
    if (!started.model.empty()) reply.model = started.model;
  }
  void operator()(const TextDelta& delta) { reply.text += delta.text; }
  void operator()(const ThoughtDelta& delta) { reply.thoughts += delta.text; }
  void operator()(const RefusalDelta& delta) { reply.refusal += delta.text; }
  void operator()(const ReplyPiece& piece) {
    if (reply.pieces.size() < kMaxPieces) {
      reply.pieces.push_back(piece);
    } else {
      ++reply.more_pieces;
    }
  }
  void operator()(const Usage& usage) {
    replace_if_told(reply.usage.input, usage.input);
    replace_if_told(reply.usage.output, usage.output);
    replace_if_told(reply.usage.reasoning, usage.reasoning);
    replace_if_told(reply.usage.cache_read, usage.cache_read);
    replace_if_told(reply.usage.cache_write, usage.cache_write);
    replace_if_told(reply.usage.seconds, usage.seconds);
    replace_if_told(reply.usage.billed_input, usage.billed_input);
    replace_if_told(reply.usage.billed_output, usage.billed_output);
  }
  void operator()(const OpaqueTurn& turn) { reply.opaque = turn.json; }
  void operator()(const Stopped& stopped) { reply.stopped = stopped; }
};

}  // namespace

std::string_view name_of(StopReason reason) {
  switch (reason) {
    case StopReason::end:
      return "end";
    case StopReason::length:
      return "length";
    case StopReason::window:
      return "window";
    case StopReason::unfinished:
      return "unfinished";
    case StopReason::filtered:
      return "filtered";
    case StopReason::account:
      return "account";
    case StopReason::refusal:
      return "refusal";
    case StopReason::tool_call:
      return "tool_call";
    case StopReason::cancelled:
      return "cancelled";
    case StopReason::failed:
      return "failed";
    case StopReason::other:
      return "other";
  }
  return "other";
}

std::string_view name_of(PieceKind kind) {
  switch (kind) {
    case PieceKind::image:
      return "image";
    case PieceKind::audio:
      return "audio";
    case PieceKind::video:
      return "video";
    case PieceKind::file:
      return "file";
    case PieceKind::call:
      return "call";
    case PieceKind::code:
      return "code";
    case PieceKind::result:
      return "result";
    case PieceKind::source:
      return "source";
    case PieceKind::hidden:
      return "hidden";
    case PieceKind::other:
      return "other";
  }
  return "other";
}

void apply(Reply& reply, const StreamEvent& event) {
  if (reply.stopped) return;  // Stopped is the last word
  std::visit(Apply{reply}, event);
}

}  // namespace triptych
