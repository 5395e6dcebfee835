#include "calls.h"

#include <string.h>

#include "py/builtin.h"
#include "py/objstr.h"

// --- names

qstr tpy_name_at(const mp_obj_fun_bc_t* function, mp_uint_t encoded) {
#if MICROPY_EMIT_BYTECODE_USES_QSTR_TABLE
  return function->context->constants.qstr_table[encoded];
#else
  (void)function;
  return (qstr)encoded;
#endif
}

typedef struct {
  size_t positional, defaults, flags;
  const uint8_t* names;  // the function's own first
} prelude_t;

static prelude_t prelude_of(const mp_obj_fun_bc_t* function) {
  const byte* ip = function->bytecode;
  MP_BC_PRELUDE_SIG_DECODE(ip);
  MP_BC_PRELUDE_SIZE_DECODE(ip);
  (void)n_state, (void)n_exc_stack, (void)n_kwonly_args, (void)n_info, (void)n_cell;
  return (prelude_t){n_pos_args, n_def_pos_args, scope_flags, ip};
}

qstr tpy_full_name(const mp_obj_fun_bc_t* function) {
  mp_obj_t own = tpy_function_attribute(function, MP_QSTR___qualname__);
  if (own != MP_OBJ_NULL && mp_obj_is_str(own)) return mp_obj_str_get_qstr(own);
  const uint8_t* names = prelude_of(function).names;
  return tpy_name_at(function, mp_decode_uint_value(names));
}

static qstr parameter(const mp_obj_fun_bc_t* function, size_t number) {
  const uint8_t* names = prelude_of(function).names;
  for (size_t i = 0; i <= number; ++i) names = mp_decode_uint_skip(names);
  return tpy_name_at(function, mp_decode_uint_value(names));
}

// --- calls that do not fit

static const char* plural(size_t count) { return count == 1 ? "" : "s"; }

static MP_NORETURN void raise_words(vstr_t* words) {
  mp_raise_type_arg(&mp_type_TypeError, mp_obj_new_str_from_vstr(words));
}

static void add_too_many(vstr_t* words, prelude_t prelude, size_t given) {
  vstr_add_str(words, "takes ");
  size_t least = prelude.positional - prelude.defaults;
  if (prelude.defaults) {
    vstr_printf(words, "from %u to %u positional arguments", (unsigned)least,
                (unsigned)prelude.positional);
  } else {
    vstr_printf(words, "%u positional argument%s", (unsigned)least, plural(least));
  }
  vstr_printf(words, " but %u %s given", (unsigned)given, given == 1 ? "was" : "were");
}

MP_NORETURN void tpy_call_mismatch(const mp_obj_fun_bc_t* function, size_t given,
                                   const mp_obj_t* state) {
  const prelude_t prelude = prelude_of(function);
  const size_t least = prelude.positional - prelude.defaults;
  vstr_t words;
  vstr_init(&words, 64);
  vstr_printf(&words, "%q() ", tpy_full_name(function));
  if (state == NULL && given > prelude.positional) {
    add_too_many(&words, prelude, given);
    raise_words(&words);
  }
  qstr missing[8];
  size_t count = 0;
  for (size_t i = 0; i < least; ++i) {
    const bool is_missing = state == NULL ? i >= given : state[-(mp_int_t)i] == MP_OBJ_NULL;
    if (is_missing && count < MP_ARRAY_SIZE(missing)) missing[count++] = parameter(function, i);
  }
  vstr_printf(&words, "missing %u required positional argument%s: ", (unsigned)count,
              plural(count));
  for (size_t i = 0; i < count; ++i) {
    const char* before = i == 0 ? "" : i + 1 < count ? ", " : count == 2 ? " and " : ", and ";
    vstr_printf(&words, "%s'%q'", before, missing[i]);
  }
  raise_words(&words);
}

// --- operators

static const char* sign_of(mp_binary_op_t op, bool* in_place) {
  static const char* const signs[] = {"|", "^", "&",  "<<", ">>", "+",          "-",
                                      "*", "@", "//", "/",  "%",  "** or pow()"};
  *in_place = op >= MP_BINARY_OP_INPLACE_OR && op <= MP_BINARY_OP_INPLACE_POWER;
  if (*in_place) return signs[op - MP_BINARY_OP_INPLACE_OR];
  if (op >= MP_BINARY_OP_OR && op <= MP_BINARY_OP_POWER) return signs[op - MP_BINARY_OP_OR];
  if (op >= MP_BINARY_OP_REVERSE_OR && op <= MP_BINARY_OP_REVERSE_POWER)
    return signs[op - MP_BINARY_OP_REVERSE_OR];
  return op == MP_BINARY_OP_DIVMOD ? "divmod()" : NULL;
}

static const char* comparison_of(mp_binary_op_t op) {
  switch (op) {
    case MP_BINARY_OP_LESS:
      return "<";
    case MP_BINARY_OP_MORE:
      return ">";
    case MP_BINARY_OP_LESS_EQUAL:
      return "<=";
    default:
      return ">=";
  }
}

