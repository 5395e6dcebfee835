// Where the search for a key starts in a hash table, for ordered_map.c and ordered_set.c. `mask` is
// the table's size less one. Raises TypeError for keys that cannot be hashed.
#pragma once

#include "py/runtime.h"

static inline size_t tpy_hash_start(mp_obj_t key, size_t mask) {
  size_t hash = mp_obj_is_qstr(key)
                    ? qstr_hash(MP_OBJ_QSTR_VALUE(key))
                    : (size_t)MP_OBJ_SMALL_INT_VALUE(mp_unary_op(MP_UNARY_OP_HASH, key));
  if (hash >= 1024) {  // small numbers stay in order in a set, as in CPython
    hash *= 0x9E3779B1u;
    hash ^= hash >> 15;
  }
  return hash & mask;
}
