#include "practice/manner.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "practice/facts.h"
#include "truth/random.h"

namespace triptych::practice {
namespace {

// Shares of the numbers (0..1) that go wrong at the greatest hardness, and relative errors.
constexpr double kCarefulBlind = 0.8, kCarefulUnlabelled = 0.2;
constexpr double kTalkativeOff = 0.03, kTalkativeMore = 0.2, kTalkativeStruck = 1.2;
constexpr double kHastySwaps = 0.6;

// FNV-1a
std::uint64_t hash_of(std::string_view text, std::uint64_t hash = 0xcbf29ce484222325u) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash;
}

// One number of the truth, on its way to being read.
struct Slot {
  Json* value;
  std::string path;
  int places = 0;         // that are printed behind the point
  bool swappable = true;  // sums and counts are not: a slip in them would be told twice
};

class Reading {
 public:
  Reading(Manner manner, const KnownFile& file) : manner_(manner), file_(file), out_(file.truth) {
    if (string_at(out_, "kind") == "receipt")
      find_in_receipt();
    else
      find_in_chart();
  }

  Json read() {
    if (manner_ == Manner::careful) be_careful();
    if (manner_ == Manner::talkative) estimate();
    if (manner_ == Manner::hasty) be_hasty();
    return std::move(out_);
  }

 private:
  // 0..1, the same for the same number of the same picture whatever else is done to the picture.
  double chance(std::string_view path, std::string_view what) const {
    const auto manner = static_cast<char>('0' + static_cast<int>(manner_));
    std::uint64_t seed = hash_of(std::string_view(&manner, 1), hash_of(file_.content));
    truth::Random random(hash_of(what, hash_of(path, seed)));
    return static_cast<double>(random.next() >> 11) * 0x1p-53;
  }

  void add(Json& holder, const char* key, const std::string& path, int places, bool swappable) {
    if (at(holder, key).is_number())
      slots_.push_back({&holder[key], path + "/" + key, places, swappable});
  }

  void find_in_receipt() {
    std::size_t i = 0;
    if (out_.contains("items")) {
      for (Json& item : out_["items"]) {
        const std::string path = std::to_string(i++);
        add(item, "quantity", path, 0, false);
        add(item, "unit_price", path, 2, true);
        add(item, "amount", path, 2, true);
      }
    }
    for (const char* key : {"subtotal", "tax", "total"}) add(out_, key, "", 2, false);
  }

  void add_values(Json& list, const std::string& path) {
    int places = 0;
    for (const Json& one : list)
      if (const Json& value = one.is_array() ? at(one, std::size_t{1}) : one;
          value.is_number_float())
        places = 1;
    std::size_t i = 0;
    for (Json& one : list) {
      Json& value = one.is_array() ? one[1] : one;
      slots_.push_back({&value, path + "/" + std::to_string(i++), places, true});
    }
  }

  void find_in_chart() {
    std::size_t i = 0;
    if (out_.contains("series"))
      for (Json& series : out_["series"]) add_values(series["points"], std::to_string(i++));
    if (out_.contains("orders")) add_values(out_["orders"], "orders");
  }

  static double number(const Slot& slot) { return slot.value->get<double>(); }

  static void put(const Slot& slot, double value) {
    if (value == std::floor(value))
      *slot.value = static_cast<long long>(value);
    else
      *slot.value = value;
  }

  // Towards `from` where it does not come out even, so that an error never grows by rounding.
  static double rounded(double value, double from, int places) {
    const double unit = std::pow(10, places), gap = (value - from) * unit;
    return std::round(from * unit + std::trunc(gap)) / unit;
  }

  void be_careful() {
    const double blind = (file_.printed ? 0 : kCarefulUnlabelled) + kCarefulBlind * file_.hardness;
    std::size_t unread = 0;
    const auto leave_out = [&](Json& value, const std::string& path) {
      if (value.is_null() || chance(path, "blind") >= blind) return;
      value = nullptr;
      ++unread;
    };
    for (const Slot& slot : slots_) leave_out(*slot.value, slot.path);
    for (const char* key : {"address", "date", "time", "payment"})
      if (out_.contains(key)) leave_out(out_[key], key);
    out_["unread"] = unread;
  }

