// MicroPython's bool, derived from int as in CPython: isinstance(True, int), issubclass(bool, int).
#include "py/obj.h"

#undef MP_DEFINE_CONST_OBJ_TYPE
#define MP_DEFINE_CONST_OBJ_TYPE(type, name, flags, ...)                                  \
  MP_DEFINE_CONST_OBJ_TYPE_NARGS_5(mp_obj_type_t, type, name, flags, __VA_ARGS__, parent, \
                                   &mp_type_int)
#include "py/objbool.c"
