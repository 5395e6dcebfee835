// Any bytes as a request. The first byte chooses the vendor, the second the kind of request; the
// rest is the body, inside a frame that passes the front door or bare. Promises: no crash; a
// status; text that is valid UTF-8; what is streamed ends in our own readers with exactly one
// Stopped.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "practice/faults.h"
#include "practice/practice_transport.h"
#include "run/reply_reader.h"

namespace {

using namespace triptych;

struct Door {
  const char *provider, *url;
};
constexpr Door kDoors[] = {
    {"openai", "https://api.openai.com/v1/chat/completions"},
    {"openai", "https://api.openai.com/v1/audio/transcriptions"},
    {"anthropic", "https://api.anthropic.com/v1/messages"},
    {"anthropic", "https://api.anthropic.com/v1/messages/count_tokens"},
    {"gemini",
     "https://generativelanguage.googleapis.com/v1beta/models/gemini-3.8-flash:generateContent"},
    {"gemini",
     "https://generativelanguage.googleapis.com/v1beta/models/"
     "gemini-2.5-flash:streamGenerateContent?alt=sse"},
    {"gemini",
     "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:countTokens"},
    {"compatible", "http://127.0.0.1:11434/v1/chat/completions"}};

// Frames that get arbitrary JSON past the first checks: as a part, a schema, a prompt.
std::string framed(std::string_view provider, std::uint8_t kind, std::string_view rest) {
  const std::string text(rest);
  const bool gemini = provider == "gemini";
  const std::string model = provider == "openai"       ? "gpt-4o"
                            : provider == "compatible" ? "qwen3"
                                                       : "claude-sonnet-5-5";
  const std::string head = "{\"model\":\"" + model + "\",\"stream\":true," +
                           (provider == "anthropic" ? "\"max_tokens\":500," : "");
  const std::string prompt = dump_json(Json(text));
  switch (kind % 5) {
    case 0:
      return text;
    case 1:
      if (gemini) return "{\"contents\":[{\"parts\":[" + text + "]}]}";
      return head + "\"messages\":[{\"role\":\"user\",\"content\":[" + text + "]}]}";
    case 2:
      if (gemini) return "{\"contents\":[{\"parts\":[{\"text\":" + prompt + "}]}]}";
      return head + "\"messages\":[{\"role\":\"user\",\"content\":" + prompt + "}]}";
    case 3:
      if (gemini) {
        return "{\"contents\":[{\"parts\":[{\"text\":\"x\"}]}],\"generationConfig\":{"
               "\"responseMimeType\":\"application/json\",\"responseJsonSchema\":" +
               text + "}}";
      }
      return head + "\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]," +
             (provider == "anthropic"
                  ? "\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":" + text
                  : "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"x\","
                    "\"schema\":" +
                        text) +
             "}}}";
    default:
      return "--b\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n--b\r\n"
             "Content-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n\r\n" +
             text + "\r\n--b--";
  }
}

void read_back(const Door& door, const practice::Outgoing& answer) {
  ReplyReader reader(*find_provider(door.provider), {answer.status, answer.headers});
  std::vector<StreamEvent> events;
  for (const std::string& piece : answer.pieces) reader.feed(piece, events);
  reader.finish(events);
  if (events.empty() || !std::holds_alternative<Stopped>(events.back())) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const Door& door = kDoors[data[0] % std::size(kDoors)];
  const std::string_view rest(reinterpret_cast<const char*>(data) + 2, size - 2);
  HttpRequest request;
  request.method = "POST";
  request.url = door.url;
  request.headers = {{"Authorization", "Bearer k"},
                     {"anthropic-version", "2026-10-21"},
                     {"Content-Type", "multipart/form-data; boundary=b"}};
  if (std::string_view(door.provider) == "gemini") request.headers = {{"x-goog-api-key", "k"}};
  request.body = framed(door.provider, data[1], rest);
  practice::IdGenerator ids;
  const practice::Outgoing answer = practice::answer(request, practice::Client::program, ids);
  if (answer.status < 200 || answer.status > 599 || answer.pieces.empty()) std::abort();
  for (const std::string& piece : answer.pieces) {
    if (!utf8_valid(piece)) std::abort();
  }
  if (request.url.find("ount") == std::string::npos && data[1] % 5 != 4) read_back(door, answer);
  (void)practice::parse_faults(rest).ok();
  return 0;
}
