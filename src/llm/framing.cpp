#include "llm/framing.h"

#include <cstring>

namespace triptych {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// First line end (LF or CR) at or after `from`; npos when there is none. Two memchr's beat one
// search for either: lines are long, CR is rare.
std::size_t find_line_end(std::string_view text, std::size_t from) {
  const char* begin = text.data() + from;
  const std::size_t size = text.size() - from;
  if (size == 0) return std::string_view::npos;
  const void* lf = std::memchr(begin, '\n', size);
  const std::size_t before =
      lf ? static_cast<std::size_t>(static_cast<const char*>(lf) - begin) : size;
  const void* cr = before ? std::memchr(begin, '\r', before) : nullptr;
  if (cr) return from + static_cast<std::size_t>(static_cast<const char*>(cr) - begin);
  return lf ? from + before : std::string_view::npos;
}

// Finds the end of one JSON object or array, however it is cut. It only balances brackets outside
// of strings; whether the value is right is the parser's business.
class BracketScanner {
 public:
  // Bytes of `text` that belong to the value; done() tells whether its last bracket was among them.
  std::size_t scan(std::string_view text) {
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end && !done_) at = in_string_ ? in_string(at, end) : outside(at, end);
    return static_cast<std::size_t>(at - text.data());
  }
  bool done() const { return done_; }

 private:
  // Both skip what means nothing in a loop of their own: bodies are long, and mostly string.
  const char* in_string(const char* at, const char* end) {
    if (escaped_) {
      escaped_ = false;
      return at + 1;
    }
    while (at < end && *at != '"' && *at != '\\') ++at;
    if (at == end) return at;
    escaped_ = *at == '\\';
    in_string_ = escaped_;
    return at + 1;
  }

  const char* outside(const char* at, const char* end) {
    for (; at < end; ++at) {
      const char c = *at;
      if (c == '"') {
        in_string_ = true;
        return at + 1;
      }
      if (c == '{' || c == '[') ++depth_;
      if (c != '}' && c != ']') continue;
      if (--depth_ > 0) continue;
      done_ = true;
      return at + 1;
    }
    return at;
  }

  int depth_ = 0;
  bool in_string_ = false, escaped_ = false, done_ = false;
};

}  // namespace

struct Framer::Impl {
  // Where the next byte belongs. An event stream is read line by line; a line that begins with a
  // bracket is no field of any event but bare JSON: a whole body, an error body that claims to be
  // an event stream, or an error glued after good events.
  enum class Place { line_start, line, json, array };

  Place place = Place::line_start;
  std::string line;      // the beginning of a line whose end has not come
  bool skip_lf = false;  // CR ended the last line: an LF now belongs to it
  bool first_line = true;
  std::string event, data;
  bool has_data = false;
  std::string json;  // the beginning of a bare value
  BracketScanner scanner;
  bool in_array = false;  // a JSON array stream: its elements are the frames
  bool overflowed = false;

  void feed(std::string_view bytes, std::vector<Frame>& out) {
    while (!bytes.empty() && !overflowed) {
      switch (place) {
        case Place::line_start:
          bytes = at_line_start(bytes);
          break;
        case Place::line:
          bytes = in_line(bytes, out);
          break;
        case Place::json:
          bytes = in_json(bytes, out);
          break;
        case Place::array:
          bytes = between_elements(bytes);
          break;
      }
      check_size();
    }
  }

  // Everything that decides the kind of a line, one byte at a time: an LF after CR, a byte order
  // mark, indentation, the bracket.
  std::string_view at_line_start(std::string_view bytes) {
    const char c = bytes.front();
    if (skip_lf) {
      skip_lf = false;
      if (c == '\n') return bytes.substr(1);
    }
    if (first_line && is_mark_beginning(c)) {
      line.push_back(c);
      if (line == kByteOrderMark) line.clear();
      return bytes.substr(1);
    }
    if ((c == ' ' || c == '\t') && line.find_first_not_of(" \t") == std::string::npos) {
      line.push_back(c);
      return bytes.substr(1);
    }
    const bool only_blanks = line.find_first_not_of(" \t") == std::string::npos;
    first_line = false;
    if (only_blanks && (c == '{' || c == '[')) return begin_json(bytes);
    place = Place::line;
    return bytes;
  }

