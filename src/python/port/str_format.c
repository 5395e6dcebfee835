// str.format() and "%".
#include <ctype.h>
#include <string.h>

#include "format.h"
#include "py/objstr.h"
#include "py/runtime.h"

typedef struct {
  size_t n_args;
  const mp_obj_t* args;  // args[0] is the text itself
  mp_map_t* keywords;
  int next;  // of the fields without a name; -1: they are numbered
} source_t;

static bool all_digits(const char* from, const char* to) {
  for (; from < to; ++from) {
    if (!isdigit((unsigned char)*from)) return false;
  }
  return true;
}

static mp_int_t number_of(const char* from, const char* to) {
  mp_int_t n = 0;
  for (; from < to; ++from) n = n * 10 + (*from - '0');
  return n;
}

static mp_obj_t argument(source_t* source, const char* from, const char* to) {
  if (from < to && !all_digits(from, to)) {
    mp_obj_t name = mp_obj_new_str_via_qstr(from, (size_t)(to - from));
    mp_map_elem_t* found =
        source->keywords ? mp_map_lookup(source->keywords, name, MP_MAP_LOOKUP) : NULL;
    if (found == NULL) mp_raise_type_arg(&mp_type_KeyError, name);
    return found->value;
  }
  mp_int_t at;
  if (from == to) {
    if (source->next < 0) {
      mp_raise_ValueError(MP_ERROR_TEXT(
          "cannot switch from manual field specification to automatic field numbering"));
    }
    at = source->next++;
  } else {
    if (source->next > 0) {
      mp_raise_ValueError(MP_ERROR_TEXT(
          "cannot switch from automatic field numbering to manual field specification"));
    }
    source->next = -1;
    at = number_of(from, to);
  }
  if ((size_t)at + 1 >= source->n_args) {
    mp_raise_msg_varg(&mp_type_IndexError,
                      MP_ERROR_TEXT("Replacement index %d out of range for positional args tuple"),
                      (int)at);
  }
  return source->args[at + 1];
}

// name.attribute[key]
static mp_obj_t field_value(source_t* source, const char* from, const char* to) {
  const char* at = from;
  while (at < to && *at != '.' && *at != '[') ++at;
  mp_obj_t value = argument(source, from, at);
  while (at < to) {
    const char* start = at + 1;
    if (*at == '[') {
      const char* stop = memchr(start, ']', (size_t)(to - start));
      if (stop == NULL) mp_raise_ValueError(MP_ERROR_TEXT("Missing ']' in format string"));
      mp_obj_t key = start < stop && all_digits(start, stop)
                         ? MP_OBJ_NEW_SMALL_INT(number_of(start, stop))
                         : mp_obj_new_str(start, (size_t)(stop - start));
      value = mp_obj_subscr(value, key, MP_OBJ_SENTINEL);
      at = stop + 1;
    } else {
      const char* stop = start;
      while (stop < to && *stop != '.' && *stop != '[') ++stop;
      if (stop == start) mp_raise_ValueError(MP_ERROR_TEXT("Empty attribute in format string"));
      value = mp_load_attr(value, qstr_from_strn(start, (size_t)(stop - start)));
      at = stop;
    }
  }
  return value;
}

static mp_obj_t converted(mp_obj_t value, char how) {
  if (how == 's' && mp_obj_is_str(value)) return value;
  vstr_t text;
  mp_print_t print;
  vstr_init_print(&text, 16, &print);
  if (how != 's' && how != 'r' && how != 'a') {
    mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("Unknown conversion specifier %c"), how);
  }
  mp_obj_print_helper(&print, value, how == 's' ? PRINT_STR : PRINT_REPR);
  mp_obj_t made = mp_obj_new_str_from_vstr(&text);
  if (how != 'a') return made;
  return mp_call_function_1(mp_load_global(MP_QSTR_ascii), value);
}

static void format_all(vstr_t* out, source_t* source, const char* at, const char* end);

