// Pieces of a reply that are not text, whatever the wire.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_fwd.h"
#include "llm/reply.h"

namespace triptych {

// A picture, sound, film or other file as base64; the size is told also when it cannot be read.
ReplyPiece media_piece(std::string media_type, std::string_view base64);
// The same where an address stands: a data: address is read, any other kept as the text.
ReplyPiece address_piece(std::string_view media_type, std::string address);
// What no rule knows: the vendor's word for it and its JSON.
ReplyPiece unknown_piece(std::string type, const Json& json);
ReplyPiece text_piece(PieceKind kind, std::string type, std::string text);

// Calls of tools arrive in pieces, each under the call's number.
class Calls {
 public:
  // Of the call that a piece belongs to. Whole answers do not count their calls, and some servers
  // count all of them 0: then the id tells.
  int number(std::optional<int> index, const std::string& id);
  void name(int index, std::string_view name);  // the first one counts
  void add(int index, std::string_view arguments);
  bool empty() const { return calls_.empty(); }
  std::vector<ReplyPiece> take();

 private:
  struct Known {
    int number = 0;
    std::string id;
  };
  std::map<int, Known> known_;
  int next_ = 0;
  std::map<int, ReplyPiece> calls_;
};

}  // namespace triptych
