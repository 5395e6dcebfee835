// A buffer outside of the Python heap that doubles: MicroPython's own vstr grows by 16 bytes, which
// is quadratic for a request of megabytes. Used by the modules in C; the owner frees `data`.
#pragma once

#include <stdlib.h>
#include <string.h>

#include "py/runtime.h"

typedef struct {
  char* data;
  size_t size, capacity;
} bytes_buffer_t;

// Has the signature of a mp_print_strn_t. Raises MemoryError; what is there stays.
static inline void bytes_buffer_add(void* buffer, const char* piece, size_t size) {
  bytes_buffer_t* b = buffer;
  if (b->size + size > b->capacity) {
    size_t capacity = b->capacity ? b->capacity * 2 : 1024;
    while (capacity < b->size + size) capacity *= 2;
    char* data = realloc(b->data, capacity);
    if (data == NULL) m_malloc_fail(capacity);
    b->data = data;
    b->capacity = capacity;
  }
  if (size) memcpy(b->data + b->size, piece, size);
  b->size += size;
}
