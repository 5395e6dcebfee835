#include "format.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "class_object.h"
#include "py/objint.h"
#include "py/objstr.h"
#include "py/objtype.h"
#include "py/runtime.h"
#include "py/unicode.h"

// --- reading a specification

static size_t character_size(const char* text, const char* end) {
  const char* next = text + 1;
  while (next < end && ((unsigned char)*next & 0xC0) == 0x80) ++next;
  return (size_t)(next - text);
}

static mp_int_t read_number(const char** at, const char* end) {
  mp_int_t number = 0;
  while (*at < end && isdigit((unsigned char)**at)) {
    number = number * 10 + (*(*at)++ - '0');
    if (number > 1000000)
      mp_raise_ValueError(MP_ERROR_TEXT("Too many decimal digits in format string"));
  }
  return number;
}

static MP_NORETURN void refuse_spec(const char* text, size_t size, mp_obj_t value) {
  mp_obj_t spec = mp_obj_new_str(text, size);
  mp_raise_msg_varg(&mp_type_ValueError,
                    MP_ERROR_TEXT("Invalid format specifier '%s' for object of type '%s'"),
                    mp_obj_str_get_str(spec), mp_obj_get_type_str(value));
}

static bool is_align(char c) { return c == '<' || c == '>' || c == '^' || c == '='; }

static tpy_spec read_spec(const char* text, size_t size, mp_obj_t value) {
  tpy_spec spec = {" ", 1, 0, 0, false, 0, 0, -1, 0};
  const char *at = text, *end = text + size;
  const size_t first = at < end ? character_size(at, end) : 0;
  if (first && at + first < end && is_align(at[first])) {
    spec.fill = at;
    spec.fill_size = first;
    spec.align = at[first];
    at += first + 1;
  } else if (at < end && is_align(*at)) {
    spec.align = *at++;
  }
  if (at < end && (*at == '+' || *at == '-' || *at == ' ')) spec.sign = *at++;
  if (at < end && *at == '#') spec.alternate = *at++;
  if (at < end && *at == '0') {
    if (spec.align == 0) spec.align = mp_obj_is_str(value) ? '<' : '=';
    if (spec.fill[0] == ' ' && spec.fill != text) spec.fill = "0";
    ++at;
  }
  spec.width = read_number(&at, end);
  if (at < end && (*at == ',' || *at == '_')) spec.group = *at++;
  if (at < end && *at == '.') {
    ++at;
    if (at == end || !isdigit((unsigned char)*at)) {
      mp_raise_ValueError(MP_ERROR_TEXT("Format specifier missing precision"));
    }
    spec.precision = read_number(&at, end);
  }
  if (at < end) spec.type = *at++;
  if (at < end) refuse_spec(text, size, value);
  return spec;
}

static MP_NORETURN void refuse_type(char type, mp_obj_t value) {
  mp_raise_msg_varg(&mp_type_ValueError,
                    MP_ERROR_TEXT("Unknown format code '%c' for object of type '%s'"), type,
                    mp_obj_get_type_str(value));
}

// --- filling up

static void add_fill(vstr_t* out, const tpy_spec* spec, mp_int_t count) {
  for (; count > 0; --count) vstr_add_strn(out, spec->fill, spec->fill_size);
}

// How many characters of room are left of and right of `length` characters.
static void share_room(const tpy_spec* spec, mp_int_t length, char align, mp_int_t* left,
                       mp_int_t* right) {
  mp_int_t room = spec->width > length ? spec->width - length : 0;
  *left = align == '<' ? 0 : align == '^' ? room / 2 : room;
  *right = room - *left;
}

void tpy_format_text(vstr_t* out, mp_obj_t text, const tpy_spec* spec) {
  size_t size;
  const char* data = mp_obj_str_get_data(text, &size);
  mp_int_t length = (mp_int_t)utf8_charlen((const byte*)data, size);
  if (spec->precision >= 0 && length > spec->precision) {
    const char* at = data;
    for (mp_int_t i = 0; i < spec->precision; ++i) at += character_size(at, data + size);
    size = (size_t)(at - data);
    length = spec->precision;
  }
  mp_int_t left, right;
  share_room(spec, length, spec->align ? spec->align : '<', &left, &right);
  add_fill(out, spec, left);
  vstr_add_strn(out, data, size);
  add_fill(out, spec, right);
}

