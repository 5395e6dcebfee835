#include "json_text.h"

#include "py/objstr.h"
#include "py/unicode.h"

static void add_escape(void* buffer, unichar unit) {
  static const char digits[] = "0123456789abcdef";
  const char text[6] = {'\\',
                        'u',
                        digits[unit >> 12 & 15],
                        digits[unit >> 8 & 15],
                        digits[unit >> 4 & 15],
                        digits[unit & 15]};
  bytes_buffer_add(buffer, text, sizeof text);
}

static void add_ascii(void* buffer, const char* piece, size_t size) {
  const byte *p = (const byte*)piece, *end = p + size;
  while (p < end) {
    const byte* start = p;
    while (p < end && *p < 0x80) ++p;
    bytes_buffer_add(buffer, (const char*)start, (size_t)(p - start));
    if (p >= end) return;
    unichar c = utf8_get_char(p);
    p = utf8_next_char(p);
    if (c >= 0x10000) {
      add_escape(buffer, 0xD800 + ((c - 0x10000) >> 10));
      c = 0xDC00 + (c & 0x3FF);
    }
    add_escape(buffer, c);
  }
}

void tpy_json_text(bytes_buffer_t* to, mp_obj_t object, const char* separator,
                   const char* key_separator, bool ascii) {
  bytes_buffer_t raw = {0};
  bytes_buffer_t* direct = ascii ? &raw : to;
  mp_print_ext_t print = {{direct, bytes_buffer_add}, separator, key_separator};
  nlr_buf_t nlr;
  if (nlr_push(&nlr) == 0) {
    mp_obj_print_helper(&print.base, object, PRINT_JSON);
    if (ascii) add_ascii(to, raw.data, raw.size);
    nlr_pop();
    free(raw.data);
  } else {
    free(raw.data);
    free(to->data);
    nlr_raise(MP_OBJ_FROM_PTR(nlr.ret_val));
  }
}
