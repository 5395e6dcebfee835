// Most chunks of a stream are the chunk before with another text in it. What stood around the text
// is remembered, and of the next chunk only the text is read: a tenth of the work of parsing it.
// Promises: text_of() gives what a parser would find at the same place, or nothing, and then the
// chunk has to be parsed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace triptych {

class RepeatedChunk {
 public:
  // `data` is valid JSON, and says nothing but the string that is the value of `key`.
  void learn(std::string_view data, std::string_view key);
  const std::string& key() const { return key_; }  // as learnt last

  // The string, with marks for halves (base/json_pieces.h), when nothing else of `data` is new.
  std::optional<std::string> text_of(std::string_view data) const;

 private:
  std::string key_;
  std::vector<std::string> around_;  // what is the same: before, between and behind the strings
  std::size_t text_ = 0;             // which of the strings is the text
};

}  // namespace triptych
