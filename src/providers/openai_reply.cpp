// Replies of the OpenAI wire: chunks of a stream and whole answers alike.
#include <utility>

#include "base/json.h"
#include "providers/openai_error.h"
#include "providers/openai_wire.h"
#include "providers/vendor_parser.h"

namespace triptych::openai_wire {
namespace {

StopReason reason_of(std::string_view word) {
  if (word == "stop") return StopReason::end;
  if (word == "length") return StopReason::length;
  if (word == "content_filter") return StopReason::filtered;
  if (word == "tool_calls" || word == "function_call") return StopReason::tool_call;
  return StopReason::other;
}

// With n > 1 the choices come interleaved: the one of index 0 is ours, wherever it stands.
const Json& first_choice(const Json& json) {
  const Json& choices = at(json, "choices");
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (int_at(at(choices, i), "index").value_or(0) == 0) return at(choices, i);
  }
  return at(choices, choices.size());  // null
}

// `content` is a string, null, or at some servers a list of parts, thoughts among them.
struct Content {
  std::string text, thoughts;
};
Content content_of(const Json& content) {
  Content out;
  if (content.is_string()) {
    out.text = content.get<std::string>();
  } else if (content.is_array()) {
    for (const Json& part : content) {
      const std::string type = string_at(part, "type");
      if (type == "thinking") {
        out.thoughts += content_of(at(part, "thinking")).text;
      } else if (type == "text") {
        out.text += string_at(part, "text");
      }
    }
  }
  return out;
}

Usage usage_of(const Json& json) {
  Usage usage;
  usage.input = int_at(json, "prompt_tokens");
  usage.output = int_at(json, "completion_tokens");
  usage.reasoning = int_at(at(json, "completion_tokens_details"), "reasoning_tokens");
  usage.cache_read = int_at(at(json, "prompt_tokens_details"), "cached_tokens");
  usage.billed_input = usage.input;    // includes cached tokens
  usage.billed_output = usage.output;  // includes hidden reasoning
  return usage;
}

class Parser final : public VendorParser {
  void on_json(const Json& json, std::vector<StreamEvent>& out) override {
    if (is_transcript(json)) return on_transcript(json, out);
    start(string_at(json, "id"), string_at(json, "model"), out);
    const Json& choice = first_choice(json);
    // Some servers send both: `message` then repeats all that came so far.
    const Json& delta = at(choice, "delta");
    if (delta.is_object()) {
      take(delta, out);
    } else if (at(choice, "message").is_object()) {
      whole_message_ = true;
      take(at(choice, "message"), out);
    }
    const std::string reason = string_at(choice, "finish_reason");
    if (!reason.empty()) reason_ = reason;
    if (at(json, "usage").is_object()) out.push_back(usage_of(at(json, "usage")));
  }

  void on_transcript(const Json& json, std::vector<StreamEvent>& out) {
    start_now(out);
    const std::string type = string_at(json, "type");
    if (type.ends_with(".delta")) {
      heard_ = true;
      return say(string_at(json, "delta"), out);
    }
    if (type.ends_with(".segment")) return;  // the whole text comes as well
    if (!heard_) say(transcript_text(json), out);
    transcribed_ = true;
    if (at(json, "usage").is_object()) out.push_back(transcript_usage(at(json, "usage")));
  }

  void take(const Json& message, std::vector<StreamEvent>& out) {
    Content content = content_of(at(message, "content"));
    // Not at OpenAI, but at the servers that imitate it (llama.cpp, Ollama, routers).
    std::string thoughts = string_at(message, "reasoning_content");
    if (thoughts.empty()) thoughts = string_at(message, "reasoning");
    think(thoughts + content.thoughts, out);
    say(std::move(content.text), out);
    std::string refusal = string_at(message, "refusal");
    refused_ = refused_ || !refusal.empty();
    refuse(std::move(refusal), out);
    audio_ = audio_ || at(message, "audio").is_object();
  }

  bool is_error(const Json& json, const Frame& frame) const override {
    const Json& error = at(json, "error");
    if (error.is_object() || (error.is_string() && !error.get_ref<const std::string&>().empty())) {
      return true;
    }
    return frame.event == "error" || string_at(json, "object") == "error";
  }

  void explain(const Json& json, Error& error) const override { explain_json(json, error); }

  std::optional<Stopped> outcome() override {
    // Spoken answers (gpt-audio) never name a reason in a stream; there the end marker must do.
    const bool spoken = audio_ && saw_done_marker();
    if (reason_.empty() && !whole_message_ && !spoken && !transcribed_) return std::nullopt;
    Stopped stopped;
    if (transcribed_) {  // transcripts have no reason to stop but the end of the sound
      stopped.reason = StopReason::end;
      return stopped;
    }
    stopped.raw_reason = reason_;
    stopped.reason = reason_of(reason_);
    if (refused_ && stopped.reason == StopReason::end) stopped.reason = StopReason::refusal;
    return stopped;
  }

  std::string reason_;
  bool whole_message_ = false, refused_ = false, audio_ = false, heard_ = false,
       transcribed_ = false;
};

}  // namespace

std::unique_ptr<ReplyParser> parser() { return std::make_unique<Parser>(); }

}  // namespace triptych::openai_wire