// The digits with a mark after each third (fourth: of hex and binary) one, zeros in front until
// there are `least` characters.
static void add_grouped(vstr_t* out, const char* digits, size_t count, char mark, size_t every,
                        mp_int_t least) {
  size_t total = count;
  while ((mp_int_t)(total + (total - 1) / every) < least) ++total;
  for (size_t i = 0; i < total; ++i) {
    const size_t left = total - i;
    vstr_add_char(out, i < total - count ? '0' : digits[i - (total - count)]);
    if (left > 1 && (left - 1) % every == 0) vstr_add_char(out, mark);
  }
}

// sign, prefix like 0x, digits with grouping up to the first that is none, and the rest.
static void add_number(vstr_t* out, const char* sign, const char* prefix, const char* digits,
                       size_t size, const tpy_spec* spec) {
  size_t whole = 0;
  const size_t every =
      spec->type == 'x' || spec->type == 'X' || spec->type == 'b' || spec->type == 'o' ? 4 : 3;
  while (whole < size && isxdigit((unsigned char)digits[whole]) &&
         !(every == 3 && isalpha((unsigned char)digits[whole])))
    ++whole;
  const size_t marks = spec->group && whole > 0 ? (whole - 1) / every : 0;
  const mp_int_t length = (mp_int_t)(strlen(sign) + strlen(prefix) + size + marks);
  const char align = spec->align ? spec->align : '>';
  mp_int_t left = 0, right = 0;
  if (align != '=') share_room(spec, length, align, &left, &right);
  add_fill(out, spec, left);
  vstr_add_str(out, sign);
  vstr_add_str(out, prefix);
  const bool zeros = align == '=' && spec->fill[0] == '0' && spec->fill_size == 1;
  if (spec->group && whole > 0) {
    if (align == '=' && !zeros) add_fill(out, spec, spec->width - length);
    const mp_int_t least = zeros ? spec->width - (length - (mp_int_t)(whole + marks)) : 0;
    add_grouped(out, digits, whole, spec->group, every, least);
  } else {
    if (align == '=') add_fill(out, spec, spec->width - length);
    vstr_add_strn(out, digits, whole);
  }
  vstr_add_strn(out, digits + whole, size - whole);
  add_fill(out, spec, right);
}

static const char* sign_text(bool negative, char sign) {
  return negative ? "-" : sign == '+' ? "+" : sign == ' ' ? " " : "";
}

// --- numbers

static void format_float(vstr_t* out, mp_obj_t value, double number, const tpy_spec* spec) {
  char type = spec->type == 'n' ? 'g' : spec->type;
  if (type != 0 && strchr("eEfFgG%", type) == NULL) refuse_type(type, value);
  if (type == '%') {
    number *= 100;
    type = 'f';
  }
  char room[448];
  const bool large = spec->precision > 100;
  const size_t size = large ? (size_t)spec->precision + 340 : sizeof room;
  char* digits = large ? m_new(char, size) : room;
  size_t count =
      tpy_float_digits(fabs(number), type, spec->precision, spec->alternate, digits, size - 2);
  if (spec->type == '%') digits[count++] = '%';
  tpy_spec plain = *spec;
  plain.type = 'd';
  if (!isfinite(number)) plain.group = 0;
  add_number(out, sign_text(signbit(number) && !isnan(number), spec->sign), "", digits, count,
             &plain);
  if (large) m_del(char, digits, size);
}

static void format_int(vstr_t* out, mp_obj_t value, const tpy_spec* spec) {
  int base = 10;
  const char* prefix = "";
  switch (spec->type) {
    case 0:
    case 'd':
    case 'n':
      break;
    case 'b':
      base = 2;
      prefix = "0b";
      break;
    case 'o':
      base = 8;
      prefix = "0o";
      break;
    case 'x':
    case 'X':
      base = 16;
      prefix = spec->type == 'x' ? "0x" : "0X";
      break;
    default:
      refuse_type(spec->type, value);
  }
  if (spec->precision >= 0) {
    mp_raise_ValueError(MP_ERROR_TEXT("Precision not allowed in integer format specifier"));
  }
  char room[72], *buffer = room;
  size_t buffer_size = sizeof room, size;
  const char* digits = mp_obj_int_formatted(&buffer, &buffer_size, &size, value, base, NULL,
                                            spec->type == 'X' ? 'A' : 'a', '\0');
  const bool negative = digits[0] == '-';
  add_number(out, sign_text(negative, spec->sign), spec->alternate ? prefix : "", digits + negative,
             size - negative, spec);
  if (buffer != room) m_del(char, buffer, buffer_size);
}

