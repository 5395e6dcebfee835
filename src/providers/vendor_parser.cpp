#include "providers/vendor_parser.h"

#include <utility>

#include "base/ascii.h"
#include "providers/vendor_error.h"

namespace triptych {
namespace {

// An error glued to a good object on one line: {"a":1}{"error":...}
std::vector<Json> split_objects(std::string_view text) {
  Framer framer;
  std::vector<Frame> frames;
  framer.feed(text, frames);
  framer.finish(frames);
  std::vector<Json> objects;
  for (const Frame& frame : frames) {
    auto json = parse_json_piece(frame.data);
    if (!json) return {};
    objects.push_back(std::move(*json));
  }
  return objects;
}

}  // namespace

void VendorParser::on_frame(const Frame& frame, std::vector<StreamEvent>& out) {
  if (stopped_) return;
  const std::string_view data = trimmed(frame.data);
  const bool is_done_marker = data == "[DONE]";
  if (!is_done_marker && !data.starts_with('{')) return;  // heartbeats of gateways
  damaged_before_ = damaged_before_ || !damaged_.empty();
  if (is_done_marker) {
    done_marker_ = true;
    finish(out);
    return;
  }
  if (!frame.bare && frame.event == repeated_event_) {
    if (auto text = repeated_.text_of(data)) {
      bare_ = false;
      return say_again(repeated_.key(), std::move(*text), out);
    }
  }
  if (const auto json = parse_json_piece(data)) {
    if (on_object(*json, frame, out)) learn(*json, frame);
    return;
  }
  const std::vector<Json> objects = split_objects(data);
  if (objects.empty()) damaged_ = capped_raw(data);
  for (const Json& object : objects) on_object(object, frame, out);
}

void VendorParser::learn(const Json& json, const Frame& frame) {
  const std::string_view key = frame.bare ? "" : text_alone(json);
  if (key.empty()) return;
  repeated_.learn(trimmed(frame.data), key);
  repeated_event_ = frame.event;
}

bool VendorParser::on_object(const Json& json, const Frame& frame, std::vector<StreamEvent>& out) {
  if (stopped_) return false;
  understood_ = true;
  bare_ = frame.bare;
  if (!is_error(json, frame)) {
    on_json(json, out);
    if (bare_ && !said_) sentence_ = join_pieces(message_in(json));
    return true;
  }
  Error error;
  error.in_stream = true;
  error.raw_body = capped_raw(frame.data);
  explain(json, error);
  for (std::string* words : {&error.message, &error.type, &error.code, &error.param})
    *words = join_pieces(*words);
  before_error(json, out);
  Stopped stopped;
  stopped.error = std::move(error);
  stop(std::move(stopped), out);
  return false;
}

void VendorParser::finish(std::vector<StreamEvent>& out) {
  if (stopped_) return;
  std::optional<Stopped> told = outcome();
  Stopped stopped = told ? std::move(*told) : Stopped();
  if (damaged_before_ || (!told && !understood_)) {
    // Something in the middle could not be read: the text may have a hole, so this is no success.
    stopped.reason = StopReason::failed;
    stopped.error.emplace();
    stopped.error->kind = ErrorKind::malformed;
    stopped.error->raw_body = damaged_;
  } else if (!told) {
    // A whole body, or a stream that was closed in due form, was not cut off.
    const bool complete = (bare_ || done_marker_) && !said_;
    stopped.error.emplace();
    stopped.error->kind = complete ? ErrorKind::no_answer : ErrorKind::truncated;
    stopped.error->message = sentence_;
  }
  stop(std::move(stopped), out);
}

void VendorParser::on_end(std::vector<StreamEvent>& out) { finish(out); }

void VendorParser::stop(Stopped stopped, std::vector<StreamEvent>& out) {
  before_stop(stopped, out);
  flush(out);
  stopped_ = true;
  if (stopped.error) {
    stopped.error->in_stream = true;
  } else {
    start_now(out);
  }
  out.push_back(std::move(stopped));
}

void VendorParser::start(std::string id, std::string model, std::vector<StreamEvent>& out) {
  if (started_) return;
  if (!id.empty()) id_ = join_pieces(id);
  if (!model.empty()) model_ = join_pieces(model);
  if (!id_.empty() || !model_.empty()) start_now(out);
}

void VendorParser::start_now(std::vector<StreamEvent>& out) {
  if (started_ || !understood_) return;
  started_ = true;
  out.push_back(Started{id_, model_});
}

void VendorParser::start_again(std::vector<StreamEvent>& out) {
  restart();
  start_now(out);
}

void VendorParser::say(std::string text, std::vector<StreamEvent>& out) {
  if (text.empty()) return;
  start_now(out);
  said_ = true;
  if (text = text_.feed(text); !text.empty()) out.push_back(TextDelta{std::move(text)});
}

void VendorParser::think(std::string text, std::vector<StreamEvent>& out) {
  if (text.empty()) return;
  start_now(out);
  said_ = true;
  if (text = thoughts_.feed(text); !text.empty()) out.push_back(ThoughtDelta{std::move(text)});
}

void VendorParser::refuse(std::string text, std::vector<StreamEvent>& out) {
  if (text.empty()) return;
  start_now(out);
  said_ = true;
  if (text = refusal_.feed(text); !text.empty()) out.push_back(RefusalDelta{std::move(text)});
}

void VendorParser::show(ReplyPiece piece, std::vector<StreamEvent>& out) {
  start_now(out);
  said_ = true;
  piece.type = join_pieces(piece.type);
  piece.text = join_pieces(piece.text);
  out.push_back(std::move(piece));
}

// Halves of characters that nothing completed.
void VendorParser::flush(std::vector<StreamEvent>& out) {
  if (TextDelta held{text_.flush()}; !held.text.empty()) out.push_back(std::move(held));
  if (ThoughtDelta held{thoughts_.flush()}; !held.text.empty()) out.push_back(std::move(held));
  if (RefusalDelta held{refusal_.flush()}; !held.text.empty()) out.push_back(std::move(held));
}

}  // namespace triptych
