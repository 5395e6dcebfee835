#include "results/date_words.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/ascii.h"
#include "results/plain_text.h"
#include "results/values.h"

namespace triptych::results {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

// Each between blanks, those of one month in one row.
constexpr std::array<std::string_view, 12> kOtherMonths = {
    " januar jänner jan jän janvier janv enero ene gennaio gen janeiro يناير ",
    " februar feb février fevrier févr fév fev febrero febbraio fevereiro فبراير ",
    " märz maerz mär mrz mars marzo março marco مارس ",
    " avril avr abril abr aprile أبريل ابريل إبريل ",
    " mai mayo maggio mag maio مايو ",
    " juni juin junio giugno giu junho يونيو ",
    " juli juillet juil julio luglio lug julho يوليو ",
    " août aout aoû agosto ago أغسطس اغسطس ",
    " sept septembre septiembre setiembre settembre set setembro سبتمبر ",
    " oktober okt octobre octubre ottobre ott outubro out أكتوبر اكتوبر ",
    " novembre noviembre novembro نوفمبر ",
    " dezember dez décembre decembre déc diciembre dic dicembre dezembro ديسمبر "};

constexpr std::string_view kWeekdays =
    " montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
    "mon "
    "die mit don fre sam son lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu "
    "ven dim lunes martes miércoles miercoles jueves viernes sábado sabado domingo mié mie jue vie "
    "sáb sab dom lunedì martedì mercoledì giovedì venerdì sabato domenica gio segunda terça terca "
    "quarta quinta sexta feira seg ter qua qui sex الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس "
    "الجمعة السبت ";

constexpr std::string_view kFillers =
    " st nd rd th of de del do di den der the le el am vom er º ª ° ";

bool has_word(std::string_view words, std::string_view word) {
  return words.find(" " + std::string(word) + " ") != words.npos;
}

struct Swap {
  std::string_view from, to;
};
// In this order: "星期日" goes before "日" becomes a blank.
constexpr Swap kSwaps[] = {{"ม.ค.", " jan "},    {"ก.พ.", " feb "},     {"มี.ค.", " mar "},
                           {"เม.ย.", " apr "},   {"พ.ค.", " may "},     {"มิ.ย.", " jun "},
                           {"ก.ค.", " jul "},    {"ส.ค.", " aug "},     {"ก.ย.", " sep "},
                           {"ต.ค.", " oct "},    {"พ.ย.", " nov "},     {"ธ.ค.", " dec "},
                           {"มกราคม", " jan "},  {"กุมภาพันธ์", " feb "},  {"มีนาคม", " mar "},
                           {"เมษายน", " apr "},  {"พฤษภาคม", " may "},  {"มิถุนายน", " jun "},
                           {"กรกฎาคม", " jul "}, {"สิงหาคม", " aug "},   {"กันยายน", " sep "},
                           {"ตุลาคม", " oct "},   {"พฤศจิกายน", " nov "}, {"ธันวาคม", " dec "},
                           {"พ.ศ.", " "},        {"วันอาทิตย์", " "},      {"วันจันทร์", " "},
                           {"วันอังคาร", " "},     {"วันพุธ", " "},         {"วันพฤหัสบดี", " "},
                           {"วันศุกร์", " "},       {"วันเสาร์", " "},       {"วันที่", " "},
                           {"ที่", " "},           {"月曜日", " "},       {"火曜日", " "},
                           {"水曜日", " "},      {"木曜日", " "},       {"金曜日", " "},
                           {"土曜日", " "},      {"日曜日", " "},       {"星期一", " "},
                           {"星期二", " "},      {"星期三", " "},       {"星期四", " "},
                           {"星期五", " "},      {"星期六", " "},       {"星期日", " "},
                           {"星期天", " "},      {"월요일", " "},       {"화요일", " "},
                           {"수요일", " "},      {"목요일", " "},       {"금요일", " "},
                           {"토요일", " "},      {"일요일", " "},       {"午前", " "},
                           {"午後", " "},        {"上午", " "},         {"下午", " "},
                           {"오전", " "},        {"오후", " "},         {"西暦", " "},
                           {"年", "-"},          {"月", "-"},           {"日", " "},
                           {"号", " "},          {"년", "-"},           {"월", "-"},
                           {"일", " "},          {"時", ":"},           {"时", ":"},
                           {"點", ":"},          {"点", ":"},           {"시", ":"},
                           {"分", ":"},          {"분", ":"},           {"秒", " "},
                           {"초", " "}};

struct Era {
  std::string_view name;
  int before_first = 0;
};
constexpr Era kEras[] = {{"令和", 2018},     {"平成", 1988},     {"昭和", 1925},
                         {"中華民國", 1911}, {"中華民国", 1911}, {"民國", 1911},
                         {"民国", 1911},     {"r", 2018},        {"h", 1988}};

std::size_t skip_digits(std::string_view text, std::size_t i) {
  while (i < text.size() && is_digit(text[i])) ++i;
  return i;
}

// "令和8年" and the "R8." of tills: the year of today's calendar.
std::string without_era(std::string text) {
  for (const Era& era : kEras) {
    if (!text.starts_with(era.name)) continue;
    std::size_t i = era.name.size();
    while (i < text.size() && text[i] == ' ') ++i;
    const std::size_t end = skip_digits(text, i);
    const bool first = text.substr(i).starts_with("元");  // the first year has no number
    if (!first && (end == i || end - i > 3)) continue;
    const int year = era.before_first + (first ? 1 : std::atoi(text.substr(i, end - i).c_str()));
    return std::to_string(year) + text.substr(first ? i + std::string_view("元").size() : end);
  }
  return text;
}

std::string swapped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto* swap = static_cast<unsigned char>(text[i]) < 0x80
                           ? std::end(kSwaps)
                           : std::ranges::find_if(kSwaps, [&](const Swap& one) {
                               return text.substr(i).starts_with(one.from);
                             });
    if (swap == std::end(kSwaps)) {
      out.push_back(text[i++]);
    } else {
      out += swap->to;
      i += swap->from.size();
    }
  }
  return out;
}

