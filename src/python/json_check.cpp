// What is wrong with a JSON text, in CPython's words. MicroPython's reader is fast but takes commas
// and colons for spaces; this one only judges, without recursion.
#include <string_view>
#include <vector>

#include "internal.h"

namespace {

class Checker {
 public:
  explicit Checker(std::string_view text) : s_(text) {}
  const char* fault = nullptr;
  std::size_t at = 0;

  void run() {
    skip();
    if (!value()) return;
    while (fault == nullptr) {
      skip();
      if (open_.empty()) {
        if (at < s_.size()) fail("Extra data");
        return;
      }
      if (!next()) return;
    }
  }

 private:
  char peek() const { return at < s_.size() ? s_[at] : '\0'; }
  bool fail(const char* what) {
    fault = what;
    return false;
  }
  void skip() {
    while (at < s_.size() && (s_[at] == ' ' || s_[at] == '\t' || s_[at] == '\n' || s_[at] == '\r'))
      ++at;
  }
  static bool digit(char c) { return c >= '0' && c <= '9'; }

  // After a value inside of an array or object: what may follow there.
  bool next() {
    const char close = open_.back();
    if (peek() == close) {
      ++at;
      open_.pop_back();
      return true;
    }
    if (peek() != ',') return fail("Expecting ',' delimiter");
    ++at;
    skip();
    return (close == ']' || key()) && value();
  }

  bool key() {
    if (peek() != '"') return fail("Expecting property name enclosed in double quotes");
    if (!string()) return false;
    skip();
    if (peek() != ':') return fail("Expecting ':' delimiter");
    ++at;
    skip();
    return true;
  }

  // A whole scalar, or the opening of something down to its first scalar.
  bool value() {
    for (;;) {
      const char c = peek();
      if (c == '"') return string();
      if (c != '[' && c != '{') return word() || number();
      ++at;
      skip();
      const char close = c == '[' ? ']' : '}';
      if (peek() == close) {
        ++at;
        return true;
      }
      open_.push_back(close);
      if (c == '{' && !key()) return false;
    }
  }

  bool string() {
    const std::size_t start = at++;
    while (at < s_.size() && s_[at] != '"') {
      if (static_cast<unsigned char>(s_[at]) < 32) return fail("Invalid control character at");
      if (s_[at] != '\\') {
        ++at;
      } else if (at + 1 < s_.size() &&
                 std::string_view("\"\\/bfnrtu").find(s_[at + 1]) == std::string_view::npos) {
        return fail("Invalid \\escape");
      } else {
        at += 2;
      }
    }
    if (at >= s_.size()) {
      at = start;
      return fail("Unterminated string starting at");
    }
    ++at;
    return true;
  }

  bool word() {
    for (const std::string_view known : {"true", "false", "null", "NaN", "Infinity", "-Infinity"}) {
      if (s_.substr(at, known.size()) != known) continue;
      at += known.size();
      return true;
    }
    return false;
  }

  bool number() {
    std::size_t i = at + (peek() == '-' ? 1 : 0);
    const auto digits = [&] {
      const std::size_t from = i;
      while (i < s_.size() && digit(s_[i])) ++i;
      return i > from;
    };
    if (i < s_.size() && s_[i] == '0') {
      ++i;
    } else if (!digits()) {
      return fail("Expecting value");
    }
    at = i;
    if (i < s_.size() && s_[i] == '.') {
      ++i;
      if (!digits()) return true;
      at = i;
    }
    if (i < s_.size() && (s_[i] == 'e' || s_[i] == 'E')) {
      ++i;
      if (i < s_.size() && (s_[i] == '+' || s_[i] == '-')) ++i;
      if (digits()) at = i;
    }
    return true;
  }

  std::string_view s_;
  std::vector<char> open_;  // the brackets that still have to come
};

}  // namespace

const char* tpy_json_fault(const char* text, size_t size, size_t* at) {
  Checker checker({text, size});
  checker.run();
  *at = checker.at;
  return checker.fault;
}
