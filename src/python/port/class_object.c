#include "class_object.h"

#include <string.h>

#include "py/objtype.h"
#include "py/runtime.h"

const char* tpy_asking = "isinstance()";

mp_obj_t tpy_native(mp_obj_t object) {
  return tpy_has_native(object) ? ((mp_obj_instance_t*)MP_OBJ_TO_PTR(object))->subobj[0] : object;
}

// The operators of the built-in types know their own kind only.
mp_obj_t tpy_native_binary_op(mp_binary_op_t op, mp_obj_t left, mp_obj_t right) {
  if (op == MP_BINARY_OP_CONTAINS) return mp_binary_op(MP_BINARY_OP_IN, right, left);
  if (op >= MP_BINARY_OP_REVERSE_OR) {  // 1 + IntEnum member: asked of the right one
    return mp_binary_op(op - (MP_BINARY_OP_REVERSE_OR - MP_BINARY_OP_OR), tpy_native(right), left);
  }
  const mp_obj_type_t* type = mp_obj_get_type(left);
  mp_obj_t result = MP_OBJ_NULL;
  if (mp_obj_is_small_int(left)) return mp_binary_op(op, left, tpy_native(right));
  if (MP_OBJ_TYPE_HAS_SLOT(type, binary_op)) {
    result = MP_OBJ_TYPE_GET_SLOT(type, binary_op)(op, left, tpy_native(right));
  }
  return result == MP_OBJ_NULL ? mp_const_notimplemented : result;
}

// --- the order of bases: C3, as CPython computes it

const mp_obj_tuple_t* tpy_class_order(const mp_obj_type_t* type) {
  return type->flags & TPY_TYPE_FLAG_ORDER ? type->slots[TPY_ORDER_SLOT] : NULL;
}

static const mp_obj_type_t* single_parent(const mp_obj_type_t* type) {
  const mp_obj_base_t* parent = MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, parent);
  return parent == NULL || parent->type == &mp_type_tuple ? NULL : (const mp_obj_type_t*)parent;
}

// Appends the class and all that it derives from, without `object`.
static void append_order(mp_obj_t list, const mp_obj_type_t* type) {
  for (; type != NULL && type != &mp_type_object; type = single_parent(type)) {
    const mp_obj_tuple_t* order = tpy_class_order(type);
    if (order != NULL) {
      for (size_t i = 0; i < order->len; ++i) mp_obj_list_append(list, order->items[i]);
      return;
    }
    mp_obj_list_append(list, MP_OBJ_FROM_PTR(type));
  }
}

static bool in_a_tail(mp_obj_t* lists, size_t count, mp_obj_t type) {
  for (size_t i = 0; i < count; ++i) {
    size_t len;
    mp_obj_t* items;
    mp_obj_list_get(lists[i], &len, &items);
    for (size_t k = 1; k < len; ++k) {
      if (items[k] == type) return true;
    }
  }
  return false;
}

// The first head that is in no tail, taken off all lists; MP_OBJ_NULL when there is none.
static mp_obj_t take_head(mp_obj_t* lists, size_t count, bool* left) {
  *left = false;
  for (size_t i = 0; i < count; ++i) {
    mp_obj_list_t* list = MP_OBJ_TO_PTR(lists[i]);
    if (list->len == 0) continue;
    *left = true;
    mp_obj_t head = list->items[0];
    if (in_a_tail(lists, count, head)) continue;
    for (size_t k = 0; k < count; ++k) {
      mp_obj_list_t* other = MP_OBJ_TO_PTR(lists[k]);
      if (other->len == 0 || other->items[0] != head) continue;
      --other->len;
      memmove(other->items, other->items + 1, other->len * sizeof *other->items);
    }
    return head;
  }
  return MP_OBJ_NULL;
}

