// The interpreter of the course's cells, as its host sees it: start it, give it files and
// environment, run cells, stop one. One interpreter per program; not thread-safe; nothing here
// throws or exits, whatever a cell does. What it needs from the host is in host.h.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// `heap_limit`: bytes that Python objects may take. `stack_limit`: bytes of C stack it may use.
void tpy_init(size_t heap_limit, size_t stack_limit);
void tpy_deinit(void);
size_t tpy_heap_size(void);  // bytes taken from the host for Python objects

enum { TPY_OK = 0, TPY_ERROR = 1, TPY_STOPPED = 2, TPY_SYNTAX_ERROR = 3 };
// Runs one cell to its end and returns one of the above; what it defines stays for the next one.
// `name` stands in tracebacks.
int tpy_run(const char* source, size_t size, const char* name);
// KeyboardInterrupt at the next jump of the running cell.
void tpy_interrupt(void);

// os.environ. A secret value is masked in everything that goes out. NULL removes the name.
void tpy_set_environment(const char* name, const char* value, int secret);

// Files as the cells see them; a path like "photo.jpg" or "data/a.csv".
void tpy_file_put(const char* path, const uint8_t* data, size_t size);
// One whose bytes stay with the host until a cell opens it (tpy_host_file): until then cells know
// its name and its size. `path` stands for these very bytes until the next offer of that path.
void tpy_file_offer(const char* path, size_t size);
// 1 and the bytes, valid until something runs or writes; else 0.
int tpy_file_get(const char* path, const uint8_t** data, size_t* size);
int tpy_file_remove(const char* path);
const char* tpy_file_list(void);  // "path\tsize\n" each; valid until the next call

#ifdef __cplusplus
}
#endif