  bool is_mark_beginning(char c) const {
    return line.size() < kByteOrderMark.size() && c == kByteOrderMark[line.size()] &&
           kByteOrderMark.substr(0, line.size()) == line;
  }

  std::string_view begin_json(std::string_view bytes) {
    line.clear();
    in_array = bytes.front() == '[';
    if (in_array) {
      place = Place::array;
      return bytes.substr(1);
    }
    begin_value();
    return bytes;
  }

  void begin_value() {
    place = Place::json;
    scanner = BracketScanner();
    json.clear();
  }

  std::string_view in_line(std::string_view bytes, std::vector<Frame>& out) {
    const std::size_t end = find_line_end(bytes, 0);
    if (end == std::string_view::npos) {
      line.append(bytes);
      return {};
    }
    if (line.empty()) {
      take_line(bytes.substr(0, end), out);
    } else {
      line.append(bytes.substr(0, end));
      take_line(line, out);
      line.clear();
    }
    skip_lf = bytes[end] == '\r';
    place = Place::line_start;
    return bytes.substr(end + 1);
  }

  // One line of an event stream (WHATWG HTML, "interpreting an event stream").
  void take_line(std::string_view text, std::vector<Frame>& out) {
    if (text.empty()) {
      dispatch(out);
      return;
    }
    const std::size_t colon = text.find(':');
    const std::string_view field = text.substr(0, colon);
    std::string_view value = colon == std::string_view::npos ? "" : text.substr(colon + 1);
    if (value.starts_with(' ')) value.remove_prefix(1);
    if (field == "data") {
      if (has_data) data.push_back('\n');
      has_data = true;
      data.append(value);
    } else if (field == "event") {
      event.assign(value);
    }
  }

  void dispatch(std::vector<Frame>& out) {
    if (has_data) out.push_back({std::move(event), std::move(data), false});
    event.clear();
    data.clear();
    has_data = false;
  }

  std::string_view in_json(std::string_view bytes, std::vector<Frame>& out) {
    // An event that was not closed by a blank line ends where the bare value begins.
    if (has_data) dispatch(out);
    const std::size_t used = scanner.scan(bytes);
    json.append(bytes.substr(0, used));
    if (scanner.done()) emit_value(out);
    return bytes.substr(used);
  }

  void emit_value(std::vector<Frame>& out) {
    out.push_back({"", std::move(json), !in_array});
    json.clear();
    place = in_array ? Place::array : Place::line_start;
  }

  // Commas, blanks and line ends between the elements of an array stream. What is no object is
  // nothing we know and is skipped.
  std::string_view between_elements(std::string_view bytes) {
    const std::size_t next = bytes.find_first_of("{]");
    if (next == std::string_view::npos) return {};
    bytes.remove_prefix(next);
    if (bytes.front() == '{') {
      begin_value();
      return bytes;
    }
    in_array = false;
    place = Place::line_start;
    return bytes.substr(1);
  }

  void finish(std::vector<Frame>& out) {
    if (overflowed) return;
    if (place == Place::json) {
      emit_value(out);
    } else if (place == Place::line && !line.empty()) {
      take_line(line, out);
    }
    line.clear();
    if (has_data) dispatch(out);
    place = Place::line_start;
    in_array = false;
  }

  void check_size() {
    if (line.size() + data.size() + json.size() <= kMaxFrame) return;
    overflowed = true;
    line = data = json = event = std::string();
    has_data = false;
  }
};

Framer::Framer() : impl_(std::make_unique<Impl>()) {}
Framer::~Framer() = default;
Framer::Framer(Framer&&) noexcept = default;
Framer& Framer::operator=(Framer&&) noexcept = default;
void Framer::feed(std::string_view bytes, std::vector<Frame>& out) { impl_->feed(bytes, out); }
void Framer::finish(std::vector<Frame>& out) { impl_->finish(out); }
bool Framer::overflowed() const { return impl_->overflowed; }

}  // namespace triptych
