// Takes keys out of text that a person, a file or a log may get to see. The one place that knows
// which values count as keys, the forms in which they turn up, and how a masked one looks: "••••",
// and the last four characters where the key is long enough for them to tell nothing.
// Forms: as it is; as hexadecimal digits; as base64, wherever in the encoded bytes it begins; and
// each of them with any of its characters escaped for JSON (\u0073, \/) or for URLs (%73), once or
// more often.
// Values under kShortestSecret bytes are never searched for: they are words of a server on the
// person's own machine ("none", "test"), which stand in any text by chance.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/secret.h"

namespace triptych {

inline constexpr std::size_t kShortestSecret = 8;  // bytes

std::string masked(std::string_view secret);
std::string masked(const Secret& secret);

// Masks every occurrence in `text`, in all forms.
void mask_in(std::string& text, std::string_view secret);
void mask_in(std::string& text, const Secret& secret);

// Several secrets; whole texts, and texts that come in pieces: there a secret is found however it
// is cut. What may be the beginning of one is held back until more text comes or flush() is called.
class SecretMask {
 public:
  void add(std::string_view value);
  void add(const Secret& value);
  bool empty() const { return needles_.empty(); }
  // The part of the text so far that is certain, masked.
  std::string feed(std::string_view text);
  // What was held back: nothing more comes.
  std::string flush();
  // A text that stands for itself.
  std::string whole(std::string_view text) const;

 private:
  struct Needle {
    std::string text;  // one form of a secret, unescaped
    std::string mask;
  };
  struct Match {
    std::size_t end = 0;
    const Needle* needle = nullptr;
  };
  enum class Tail { open, final };  // more text may come, or none
  void add_needle(std::string text, std::string mask);
  std::size_t next_begin(std::string_view text, std::size_t at) const;
  Match match_at(std::string_view text, std::size_t at, Tail tail) const;
  std::string pass(std::string_view text, std::size_t& end, Tail tail) const;

  std::vector<Needle> needles_;  // the longest first: one may contain another
  // Bytes that a needle may begin with, escaped or not, and those that may follow that one.
  std::array<std::uint8_t, 256> begins_{}, follows_{};
  std::string held_;
};

}  // namespace triptych
