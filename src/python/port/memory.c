// The memory of Python objects and of Python's call frames, with their limits.
#include <stdlib.h>

#include "engine.h"
#include "internal.h"
#include "py/gc.h"
#include "py/objexcept.h"
#include "py/runtime.h"

#define HEAP_START (256 * 1024)
#define FRAMES_SIZE (256 * 1024)  // some 5000 calls deep; CPython stops at 1000
#define HEADER 16                 // keeps the alignment of malloc()

static size_t limit, used;
static void *first_area, *frames;

void* tpy_heap_alloc(size_t size) {
  size_t* block = malloc(size + HEADER);
  if (block == NULL) return NULL;
  *block = size;
  used += size;
  return (char*)block + HEADER;
}

void tpy_heap_free(void* area) {
  size_t* block = (size_t*)(void*)((char*)area - HEADER);
  used -= *block;
  free(block);
}

// How large a new area of the heap may be.
size_t gc_get_max_new_split(void) { return used >= limit ? 0 : limit - used; }

size_t tpy_heap_size(void) { return used; }

void tpy_memory_init(size_t heap_limit) {
  limit = heap_limit;
  used = 0;
  if (frames == NULL) frames = malloc(FRAMES_SIZE);
  mp_pystack_init(frames, (char*)frames + FRAMES_SIZE);
  first_area = tpy_heap_alloc(HEAP_START);
  gc_init(first_area, (char*)first_area + HEAP_START);
}

void tpy_memory_deinit(void) {
  // MicroPython frees what it added by itself in no case.
  mp_state_mem_area_t* area = MP_STATE_MEM(area).next;
  while (area != NULL) {
    mp_state_mem_area_t* next = area->next;
    tpy_heap_free(area);
    area = next;
  }
  MP_STATE_MEM(area).next = NULL;
  tpy_heap_free(first_area);
  first_area = NULL;
}

// --- in place of py/pystack.c, for the sake of CPython's exception

MP_DEFINE_EXCEPTION(RecursionError, RuntimeError)

void mp_raise_recursion_depth(void) {
  mp_raise_msg(&mp_type_RecursionError, MP_ERROR_TEXT("maximum recursion depth exceeded"));
}

void mp_pystack_init(void* start, void* end) {
  MP_STATE_THREAD(pystack_start) = start;
  MP_STATE_THREAD(pystack_end) = end;
  MP_STATE_THREAD(pystack_cur) = start;
}

void* mp_pystack_alloc(size_t size) {
  size = (size + MICROPY_PYSTACK_ALIGN - 1) & ~(size_t)(MICROPY_PYSTACK_ALIGN - 1);
  uint8_t* start = MP_STATE_THREAD(pystack_cur);
  if (size > (size_t)(MP_STATE_THREAD(pystack_end) - start)) mp_raise_recursion_depth();
  MP_STATE_THREAD(pystack_cur) = start + size;
  return start;
}
