// Gemini's interactions as a stream: a step starts, its deltas come, it stops. Sources: genai.d.ts
// of @google/genai 3.3.0 (InteractionSSEEvent); ai.google.dev, "Streaming interactions" (2026-11)
// for the order, the names before the data, and the last event.
#include "practice/vendors.h"

namespace triptych::practice::gemini {
namespace {

constexpr std::size_t kDeltaWords = 4;  // of a delta: this vendor's are long

std::string event(const std::string& type, OrderedJson json) {
  json["event_type"] = type;
  return named_event(type, dump_json(json));
}

OrderedJson delta_of(std::size_t index, OrderedJson delta) {
  OrderedJson json = {{"index", index}};
  json["delta"] = std::move(delta);
  return json;
}

void add_piece(Outgoing& out, std::string piece, std::size_t said) {
  out.pieces.push_back(std::move(piece));
  out.said.push_back(said);
}

void add_deltas(Outgoing& out, const OrderedJson& step, std::size_t index) {
  if (step.contains("signature")) {
    out.pieces.back() +=
        event("step.delta",
              delta_of(index, {{"type", "thought_signature"}, {"signature", step["signature"]}}));
    return;
  }
  const std::vector<std::string> words = words_of(step["content"][0]["text"].get<std::string>());
  for (std::size_t i = 0; i < words.size(); i += kDeltaWords) {
    std::string text;
    for (std::size_t k = i; k < std::min(i + kDeltaWords, words.size()); ++k) text += words[k];
    add_piece(out, event("step.delta", delta_of(index, {{"type", "text"}, {"text", text}})),
              text.size());
  }
  add_piece(out, "", 0);
}

}  // namespace

Outgoing stream_interaction(const OrderedJson& interaction) {
  Outgoing out;
  out.streamed = true;
  out.headers = headers_of("text/event-stream");
  OrderedJson opening = {{"id", interaction["id"]}, {"status", "in_progress"}};
  opening["object"] = "interaction";
  opening["model"] = interaction["model"];
  add_piece(out, event("interaction.created", {{"interaction", opening}}), 0);
  out.pieces.back() += event("interaction.status_update",
                             {{"interaction_id", interaction["id"]}, {"status", "in_progress"}});
  for (std::size_t i = 0; i < interaction["steps"].size(); ++i) {
    const OrderedJson& step = interaction["steps"][i];
    OrderedJson start = {{"index", i}};
    start["step"] = {{"type", step["type"]}};
    out.pieces.back() += event("step.start", std::move(start));
    add_deltas(out, step, i);
    out.pieces.back() += event("step.stop", {{"index", i}});
  }
  OrderedJson closing = interaction;
  closing["object"] = "interaction";
  closing.erase("steps");  // what was streamed is not told again
  out.pieces.back() +=
      event("interaction.completed", {{"interaction", closing}}) + named_event("done", "[DONE]");
  return out;
}

}  // namespace triptych::practice::gemini
