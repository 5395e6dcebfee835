#include "long_text.h"

#include <string.h>

#include "py/objstr.h"
#include "py/runtime.h"
#include "py/unicode.h"

#define SHORT 64  // no longer than that is copied and counted
#define GROWING 4
#define READ 4

typedef struct {
  const byte* data;
  size_t used, capacity;
} growing_t;

typedef struct {
  const byte* text;
  size_t size, count;      // bytes, characters
  size_t index, position;  // where a character was found: its number, its byte
} read_t;

static growing_t growing[GROWING];
static read_t reads[READ];
static unsigned next_growing, next_read;

// Keeps the texts of `reads`, so that no other text can take their place in memory.
MP_REGISTER_ROOT_POINTER(const void* tpy_read_texts[4]);

void tpy_texts_collected(void) { memset(growing, 0, sizeof growing); }

void tpy_forget_texts(void) {
  tpy_texts_collected();
  memset(reads, 0, sizeof reads);
  memset(MP_STATE_VM(tpy_read_texts), 0, sizeof MP_STATE_VM(tpy_read_texts));
}

static mp_obj_t new_text(const mp_obj_type_t* type, const byte* data, size_t size) {
  mp_obj_str_t* str = mp_obj_malloc(mp_obj_str_t, type);
  str->data = data;
  str->len = size;
  str->hash = 0;
  return MP_OBJ_FROM_PTR(str);
}

static growing_t* growing_text(const byte* data, size_t used, size_t more) {
  for (size_t i = 0; i < GROWING; ++i) {
    growing_t* one = &growing[i];
    if (one->data == data && one->used == used && used + more < one->capacity) return one;
  }
  return NULL;
}

// len() of a growing text need not count it anew.
static void note_growth(const byte* old, size_t old_size, const byte* text, const byte* more,
                        size_t more_size) {
  for (size_t i = 0; i < READ; ++i) {
    read_t* one = &reads[i];
    if (one->text != old || one->size != old_size) continue;
    one->text = text;
    one->size += more_size;
    one->count += utf8_charlen(more, more_size);
    MP_STATE_VM(tpy_read_texts)[i] = text;
  }
}

mp_obj_t tpy_append(const mp_obj_type_t* type, const byte* left, size_t left_size,
                    const byte* right, size_t right_size) {
  const size_t size = left_size + right_size;
  growing_t* one = left_size > SHORT ? growing_text(left, left_size, right_size) : NULL;
  if (one != NULL) {
    mp_obj_t made = new_text(type, left, size);
    // Memory may have been collected just now, and `one` be forgotten; the room is still there.
    byte* data = (byte*)left;
    memcpy(data + left_size, right, right_size);
    data[size] = 0;
    if (one->data == left) one->used = size;
    note_growth(left, left_size, left, right, right_size);
    return made;
  }
  if (size <= SHORT) {
    byte both[SHORT];
    memcpy(both, left, left_size);
    memcpy(both + left_size, right, right_size);
    return mp_obj_new_str_of_type(type, both, size);
  }
  const size_t capacity = size + size / 2 + 16;
  byte* data = m_new(byte, capacity);
  memcpy(data, left, left_size);
  memcpy(data + left_size, right, right_size);
  data[size] = 0;
  mp_obj_t made = new_text(type, data, size);
  growing[next_growing++ % GROWING] = (growing_t){data, size, capacity};
  note_growth(left, left_size, data, right, right_size);
  return made;
}

static read_t* read_text(const byte* text, size_t size) {
  for (size_t i = 0; i < READ; ++i) {
    if (reads[i].text == text && reads[i].size == size) return &reads[i];
  }
  const unsigned place = next_read++ % READ;
  reads[place] = (read_t){text, size, utf8_charlen(text, size), 0, 0};
  MP_STATE_VM(tpy_read_texts)[place] = text;
  return &reads[place];
}

size_t tpy_count_characters(const byte* text, size_t size) {
  return size <= SHORT ? utf8_charlen(text, size) : read_text(text, size)->count;
}

static const byte* step(const byte* p, const byte* end) {
  for (++p; p < end && UTF8_IS_CONT(*p); ++p) {
  }
  return p;
}

const byte* tpy_character_at(const byte* text, size_t size, size_t index) {
  const byte* end = text + size;
  if (size <= SHORT) {
    const byte* p = text;
    for (; index > 0 && p < end; --index) p = step(p, end);
    return index == 0 ? p : NULL;
  }
  read_t* one = read_text(text, size);
  if (index > one->count) return NULL;
  if (index == 0 || index == one->count) return index == 0 ? text : end;
  if (one->count == size) return text + index;  // a byte a character
  size_t at = one->index;
  const byte* p = text + one->position;
  if (index < at / 2) {
    at = 0;
    p = text;
  }
  for (; at < index; ++at) p = step(p, end);
  for (; at > index; --at) {
    do --p;
    while (UTF8_IS_CONT(*p));
  }
  one->index = index;
  one->position = (size_t)(p - text);
  return p;
}

size_t tpy_index_of(const byte* text, size_t size, size_t position) {
  if (size <= SHORT) return utf8_charlen(text, position);
  read_t* one = read_text(text, size);
  size_t at = one->index;
  const byte *p = text + one->position, *target = text + position;
  if (position < one->position / 2) {
    at = 0;
    p = text;
  }
  for (; p < target; ++at) p = step(p, text + size);
  for (; p > target; --at) {
    do --p;
    while (UTF8_IS_CONT(*p));
  }
  one->index = at;
  one->position = position;
  return at;
}
