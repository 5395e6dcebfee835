// What we say to a model: plain values, no JSON, no HTTP.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "llm/attachment.h"

namespace triptych {

using Part =
    std::variant<std::string, Attachment>;  // text or media, in the order the model sees them
enum class Role { user, assistant };

struct Message {
  Role role = Role::user;
  std::vector<Part> parts;
  std::string
      opaque;  // vendor's own form of an assistant turn (thought signatures): echoed verbatim
};

struct Prompt {
  std::string system;
  std::vector<Message> messages;
  std::string json_schema;  // JSON Schema text; "" = free text
};

enum class Detail { automatic, low, high, original };  // original: not scaled down

inline constexpr int kLastDetail = static_cast<int>(Detail::original);
inline constexpr std::size_t kMaxLevel = 16;  // of thinking; more is no level

struct Call {
  std::string provider_id;
  std::string model;
  std::string base_url;  // "" = the vendor's own origin
  Prompt prompt;
  int max_output_tokens = 0;  // 0 = not sent, except where the vendor requires it (then 4096)
  std::optional<double> temperature;  // sent only when set
  Detail detail = Detail::automatic;  // image detail, for vendors that have it
  std::string
      thinking;  // "none", "minimal", "low", "medium", "high", "xhigh", "max"; "" = not sent
  bool stream = true;
  std::map<std::string, std::string> extra;  // what a vendor's relax() remembers
};

}  // namespace triptych
