// What str asks of its characters, for more than ASCII: letters, capitals, small letters. Of
// Unicode it knows the blocks that letters are in, not each one: what is left out are signs and
// symbols.
#include "letters.h"

static bool between(unichar c, unichar low, unichar high) { return low <= c && c <= high; }

static bool is_letter(unichar c) {
  if (c < 128) return between(c | 32, 'a', 'z');
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  return c != 0xD7 && c != 0xF7 && !between(c, 0x2000, 0x2BFF) && c < 0x1F000;
}
static bool is_letter_or_digit(unichar c) {
  const bool small_number = c == 0xB2 || c == 0xB3 || c == 0xB9 || between(c, 0xBC, 0xBE);
  return between(c, '0', '9') || is_letter(c) || small_number;
}

// Latin beyond Latin-1: a capital and its small letter follow each other, from an even number on in
// most ranges, from an odd one in two. Some letters have no partner there.
static bool is_in_pair(unichar c) {
  return between(c, 0x100, 0x17F) && c != 0x130 && c != 0x131 && c != 0x138 && c != 0x149 &&
         c != 0x178 && c != 0x17F;
}
static bool is_first_of_pair(unichar c) {
  const bool odd = between(c, 0x139, 0x148) || between(c, 0x179, 0x17E);
  return (c % 2 == 1) == odd;
}

// Capitals that are far from their small letters.
static const unichar kFar[][2] = {{0x178, 0xFF},  {0x386, 0x3AC}, {0x388, 0x3AD}, {0x389, 0x3AE},
                                  {0x38A, 0x3AF}, {0x38C, 0x3CC}, {0x38E, 0x3CD}, {0x38F, 0x3CE}};
static unichar other_of(unichar c, int mine) {
  for (size_t i = 0; i < MP_ARRAY_SIZE(kFar); ++i)
    if (kFar[i][mine] == c) return kFar[i][1 - mine];
  return c;
}

static unichar to_lower(unichar c) {
  if (between(c, 'A', 'Z')) return c + 32;
  if (c < 128) return c;
  if ((between(c, 0xC0, 0xDE) && c != 0xD7) || between(c, 0x391, 0x3A9) || between(c, 0x410, 0x42F))
    return c + 32;
  if (between(c, 0x400, 0x40F)) return c + 80;
  return is_in_pair(c) && is_first_of_pair(c) ? c + 1 : other_of(c, 0);
}
static unichar to_upper(unichar c) {
  if (between(c, 'a', 'z')) return c - 32;
  if (c < 128) return c;
  if ((between(c, 0xE0, 0xFE) && c != 0xF7) || (between(c, 0x3B1, 0x3C9) && c != 0x3C2) ||
      between(c, 0x430, 0x44F))
    return c - 32;
  if (between(c, 0x450, 0x45F)) return c - 80;
  return is_in_pair(c) && !is_first_of_pair(c) ? c - 1 : other_of(c, 1);
}

// --- methods of str

// Not empty, and every character is one.
static mp_obj_t all_are(mp_obj_t text, bool (*is)(unichar)) {
  size_t size;
  const byte* at = (const byte*)mp_obj_str_get_data(text, &size);
  const byte* end = at + size;
  for (; at < end; at = utf8_next_char(at))
    if (!is(utf8_get_char(at))) return mp_const_false;
  return mp_obj_new_bool(size > 0);
}
static mp_obj_t str_isalpha(mp_obj_t text) { return all_are(text, is_letter); }
MP_DEFINE_CONST_FUN_OBJ_1(tpy_isalpha_obj, str_isalpha);
static mp_obj_t str_isalnum(mp_obj_t text) { return all_are(text, is_letter_or_digit); }
MP_DEFINE_CONST_FUN_OBJ_1(tpy_isalnum_obj, str_isalnum);

static bool is_ascii(const byte* data, size_t size) {
  for (size_t i = 0; i < size; ++i)
    if (data[i] > 127) return false;
  return true;
}
static mp_obj_t str_isascii(mp_obj_t text) {
  size_t size;
  const char* data = mp_obj_str_get_data(text, &size);
  return mp_obj_new_bool(is_ascii((const byte*)data, size));
}
MP_DEFINE_CONST_FUN_OBJ_1(tpy_isascii_obj, str_isascii);

static mp_obj_t changed(mp_obj_t text, unichar (*change)(unichar), bool upper) {
  size_t size;
  const byte* at = (const byte*)mp_obj_str_get_data(text, &size);
  const byte* end = at + size;
  vstr_t out;
  if (is_ascii(at, size)) {  // most texts are
    vstr_init_len(&out, size);
    const byte first = upper ? 'a' : 'A';
    for (size_t i = 0; i < size; ++i)
      out.buf[i] = (char)(at[i] ^ ((byte)(at[i] - first) < 26 ? 32 : 0));
    return mp_obj_new_str_from_utf8_vstr(&out);
  }
  vstr_init(&out, size + 1);
  for (; at < end; at = utf8_next_char(at)) {
    const unichar c = utf8_get_char(at);
    if (upper && c == 0xDF)
      vstr_add_strn(&out, "SS", 2);
    else
      vstr_add_char(&out, change(c));
  }
  return mp_obj_new_str_from_utf8_vstr(&out);
}
static mp_obj_t str_lower(mp_obj_t text) { return changed(text, to_lower, false); }
MP_DEFINE_CONST_FUN_OBJ_1(tpy_lower_obj, str_lower);
static mp_obj_t str_upper(mp_obj_t text) { return changed(text, to_upper, true); }
MP_DEFINE_CONST_FUN_OBJ_1(tpy_upper_obj, str_upper);
