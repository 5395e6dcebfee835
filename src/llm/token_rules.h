// What a question will cost in tokens, before it is sent: each vendor's published counting rules,
// read from assets/token_rules.json (which names its sources). Text is counted by bytes, as all
// vendors' guides estimate; files by the rule of the vendor and model. An estimate, to be shown as
// one: the figures after the answer are the vendor's own.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "llm/prompt.h"

namespace triptych {

// Tokens, by what they are for. `output` is assumed, not counted: nobody knows it before.
struct Estimate {
  int text = 0, images = 0, documents = 0, sound = 0, output = 0;
  int input() const { return text + images + documents + sound; }
};

// Of an answer to a call without a token limit.
inline constexpr int kAssumedOutput = 500;

class TokenRules {
 public:
  // A failure names what is wrong with the file.
  static Result<TokenRules> load(std::string_view json);
  static const TokenRules& builtin();  // of assets/token_rules.json

  // All of these take a provider id and a model id; unknown ones count by the general rule. None
  // overflows, whatever a hostile header promises.
  int text(std::string_view provider, std::string_view model, std::size_t bytes) const;
  double bytes_per_token(std::string_view provider, std::string_view model) const;
  int image(std::string_view provider, std::string_view model, int width, int height,
            Detail detail) const;  // sizes <= 0: of an image nobody measured
  int pages(std::string_view provider, std::string_view model, int count, Detail detail) const;
  int sound(std::string_view provider, std::string_view model, MediaKind kind, Millis duration,
            Detail detail = Detail::automatic) const;  // audio and video
  int file(std::string_view provider, std::string_view model, const MediaInfo& media,
           Detail detail) const;  // whichever of these it is
  int film(std::string_view provider, std::string_view model, const Attachment& file,
           Detail detail) const;  // of which a part may be looked at
  Estimate of(const Call& call) const;

 private:
  const Json& find(std::string_view provider, std::string_view model, std::string_view key) const;
  Json rules_;
};

}  // namespace triptych
