// The wire as values. A Secret in a header is redacted everywhere but in the transport.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/secret.h"
#include "llm/body.h"

namespace triptych {

struct Header {
  std::string name;
  std::variant<std::string, Secret> value;
};
std::string header_text(const Header& header);  // the real value: transports only
// Of "Bearer sk-..." the part behind the scheme: transports and masks only.
std::string_view bare_key(const Secret& value);

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
  Body body;
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

// The request as it may be shown: key masked (also inside the URL), each file replaced by
// "<812,345 base64 characters of photo.png>" or "<609,258 bytes of talk.wav>". Never contains a
// secret.
struct ShownRequest {
  std::string method, url;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;            // compact JSON text as sent, media shortened
  std::size_t body_bytes = 0;  // what really goes over the wire
};
ShownRequest shown(const HttpRequest& request);
// The words that stand for a file there.
std::string words_of_file(const BodyFile& file);

}  // namespace triptych
