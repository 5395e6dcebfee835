// Finding the objects in use, on a processor: in its registers and on the C stack.
#include "long_text.h"
#include "py/gc.h"
#include "shared/runtime/gchelper.h"

void gc_collect(void) {
  tpy_texts_collected();
  gc_collect_start();
  gc_helper_collect_regs_and_stack();
  gc_collect_end();
}
