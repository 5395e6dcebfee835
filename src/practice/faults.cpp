#include "practice/faults.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/ascii.h"
#include "practice/facts.h"

namespace triptych::practice {
namespace {

constexpr const char* kKnown =
    "ok, 429, 429:2, quota, 529, 503, 401, 402, 403, 404, 408, 413, 500, 502, 504, timeout, "
    "network, cut:40, slow:5, garbage";

// Digits with at most one point; no signs, no exponents, at most a million.
std::optional<double> number_of(std::string_view text) {
  if (text.empty() || text.size() > 9) return std::nullopt;
  double value = 0, place = 0;
  for (const char c : text) {
    if (c == '.' && place == 0) {
      place = 1;
    } else if (c >= '0' && c <= '9') {
      value = place > 0 ? value + (c - '0') * (place /= 10) : value * 10 + (c - '0');
    } else {
      return std::nullopt;
    }
  }
  if (text.front() == '.' || text.back() == '.' || value > 1e6) return std::nullopt;
  return value;
}

// "x3" or "*" at the end of a word.
std::optional<int> take_times(std::string_view& word) {
  if (word.ends_with('*')) {
    word = trimmed(word.substr(0, word.size() - 1));
    return 0;
  }
  const std::size_t x = word.rfind('x');
  if (x == word.npos || x == 0) return 1;
  const std::string_view digits = word.substr(x + 1);
  if (digits.empty() || digits.find_first_not_of("0123456789") != digits.npos) return 1;
  int times = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), times);
  word = trimmed(word.substr(0, x));
  if (times < 1 || times > 1000) return std::nullopt;
  return times;
}

std::optional<Fault> named(std::string_view name) {
  const auto of = [](FaultKind kind, int status = 0) { return Fault{kind, status, {}, 0, 1}; };
  if (name == "ok") return of(FaultKind::none);
  if (name == "quota") return of(FaultKind::quota, 429);
  if (name == "timeout" || name == "silent") return of(FaultKind::timeout);
  if (name == "network" || name == "offline") return of(FaultKind::network);
  if (name == "cut") return Fault{FaultKind::cut, 0, {}, 40, 1};
  if (name == "slow") return Fault{FaultKind::slow, 0, {}, 5, 1};
  if (name == "garbage") return of(FaultKind::garbage);
  if (name == "overloaded") return of(FaultKind::status, 529);
  const std::set<std::string_view> codes = {"400", "401", "402", "403", "404", "408", "413",
                                            "429", "500", "502", "503", "504", "529"};
  if (!codes.contains(name)) return std::nullopt;
  int status = 0;
  std::from_chars(name.data(), name.data() + name.size(), status);
  return of(FaultKind::status, status);
}

bool add_number(Fault& fault, double number) {
  if (fault.kind == FaultKind::status && (fault.status == 429 || fault.status >= 500)) {
    fault.wait = number;
    return true;
  }
  const bool counted = fault.kind == FaultKind::cut || fault.kind == FaultKind::slow;
  if (!counted || number < 1) return false;
  fault.amount = static_cast<std::size_t>(number);
  return true;
}

Result<Fault> parse_one(std::string_view item, std::size_t place) {
  using Failed = Result<Fault>;
  const auto failure = [&](const char* key) {
    return Failed::failure(words(key, {std::string(item), std::to_string(place), kKnown}));
  };
  std::string_view word = item;
  const auto times = take_times(word);
  if (!times) return failure("practice.fault.times");
  const std::size_t colon = word.find(':');
  auto fault = named(trimmed(word.substr(0, colon)));
  if (!fault) return failure("practice.fault.unknown");
  if (colon != word.npos) {
    const auto number = number_of(trimmed(word.substr(colon + 1)));
    if (!number || !add_number(*fault, *number)) return failure("practice.fault.number");
  }
  fault->times = *times;
  return *fault;
}

}  // namespace

Fault FaultScript::next() {
  if (empty()) return {};
  const Fault fault = faults_[at_];
  if (fault.times > 0 && ++used_ >= fault.times) {
    ++at_;
    used_ = 0;
  }
  return fault;
}

Result<std::vector<Fault>> parse_faults(std::string_view text) {
  using Faults = std::vector<Fault>;
  Faults faults;
  if (trimmed(text).empty()) return faults;
  for (std::size_t place = 1; !text.empty() || place == 1; ++place) {
    const std::size_t comma = std::min(text.find_first_of(",;\n"), text.size());
    const std::string_view item = trimmed(text.substr(0, comma));
    const bool last = comma == text.size();
    text.remove_prefix(std::min(comma + 1, text.size()));
    if (item.empty() && (last || text.empty())) break;  // a comma at the end
    auto fault = parse_one(item, place);
    if (!fault.ok()) return Result<Faults>::failure(fault.error());
    faults.push_back(fault.value());
  }
  return faults;
}

}  // namespace triptych::practice
