// What exceptions have beyond MicroPython's: attributes of the program's own, __cause__,
// __context__, notes; and the types that MicroPython leaves out.
#pragma once

#include "py/objexcept.h"

mp_obj_exception_t* tpy_native_exception(mp_obj_t exception);
// For the attributes of an exception of a built-in type; false when MicroPython shall go on.
bool tpy_exception_load(mp_obj_exception_t* exception, qstr attr, mp_obj_t* dest);
bool tpy_exception_store(mp_obj_exception_t* exception, qstr attr, mp_obj_t value);
mp_obj_t tpy_exception_extra(mp_obj_t exception, qstr attr);  // or MP_OBJ_NULL
bool tpy_print_os_error(const mp_print_t* print, mp_obj_exception_t* exception);

const mp_obj_type_t* tpy_os_error_type(mp_obj_t number);  // OSError(2, ...): FileNotFoundError

void tpy_raised_from(mp_obj_t exception, mp_obj_t cause);
// `exception` arrives in a frame; `handled`: what was being handled there, or NULL.
void tpy_exception_met(mp_obj_t exception, const void* handled);
mp_obj_t tpy_unbound_variable(void);

extern const mp_obj_type_t mp_type_FileExistsError, mp_type_FileNotFoundError,
    mp_type_IsADirectoryError, mp_type_NotADirectoryError, mp_type_PermissionError,
    mp_type_TimeoutError, mp_type_ConnectionError, mp_type_ModuleNotFoundError,
    mp_type_UnboundLocalError, mp_type_UnicodeDecodeError, mp_type_UnicodeEncodeError,
    mp_type_RecursionError;