// {name!r:spec}; `at` stands behind the '{'. Returns the place behind the '}'.
static const char* format_field(vstr_t* out, source_t* source, const char* at, const char* end) {
  const char *from = at, *stop = at;
  int depth = 1;
  const char *name_end = NULL, *spec = NULL;
  bool nested = false;
  for (; stop < end; ++stop) {
    if (*stop == '[' && spec == NULL) {
      while (stop < end && *stop != ']') ++stop;
      if (stop == end) break;
    }
    if (*stop == '{') {
      ++depth;
      nested = true;
    } else if (*stop == '}' && --depth == 0) {
      break;
    } else if (depth == 1 && spec == NULL && *stop == ':') {
      spec = stop + 1;
    } else if (depth == 1 && spec == NULL && *stop == '!') {
      name_end = stop;
    }
  }
  if (stop >= end) mp_raise_ValueError(MP_ERROR_TEXT("expected '}' before end of string"));
  const char* head_end = spec ? spec - 1 : stop;
  mp_obj_t value = field_value(source, from, name_end ? name_end : head_end);
  if (name_end) {
    if (name_end + 2 != head_end) {
      mp_raise_ValueError(MP_ERROR_TEXT("expected ':' after conversion specifier"));
    }
    value = converted(value, name_end[1]);
  }
  if (spec == NULL) {
    tpy_format_into(out, value, "", 0);
  } else if (!nested) {
    tpy_format_into(out, value, spec, (size_t)(stop - spec));
  } else {
    vstr_t inner;
    vstr_init(&inner, 16);
    format_all(&inner, source, spec, stop);
    tpy_format_into(out, value, inner.buf, inner.len);
    vstr_clear(&inner);
  }
  return stop + 1;
}

static void format_all(vstr_t* out, source_t* source, const char* at, const char* end) {
  while (at < end) {
    const char* plain = at;
    while (at < end && *at != '{' && *at != '}') ++at;
    vstr_add_strn(out, plain, (size_t)(at - plain));
    if (at == end) return;
    if (at + 1 < end && at[1] == *at) {
      vstr_add_char(out, (unichar)*at);
      at += 2;
    } else if (*at == '}') {
      mp_raise_ValueError(MP_ERROR_TEXT("Single '}' encountered in format string"));
    } else if (at + 1 == end) {
      mp_raise_ValueError(MP_ERROR_TEXT("Single '{' encountered in format string"));
    } else {
      at = format_field(out, source, at + 1, end);
    }
  }
}

mp_obj_t tpy_str_format(size_t n_args, const mp_obj_t* args, mp_map_t* keywords) {
  size_t size;
  const char* text = mp_obj_str_get_data(args[0], &size);
  source_t source = {n_args, args, keywords, 0};
  vstr_t out;
  vstr_init(&out, size + 16);
  format_all(&out, &source, text, text + size);
  return mp_obj_new_str_from_vstr(&out);
}

// --- "%"

typedef struct {
  const char *start, *at, *end;
  size_t n_args, used;
  const mp_obj_t* args;
  mp_obj_t mapping;
} percent_t;

static mp_obj_t next_value(percent_t* p) {
  if (p->used >= p->n_args) {
    mp_raise_TypeError(MP_ERROR_TEXT("not enough arguments for format string"));
  }
  return p->args[p->used++];
}

static mp_int_t percent_number(percent_t* p) {
  if (p->at < p->end && *p->at == '*') {
    ++p->at;
    return mp_obj_get_int(next_value(p));
  }
  const char* from = p->at;
  while (p->at < p->end && isdigit((unsigned char)*p->at)) ++p->at;
  return number_of(from, p->at);
}

static tpy_spec percent_spec(percent_t* p) {
  tpy_spec spec = {" ", 1, '>', 0, false, 0, 0, -1, 0};
  bool zeros = false;
  for (; p->at < p->end && strchr("-+ 0#", *p->at) && *p->at; ++p->at) {
    if (*p->at == '-') spec.align = '<';
    if (*p->at == '+') spec.sign = '+';
    if (*p->at == ' ' && !spec.sign) spec.sign = ' ';
    if (*p->at == '0') zeros = true;
    if (*p->at == '#') spec.alternate = true;
  }
  spec.width = percent_number(p);
  if (spec.width < 0) {
    spec.width = -spec.width;
    spec.align = '<';
  }
  if (p->at < p->end && *p->at == '.') {
    ++p->at;
    spec.precision = percent_number(p);
  }
  while (p->at < p->end && strchr("hlL", *p->at) && *p->at) ++p->at;
  if (p->at == p->end) mp_raise_ValueError(MP_ERROR_TEXT("incomplete format"));
  spec.type = *p->at++;
  if (zeros && spec.align != '<' && strchr("srac", spec.type) == NULL) {
    spec.fill = "0";
    spec.align = '=';
  }
  return spec;
}

