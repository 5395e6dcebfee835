// Floats as CPython writes and reads them: the shortest text that reads back as the same double,
// every digit right, every literal rounded correctly. In place of MicroPython's py/formatfloat.c,
// whose arithmetic in doubles is off in the last digit for one number in sixty; the exact
// arithmetic is the C library's.
#include <ctype.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "format.h"
#include "py/formatfloat.h"
#include "py/mpprint.h"
#include "py/parsenum.h"
#include "py/runtime.h"
#include "py/unicode.h"

#define MOST_DIGITS 100  // of a float that is formatted without a type, e.g. f"{x:.50}"
#define SCIENTIFIC_SIZE (MOST_DIGITS + 8)  // "1.2345678901234567e+308"
#define ON_STACK 448                       // what any double needs with 100 decimals
#define LONGEST_INTEGER 310                // digits of the largest double, and one
#define REPR_EXPONENT 16  // 1e+16 is the first number that is written with an exponent

// --- to text

// The next larger decimal of as many digits, in "d.ddde+dd"; false for 9.99.
static bool step_up(char* scientific) {
  for (char* p = strchr(scientific, 'e') - 1; p >= scientific; --p) {
    if (*p == '.') continue;
    if (*p != '9') {
      ++*p;
      return true;
    }
    *p = '0';
  }
  return false;
}

// `f` with the fewest digits that read back as it; it is finite and not negative.
static void shortest(double f, char* scientific) {
  // 15 digits are the shortest text whenever a shorter one exists (its zeros are cut later), but
  // not for the denormal ones. At a power of two the neighbours below are nearer than those above:
  // there the rounded digits may miss while the next ones read back.
  int unused;
  const bool uneven = frexp(f, &unused) == 0.5;
  for (int decimals = f < DBL_MIN ? 0 : DBL_DIG - 1; decimals < DBL_DECIMAL_DIG; ++decimals) {
    snprintf(scientific, SCIENTIFIC_SIZE, "%.*e", decimals, f);
    if (strtod(scientific, NULL) == f) return;
    if (uneven && step_up(scientific) && strtod(scientific, NULL) == f) return;
  }
}

// "1.500e+03" -> "1500", or "1.5e+03" when the exponent is below -4, or `limit` or more.
static void lay_out(const char* scientific, int limit, char* out) {
  char digits[SCIENTIFIC_SIZE];
  int count = 0;
  const char* p = scientific;
  for (; *p != 'e'; ++p) {
    if (*p != '.') digits[count++] = *p;
  }
  const int exponent = atoi(p + 1);
  while (count > 1 && digits[count - 1] == '0') --count;
  const bool positional = exponent >= -4 && exponent < limit;
  if (positional && exponent < 0) {
    out += sprintf(out, "0.%.*s", -exponent - 1, "0000");
  }
  const int before_dot = !positional ? 1 : exponent < 0 ? count : exponent + 1;
  for (int i = 0; i < count || i < before_dot; ++i) {
    if (i == before_dot) *out++ = '.';
    *out++ = i < count ? digits[i] : '0';
  }
  strcpy(out, positional ? "" : p);
}

static void format_without_type(double f, int precision, char* out) {
  char scientific[SCIENTIFIC_SIZE];
  if (precision < 0) {
    shortest(f, scientific);
    lay_out(scientific, REPR_EXPONENT, out);
  } else {
    if (precision > MOST_DIGITS) precision = MOST_DIGITS;
    const int decimals = precision > 1 ? precision - 1 : 0;
    snprintf(scientific, sizeof scientific, "%.*e", decimals, f);
    lay_out(scientific, decimals, out);
  }
}

// `type`: one of efgEFG, or 0 for a format that names none. Fits into ON_STACK, or LONGEST_INTEGER
// + precision + 4 when that is more.
static int format(double f, char type, int precision, char sign, char* out, size_t size) {
  char* text = out;
  if (signbit(f) && !isnan(f)) sign = '-';
  if (sign) *text++ = sign;
  f = isnan(f) ? (double)NAN : fabs(f);
  if (type == 0 && isfinite(f)) {
    format_without_type(f, precision, text);
  } else {
    const char pattern[] = {'%', '.', '*', type == 0 ? 'g' : type, 0};
    const size_t left = size - (size_t)(text - out);
    if (isnan(f)) {  // the C library's may have a sign
      strcpy(text, isupper((unsigned char)type) ? "NAN" : "nan");
    } else if (snprintf(text, left, pattern, precision < 0 ? 6 : precision, f) >= (int)left) {
      text[0] = 0;  // not reached: the caller gives room enough
    }
  }
  return (int)strlen(out);
}

