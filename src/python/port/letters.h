// Methods of str that know letters beyond ASCII; _host hands them to lib/_text.py.
#pragma once

#include "py/runtime.h"

MP_DECLARE_CONST_FUN_OBJ_1(tpy_isalpha_obj);
MP_DECLARE_CONST_FUN_OBJ_1(tpy_isalnum_obj);
MP_DECLARE_CONST_FUN_OBJ_1(tpy_isascii_obj);
MP_DECLARE_CONST_FUN_OBJ_1(tpy_lower_obj);
MP_DECLARE_CONST_FUN_OBJ_1(tpy_upper_obj);
