// Text to bytes and back, in the encodings that a program meets: utf-8, utf-8-sig, ascii, latin-1,
// cp1252, utf-16 and utf-32 with their byte orders. Another one is a LookupError, never UTF-8.
#include "codecs.h"

#include <ctype.h>
#include <string.h>

#include "exceptions.h"
#include "py/objstr.h"
#include "py/runtime.h"
#include "py/unicode.h"

typedef enum { UTF8, UTF8_SIG, ASCII, LATIN1, CP1252, UTF16, UTF32 } kind_t;
typedef struct {
  kind_t kind;
  const char* name;  // in error messages
  bool big, marked;  // byte order; with a mark in front
} codec_t;

typedef struct {
  const char* alias;
  codec_t codec;
} alias_t;

static const alias_t kAliases[] = {
    {"utf8", {UTF8, "utf-8", false, false}},
    {"u8", {UTF8, "utf-8", false, false}},
    {"utf", {UTF8, "utf-8", false, false}},
    {"utf8sig", {UTF8_SIG, "utf-8", false, true}},
    {"ascii", {ASCII, "ascii", false, false}},
    {"usascii", {ASCII, "ascii", false, false}},
    {"latin1", {LATIN1, "latin-1", false, false}},
    {"iso88591", {LATIN1, "latin-1", false, false}},
    {"l1", {LATIN1, "latin-1", false, false}},
    {"cp1252", {CP1252, "charmap", false, false}},
    {"windows1252", {CP1252, "charmap", false, false}},
    {"utf16", {UTF16, "utf-16", false, true}},
    {"utf16le", {UTF16, "utf-16-le", false, false}},
    {"utf16be", {UTF16, "utf-16-be", true, false}},
    {"utf32", {UTF32, "utf-32", false, true}},
    {"utf32le", {UTF32, "utf-32-le", false, false}},
    {"utf32be", {UTF32, "utf-32-be", true, false}},
};

// 0x80 to 0x9F of cp1252; 0: none.
static const uint16_t kWindows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static codec_t find_codec(mp_obj_t name) {
  if (name == MP_OBJ_NULL || name == mp_const_none) return kAliases[0].codec;
  const char* text = mp_obj_str_get_str(name);
  char plain[24];
  size_t size = 0;
  for (const char* p = text; *p && size + 1 < sizeof plain; ++p) {
    if (*p != '-' && *p != '_' && *p != ' ') plain[size++] = (char)tolower((unsigned char)*p);
  }
  plain[size] = 0;
  for (size_t i = 0; i < MP_ARRAY_SIZE(kAliases); ++i) {
    if (strcmp(plain, kAliases[i].alias) == 0) return kAliases[i].codec;
  }
  mp_raise_msg_varg(&mp_type_LookupError, MP_ERROR_TEXT("unknown encoding: %s"), text);
}

typedef enum { STRICT, IGNORE, REPLACE, BACKSLASH, XML } errors_t;

static errors_t find_errors(mp_obj_t name) {
  if (name == MP_OBJ_NULL || name == mp_const_none) return STRICT;
  static const char* const names[] = {"strict", "ignore", "replace", "backslashreplace",
                                      "xmlcharrefreplace"};
  const char* text = mp_obj_str_get_str(name);
  for (size_t i = 0; i < MP_ARRAY_SIZE(names); ++i) {
    if (strcmp(text, names[i]) == 0) return (errors_t)i;
  }
  mp_raise_msg_varg(&mp_type_LookupError, MP_ERROR_TEXT("unknown error handler name '%s'"), text);
}

// --- encoding

static void add_unit(vstr_t* out, unichar unit, int bytes, bool big) {
  for (int i = 0; i < bytes; ++i) {
    vstr_add_byte(out, (byte)(unit >> 8 * (big ? bytes - 1 - i : i)));
  }
}

static int byte_of(unichar c, kind_t kind) {
  if (c < 0x80 || (kind == LATIN1 && c < 0x100)) return (int)c;
  if (kind != CP1252) return -1;
  if (c >= 0xA0 && c < 0x100) return (int)c;
  for (int i = 0; i < 32; ++i) {
    if (kWindows[i] == c && c != 0) return 0x80 + i;
  }
  return -1;
}

