// Types in expressions: int | str, list[int], and the operators of classes as such.
#include "class_object.h"

#include "py/runtime.h"

typedef struct {
  mp_obj_base_t base;
  mp_obj_t types;  // a tuple
} union_t;

static void print_type(const mp_print_t* print, mp_obj_t type) {
  if (type == MP_OBJ_FROM_PTR(mp_obj_get_type(mp_const_none))) {
    mp_print_str(print, "None");
  } else if (mp_obj_is_type(type, &mp_type_type)) {
    mp_printf(print, "%q", (qstr)((mp_obj_type_t*)MP_OBJ_TO_PTR(type))->name);
  } else {
    mp_obj_print_helper(print, type, PRINT_REPR);
  }
}

static void union_print(const mp_print_t* print, mp_obj_t self_in, mp_print_kind_t kind) {
  (void)kind;
  size_t len;
  mp_obj_t* items;
  mp_obj_tuple_get(((union_t*)MP_OBJ_TO_PTR(self_in))->types, &len, &items);
  for (size_t i = 0; i < len; ++i) {
    if (i > 0) mp_print_str(print, " | ");
    print_type(print, items[i]);
  }
}

static mp_obj_t new_union(mp_obj_t left, mp_obj_t right);
static mp_obj_t union_binary_op(mp_binary_op_t op, mp_obj_t left, mp_obj_t right) {
  if (op == MP_BINARY_OP_OR) return new_union(left, right);
  if (op == MP_BINARY_OP_REVERSE_OR) return new_union(right, left);
  return MP_OBJ_NULL;
}

static MP_DEFINE_CONST_OBJ_TYPE(type_union, MP_QSTR_UnionType, MP_TYPE_FLAG_NONE, print,
                                union_print, binary_op, union_binary_op);

bool tpy_union_types(mp_obj_t object, size_t* count, mp_obj_t** types) {
  if (!mp_obj_is_type(object, &type_union)) return false;
  mp_obj_tuple_get(((union_t*)MP_OBJ_TO_PTR(object))->types, count, types);
  return true;
}

static mp_obj_t as_tuple(mp_obj_t type) {
  if (mp_obj_is_type(type, &type_union)) return ((union_t*)MP_OBJ_TO_PTR(type))->types;
  if (type == mp_const_none) type = MP_OBJ_FROM_PTR(mp_obj_get_type(type));
  return mp_obj_new_tuple(1, &type);
}

static mp_obj_t new_union(mp_obj_t left, mp_obj_t right) {
  union_t* u = mp_obj_malloc(union_t, &type_union);
  u->types = mp_binary_op(MP_BINARY_OP_ADD, as_tuple(left), as_tuple(right));
  return MP_OBJ_FROM_PTR(u);
}

mp_obj_t tpy_class_binary_op(mp_binary_op_t op, mp_obj_t left, mp_obj_t right) {
  if (op == MP_BINARY_OP_CONTAINS) {
    return tpy_call_meta(MP_OBJ_TO_PTR(left), MP_QSTR_contains, right);
  }
  if (op == MP_BINARY_OP_OR) return new_union(left, right);
  if (op == MP_BINARY_OP_REVERSE_OR && right == mp_const_none) return new_union(right, left);
  return MP_OBJ_NULL;
}

typedef struct {
  mp_obj_base_t base;
  mp_obj_t type, index;
} alias_t;

static void alias_print(const mp_print_t* print, mp_obj_t self_in, mp_print_kind_t kind) {
  (void)kind;
  alias_t* self = MP_OBJ_TO_PTR(self_in);
  print_type(print, self->type);
  mp_print_str(print, "[");
  size_t len = 1;
  mp_obj_t* items = &self->index;
  if (mp_obj_is_type(self->index, &mp_type_tuple)) mp_obj_tuple_get(self->index, &len, &items);
  for (size_t i = 0; i < len; ++i) {
    if (i > 0) mp_print_str(print, ", ");
    print_type(print, items[i]);
  }
  mp_print_str(print, "]");
}

static mp_obj_t alias_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t* args) {
  return mp_call_function_n_kw(((alias_t*)MP_OBJ_TO_PTR(self_in))->type, n_args, n_kw, args);
}

static MP_DEFINE_CONST_OBJ_TYPE(type_alias, MP_QSTR_GenericAlias, MP_TYPE_FLAG_NONE, print,
                                alias_print, call, alias_call, binary_op, union_binary_op);

mp_obj_t tpy_class_subscr(mp_obj_t type, mp_obj_t index, mp_obj_t value) {
  if (value != MP_OBJ_SENTINEL) return MP_OBJ_NULL;
  mp_obj_type_t* self = MP_OBJ_TO_PTR(type);
  mp_obj_t found = tpy_call_meta(self, MP_QSTR_getitem, index);
  if (found != MP_OBJ_NULL) return found;
  mp_obj_t get[3];
  mp_load_method_maybe(type, MP_QSTR___class_getitem__, get);
  if (get[0] != MP_OBJ_NULL) {
    get[2] = index;
    return mp_call_method_n_kw(1, 0, get);
  }
  if (self != &mp_type_list && self != &mp_type_dict && self != &mp_type_tuple &&
      self != &mp_type_set && self != &mp_type_frozenset && self != &mp_type_type &&
      self != &mp_type_ordereddict) {
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("type '%q' is not subscriptable"),
                      self->name);
  }
  alias_t* alias = mp_obj_malloc(alias_t, &type_alias);
  alias->type = type;
  alias->index = index;
  return MP_OBJ_FROM_PTR(alias);
}
