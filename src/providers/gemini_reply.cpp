// Replies of Gemini: every chunk of a stream is a whole GenerateContentResponse.
#include <array>
#include <set>
#include <utility>

#include "providers/gemini_wire.h"
#include "providers/reply_pieces.h"
#include "providers/vendor_error.h"
#include "providers/vendor_parser.h"

namespace triptych::gemini_wire {
namespace {

// google.ai.generativelanguage Candidate.FinishReason, in the order of its numbers: with
// enum-encoding=int the number comes instead of the name.
constexpr std::array<std::string_view, 18> kFinishReasons = {"",
                                                             "STOP",
                                                             "MAX_TOKENS",
                                                             "SAFETY",
                                                             "RECITATION",
                                                             "OTHER",
                                                             "LANGUAGE",
                                                             "BLOCKLIST",
                                                             "PROHIBITED_CONTENT",
                                                             "SPII",
                                                             "MALFORMED_FUNCTION_CALL",
                                                             "IMAGE_SAFETY",
                                                             "UNEXPECTED_TOOL_CALL",
                                                             "TOO_MANY_TOOL_CALLS",
                                                             "IMAGE_PROHIBITED_CONTENT",
                                                             "IMAGE_OTHER",
                                                             "NO_IMAGE",
                                                             "IMAGE_RECITATION"};

// The word, or the number as text; "" for "not told" in any of its forms.
std::string word_of(const Json& value) {
  if (value.is_number_integer()) {
    const std::string number = value.dump();
    return number == "0" ? "" : number;
  }
  if (!value.is_string()) return "";
  std::string word = value.get<std::string>();
  return word.ends_with("_UNSPECIFIED") ? "" : word;
}

std::string_view name_of_reason(std::string_view word) {
  for (std::size_t i = 1; i < kFinishReasons.size(); ++i) {
    if (!kFinishReasons[i].empty() && word == std::to_string(i)) return kFinishReasons[i];
  }
  return word;
}

// enum FinishReason of @google/genai 3.3.0. What is not here says in its raw word what it is.
StopReason reason_of(std::string_view word) {
  struct Meaning {
    std::string_view name;
    StopReason reason;
  };
  constexpr Meaning kMeanings[] = {
      {"STOP", StopReason::end},
      {"MAX_TOKENS", StopReason::length},
      {"CONTINUATION", StopReason::unfinished},
      {"SAFETY", StopReason::filtered},
      {"RECITATION", StopReason::filtered},
      {"LANGUAGE", StopReason::filtered},
      {"BLOCKLIST", StopReason::filtered},
      {"PROHIBITED_CONTENT", StopReason::filtered},
      {"SPII", StopReason::filtered},
      {"ESCALATION", StopReason::filtered},
      {"MODEL_ARMOR", StopReason::filtered},
      {"IMAGE_SAFETY", StopReason::filtered},
      {"IMAGE_PROHIBITED_CONTENT", StopReason::filtered},
      {"IMAGE_RECITATION", StopReason::filtered},
      {"PUP_LIMITED_DISABLED", StopReason::account},
      {"UNEXPECTED_TOOL_CALL", StopReason::tool_call},
      {"TOO_MANY_TOOL_CALLS", StopReason::tool_call},
      {"MALFORMED_FUNCTION_CALL", StopReason::tool_call},
  };
  const std::string_view name = name_of_reason(word);
  for (const Meaning& meaning : kMeanings)
    if (name == meaning.name) return meaning.reason;
  return StopReason::other;
}

// Candidate 0; the number 0 is left out by some encoders.
const Json& first_candidate(const Json& json) {
  const Json& candidates = at(json, "candidates");
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (int_at(at(candidates, i), "index").value_or(0) == 0) return at(candidates, i);
  }
  return at(candidates, candidates.size());  // null
}

Usage usage_of(const Json& told) {
  Usage usage;
  usage.input = int_at(told, "promptTokenCount");
  usage.output = int_at(told, "candidatesTokenCount");
  usage.reasoning = int_at(told, "thoughtsTokenCount");
  usage.cache_read = int_at(told, "cachedContentTokenCount");
  if (usage.input) {  // what tools fetched is paid for as input
    usage.billed_input = *usage.input + int_at(told, "toolUsePromptTokenCount").value_or(0);
  }
  if (usage.output || usage.reasoning) {  // thoughts are billed, but not counted as output
    usage.billed_output = usage.output.value_or(0) + usage.reasoning.value_or(0);
  }
  return usage;
}

// The parts as they came, to be echoed in a follow-up; neighbours that differ only in their text
// are joined, as a stream cuts one text into hundreds of parts.
class Turn {
 public:
  void add(const Json& part) {
    if (!part.is_object() || part.empty()) return;
    if (!parts_.empty() && joins(parts_.back(), part)) {
      parts_.back()["text"].get_ref<std::string&>() +=
          at(part, "text").get_ref<const std::string&>();
    } else {
      parts_.push_back(part);
    }
  }
  std::string json() {
    if (parts_.empty()) return "";
    return join_pieces(dump_json(Json{{"role", "model"}, {"parts", std::move(parts_)}}));
  }

