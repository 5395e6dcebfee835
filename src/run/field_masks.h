// A key that a model spells out piece by piece: masked in each field of an answer, across its
// deltas. What the bytes themselves show is masked before anybody reads them (run/guard.h).
#pragma once

#include <vector>

#include "base/secret_mask.h"
#include "llm/reply.h"

namespace triptych {

class FieldMasks {
 public:
  FieldMasks() = default;
  explicit FieldMasks(const Secret& key) { key_.add(key), text_ = thoughts_ = refusal_ = key_; }

  // false: all of the delta is held back, there is nothing to pass on.
  bool apply(StreamEvent& event) {
    if (auto* delta = std::get_if<TextDelta>(&event)) return feed(text_, delta->text);
    if (auto* delta = std::get_if<ThoughtDelta>(&event)) return feed(thoughts_, delta->text);
    if (auto* delta = std::get_if<RefusalDelta>(&event)) return feed(refusal_, delta->text);
    if (auto* piece = std::get_if<ReplyPiece>(&event)) {
      piece->type = key_.whole(piece->type);
      piece->text = key_.whole(piece->text);
    }
    if (auto* stopped = std::get_if<Stopped>(&event)) stopped->said = key_.whole(stopped->said);
    if (auto* turn = std::get_if<OpaqueTurn>(&event)) turn->json = key_.whole(turn->json);
    if (std::holds_alternative<Started>(event)) text_ = thoughts_ = refusal_ = key_;
    return true;
  }

  // What was held back, at the end.
  std::vector<StreamEvent> rest() {
    std::vector<StreamEvent> out;
    if (TextDelta held{text_.flush()}; !held.text.empty()) out.emplace_back(std::move(held));
    if (ThoughtDelta held{thoughts_.flush()}; !held.text.empty()) out.emplace_back(std::move(held));
    if (RefusalDelta held{refusal_.flush()}; !held.text.empty()) out.emplace_back(std::move(held));
    return out;
  }

 private:
  static bool feed(SecretMask& mask, std::string& text) {
    if (text.empty()) return true;
    text = mask.feed(text);
    return !text.empty();
  }

  SecretMask key_, text_, thoughts_, refusal_;
};

}  // namespace triptych
