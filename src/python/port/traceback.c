// An exception that nobody caught: first in plain words (explain.h), then as Python prints it.
#include <stdlib.h>
#include <string.h>

#include "exceptions.h"
#include "host.h"
#include "internal.h"
#include "py/runtime.h"

typedef struct {
  char* data;
  size_t size, capacity;
} text_t;

// Collects outside of the Python heap, which may be full: the exception may be a MemoryError.
static void add(void* text, const char* piece, size_t size) {
  text_t* t = text;
  if (t->size + size + 1 > t->capacity) {
    size_t capacity = (t->size + size) * 2 + 256;
    char* data = realloc(t->data, capacity);
    if (data == NULL) return;
    t->data = data;
    t->capacity = capacity;
  }
  memcpy(t->data + t->size, piece, size);
  t->size += size;
  t->data[t->size] = 0;
}

typedef struct {
  size_t count;
  const size_t* entries;  // (file, line, block) each, the innermost first
} frames_t;

static frames_t frames_of(mp_obj_t exception) {
  frames_t frames;
  size_t* entries;
  mp_obj_exception_get_traceback(exception, &frames.count, &entries);
  frames.count /= 3;
  frames.entries = entries;
  return frames;
}

static bool is_ours(const char* file) { return strncmp(file, "/lib/", 5) == 0; }

// The innermost place that the person wrote: an error inside requests is theirs where they call it.
static void find_place(mp_obj_t exception, const char** cell, int* line) {
  const frames_t frames = frames_of(exception);
  *cell = "";
  *line = 0;
  for (size_t i = 0; i < frames.count; ++i) {
    const char* file = qstr_str((qstr)frames.entries[3 * i]);
    if (is_ours(file)) continue;
    *cell = file;
    *line = (int)frames.entries[3 * i + 1];
    return;
  }
}

static void explain(mp_obj_t exception, const char* running_cell) {
  const char* cell;
  int line;
  find_place(exception, &cell, &line);
  text_t message = {0};
  mp_print_t print = {&message, add};
  nlr_buf_t nlr;
  if (nlr_push(&nlr) == 0) {
    mp_obj_print_helper(&print, exception, PRINT_STR);
    nlr_pop();
  }
  size_t length = 0;
  const char* text = tpy_source_line(cell, line, &length);
  tpy_explain(qstr_str(mp_obj_get_type(exception)->name), message.data ? message.data : "", cell,
              running_cell, line, text ? text : "", text ? length : 0);
  free(message.data);
}

// --- as Python prints it

// Functions that call each other in turn make thousands of frames: the ends of them say enough.
#define FRAMES_AT_EACH_END 12

static void print_frame(const mp_print_t* print, const size_t* entry) {
  const char* file = qstr_str((qstr)entry[0]);
  mp_printf(print, "  File \"%s\", line %d", file, (int)entry[1]);
  if ((qstr)entry[2] != MP_QSTRnull) {
    const char* name = qstr_str((qstr)entry[2]);
    const char* dot = strrchr(name, '.');
    mp_printf(print, ", in %s", dot ? dot + 1 : name);
  }
  mp_print_str(print, "\n");
  size_t size;
  const char* line = tpy_source_line(file, (int)entry[1], &size);
  if (line == NULL) return;
  mp_print_str(print, "    ");
  print->print_strn(print->data, line, size);
  mp_print_str(print, "\n");
}

static bool same_frame(const size_t* a, const size_t* b) {
  return a[0] == b[0] && a[1] == b[1] && a[2] == b[2];
}

