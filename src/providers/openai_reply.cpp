// Replies of the OpenAI wire: chunks of a stream and whole answers alike.
#include <algorithm>
#include <set>
#include <utility>

#include "base/json.h"
#include "providers/openai_error.h"
#include "providers/openai_wire.h"
#include "providers/reply_pieces.h"
#include "providers/think_tags.h"
#include "providers/vendor_error.h"
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

bool says_something(const Json& value) {
  return !value.is_null() && !(value.is_string() && value.get_ref<const std::string&>().empty());
}

// `content` is a string, null, or at some servers a list of parts, thoughts among them.
struct Content {
  std::string text, thoughts;
  std::vector<ReplyPiece> pieces;
};

// Pictures are an address, an object with one, or base64 beside it, as the servers like it.
ReplyPiece picture_of(const Json& part) {
  for (const char* key : {"image_url", "url", "source"}) {
    const Json& place = at(part, key);
    if (place.is_string()) return address_piece("image/png", place.get<std::string>());
    if (!string_at(place, "url").empty())
      return address_piece("image/png", string_at(place, "url"));
    if (!string_at(place, "data").empty())
      return media_piece(string_at(place, "media_type"), string_at(place, "data"));
  }
  for (const char* key : {"b64_json", "data", "image"}) {
    if (!string_at(part, key).empty()) return media_piece("image/png", string_at(part, key));
  }
  return unknown_piece("image", part);
}

ReplyPiece sound_of(const Json& audio) {
  const std::string format = string_at(audio, "format");
  return media_piece("audio/" + (format.empty() ? "wav" : format), string_at(audio, "data"));
}

void take_part(const Json& part, Content& out);
Content content_of(const Json& content) {
  Content out;
  if (content.is_string()) {
    out.text = content.get<std::string>();
  } else if (content.is_array()) {
    for (const Json& part : content) take_part(part, out);
  }
  return out;
}

void take_part(const Json& part, Content& out) {
  if (part.is_string()) {
    out.text += part.get<std::string>();
    return;
  }
  const std::string type = string_at(part, "type");
  if (type == "thinking" || type == "reasoning") {
    const Json& nested = at(part, "thinking");
    out.thoughts += nested.is_array() ? content_of(nested).text : string_at(part, type);
    if (!nested.is_array()) out.thoughts += string_at(part, "text");
  } else if (type.ends_with("text") || (type.empty() && at(part, "text").is_string())) {
    out.text += string_at(part, "text");
  } else if (type.find("image") != type.npos) {
    out.pieces.push_back(picture_of(part));
  } else if (type.find("audio") != type.npos) {
    out.pieces.push_back(sound_of(at(part, type).is_object() ? at(part, type) : part));
  } else if (part.is_object() && !part.empty()) {
    out.pieces.push_back(unknown_piece(type, part));
  }
}

