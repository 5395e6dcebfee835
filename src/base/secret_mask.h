// Takes keys out of text that a person, a file or a log may get to see. The one place that knows
// which values count as keys and how a masked one looks: "••••", and the last four characters where
// the key is long enough for them to tell nothing.
// Values under kShortestSecret bytes are never searched for: they are words of a server on the
// person's own machine ("none", "test"), which stand in any text by chance.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/secret.h"

namespace triptych {

inline constexpr std::size_t kShortestSecret = 8;  // bytes

std::string masked(std::string_view secret);
std::string masked(const Secret& secret);

// Masks every occurrence in `text`. What ends before `from` was looked at already.
void mask_in(std::string& text, std::string_view secret, std::size_t from = 0);
void mask_in(std::string& text, const Secret& secret, std::size_t from = 0);

// The same for a stream of text: a secret is found however the text is cut into pieces. What may
// be the beginning of one is held back until more text comes or flush() is called.
class SecretMask {
 public:
  void add(std::string_view value);
  // The part of the text so far that is certain, masked.
  std::string feed(std::string_view text);
  // What was held back: nothing more comes.
  std::string flush();
  // A text that stands for itself.
  std::string whole(std::string_view text) const;

 private:
  std::size_t held_from(std::string_view text) const;

  std::vector<std::string> secrets_;  // the longest first: one may contain another
  std::string held_;
};

}  // namespace triptych
