#include "results/plain_text.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace triptych::results {
namespace {

// The zero of each script's ten digits: Arabic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati,
// Oriya, Tamil, Telugu, Kannada, Malayalam, Thai, Lao, Tibetan, Burmese, Khmer.
constexpr char32_t kZeros[] = {0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66,  0xBE6,
                               0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20, 0x1040, 0x17E0};

struct Sign {
  char32_t from;
  char to;
};
constexpr Sign kSigns[] = {
    {'\t', ' '},    {'\n', ' '},   {'\r', ' '},   {0xA0, ' '},    {0x202F, ' '},  {0x205F, ' '},
    {0x3000, ' '},  {0x2212, '-'}, {0xFE63, '-'}, {0x2018, '\''}, {0x2019, '\''}, {0x02BC, '\''},
    {0x00B4, '\''}, {0x60, '\''},  {0x066A, '%'}, {0x066B, '.'},  {0x066C, '\''}, {0x060C, ','}};

bool is_unseen(char32_t c) {
  return c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

// The ASCII character that stands for it; 0 = none does.
char ascii_of(char32_t c) {
  const auto* sign = std::ranges::find(kSigns, c, &Sign::from);
  if (sign != std::end(kSigns)) return sign->to;
  if (c >= 0x2000 && c <= 0x200A) return ' ';
  if (c >= 0x2010 && c <= 0x2015) return '-';
  if (c >= 0xFF01 && c <= 0xFF5E) return static_cast<char>(c - 0xFF01 + '!');
  const auto* zero = std::ranges::find_if(kZeros, [&](char32_t z) { return c >= z && c < z + 10; });
  return zero == std::end(kZeros) ? '\0' : static_cast<char>('0' + (c - *zero));
}

}  // namespace

std::string plain_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const triptych::CodePoint point = triptych::code_point_at(text, i);
    const std::string_view bytes = text.substr(i, point.bytes);
    i += bytes.size();
    if (is_unseen(point.value)) continue;
    if (const char plain = ascii_of(point.value))
      out.push_back(plain);
    else
      out += bytes;
  }
  return out;
}

}  // namespace triptych::results
