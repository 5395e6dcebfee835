#include "features/ask/video_cut.h"

#include <charconv>
#include <string_view>

#include "base/ascii.h"

namespace triptych {
namespace {

constexpr int kMax = 100 * 3600;  // seconds
constexpr double kMaxFrames = 24;

// "75", "1:15" or "1:02:03"; "" is 0.
std::optional<int> seconds_in(std::string_view text) {
  text = trimmed(text);
  int all = 0;
  while (!text.empty()) {
    int part = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), part);
    if (read.ec != std::errc() || !is_digit(text.front()) || part > kMax) return std::nullopt;
    all = all * 60 + part;
    if (all > kMax) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    if (text.empty()) break;
    if (text.front() != ':' || text.size() == 1) return std::nullopt;
    text.remove_prefix(1);
  }
  return all;
}

// "0.5" or "0,5": whole digits and a fraction, whatever the locale. "" is 0.
std::optional<double> frames_in(std::string_view text) {
  text = trimmed(text);
  double value = 0, place = 0;
  for (const char c : text) {
    if ((c == '.' || c == ',') && place == 0) {
      place = 1;
    } else if (!is_digit(c)) {
      return std::nullopt;
    } else if (place == 0) {
      value = value * 10 + (c - '0');
    } else {
      value += (c - '0') * (place /= 10);
    }
  }
  const bool some = text.find_first_of("123456789") != text.npos;
  if (!text.empty() && (!some || value > kMaxFrames)) return std::nullopt;
  return value;
}

}  // namespace

std::optional<VideoCut> read_cut(const TypedCut& typed) {
  const auto from = seconds_in(typed.from), to = seconds_in(typed.to);
  const auto frames = frames_in(typed.frames);
  if (!from || !to || !frames || (*to > 0 && *to <= *from)) return std::nullopt;
  return VideoCut{*frames, *from, *to};
}

}  // namespace triptych