static MP_NORETURN void refuse_character(const codec_t* codec, unichar c, size_t at) {
  const char* form = c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x";
  vstr_t words;
  vstr_init(&words, 80);
  vstr_printf(&words, "'%s' codec can't encode character '", codec->name);
  vstr_printf(&words, form, (unsigned)c);
  vstr_printf(&words, "' in position %u: ", (unsigned)at);
  if (codec->kind == CP1252) {
    vstr_add_str(&words, "character maps to <undefined>");
  } else {
    vstr_printf(&words, "ordinal not in range(%u)", codec->kind == ASCII ? 128u : 256u);
  }
  mp_raise_type_arg(&mp_type_UnicodeEncodeError, mp_obj_new_str_from_vstr(&words));
}

static void encode_single(vstr_t* out, const codec_t* codec, unichar c, size_t at,
                          errors_t errors) {
  int one = byte_of(c, codec->kind);
  if (one >= 0) {
    vstr_add_byte(out, (byte)one);
  } else if (errors == STRICT) {
    refuse_character(codec, c, at);
  } else if (errors == REPLACE) {
    vstr_add_byte(out, '?');
  } else if (errors == BACKSLASH) {
    vstr_printf(out, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
  } else if (errors == XML) {
    vstr_printf(out, "&#%u;", (unsigned)c);
  }
}

mp_obj_t tpy_encode(mp_obj_t text, mp_obj_t encoding, mp_obj_t errors_name) {
  const codec_t codec = find_codec(encoding);
  const errors_t errors = find_errors(errors_name);
  size_t size;
  const char* data = mp_obj_str_get_data(text, &size);
  if (codec.kind == UTF8) return mp_obj_new_bytes((const byte*)data, size);
  vstr_t out;
  vstr_init(&out, size + 8);
  if (codec.kind == UTF8_SIG) {
    vstr_add_strn(&out, "\xEF\xBB\xBF", 3);
    vstr_add_strn(&out, data, size);
    return mp_obj_new_bytes_from_vstr(&out);
  }
  const int unit = codec.kind == UTF16 ? 2 : 4;
  if (codec.marked) add_unit(&out, 0xFEFF, unit, codec.big);
  const byte *p = (const byte*)data, *end = p + size;
  for (size_t at = 0; p < end; ++at) {
    unichar c = utf8_get_char(p);
    p = utf8_next_char(p);
    if (codec.kind != UTF16 && codec.kind != UTF32) {
      encode_single(&out, &codec, c, at, errors);
    } else if (codec.kind == UTF16 && c >= 0x10000) {
      add_unit(&out, 0xD800 + ((c - 0x10000) >> 10), 2, codec.big);
      add_unit(&out, 0xDC00 + (c & 0x3FF), 2, codec.big);
    } else {
      add_unit(&out, c, unit, codec.big);
    }
  }
  return mp_obj_new_bytes_from_vstr(&out);
}

// --- decoding

static void refuse_byte(vstr_t* out, const codec_t* codec, byte value, size_t at, errors_t errors,
                        const char* why) {
  if (errors == IGNORE) return;
  if (errors == REPLACE) {
    vstr_add_char(out, 0xFFFD);
    return;
  }
  if (errors == BACKSLASH) {
    vstr_printf(out, "\\x%02x", value);
    return;
  }
  mp_raise_msg_varg(&mp_type_UnicodeDecodeError,
                    MP_ERROR_TEXT("'%s' codec can't decode byte 0x%02x in position %d: %s"),
                    codec->name, value, (int)at, why);
}

// The size of the well-formed UTF-8 character at `p`; 0: none, `bad` bytes are to be told as one.
static size_t utf8_size(const byte* p, const byte* end, size_t* bad, const char** why) {
  *bad = 1;
  *why = "invalid start byte";
  if (*p < 0x80) return 1;
  if (*p < 0xC2 || *p > 0xF4) return 0;
  const size_t size = *p < 0xE0 ? 2 : *p < 0xF0 ? 3 : 4;
  const byte low = *p == 0xE0 ? 0xA0 : *p == 0xF0 ? 0x90 : 0x80;
  const byte high = *p == 0xED ? 0x9F : *p == 0xF4 ? 0x8F : 0xBF;
  for (size_t i = 1; i < size; ++i) {
    *bad = i;
    *why = p + i >= end ? "unexpected end of data" : "invalid continuation byte";
    if (p + i >= end || p[i] < (i == 1 ? low : 0x80) || p[i] > (i == 1 ? high : 0xBF)) return 0;
  }
  return size;
}

static void decode_utf8(vstr_t* out, const codec_t* codec, const byte* data, size_t size,
                        errors_t errors) {
  const byte *p = data, *end = data + size;
  while (p < end) {
    const byte* from = p;
    size_t bad = 0, step;
    const char* why = "";
    while (p < end && (step = utf8_size(p, end, &bad, &why)) > 0) p += step;
    vstr_add_strn(out, (const char*)from, (size_t)(p - from));
    if (p == end) return;
    refuse_byte(out, codec, *p, (size_t)(p - data), errors, why);
    p += bad;
  }
}

static void decode_single(vstr_t* out, const codec_t* codec, const byte* data, size_t size,
                          errors_t errors) {
  for (size_t i = 0; i < size; ++i) {
    unichar c = data[i];
    if (codec->kind == ASCII && c >= 0x80) {
      refuse_byte(out, codec, data[i], i, errors, "ordinal not in range(128)");
      continue;
    }
    if (codec->kind == CP1252 && c >= 0x80 && c < 0xA0) {
      c = kWindows[c - 0x80];
      if (c == 0) {
        refuse_byte(out, codec, data[i], i, errors, "character maps to <undefined>");
        continue;
      }
    }
    vstr_add_char(out, c);
  }
}

static unichar unit_at(const byte* p, int bytes, bool big) {
  unichar unit = 0;
  for (int i = 0; i < bytes; ++i) unit |= (unichar)p[i] << 8 * (big ? bytes - 1 - i : i);
  return unit;
}

static void decode_wide(vstr_t* out, const codec_t* codec, const byte* data, size_t size,
                        errors_t errors) {
  const int bytes = codec->kind == UTF16 ? 2 : 4;
  bool big = codec->big;
  size_t i = 0;
  if (codec->marked && size >= (size_t)bytes) {
    const unichar mark = unit_at(data, bytes, false);
    if (mark == 0xFEFF) i = (size_t)bytes;
    if (mark == (bytes == 2 ? 0xFFFEu : 0xFFFE0000u)) {
      big = true;
      i = (size_t)bytes;
    }
  }
  for (; i + (size_t)bytes <= size; i += (size_t)bytes) {
    unichar c = unit_at(data + i, bytes, big);
    if (bytes == 2 && c >= 0xD800 && c < 0xDC00 && i + 4 <= size) {
      const unichar second = unit_at(data + i + 2, 2, big);
      if (second >= 0xDC00 && second < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (second - 0xDC00);
        i += 2;
      }
    }
    if ((c >= 0xD800 && c < 0xE000) || c > 0x10FFFF) {
      refuse_byte(out, codec, data[i], i, errors, "illegal UTF-16 surrogate");
    } else {
      vstr_add_char(out, c);
    }
  }
  if (i < size) refuse_byte(out, codec, data[i], i, errors, "truncated data");
}

mp_obj_t tpy_decode(mp_obj_t bytes, mp_obj_t encoding, mp_obj_t errors_name) {
  const codec_t codec = find_codec(encoding);
  const errors_t errors = find_errors(errors_name);
  mp_buffer_info_t buffer;
  if (mp_obj_is_str(bytes)) mp_raise_TypeError(MP_ERROR_TEXT("decoding str is not supported"));
  if (!mp_get_buffer(bytes, &buffer, MP_BUFFER_READ)) {
    mp_raise_msg_varg(&mp_type_TypeError,
                      MP_ERROR_TEXT("decoding to str: need a bytes-like object, %s found"),
                      mp_obj_get_type_str(bytes));
  }
  const byte* data = buffer.buf;
  size_t size = buffer.len;
  if (codec.kind == UTF8_SIG && size >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0) {
    data += 3;
    size -= 3;
  }
  if (codec.kind <= UTF8_SIG && utf8_check(data, size)) {
    size_t bad, at = 0, step;
    const char* why;
    while (at < size && (step = utf8_size(data + at, data + size, &bad, &why)) > 0) at += step;
    if (at == size) return mp_obj_new_str_copy(&mp_type_str, data, size);
  }
  vstr_t out;
  vstr_init(&out, size + 8);
  if (codec.kind <= UTF8_SIG) {
    decode_utf8(&out, &codec, data, size, errors);
  } else if (codec.kind < UTF16) {
    decode_single(&out, &codec, data, size, errors);
  } else {
    decode_wide(&out, &codec, data, size, errors);
  }
  return mp_obj_new_str_from_vstr(&out);
}
