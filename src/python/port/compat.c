// What MicroPython's own types lack and learners use: methods of str, str slices with a step, repr
// of text in every language, str(KeyError("a")). Nothing in MicroPython's files is changed: they
// are compiled with a few names replaced (CMakeLists.txt), and those names are defined here.
#include <math.h>
#include <string.h>

#include "extensible.h"
#include "internal.h"
#include "long_text.h"
#include "py/objexcept.h"
#include "py/objtuple.h"
#include "py/objtype.h"
#include "py/runtime.h"
#include "py/unicode.h"

// --- methods that lib/_boot.py and its modules add to built-in types

extern const mp_obj_dict_t tpy_rom_str_locals_dict;
mp_obj_dict_t mp_obj_str_locals_dict;
MP_REGISTER_ROOT_POINTER(mp_obj_t tpy_more_methods);  // keeps the dictionaries

// The built-in types that can be given methods, and what they have of MicroPython's.
typedef struct {
  const mp_obj_type_t* type;
  mp_obj_dict_t* methods;
  const mp_obj_dict_t* own;
} extensible_t;

static const extensible_t kExtensible[] = {
    {&mp_type_str, &mp_obj_str_locals_dict, &tpy_rom_str_locals_dict},
    {&mp_type_int, &tpy_int_methods, &tpy_rom_int_methods},
    {&mp_type_float, &tpy_float_methods, &tpy_rom_float_methods},
    {&mp_type_set, &tpy_set_methods, &tpy_rom_set_methods},
    {&mp_type_gen_instance, &tpy_generator_methods, &tpy_rom_generator_methods},
    {&mp_type_ordereddict, &tpy_ordered_dict_methods, &tpy_rom_dict_methods},
};

void tpy_compat_init(void) {
  tpy_forget_texts();
  for (size_t i = 0; i < MP_ARRAY_SIZE(kExtensible); ++i) {
    *kExtensible[i].methods = *kExtensible[i].own;
  }
  MP_STATE_VM(tpy_more_methods) = mp_obj_new_list(0, NULL);
}

