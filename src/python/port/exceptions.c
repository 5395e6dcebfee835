#include "exceptions.h"

#include "internal.h"
#include "py/objtype.h"
#include "py/runtime.h"

MP_DEFINE_EXCEPTION(FileNotFoundError, OSError)
MP_DEFINE_EXCEPTION(FileExistsError, OSError)
MP_DEFINE_EXCEPTION(IsADirectoryError, OSError)
MP_DEFINE_EXCEPTION(NotADirectoryError, OSError)
MP_DEFINE_EXCEPTION(PermissionError, OSError)
MP_DEFINE_EXCEPTION(TimeoutError, OSError)
MP_DEFINE_EXCEPTION(ConnectionError, OSError)
MP_DEFINE_EXCEPTION(ModuleNotFoundError, ImportError)
MP_DEFINE_EXCEPTION(UnboundLocalError, NameError)
MP_DEFINE_EXCEPTION(UnicodeDecodeError, UnicodeError)
MP_DEFINE_EXCEPTION(UnicodeEncodeError, UnicodeError)
MP_DEFINE_EXCEPTION(FloatingPointError, ArithmeticError)
MP_DEFINE_EXCEPTION(BufferError, Exception)
MP_DEFINE_EXCEPTION(Warning, Exception)
MP_DEFINE_EXCEPTION(UserWarning, Warning)
MP_DEFINE_EXCEPTION(DeprecationWarning, Warning)
MP_DEFINE_EXCEPTION(RuntimeWarning, Warning)
MP_DEFINE_EXCEPTION(FutureWarning, Warning)

