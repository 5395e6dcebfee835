#include "practice/parse_request.h"

#include "practice/practice_transport.h"
#include "practice/vendors.h"

namespace triptych::practice {
namespace {

// ".../models/<model>:generateContent", streamed or not; "" when it is something else.
std::string model_in(const std::string& path) {
  constexpr std::string_view kModels = "/models/";
  const std::size_t at = path.find(kModels), end = path.rfind(':');
  if (at == path.npos || end == path.npos || end < at) return "";
  if (path.find("enerateContent", end) == path.npos) return "";
  return path.substr(at + kModels.size(), end - at - kModels.size());
}

// True when the vendor would answer; then `question` is filled.
bool accepted(const Incoming& request, Vendor vendor, Question& question) {
  IdGenerator ids;
  switch (vendor) {
    case Vendor::openai:
      return !openai::validate_generate(request, question, ids);
    case Vendor::anthropic:
      return !anthropic::validate_generate(request, false, question, ids);
    case Vendor::gemini:
      question.model = model_in(request.path);
      return !question.model.empty() &&
             !gemini::validate_generate(request, question.model, question, ids);
    default:
      return false;
  }
}

std::string name_of(const File& file, std::size_t index) {
  if (!file.name.empty()) return file.name;
  const std::string& type = file.media.media_type.empty() ? file.declared : file.media.media_type;
  return "file" + std::to_string(index + 1) + "." + type.substr(type.find('/') + 1);
}

}  // namespace

std::optional<ParsedRequest> parse_request(const HttpRequest& request) {
  const Incoming incoming = incoming_of(request, Client::program);
  const Vendor vendor = vendor_of(incoming);
  Question question;
  if (incoming.method != "POST" || !accepted(incoming, vendor, question)) return std::nullopt;
  ParsedRequest out;
  out.provider_id = info_of(vendor).id;
  out.model = question.model;
  out.system = question.system;
  out.text = question.text;
  for (std::size_t i = 0; i < question.files.size(); ++i) {
    const File& file = question.files[i];
    out.files.push_back(file.url.empty() ? make_attachment(name_of(file, i), bytes_of(file.bytes))
                                         : make_url_attachment(file.url));
  }
  return out;
}

}  // namespace triptych::practice
