// MicroPython's str, compiled from here with three names replaced: its methods are completed by
// compat.c, and a float formatted by a specifier without a type, as in f"{x:>10}", goes to
// float_text.c as such, where MicroPython would ask for "g" and six digits.
#define mp_obj_str_locals_dict tpy_rom_str_locals_dict
#include "py/mpprint.h"
#include "py/objstr.h"

// str.format() calls it with `precision`, at the end of the specifier (`str`), and "%" with `prec`.
#define mp_print_float(print, value, type, flags, fill, width, precision) \
  mp_print_float(print, value, TPY_TYPE_##precision(type), flags, fill, width, precision)
#define TPY_TYPE_precision(type) (type == 'g' && str[-1] != 'g' && str[-1] != 'n' ? 0 : type)
#define TPY_TYPE_prec(type) (type)
#include "py/objstr.c"
