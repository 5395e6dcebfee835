#include "features/key_notes_view.h"

#include "base/strings.h"
#include "base/web_address.h"
#include "features/keys.h"

namespace triptych::ui {

FieldNote key_note(const Shared& shared, const ProviderInfo& info) {
  const std::string id(info.id), label = label_of(info);
  const auto remark = shared.key_remarks.find(id);
  if (remark != shared.key_remarks.end() && !remark->second.empty()) return {tr(remark->second)};
  const auto key = shared.keys.find(id);
  if (key != shared.keys.end() && !info.key_beginnings.empty()) {
    const std::string other = provider_of_key(key->second);
    if (!other.empty() && other != id)
      return {tr("key.remark.other", {label_of(find_provider(other)->info()), label})};
  }
  return {tr("key.promise", {label})};
}

FieldNote base_url_note(const Shared& shared, const ProviderInfo& info) {
  using State = TypedAddress::State;
  const auto typed = shared.base_urls.find(std::string(info.id));
  if (typed == shared.base_urls.end()) return {tr("base_url.hint")};
  const TypedAddress address = read_address(typed->second);
  if (address.state == State::empty) return {tr("base_url.hint")};
  if (address.state == State::invalid) return {tr("base_url.note.invalid"), true};
  if (address.state == State::insecure) return {tr("base_url.note.insecure"), true};
  std::string words;
  if (address.state == State::cleaned) words = tr("base_url.note.cleaned", {address.url}) + ". ";
  const std::string origin = origin_of(address.url);
  if (!info.origin.empty() && origin != origin_of(info.origin))
    words += tr("base_url.note.goes_to", {label_of(info), origin});
  return {words.empty() ? tr("base_url.hint") : words};
}

}  // namespace triptych::ui