// "(土)", "(Sat)": brackets with no digit in them.
std::string without_brackets(std::string text) {
  for (std::size_t open = 0; (open = text.find('(', open)) != text.npos; ++open) {
    const std::size_t close = text.find(')', open);
    if (close == text.npos) break;
    const std::string inner = text.substr(open, close - open);
    if (std::ranges::none_of(inner, is_digit)) text.replace(open, close + 1 - open, " ");
  }
  return text;
}

// Behind one of the words that begins at `i`, perhaps after blanks; `i` when there is none.
template <std::size_t N>
std::size_t behind_word(std::string_view text, std::size_t i, const std::string_view (&words)[N]) {
  std::size_t at = i;
  while (at < text.size() && text[at] == ' ') ++at;
  for (const std::string_view word : words) {
    if (!text.substr(at).starts_with(word)) continue;
    const std::size_t end = at + word.size();
    if (end == text.size() || !is_letter(text[end]) || !is_letter(word.back())) return end;
  }
  return i;
}

// Behind ":30"; `i` when there is none. `last`: how high it may be.
std::size_t behind_part(std::string_view text, std::size_t i, int last) {
  std::size_t at = i;
  if (at >= text.size() || (text[at] != ':' && text[at] != 'h')) return i;
  ++at;
  while (at < text.size() && text[at] == ' ') ++at;
  const std::size_t end = skip_digits(text, at);
  if (end - at != 2 || (text[at] - '0') * 10 + (text[at + 1] - '0') > last) return i;
  return end;
}

