#include "results/currency.h"

#include <algorithm>

namespace triptych::results {
namespace {

// Active codes, without funds, metals and tests, each list in alphabetical order.
constexpr std::string_view kTwoPlaces =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
    "GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD "
    "MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP "
    "PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS "
    "TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";
constexpr std::string_view kNoPlaces =
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
constexpr std::string_view kThreePlaces = "BHD IQD JOD KWD LYD OMR TND";

bool lists(std::string_view codes, std::string_view code) {
  for (std::size_t i = 0; i < codes.size(); i += 4) {
    if (codes.substr(i, 3) == code) return true;
  }
  return false;
}

// As tills print them; of two that end or begin alike, the longer first.
constexpr std::string_view kSymbols[] = {
    "RD$",  "TT$",  "CA$",   "AU$",   "R$",   "US$",  "A$",   "C$",  "HK$", "NZ$", "S$",
    "NT$",  "MX$",  "N$",    "J$",    "RMB",  "CHF",  "Fr.",  "kr.", "kr",  "Kr.", "Kr",
    "Kč",   "zł",   "Ft",    "Rs.",   "Rs",   "Rp.",  "Rp",   "RM",  "lei", "Lei", "лв.",
    "лв",   "руб.", "руб",   "грн.",  "грн",  "د.إ",  "ر.س",  "ج.م", "د.ك", "ر.ق", "درهم",
    "ريال", "جنيه", "Euros", "euros", "Euro", "euro", "EURO", "KSh", "Ksh", "TSh", "USh",
    "TL",   "Dhs",  "Dh",    "S/.",   "S/",   "B/.",  "Bs.",  "Bs",  "रु.",  "रु",   "บาท",
    "円",   "元",   "원",    "$",     "€",    "£",    "￡",   "¥",   "￥",  "₹",   "₨",
    "₩",    "￦",   "₽",   "₺",     "₫",    "₴",    "₪",    "฿",   "₦",   "₱",   "₡",
    "₲",    "₵",    "₸",     "₼",   "₾",  "₭",    "₮",    "৳",   "៛",   "﷼"};

}  // namespace

std::optional<Currency> find_currency(std::string_view code) {
  if (code.size() != 3) return std::nullopt;
  const bool capitals =
      std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!capitals) return std::nullopt;
  if (lists(kTwoPlaces, code)) return Currency{code, 2};
  if (lists(kNoPlaces, code)) return Currency{code, 0};
  if (lists(kThreePlaces, code)) return Currency{code, 3};
  return std::nullopt;
}

std::span<const std::string_view> currency_symbols() { return kSymbols; }

}  // namespace triptych::results