 private:
  static bool joins(const Json& a, const Json& b) {
    return is_plain(a) && is_plain(b) && bool_at(a, "thought") == bool_at(b, "thought");
  }
  // Text and perhaps the thought mark, nothing else: a signature belongs to its own part.
  static bool is_plain(const Json& part) {
    return at(part, "text").is_string() && part.size() == (part.contains("thought") ? 2u : 1u);
  }

  Json parts_ = Json::array();
};

class Parser final : public VendorParser {
  void on_json(const Json& json, std::vector<StreamEvent>& out) override {
    start(string_at(json, "responseId"), string_at(json, "modelVersion"), out);
    const Json& candidate = first_candidate(json);
    for (const Json& part : at(at(candidate, "content"), "parts")) {
      take(part, out);
      turn_.add(part);
    }
    for (const Json& chunk : at(at(candidate, "groundingMetadata"), "groundingChunks"))
      cite(chunk, out);
    // It may come early, with more text after it (code execution): reading goes on.
    std::string reason = word_of(at(candidate, "finishReason"));
    if (!reason.empty()) reason_ = std::move(reason);
    const Json& feedback = at(json, "promptFeedback");
    std::string block = word_of(at(feedback, "blockReason"));
    if (!block.empty()) block_reason_ = std::move(block);
    for (const std::string& said :
         {string_at(candidate, "finishMessage"), string_at(feedback, "blockReasonMessage")}) {
      if (!said.empty()) said_at_end_ = said;
    }
    // An answer of feedback alone is a blocked prompt, even when no reason is given.
    blocked_ = blocked_ || (feedback.is_object() && !candidate.is_object());
    if (candidate.is_object()) answered_ = true;
    if (at(json, "usageMetadata").is_object()) out.push_back(usage_of(at(json, "usageMetadata")));
  }

  // interface Part of @google/genai 3.3.0: text or one of these.
  void take(const Json& part, std::vector<StreamEvent>& out) {
    std::string text = string_at(part, "text");
    const Json& media = at(part, "inlineData");
    const Json& file = at(part, "fileData");
    const Json& call = at(part, "functionCall");
    const Json& code = at(part, "executableCode");
    const Json& result = at(part, "codeExecutionResult");
    if (bool_at(part, "thought") && !text.empty()) {
      think(std::move(text), out);
    } else if (at(part, "text").is_string()) {
      say(std::move(text), out);
    } else if (media.is_object()) {
      show(media_piece(string_at(media, "mimeType"), string_at(media, "data")), out);
    } else if (file.is_object()) {
      show(address_piece(string_at(file, "mimeType"), string_at(file, "fileUri")), out);
    } else if (call.is_object()) {
      called_ = true;
      show(text_piece(PieceKind::call, string_at(call, "name"), dump_json(at(call, "args"))), out);
    } else if (code.is_object()) {
      show(text_piece(PieceKind::code, string_at(code, "language"), string_at(code, "code")), out);
    } else if (result.is_object()) {
      show(text_piece(PieceKind::result, string_at(result, "outcome"), string_at(result, "output")),
           out);
    } else {
      show_unknown(part, out);
    }
  }

  // Thoughts that only a signature stands for are no piece of the answer.
  void show_unknown(const Json& part, std::vector<StreamEvent>& out) {
    for (const auto& [name, value] : part.items()) {
      if (name == "thought" || name == "thoughtSignature" || !value.is_object()) continue;
      show(unknown_piece(name, value), out);
    }
  }

  // Each chunk of a stream may tell all sources again.
  void cite(const Json& chunk, std::vector<StreamEvent>& out) {
    for (const char* kind : {"web", "retrievedContext", "maps"}) {
      const Json& source = at(chunk, kind);
      const std::string address = string_at(source, "uri");
      if (source.is_object() && cited_.insert(address).second)
        show(text_piece(PieceKind::source, string_at(source, "title"), address), out);
    }
  }

  bool is_error(const Json& json, const Frame&) const override {
    return tells_error(at(json, "error"));
  }

  void explain(const Json& json, Error& error) const override { explain_json(json, error); }

  std::optional<Stopped> outcome() override {
    const bool prompt_blocked = !block_reason_.empty() || (blocked_ && !answered_);
    if (reason_.empty() && !prompt_blocked) return std::nullopt;
    Stopped stopped;
    stopped.raw_reason = reason_;
    stopped.block_reason = block_reason_;
    stopped.said = join_pieces(said_at_end_);
    stopped.reason = reason_.empty() ? StopReason::filtered : reason_of(reason_);
    if (called_ && stopped.reason == StopReason::end) stopped.reason = StopReason::tool_call;
    return stopped;
  }

  void before_stop(const Stopped& stopped, std::vector<StreamEvent>& out) override {
    if (stopped.error) return;
    std::string json = turn_.json();
    if (!json.empty()) out.push_back(OpaqueTurn{std::move(json)});
  }

  std::string reason_, block_reason_, said_at_end_;
  bool blocked_ = false, answered_ = false, called_ = false;
  std::set<std::string> cited_;
  Turn turn_;
};

}  // namespace

std::unique_ptr<ReplyParser> parser() { return std::make_unique<Parser>(); }

}  // namespace triptych::gemini_wire
