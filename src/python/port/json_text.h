// JSON of Python objects, fast enough for base64 of megabytes; what MicroPython's json module does
// slowly. For host_module.c and http_module.c.
#pragma once

#include "bytes_buffer.h"

// Appends the JSON text of `object`; raises TypeError for what JSON has no word for, after freeing
// the buffer. ascii: other characters become \uXXXX, as in CPython.
void tpy_json_text(bytes_buffer_t* to, mp_obj_t object, const char* separator,
                   const char* key_separator, bool ascii);
