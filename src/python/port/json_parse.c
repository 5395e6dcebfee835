// JSON texts that json_check.cpp found right, as objects. In place of MicroPython's reader, which
// knows no pairs of \u escapes, no NaN and none of the hooks of json.loads().
#include <ctype.h>
#include <string.h>

#include "py/cstack.h"
#include "py/objstr.h"
#include "py/parsenum.h"
#include "py/runtime.h"
#include "py/unicode.h"

enum { OBJECT_HOOK, PAIRS_HOOK, PARSE_FLOAT, PARSE_INT, PARSE_CONSTANT, HOOKS };

typedef struct {
  const char *at, *end;
  const mp_obj_t* hooks;  // HOOKS of them, None for those not given
} reader_t;

static void skip(reader_t* r) {
  while (r->at < r->end && (*r->at == ' ' || *r->at == '\n' || *r->at == '\t' || *r->at == '\r'))
    ++r->at;
}

static unichar read_unit(reader_t* r) {
  unichar unit = 0;
  for (int i = 0; i < 4 && r->at < r->end; ++i) {
    const char c = *r->at++;
    unit = unit * 16 + (unichar)(isdigit((unsigned char)c) ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return unit;
}

// Two escapes can be one character: \ud83d\ude00. One of them alone is none (U+FFFD).
static unichar read_escaped(reader_t* r) {
  const unichar first = read_unit(r);
  if (first < 0xD800 || first > 0xDFFF) return first;
  if (first < 0xDC00 && r->end - r->at >= 6 && r->at[0] == '\\' && r->at[1] == 'u') {
    const char* back = r->at;
    r->at += 2;
    const unichar second = read_unit(r);
    if (second >= 0xDC00 && second <= 0xDFFF) {
      return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
    }
    r->at = back;
  }
  return 0xFFFD;
}

static mp_obj_t read_text(reader_t* r, bool is_key) {
  const char* from = ++r->at;
  while (r->at < r->end && *r->at != '"' && *r->at != '\\') ++r->at;
  if (*r->at == '"') {
    const size_t size = (size_t)(r->at++ - from);
    return is_key ? mp_obj_new_str_via_qstr(from, size) : mp_obj_new_str(from, size);
  }
  vstr_t text;
  vstr_init(&text, (size_t)(r->at - from) + 32);
  vstr_add_strn(&text, from, (size_t)(r->at - from));
  while (*r->at != '"') {
    if (*r->at != '\\') {
      from = r->at;
      while (*r->at != '"' && *r->at != '\\') ++r->at;
      vstr_add_strn(&text, from, (size_t)(r->at - from));
      continue;
    }
    const char c = r->at[1];
    r->at += 2;
    if (c == 'u') {
      vstr_add_char(&text, read_escaped(r));
    } else {
      vstr_add_byte(&text, (byte)(c == 'n'   ? '\n'
                                  : c == 't' ? '\t'
                                  : c == 'r' ? '\r'
                                  : c == 'b' ? '\b'
                                  : c == 'f' ? '\f'
                                             : c));
    }
  }
  ++r->at;
  return mp_obj_new_str_from_vstr(&text);
}

static mp_obj_t hooked(reader_t* r, int hook, const char* from) {
  return mp_call_function_1(r->hooks[hook], mp_obj_new_str(from, (size_t)(r->at - from)));
}

static mp_obj_t read_number(reader_t* r) {
  const char* from = r->at;
  bool whole = true;
  for (; r->at < r->end && (isalnum((unsigned char)*r->at) || strchr("+-.", *r->at)); ++r->at) {
    if (!isdigit((unsigned char)*r->at) && *r->at != '-') whole = false;
  }
  const int hook = whole ? PARSE_INT : PARSE_FLOAT;
  if (r->hooks[hook] != mp_const_none) return hooked(r, hook, from);
  const size_t size = (size_t)(r->at - from);
  return whole ? mp_parse_num_integer(from, size, 10, NULL)
               : mp_parse_num_float(from, size, false, NULL);
}

static bool word(reader_t* r, const char* known) {
  const size_t size = strlen(known);
  if ((size_t)(r->end - r->at) < size || memcmp(r->at, known, size) != 0) return false;
  r->at += size;
  return true;
}

static mp_obj_t read_constant(reader_t* r) {
  const char* from = r->at;
  const bool nan = word(r, "NaN"), negative = !nan && word(r, "-Infinity");
  if (!nan && !negative && !word(r, "Infinity")) return MP_OBJ_NULL;
  if (r->hooks[PARSE_CONSTANT] != mp_const_none) return hooked(r, PARSE_CONSTANT, from);
  const mp_float_t infinity = (mp_float_t)__builtin_inf();
  return mp_obj_new_float(nan ? (mp_float_t)__builtin_nan("") : negative ? -infinity : infinity);
}

static mp_obj_t read_value(reader_t* r);

static mp_obj_t read_list(reader_t* r) {
  mp_obj_t list = mp_obj_new_list(0, NULL);
  ++r->at;
  for (skip(r); *r->at != ']'; skip(r)) {
    if (*r->at == ',') ++r->at;
    mp_obj_list_append(list, read_value(r));
  }
  ++r->at;
  return list;
}

static mp_obj_t read_object(reader_t* r) {
  const bool pairs = r->hooks[PAIRS_HOOK] != mp_const_none;
  mp_obj_t object = pairs ? mp_obj_new_list(0, NULL) : mp_obj_new_dict(0);
  ++r->at;
  for (skip(r); *r->at != '}'; skip(r)) {
    if (*r->at == ',') ++r->at;
    skip(r);
    mp_obj_t pair[2] = {read_text(r, true), MP_OBJ_NULL};
    skip(r);
    ++r->at;
    pair[1] = read_value(r);
    if (pairs) {
      mp_obj_list_append(object, mp_obj_new_tuple(2, pair));
    } else {
      mp_obj_dict_store(object, pair[0], pair[1]);
    }
  }
  ++r->at;
  if (pairs) return mp_call_function_1(r->hooks[PAIRS_HOOK], object);
  if (r->hooks[OBJECT_HOOK] != mp_const_none)
    return mp_call_function_1(r->hooks[OBJECT_HOOK], object);
  return object;
}

static mp_obj_t read_value(reader_t* r) {
  mp_cstack_check();
  skip(r);
  switch (*r->at) {
    case '"':
      return read_text(r, false);
    case '[':
      return read_list(r);
    case '{':
      return read_object(r);
    case 't':
      r->at += 4;
      return mp_const_true;
    case 'f':
      r->at += 5;
      return mp_const_false;
    case 'n':
      r->at += 4;
      return mp_const_none;
    default: {
      mp_obj_t constant = read_constant(r);
      return constant == MP_OBJ_NULL ? read_number(r) : constant;
    }
  }
}

// json_parse(text without a fault, hooks)
static mp_obj_t json_parse(mp_obj_t text, mp_obj_t hooks) {
  mp_buffer_info_t buffer;
  mp_get_buffer_raise(text, &buffer, MP_BUFFER_READ);
  mp_obj_t* items;
  mp_obj_get_array_fixed_n(hooks, HOOKS, &items);
  reader_t r = {buffer.buf, (const char*)buffer.buf + buffer.len, items};
  return read_value(&r);
}
MP_DEFINE_CONST_FUN_OBJ_2(tpy_json_parse_obj, json_parse);
