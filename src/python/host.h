// What the program around the interpreter provides: output, questions, time, HTTP, drawing. One
// binary has one host: the worker in the page (web/python), or the fake of the tests.
// Promises asked of a host: every function returns, calls nothing back, and text is UTF-8. What
// comes back through `char*` or `uint8_t*` was made by malloc() and now belongs to the interpreter.
// The protocol between worker and page, which carries all this further, is told in
// web/js/python/python.js.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { TPY_STDOUT = 1, TPY_STDERR = 2 };

// --- what a cell says. Registered secrets are already masked in all of it.

// Plain output, in the order of writing; pieces end between characters only by chance.
void tpy_host_write(int stream, const char* text, size_t size);
// Rich output. kind "image/png": name is a file name, data the PNG. kind "json": data is a JSON
// text. kind "table": data is a JSON list of rows, each a list of cells, the first one the heads.
void tpy_host_show(const char* kind, const char* name, const uint8_t* data, size_t size);
// What the interpreter did by itself and the person should know, e.g. a header that requests added.
void tpy_host_note(const char* text);
// An error that nobody caught, in plain words, before its traceback goes to TPY_STDERR. `line` is
// counted from 1 in the cell `cell`; 0 when unknown.
void tpy_host_explain(const char* type, const char* cell, int line, const char* words);

// --- what a cell asks

// kind: "input", "prompt", "confirm" or "alert". NULL: cancelled, or stopped; or nobody could be
// asked, and `fault` says why.
char* tpy_host_prompt(const char* kind, const char* text, const char* preset, char** fault);
double tpy_host_now(void);           // seconds since 1970
int tpy_host_sleep(double seconds);  // 1: woken up because the cell is to stop
int tpy_host_poll(void);             // asked often while a cell runs; 1: the cell is to stop
// The figure (JSON, see lib/matplotlib/pyplot.py) as RGBA pixels, or NULL when it cannot draw.
uint8_t* tpy_host_draw(const char* json, size_t size, int* width, int* height);

// --- files that were offered (engine.h): the bytes of one, which cross only now. 1: done; 0: they
// cannot be read any more.
int tpy_host_file(const char* path, uint8_t* to, size_t size);

// --- HTTP. The header that lets a page call one vendor directly is added in lib/_vendors.py, and
// a note says so.

enum {
  TPY_HTTP_FINE = 0,
  TPY_HTTP_NETWORK = 1,
  TPY_HTTP_TIMEOUT = 2,
  TPY_HTTP_STOPPED = 3,
  TPY_HTTP_NO_PAGE = 4,  // the page cannot be asked to send it; the message says what to do
  TPY_HTTP_REFUSED = 5   // the page did not send it; the message says why
};

typedef struct {
  const char* method;
  const char* url;
  const char* headers;  // "Name: value\n" each
  const uint8_t* body;
  size_t body_size;
  double timeout_ms;  // between two signs of life of the server; 0: none
} tpy_http_request;

typedef struct {
  int32_t error;   // one of TPY_HTTP_...
  int32_t id;      // for tpy_host_http_read and _close
  int32_t status;  // 200 ...
  char* headers;   // "name: value\r\n" each, or NULL
  char* message;   // about the error, or NULL
} tpy_http_head;

typedef struct {
  int32_t error;  // as above
  uint8_t* data;  // NULL at the end
  uint32_t size;
  char* message;
} tpy_http_chunk;

// Sends and waits for the head of the answer; then each read waits for the next piece of the body.
void tpy_host_http_send(const tpy_http_request* request, tpy_http_head* head);
void tpy_host_http_read(int32_t id, tpy_http_chunk* chunk);
// Forgets the answer; a transfer under way is aborted. Also after errors and after the end.
void tpy_host_http_close(int32_t id);

#ifdef __cplusplus
}
#endif
