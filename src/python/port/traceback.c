// An exception that nobody caught: first in plain words (explain.h), then as Python prints it.
#include <stdlib.h>
#include <string.h>

#include "host.h"
#include "internal.h"
#include "py/objexcept.h"
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

// The innermost place that the person wrote: an error inside requests is theirs where they call it.
static void find_place(mp_obj_t exception, const char** cell, int* line) {
  size_t count;
  size_t* entries;  // (file, line, block) each, the innermost first
  mp_obj_exception_get_traceback(exception, &count, &entries);
  *cell = "";
  *line = 0;
  for (size_t i = 0; i + 2 < count; i += 3) {
    const char* file = qstr_str((qstr)entries[i]);
    if (strncmp(file, "/lib/", 5) == 0) continue;
    *cell = file;
    *line = (int)entries[i + 1];
    return;
  }
}

// The n-th line (from 1) of the source.
static const char* find_line(const char* source, size_t size, int number, size_t* length) {
  const char* end = source + size;
  while (--number > 0 && source < end) {
    const char* next = memchr(source, '\n', (size_t)(end - source));
    source = next ? next + 1 : end;
  }
  const char* stop = memchr(source, '\n', (size_t)(end - source));
  *length = (size_t)((stop ? stop : end) - source);
  return source;
}

static void explain(mp_obj_t exception, const char* running_cell, const char* source,
                    size_t source_size) {
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
  const char* text = source;
  if (strcmp(cell, running_cell) == 0 && line > 0) {
    text = find_line(source, source_size, line, &length);
  }
  tpy_explain(qstr_str(mp_obj_get_type(exception)->name), message.data ? message.data : "", cell,
              running_cell, line, text, length);
  free(message.data);
}

static void put_line(const char* line, size_t size, bool last) {
  // MicroPython prints "KeyboardInterrupt: " when there is no message.
  if (last && size > 1 && memcmp(line + size - 2, ": ", 2) == 0) size -= 2;
  tpy_out(TPY_STDERR, line, size);
  tpy_out(TPY_STDERR, "\n", 1);
}

static void put_count(const char* format, size_t count) {
  text_t words = {0};
  mp_print_t print = {&words, add};
  mp_printf(&print, format, (unsigned)count);
  if (words.size) tpy_out(TPY_STDERR, words.data, words.size);
  free(words.data);
}

static void put_repeated(size_t same) {
  if (same > 2) put_count("  [Previous line repeated %u more times]\n", same - 2);
}

// Functions that call each other in turn make thousands of lines: the ends of them say enough.
#define LINES_AT_EACH_END 25

static size_t count_lines(const char* text, size_t size) {
  size_t lines = 0;
  for (size_t i = 0; i < size; ++i) lines += text[i] == '\n';
  return lines;
}

// The traceback, in which a line that repeats is told three times, as in CPython.
static void put_traceback(const char* text, size_t size) {
  const char *previous = NULL, *end = text + size;
  size_t previous_size = 0, same = 0, shown = 0, left_out = 0, left = count_lines(text, size);
  for (const char* line = text; line < end;) {
    const char* stop = memchr(line, '\n', (size_t)(end - line));
    size_t length = stop ? (size_t)(stop - line) : (size_t)(end - line);
    bool last = line + length + 1 >= end;
    bool again = previous && length == previous_size && length > 6 &&
                 memcmp(line, "  File", 6) == 0 && memcmp(line, previous, length) == 0;
    if (again) same++;
    if (!again || last) {
      put_repeated(same);
      if (!again) same = 0;
    }
    if (!again || same <= 2) {
      if (shown < LINES_AT_EACH_END || left <= LINES_AT_EACH_END) {
        if (left_out) put_count("  [%u lines are left out]\n", left_out);
        left_out = 0;
        put_line(line, length, last);
        ++shown;
      } else {
        ++left_out;
      }
    }
    --left;
    previous = line;
    previous_size = length;
    line += length + 1;
  }
}

// As MicroPython does it, less the frames of our own `__import__`, and with our way of printing.
static void print_frames_and_exception(const mp_print_t* print, mp_obj_t exception) {
  size_t count;
  size_t* entries;
  mp_obj_exception_get_traceback(exception, &count, &entries);
  if (count > 0) mp_print_str(print, "Traceback (most recent call last):\n");
  for (size_t i = count; i >= 3; i -= 3) {
    const size_t* entry = &entries[i - 3];
    qstr function = (qstr)entry[2];
    if (function == MP_QSTR___import__) continue;
    mp_printf(print, "  File \"%q\", line %d", (qstr)entry[0], (int)entry[1]);
    if (function != MP_QSTRnull) mp_printf(print, ", in %q", function);
    mp_print_str(print, "\n");
  }
  mp_obj_print_helper(print, exception, PRINT_EXC);
  mp_print_str(print, "\n");
}

void tpy_print_exception(void* exception, const char* running_cell, const char* source,
                         size_t source_size) {
  tpy_out_reopen();
  explain(MP_OBJ_FROM_PTR(exception), running_cell, source, source_size);
  text_t text = {0};
  mp_print_t print = {&text, add};
  nlr_buf_t nlr;
  if (nlr_push(&nlr) == 0) {  // a __str__ of the person's own may raise again
    print_frames_and_exception(&print, MP_OBJ_FROM_PTR(exception));
    nlr_pop();
  }
  if (text.size) put_traceback(text.data, text.size);
  free(text.data);
}
