// Everything a cell says goes through here: buffered, secrets masked, cut at a sensible length.
#include <cstring>
#include <string>
#include <string_view>

#include "base/secret_mask.h"
#include "host.h"
#include "internal.h"

namespace {

constexpr std::size_t kBuffer = 8192;
constexpr std::size_t kMaxSaid = 2'000'000;  // of a cell; an endless loop would flood the page

struct Output {
  std::string buffer;
  int stream = TPY_STDOUT;
  std::size_t said = 0;
  bool cut = false;
  triptych::SecretMask mask;
};

// Never destroyed: a snapshot of the memory outlives any order of destruction.
Output& output() {
  static Output* const instance = new Output;
  return *instance;
}

void send(std::string_view text) {
  Output& o = output();
  if (o.cut || text.empty()) return;
  if (o.said + text.size() <= kMaxSaid) {
    o.said += text.size();
    tpy_host_write(o.stream, text.data(), text.size());
    return;
  }
  std::size_t rest = kMaxSaid - o.said;
  while (rest > 0 && (static_cast<unsigned char>(text[rest]) & 0xC0) == 0x80) --rest;
  if (rest > 0) tpy_host_write(o.stream, text.data(), rest);
  o.cut = true;
  tpy_host_note("The output of this cell is longer than 2 MB: the rest is not shown.");
}

void flush(bool all) {
  Output& o = output();
  const std::string text = o.mask.feed(o.buffer);
  o.buffer.clear();
  send(text);
  if (all) send(o.mask.flush());
}

}  // namespace

void tpy_out_begin(void) {
  flush(true);
  output().said = 0;
  output().cut = false;
}

void tpy_out_reopen(void) {
  flush(true);
  if (!output().cut) return;
  output().cut = false;
  output().said = kMaxSaid - kBuffer;
}

void tpy_out(int stream, const char* text, size_t size) {
  Output& o = output();
  if (stream != o.stream) {
    flush(true);
    o.stream = stream;
  }
  if (o.cut) return;
  o.buffer.append(text, size);
  if (o.buffer.size() >= kBuffer) flush(false);
}

void tpy_out_flush(void) { flush(false); }
void tpy_out_flush_all(void) { flush(true); }

void tpy_out_show(const char* kind, const char* name, const uint8_t* data, size_t size) {
  flush(true);
  if (std::strncmp(kind, "image/", 6) == 0) {
    tpy_host_show(kind, name, data, size);
    return;
  }
  const std::string text = output().mask.whole({reinterpret_cast<const char*>(data), size});
  tpy_host_show(kind, name, reinterpret_cast<const uint8_t*>(text.data()), text.size());
}

void tpy_out_explain(const char* type, const char* cell, int line, const char* words) {
  tpy_host_explain(type, cell, line, output().mask.whole(words).c_str());
}

void tpy_out_note(const char* text) {
  flush(false);
  tpy_host_note(output().mask.whole(text).c_str());
}

void tpy_add_secret(const char* value, size_t size) { output().mask.add({value, size}); }
