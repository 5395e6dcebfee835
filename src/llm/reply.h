// What we hear from a model, as events and as the value they add up to.
// Exactly one Stopped per reply, and it is last. apply() is the only writer of Reply.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "llm/error.h"

namespace triptych {

enum class StopReason { end, length, filtered, refusal, tool_call, cancelled, failed, other };
std::string_view name_of(StopReason reason);

// A (new) answer begins. A second Started in one stream resets text, thoughts and refusal
// (Anthropic spliced streams, see vercel/ai #18402).
struct Started {
  std::string response_id, model;  // the model that really answers; "" = not told yet
};
struct TextDelta {
  std::string text;  // valid UTF-8, whole code points
};
struct ThoughtDelta {
  std::string text;
};
struct RefusalDelta {
  std::string text;  // OpenAI message.refusal / delta.refusal; Anthropic stop_details.explanation
};
// Tokens. Each event replaces the fields it carries (all three vendors report cumulative numbers).
struct Usage {
  std::optional<int> input, output;  // the vendor's own figures: prompt/completion, input/output,
                                     // promptTokenCount/candidatesTokenCount
  std::optional<int> reasoning;      // hidden reasoning, where told
  std::optional<int> cache_read, cache_write;
  std::optional<int> billed_input, billed_output;  // what is paid for: cache and thoughts added
};
// The vendor's own form of the finished assistant turn, to echo in a follow-up (Message::opaque).
struct OpaqueTurn {
  std::string json;
};
struct Stopped {
  StopReason reason = StopReason::failed;
  std::string raw_reason;  // the vendor's word: "stop", "end_turn", "MAX_TOKENS"; "" when none came
  std::string block_reason;  // Gemini promptFeedback.blockReason, Anthropic stop_details.category
  std::optional<Error> error;
};
using StreamEvent =
    std::variant<Started, TextDelta, ThoughtDelta, RefusalDelta, Usage, OpaqueTurn, Stopped>;

struct Reply {
  std::string response_id, model, text, thoughts, refusal, opaque;
  Usage usage;
  std::optional<Stopped> stopped;
};
void apply(Reply& reply, const StreamEvent& event);

}  // namespace triptych
