// Text that arrives in pieces, each inside a JSON value of its own. Servers cut it anywhere:
// between the two escapes of an emoji, or inside the bytes of a letter. Repaired piece by piece,
// both halves would be lost. So the halves are kept as marks when a piece is parsed, and repaired
// only when the pieces are joined.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/json_fwd.h"

namespace triptych {

// As parse_json(), and more is mended: half a surrogate pair and a byte of no valid UTF-8 become
// marks for PieceJoiner; NaN, Infinity and numbers beyond a double's range (Python's json writes
// them) become null.
std::optional<Json> parse_json_piece(std::string_view text);

// Joins what belongs together; what stays half becomes U+FFFD. For text that is whole.
std::string join_pieces(std::string_view text);

class PieceJoiner {
 public:
  // The text so far without the half that may be completed by the next piece.
  std::string feed(std::string_view piece);
  std::string flush();  // what was held back, at the end

 private:
  std::string held_;
};

}  // namespace triptych
