#include "features/learn/xray_call.h"

#include "practice/practice_transport.h"
#include "providers/provider.h"

namespace triptych {
namespace {

Secret stand_in() { return Secret(std::string(kPracticeKey)); }

std::optional<Attachment> file_of(const LearnState& course, const Xray& xray) {
  const auto file = course.files.find(xray.sample);
  if (file == course.files.end() || !file->second.data) return std::nullopt;
  const std::string name = xray.sample.substr(xray.sample.rfind('/') + 1);
  return make_attachment(name, file->second.data);
}

std::optional<HttpRequest> built(const LearnState& course, const Xray& xray, const XrayWire& wire) {
  const Provider* provider = find_provider(wire.provider_id);
  auto file = file_of(course, xray);
  if (provider == nullptr || !file) return std::nullopt;
  Call call;
  call.provider_id = wire.provider_id;
  call.model = wire.model;
  call.max_output_tokens = xray.max_tokens;
  call.stream = false;
  call.prompt.messages.push_back({Role::user, {std::move(*file), xray.question}, ""});
  return provider->build(call, stand_in());
}

bool fits(const XrayWire& wire, const XrayBreak* broken) {
  return broken != nullptr && broken->wire == wire.id;
}

}  // namespace

std::optional<XrayRequest> shown_xray(const LearnState& course, const Xray& xray,
                                      const XrayWire& wire, const XrayBreak* broken) {
  const auto request = built(course, xray, wire);
  if (!request) return std::nullopt;
  EditWords words;
  XrayRequest out{shown_plain(*request, words), {}};
  const auto files = request->body.files();
  const std::string type = files.empty() ? "" : files.front()->media_type;
  apply_edits(out.request, wire.edits, words);
  out.facts = {
      {Fact::bytes, words.bytes},          {Fact::media_type, type},
      {Fact::prompt, xray.question, true}, {Fact::key, words.key},
      {Fact::model, wire.model},           {Fact::limit, std::to_string(xray.max_tokens), true}};
  if (fits(wire, broken)) apply_edits(out.request, broken->edits, words);
  return out;
}

std::string label_of_wire(const XrayWire& wire) {
  if (!wire.title.empty()) return wire.title;
  const Provider* provider = find_provider(wire.provider_id);
  return provider == nullptr ? wire.provider_id : label_of(provider->info());
}

std::optional<HttpRequest> sent_xray(const LearnState& course, const Xray& xray,
                                     const XrayWire& wire, const XrayBreak* broken) {
  const auto request = built(course, xray, wire);
  if (!request) return std::nullopt;
  EditWords words;
  PlainRequest plain = sent_plain(*request, stand_in(), words);
  apply_edits(plain, wire.edits, words);
  if (fits(wire, broken)) apply_edits(plain, broken->edits, words);
  return practice_request(plain);
}

}  // namespace triptych