int mp_print_float(const mp_print_t* print, mp_float_t f, char type, unsigned int flags, char fill,
                   int width, int precision) {
  if (precision == MP_FLOAT_REPR_PREC && type == 'g') {  // how MicroPython asks for repr()
    type = 0;
    precision = -1;
  } else if (type == 0) {
    flags |= PF_FLAG_ALWAYS_DECIMAL;
  }
  char on_stack[ON_STACK];
  char* text = on_stack;
  size_t size = sizeof on_stack;
  if (precision > 100) {
    size = LONGEST_INTEGER + (size_t)precision + 8;
    text = m_new(char, size);
  }
  const char sign = flags & PF_FLAG_SHOW_SIGN ? '+' : flags & PF_FLAG_SPACE_SIGN ? ' ' : 0;
  int count = format(f, type, precision, sign, text, size);
  if ((flags & PF_FLAG_ALWAYS_DECIMAL) && isfinite(f) && strpbrk(text, ".e") == NULL) {
    memcpy(text + count, ".0", 3);
    count += 2;
  }
  if (flags & PF_FLAG_ADD_PERCENT) text[count++] = '%';
  const char* rest = text;
  int printed = 0;
  if ((flags & PF_FLAG_PAD_AFTER_SIGN) && text[0] < '0') {  // a sign: zeros go behind it
    ++rest;
    --count;
    --width;
    printed += mp_print_strn(print, text, 1, 0, 0, 1);
  }
  printed += mp_print_strn(print, rest, (size_t)count, flags, fill, width);
  if (text != on_stack) m_del(char, text, size);
  return printed;
}

// See format.h.
size_t tpy_float_digits(double f, char type, mp_int_t precision, bool alternate, char* out,
                        size_t size) {
  size_t count = (size_t)format(f, type, (int)precision, 0, out, size);
  const bool decimal = type == 0 || (alternate && strchr("fF", type));
  if (decimal && isfinite(f) && strpbrk(out, ".e") == NULL) {
    out[count++] = '.';
    if (type == 0) out[count++] = '0';
    out[count] = 0;
  }
  return count;
}

// Called by MicroPython's own mp_print_float() only, which mp_printf() uses and nothing in use
// asks.
int mp_format_float(mp_float_t f, char* out, size_t size, char type, int precision, char sign) {
  char text[ON_STACK];
  format(f, type, precision > 100 ? 100 : precision, sign, text, sizeof text);
  return snprintf(out, size, "%.*s", (int)size - 1, text);
}

// --- from text

// The plain decimal number at `from`, without its underscores, as strtod() reads it. NULL when the
// text is anything else.
static const char* plain_decimal(const char* from, const char* end, char* to) {
  const char* digits = "0123456789";
  bool point = false, exponent = false, digit = false;
  if (from < end && (*from == '+' || *from == '-')) *to++ = *from++;
  for (; from < end; ++from) {
    if (isdigit((unsigned char)*from)) {
      digit = true;
    } else if (*from == '_') {
      if (!digit || from + 1 == end || !memchr(digits, from[1], 10)) return NULL;
      continue;
    } else if (*from == '.' && !point && !exponent) {
      point = true;
    } else if ((*from | 0x20) == 'e' && digit && !exponent) {
      exponent = true;
      digit = false;
      *to++ = 'e';
      if (from + 1 < end && (from[1] == '+' || from[1] == '-')) *to++ = *++from;
      continue;
    } else {
      return NULL;
    }
    *to++ = *from;
  }
  *to = 0;
  return digit ? to : NULL;
}

static bool read_decimal(const char* text, size_t size, double* value) {
  const char* end = text + size;
  while (text < end && unichar_isspace(*text)) ++text;
  while (text < end && unichar_isspace(end[-1])) --end;
  char on_stack[64];
  const size_t room = (size_t)(end - text) + 1;
  char* plain = room <= sizeof on_stack ? on_stack : m_new(char, room);
  const bool found = plain_decimal(text, end, plain) != NULL;
  if (found) *value = strtod(plain, NULL);
  if (plain != on_stack) m_del(char, plain, room);
  return found;
}

// Could it be inf or nan?
static bool may_be_special(const char* text, size_t size) {
  for (; size > 0; ++text, --size) {
    if ((*text | 0x20) == 'i' || (*text | 0x20) == 'n') return true;
    if (!unichar_isspace(*text) && *text != '+' && *text != '-') return false;
  }
  return false;
}

static void refuse(const char* text, size_t size) {
  vstr_t words;
  mp_print_t print;
  vstr_init_print(&words, 64, &print);
  mp_print_str(&print, "could not convert string to float: ");
  mp_obj_print_helper(&print, mp_obj_new_str(text, size), PRINT_REPR);
  mp_raise_type_arg(&mp_type_ValueError, mp_obj_new_str_from_vstr(&words));
}

mp_obj_t tpy_rom_parse_num_decimal(const char* text, size_t size, bool allow_imag,
                                   bool force_complex, mp_lexer_t* lexer);
mp_obj_t mp_parse_num_decimal(const char* text, size_t size, bool allow_imag, bool force_complex,
                              mp_lexer_t* lexer) {
  double value;
  if (!force_complex && read_decimal(text, size, &value)) return mp_obj_new_float(value);
  if (!force_complex && lexer == NULL && !may_be_special(text, size)) refuse(text, size);
  return tpy_rom_parse_num_decimal(text, size, allow_imag, force_complex, lexer);
}
