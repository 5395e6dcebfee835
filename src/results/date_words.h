// Internal to results: the words around a day, in the languages that tills print: English, German,
// French, Spanish, Italian, Portuguese, Arabic; Thai, Chinese, Japanese and Korean as signs. Names
// and abbreviations as CLDR has them, and the usual ones without accents.
#pragma once

#include <string>
#include <string_view>

namespace triptych::results {

// In small letters. 0 = no month.
int month_of(std::string_view word);
bool is_weekday(std::string_view word);
// What stands in a day and means nothing: "of", "de", "th".
bool is_filler(std::string_view word);

// Small letters, ASCII digits, no time of day, no weekday in brackets; years of eras and the signs
// of East Asia and Thailand as the plain "2026-11-28" or as an English month.
std::string plain_day(std::string_view text);

}  // namespace triptych::results
