#include "widgets/characters.h"

namespace triptych::ui {
namespace {

// Vowel signs and marks lie at the same places in each of the Indic blocks.
bool is_shaped_mark(char32_t c) {
  if (c >= 0x900 && c <= 0xDFF) {
    const char32_t at = c & 0x7F;
    return at <= 3 || (at >= 0x3A && at <= 0x4F && at != 0x3D) || (at >= 0x51 && at <= 0x57) ||
           at == 0x62 || at == 0x63;
  }
  const char32_t thai = c >= 0xE80 ? c - 0x80 : c;  // Lao lies parallel to Thai
  return c >= 0xE00 && c <= 0xEFF &&
         (thai == 0xE31 || (thai >= 0xE34 && thai <= 0xE3C) || (thai >= 0xE47 && thai <= 0xE4E));
}

}  // namespace

Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const unsigned lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {((lead & 0x1Fu) << 6) | (byte(at + 1) & 0x3Fu), 2};
  if (lead < 0xF0) {
    return {((lead & 0x0Fu) << 12) | ((byte(at + 1) & 0x3Fu) << 6) | (byte(at + 2) & 0x3Fu), 3};
  }
  return {((lead & 0x07u) << 18) | ((byte(at + 1) & 0x3Fu) << 12) | ((byte(at + 2) & 0x3Fu) << 6) |
              (byte(at + 3) & 0x3Fu),
          4};
}

bool extends_previous(char32_t c) {
  return is_shaped_mark(c) || (c >= 0x300 && c <= 0x36F) || c == 0x200D ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x1F3FB && c <= 0x1F3FF) ||
         (c >= 0x3099 && c <= 0x309A) || (c >= 0xE0020 && c <= 0xE007F);
}

bool is_rtl(char32_t c) {
  return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
         (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF) ||
         (c >= 0x1E800 && c <= 0x1EFFF);
}

bool is_ltr(char32_t c) {
  if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return true;
  const bool sign = (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3004) || c == 0xD7 ||
                    c == 0xF7 || c >= 0x1F000;
  return c >= 0xC0 && !sign && !is_rtl(c);
}

}  // namespace triptych::ui
