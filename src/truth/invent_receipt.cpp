// Receipts of shops that never were; all sums in whole cents.
#include <array>
#include <cstdio>

#include "truth/content.h"
#include "truth/random.h"

namespace triptych::truth {
namespace {

struct Goods {
  const char* name;
  int least, most;  // price in cents
};
constexpr std::array<Goods, 18> kGoods{{{"Oat biscuits", 179, 420},
                                        {"Black tea", 240, 690},
                                        {"Sourdough loaf", 320, 650},
                                        {"Goat cheese", 410, 890},
                                        {"Plum jam", 290, 560},
                                        {"Olive oil", 690, 1490},
                                        {"Garden candle", 350, 990},
                                        {"Note book", 220, 780},
                                        {"Walnut cake", 380, 760},
                                        {"Apple juice", 160, 390},
                                        {"Hand soap", 190, 480},
                                        {"Rye flour", 140, 360},
                                        {"Sea salt", 99, 310},
                                        {"Dried figs", 260, 640},
                                        {"Lemon curd", 310, 590},
                                        {"Tin whistle", 590, 1290},
                                        {"Wool socks", 890, 1690},
                                        {"Peppermints", 90, 250}}};
constexpr const char* kShops[] = {"Marigold Kiosk",   "The Blue Ladder", "Fennel & Sons",
                                  "Corner of Corvik", "Lantern Stores",  "Hadrun Provisions"};
constexpr const char* kStreets[] = {"Weaver Lane", "Harbour Street", "Old Mill Road",
                                    "Chestnut Row", "Ferry Steps"};
constexpr const char* kTowns[] = {"Aldby", "Corvik", "Elstow", "Istrel", "Lomond"};
constexpr const char* kMonthNames[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr int kTaxes[] = {5, 7, 10, 19, 20, 21};
constexpr const char* kPayments[] = {"Cash", "Card", "Debit card"};

template <class... Args>
std::string written(const char* form, Args... args) {
  char text[64];
  std::snprintf(text, sizeof text, form, args...);
  return text;
}

Json money(int cents) { return cents % 100 == 0 ? Json(cents / 100) : Json(cents / 100.0); }

}  // namespace

Receipt invent_receipt(const TestPicture& picture) {
  Random random(picture.seed);
  Receipt out;
  out.shop = random.pick(kShops);
  // One draw a statement: inside an expression each compiler takes them in its own order.
  const int house = random.between(2, 98);
  out.address = std::to_string(house) + " " + random.pick(kStreets);
  const int postcode = random.between(10000, 98999);
  out.town = std::to_string(postcode) + " " + random.pick(kTowns);
  const int year = random.between(2022, 2025), month = random.between(1, 12),
            day = random.between(1, 28);
  out.date = written("%04d-%02d-%02d", year, month, day);
  out.printed_date = written("%d %s %04d", day, kMonthNames[month - 1], year);
  const int hour = random.between(8, 20), minute = random.between(0, 59);
  out.time = written("%02d:%02d", hour, minute);
  std::vector<Goods> goods(kGoods.begin(), kGoods.end());
  random.shuffle(goods);
  for (int i = 0; i < picture.values; ++i) {
    const Goods& one = goods[static_cast<std::size_t>(i)];
    const int quantity = random.below(3) == 0 ? random.between(2, 5) : 1;
    out.lines.push_back({one.name, quantity, random.between(one.least, one.most)});
    out.subtotal += quantity * out.lines.back().cents;
  }
  out.tax_percent = random.pick(kTaxes);
  out.tax = (out.subtotal * out.tax_percent + 50) / 100;
  out.total = out.subtotal + out.tax;
  out.payment = random.pick(kPayments);
  return out;
}

Json truth_of(const Receipt& receipt) {
  Json truth{{"store_name", receipt.shop},
             {"store_address", receipt.address + ", " + receipt.town},
             {"date", receipt.date},
             {"time", receipt.time},
             {"currency", "EUR"},
             {"subtotal", money(receipt.subtotal)},
             {"tax", money(receipt.tax)},
             {"total", money(receipt.total)},
             {"payment_method", receipt.payment}};
  truth["items"] = Json::array();
  for (const Line& line : receipt.lines) {
    truth["items"].push_back({{"name", line.name},
                              {"quantity", line.quantity},
                              {"unit_price", money(line.cents)},
                              {"total", money(line.quantity * line.cents)}});
  }
  return truth;
}

}  // namespace triptych::truth
