// Bytes of a reply -> frames. Handles SSE with LF, CRLF and CR, comments, `data:` with and without
// space, several data lines, a last event without blank line, bare JSON (whole bodies, and error
// bodies that claim to be event streams), a JSON array stream, and bare JSON glued after good SSE
// events. Any cut of the same bytes gives the same frames. Memory is bounded by kMaxFrame.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace triptych {

struct Frame {
  std::string event;  // SSE event name, "" when none
  std::string data;   // SSE data, or one JSON value
  bool bare = false;  // no event and no element of a list: a body, or an error behind events
};

inline constexpr std::size_t kMaxFrame = 64u << 20;

class Framer {
 public:
  Framer();
  ~Framer();
  Framer(Framer&&) noexcept;
  Framer& operator=(Framer&&) noexcept;
  void feed(std::string_view bytes, std::vector<Frame>& out);
  void finish(std::vector<Frame>& out);  // the connection closed: flush what is left
  bool overflowed() const;               // a single frame passed kMaxFrame; the rest was dropped

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace triptych