// A server's error may stand at any level; {} beside an answer is none.
Json error_of(const Json& json) {
  const Json& choice = first_choice(json);
  for (const Json* place : {&json, &choice, &at(choice, "message"), &at(choice, "delta")}) {
    if (tells_error(at(*place, "error"))) return Json{{"error", at(*place, "error")}};
  }
  if (string_at(choice, "finish_reason") == "error") {
    const std::string native = string_at(choice, "native_finish_reason");
    return Json{{"error", {{"message", native == "error" ? "" : native}}}};
  }
  return nullptr;
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

// Where a delta has an answer's text, and its thoughts.
constexpr std::string_view kTexts[] = {"content", "reasoning_content", "reasoning"};

class Parser final : public VendorParser {
  void on_json(const Json& json, std::vector<StreamEvent>& out) override {
    if (is_transcript(json)) return on_transcript(json, out);
    start(string_at(json, "id"), string_at(json, "model"), out);
    const Json& choice = first_choice(json);
    take_choice(choice, out);
    for (const Json& source : at(json, "citations")) {  // Perplexity, xAI: in every chunk
      if (source.is_string()) cite("", source.get<std::string>(), out);
    }
    const std::string reason = string_at(choice, "finish_reason");
    if (!reason.empty()) reason_ = reason;
    if (at(json, "usage").is_object()) out.push_back(usage_of(at(json, "usage")));
  }

  void take_choice(const Json& choice, std::vector<StreamEvent>& out) {
    // Some servers send both: `message` then repeats all that came so far.
    const Json& delta = at(choice, "delta");
    if (delta.is_object()) {
      take(delta, out);
    } else if (at(choice, "message").is_object()) {
      whole_message_ = true;
      take(at(choice, "message"), out);
    }
  }

  std::string_view text_alone(const Json& json) override {
    if (is_transcript(json)) return string_at(json, "type").ends_with(".delta") ? "delta" : "";
    const Json& choices = at(json, "choices");
    const Json& choice = first_choice(json);
    const bool more = choices.size() != 1 || says_something(at(choice, "finish_reason")) ||
                      at(json, "usage").is_object() || !at(json, "citations").empty();
    std::string_view alone;
    if (more || !at(choice, "delta").is_object()) return alone;
    for (const auto& [key, value] : at(choice, "delta").items()) {
      if (key == "role" || !says_something(value)) continue;
      const auto text = std::ranges::find(kTexts, key);
      if (text == std::end(kTexts) || !value.is_string() || !alone.empty()) return "";
      alone = *text;
    }
    return alone;
  }

  void say_again(std::string_view key, std::string text, std::vector<StreamEvent>& out) override {
    if (key == "delta") return say(std::move(text), out);
    if (key != "content") return think(std::move(text), out);
    answer(tags_.feed(text), out);
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
    answer(tags_.feed(content.text), out);
    for (ReplyPiece& piece : content.pieces) show(std::move(piece), out);
    for (const Json& picture : at(message, "images")) show(picture_of(picture), out);
    take_calls(message);
    for (const Json& note : at(message, "annotations")) {
      const Json& source = at(note, "url_citation");
      if (source.is_object()) cite(string_at(source, "title"), string_at(source, "url"), out);
    }
    std::string refusal = string_at(message, "refusal");
    refused_ = refused_ || !refusal.empty();
    refuse(std::move(refusal), out);
    take_sound(at(message, "audio"), out);
  }

  void answer(ThinkTags::Split split, std::vector<StreamEvent>& out) {
    if (split.again) start_again(out);
    think(std::move(split.thoughts), out);
    say(std::move(split.answer), out);
  }

  // {index, id, function: {name, arguments}}, in pieces when streamed; function_call: the old form.
  void take_calls(const Json& message) {
    for (const Json& call : at(message, "tool_calls")) {
      take_call(calls_.number(int_at(call, "index"), string_at(call, "id")),
                at(call, at(call, "custom").is_object() ? "custom" : "function"));
    }
    const Json& old = at(message, "function_call");
    if (old.is_object()) take_call(calls_.number(0, ""), old);
  }
  void take_call(int index, const Json& function) {
    calls_.name(index, string_at(function, "name"));
    const Json& arguments = at(function, "arguments");
    calls_.add(index,
               arguments.is_object() ? dump_json(arguments) : string_at(function, "arguments"));
    calls_.add(index, string_at(function, "input"));
  }

  // Spoken answers: base64 in pieces that need not end at a whole byte group, and their words.
  void take_sound(const Json& audio, std::vector<StreamEvent>& out) {
    if (!audio.is_object()) return;
    audio_ = true;
    sound_ += string_at(audio, "data");
    if (sound_format_.empty()) sound_format_ = string_at(audio, "format");
    say(string_at(audio, "transcript"), out);
  }

  void cite(std::string title, std::string address, std::vector<StreamEvent>& out) {
    if (cited_.insert(address).second)
      show(text_piece(PieceKind::source, std::move(title), std::move(address)), out);
  }

  bool is_error(const Json& json, const Frame& frame) const override {
    return !error_of(json).is_null() || frame.event == "error" ||
           string_at(json, "object") == "error";
  }

  void explain(const Json& json, Error& error) const override {
    const Json told = error_of(json);
    explain_json(told.is_null() ? json : told, error);
  }

  void before_error(const Json& json, std::vector<StreamEvent>& out) override {
    start(string_at(json, "id"), string_at(json, "model"), out);
    take_choice(first_choice(json), out);
  }

  void before_stop(const Stopped&, std::vector<StreamEvent>& out) override {
    answer(tags_.flush(), out);
    for (ReplyPiece& call : calls_.take()) show(std::move(call), out);
    if (sound_.empty()) return;
    show(media_piece("audio/" + (sound_format_.empty() ? "pcm" : sound_format_), sound_), out);
  }

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

  std::string reason_, sound_, sound_format_;
  ThinkTags tags_;
  Calls calls_;
  std::set<std::string> cited_;
  bool whole_message_ = false, refused_ = false, audio_ = false, heard_ = false,
       transcribed_ = false;
};

}  // namespace

std::unique_ptr<ReplyParser> parser() { return std::make_unique<Parser>(); }

}  // namespace triptych::openai_wire
