#include "providers/batch_reply.h"

namespace triptych {

Reply reply_of_body(const Provider& provider, const Json& body) {
  std::vector<StreamEvent> events;
  const std::unique_ptr<ReplyParser> parser = provider.parser();
  parser->on_frame({"", dump_json(body)}, events);
  parser->on_end(events);
  Reply reply;
  for (const StreamEvent& event : events) apply(reply, event);
  return reply;
}

Reply failed_reply(Error error) {
  Reply reply;
  Stopped stopped;
  stopped.error = std::move(error);
  apply(reply, stopped);
  return reply;
}

Reply unanswered_reply(std::string_view why) {
  Error error;
  error.kind = ErrorKind::timeout;
  error.key = "problem.batch_" + std::string(why);
  return failed_reply(std::move(error));
}

}  // namespace triptych
