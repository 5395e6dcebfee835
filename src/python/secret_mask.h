// Takes secrets out of a stream of text: each becomes "••••" and its last four characters.
// A secret is found however the text is cut into pieces: what may be the beginning of one is held
// back until more text comes or flush() is called. Values under 8 bytes are no secrets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace triptych::python {

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
  std::string masked(std::string_view text) const;
  std::size_t held_from(std::string_view text) const;

  std::vector<std::string> secrets_;  // the longest first: one may contain another
  std::string held_;
};

}  // namespace triptych::python
