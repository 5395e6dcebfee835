// Addresses of servers: as people type or paste them, and as the page lets requests go to them.
// Promises: what parse_address() accepts is absolute, http or https, with a host and without a
// user's name, so that no browser resolves it against the page's own address. Hosts are ASCII
// (names of other scripts in their xn-- form) and lower case.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace triptych {

struct WebAddress {
  bool secure = true;
  std::string host;  // "api.openai.com", "127.0.0.1", "[::1]"
  int port = 0;      // 0 = the scheme's own
  std::string path;  // "" or from the first "/" on, with query and fragment

  // "https://host", "http://127.0.0.1:11434": as browsers write it.
  std::string origin() const;
  bool is_loopback() const;  // this computer: localhost, *.localhost, 127.x.x.x, [::1]
};

// An address as it stands; nullopt for everything that is not exactly one.
std::optional<WebAddress> parse_address(std::string_view url);
// "" when it is none.
std::string origin_of(std::string_view url);

// The base URL that was meant. Quotes, brackets, Markdown and invisible characters around it are
// taken off, a scheme is put in front where none is (http on this computer, https elsewhere), query
// and fragment are cut.
struct TypedAddress {
  enum class State {
    empty,
    good,
    cleaned,   // good, without something that was typed
    invalid,   // no address
    insecure,  // http to another computer: key and files would travel in the clear
  } state = State::empty;
  std::string url;  // without a slash at its end; "" unless good or cleaned
};
TypedAddress read_address(std::string_view typed);

}  // namespace triptych
