#include "secret_mask.h"

#include <algorithm>

namespace triptych::python {
namespace {

constexpr std::size_t kShortest = 8;
constexpr std::size_t kShown = 4;

}  // namespace

void SecretMask::add(std::string_view value) {
  if (value.size() < kShortest) return;
  if (std::find(secrets_.begin(), secrets_.end(), value) != secrets_.end()) return;
  secrets_.emplace_back(value);
  std::stable_sort(secrets_.begin(), secrets_.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
}

std::string SecretMask::masked(std::string_view text) const {
  std::string out(text);
  for (const std::string& secret : secrets_) {
    for (std::size_t at = 0; (at = out.find(secret, at)) != std::string::npos;) {
      const std::string mask = "••••" + secret.substr(secret.size() - kShown);
      out.replace(at, secret.size(), mask);
      at += mask.size();
    }
  }
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
  held_ = masked(held_);
  const std::size_t from = held_from(held_);
  std::string out = held_.substr(0, from);
  held_.erase(0, from);
  return out;
}

std::string SecretMask::flush() {
  std::string out = masked(held_);
  held_.clear();
  return out;
}

std::string SecretMask::whole(std::string_view text) const { return masked(text); }

}  // namespace triptych::python