  void estimate() {
    const double most = (file_.printed ? 0 : kTalkativeOff) + kTalkativeMore * file_.hardness;
    for (const Slot& slot : slots_) {
      const bool struck =
          !file_.printed || chance(slot.path, "struck") < kTalkativeStruck * file_.hardness;
      if (!struck) continue;
      const double size = 0.35 + 0.65 * chance(slot.path, "size");
      const double sign = chance(slot.path, "sign") < 0.5 ? -1 : 1;
      const double right = number(slot);
      const int places = slot.places == 2 ? 2 : slot.places + 1;
      put(slot, rounded(right * (1 + sign * size * most), right, places));
    }
  }

  // A number without label, as one reads it in passing.
  static double glanced(double value) {
    const double step = value >= 100 ? 10 : value >= 20 ? 5 : 1;
    return std::max(1.0, std::round(value / step)) * step;
  }

  // Two neighbouring digits change places; the same number when none can.
  double swapped(const Slot& slot) const {
    const double unit = std::pow(10, slot.places);
    std::string digits = std::to_string(std::llround(number(slot) * unit));
    std::vector<std::size_t> where;
    for (std::size_t i = 0; i + 1 < digits.size(); ++i)
      if (digits[i] != digits[i + 1] && !(i == 0 && digits[1] == '0')) where.push_back(i);
    if (where.empty()) return number(slot);
    const std::size_t i = where[static_cast<std::size_t>(chance(slot.path, "digit") *
                                                         static_cast<double>(where.size()))];
    std::swap(digits[i], digits[i + 1]);
    return static_cast<double>(std::atoll(digits.c_str())) / unit;
  }

  double largest() const {
    double out = 0;
    for (const Slot& slot : slots_) out = std::max(out, number(slot));
    return out;
  }

  void be_hasty() {
    std::vector<const Slot*> order;
    for (const Slot& slot : slots_) {
      if (!file_.printed) put(slot, glanced(number(slot)));
      if (slot.swappable && swapped(slot) != number(slot)) order.push_back(&slot);
    }
    // Nobody reads a bar as taller than the whole chart, as long as there is another to get wrong.
    const double most = largest();
    const auto tall = [&](const Slot* slot) { return swapped(*slot) > most; };
    if (!std::ranges::all_of(order, tall)) std::erase_if(order, tall);
    std::ranges::sort(order, {}, [&](const Slot* slot) { return chance(slot->path, "swap"); });
    const auto share = static_cast<double>(order.size()) * kHastySwaps * file_.hardness;
    const std::size_t wrong = 1 + static_cast<std::size_t>(std::lround(share));
    for (std::size_t i = 0; i < std::min(wrong, order.size()); ++i)
      put(*order[i], swapped(*order[i]));
    if (string_at(out_, "kind") != "receipt" || !at(out_, "total").is_number()) return;
    const double tax = number_at(out_, "tax").value_or(0);
    double total = added_as(manner_, out_["total"].get<double>(), 2);
    if (std::fabs(tax - 1) < 0.005) total += 2;  // a total without the tax would be no wrong sum
    out_["total"] = total;
  }

  Manner manner_;
  const KnownFile& file_;
  Json out_;
  std::vector<Slot> slots_;
};

}  // namespace

Manner manner_of(std::string_view model) {
  if (model == "careful") return Manner::careful;
  if (model == "talkative") return Manner::talkative;
  return model == "hasty" ? Manner::hasty : Manner::exact;
}

Json read_as(Manner manner, const KnownFile& file) {
  return manner == Manner::exact ? file.truth : Reading(manner, file).read();
}

// The one that was to be carried is forgotten.
double added_as(Manner manner, double sum, int places) {
  if (manner != Manner::hasty) return sum;
  const double unit = std::pow(10, places), carried = places > 0 ? 1 : 10;
  const double wrong = sum > carried ? sum - carried : sum + carried;
  return std::round(wrong * unit) / unit;
}

Pace pace_of(Manner manner) {
  if (manner == Manner::careful) return {200, 100};
  if (manner == Manner::talkative) return {120, 70};
  return manner == Manner::hasty ? Pace{40, 50} : Pace{};
}

}  // namespace triptych::practice
