#include "features/keys.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/secret_mask.h"
#include "base/web_address.h"
#include "providers/provider.h"

namespace triptych {
namespace {

constexpr std::size_t kShortestKey = 20;  // characters behind the beginning that tells the vendor

bool is_key_char(char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; }

std::string_view longest_beginning(const ProviderInfo& info, std::string_view text) {
  std::string_view best;
  for (const std::string_view beginning : info.key_beginnings)
    if (text.starts_with(beginning) && beginning.size() > best.size()) best = beginning;
  return best;
}

// How many characters of the text, from `at` on, look like a vendor's key; 0 = none.
std::size_t key_length(std::string_view text, std::size_t at) {
  if (at > 0 && is_key_char(text[at - 1])) return 0;
  for (const Provider* provider : providers()) {
    const std::string_view beginning = longest_beginning(provider->info(), text.substr(at));
    if (beginning.empty()) continue;
    std::size_t end = at + beginning.size();
    while (end < text.size() && is_key_char(text[end])) ++end;
    if (end - at >= beginning.size() + kShortestKey) return end - at;
  }
  return 0;
}

SecretMask mask_of(const KeyRing& keys) {
  SecretMask mask;
  for (const KeyRing::Entry& entry : keys.entries) mask.add(entry.key);
  return mask;
}

}  // namespace

KeyRing key_ring(const Shared& shared) {
  KeyRing ring;
  for (const Provider* provider : real_providers()) {
    const ProviderInfo& info = provider->info();
    const std::string id(info.id);
    const auto typed = shared.base_urls.find(id);
    const TypedAddress base =
        read_address(typed == shared.base_urls.end() ? std::string() : typed->second);
    KeyRing::Entry entry;
    entry.provider_id = id;
    entry.label = label_of(info);
    entry.origin =
        base.state == TypedAddress::State::empty ? std::string(info.origin) : origin_of(base.url);
    entry.header = info.key_header;
    entry.scheme = info.key_scheme;
    if (const auto key = shared.keys.find(id); key != shared.keys.end()) entry.key = key->second;
    ring.entries.push_back(std::move(entry));
  }
  return ring;
}

TypedKey read_key(const Secret& typed) {
  const std::string_view text = trimmed(typed.reveal());
  std::string kept, foreign;
  bool lines = false;
  for (const char c : text) {
    if (c > ' ' && c <= '~')
      kept += c;
    else if (c == '\n' || c == '\r')
      lines = true;
    else
      foreign += c;
  }
  const bool outside =
      std::ranges::any_of(foreign, [](char c) { return static_cast<unsigned char>(c) > 0x7f; });
  TypedKey out{Secret(std::move(kept)), ""};
  if (outside)
    out.remark = "key.remark.foreign";
  else if (lines)
    out.remark = "key.remark.lines";
  else if (!foreign.empty())
    out.remark = "key.remark.spaces";
  return out;
}

std::string provider_of_key(const Secret& key) {
  std::string found;
  std::size_t best = 0;
  for (const Provider* provider : providers()) {
    const std::size_t length = longest_beginning(provider->info(), key.reveal()).size();
    if (length <= best) continue;
    best = length;
    found = provider->info().id;
  }
  return found;
}

bool holds_key(std::string_view text, const KeyRing& keys) {
  return without_keys(text, keys) != text;
}

std::string without_keys(std::string_view text, const KeyRing& keys) {
  const std::string known = mask_of(keys).whole(text);
  std::string out;
  for (std::size_t at = 0; at < known.size();) {
    const std::size_t length = key_length(known, at);
    if (length == 0)
      out += known[at++];
    else
      out += masked(std::string_view(known).substr(at, length)), at += length;
  }
  return out;
}

}  // namespace triptych
