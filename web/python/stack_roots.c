// Finding the objects in use, in WebAssembly: on the stack in memory. Pointers that live in locals
// only are written there before each call by Binaryen's --spill-pointers (modules.cmake).
#include <emscripten/stack.h>

#include "long_text.h"
#include "py/gc.h"

void gc_collect(void) {
  tpy_texts_collected();
  gc_collect_start();
  uintptr_t from = emscripten_stack_get_current() & ~(uintptr_t)(sizeof(void*) - 1);
  gc_collect_root((void**)from, (emscripten_stack_get_base() - from) / sizeof(void*));
  gc_collect_end();
}
