// format(), str.format(), f-strings (which MicroPython compiles to str.format) and "%", with the
// whole language of format specifications. Widths count characters.
#pragma once

#include "py/obj.h"

typedef struct {
  const char* fill;  // one character
  size_t fill_size;
  char align;  // one of "<>^=", or 0
  char sign;   // one of "+- ", or 0
  bool alternate;
  mp_int_t width;
  char group;          // ',', '_' or 0
  mp_int_t precision;  // -1: none
  char type;           // 0: none
} tpy_spec;

// Appends the value as the specification says.
void tpy_format_into(vstr_t* out, mp_obj_t value, const char* spec, size_t size);
void tpy_format_number(vstr_t* out, mp_obj_t value, const tpy_spec* spec);
void tpy_format_text(vstr_t* out, mp_obj_t text, const tpy_spec* spec);
mp_obj_t tpy_str_format(size_t n_args, const mp_obj_t* args, mp_map_t* keywords);
// "%d" % ...; `mapping`: what is right of the operator when it is a dict, or MP_OBJ_NULL.
mp_obj_t tpy_percent_format(mp_obj_t pattern, size_t n_args, const mp_obj_t* args,
                            mp_obj_t mapping);

// float_text.c: the digits of a finite or infinite float, no sign; type 0: as repr() does.
size_t tpy_float_digits(double value, char type, mp_int_t precision, bool alternate, char* out,
                        size_t size);
