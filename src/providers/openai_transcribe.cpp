// Sound to text at /v1/audio/transcriptions: a form with one file, an answer of its own shape.
// Sources: transcriptions.d.ts of openai 7.59.0; the guide to speech to text (2026-07): 25 MB, the
// type is known by the extension of the file's name, no stream from whisper-1.
//
// Choices:
// - A model is a transcriber by its name: this vendor's list does not tell.
// - The prompt is sent as it stands ("prompt" gives context, style and spelling); not to the model
//   that tells speakers apart, which takes none.
// - Speakers are told apart only as segments of a whole answer.
#include <algorithm>
#include <array>

#include "providers/endpoint.h"
#include "providers/form_writer.h"
#include "providers/openai_wire.h"
#include "providers/preflight.h"
#include "providers/vendor_error.h"

namespace triptych::openai_wire {
namespace {

constexpr std::string_view kSounds[] = {"audio/flac", "audio/wav", "audio/mpeg",
                                        "audio/mp4",  "audio/ogg", "audio/webm"};
constexpr std::string_view kFilms[] = {"video/mp4", "video/webm"};

bool tells_speakers(std::string_view model) { return mentions(model, "diarize"); }
bool streams(std::string_view model) {
  return !mentions(model, "whisper") && !tells_speakers(model);
}

std::string_view extension_of(std::string_view media_type) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kNames = {
      {{"audio/flac", "flac"},
       {"audio/wav", "wav"},
       {"audio/mpeg", "mp3"},
       {"audio/mp4", "m4a"},
       {"audio/ogg", "ogg"},
       {"audio/webm", "webm"},
       {"video/mp4", "mp4"},
       {"video/webm", "webm"}}};
  for (const auto& [type, extension] : kNames) {
    if (type == media_type) return extension;
  }
  return "wav";
}

// The vendor believes the extension, not the bytes.
std::string sent_name(const Attachment& file) {
  constexpr std::array<std::string_view, 10> kKnown = {".flac", ".m4a", ".mp3", ".mp4", ".mpeg",
                                                       ".mpga", ".oga", ".ogg", ".wav", ".webm"};
  std::string lower = file.name;
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const bool known = std::ranges::any_of(
      kKnown, [&](std::string_view extension) { return lower.ends_with(extension); });
  if (known) return file.name;
  const std::string name = file.name.empty() ? "recording" : file.name;
  return name + "." + std::string(extension_of(file.media.media_type));
}

std::string words_of(const Call& call) {
  std::string words = call.prompt.system;
  for (const Message& message : call.prompt.messages) {
    for (const Part& part : message.parts) {
      const auto* text = std::get_if<std::string>(&part);
      if (text == nullptr || text->empty()) continue;
      words += (words.empty() ? "" : "\n") + *text;
    }
  }
  return words;
}

}  // namespace

bool is_transcriber(std::string_view model) {
  return mentions(model, "transcribe") || mentions(model, "whisper");
}

HttpRequest build_transcription(const Call& call, const Secret& key, std::string_view origin) {
  FormWriter form;
  form.text("model", call.model);
  form.text("response_format", tells_speakers(call.model) ? "diarized_json" : "json");
  if (tells_speakers(call.model)) {
    form.text("chunking_strategy", "auto");  // required beyond 30 seconds
  } else if (const std::string words = words_of(call); !words.empty()) {
    form.text("prompt", words);
  }
  if (call.temperature) form.text("temperature", dump_json(OrderedJson(*call.temperature)));
  if (call.stream && streams(call.model)) form.text("stream", "true");
  for (const Attachment* file : attachments_of(call)) form.file("file", *file, sent_name(*file));

  HttpRequest request;
  request.method = "POST";
  request.url = api_root(call.base_url, origin, kApi) + "/audio/transcriptions";
  request.headers = headers_of(key);
  form.write(request);
  return request;
}

std::vector<Error> check_transcription(const Call& call, const ProviderInfo& vendor) {
  ProviderInfo info = vendor;
  info.label = call.model;  // it is the model that takes no pictures
  info.image_types = info.document_types = {};
  info.audio_types = kSounds;
  info.video_types = kFilms;
  std::vector<Error> problems = check_call(call, info, Limits());
  const auto add = [&](ErrorKind kind, std::string what, std::vector<std::string> args,
                       std::string message) {
    problems.push_back(preflight_error(kind, std::move(what), std::move(args), std::move(message)));
  };
  const std::vector<const Attachment*> files = attachments_of(call);
  if (files.size() != 1) {
    add(ErrorKind::rejected, "one_sound", {call.model},
        call.model + " takes exactly one recording per question.");
  }
  for (const Attachment* file : files) {
    if (file->size() <= kMaxSoundBytes) continue;
    add(ErrorKind::too_large, "sound_too_large", {file->name, call.model, "25"},
        file->name + " is too large: " + call.model + " takes at most 25 MB.");
  }
  if (!call.prompt.json_schema.empty()) {
    add(ErrorKind::unsupported, "no_fields_of_sound", {call.model},
        call.model + " writes plain text only: no fields can be asked for.");
  }
  if (call.prompt.messages.size() > 1) {
    add(ErrorKind::unsupported, "no_follow_up", {call.model},
        call.model + " writes down what is said and holds no conversation.");
  }
  return problems;
}

bool is_transcript(const Json& json) {
  return string_at(json, "type").starts_with("transcript.text.") ||
         (at(json, "text").is_string() && !json.contains("choices"));
}

// "Speaker A: ..." a line for each turn, when the segments tell speakers apart.
std::string transcript_text(const Json& json) {
  std::string out, last;
  for (const Json& segment : at(json, "segments")) {
    const std::string speaker = string_at(segment, "speaker");
    if (speaker.empty()) return string_at(json, "text");
    std::string words = string_at(segment, "text");
    words.erase(0, std::min(words.find_first_not_of(' '), words.size()));
    if (speaker == last) {
      out += " " + words;
    } else {
      out += (out.empty() ? "" : "\n\n") + speaker + ": " + words;
    }
    last = speaker;
  }
  return out.empty() ? string_at(json, "text") : out;
}

Usage transcript_usage(const Json& json) {
  Usage usage;  // some are billed by the second: then there are no tokens
  usage.input = int_at(json, "input_tokens");
  usage.output = int_at(json, "output_tokens");
  usage.billed_input = usage.input;
  usage.billed_output = usage.output;
  usage.seconds = number_at(json, "seconds");
  return usage;
}

}  // namespace triptych::openai_wire