// _host.extend_type(type, {name: function}); of a named tuple, too
static mp_obj_t extend_type(mp_obj_t type_in, mp_obj_t more) {
  const mp_obj_type_t* type = MP_OBJ_TO_PTR(type_in);
  mp_obj_dict_t* methods = MP_OBJ_TYPE_GET_SLOT(type, locals_dict);
  mp_obj_t all = mp_obj_dict_copy(MP_OBJ_FROM_PTR(methods));
  mp_map_t* map = mp_obj_dict_get_map(more);
  for (size_t i = 0; i < map->alloc; ++i) {
    if (mp_map_slot_is_filled(map, i)) {
      mp_obj_dict_store(all, map->table[i].key, map->table[i].value);
    }
  }
  mp_obj_list_append(MP_STATE_VM(tpy_more_methods), all);
  methods->map = *mp_obj_dict_get_map(all);
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_2(tpy_extend_type_obj, extend_type);

// --- printing

// How many bytes of a character that repr() does not show stand here; 0 for those that it shows.
static size_t hidden_size(const char* s, const char* end) {
  if ((unsigned char)*s < 0xC2 || end - s < 2) return 0;
  const unichar c = utf8_get_char((const byte*)s);
  const bool hidden = c <= 0xA0 || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
                      (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
                      (c >= 0xD800 && c <= 0xF8FF) || c == 0xFEFF || (c >= 0x2000 && c <= 0x200A) ||
                      c == 0x3000;
  return !hidden ? 0 : c < 0x800 ? 2 : 3;
}

static void print_repr(const mp_print_t* print, mp_obj_t str) {
  size_t size;
  const char *s = mp_obj_str_get_data(str, &size), *end = s + size;
  char quote = memchr(s, '\'', size) && !memchr(s, '"', size) ? '"' : '\'';
  mp_print_strn(print, &quote, 1, 0, 0, 0);
  while (s < end) {
    const char* p = s;
    while (p < end && (unsigned char)*p >= 32 && *p != 127 && *p != '\\' && *p != quote &&
           hidden_size(p, end) == 0)
      ++p;
    print->print_strn(print->data, s, (size_t)(p - s));
    if (p == end) break;
    if (*p == '\n' || *p == '\r' || *p == '\t') {
      mp_printf(print, "\\%c", *p == '\n' ? 'n' : *p == '\r' ? 'r' : 't');
    } else if (*p == '\\' || *p == quote) {
      mp_printf(print, "\\%c", *p);
    } else if (hidden_size(p, end) > 0) {
      const unsigned c = utf8_get_char((const byte*)p);
      mp_printf(print, c < 0x100 ? "\\x%02x" : "\\u%04x", c);
      p += hidden_size(p, end) - 1;
    } else {
      mp_printf(print, "\\x%02x", (unsigned char)*p);
    }
    s = p + 1;
  }
  mp_print_strn(print, &quote, 1, 0, 0, 0);
}

// MyError('text') as in CPython, where MicroPython prints MyError('text',).
static bool print_exception_repr(const mp_print_t* print, mp_obj_t object) {
  if (!mp_obj_is_exception_instance(object)) return false;
  if (mp_obj_is_instance_type(mp_obj_get_type(object))) {
    mp_obj_t method[2];
    mp_load_method_maybe(object, MP_QSTR___repr__, method);
    if (method[0] != MP_OBJ_NULL) return false;
  }
  mp_obj_t dest[2] = {MP_OBJ_NULL, MP_OBJ_NULL};
  mp_load_method_maybe(object, MP_QSTR_args, dest);
  if (dest[0] == MP_OBJ_NULL || !mp_obj_is_type(dest[0], &mp_type_tuple)) return false;
  mp_obj_tuple_t* args = MP_OBJ_TO_PTR(dest[0]);
  if (args->len != 1) return false;
  mp_printf(print, "%q(", mp_obj_get_type(object)->name);
  mp_obj_print_helper(print, args->items[0], PRINT_REPR);
  mp_print_str(print, ")");
  return true;
}

// json.dumps() of floats that JSON does not know, in CPython's words.
static bool print_json_float(const mp_print_t* print, mp_obj_t object) {
  if (!mp_obj_is_float(object)) return false;
  const mp_float_t f = mp_obj_float_get(object);
  if (isfinite(f)) return false;
  mp_print_str(print, isnan(f) ? "NaN" : f < 0 ? "-Infinity" : "Infinity");
  return true;
}

void tpy_rom_print_helper(const mp_print_t* print, mp_obj_t object, mp_print_kind_t kind);
void mp_obj_print_helper(const mp_print_t* print, mp_obj_t object, mp_print_kind_t kind) {
  if (kind == PRINT_REPR && mp_obj_is_str(object)) {
    print_repr(print, object);
    return;
  }
  if (kind == PRINT_REPR && print_exception_repr(print, object)) return;
  if (kind == PRINT_JSON && print_json_float(print, object)) return;
  if ((kind == PRINT_STR || kind == PRINT_EXC) && mp_obj_is_exact_type(object, &mp_type_KeyError)) {
    mp_obj_exception_t* exception = MP_OBJ_TO_PTR(object);
    if (exception->args && exception->args->len == 1) {
      if (kind == PRINT_EXC) mp_print_str(print, "KeyError: ");
      mp_obj_print_helper(print, exception->args->items[0], PRINT_REPR);
      return;
    }
  }
  tpy_rom_print_helper(print, object, kind);
}

// --- "abc"[::-1]

static mp_obj_t slice_of_str(mp_obj_t str, mp_obj_t slice) {
  size_t size;
  const char* s = mp_obj_str_get_data(str, &size);
  size_t count = utf8_charlen((const byte*)s, size);
  mp_bound_slice_t bounds;
  mp_obj_slice_indices(slice, (mp_int_t)count, &bounds);
  const char** at = m_new(const char*, count + 1);
  const byte* p = (const byte*)s;
  for (size_t i = 0; i < count; ++i, p = utf8_next_char(p)) at[i] = (const char*)p;
  at[count] = s + size;
  vstr_t out;
  vstr_init(&out, 16);
  mp_int_t i = (mp_int_t)bounds.start, stop = (mp_int_t)bounds.stop;
  for (; bounds.step > 0 ? i < stop : i > stop; i += bounds.step) {
    vstr_add_strn(&out, at[i], (size_t)(at[i + 1] - at[i]));
  }
  m_del(const char*, at, count + 1);
  return mp_obj_new_str_from_vstr(&out);
}

mp_obj_t tpy_rom_subscr(mp_obj_t base, mp_obj_t index, mp_obj_t value);
mp_obj_t mp_obj_subscr(mp_obj_t base, mp_obj_t index, mp_obj_t value) {
  if (value == MP_OBJ_SENTINEL && mp_obj_is_type(index, &mp_type_slice) && mp_obj_is_str(base)) {
    mp_obj_slice_t* slice = MP_OBJ_TO_PTR(index);
    if (slice->step != mp_const_none && slice->step != MP_OBJ_NEW_SMALL_INT(1)) {
      return slice_of_str(base, index);
    }
  }
  return tpy_rom_subscr(base, index, value);
}

// --- dict(x) and d.update(x) for an x of a class derived from dict: its items, not its keys

mp_obj_t tpy_pairs_of(mp_obj_t object, mp_obj_iter_buf_t* buffer) {
  if (mp_obj_is_instance_type(mp_obj_get_type(object))) {
    mp_obj_t method[2];
    mp_load_method_maybe(object, MP_QSTR_items, method);
    if (method[0] != MP_OBJ_NULL) object = mp_call_method_n_kw(0, 0, method);
  }
  return mp_getiter(object, buffer);
}
