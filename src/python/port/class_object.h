// What a class itself can do beyond MicroPython (edits/objtype.c.edit): the order of its bases, and
// a "meta" object in place of a metaclass, which the modules of lib/ give to their classes as
// __meta__ (enum.py, abc.py): its call(), iter(), getitem(), len(), contains(), check(), show() and
// made() get the class first and stand in for what a metaclass would define.
#pragma once

#include "py/obj.h"
#include "py/objtuple.h"

#define TPY_TYPE_FLAG_META (0x4000)
#define TPY_TYPE_FLAG_ORDER (0x8000)
#define TPY_ORDER_SLOT (12)  // behind the slots of MicroPython

// An object of a class derived from a built-in one: the built-in object in it. Else the object.
mp_obj_t tpy_native(mp_obj_t object);
bool tpy_has_native(mp_obj_t object);
mp_obj_t tpy_native_binary_op(mp_binary_op_t op, mp_obj_t left, mp_obj_t right);

void tpy_prepare_class(mp_obj_type_t* type, size_t bases);
// The classes to search for a class with several bases, itself first; NULL for others.
const mp_obj_tuple_t* tpy_class_order(const mp_obj_type_t* type);
// Where super() of `type` goes on in an object of class `whole`; NULL when at the base of `type`.
const mp_obj_tuple_t* tpy_order_after(const mp_obj_type_t* whole, const mp_obj_type_t* type,
                                      size_t* at);
mp_obj_t tpy_class_mro(const mp_obj_type_t* type);
void tpy_print_class_name(const mp_print_t* print, const mp_obj_type_t* type);

// The meta's function `name`, called with the class and, unless MP_OBJ_NULL, the argument; or
// MP_OBJ_NULL.
mp_obj_t tpy_call_meta(const mp_obj_type_t* type, qstr name, mp_obj_t argument);
bool tpy_meta_print(const mp_print_t* print, const mp_obj_type_t* type);
mp_obj_t tpy_meta_call(const mp_obj_type_t* type, size_t n_args, size_t n_kw, const mp_obj_t* args);
void tpy_meta_store(const mp_obj_type_t* type, qstr attr);  // may refuse
bool tpy_meta_check(mp_obj_t type, mp_obj_t object_type);
// What becomes of a class after its body ran; `keywords` of its head, "metaclass" less.
mp_obj_t tpy_class_made(mp_obj_t type, mp_map_t* keywords);

void tpy_class_attribute(const mp_obj_type_t* type, qstr attr, mp_obj_t* dest);
mp_obj_t tpy_class_unary_op(mp_unary_op_t op, mp_obj_t type);
mp_obj_t tpy_class_binary_op(mp_binary_op_t op, mp_obj_t left, mp_obj_t right);
mp_obj_t tpy_class_subscr(mp_obj_t type, mp_obj_t index, mp_obj_t value);
mp_obj_t tpy_class_getiter(mp_obj_t type, mp_obj_iter_buf_t* buffer);

extern const char* tpy_asking;  // "isinstance()" or "issubclass()", for the error
bool tpy_union_types(mp_obj_t object, size_t* count, mp_obj_t** types);

// x.__len__, x.__iter__ ... of an x of a built-in type, as hasattr() asks for them.
void tpy_builtin_special(mp_obj_t object, const mp_obj_type_t* type, qstr attr, mp_obj_t* dest);
