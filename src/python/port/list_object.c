// MicroPython's list, with a sort that keeps the order of equal items, as CPython promises: its own
// file is compiled from here, after its macro for methods with keywords (only `sort` is one) has
// been made to name ours.
#include "py/obj.h"

mp_obj_t mp_obj_list_sort(size_t count, const mp_obj_t* args, mp_map_t* keywords);

static mp_obj_t stable_sort(size_t count, const mp_obj_t* args, mp_map_t* keywords) {
  return mp_obj_list_sort(count, args, keywords);
}

#undef MP_DEFINE_CONST_FUN_OBJ_KW
#define MP_DEFINE_CONST_FUN_OBJ_KW(name, least, function)                                       \
  const mp_obj_fun_builtin_var_t name = {{&mp_type_fun_builtin_var},                            \
                                         MP_OBJ_FUN_MAKE_SIG(least, MP_OBJ_FUN_ARGS_MAX, true), \
                                         .fun.kw = stable_sort}
#define mp_obj_list_sort tpy_rom_list_sort
mp_obj_t tpy_rom_list_sort(size_t count, const mp_obj_t* args, mp_map_t* keywords);
#include "py/objlist.c"
