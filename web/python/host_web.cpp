// The host of the interpreter (src/python/host.h) inside of the page's worker.
#include "bridge.h"
#include "internal.h"

void tpy_host_write(int stream, const char* text, size_t size) { python_write(stream, text, size); }

void tpy_host_show(const char* kind, const char* name, const uint8_t* data, size_t size) {
  python_show(kind, name, data, size);
}

void tpy_host_note(const char* text) { python_note(text); }

void tpy_host_explain(const char* type, const char* cell, int line, const char* words) {
  python_explain(type, cell, line, words);
}

char* tpy_host_prompt(const char* kind, const char* text, const char* preset, char** fault) {
  return python_prompt(kind, text, preset, fault);
}

double tpy_host_now(void) { return python_now(); }

int tpy_host_sleep(double seconds) { return python_sleep(seconds); }

int tpy_host_poll(void) {
  const int answer = python_poll();
  if (answer != 2) return answer;
  tpy_out_flush();
  return python_yield();
}

int tpy_host_file(const char* path, uint8_t* to, size_t size) {
  return python_file(path, to, size);
}

uint8_t* tpy_host_draw(const char* json, size_t size, int* width, int* height) {
  return python_draw(json, size, width, height);
}

void tpy_host_http_send(const tpy_http_request* request, tpy_http_head* head) {
  python_http_send(request, head);
}

void tpy_host_http_read(int32_t id, tpy_http_chunk* chunk) { python_http_read(id, chunk); }

void tpy_host_http_close(int32_t id) { python_http_close(id); }
