#include "results/json_mend.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "base/ascii.h"

namespace triptych::results {
namespace {

constexpr std::string_view kStraight[] = {"\""};
constexpr std::string_view kSingle[] = {"'"};
constexpr std::string_view kCurly[] = {"“", "”", "„", "‟", "\""};
constexpr std::string_view kCurlySingle[] = {"‘", "’", "‚", "‛", "'"};

constexpr std::pair<std::string_view, std::string_view> kWords[] = {
    {"true", "true"},   {"false", "false"},   {"null", "null"},      {"True", "true"},
    {"False", "false"}, {"None", "null"},     {"undefined", "null"}, {"NaN", "null"},
    {"nan", "null"},    {"Infinity", "null"}, {"inf", "null"}};

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}
bool is_name(char c) { return is_name_start(c) || is_digit(c); }

class Mender {
 public:
  Mender(std::string_view text, std::size_t begin, std::size_t most)
      : text_(text.substr(0, most < text.size() - begin ? begin + most : text.size())),
        whole_(text_.size() == text.size()),
        i_(begin) {
    out_.at.fill(std::string_view::npos);
  }

  Mended run() {
    open();
    while (!done_) {
      if (!skip() || done_) break;
      if (i_ == text_.size()) {
        end_of_text();
      } else {
        step(text_[i_]);
      }
    }
    out_.scan.position = i_;
    out_.scan.depth = stack_.size();
    return std::move(out_);
  }

 private:
  enum class Wants { value, key, colon, comma_or_end };

  void stop(ScanEnd end) {
    out_.scan.end = end;
    done_ = true;
  }
  void end_of_text() { stop(whole_ ? ScanEnd::cut : ScanEnd::broken); }
  void mended(Mend kind, std::size_t at) {
    std::size_t& first = out_.at[static_cast<std::size_t>(kind)];
    if (first == std::string_view::npos) first = at;
  }
  bool sees(std::string_view what) const { return text_.substr(i_).starts_with(what); }

  // White space and comments; false when a comment is never closed.
  bool skip() {
    for (;;) {
      while (i_ < text_.size() && is_json_space(text_[i_])) ++i_;
      const bool line = sees("//");
      if (!line && !sees("/*")) return true;
      mended(Mend::comment, i_);
      const std::size_t close = text_.find(line ? "\n" : "*/", i_ + 2);
      if (close == text_.npos) {
        i_ = text_.size();
        end_of_text();
        return false;
      }
      i_ = close + (line ? 1 : 2);
    }
  }

  void step(char c) {
    const bool closes = !stack_.empty() && c == (stack_.back() == '{' ? '}' : ']');
    switch (wants_) {
      case Wants::key:
      case Wants::value:
        if (closes && may_close_) return close();
        return wants_ == Wants::key ? key(c) : value(c);
      case Wants::colon:
        if (c != ':') return stop(ScanEnd::broken);
        out_.scan.has_content = out_.scan.has_content || quoted_;
        out_.json += ':';
        ++i_;
        wants_ = Wants::value;
        may_close_ = false;
        return;
      case Wants::comma_or_end:
        if (closes) return close();
        if (c != ',') return stop(ScanEnd::broken);
        comma_ = i_++;
        wants_ = stack_.back() == '{' ? Wants::key : Wants::value;
        may_close_ = true;
    }
  }

  void open() {
    comma();
    stack_.push_back(text_[i_]);
    out_.json += text_[i_++];
    wants_ = stack_.back() == '{' ? Wants::key : Wants::value;
    may_close_ = true;
  }

  void close() {
    if (comma_ != std::string_view::npos) mended(Mend::comma, comma_);
    comma_ = std::string_view::npos;
    stack_.pop_back();
    out_.json += text_[i_++];
    wants_ = Wants::comma_or_end;
    if (stack_.empty()) stop(ScanEnd::complete);
  }

  // The comma before this element, which is now known to be no trailing one.
  void comma() {
    if (std::exchange(comma_, std::string_view::npos) != std::string_view::npos) out_.json += ',';
  }

