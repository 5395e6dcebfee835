// The only imports of the Python modules; their bodies are in bridge.js. Those marked "waits"
// suspend the program in the module that is built for it (JSPI), and block the worker in the other.
#pragma once

#include <cstddef>
#include <cstdint>

#include "host.h"

extern "C" {
void python_write(int stream, const char* text, size_t size);
void python_show(const char* kind, const char* name, const uint8_t* data, size_t size);
void python_note(const char* text);
void python_explain(const char* type, const char* cell, int line, const char* words);
double python_now();
int python_poll();                 // 0: go on, 1: stop, 2: let the worker read its messages
int python_yield();                // waits; 1: stop
int python_sleep(double seconds);  // waits; 1: stop
// waits
char* python_prompt(const char* kind, const char* text, const char* preset, char** fault);
void python_http_send(const tpy_http_request* request, tpy_http_head* head);  // waits
void python_http_read(int32_t id, tpy_http_chunk* chunk);                     // waits
void python_http_close(int32_t id);
int python_file(const char* path, uint8_t* to, size_t size);
uint8_t* python_draw(const char* json, size_t size, int* width, int* height);
}
