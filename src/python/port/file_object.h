// open(), the file objects it makes, and sys.stdin, stdout and stderr (file_object.c).
#pragma once

#include "py/obj.h"

MP_DECLARE_CONST_FUN_OBJ_KW(mp_builtin_open_obj);
MP_NORETURN void tpy_raise_no_such_file(mp_obj_t path);
