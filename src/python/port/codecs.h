// str.encode() and bytes.decode(); see codecs.c. `encoding` and `errors` may be MP_OBJ_NULL.
#pragma once

#include "py/obj.h"

mp_obj_t tpy_encode(mp_obj_t text, mp_obj_t encoding, mp_obj_t errors);
mp_obj_t tpy_decode(mp_obj_t bytes, mp_obj_t encoding, mp_obj_t errors);