static mp_obj_t add_note(mp_obj_t self_in, mp_obj_t note) {
  mp_obj_exception_t* self = tpy_native_exception(self_in);
  mp_obj_t notes = tpy_exception_extra(self_in, MP_QSTR___notes__);
  if (notes == MP_OBJ_NULL) {
    notes = mp_obj_new_list(0, NULL);
    tpy_exception_store(self, MP_QSTR___notes__, notes);
  }
  mp_obj_list_append(notes, note);
  return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(add_note_obj, add_note);

static mp_obj_t with_traceback(mp_obj_t self, mp_obj_t traceback) {
  (void)traceback;
  return self;
}
static MP_DEFINE_CONST_FUN_OBJ_2(with_traceback_obj, with_traceback);

mp_obj_t tpy_exception_extra(mp_obj_t exception, qstr attr) {
  mp_obj_exception_t* self = tpy_native_exception(exception);
  if (self->extra == MP_OBJ_NULL) return MP_OBJ_NULL;
  mp_map_elem_t* found =
      mp_map_lookup(mp_obj_dict_get_map(self->extra), MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
  return found == NULL ? MP_OBJ_NULL : found->value;
}

static bool is_os_error(const mp_obj_exception_t* self) {
  return mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(self->base.type),
                                 MP_OBJ_FROM_PTR(&mp_type_OSError));
}

// (file, line, function) of each frame, the outermost first.
static mp_obj_t traceback_of(mp_obj_exception_t* self) {
  mp_obj_t all = mp_obj_new_list(0, NULL);
  if (self->traceback_data == NULL) return mp_const_none;
  for (size_t i = self->traceback_len; i >= 3; i -= 3) {
    const size_t* entry = &self->traceback_data[i - 3];
    mp_obj_t parts[3] = {MP_OBJ_NEW_QSTR((qstr)entry[0]), mp_obj_new_int_from_uint(entry[1]),
                         MP_OBJ_NEW_QSTR((qstr)entry[2])};
    mp_obj_list_append(all, mp_obj_new_tuple(3, parts));
  }
  return all;
}

bool tpy_exception_load(mp_obj_exception_t* self, qstr attr, mp_obj_t* dest) {
  mp_obj_t found = tpy_exception_extra(MP_OBJ_FROM_PTR(self), attr);
  if (found != MP_OBJ_NULL) {
    dest[0] = found;
  } else if (attr == MP_QSTR___cause__ || attr == MP_QSTR___context__) {
    dest[0] = mp_const_none;
  } else if (attr == MP_QSTR___suppress_context__) {
    dest[0] = mp_const_false;
  } else if (attr == MP_QSTR___traceback__) {
    dest[0] = traceback_of(self);
  } else if (attr == MP_QSTR_add_note || attr == MP_QSTR_with_traceback) {
    dest[0] = attr == MP_QSTR_add_note ? MP_OBJ_FROM_PTR(&add_note_obj)
                                       : MP_OBJ_FROM_PTR(&with_traceback_obj);
    dest[1] = MP_OBJ_FROM_PTR(self);
  } else if (is_os_error(self) && (attr == MP_QSTR_errno || attr == MP_QSTR_strerror)) {
    const size_t at = attr == MP_QSTR_errno ? 0 : 1;
    dest[0] = self->args->len >= 2 ? self->args->items[at] : mp_const_none;
  } else if (is_os_error(self) && attr == MP_QSTR_filename) {
    dest[0] = self->args->len >= 3 ? self->args->items[2] : mp_const_none;
  } else {
    return false;
  }
  return true;
}

bool tpy_exception_store(mp_obj_exception_t* self, qstr attr, mp_obj_t value) {
  if (value == MP_OBJ_NULL) {
    if (self->extra == MP_OBJ_NULL) return false;
    return mp_map_lookup(mp_obj_dict_get_map(self->extra), MP_OBJ_NEW_QSTR(attr),
                         MP_MAP_LOOKUP_REMOVE_IF_FOUND) != NULL;
  }
  if (attr == MP_QSTR_args) return false;
  if (self->extra == MP_OBJ_NULL) self->extra = mp_obj_new_dict(1);
  mp_obj_dict_store(self->extra, MP_OBJ_NEW_QSTR(attr), value);
  return true;
}

bool tpy_print_os_error(const mp_print_t* print, mp_obj_exception_t* self) {
  if (!is_os_error(self) || self->args->len < 2) return false;
  mp_print_str(print, "[Errno ");
  mp_obj_print_helper(print, self->args->items[0], PRINT_STR);
  mp_print_str(print, "] ");
  mp_obj_print_helper(print, self->args->items[1], PRINT_STR);
  if (self->args->len > 2) {
    mp_print_str(print, ": ");
    mp_obj_print_helper(print, self->args->items[2], PRINT_REPR);
  }
  return true;
}

const mp_obj_type_t* tpy_os_error_type(mp_obj_t number) {
  switch (mp_obj_is_small_int(number) ? MP_OBJ_SMALL_INT_VALUE(number) : 0) {
    case 2:
      return &mp_type_FileNotFoundError;
    case 13:
      return &mp_type_PermissionError;
    case 17:
      return &mp_type_FileExistsError;
    case 20:
      return &mp_type_NotADirectoryError;
    case 21:
      return &mp_type_IsADirectoryError;
    case 110:
      return &mp_type_TimeoutError;
    default:
      return &mp_type_OSError;
  }
}

void tpy_raised_from(mp_obj_t exception, mp_obj_t cause) {
  if (mp_obj_is_exception_type(cause)) cause = mp_call_function_0(cause);
  mp_obj_exception_t* self = tpy_native_exception(exception);
  if (cause != mp_const_none && !mp_obj_is_exception_instance(cause)) {
    mp_raise_TypeError(MP_ERROR_TEXT("exception causes must derive from BaseException"));
  }
  tpy_exception_store(self, MP_QSTR___cause__, cause);
  tpy_exception_store(self, MP_QSTR___suppress_context__, mp_const_true);
}

// Is the end of the chain of causes reached without meeting `exception`?
static bool may_follow(mp_obj_t exception, mp_obj_t context) {
  for (int i = 0; i < 100 && context != mp_const_none && context != MP_OBJ_NULL; ++i) {
    if (context == exception) return false;
    context = tpy_exception_extra(context, MP_QSTR___context__);
  }
  return true;
}

void tpy_exception_met(mp_obj_t exception, const void* handled) {
  if (handled == NULL) return;
  mp_obj_t context = MP_OBJ_FROM_PTR(handled);
  mp_obj_exception_t* self = tpy_native_exception(exception);
  if (self == &MP_STATE_VM(mp_emergency_exception_obj) || context == exception) return;
  if (self->traceback_data != NULL && self->traceback_len != 0) return;  // it was raised before
  if (exception == MP_OBJ_FROM_PTR(&mp_const_GeneratorExit_obj)) return;
  if (mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(self->base.type),
                              MP_OBJ_FROM_PTR(&mp_type_StopIteration)))
    return;
  if (tpy_exception_extra(exception, MP_QSTR___context__) == MP_OBJ_NULL &&
      may_follow(exception, context)) {
    tpy_exception_store(self, MP_QSTR___context__, context);
  }
}

mp_obj_t tpy_unbound_variable(void) {
  return mp_obj_new_exception_msg(
      &mp_type_UnboundLocalError,
      MP_ERROR_TEXT("cannot access local variable where it is not associated with a value"));
}