static void compute_order(mp_obj_type_t* type, const mp_obj_tuple_t* bases) {
  mp_obj_t* lists = m_new(mp_obj_t, bases->len + 1);
  for (size_t i = 0; i < bases->len; ++i) {
    lists[i] = mp_obj_new_list(0, NULL);
    append_order(lists[i], MP_OBJ_TO_PTR(bases->items[i]));
  }
  lists[bases->len] = mp_obj_new_list(0, NULL);
  for (size_t i = 0; i < bases->len; ++i) {
    if (bases->items[i] != MP_OBJ_FROM_PTR(&mp_type_object))
      mp_obj_list_append(lists[bases->len], bases->items[i]);
  }
  mp_obj_t all = mp_obj_new_list(0, NULL);
  mp_obj_list_append(all, MP_OBJ_FROM_PTR(type));
  for (bool left = true; left;) {
    mp_obj_t head = take_head(lists, bases->len + 1, &left);
    if (head != MP_OBJ_NULL) {
      mp_obj_list_append(all, head);
    } else if (left) {
      mp_raise_TypeError(MP_ERROR_TEXT(
          "Cannot create a consistent method resolution order (MRO) for these bases"));
    }
  }
  size_t len;
  mp_obj_t* items;
  mp_obj_list_get(all, &len, &items);
  type->slots[TPY_ORDER_SLOT] = MP_OBJ_TO_PTR(mp_obj_new_tuple(len, items));
  type->flags |= TPY_TYPE_FLAG_ORDER;
}

const mp_obj_tuple_t* tpy_order_after(const mp_obj_type_t* whole, const mp_obj_type_t* type,
                                      size_t* at) {
  for (; whole != NULL && whole != type; whole = single_parent(whole)) {
    const mp_obj_tuple_t* order = tpy_class_order(whole);
    if (order == NULL) continue;
    for (size_t i = 0; i < order->len; ++i) {
      if (order->items[i] != MP_OBJ_FROM_PTR(type)) continue;
      *at = i + 1;
      return order;
    }
  }
  const mp_obj_tuple_t* own = tpy_class_order(type);
  *at = 1;
  return own;
}

mp_obj_t tpy_class_mro(const mp_obj_type_t* type) {
  mp_obj_t list = mp_obj_new_list(0, NULL);
  append_order(list, type);
  mp_obj_list_append(list, MP_OBJ_FROM_PTR(&mp_type_object));
  size_t len;
  mp_obj_t* items;
  mp_obj_list_get(list, &len, &items);
  return mp_obj_new_tuple(len, items);
}

// --- what a class says of itself

static mp_obj_t own_attribute(const mp_obj_type_t* type, qstr name) {
  mp_obj_dict_t* locals = MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, locals_dict);
  if (locals == NULL) return MP_OBJ_NULL;
  mp_map_elem_t* found = mp_map_lookup(&locals->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
  return found == NULL ? MP_OBJ_NULL : found->value;
}

// Functions that belong to the class without saying so.
static void make_classmethod(mp_obj_dict_t* locals, qstr name) {
  mp_map_elem_t* found = mp_map_lookup(&locals->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
  if (found != NULL && mp_obj_is_obj(found->value) &&
      (mp_obj_get_type(found->value)->flags & MP_TYPE_FLAG_BINDS_SELF)) {
    found->value = mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_classmethod), found->value);
  }
}

void tpy_prepare_class(mp_obj_type_t* type, size_t bases) {
  mp_obj_dict_t* locals = MP_OBJ_TYPE_GET_SLOT(type, locals_dict);
  make_classmethod(locals, MP_QSTR___init_subclass__);
  make_classmethod(locals, MP_QSTR___class_getitem__);
  if (own_attribute(type, MP_QSTR___meta__) != MP_OBJ_NULL) type->flags |= TPY_TYPE_FLAG_META;
  if (own_attribute(type, MP_QSTR___eq__) != MP_OBJ_NULL &&
      own_attribute(type, MP_QSTR___hash__) == MP_OBJ_NULL) {
    mp_obj_dict_store(MP_OBJ_FROM_PTR(locals), MP_OBJ_NEW_QSTR(MP_QSTR___hash__), mp_const_none);
  }
  if (bases >= 2) compute_order(type, MP_OBJ_TYPE_GET_SLOT(type, parent));
}

