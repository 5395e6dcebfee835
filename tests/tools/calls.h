// Small calls and files for tests of providers.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "providers/provider.h"

namespace triptych {

inline Call call_of(std::string provider, std::string model, std::vector<Part> parts) {
  Call call;
  call.provider_id = std::move(provider);
  call.model = std::move(model);
  call.stream = false;
  Message message;
  message.parts = std::move(parts);
  call.prompt.messages.push_back(std::move(message));
  return call;
}

// The smallest files of their kind: right in their headers, empty inside.
inline Attachment png_file(std::string name = "photo.png") {
  std::string png = "\x89PNG\r\n\x1A\n";
  png += std::string("\0\0\0\x0DIHDR\0\0\0\x02\0\0\0\x03\x08\x02\0\0\0CRC!", 25);
  png += std::string("\0\0\0\0IEND\xAE\x42\x60\x82", 12);
  return make_attachment(std::move(name), bytes_of(png));
}

inline Attachment pdf_file(std::string name = "paper.pdf") {
  return make_attachment(std::move(name), bytes_of("%PDF-1.4 << /Type /Page >> %%EOF"));
}

inline Attachment wav_file(std::string name = "sound.wav") {
  const std::string head(
      "RIFF\x28\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1F\0\0\x80\x3E\0\0\x02\0\x10\0", 36);
  return make_attachment(std::move(name), bytes_of(head + std::string("data\x04\0\0\0....", 12)));
}

inline Attachment mp3_file(std::string name = "sound.mp3") {
  std::string frame("\xFF\xFB\x90\x00", 4);
  frame.resize(417);
  return make_attachment(std::move(name), bytes_of(frame + frame));
}

inline Attachment text_file(std::string name = "notes.txt", std::string text = "hello") {
  return make_attachment(std::move(name), bytes_of(text));
}

inline Json body_of(const Call& call) {
  const Provider* provider = find_provider(call.provider_id);
  const auto json = parse_json(provider->build(call, Secret("k-0123456789abcdef")).body.text());
  return json ? *json : Json("not JSON");
}

inline HttpRequest request_of(const Call& call, const std::string& key = "k-0123456789abcdef") {
  return find_provider(call.provider_id)->build(call, Secret(key));
}

inline std::string header_of(const HttpRequest& request, std::string_view name) {
  for (const Header& header : request.headers) {
    if (header.name == name) return header_text(header);
  }
  return "";
}

inline Error explained(std::string_view provider, int status, std::string_view body,
                       std::vector<Header> headers = {}) {
  return find_provider(provider)->explain({status, std::move(headers)}, body);
}

}  // namespace triptych
