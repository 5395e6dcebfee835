// The wire as values. A Secret in a header is redacted everywhere but in the transport.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/secret.h"

namespace triptych {

struct Header {
  std::string name;
  std::variant<std::string, Secret> value;
};
std::string header_text(const Header& header);  // the real value: transports only
// Of "Bearer sk-..." the part behind the scheme: transports and masks only.
std::string_view bare_key(const Secret& value);

// Where media lies in a request body, so that nobody has to search 20 MB for it.
struct MediaSpan {
  std::size_t offset = 0, length = 0;  // bytes in HttpRequest::body
  std::string name, media_type;
  std::size_t encoded_size = 0;  // characters the real request holds (= length when inline)
  bool base64 = true;            // false: the bytes as they are, in a form
};

// One field of a multipart form: the same as `body`, for those who export it.
struct FormField {
  std::string name, value;  // of a file: the attachment's name
  std::string sent_name;    // of a file: its name in the form; "" = not a file
};

// Who wants it sent: the page itself, or the code of a cell, which may come from a stranger.
enum class Sender { page, cell };

struct HttpRequest {
  std::string method, url;
  std::vector<Header> headers;
  std::string body;
  std::vector<MediaSpan> media;   // ascending by offset
  std::vector<FormField> form{};  // empty: the body is not a form
  Millis timeout{};               // idle time without a byte; 0 = the runner's default
  bool practice = false;          // answered inside the page: no key needed, nothing leaves it
  Sender sender = Sender::page;
};

struct HttpHead {
  int status = 0;
  std::vector<Header> headers;  // only what the browser lets us read
};
// "" when absent; names compare without case.
std::string header_value(const HttpHead& head, std::string_view name);

// The request as it may be shown: key masked (also inside the URL), each media span replaced by
// "<812,345 base64 characters of photo.png>" or "<609,258 bytes of talk.wav>". Never contains a
// secret.
struct ShownRequest {
  std::string method, url;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;            // compact JSON text as sent, media shortened
  std::size_t body_bytes = 0;  // what really goes over the wire
};
ShownRequest shown(const HttpRequest& request);

}  // namespace triptych
