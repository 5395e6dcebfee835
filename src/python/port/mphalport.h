// What MicroPython asks of the "hardware", answered by hal.c. Read by MicroPython's own files (by
// this very name). There is no keyboard: input() is in lib/_boot.py and asks
// the host for a line.
#pragma once

#include "py/obj.h"

static inline void mp_hal_set_interrupt_char(int c) { (void)c; }
