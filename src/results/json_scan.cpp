#include "results/json_scan.h"

#include <vector>

#include "base/ascii.h"

namespace triptych::results {
namespace {

bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

enum class Wants { value, value_or_end, key, key_or_end, colon, comma_or_end };

class Scanner {
 public:
  Scanner(std::string_view text, std::size_t begin) : text_(text), i_(begin) {}

  Scan run() {
    open();
    while (!done_) {
      while (i_ < text_.size() && is_json_space(text_[i_])) ++i_;
      if (i_ == text_.size()) {
        stop(ScanEnd::cut);
      } else {
        step(text_[i_]);
      }
    }
    scan_.position = i_;
    scan_.depth = stack_.size();
    return scan_;
  }

 private:
  void stop(ScanEnd end) {
    scan_.end = end;
    done_ = true;
  }

  void step(char c) {
    switch (wants_) {
      case Wants::value_or_end:
        if (c == ']') return close();
        [[fallthrough]];
      case Wants::value:
        return value(c);
      case Wants::key_or_end:
        if (c == '}') return close();
        [[fallthrough]];
      case Wants::key:
        if (c != '"') return stop(ScanEnd::broken);
        if (string()) wants_ = Wants::colon;
        return;
      case Wants::colon:
        if (c != ':') return stop(ScanEnd::broken);
        scan_.has_content = true;
        wants_ = Wants::value;
        ++i_;
        return;
      case Wants::comma_or_end:
        return after_value(c);
    }
  }

  void after_value(char c) {
    const bool object = stack_.back() == '{';
    if (c == ',') {
      scan_.has_content = true;
      wants_ = object ? Wants::key : Wants::value;
      ++i_;
    } else if (c == (object ? '}' : ']')) {
      close();
    } else {
      stop(ScanEnd::broken);
    }
  }

  void open() {
    stack_.push_back(text_[i_]);
    wants_ = text_[i_] == '{' ? Wants::key_or_end : Wants::value_or_end;
    ++i_;
  }

  void close() {
    stack_.pop_back();
    scan_.has_content = true;
    wants_ = Wants::comma_or_end;
    ++i_;
    if (stack_.empty()) stop(ScanEnd::complete);
  }

  void value(char c) {
    if (c == '{' || c == '[') return open();
    wants_ = Wants::comma_or_end;
    if (c == '"') {
      string();
    } else if (c == '-' || is_digit(c)) {
      number();
    } else if (c == 't') {
      word("true");
    } else if (c == 'f') {
      word("false");
    } else if (c == 'n') {
      word("null");
    } else {
      stop(ScanEnd::broken);
    }
  }

  // The next byte if `fits` takes it; otherwise the scan ends there.
  template <class Fits>
  bool take(Fits fits) {
    if (i_ == text_.size()) {
      stop(ScanEnd::cut);
      return false;
    }
    if (!fits(text_[i_])) {
      stop(ScanEnd::broken);
      return false;
    }
    ++i_;
    return true;
  }

  void word(std::string_view word) {
    for (const char expected : word) {
      if (!take([&](char c) { return c == expected; })) return;
    }
  }

  void skip_digits() {
    while (i_ < text_.size() && is_digit(text_[i_])) ++i_;
  }
  bool next_is(char a, char b) const {
    return i_ < text_.size() && (text_[i_] == a || text_[i_] == b);
  }

  void number() {
    if (text_[i_] == '-') ++i_;
    const bool zero = i_ < text_.size() && text_[i_] == '0';
    if (!take(is_digit)) return;
    if (!zero) skip_digits();
    if (next_is('.', '.')) {
      ++i_;
      if (!take(is_digit)) return;
      skip_digits();
    }
    if (next_is('e', 'E')) {
      ++i_;
      if (next_is('+', '-')) ++i_;
      if (!take(is_digit)) return;
      skip_digits();
    }
  }

  bool escape() {
    ++i_;
    const bool unicode = next_is('u', 'u');
    if (!take([](char c) {
          return std::string_view("\"\\/bfnrtu").find(c) != std::string_view::npos;
        }))
      return false;
    for (int digit = 0; unicode && digit < 4; ++digit) {
      if (!take(is_hex)) return false;
    }
    return true;
  }

  bool string() {
    ++i_;
    while (i_ < text_.size()) {
      const char c = text_[i_];
      if (c == '"') {
        ++i_;
        return true;
      }
      if (static_cast<unsigned char>(c) < 0x20) {
        stop(ScanEnd::broken);
        return false;
      }
      if (c == '\\') {
        if (!escape()) return false;
        continue;
      }
      if ((c == '{' || c == '[') && scan_.open_in_string == std::string_view::npos) {
        scan_.open_in_string = i_;
      }
      ++i_;
    }
    stop(ScanEnd::cut);
    return false;
  }

  std::string_view text_;
  std::size_t i_;
  std::vector<char> stack_;
  Wants wants_ = Wants::value;
  Scan scan_;
  bool done_ = false;
};

}  // namespace

Scan scan_json(std::string_view text, std::size_t begin) { return Scanner(text, begin).run(); }

}  // namespace triptych::results
