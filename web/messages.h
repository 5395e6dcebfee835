// Messages between the program and the page, each listed in messages.inc: a kind, fields as a JSON
// object, and bytes beside them. Here are the effects and events that have another form on the way,
// and the writing and reading of all. Nothing of the browser: tests/unit/messages_test.cpp.
#pragma once

#include <chrono>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "app/event.h"
#include "base/json.h"
#include "base/named.h"
#include "features/effect.h"
#include "page_files.h"

namespace triptych::web {

// --- to the page ---
struct DecodeThumbnail {  // MakeThumbnail
  std::uint32_t attachment_id = 0;
  std::string media_type;
  int width = 0;  // to decode to; 0 = unknown
  Bytes data;
};
struct DecodeKeptThumbnail {  // MakeKeptThumbnail
  std::uint32_t attachment_id = 0;
  std::string id, media_type;
  int width = 0;  // to decode to; 0 = unknown
};
struct ForgetBlob {
  std::string file;  // its name, see page_files.h
};
struct SetVariables {
  std::string css;  // "--name:value;..."
};
struct ShowPrint {
  std::string json;  // blocks for paper, app/print.h
};
using TextPairs = std::vector<std::pair<std::string, std::string>>;
// TellCell; pieces of the body go by bridge_cell_chunk().
struct AnswerHead {
  std::uint32_t id = 0;
  int status = 0;
  TextPairs headers;
};
struct AnswerEnded {
  std::uint32_t id = 0;
};
struct AnswerFailed {
  std::uint32_t id = 0;
  std::string kind, words;  // kind: network, timeout, refused (not sent by this page)
};
// A part of the body of the request that is started next (fetch_transport.cpp), as it is; and a
// file in it, whose bytes the page takes from its own Blob, or asks for: exports.cpp,
// triptych_body_step.
struct OutgoingText {
  std::string_view text;
};
struct OutgoingFile {
  std::uint32_t request = 0, part = 0;
  bool base64 = true;
  std::size_t from = 0, size = 0;  // of the file's bytes
  Bytes data;
};
struct OutgoingOver {};  // the request has taken them

// --- to the program ---
struct PictureDecoded {  // ThumbnailReady, when it is in a texture
  std::uint32_t id = 0;
  int width = 0, height = 0;
  Bytes rgba;  // null: it could not be decoded
};

// Writes a message: fields, and a view of the bytes, which stay the message's.
class MessageWriter {
 public:
  explicit MessageWriter(PageFiles* files = nullptr) : files_(files) {}

  void text(const char* name, const std::string& value);
  template <class T>
  requires(std::integral<T> || std::is_enum_v<T>) void number(const char* name, T value) {
    static_assert(!std::same_as<T, bool>, "a FLAG");
    whole(name, static_cast<long long>(value));
  }
  void flag(const char* name, const bool& value) { put(name, value ? "true" : "false"); }
  template <Named E>
  void named(const char* name, E value) {
    text(name, std::string(name_of(value)));
  }
  void texts(const char* name, const std::vector<std::string>& values);
  void pairs(const char* name, const TextPairs& values);
  void bytes(const char*, const Bytes& value) { bytes_ = view(value); }
  void bytes(const char*, std::string_view value);
  void blob(const char*, const Bytes& value);

  std::string json() const { return "{" + fields_ + "}"; }
  ByteView bytes() const { return bytes_; }

 private:
  void whole(const char* name, long long value);
  void put(const char* name, const std::string& json);
  PageFiles* files_;
  std::string fields_;
  ByteView bytes_;
};

// Reads a message. A field that is missing or of another type makes it no message at all: !ok().
class MessageReader {
 public:
  // `bytes`: null when none came with it.
  MessageReader(std::string_view json, std::shared_ptr<ByteVector> bytes);
  bool ok() const { return ok_; }

  void text(const char* name, std::string& to);
  void flag(const char* name, bool& to);
  template <class T>
  requires(std::is_arithmetic_v<T> || std::is_enum_v<T>) void number(const char* name, T& to) {
    static_assert(!std::same_as<T, bool>, "a FLAG");
    if constexpr (std::floating_point<T>)
      to = number_of(name);
    else
      to = static_cast<T>(whole_of(name));
  }
  void number(const char* name, Millis& to) { to = Millis{whole_of(name)}; }
  template <Named E>
  void named(const char* name, E& to) {
    std::string word;
    text(name, word);
    const std::optional<E> value = value_named<E>(word);
    if (value) to = *value;
    ok_ = ok_ && value.has_value();
  }
  void texts(const char* name, std::vector<std::string>& to);
  template <class T>
  void pairs(const char* name, std::vector<T>& to) {
    for (auto& [first, second] : pairs_of(name))
      to.push_back(T{std::move(first), std::move(second)});
  }
  void bytes(const char*, Bytes& to) { to = std::move(bytes_); }
  void bytes(const char*, std::shared_ptr<ByteVector>& to) { to = std::move(bytes_); }
  void bytes(const char*, std::string& to);
  void bytes(const char* name, Body& to) {
    std::string text;
    bytes(name, text);
    to = Body(std::move(text));
  }

 private:
  const Json& field(const char* name, Json::value_t type);
  std::int64_t whole_of(const char* name);
  double number_of(const char* name);  // 0 when it is none that fits into 53 bits
  TextPairs pairs_of(const char* name);
  Json fields_;
  std::shared_ptr<ByteVector> bytes_;
  bool ok_ = true;
};

#define TRIPTYCH_TO_PAGE(Kind, ...)                         \
  inline const char* kind_of(const Kind&) { return #Kind; } \
  void write_fields(MessageWriter& wire, const Kind& message);
#define TRIPTYCH_TO_PROGRAM(Kind, ...) bool read_fields(MessageReader& wire, Kind& message);
#include "messages.inc"
#undef TRIPTYCH_TO_PAGE
#undef TRIPTYCH_TO_PROGRAM

bool is_kind(std::string_view kind, const char* name);

// Calls take(message) with the message's own type. False: there is no such kind, or its fields are
// not those that messages.inc lists.
template <class Take>
bool read_message(std::string_view kind, MessageReader& wire, Take&& take) {
#define TRIPTYCH_TO_PAGE(Kind, ...)
#define TRIPTYCH_TO_PROGRAM(Kind, ...)             \
  if (is_kind(kind, #Kind)) {                      \
    Kind message{};                                \
    if (!read_fields(wire, message)) return false; \
    take(std::move(message));                      \
    return true;                                   \
  }
#include "messages.inc"
#undef TRIPTYCH_TO_PAGE
#undef TRIPTYCH_TO_PROGRAM
  return false;
}

}  // namespace triptych::web
