#include "fake_host.h"

#include <cstdlib>
#include <cstring>

#include "engine.h"
#include "host.h"

namespace triptych::python {
namespace {

FakeHost* current = nullptr;

char* copied(const std::string& text) {
  char* out = static_cast<char*>(std::malloc(text.size() + 1));
  std::memcpy(out, text.c_str(), text.size() + 1);
  return out;
}

}  // namespace

Answer answer(std::string body, int status) { return {status, {std::move(body)}}; }

FakeHost::FakeHost(std::size_t heap_limit) {
  current = this;
  tpy_init(heap_limit, 4u << 20);
}

FakeHost::~FakeHost() {
  tpy_deinit();
  current = nullptr;
}

int FakeHost::run(const std::string& source, const std::string& name) {
  out.clear();
  err.clear();
  shown.clear();
  notes.clear();
  error_type.clear();
  words.clear();
  order.clear();
  error_line = 0;
  polls = 0;
  return tpy_run(source.data(), source.size(), name.c_str());
}

void FakeHost::put(const std::string& path, const std::string& data) {
  tpy_file_put(path.c_str(), reinterpret_cast<const uint8_t*>(data.data()), data.size());
}

void FakeHost::offer(const std::string& path, const std::string& data) {
  offered[path] = data;
  tpy_file_offer(path.c_str(), data.size());
}

std::string FakeHost::file(const std::string& path) const {
  const uint8_t* data = nullptr;
  size_t size = 0;
  if (!tpy_file_get(path.c_str(), &data, &size)) return "(no such file)";
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace triptych::python

using triptych::python::Answer;
using triptych::python::current;

void tpy_host_write(int stream, const char* text, size_t size) {
  current->order.push_back(std::string("out ") + std::string(text, size));
  (stream == TPY_STDOUT ? current->out : current->err).append(text, size);
}

void tpy_host_show(const char* kind, const char* name, const uint8_t* data, size_t size) {
  current->shown.push_back({kind, name, {reinterpret_cast<const char*>(data), size}});
}

void tpy_host_note(const char* text) { current->notes.emplace_back(text); }

void tpy_host_explain(const char* type, const char*, int line, const char* words) {
  current->error_type = type;
  current->words = words;
  current->error_line = line;
}

char* tpy_host_prompt(const char* kind, const char* text, const char*, char** fault) {
  if (!current->nobody.empty()) *fault = triptych::python::copied(current->nobody);
  current->questions.push_back(std::string(kind) + ": " + text);
  if (current->answers.empty()) return nullptr;
  char* out = triptych::python::copied(current->answers.front());
  current->answers.erase(current->answers.begin());
  return out;
}

double tpy_host_now(void) { return current->clock; }

int tpy_host_sleep(double seconds) {
  current->order.push_back("sleep");
  if (current->stop_in_sleep) return 1;
  current->slept += seconds;
  current->clock += seconds;
  return 0;
}

int tpy_host_poll(void) {
  ++current->polls;
  return current->stop_after_polls >= 0 && current->polls > current->stop_after_polls;
}

int tpy_host_file(const char* path, uint8_t* to, size_t size) {
  const auto found = current->offered.find(path);
  if (found == current->offered.end() || found->second.size() != size) return 0;
  current->crossed.emplace_back(path);
  found->second.copy(reinterpret_cast<char*>(to), size);
  return 1;
}

uint8_t* tpy_host_draw(const char* json, size_t size, int* width, int* height) {
  current->figure.assign(json, size);
  *width = 4;
  *height = 3;
  uint8_t* pixels = static_cast<uint8_t*>(std::malloc(4 * 3 * 4));
  for (int i = 0; i < 4 * 3 * 4; ++i) pixels[i] = static_cast<uint8_t>(i * 5);
  return pixels;
}

void tpy_host_http_send(const tpy_http_request* r, tpy_http_head* head) {
  current->order.push_back("http");
  current->requests.push_back({r->method, r->url, r->headers,
                               std::string(reinterpret_cast<const char*>(r->body), r->body_size),
                               r->timeout_ms});
  Answer answer;
  answer.error = TPY_HTTP_NETWORK;
  if (current->server) answer = current->server(current->requests.back());
  *head = {};
  head->error = answer.error;
  if (answer.error) {
    if (!current->message.empty()) head->message = triptych::python::copied(current->message);
    return;
  }
  head->id = ++current->last_id;
  head->status = answer.status;
  head->headers = triptych::python::copied(answer.headers);
  current->open[head->id] = answer;
}

void tpy_host_http_read(int32_t id, tpy_http_chunk* chunk) {
  current->order.push_back("read");
  *chunk = {};
  Answer& answer = current->open[id];
  while (!answer.pieces.empty() && answer.pieces.front().empty())
    answer.pieces.erase(answer.pieces.begin());
  if (answer.pieces.empty()) {
    chunk->error = answer.error_after_pieces;
    return;
  }
  const std::string piece = answer.pieces.front();
  answer.pieces.erase(answer.pieces.begin());
  chunk->data = reinterpret_cast<uint8_t*>(triptych::python::copied(piece));
  chunk->size = static_cast<uint32_t>(piece.size());
}

void tpy_host_http_close(int32_t id) {
  current->open.erase(id);
  ++current->closed;
}