void tpy_print_class_name(const mp_print_t* print, const mp_obj_type_t* type) {
  mp_obj_t module =
      mp_obj_is_instance_type(type) ? own_attribute(type, MP_QSTR___module__) : MP_OBJ_NULL;
  if (module != MP_OBJ_NULL && mp_obj_is_str(module)) {
    mp_obj_print_helper(print, module, PRINT_STR);
    mp_print_str(print, ".");
  }
  mp_obj_t name =
      mp_obj_is_instance_type(type) ? own_attribute(type, MP_QSTR___qualname__) : MP_OBJ_NULL;
  if (name != MP_OBJ_NULL && mp_obj_is_str(name)) {
    mp_obj_print_helper(print, name, PRINT_STR);
  } else {
    mp_printf(print, "%q", (qstr)type->name);
  }
}

void tpy_class_attribute(const mp_obj_type_t* type, qstr attr, mp_obj_t* dest) {
  if (dest[0] != MP_OBJ_NULL) {
    if (!(type->flags & MP_TYPE_FLAG_HAS_SPECIAL_ACCESSORS) || dest[1] != MP_OBJ_NULL ||
        !mp_obj_is_obj(dest[0]) || !mp_obj_is_instance_type(mp_obj_get_type(dest[0]))) {
      return;
    }
    mp_obj_t get[4];  // a descriptor, asked of the class
    mp_load_method_maybe(dest[0], MP_QSTR___get__, get);
    if (get[0] == MP_OBJ_NULL) return;
    get[2] = mp_const_none;
    get[3] = MP_OBJ_FROM_PTR(type);
    dest[0] = mp_call_method_n_kw(2, 0, get);
  } else if (attr == MP_QSTR___doc__) {
    dest[0] = mp_const_none;
  } else if (attr == MP_QSTR___qualname__) {
    dest[0] = MP_OBJ_NEW_QSTR(type->name);
  } else if (attr == MP_QSTR___module__) {
    dest[0] = MP_OBJ_NEW_QSTR(MP_QSTR_builtins);
  }
}

// --- the meta object

// The meta's function `name`, ready to be called; false when there is none.
static bool load_meta(const mp_obj_type_t* type, qstr name, mp_obj_t* method) {
  if (!(type->flags & TPY_TYPE_FLAG_META)) return false;
  mp_obj_t meta[2];
  mp_load_method_maybe(MP_OBJ_FROM_PTR(type), MP_QSTR___meta__, meta);
  if (meta[0] == MP_OBJ_NULL || meta[0] == mp_const_none) return false;
  mp_load_method_maybe(meta[0], name, method);
  return method[0] != MP_OBJ_NULL;
}

mp_obj_t tpy_call_meta(const mp_obj_type_t* type, qstr name, mp_obj_t argument) {
  mp_obj_t method[4];
  if (!load_meta(type, name, method)) return MP_OBJ_NULL;
  method[2] = MP_OBJ_FROM_PTR(type);
  method[3] = argument;
  return mp_call_method_n_kw(argument == MP_OBJ_NULL ? 1 : 2, 0, method);
}

bool tpy_meta_print(const mp_print_t* print, const mp_obj_type_t* type) {
  mp_obj_t text = tpy_call_meta(type, MP_QSTR_show, MP_OBJ_NULL);
  if (text == MP_OBJ_NULL) return false;
  mp_obj_print_helper(print, text, PRINT_STR);
  return true;
}

static void refuse_abstract(const mp_obj_type_t* type) {
  mp_obj_t names = own_attribute(type, MP_QSTR___abstractmethods__);
  if (names == MP_OBJ_NULL || !mp_obj_is_true(names)) return;
  mp_raise_msg_varg(&mp_type_TypeError,
                    MP_ERROR_TEXT("Can't instantiate abstract class %q with abstract method%s"),
                    type->name, mp_obj_str_get_str(names));
}

mp_obj_t tpy_meta_call(const mp_obj_type_t* type, size_t n_args, size_t n_kw,
                       const mp_obj_t* args) {
  if (!(type->flags & TPY_TYPE_FLAG_META)) return MP_OBJ_NULL;
  refuse_abstract(type);
  mp_obj_t method[2];
  if (!load_meta(type, MP_QSTR_call, method)) return MP_OBJ_NULL;
  mp_obj_t* all = m_new(mp_obj_t, 3 + n_args + 2 * n_kw);
  size_t first = method[1] == MP_OBJ_NULL ? 0 : 1;
  if (first) all[0] = method[1];
  all[first] = MP_OBJ_FROM_PTR(type);
  memcpy(all + first + 1, args, (n_args + 2 * n_kw) * sizeof *args);
  return mp_call_function_n_kw(method[0], n_args + 1 + first, n_kw, all);
}

