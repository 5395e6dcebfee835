// Any bytes as an answer. The first byte chooses the vendor, the second the status and the cut.
// Promises: exactly one Stopped, last; all text valid UTF-8; the same story however it was cut.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "run/reply_reader.h"

namespace {

using namespace triptych;

Reply read(const Provider& provider, int status, std::string_view bytes, std::size_t cut) {
  ReplyReader reader(provider, {status, {}});
  std::vector<StreamEvent> events;
  reader.feed(bytes.substr(0, cut), events);
  reader.feed(bytes.substr(cut), events);
  reader.finish(events);
  Reply reply;
  std::size_t stopped = 0;
  for (const StreamEvent& event : events) {
    stopped += std::holds_alternative<Stopped>(event) ? 1 : 0;
    apply(reply, event);
  }
  if (stopped != 1 || !std::holds_alternative<Stopped>(events.back())) std::abort();
  return reply;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const auto all = providers();
  const Provider& provider = *all[data[0] % all.size()];
  const int status = data[1] & 0x80 ? 400 + data[1] % 130 : 200;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  const Reply whole = read(provider, status, bytes, bytes.size());
  const Reply cut = read(provider, status, bytes, data[1] % (bytes.size() + 1));
  if (whole.text != cut.text || whole.thoughts != cut.thoughts || whole.refusal != cut.refusal ||
      whole.opaque != cut.opaque || whole.stopped->reason != cut.stopped->reason) {
    std::abort();
  }
  for (const std::string* text : {&whole.text, &whole.thoughts, &whole.refusal, &whole.opaque}) {
    if (!utf8_valid(*text)) std::abort();
  }
  if (whole.stopped->error && !utf8_valid(whole.stopped->error->message)) std::abort();
  return 0;
}
