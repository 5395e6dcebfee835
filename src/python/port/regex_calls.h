// Members of _host; what they take and return stands above each in regex_calls.c.
#pragma once

#include "py/runtime.h"

MP_DECLARE_CONST_FUN_OBJ_VAR_BETWEEN(tpy_regex_obj);
MP_DECLARE_CONST_FUN_OBJ_VAR_BETWEEN(tpy_regex_all_obj);
