// Sets, the other half of what MicroPython's py/map.c provides: open addressing in a table whose
// size is a power of two.
#include <string.h>

#include "ordered_hash.h"
#include "py/runtime.h"

void mp_set_init(mp_set_t* s, size_t n) {
  size_t a = 8;  // exactly n when n is one of our own sizes (set copy relies on it)
  while (a < n) {
    a *= 2;
  }
  s->alloc = a;
  s->used = 0;
  s->table = m_new0(mp_obj_t, a);
}
static void set_grow(mp_set_t* s) {
  mp_set_t t;
  mp_set_init(&t, s->used * 2 + 2);
  for (size_t i = 0; i < s->alloc; ++i) {
    if (mp_set_slot_is_filled(s, i)) {
      mp_set_lookup(&t, s->table[i], MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
    }
  }
  m_del(mp_obj_t, s->table, s->alloc);
  *s = t;
}
mp_obj_t mp_set_lookup(mp_set_t* s, mp_obj_t key, mp_map_lookup_kind_t kind) {
  bool add = kind & MP_MAP_LOOKUP_ADD_IF_NOT_FOUND;
  if (s->alloc == 0) {
    if (!add) {
      return MP_OBJ_NULL;
    }
    set_grow(s);
  }
  size_t mask = s->alloc - 1, c = tpy_hash_start(key, mask), free_cell = (size_t)-1;
  for (size_t i = 0; i < s->alloc; ++i, c = (c + 1) & mask) {
    mp_obj_t e = s->table[c];
    if (e == MP_OBJ_NULL) {
      if (free_cell == (size_t)-1) {
        free_cell = c;
      }
      break;
    } else if (e == MP_OBJ_SENTINEL) {
      if (free_cell == (size_t)-1) {
        free_cell = c;
      }
    } else if (mp_obj_equal(e, key)) {
      if (kind & MP_MAP_LOOKUP_REMOVE_IF_FOUND) {
        s->used--;
        s->table[c] = MP_OBJ_SENTINEL;
      }
      return e;
    }
  }
  if (!add) {
    return MP_OBJ_NULL;
  }
  if (free_cell == (size_t)-1 || (s->used + 1) * 4 > s->alloc * 3) {
    set_grow(s);
    return mp_set_lookup(s, key, kind);
  }
  s->used++;
  return s->table[free_cell] = key;
}
mp_obj_t mp_set_remove_first(mp_set_t* s) {
  for (size_t i = 0; i < s->alloc; ++i) {
    if (mp_set_slot_is_filled(s, i)) {
      mp_obj_t e = s->table[i];
      s->used--;
      s->table[i] = MP_OBJ_SENTINEL;
      return e;
    }
  }
  return MP_OBJ_NULL;
}
void mp_set_clear(mp_set_t* s) {
  m_del(mp_obj_t, s->table, s->alloc);
  s->alloc = s->used = 0;
  s->table = NULL;
}
