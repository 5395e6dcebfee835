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
    if (!started.response_id.empty()) reply.response_id = started.response_id;
    if (!started.model.empty()) reply.model = started.model;
  }
  void operator()(const TextDelta& delta) { reply.text += delta.text; }
  void operator()(const ThoughtDelta& delta) { reply.thoughts += delta.text; }
  void operator()(const RefusalDelta& delta) { reply.refusal += delta.text; }
  void operator()(const Usage& usage) {
    replace_if_told(reply.usage.input, usage.input);
    replace_if_told(reply.usage.output, usage.output);
    replace_if_told(reply.usage.reasoning, usage.reasoning);
    replace_if_told(reply.usage.cache_read, usage.cache_read);
    replace_if_told(reply.usage.cache_write, usage.cache_write);
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
    case StopReason::filtered:
      return "filtered";
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

void apply(Reply& reply, const StreamEvent& event) {
  if (reply.stopped) return;  // Stopped is the last word
  std::visit(Apply{reply}, event);
}

}  // namespace triptych
