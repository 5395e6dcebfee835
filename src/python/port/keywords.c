// Keywords of built-in functions: sum(x, start=1), s.split(maxsplit=1), int("ff", base=16). A
// function of MicroPython's that takes none is called with its arguments in their places.
#include "calls.h"
#include "py/builtin.h"
#include "py/objstr.h"

#define NONE MP_ROM_NONE
#define INT(n) MP_ROM_INT(n)
#define TEXT(name) MP_ROM_QSTR(MP_QSTR_##name)
#define NEEDED MP_ROM_PTR(MP_OBJ_NULL)

typedef struct {
  qstr name;
  mp_rom_obj_t preset;
} parameter_t;

typedef struct {
  const mp_obj_type_t* type;  // whose method it is; NULL: a function
  qstr name;                  // MP_QSTRnull: the type itself is called
  parameter_t parameters[4];  // behind `self` of a method
} row_t;

static const row_t kRows[] = {
    {NULL, MP_QSTR_sum, {{MP_QSTR_iterable, NEEDED}, {MP_QSTR_start, INT(0)}}},
    {NULL, MP_QSTR_pow, {{MP_QSTR_base, NEEDED}, {MP_QSTR_exp, NEEDED}, {MP_QSTR_mod, NONE}}},
    {NULL, MP_QSTR_round, {{MP_QSTR_number, NEEDED}, {MP_QSTR_ndigits, NONE}}},
    {&mp_type_int, MP_QSTRnull, {{MP_QSTR_x, NEEDED}, {MP_QSTR_base, INT(10)}}},
    {&mp_type_str,
     MP_QSTRnull,
     {{MP_QSTR_object, NEEDED},
      {MP_QSTR_encoding, TEXT(utf_hyphen_8)},
      {MP_QSTR_errors, TEXT(strict)}}},
    {&mp_type_bytes,
     MP_QSTRnull,
     {{MP_QSTR_source, NEEDED},
      {MP_QSTR_encoding, TEXT(utf_hyphen_8)},
      {MP_QSTR_errors, TEXT(strict)}}},
    {&mp_type_bytearray,
     MP_QSTRnull,
     {{MP_QSTR_source, NEEDED},
      {MP_QSTR_encoding, TEXT(utf_hyphen_8)},
      {MP_QSTR_errors, TEXT(strict)}}},
    {&mp_type_str, MP_QSTR_split, {{MP_QSTR_sep, NONE}, {MP_QSTR_maxsplit, INT(-1)}}},
    {&mp_type_bytes, MP_QSTR_split, {{MP_QSTR_sep, NONE}, {MP_QSTR_maxsplit, INT(-1)}}},
    {&mp_type_str,
     MP_QSTR_encode,
     {{MP_QSTR_encoding, TEXT(utf_hyphen_8)}, {MP_QSTR_errors, TEXT(strict)}}},
    {&mp_type_bytes,
     MP_QSTR_decode,
     {{MP_QSTR_encoding, TEXT(utf_hyphen_8)}, {MP_QSTR_errors, TEXT(strict)}}},
    {&mp_type_bytearray,
     MP_QSTR_decode,
     {{MP_QSTR_encoding, TEXT(utf_hyphen_8)}, {MP_QSTR_errors, TEXT(strict)}}},
    {&mp_type_bytes, MP_QSTR_hex, {{MP_QSTR_sep, NEEDED}}},
    {&mp_type_int,
     MP_QSTR_to_bytes,
     {{MP_QSTR_length, INT(1)}, {MP_QSTR_byteorder, TEXT(big)}, {MP_QSTR_signed, MP_ROM_FALSE}}},
};

static mp_obj_t method_of(const row_t* row) {
  if (row->type == NULL) {
    mp_map_elem_t* found = mp_map_lookup((mp_map_t*)&mp_module_builtins_globals.map,
                                         MP_OBJ_NEW_QSTR(row->name), MP_MAP_LOOKUP);
    return found == NULL ? MP_OBJ_NULL : found->value;
  }
  if (row->name == MP_QSTRnull) return MP_OBJ_FROM_PTR(row->type);
  mp_obj_dict_t* methods = MP_OBJ_TYPE_GET_SLOT_OR_NULL(row->type, locals_dict);
  mp_map_elem_t* found = mp_map_lookup(&methods->map, MP_OBJ_NEW_QSTR(row->name), MP_MAP_LOOKUP);
  return found == NULL ? MP_OBJ_NULL : found->value;
}

