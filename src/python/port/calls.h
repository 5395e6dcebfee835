// Calls and operators that do not fit, in CPython's words; keywords for built-in functions; and the
// attributes of functions.
#pragma once

#include "py/bc.h"
#include "py/objfun.h"
#include "py/runtime.h"

qstr tpy_name_at(const mp_obj_fun_bc_t* function, mp_uint_t encoded);
qstr tpy_full_name(const mp_obj_fun_bc_t* function);  // "A.f"
// `state`: the first parameter's value, the others below it, NULL for those without; or NULL when
// `given` positional arguments are all there is.
MP_NORETURN void tpy_call_mismatch(const mp_obj_fun_bc_t* function, size_t given,
                                   const mp_obj_t* state);
MP_NORETURN void tpy_unsupported_operator(mp_binary_op_t op, mp_obj_t left, mp_obj_t right);
MP_NORETURN void tpy_unsupported_unary(mp_unary_op_t op, mp_obj_t object);

// A built-in function, which says how it is called wrongly; returns for one without a name.
void tpy_builtin_mismatch(mp_const_obj_t function, size_t least, size_t most, size_t given);
MP_NORETURN void tpy_no_context_manager(mp_obj_t object);
void tpy_delete_variable(mp_obj_dict_t* variables, qstr name);

#define TPY_MOST_PLACED 6
// A call of a built-in function that takes no keywords: puts them where they belong, as the table
// in calls.c says. The arguments as given when it says nothing.
const mp_obj_t* tpy_place_keywords(mp_const_obj_t function, size_t* n_args, size_t* n_kw,
                                   const mp_obj_t* args, mp_obj_t* placed);

mp_obj_t tpy_function_attribute(const mp_obj_fun_bc_t* function, qstr attr);  // or MP_OBJ_NULL
bool tpy_function_attr(mp_obj_t function, qstr attr, mp_obj_t* dest);
