// A question as an address: prompt, preset or schema, options and whom to ask, in the fragment
// "ask?q=<percent-encoded JSON>". Never keys, files or server addresses. What comes in an address
// is data from anybody: bounded, looked at field by field, and ignored when it is damaged; it fills
// the question and starts nothing.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "features/ask/conversation.h"

namespace triptych {

inline constexpr std::size_t kMaxLink = 8'000;  // characters of a fragment, both ways

struct SharedQuestion {
  std::string prompt, system, preset_id, json_schema, max_tokens, temperature;
  Detail detail = Detail::automatic;
  bool stream = true;
  int repeats = 1;
  std::vector<Target> targets;  // provider, model, practice; ids are 0
};

inline constexpr char kLinkStart[] = "ask?q=";

// Keys that were typed into the question itself are masked. nullopt: longer than kMaxLink.
std::optional<std::string> permalink_of(const SharedQuestion& question,
                                        std::span<const Secret> secrets);
// Of a fragment whose percent signs were decoded already, as the platform tells it.
std::optional<SharedQuestion> read_permalink(std::string_view fragment);

}  // namespace triptych