static const row_t* row_of(mp_const_obj_t function) {
  for (size_t i = 0; i < MP_ARRAY_SIZE(kRows); ++i) {
    if (method_of(&kRows[i]) == function) return &kRows[i];
  }
  return NULL;
}

static MP_NORETURN void refuse_keyword(const row_t* row, mp_obj_t keyword) {
  mp_raise_msg_varg(
      &mp_type_TypeError, MP_ERROR_TEXT("'%s' is an invalid keyword argument for %q()"),
      mp_obj_str_get_str(keyword), row->name == MP_QSTRnull ? (qstr)row->type->name : row->name);
}

const mp_obj_t* tpy_place_keywords(mp_const_obj_t function, size_t* n_args, size_t* n_kw,
                                   const mp_obj_t* args, mp_obj_t* placed) {
  const row_t* row = row_of(function);
  if (row == NULL) return args;
  const size_t self = row->type != NULL && row->name != MP_QSTRnull ? 1 : 0;
  size_t most = self;
  while (most - self < 4 && row->parameters[most - self].name != MP_QSTRnull) ++most;
  if (*n_args > most) return args;
  for (size_t i = 0; i < most; ++i) {
    placed[i] = i < *n_args ? args[i] : MP_OBJ_NULL;
  }
  size_t last = *n_args;
  for (size_t k = 0; k < *n_kw; ++k) {
    const mp_obj_t keyword = args[*n_args + 2 * k];
    size_t at = self;
    while (at < most && MP_OBJ_NEW_QSTR(row->parameters[at - self].name) != keyword) ++at;
    if (at == most) refuse_keyword(row, keyword);
    if (placed[at] != MP_OBJ_NULL) {
      mp_raise_msg_varg(&mp_type_TypeError,
                        MP_ERROR_TEXT("argument for %q() given by name ('%s') and position (%d)"),
                        row->name, mp_obj_str_get_str(keyword), (int)(at - self + 1));
    }
    placed[at] = args[*n_args + 2 * k + 1];
    if (at + 1 > last) last = at + 1;
  }
  for (size_t i = self; i < last; ++i) {
    if (placed[i] != MP_OBJ_NULL) continue;
    placed[i] = (mp_obj_t)row->parameters[i - self].preset;
    if (placed[i] == MP_OBJ_NULL) return args;
  }
  *n_args = last;
  *n_kw = 0;
  return placed;
}

// --- what a built-in function is called, for errors

static const mp_obj_type_t* const kNamed[] = {&mp_type_str,  &mp_type_bytes, &mp_type_list,
                                              &mp_type_dict, &mp_type_set,   &mp_type_tuple,
                                              &mp_type_int};

static qstr name_in(mp_obj_dict_t* names, mp_const_obj_t function) {
  if (names == NULL) return MP_QSTRnull;
  for (size_t i = 0; i < names->map.alloc; ++i) {
    if (mp_map_slot_is_filled(&names->map, i) && names->map.table[i].value == function)
      return MP_OBJ_QSTR_VALUE(names->map.table[i].key);
  }
  return MP_QSTRnull;
}

void tpy_builtin_mismatch(mp_const_obj_t function, size_t least, size_t most, size_t given) {
  qstr name = name_in((mp_obj_dict_t*)&mp_module_builtins_globals, function);
  const mp_obj_type_t* type = NULL;
  for (size_t i = 0; name == MP_QSTRnull && i < MP_ARRAY_SIZE(kNamed); ++i) {
    type = kNamed[i];
    name = name_in(MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, locals_dict), function);
  }
  if (name == MP_QSTRnull) return;
  const char *owner = type == NULL ? "" : qstr_str(type->name), *dot = type == NULL ? "" : ".";
  if (type != NULL) {  // `self` does not count
    --least;
    --most;
    if (given > 0) --given;
  }
  if (least == most && most <= 1) {
    mp_raise_msg_varg(&mp_type_TypeError,
                      most == 0 ? MP_ERROR_TEXT("%s%s%q() takes no arguments (%d given)")
                                : MP_ERROR_TEXT("%s%s%q() takes exactly one argument (%d given)"),
                      owner, dot, name, (int)given);
  }
  const size_t bound = given < least ? least : most;
  const char* words = least == most ? "" : given < least ? "at least " : "at most ";
  mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("%q expected %s%d argument%s, got %d"), name,
                    words, (int)bound, bound == 1 ? "" : "s", (int)given);
}
