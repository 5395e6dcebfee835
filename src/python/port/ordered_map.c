// Dictionaries that keep the order of insertion, as Python's do: our own implementation of the
// interface of MicroPython's py/map.c (see py/obj.h), in whose place it is compiled.
//
// A writable map is a dense array in insertion order. Beyond 8 slots, the allocation carries a hash
// index behind the array: [count][2^k cells of position + 1], rebuilt when count is not map->used.
#include <assert.h>
#include <string.h>

#include "ordered_hash.h"
#include "py/runtime.h"

#define SMALL 8
#define CACHE(i) \
  MP_STATE_VM(map_lookup_cache)[((uintptr_t)(i) >> 2) % MICROPY_OPT_MAP_LOOKUP_CACHE_SIZE]

static size_t cells_for(size_t alloc) {
  size_t n = 16;
  while (n * 2 < alloc * 3) {
    n *= 2;
  }
  return n;
}
static size_t bytes_for(size_t alloc) {
  return alloc * sizeof(mp_map_elem_t) +
         (alloc > SMALL ? (1 + cells_for(alloc)) * sizeof(uint32_t) : 0);
}
static uint32_t* index_of(const mp_map_t* m) { return (uint32_t*)(m->table + m->alloc); }
static mp_map_elem_t* new_table(size_t alloc) { return m_malloc0(bytes_for(alloc)); }
static void index_add(uint32_t* ix, size_t mask, mp_obj_t key, size_t pos) {
  size_t c = tpy_hash_start(key, mask);
  while (ix[1 + c]) {
    c = (c + 1) & mask;
  }
  ix[1 + c] = pos + 1;
}
static void index_build(mp_map_t* m) {
  uint32_t* ix = index_of(m);
  size_t n = cells_for(m->alloc);
  memset(ix, 0, (1 + n) * sizeof *ix);
  for (size_t i = 0; i < m->used; ++i) {
    index_add(ix, n - 1, m->table[i].key, i);
  }
  ix[0] = m->used;
}

void mp_map_init(mp_map_t* m, size_t n) {
  m->table = n ? new_table(n) : NULL;
  m->alloc = n;
  m->used = 0;
  m->all_keys_are_qstrs = 1;
  m->is_fixed = 0;
  m->is_ordered = 1;
}
void mp_map_init_fixed_table(mp_map_t* m, size_t n, const mp_obj_t* table) {
  m->alloc = m->used = n;
  m->all_keys_are_qstrs = m->is_fixed = m->is_ordered = 1;
  m->table = (mp_map_elem_t*)table;
}
void mp_map_deinit(mp_map_t* m) {
  if (!m->is_fixed) {
    m_free(m->table);
  }
  m->used = m->alloc = 0;
}
void mp_map_clear(mp_map_t* m) {
  if (!m->is_fixed) {
    m_free(m->table);
  }
  mp_map_init(m, 0);
}

static mp_map_elem_t* added(mp_map_t* m, mp_obj_t key) {
  if (m->used == m->alloc) {
    size_t alloc = m->alloc < 4 ? 4 : m->alloc < SMALL ? SMALL : m->alloc * 2;
    mp_map_elem_t* t = new_table(alloc);
    if (m->used) {
      memcpy(t, m->table, m->used * sizeof *t);
    }
    m_free(m->table);
    m->table = t;
    m->alloc = alloc;
  }
  size_t pos = m->used;
  mp_map_elem_t* e = &m->table[pos];
  if (m->alloc > SMALL) {
    uint32_t* ix = index_of(m);
    if (ix[0] != pos) {
      index_build(m);
    }
    index_add(ix, cells_for(m->alloc) - 1, key, pos);
    ix[0] = pos + 1;
  }
  m->used = pos + 1;
  e->key = key;
  e->value = MP_OBJ_NULL;
  if (!mp_obj_is_qstr(key)) {
    m->all_keys_are_qstrs = 0;
  }
  return e;
}

static mp_map_elem_t* removed(mp_map_t* m, mp_map_elem_t* e) {
  size_t pos = e - m->table;
  if (m->alloc > SMALL) {
    uint32_t* ix = index_of(m);
    size_t mask = cells_for(m->alloc) - 1, c = tpy_hash_start(e->key, mask);
    while (ix[1 + c] != pos + 1) {
      c = (c + 1) & mask;
    }
    for (size_t d = c;;) {  // close the gap (linear probing)
      d = (d + 1) & mask;
      if (!ix[1 + d]) {
        break;
      }
      size_t home = tpy_hash_start(m->table[ix[1 + d] - 1].key, mask);
      if (((d - home) & mask) >= ((d - c) & mask)) {
        ix[1 + c] = ix[1 + d];
        c = d;
      }
    }
    ix[1 + c] = 0;
    for (size_t i = 0; i <= mask; ++i) {
      ix[1 + i] -= ix[1 + i] > pos + 1;
    }
    ix[0] = m->used - 1;
  }
  mp_obj_t value = e->value;
  m->used -= 1;
  memmove(e, e + 1, (m->used - pos) * sizeof *e);
  e = &m->table[m->used];  // the caller still reads the value
  e->key = MP_OBJ_NULL;
  e->value = value;
  return e;
}

mp_map_elem_t* mp_map_lookup(mp_map_t* m, mp_obj_t key, mp_map_lookup_kind_t kind) {
  assert(!m->is_fixed || kind == MP_MAP_LOOKUP);
  if (m->used && kind != MP_MAP_LOOKUP_REMOVE_IF_FOUND) {
    size_t c = CACHE(key);
    if (c < m->used && m->table[c].key == key) {
      return &m->table[c];
    }
  }
  if (!m->is_fixed && !mp_obj_is_small_int(key) && !mp_obj_is_str(key)) {
    (void)mp_unary_op(MP_UNARY_OP_HASH, key);  // unhashable keys raise TypeError
  }
  bool ptrs = m->all_keys_are_qstrs;
  if (ptrs && !mp_obj_is_qstr(key)) {
    if (mp_obj_is_exact_type(key, &mp_type_str)) {
      ptrs = false;
    } else if (kind != MP_MAP_LOOKUP_ADD_IF_NOT_FOUND) {
      return NULL;
    }
  }
  mp_map_elem_t* found = NULL;
  if (m->is_fixed || m->alloc <= SMALL) {
    for (mp_map_elem_t *e = m->table, *top = e + m->used; e < top; ++e) {
      if (e->key == key || (!ptrs && mp_obj_equal(e->key, key))) {
        found = e;
        break;
      }
    }
  } else {
    uint32_t* ix = index_of(m);
    if (ix[0] != m->used) {
      index_build(m);
    }
    size_t mask = cells_for(m->alloc) - 1;
    for (size_t c = tpy_hash_start(key, mask); ix[1 + c]; c = (c + 1) & mask) {
      mp_map_elem_t* e = &m->table[ix[1 + c] - 1];
      if (e->key == key || (!ptrs && mp_obj_equal(e->key, key))) {
        found = e;
        break;
      }
    }
  }
  if (found) {
    if (kind == MP_MAP_LOOKUP_REMOVE_IF_FOUND) {
      return removed(m, found);
    }
    CACHE(key) = (uint8_t)(found - m->table);
    return found;
  }
  return kind == MP_MAP_LOOKUP_ADD_IF_NOT_FOUND ? added(m, key) : NULL;
}