  void key(char c) {
    comma();
    wants_ = Wants::colon;
    quoted_ = true;
    if (quoted()) return;
    quoted_ = false;
    if (!is_name_start(c)) return stop(ScanEnd::broken);
    mended(Mend::quotes, i_);
    out_.json += '"' + std::string(word()) + '"';
  }

  void value(char c) {
    if (c == '{' || c == '[') return open();
    comma();
    wants_ = Wants::comma_or_end;
    if (quoted()) return;
    const std::size_t begin = i_;
    if (c == '-' && i_ + 1 < text_.size() && !is_digit(text_[i_ + 1])) ++i_;
    if (c == '-' && i_ == begin) return number();
    if (is_digit(c)) return number();
    const std::string_view found = word();
    const auto* known = std::ranges::find(kWords, found, [](const auto& w) { return w.first; });
    const bool no_number =
        found == "NaN" || found == "nan" || found == "Infinity" || found == "inf";
    if (known == std::end(kWords) || (c == '-' && !no_number)) {
      i_ = begin;
      return stop(ScanEnd::broken);
    }
    if (known->first != known->second) mended(no_number ? Mend::no_number : Mend::word, begin);
    out_.json += known->second;
  }

  std::string_view word() {
    const std::size_t begin = i_;
    while (i_ < text_.size() && is_name(text_[i_])) ++i_;
    return text_.substr(begin, i_ - begin);
  }

  bool digits() {
    const std::size_t begin = i_;
    while (i_ < text_.size() && is_digit(text_[i_])) ++i_;
    return i_ > begin;
  }

  void number() {
    const std::size_t begin = i_;
    if (text_[i_] == '-') ++i_;
    const bool zero = i_ < text_.size() && text_[i_] == '0';
    bool good = zero ? (++i_, true) : digits();
    if (good && sees(".")) ++i_, good = digits();
    if (good && (sees("e") || sees("E"))) {
      ++i_;
      if (sees("+") || sees("-")) ++i_;
      good = digits();
    }
    out_.json += text_.substr(begin, i_ - begin);
    if (!good) i_ == text_.size() ? end_of_text() : stop(ScanEnd::broken);
  }

  // A text or name in any quotes; false when none begins here.
  bool quoted() {
    static constexpr std::span<const std::string_view> kPairs[] = {kStraight, kSingle, kCurly,
                                                                   kCurlySingle};
    for (const auto marks : kPairs) {
      for (const std::string_view mark : marks) {
        if (!sees(mark)) continue;
        if (marks.data() != kStraight) mended(Mend::quotes, i_);
        i_ += mark.size();
        out_.json += '"';
        content(marks);
        return true;
      }
    }
    return false;
  }

  void content(std::span<const std::string_view> marks) {
    while (i_ < text_.size()) {
      for (const std::string_view mark : marks) {
        if (!sees(mark)) continue;
        i_ += mark.size();
        out_.json += '"';
        return;
      }
      const char c = text_[i_];
      if (static_cast<unsigned char>(c) < 0x20) return stop(ScanEnd::broken);
      if (c == '\\') {
        if (!escape()) return;
        continue;
      }
      if (c == '"') out_.json += '\\';
      out_.json += c;
      ++i_;
    }
    end_of_text();
  }

  bool escape() {
    if (i_ + 1 == text_.size()) return ++i_, end_of_text(), false;
    const char c = text_[i_ + 1];
    if (c == '\'') {
      out_.json += '\'';
    } else if (std::string_view("\"\\/bfnrtu").find(c) != std::string_view::npos) {
      out_.json += text_.substr(i_, 2);  // whether \u has its four digits is for the parser
    } else {
      ++i_;
      return stop(ScanEnd::broken), false;
    }
    i_ += 2;
    return true;
  }

  std::string_view text_;
  bool whole_;
  std::size_t i_;
  std::vector<char> stack_;
  Wants wants_ = Wants::value;
  bool may_close_ = false, quoted_ = false, done_ = false;
  std::size_t comma_ = std::string_view::npos;  // seen, and not yet known to be right
  Mended out_;
};

}  // namespace

Mended mend_json(std::string_view text, std::size_t begin, std::size_t most) {
  return Mender(text, begin, most).run();
}

}  // namespace triptych::results