// A frame that repeats is told three times, as in CPython.
static void print_frames(const mp_print_t* print, frames_t frames) {
  size_t same = 0, shown = 0, left_out = 0;
  for (size_t n = frames.count; n > 0; --n) {
    const size_t* entry = &frames.entries[3 * (n - 1)];
    if ((qstr)entry[2] == MP_QSTR___import__) continue;
    same = n < frames.count && same_frame(entry, entry + 3) ? same + 1 : 0;
    if (same > 2) {
      const bool last = n == 1 || !same_frame(entry, entry - 3);
      if (last) {
        mp_printf(print, "  [Previous line repeated %u more time%s]\n", (unsigned)(same - 2),
                  same == 3 ? "" : "s");
      }
      continue;
    }
    if (shown >= FRAMES_AT_EACH_END && n > FRAMES_AT_EACH_END) {
      ++left_out;
      continue;
    }
    if (left_out) mp_printf(print, "  [%u calls are left out]\n", (unsigned)left_out);
    left_out = 0;
    print_frame(print, entry);
    ++shown;
  }
}

static void print_notes(const mp_print_t* print, mp_obj_t exception) {
  mp_obj_t notes = tpy_exception_extra(exception, MP_QSTR___notes__);
  if (notes == MP_OBJ_NULL || !mp_obj_is_type(notes, &mp_type_list)) return;
  size_t count;
  mp_obj_t* items;
  mp_obj_list_get(notes, &count, &items);
  for (size_t i = 0; i < count; ++i) {
    mp_obj_print_helper(print, items[i], PRINT_STR);
    mp_print_str(print, "\n");
  }
}

static void print_one(const mp_print_t* print, mp_obj_t exception) {
  const frames_t frames = frames_of(exception);
  if (frames.count > 0) mp_print_str(print, "Traceback (most recent call last):\n");
  print_frames(print, frames);
  text_t message = {0};
  mp_print_t into = {&message, add};
  nlr_buf_t nlr;
  if (nlr_push(&nlr) == 0) {  // a __str__ of the person's own may raise again
    mp_obj_print_helper(&into, exception, PRINT_STR);
    nlr_pop();
  }
  mp_printf(print, "%q", (qstr)mp_obj_get_type(exception)->name);
  if (message.size) mp_printf(print, ": %s", message.data);
  mp_print_str(print, "\n");
  free(message.data);
  print_notes(print, exception);
}

// What an exception came from, told before it; NULL for none.
static mp_obj_t origin(mp_obj_t exception, const char** words) {
  mp_obj_t cause = tpy_exception_extra(exception, MP_QSTR___cause__);
  if (cause != MP_OBJ_NULL && cause != mp_const_none) {
    *words = "\nThe above exception was the direct cause of the following exception:\n\n";
    return cause;
  }
  mp_obj_t quiet = tpy_exception_extra(exception, MP_QSTR___suppress_context__);
  mp_obj_t context = tpy_exception_extra(exception, MP_QSTR___context__);
  *words = "\nDuring handling of the above exception, another exception occurred:\n\n";
  if (quiet == mp_const_true || context == mp_const_none) return MP_OBJ_NULL;
  return context;
}

#define LONGEST_CHAIN 8

void tpy_print_traceback(const mp_print_t* print, mp_obj_t exception) {
  mp_obj_t chain[LONGEST_CHAIN];
  const char* words[LONGEST_CHAIN];
  size_t count = 0;
  while (exception != MP_OBJ_NULL && count < LONGEST_CHAIN) {
    chain[count] = exception;
    exception = origin(exception, &words[count++]);
  }
  while (count-- > 0) {
    print_one(print, chain[count]);
    if (count > 0) mp_print_str(print, words[count - 1]);
  }
}

void tpy_print_exception(void* exception, const char* running_cell) {
  tpy_out_reopen();
  explain(MP_OBJ_FROM_PTR(exception), running_cell);
  text_t text = {0};
  mp_print_t print = {&text, add};
  tpy_print_traceback(&print, MP_OBJ_FROM_PTR(exception));
  if (text.size) tpy_out(TPY_STDERR, text.data, text.size);
  free(text.data);
}

// _host.traceback_text(exception) -> str
static mp_obj_t traceback_text(mp_obj_t exception) {
  vstr_t text;
  mp_print_t print;
  vstr_init_print(&text, 256, &print);
  tpy_print_traceback(&print, exception);
  return mp_obj_new_str_from_vstr(&text);
}
MP_DEFINE_CONST_FUN_OBJ_1(tpy_traceback_text_obj, traceback_text);
