// How the files of this folder see one another across C and C++; not for anyone outside.
// The C files speak with MicroPython, the C++ files know nothing of it.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// --- output.cpp: one buffered stream of both outputs, secrets masked, cut at 2 MB per cell
void tpy_out_begin(void);   // a cell starts
void tpy_out_reopen(void);  // after the cut: room for how the cell ended
void tpy_out(int stream, const char* text, size_t size);
void tpy_out_flush(void);  // everything but what may be the beginning of a secret
void tpy_out_flush_all(void);
void tpy_out_show(const char* kind, const char* name, const uint8_t* data, size_t size);
void tpy_out_note(const char* text);
void tpy_out_explain(const char* type, const char* cell, int line, const char* words);
void tpy_add_secret(const char* value, size_t size);  // short ones are ignored

// --- environment.cpp
const char* tpy_environment_get(const char* name);  // or NULL
void tpy_environment_reset(void);
const char* tpy_environment_list(void);  // "NAME\n" each

// --- explain.cpp: sends the plain words about an error to the host
void tpy_explain(const char* type, const char* message, const char* cell, const char* running,
                 int line, const char* source, size_t source_size);

// --- memory_files.cpp; also serves the modules of lib/ below /lib
int tpy_file_kind(const char* path);  // 0 none, 1 file, 2 folder
// handle; or -1; or -2: the host cannot read it any more
int tpy_file_open(const char* path, int write, int create, int truncate);
int64_t tpy_file_stat(const char* path);  // its size, or -1; opens nothing
void tpy_file_close(int handle);
size_t tpy_file_size(int handle);
size_t tpy_file_read(int handle, size_t at, uint8_t* to, size_t size);
size_t tpy_file_write(int handle, size_t at, const uint8_t* from, size_t size);
void tpy_file_reset(void);  // forgets all files

// --- pyfix.cpp: the source as MicroPython can read it; malloc'ed
char* tpy_fix_source(const char* source, size_t size, size_t* fixed_size);

// --- sources.cpp: the cells as they were written, for tracebacks
void tpy_keep_source(const char* cell, const char* source, size_t size);
// A line (from 1) without the spaces around it; NULL when there is none.
const char* tpy_source_line(const char* cell, int line, size_t* size);
void tpy_forget_sources(void);

// --- png.cpp: malloc'ed PNG of RGBA pixels
uint8_t* tpy_png(const uint8_t* rgba, int width, int height, size_t* size);

// --- digest.cpp: "md5", "sha1" or "sha256" -> size of the digest; 0 when unknown
size_t tpy_digest(const char* name, const uint8_t* data, size_t size, uint8_t out[32]);

// --- json_check.cpp: what is wrong, and where; NULL for right JSON
const char* tpy_json_fault(const char* text, size_t size, size_t* at);

// --- regex.cpp
typedef struct {
  int error;             // 0 none, 1 bad pattern, 2 too complex for this text
  const char* what;      // about the error
  int groups;            // of the pattern, the whole match included
  const int32_t* spans;  // 2 per group: byte offsets, -1 for a group that took no part; NULL: none
  size_t matches;        // of tpy_regex_all: so many times 2 * groups spans
  const char* names;     // "name=index\n" each
} tpy_regex_result;
enum { TPY_REGEX_SEARCH = 0, TPY_REGEX_MATCH = 1, TPY_REGEX_FULLMATCH = 2 };
void tpy_regex(const char* pattern, size_t pattern_size, int flags, const char* text, size_t size,
               size_t from, int mode, tpy_regex_result* result);
// All matches that do not overlap, as CPython's findall() counts them: an empty one may follow a
// match, and after an empty one the next starts later or is longer.
void tpy_regex_all(const char* pattern, size_t pattern_size, int flags, const char* text,
                   size_t size, size_t from, tpy_regex_result* result);

// --- hal.c, memory.c, compat.c, traceback.c: with MicroPython
void tpy_memory_init(size_t heap_limit);
void tpy_memory_deinit(void);
void tpy_compat_init(void);
struct _mp_print_t;
void tpy_print_exception(void* exception, const char* running_cell);

#ifdef __cplusplus
}
#endif
