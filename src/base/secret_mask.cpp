#include "base/secret_mask.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/base64.h"

namespace triptych {
namespace {

constexpr std::string_view kDots = "\u2022\u2022\u2022\u2022";
constexpr std::size_t kLongSecret = 12;  // below, four characters would tell too much
constexpr std::size_t kShown = 4;
constexpr std::size_t kMaxEscapes = 8;  // of one character: text in text in text

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

std::string hex_of(std::string_view text, std::string_view digits) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

// The characters of base64 that the secret alone decides when `before` bytes (mod 3) stand in
// front.
std::string base64_of(std::string_view secret, std::size_t before) {
  const std::string bytes = std::string(before, '\0') + std::string(secret);
  std::string out(base64_size(bytes.size()), '\0');
  base64_encode({reinterpret_cast<const std::byte*>(bytes.data()), bytes.size()}, out.data());
  constexpr std::size_t kShared[] = {0, 2, 3};  // characters that bytes in front have a part in
  return out.substr(0, bytes.size() * 8 / 6).substr(kShared[before]);
}

std::string url_safe(std::string base64) {
  std::ranges::replace(base64, '+', '-');
  std::ranges::replace(base64, '/', '_');
  return base64;
}

// One character of a secret, however it is escaped: where it ends; kNot, or kCut by the text's end.
constexpr std::size_t kNot = std::string_view::npos, kCut = kNot - 1;

std::size_t after_digits(std::string_view text, std::size_t at, std::size_t count, char wanted) {
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (at + i >= text.size()) return kCut;
    const int digit = hex_digit(text[at + i]);
    if (digit < 0) return kNot;
    value = value * 16 + digit;
  }
  return value == static_cast<unsigned char>(wanted) ? at + count : kNot;
}

std::size_t after_backslash(std::string_view text, std::size_t at, char wanted) {
  const std::size_t limit = at + kMaxEscapes;
  while (at < text.size() && text[at] == '\\' && at < limit) ++at;
  if (at >= text.size()) return kCut;
  if (text[at] == 'u' || text[at] == 'x') {
    const std::size_t end = after_digits(text, at + 1, text[at] == 'u' ? 4 : 2, wanted);
    if (end != kNot) return end;
  }
  return text[at] == wanted ? at + 1 : kNot;
}

// "%73", and "%2573": the percent sign escaped as well, and so on.
std::size_t after_percent(std::string_view text, std::size_t at, char wanted) {
  ++at;
  for (std::size_t i = 0; i < kMaxEscapes; ++i, at += 2) {
    const std::size_t end = after_digits(text, at, 2, wanted);
    if (end != kNot) return end;
    if (!text.substr(at).starts_with("25")) break;
  }
  return kNot;
}

std::size_t after_letter(std::string_view text, std::size_t at, char wanted) {
  if (at >= text.size()) return kCut;
  if (text[at] == wanted) return at + 1;
  if (text[at] == '\\') return after_backslash(text, at, wanted);
  if (text[at] == '%') return after_percent(text, at, wanted);
  return kNot;
}

}  // namespace

std::string masked(std::string_view secret) {
  std::string out(kDots);
  if (secret.size() < kLongSecret) return out;
  const std::string_view tail = secret.substr(secret.size() - kShown);
  if (is_ascii(tail)) out.append(tail);
  return out;
}

std::string masked(const Secret& secret) { return masked(secret.reveal()); }

void mask_in(std::string& text, std::string_view secret) {
  SecretMask mask;
  mask.add(secret);
  if (!mask.empty()) text = mask.whole(text);
}

void mask_in(std::string& text, const Secret& secret) { mask_in(text, secret.reveal()); }

void SecretMask::add_needle(std::string text, std::string mask) {
  const auto same = [&](const Needle& needle) { return needle.text == text; };
  if (std::ranges::any_of(needles_, same)) return;
  const auto mark = [](auto& set, std::string_view bytes) {
    for (const char c : bytes) set[static_cast<unsigned char>(c)] = 1;
  };
  mark(begins_, std::string_view(text).substr(0, 1));
  mark(begins_, "\\%");
  // The second of its own, or what stands behind the sign that escapes its first.
  mark(follows_, std::string_view(text).substr(0, 2));
  mark(follows_, "\\%ux0123456789abcdefABCDEF");
  needles_.push_back({std::move(text), std::move(mask)});
  std::ranges::stable_sort(needles_, std::greater(),
                           [](const Needle& needle) { return needle.text.size(); });
}

void SecretMask::add(std::string_view value) {
  if (value.size() < kShortestSecret) return;
  const std::string dots(kDots);
  add_needle(std::string(value), masked(value));
  add_needle(hex_of(value, "0123456789abcdef"), dots);
  add_needle(hex_of(value, "0123456789ABCDEF"), dots);
  for (std::size_t before = 0; before < 3; ++before) {
    add_needle(base64_of(value, before), dots);
    add_needle(url_safe(base64_of(value, before)), dots);
  }
}

void SecretMask::add(const Secret& value) { add(value.reveal()); }

// The longest needle that begins here. `end` is kNot, kCut or where it ends.
SecretMask::Match SecretMask::match_at(std::string_view text, std::size_t at, Tail tail) const {
  for (const Needle& needle : needles_) {
    std::size_t end = at;
    for (const char c : needle.text) {
      end = after_letter(text, end, c);
      if (end == kNot || end == kCut) break;
    }
    if (end == kNot || (end == kCut && tail == Tail::final)) continue;
    return {end, &needle};
  }
  return {kNot, nullptr};
}

// Where a needle may begin, from `at` on; the size of the text when nowhere. No further goes most
// of a long answer.
std::size_t SecretMask::next_begin(std::string_view text, std::size_t at) const {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  for (; at + 1 < text.size(); ++at)
    if ((begins_[bytes[at]] & follows_[bytes[at + 1]]) != 0) return at;
  if (at < text.size() && begins_[bytes[at]] == 0) ++at;
  return at;
}

// Masks up to `end`: the end of the text, or of what is certain.
std::string SecretMask::pass(std::string_view text, std::size_t& end, Tail tail) const {
  std::string out;
  std::size_t done = 0;
  for (end = 0; end < text.size();) {
    end = next_begin(text, end);
    if (end == text.size()) break;
    const Match match = match_at(text, end, tail);
    if (match.end == kCut) break;
    if (match.end == kNot) {
      ++end;
      continue;
    }
    out.append(text.substr(done, end - done)).append(match.needle->mask);
    done = end = match.end;
  }
  return out.append(text.substr(done, end - done));
}

std::string SecretMask::whole(std::string_view text) const {
  if (needles_.empty()) return std::string(text);
  std::size_t end = 0;
  return pass(text, end, Tail::final);
}

std::string SecretMask::feed(std::string_view text) {
  if (needles_.empty()) return std::string(text);
  held_ += text;
  std::size_t end = 0;
  std::string out = pass(held_, end, Tail::open);
  held_.erase(0, end);
  return out;
}

std::string SecretMask::flush() { return whole(std::exchange(held_, {})); }

}  // namespace triptych
