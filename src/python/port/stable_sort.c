// list.sort() and sorted(): merge sort, in place of MicroPython's quicksort, which reorders items
// that compare equal.
#include <string.h>

#include "py/objlist.h"
#include "py/runtime.h"

typedef struct {
  mp_obj_t key, item;
} entry_t;

static bool comes_first(mp_obj_t a, mp_obj_t b, bool reverse) {
  return mp_obj_is_true(mp_binary_op(MP_BINARY_OP_LESS, reverse ? b : a, reverse ? a : b));
}

// Sorts from[0..count) with the help of `spare`; the second half gives way only when it must.
static void merge_sort(entry_t* from, entry_t* spare, size_t count, bool reverse) {
  if (count < 2) return;
  size_t half = count / 2;
  merge_sort(from, spare, half, reverse);
  merge_sort(from + half, spare + half, count - half, reverse);
  memcpy(spare, from, count * sizeof *from);
  size_t left = 0, right = half;
  for (size_t i = 0; i < count; ++i) {
    bool take_right =
        left == half || (right < count && comes_first(spare[right].key, spare[left].key, reverse));
    from[i] = take_right ? spare[right++] : spare[left++];
  }
}

mp_obj_t mp_obj_list_sort(size_t count, const mp_obj_t* positional, mp_map_t* keywords) {
  static const mp_arg_t allowed[] = {
      {MP_QSTR_key, MP_ARG_KW_ONLY | MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE}},
      {MP_QSTR_reverse, MP_ARG_KW_ONLY | MP_ARG_BOOL, {.u_bool = false}},
  };
  mp_arg_val_t args[MP_ARRAY_SIZE(allowed)];
  mp_arg_parse_all(count - 1, positional + 1, keywords, MP_ARRAY_SIZE(allowed), allowed, args);
  mp_obj_list_t* list = MP_OBJ_TO_PTR(positional[0]);
  size_t size = list->len;
  if (size < 2) return mp_const_none;
  // One block that the collector sees, with the spare room behind the entries.
  entry_t* entries = m_new(entry_t, size * 2);
  memset(entries, 0, size * 2 * sizeof *entries);
  mp_obj_t key = args[0].u_obj;
  for (size_t i = 0; i < size; ++i) {
    entries[i].item = list->items[i];
    entries[i].key =
        key == mp_const_none ? list->items[i] : mp_call_function_1(key, list->items[i]);
  }
  // What is in order already needs one look.
  size_t run = 1;
  while (run < size && !comes_first(entries[run].key, entries[run - 1].key, args[1].u_bool)) ++run;
  if (run < size) merge_sort(entries, entries + size, size, args[1].u_bool);
  for (size_t i = 0; i < size && i < list->len; ++i) list->items[i] = entries[i].item;
  m_del(entry_t, entries, size * 2);
  return mp_const_none;
}
