// Where the sentences of an answer end while it grows, for screen readers: they hear whole
// sentences, not tokens. However many pieces the text comes in, each byte is looked at about once.
#pragma once

#include <cstddef>
#include <string_view>

namespace triptych {

struct SentenceScan {
  std::size_t end = 0;       // byte behind the last sentence that is whole
  std::size_t searched = 0;  // bytes that need no second look
};

// `text` is what was searched before and more behind it. Returns how many bytes were looked at.
std::size_t search_on(SentenceScan& scan, std::string_view text);

}  // namespace triptych
