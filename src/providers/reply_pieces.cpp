#include "providers/reply_pieces.h"

#include <memory>
#include <utility>

#include "base/base64.h"
#include "base/json.h"

namespace triptych {
namespace {

PieceKind kind_of_media(std::string_view media_type) {
  if (media_type.starts_with("image/")) return PieceKind::image;
  if (media_type.starts_with("audio/")) return PieceKind::audio;
  if (media_type.starts_with("video/")) return PieceKind::video;
  return PieceKind::file;
}

// As base64_decode() takes it: the ordinary alphabet, with padding, no line ends.
std::string ordinary(std::string_view base64) {
  std::string out;
  out.reserve(base64.size() + 3);
  for (const char c : base64) {
    if (c == '=' || c == '\n' || c == '\r') continue;
    out += c == '-' ? '+' : c == '_' ? '/' : c;
  }
  while (out.size() % 4 != 0) out += '=';
  return out;
}

}  // namespace

ReplyPiece media_piece(std::string media_type, std::string_view base64) {
  ReplyPiece piece;
  piece.kind = kind_of_media(media_type);
  piece.type = std::move(media_type);
  if (auto bytes = base64_decode(ordinary(base64))) {
    piece.size = bytes->size();
    if (!bytes->empty()) piece.data = std::make_shared<const ByteVector>(std::move(*bytes));
  } else {
    piece.size = base64.size() / 4 * 3;
  }
  return piece;
}

ReplyPiece address_piece(std::string_view media_type, std::string address) {
  constexpr std::string_view kData = "data:";
  const std::size_t comma = address.find(',');
  if (address.starts_with(kData) && comma != address.npos) {
    const std::string_view head =
        std::string_view(address).substr(kData.size(), comma - kData.size());
    std::string type(head.substr(0, head.find(';')));
    if (type.empty()) type = media_type;
    return media_piece(std::move(type), std::string_view(address).substr(comma + 1));
  }
  return text_piece(kind_of_media(media_type), std::string(media_type), std::move(address));
}

ReplyPiece unknown_piece(std::string type, const Json& json) {
  return text_piece(PieceKind::other, std::move(type), dump_json(json));
}

ReplyPiece text_piece(PieceKind kind, std::string type, std::string text) {
  ReplyPiece piece;
  piece.kind = kind;
  piece.type = std::move(type);
  piece.size = text.size();
  piece.text = std::move(text);
  return piece;
}

int Calls::number(std::optional<int> index, const std::string& id) {
  if (!index) return next_++;
  const auto found = known_.find(*index);
  if (found != known_.end() && (id.empty() || id == found->second.id)) return found->second.number;
  known_[*index] = {next_, id};
  return next_++;
}

void Calls::name(int index, std::string_view name) {
  ReplyPiece& call = calls_[index];
  if (call.type.empty()) call.type = name;
}

void Calls::add(int index, std::string_view arguments) { calls_[index].text += arguments; }

std::vector<ReplyPiece> Calls::take() {
  std::vector<ReplyPiece> out;
  for (auto& [index, call] : calls_) {
    call.kind = PieceKind::call;
    call.size = call.text.size();
    out.push_back(std::move(call));
  }
  calls_.clear();
  return out;
}

}  // namespace triptych
