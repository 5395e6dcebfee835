#include "base/json_pieces.h"

#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "base/ascii.h"
#include "base/json.h"
#include "base/json_strict.h"
#include "base/utf8.h"

namespace triptych {
namespace {

// A mark is U+FDD0, which is no character, and a private one that tells the half: U+E000 + n, where
// n is a surrogate - 0xD800 or 0x800 + a byte.
constexpr std::string_view kMark = "\xEF\xB7\x90";
constexpr std::size_t kMarkBytes = 6;
constexpr int kByte = 0x800;

void append_point(std::string& out, std::uint32_t point) {
  const auto tail = [](std::uint32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
  if (point < 0x10000) {  // only used for U+0800 and above
    out += static_cast<char>(0xE0 | (point >> 12));
  } else {
    out += static_cast<char>(0xF0 | (point >> 18));
    out += tail(point >> 12);
  }
  out += tail(point >> 6);
  out += tail(point);
}

void append_mark(std::string& out, int half) {
  out += kMark;
  append_point(out, 0xE000u + static_cast<std::uint32_t>(half));
}

// The half that a mark at `i` stands for, or -1.
int mark_at(std::string_view text, std::size_t i) {
  if (i + kMarkBytes > text.size() || text.substr(i, kMark.size()) != kMark) return -1;
  const CodePoint point = code_point_at(text, i + kMark.size());
  const int half = static_cast<int>(point.value) - 0xE000;
  return point.bytes == 3 && half >= 0 && half < kByte + 0x100 ? half : -1;
}
bool is_high(int half) { return half >= 0 && half < 0x400; }
bool is_low(int half) { return half >= 0x400 && half < kByte; }

// Bytes that are no UTF-8 become marks, each alone.
std::string mark_bytes(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = code_point_at(text, i);
    const std::string_view here = text.substr(i, point.bytes);
    if (utf8_valid(here)) {
      out += here;
      i += point.bytes;
    } else {
      append_mark(out, kByte + static_cast<std::uint8_t>(text[i]));
      ++i;
    }
  }
  return out;
}

// The surrogate of a \uXXXX escape at `i` as a half, or -1.
int escaped_half(std::string_view text, std::size_t i) {
  const int unit = json_escape_at(text, i);
  return unit >= 0xD800 && unit < 0xE000 ? unit - 0xD800 : -1;
}

// What stands outside strings up to a comma, bracket or blank: a number that JSON cannot hold?
bool is_lost_number(std::string_view word) {
  for (const std::string_view name : {"NaN", "Infinity", "-Infinity", "-NaN"})
    if (word == name) return true;
  if (word.empty() || !(is_digit(word[0]) || word[0] == '-')) return false;
  for (const char c : word)
    if (!is_digit(c) && std::string_view("+-.eE").find(c) == std::string_view::npos) return false;
  return std::isinf(std::strtod(std::string(word).c_str(), nullptr));
}

// One walk over the text: halves become marks inside strings, lost numbers null outside them.
class Mender {
 public:
  explicit Mender(std::string_view text) : text_(text) { out_.reserve(text.size() + 16); }

  std::string run() {
    while (i_ < text_.size()) {
      if (in_string_) {
        in_string();
      } else {
        outside();
      }
    }
    return std::move(out_);
  }

 private:
  void copy(std::size_t bytes) {
    out_ += text_.substr(i_, bytes);
    i_ += bytes;
  }

  void in_string() {
    if (text_[i_] != '\\') {
      in_string_ = text_[i_] != '"';
      return copy(1);
    }
    const int half = escaped_half(text_, i_);
    if (half < 0) return copy(2);
    if (is_high(half) && is_low(escaped_half(text_, i_ + 6))) return copy(12);
    append_mark(out_, half);
    i_ += 6;
  }

  void outside() {
    const std::size_t end = text_.find_first_of("\",:[]{} \t\r\n", i_);
    const std::string_view word = text_.substr(i_, end == text_.npos ? end : end - i_);
    if (word.empty()) {
      in_string_ = text_[i_] == '"';
      return copy(1);
    }
    out_ += is_lost_number(word) ? "null" : word;
    i_ += word.size();
  }

  std::string_view text_;
  std::string out_;
  std::size_t i_ = 0;
  bool in_string_ = false;
};

}  // namespace

std::optional<Json> parse_json_piece(std::string_view text) {
  if (auto json = parse_json_strictly(text)) return json;  // mending costs copies
  return parse_json_strictly(Mender(mark_bytes(text)).run());
}

std::string join_pieces(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t next = text.find(kMark, i);
    out += text.substr(i, next == text.npos ? next : next - i);
    if (next == text.npos) break;
    i = next;
    std::string bytes;
    int half = mark_at(text, i);
    if (half < 0) {  // the model's own U+FDD0
      out += kMark;
      i += kMark.size();
      continue;
    }
    for (; half >= kByte; half = mark_at(text, i)) {
      bytes += static_cast<char>(half - kByte);
      i += kMarkBytes;
    }
    if (!bytes.empty()) {
      out += utf8_repair(bytes);
      continue;
    }
    i += kMarkBytes;
    const int low = mark_at(text, i);
    if (is_high(half) && is_low(low)) {
      append_point(out, 0x10000u + (static_cast<std::uint32_t>(half) << 10) +
                            static_cast<std::uint32_t>(low - 0x400));
      i += kMarkBytes;
    } else {
      append_point(out, 0xFFFD);
    }
  }
  return out;
}

std::string PieceJoiner::feed(std::string_view piece) {
  held_ += piece;
  // Marks at the end may be completed: a high surrogate, or the first bytes of a letter.
  const auto last_mark = [&](std::size_t before) {
    return before < kMarkBytes ? -1 : mark_at(held_, before - kMarkBytes);
  };
  std::size_t end = held_.size();
  if (is_high(last_mark(end))) {
    end -= kMarkBytes;
  } else {
    std::string bytes;
    for (std::size_t at = end; bytes.size() < 4 && last_mark(at) >= kByte; at -= kMarkBytes)
      bytes.insert(0, 1, static_cast<char>(last_mark(at) - kByte));
    end -= utf8_incomplete_tail(bytes) * kMarkBytes;
  }
  std::string out = join_pieces(std::string_view(held_).substr(0, end));
  held_.erase(0, end);
  return out;
}

std::string PieceJoiner::flush() {
  std::string out = join_pieces(held_);
  held_.clear();
  return out;
}

}  // namespace triptych