static void percent_value(vstr_t* out, mp_obj_t value, tpy_spec spec, size_t at) {
  const char type = spec.type;
  if (type == 's' || type == 'r' || type == 'a') {
    tpy_format_text(out, converted(value, type), &spec);
  } else if (type == 'c') {
    mp_obj_t text = value;
    if (!mp_obj_is_str(value)) {
      vstr_t one;
      vstr_init(&one, 4);
      vstr_add_char(&one, (unichar)mp_obj_get_int(value));
      text = mp_obj_new_str_from_vstr(&one);
    }
    tpy_format_text(out, text, &spec);
  } else if (strchr("diuxXo", type)) {
    const bool whole = strchr("diu", type) != NULL;
    if (mp_obj_is_float(value) && whole) {
      value = mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_int), value);
    }
    if (!mp_obj_is_int(value) && !mp_obj_is_bool(value)) {
      mp_raise_msg_varg(&mp_type_TypeError,
                        whole ? MP_ERROR_TEXT("%%%c format: a real number is required, not %s")
                              : MP_ERROR_TEXT("%%%c format: an integer is required, not %s"),
                        type, mp_obj_get_type_str(value));
    }
    if (whole) spec.type = 'd';
    spec.precision = -1;
    tpy_format_number(out, value, &spec);
  } else if (strchr("eEfFgG", type)) {
    if (!mp_obj_is_int(value) && !mp_obj_is_float(value) && !mp_obj_is_bool(value)) {
      mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("must be real number, not %s"),
                        mp_obj_get_type_str(value));
    }
    tpy_format_number(out, value, &spec);
  } else {
    mp_raise_msg_varg(&mp_type_ValueError,
                      MP_ERROR_TEXT("unsupported format character '%c' (0x%x) at index %d"), type,
                      (unsigned char)type, (int)at);
  }
}

static void percent_field(vstr_t* out, percent_t* p) {
  mp_obj_t value = MP_OBJ_NULL;
  if (p->at < p->end && *p->at == '(') {
    const char* stop = memchr(p->at, ')', (size_t)(p->end - p->at));
    if (stop == NULL) mp_raise_ValueError(MP_ERROR_TEXT("incomplete format key"));
    if (p->mapping == MP_OBJ_NULL) mp_raise_TypeError(MP_ERROR_TEXT("format requires a mapping"));
    value = mp_obj_subscr(p->mapping, mp_obj_new_str(p->at + 1, (size_t)(stop - p->at - 1)),
                          MP_OBJ_SENTINEL);
    p->at = stop + 1;
    p->used = p->n_args;
  }
  tpy_spec spec = percent_spec(p);
  percent_value(out, value == MP_OBJ_NULL ? next_value(p) : value, spec,
                (size_t)(p->at - p->start) - 1);
}

mp_obj_t tpy_percent_format(mp_obj_t pattern, size_t n_args, const mp_obj_t* args,
                            mp_obj_t mapping) {
  size_t size;
  const char* text = mp_obj_str_get_data(pattern, &size);
  percent_t p = {text, text, text + size, n_args, 0, args, mapping};
  vstr_t out;
  vstr_init(&out, size + 16);
  while (p.at < p.end) {
    const char* plain = p.at;
    while (p.at < p.end && *p.at != '%') ++p.at;
    vstr_add_strn(&out, plain, (size_t)(p.at - plain));
    if (p.at == p.end) break;
    if (++p.at < p.end && *p.at == '%') {
      vstr_add_char(&out, '%');
      ++p.at;
    } else {
      percent_field(&out, &p);
    }
  }
  if (p.used < n_args && mapping == MP_OBJ_NULL) {
    mp_raise_TypeError(MP_ERROR_TEXT("not all arguments converted during string formatting"));
  }
  if (mp_obj_is_type(pattern, &mp_type_bytes)) return mp_obj_new_bytes_from_vstr(&out);
  return mp_obj_new_str_from_vstr(&out);
}