MP_NORETURN void tpy_unsupported_operator(mp_binary_op_t op, mp_obj_t left, mp_obj_t right) {
  const char *a = mp_obj_get_type_str(left), *b = mp_obj_get_type_str(right);
  bool in_place;
  const char* sign = sign_of(op, &in_place);
  if (sign == NULL) {
    mp_raise_msg_varg(&mp_type_TypeError,
                      MP_ERROR_TEXT("'%s' not supported between instances of '%s' and '%s'"),
                      comparison_of(op), a, b);
  }
  if (strcmp(sign, "+") == 0 && mp_obj_is_str(left)) {
    mp_raise_msg_varg(&mp_type_TypeError,
                      MP_ERROR_TEXT("can only concatenate str (not \"%s\") to str"), b);
  }
  if (strcmp(sign, "+") == 0 &&
      (mp_obj_is_type(left, &mp_type_list) || mp_obj_is_type(left, &mp_type_tuple))) {
    mp_raise_msg_varg(&mp_type_TypeError,
                      MP_ERROR_TEXT("can only concatenate %s (not \"%s\") to %s"), a, b, a);
  }
  if (strcmp(sign, "*") == 0) {  // a sequence times something that is no number
    const mp_obj_type_t* types[] = {&mp_type_str, &mp_type_list, &mp_type_tuple, &mp_type_bytes};
    for (size_t i = 0; i < MP_ARRAY_SIZE(types); ++i) {
      if (mp_obj_get_type(left) != types[i] && mp_obj_get_type(right) != types[i]) continue;
      mp_raise_msg_varg(&mp_type_TypeError,
                        MP_ERROR_TEXT("can't multiply sequence by non-int of type '%s'"),
                        mp_obj_get_type(left) == types[i] ? b : a);
    }
  }
  const bool is_power = op == MP_BINARY_OP_INPLACE_POWER;
  mp_raise_msg_varg(&mp_type_TypeError,
                    MP_ERROR_TEXT("unsupported operand type(s) for %s%s: '%s' and '%s'"),
                    is_power ? "**" : sign, in_place ? "=" : "", a, b);
}

MP_NORETURN void tpy_unsupported_unary(mp_unary_op_t op, mp_obj_t object) {
  const char* type = mp_obj_get_type_str(object);
  if (op == MP_UNARY_OP_HASH) {
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("unhashable type: '%s'"), type);
  }
  const char* sign = op == MP_UNARY_OP_NEGATIVE   ? "unary -"
                     : op == MP_UNARY_OP_POSITIVE ? "unary +"
                     : op == MP_UNARY_OP_INVERT   ? "unary ~"
                                                  : "abs()";
  mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("bad operand type for %s: '%s'"), sign, type);
}

MP_NORETURN void tpy_no_context_manager(mp_obj_t object) {
  mp_raise_msg_varg(&mp_type_TypeError,
                    MP_ERROR_TEXT("'%s' object does not support the context manager protocol"),
                    mp_obj_get_type_str(object));
}

void tpy_delete_variable(mp_obj_dict_t* variables, qstr name) {
  if (mp_map_lookup(&variables->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP) == NULL) {
    mp_raise_msg_varg(&mp_type_NameError, MP_ERROR_TEXT("name '%q' is not defined"), name);
  }
  mp_obj_dict_delete(MP_OBJ_FROM_PTR(variables), MP_OBJ_NEW_QSTR(name));
}

// --- attributes of functions

mp_obj_t tpy_function_attribute(const mp_obj_fun_bc_t* self, qstr attr) {
  if (self->attributes == MP_OBJ_NULL) return MP_OBJ_NULL;
  mp_map_elem_t* found =
      mp_map_lookup(mp_obj_dict_get_map(self->attributes), MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
  return found == NULL ? MP_OBJ_NULL : found->value;
}

// "f" of "A.f"
static mp_obj_t last_part(qstr name) {
  const char* text = qstr_str(name);
  const char* dot = strrchr(text, '.');
  return dot == NULL ? MP_OBJ_NEW_QSTR(name) : MP_OBJ_NEW_QSTR(qstr_from_str(dot + 1));
}

static mp_obj_t defaults_of(const mp_obj_fun_bc_t* self) {
  const prelude_t prelude = prelude_of(self);
  if (prelude.defaults == 0) return mp_const_none;
  return mp_obj_new_tuple(prelude.defaults, self->extra_args);
}

bool tpy_function_attr(mp_obj_t self_in, qstr attr, mp_obj_t* dest) {
  mp_obj_fun_bc_t* self = MP_OBJ_TO_PTR(self_in);
  if (dest[0] != MP_OBJ_NULL) {
    if (dest[1] == MP_OBJ_NULL) {
      if (tpy_function_attribute(self, attr) == MP_OBJ_NULL) return true;
      mp_obj_dict_delete(self->attributes, MP_OBJ_NEW_QSTR(attr));
    } else {
      if (self->attributes == MP_OBJ_NULL) self->attributes = mp_obj_new_dict(1);
      mp_obj_dict_store(self->attributes, MP_OBJ_NEW_QSTR(attr), dest[1]);
    }
    dest[0] = MP_OBJ_NULL;
    return true;
  }
  dest[0] = tpy_function_attribute(self, attr);
  if (dest[0] != MP_OBJ_NULL) return true;
  if (attr == MP_QSTR___name__) {
    dest[0] = last_part(mp_obj_fun_get_name(self_in));
  } else if (attr == MP_QSTR___qualname__) {
    dest[0] = MP_OBJ_NEW_QSTR(mp_obj_fun_get_name(self_in));
  } else if (attr == MP_QSTR___doc__) {
    dest[0] = mp_const_none;
  } else if (attr == MP_QSTR___defaults__) {
    dest[0] = defaults_of(self);
  } else if (attr == MP_QSTR___dict__) {
    if (self->attributes == MP_OBJ_NULL) self->attributes = mp_obj_new_dict(0);
    dest[0] = self->attributes;
  } else if (attr == MP_QSTR___module__) {
    mp_map_elem_t* name = mp_map_lookup(&self->context->module.globals->map,
                                        MP_OBJ_NEW_QSTR(MP_QSTR___name__), MP_MAP_LOOKUP);
    dest[0] = name == NULL ? mp_const_none : name->value;
  } else {
    return false;
  }
  return true;
}
