#include "run/reply_reader.h"

#include <algorithm>
#include <utility>

namespace triptych {
namespace {

// Enough for every error body, and for showing what an unreadable answer was.
constexpr std::size_t kMaxErrorBody = std::size_t{1} << 20;
constexpr std::size_t kMaxShown = 64 * 1024;

bool is_success(int status) { return status >= 200 && status < 300; }

void append_capped(std::string& text, std::string_view bytes, std::size_t most) {
  text.append(bytes.substr(0, most - std::min(most, text.size())));
}

template <class Delta>
bool joined(StreamEvent& last, const StreamEvent& event) {
  auto* before = std::get_if<Delta>(&last);
  const auto* more = std::get_if<Delta>(&event);
  if (before == nullptr || more == nullptr) return false;
  before->text += more->text;
  return true;
}

// Whether `event` went into the end of `out`, which said the same kind of thing.
bool join(std::vector<StreamEvent>& out, const StreamEvent& event) {
  return !out.empty() &&
         (joined<TextDelta>(out.back(), event) || joined<ThoughtDelta>(out.back(), event) ||
          joined<RefusalDelta>(out.back(), event));
}

Stopped cut_off() {
  Stopped stopped;
  stopped.error.emplace();
  stopped.error->kind = ErrorKind::truncated;
  return stopped;
}

}  // namespace

ReplyReader::ReplyReader(const Provider& provider, HttpHead head)
    : provider_(provider), head_(std::move(head)) {
  if (is_success(head_.status)) parser_ = provider_.parser();
}

void ReplyReader::feed(std::string_view bytes, std::vector<StreamEvent>& out) {
  if (stopped_) return;
  append_capped(error_body_, bytes, parser_ ? kMaxShown : kMaxErrorBody);
  if (!parser_) return;
  std::vector<Frame> frames;
  framer_.feed(bytes, frames);
  take(frames, out);
}

void ReplyReader::finish(std::vector<StreamEvent>& out) {
  if (stopped_) return;
  std::vector<StreamEvent> events;
  if (!parser_) {
    Stopped stopped;
    stopped.error = provider_.explain(head_, error_body_);
    events.push_back(std::move(stopped));
  } else {
    std::vector<Frame> frames;
    framer_.finish(frames);
    take(frames, out);
    if (stopped_) return;
    parser_->on_end(events);
  }
  emit(events, out);
  if (stopped_) return;
  events = {cut_off()};  // a parser that breaks its promise does not make us break ours
  emit(events, out);
}

void ReplyReader::take(const std::vector<Frame>& frames, std::vector<StreamEvent>& out) {
  std::vector<StreamEvent> events;
  for (const Frame& frame : frames) parser_->on_frame(frame, events);
  if (framer_.overflowed()) {
    Stopped stopped;
    stopped.error.emplace();
    stopped.error->kind = ErrorKind::malformed;
    stopped.error->in_stream = true;
    events.push_back(std::move(stopped));
  }
  emit(events, out);
}

void ReplyReader::emit(std::vector<StreamEvent>& events, std::vector<StreamEvent>& out) {
  for (StreamEvent& event : events) {
    if (stopped_) return;
    if (auto* stopped = std::get_if<Stopped>(&event)) {
      stopped_ = true;
      if (auto& error = stopped->error) {
        // The parser sees frames only; what it cannot know is filled in here.
        if (error->http_status == 0) error->http_status = head_.status;
        if (error->request_id.empty()) error->request_id = header_value(head_, "x-request-id");
        if (error->request_id.empty()) error->request_id = header_value(head_, "request-id");
        if (error->raw_body.empty()) append_capped(error->raw_body, error_body_, kMaxShown);
      }
    }
    if (!join(out, event)) out.push_back(std::move(event));
  }
}

}  // namespace triptych
