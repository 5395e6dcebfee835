#include "base/secret_mask.h"

#include <algorithm>

namespace triptych {
namespace {

constexpr std::string_view kDots = "\u2022\u2022\u2022\u2022";
constexpr std::size_t kLongSecret = 12;  // below, four characters would tell too much
constexpr std::size_t kShown = 4;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
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

void mask_in(std::string& text, std::string_view secret, std::size_t from) {
  if (secret.size() < kShortestSecret) return;
  std::size_t at = text.find(secret, from > secret.size() ? from - secret.size() : 0);
  if (at == std::string::npos) return;
  const std::string mask = masked(secret);
  for (; at != std::string::npos; at = text.find(secret, at + mask.size()))
    text.replace(at, secret.size(), mask);
}

void mask_in(std::string& text, const Secret& secret, std::size_t from) {
  mask_in(text, secret.reveal(), from);
}

void SecretMask::add(std::string_view value) {
  if (value.size() < kShortestSecret) return;
  if (std::find(secrets_.begin(), secrets_.end(), value) != secrets_.end()) return;
  secrets_.emplace_back(value);
  std::stable_sort(secrets_.begin(), secrets_.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
}

std::string SecretMask::whole(std::string_view text) const {
  std::string out(text);
  for (const std::string& secret : secrets_) mask_in(out, secret);
  return out;
}

// Where the longest end of the text starts that is the beginning of a secret.
std::size_t SecretMask::held_from(std::string_view text) const {
  std::size_t first = text.size();
  for (const std::string& secret : secrets_) {
    const std::size_t longest = std::min(secret.size() - 1, text.size());
    for (std::size_t length = longest; length > 0; --length) {
      if (text.substr(text.size() - length) != std::string_view(secret).substr(0, length)) continue;
      first = std::min(first, text.size() - length);
      break;
    }
  }
  return first;
}

std::string SecretMask::feed(std::string_view text) {
  if (secrets_.empty()) return std::string(text);
  held_ += text;
  held_ = whole(held_);
  const std::size_t from = held_from(held_);
  std::string out = held_.substr(0, from);
  held_.erase(0, from);
  return out;
}

std::string SecretMask::flush() {
  std::string out = whole(held_);
  held_.clear();
  return out;
}

}  // namespace triptych