// Behind a time of day with what belongs to it ("14:03:22.5 pm +01:00"); `i` when none begins
// there.
std::size_t behind_time(std::string_view text, std::size_t i) {
  static constexpr std::string_view kHalves[] = {"am",  "pm",  "a.m.", "p.m.", "a.m",
                                                 "p.m", "uhr", "hrs",  "h",    ":"};
  static constexpr std::string_view kZones[] = {"z",   "utc", "gmt", "cest", "cet", "bst",
                                                "est", "edt", "cst", "cdt",  "mst", "mdt",
                                                "pst", "pdt", "jst", "ist"};
  const std::size_t hour = skip_digits(text, i);
  if (hour == i || hour - i > 2 || std::atoi(std::string(text.substr(i, hour - i)).c_str()) > 24)
    return i;
  std::size_t end = behind_part(text, hour, 59);
  if (end == hour) return i;
  if (const std::size_t seconds = behind_part(text, end, 60); seconds != end) {
    end = seconds;
    if (end + 1 < text.size() && (text[end] == '.' || text[end] == ',') && is_digit(text[end + 1]))
      end = skip_digits(text, end + 1);
  }
  end = behind_word(text, end, kHalves);
  end = behind_word(text, end, kZones);
  const std::size_t zone = end + (end < text.size() && text[end] == ' ' ? 1 : 0);
  if (zone + 2 < text.size() && (text[zone] == '+' || text[zone] == '-') &&
      is_digit(text[zone + 1])) {
    end = skip_digits(text, zone + 1);
    if (end + 1 < text.size() && text[end] == ':') end = skip_digits(text, end + 1);
  }
  return end < text.size() && (is_digit(text[end]) || text[end] == ':') ? i : end;
}

std::string without_clock(std::string_view text) {
  static constexpr std::string_view kBefore[] = {" um",   " at",  " à", " a las",
                                                 " alle", " ore", "t"};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i]) || (i > 0 && (is_digit(text[i - 1]) || text[i - 1] == ':'))) continue;
    const std::size_t end = behind_time(text, i);
    if (end == i) continue;
    std::string before(text.substr(0, i));
    const auto strip = [&] { before = before.substr(0, before.find_last_not_of(" ,") + 1); };
    strip();
    for (const std::string_view word : kBefore) {
      const bool letter = word == "t";  // of "2026-11-28t14:03", not of a word
      if (before.ends_with(word) &&
          (!letter || (before.size() > 1 && is_digit(before[before.size() - 2])))) {
        before.resize(before.size() - word.size());
        break;
      }
    }
    strip();
    return before + " " + std::string(text.substr(end));
  }
  return std::string(text);
}

// "28. 11. 2026", "2026- 11- 28": no blanks around what separates digits.
std::string tightened(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool mark_before =
        !out.empty() && std::string_view("-/.").find(out.back()) != std::string_view::npos;
    const std::size_t next = text.find_first_not_of(' ', i);
    const bool mark_next = next != text.npos && (text[next] == '-' || text[next] == '/');
    if (text[i] == ' ' && (mark_before || mark_next)) continue;
    out.push_back(text[i]);
  }
  return out;
}

}  // namespace

int month_of(std::string_view word) {
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    const bool english = word == kMonths[i] || (word.size() == 3 && kMonths[i].starts_with(word));
    if (english || has_word(kOtherMonths[i], word)) return static_cast<int>(i) + 1;
  }
  return 0;
}

bool is_weekday(std::string_view word) {
  for (const std::string_view day :
       {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}) {
    if (word == day || (word.size() >= 3 && word.size() <= 5 && day.starts_with(word))) return true;
  }
  return has_word(kWeekdays, word);
}

bool is_filler(std::string_view word) { return has_word(kFillers, word); }

std::string plain_day(std::string_view text) {
  std::string day = without_era(folded(plain_text(text)));
  day = without_clock(without_brackets(swapped(day)));
  day = tightened(trimmed(day));
  const std::size_t last = day.find_last_not_of(" .,;-");
  return day.substr(0, last == day.npos ? 0 : last + 1);
}

}  // namespace triptych::results
