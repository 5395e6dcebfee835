// OpenAI's transcriptions: a multipart form with a file and a model, judged and answered.
// Sources: transcriptions.d.ts of openai 7.59.0; the guide to speech to text (2026-07): 25 MB,
// types known by the extension of the file name, formats by model.
#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "practice/decode.h"
#include "practice/models.h"
#include "practice/multipart.h"
#include "practice/vendors.h"

namespace triptych::practice::openai {
namespace {

struct Order {
  const FormField* file = nullptr;
  std::string model, format = "json";
  bool stream = false, prompted = false;
  int files = 0;
};

Refusal wrong(const std::string& message, const std::string& param, IdGenerator& ids,
              const std::string& code = "") {
  return refusal(400, {message, param, code}, ids);
}

bool is_transcriber(const std::string& model) {
  const std::set<std::string_view> known = {"gpt-transcribe",
                                            "gpt-4o-transcribe",
                                            "gpt-4o-mini-transcribe",
                                            "gpt-4o-mini-transcribe-2025-12-15",
                                            "gpt-4o-transcribe-diarize",
                                            "whisper-1"};
  return known.contains(model);
}

Refusal validate_file(const FormField& file, IdGenerator& ids) {
  constexpr std::size_t kMax = std::size_t{25} << 20;
  if (file.content.size() > kMax) {
    return refusal(413,
                   {"Maximum content size limit (26214400) exceeded (" +
                        std::to_string(file.content.size()) + " bytes read)",
                    "", ""},
                   ids);
  }
  const std::set<std::string_view> extensions = {"flac", "m4a", "mp3", "mp4", "mpeg",
                                                 "mpga", "oga", "ogg", "wav", "webm"};
  const std::string name = lowered(file.file_name);
  const std::size_t dot = name.rfind('.');
  const File sent = file_of(file.type, std::string(file.content), file.file_name);
  const bool sound = sent.media.kind == MediaKind::audio || sent.media.kind == MediaKind::video;
  if (dot != name.npos && extensions.contains(name.substr(dot + 1)) && sound) return std::nullopt;
  return wrong(
      "Unrecognized file format. Supported formats: ['flac', 'm4a', 'mp3', 'mp4', 'mpeg', "
      "'mpga', 'oga', 'ogg', 'wav', 'webm']",
      "", ids);
}

Refusal validate_order(const Order& order, IdGenerator& ids) {
  if (order.files != 1) {
    return wrong("Missing required parameter: 'file'.", "file", ids, "missing_required_parameter");
  }
  if (order.model.empty()) return wrong("you must provide a model parameter", "", ids);
  if (!is_transcriber(order.model)) {
    Refused refused{
        "The model `" + order.model + "` does not exist or you do not have access to it.", "",
        "model_not_found"};
    return refusal(404, refused, ids);
  }
  const bool old = order.model == "whisper-1";
  const bool fits = order.format == "json" ||
                    (old && (order.format == "text" || order.format == "srt" ||
                             order.format == "vtt" || order.format == "verbose_json")) ||
                    (order.format == "diarized_json" && order.model.ends_with("diarize"));
  if (!fits) {
    return wrong("response_format '" + order.format + "' is not compatible with model '" +
                     order.model + "'. Use 'json' instead.",
                 "response_format", ids, "unsupported_value");
  }
  if (order.prompted && order.model.ends_with("diarize")) {  // transcriptions.d.ts: prompt
    return wrong("Prompt is not supported for diarization models.", "prompt", ids);
  }
  return validate_file(*order.file, ids);
}

std::string stamp(double seconds, char point) {
  const auto ms = static_cast<long long>(seconds * 1000);
  const auto two = [](long long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const std::string thousandths = std::to_string(1000 + ms % 1000).substr(1);
  return two(ms / 3600000) + ":" + two(ms / 60000 % 60) + ":" + two(ms / 1000 % 60) + point +
         thousandths;
}

OrderedJson usage_of(const Order& order, double seconds, const std::string& text) {
  if (order.model == "whisper-1") {
    return {{"type", "duration"}, {"seconds", static_cast<int>(seconds + 0.999)}};
  }
  const int in = static_cast<int>(seconds * 10), out = static_cast<int>((text.size() + 3) / 4);
  OrderedJson usage = {{"type", "tokens"}, {"input_tokens", in}};
  usage["input_token_details"] = {{"text_tokens", 0}, {"audio_tokens", in}};
  usage["output_tokens"] = out;
  usage["total_tokens"] = in + out;
  return usage;
}

std::string written(const Order& order, const std::string& text, double seconds) {
  if (order.format == "text") return text + "\n";
  if (order.format == "srt") {
    return "1\n" + stamp(0, ',') + " --> " + stamp(seconds, ',') + "\n" + text + "\n\n";
  }
  if (order.format == "vtt") {
    return "WEBVTT\n\n" + stamp(0, '.') + " --> " + stamp(seconds, '.') + "\n" + text + "\n\n";
  }
  OrderedJson json = OrderedJson::object();
  if (order.format == "verbose_json") {
    json = {{"task", "transcribe"}, {"language", "english"}, {"duration", seconds}};
  }
  json["text"] = text;
  if (order.format != "json") {
    OrderedJson segment = {{"id", 0}, {"start", 0.0}, {"end", seconds}, {"text", text}};
    if (order.format == "diarized_json") segment["speaker"] = "A";
    json["segments"] = OrderedJson::array({std::move(segment)});
  }
  json["usage"] = usage_of(order, seconds, text);
  return dump_json(json);
}

void stream(const Order& order, const std::string& text, double seconds, Outgoing& out) {
  const auto event = [](const OrderedJson& json) { return "data: " + dump_json(json) + "\n\n"; };
  out.streamed = true;
  out.headers[0].value = std::string("text/event-stream; charset=utf-8");
  out.pieces.clear();
  for (const std::string& word : words_of(text)) {
    out.pieces.push_back(event({{"type", "transcript.text.delta"}, {"delta", word}}));
    out.said.push_back(word.size());
  }
  OrderedJson done = {{"type", "transcript.text.done"}, {"text", text}};
  done["usage"] = usage_of(order, seconds, text);
  out.pieces.push_back(event(done));
}

}  // namespace

Outgoing transcribe(const Incoming& request, IdGenerator& ids) {
  const auto form = form_of(request);
  if (!form) {
    return *wrong("Could not parse multipart form", "", ids);
  }
  Order order;
  for (const FormField& field : *form) {
    if (field.name == "file") order.file = &field, ++order.files;
    if (field.name == "model") order.model = std::string(field.content);
    if (field.name == "response_format") order.format = std::string(field.content);
    if (field.name == "stream") order.stream = field.content == "true";
    if (field.name == "prompt") order.prompted = !field.content.empty();
  }
  if (auto no = validate_order(order, ids)) return *no;
  const File file =
      file_of(order.file->type, std::string(order.file->content), order.file->file_name);
  const std::string text = transcript_of(file);
  const double seconds = static_cast<double>(file.media.duration.count()) / 1000.0;
  const bool json = order.format.find("json") != order.format.npos;
  Outgoing out;
  out.headers = {{"content-type", json ? "application/json" : "text/plain; charset=utf-8"}};
  for (Header& header : id_headers(ids)) out.headers.push_back(std::move(header));
  out.pieces = {written(order, text, seconds)};
  if (order.stream && order.model != "whisper-1") stream(order, text, seconds, out);
  return out;
}

}  // namespace triptych::practice::openai