void tpy_format_number(vstr_t* out, mp_obj_t value, const tpy_spec* spec) {
  if (mp_obj_is_bool(value)) value = MP_OBJ_NEW_SMALL_INT(mp_obj_is_true(value));
  if (mp_obj_is_float(value)) {
    format_float(out, value, mp_obj_float_get(value), spec);
  } else if (spec->type == 'c') {
    vstr_t one;
    vstr_init(&one, 4);
    vstr_add_char(&one, (unichar)mp_obj_get_int(value));
    tpy_spec plain = *spec;
    if (plain.align == 0) plain.align = '<';
    tpy_format_text(out, mp_obj_new_str_from_vstr(&one), &plain);
  } else if (spec->type != 0 && strchr("eEfFgG%", spec->type) != NULL) {
    format_float(out, value, mp_obj_get_float(value), spec);
  } else {
    format_int(out, value, spec);
  }
}

// --- any value

static void add_str_of(vstr_t* out, mp_obj_t value, mp_print_kind_t kind) {
  mp_print_t print = {out, (mp_print_strn_t)vstr_add_strn};
  mp_obj_print_helper(&print, value, kind);
}

static bool format_by_method(vstr_t* out, mp_obj_t value, const char* spec, size_t size) {
  mp_obj_t method[3];
  mp_load_method_maybe(value, MP_QSTR___format__, method);
  if (method[0] == MP_OBJ_NULL) return false;
  method[2] = mp_obj_new_str(spec, size);
  mp_obj_t text = mp_call_method_n_kw(1, 0, method);
  if (!mp_obj_is_str(text)) {
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("__format__ must return a str, not %s"),
                      mp_obj_get_type_str(text));
  }
  add_str_of(out, text, PRINT_STR);
  return true;
}

void tpy_format_into(vstr_t* out, mp_obj_t value, const char* text, size_t size) {
  if (mp_obj_is_obj(value) && mp_obj_is_instance_type(mp_obj_get_type(value))) {
    if (format_by_method(out, value, text, size)) return;
    if (size > 0) value = tpy_native(value);
  }
  if (size == 0) {
    add_str_of(out, value, PRINT_STR);
    return;
  }
  const bool is_text = mp_obj_is_str(value);
  if (!is_text && !mp_obj_is_int(value) && !mp_obj_is_float(value) && !mp_obj_is_bool(value)) {
    mp_raise_msg_varg(&mp_type_TypeError,
                      MP_ERROR_TEXT("unsupported format string passed to %s.__format__"),
                      mp_obj_get_type_str(value));
  }
  tpy_spec spec = read_spec(text, size, value);
  if (!is_text) {
    tpy_format_number(out, value, &spec);
    return;
  }
  if (spec.type != 0 && spec.type != 's') refuse_type(spec.type, value);
  if (spec.sign) mp_raise_ValueError(MP_ERROR_TEXT("Sign not allowed in string format specifier"));
  if (spec.group) {
    mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("Cannot specify '%c' with 's'."),
                      spec.group);
  }
  if (spec.align == '=') {
    mp_raise_ValueError(MP_ERROR_TEXT("'=' alignment not allowed in string format specifier"));
  }
  tpy_format_text(out, value, &spec);
}

// format(value, spec="") and __fmt__(), which pyfix writes.
static mp_obj_t builtin_format(size_t n_args, const mp_obj_t* args) {
  size_t size = 0;
  const char* spec = n_args > 1 ? mp_obj_str_get_data(args[1], &size) : "";
  vstr_t out;
  vstr_init(&out, 16);
  tpy_format_into(&out, args[0], spec, size);
  return mp_obj_new_str_from_vstr(&out);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(tpy_builtin_format_obj, 1, 2, builtin_format);
