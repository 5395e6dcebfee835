// The functions of the `_host` module (host_module.c) that requests are made of.
#pragma once

#include "py/obj.h"

MP_DECLARE_CONST_FUN_OBJ_VAR_BETWEEN(tpy_http_send_obj);
MP_DECLARE_CONST_FUN_OBJ_1(tpy_http_read_obj);
MP_DECLARE_CONST_FUN_OBJ_1(tpy_http_read_all_obj);
MP_DECLARE_CONST_FUN_OBJ_1(tpy_http_close_obj);
