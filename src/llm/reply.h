// What we hear from a model, as events and as the value they add up to.
// Exactly one Stopped per reply, and it is last. apply() is the only writer of Reply.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "llm/error.h"

namespace triptych {

enum class StopReason {
  end,
  length,      // the limit of the question: "Max output tokens" can be raised
  window,      // question and answer fill the model's context window
  unfinished,  // the vendor paused it; it could go on (pause_turn, CONTINUATION)
  filtered,
  account,  // the account is limited or disabled: no matter of what was asked
  refusal,
  tool_call,
  cancelled,
  failed,
  other
};
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
// What an answer holds beside text: named, and kept as far as it can be saved. Nothing that was
// paid for vanishes.
enum class PieceKind { image, audio, video, file, call, code, result, source, hidden, other };
std::string_view name_of(PieceKind kind);
struct ReplyPiece {
  PieceKind kind = PieceKind::other;
  std::string type;  // media type; of a call the function's name; of a source its title; of code
                     // its language; else the vendor's word for it
  std::string text;  // arguments, code, output; an address where it lies elsewhere
  std::size_t size = 0;  // bytes
  Bytes data;  // of a picture or sound; null when it came without, or was read from History
};
inline constexpr std::size_t kMaxPieces = 100;  // of one reply; the others are counted

// Tokens. Each event replaces the fields it carries (all three vendors report cumulative numbers).
struct Usage {
  std::optional<int> input, output;  // the vendor's own figures: prompt/completion, input/output,
                                     // promptTokenCount/candidatesTokenCount
  std::optional<int> reasoning;      // hidden reasoning, where told
  std::optional<int> cache_read, cache_write;
  std::optional<double> seconds;                   // of sound, where that is what is paid for
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
  std::string said{};  // the vendor's sentence about this end: Gemini finishMessage
};
using StreamEvent = std::variant<Started, TextDelta, ThoughtDelta, RefusalDelta, ReplyPiece, Usage,
                                 OpaqueTurn, Stopped>;

struct Reply {
  std::string response_id, model, text, thoughts, refusal, opaque;
  std::vector<ReplyPiece> pieces;
  std::size_t more_pieces = 0;  // beyond kMaxPieces
  Usage usage;
  std::optional<Stopped> stopped;
};
void apply(Reply& reply, const StreamEvent& event);

}  // namespace triptych