void tpy_meta_store(const mp_obj_type_t* type, qstr attr) {
  tpy_call_meta(type, MP_QSTR_set, MP_OBJ_NEW_QSTR(attr));
}

bool tpy_meta_check(mp_obj_t type, mp_obj_t object_type) {
  mp_obj_t answer = tpy_call_meta(MP_OBJ_TO_PTR(type), MP_QSTR_check, object_type);
  return answer != MP_OBJ_NULL && mp_obj_is_true(answer);
}

mp_obj_t tpy_class_made(mp_obj_t type, mp_map_t* keywords) {
  mp_obj_type_t* self = MP_OBJ_TO_PTR(type);
  mp_obj_t super_args[2] = {type, type};
  mp_obj_t super = mp_call_function_n_kw(MP_OBJ_FROM_PTR(&mp_type_super), 2, 0, super_args);
  mp_obj_t init[2];
  mp_load_method_maybe(super, MP_QSTR___init_subclass__, init);
  if (init[0] != MP_OBJ_NULL) {
    mp_obj_t* all = m_new(mp_obj_t, 2 + 2 * keywords->used);
    all[0] = init[0];
    all[1] = init[1];
    size_t at = 2;
    for (size_t i = 0; i < keywords->alloc; ++i) {
      if (!mp_map_slot_is_filled(keywords, i) ||
          keywords->table[i].key == MP_OBJ_NEW_QSTR(MP_QSTR_metaclass))
        continue;
      all[at++] = keywords->table[i].key;
      all[at++] = keywords->table[i].value;
    }
    mp_call_method_n_kw(0, (at - 2) / 2, all);
  }
  mp_obj_t made = tpy_call_meta(self, MP_QSTR_made, MP_OBJ_NULL);
  return made == MP_OBJ_NULL || made == mp_const_none ? type : made;
}

mp_obj_t tpy_class_unary_op(mp_unary_op_t op, mp_obj_t type) {
  if (op == MP_UNARY_OP_LEN) return tpy_call_meta(MP_OBJ_TO_PTR(type), MP_QSTR_len, MP_OBJ_NULL);
  if (op == MP_UNARY_OP_HASH) return MP_OBJ_NEW_SMALL_INT((mp_int_t)type >> 4);
  return MP_OBJ_NULL;
}

mp_obj_t tpy_class_getiter(mp_obj_t type, mp_obj_iter_buf_t* buffer) {
  mp_obj_t items = tpy_call_meta(MP_OBJ_TO_PTR(type), MP_QSTR_iter, MP_OBJ_NULL);
  if (items == MP_OBJ_NULL) {
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("'type' object is not iterable"));
  }
  return mp_getiter(items, buffer);
}

void tpy_builtin_special(mp_obj_t object, const mp_obj_type_t* type, qstr attr, mp_obj_t* dest) {
  bool has = false;
  switch (attr) {
    case MP_QSTR___iter__:
      has = MP_OBJ_TYPE_HAS_SLOT(type, iter);
      break;
    case MP_QSTR___contains__:
      has = MP_OBJ_TYPE_HAS_SLOT(type, iter) && MP_OBJ_TYPE_HAS_SLOT(type, binary_op);
      break;
    case MP_QSTR___getitem__:
      has = MP_OBJ_TYPE_HAS_SLOT(type, subscr);
      break;
    case MP_QSTR___len__:
      has = MP_OBJ_TYPE_HAS_SLOT(type, unary_op) && mp_obj_len_maybe(object) != MP_OBJ_NULL;
      break;
    case MP_QSTR___call__:
      if (MP_OBJ_TYPE_HAS_SLOT(type, call)) dest[0] = object;
      return;
    case MP_QSTR___repr__:
    case MP_QSTR___str__:
    case MP_QSTR___eq__:
      has = true;
      break;
    default:
      return;
  }
  mp_obj_t method = has ? own_attribute(&mp_type_object, attr) : MP_OBJ_NULL;
  if (method == MP_OBJ_NULL) return;
  dest[0] = method;
  dest[1] = object;
}
