#include "run/guard.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"

namespace triptych {
namespace {

constexpr std::size_t kMaxShown = 120;  // characters of an address in a sentence

bool holds_handle(std::string_view text) { return text.find(kHandlePrefix) != text.npos; }

}  // namespace

const KeyRing::Entry* KeyRing::of_origin(std::string_view origin) const {
  const auto found = std::ranges::find(entries, origin, &Entry::origin);
  return found == entries.end() ? nullptr : &*found;
}

const KeyRing::Entry* KeyRing::of_handle(std::string_view handle) const {
  const auto found = std::ranges::find_if(
      entries, [&](const Entry& entry) { return key_handle(entry.provider_id) == handle; });
  return found == entries.end() ? nullptr : &*found;
}

std::string key_handle(std::string_view provider_id) {
  return std::string(kHandlePrefix) + std::string(provider_id);
}

void Guard::refuse(RequestId id, std::string key, std::vector<std::string> args) {
  Error error;
  error.kind = ErrorKind::not_sent;
  error.key = std::move(key);
  error.args = std::move(args);
  queue_.push_back({id, std::move(error)});
}

void Guard::start(RequestId id, HttpRequest request) {
  if (!may_go(id, request)) return;
  masks_.insert_or_assign(id, mask_for(request));
  network_.start(id, std::move(request));
}

bool Guard::may_go(RequestId id, HttpRequest& request) {
  const auto address = parse_address(request.url);
  if (!address) {
    refuse(id, "guard.no_address", {request.url.substr(0, kMaxShown)});
    return false;
  }
  const std::string origin = address->origin();
  if (!address->secure && !address->is_loopback()) {
    refuse(id, "guard.insecure", {origin});
    return false;
  }
  if (origin == own_origin_) {
    refuse(id, "guard.own_host", {origin});
    return false;
  }
  if (request.sender == Sender::cell && !place_keys(id, request, origin)) return false;
  return keys_belong(id, request, origin);
}

// Handles become keys, where they belong; a handle in any other place stops the request.
bool Guard::place_keys(RequestId id, HttpRequest& request, const std::string& origin) {
  for (Header& header : request.headers) {
    const std::string text = header_text(header);
    if (!holds_handle(text)) continue;
    const std::size_t at = text.find(kHandlePrefix);
    const KeyRing::Entry* entry = keys_.of_handle(std::string_view(text).substr(at));
    const bool in_place = entry != nullptr && same_name(header.name, entry->header) &&
                          text.substr(0, at) == entry->scheme;
    if (!in_place) {
      refuse(id, "guard.handle_header", {header.name});
      return false;
    }
    if (entry->origin != origin) {
      refuse(id, "guard.handle_origin", {entry->label, entry->origin, origin});
      return false;
    }
    if (entry->key.empty()) {
      refuse(id, "guard.handle_no_key", {entry->label});
      return false;
    }
    header.value = Secret(entry->scheme + entry->key.reveal());
  }
  if (holds_handle(request.url) || request.body.mentions(kHandlePrefix)) {
    refuse(id, holds_handle(request.url) ? "guard.handle_url" : "guard.handle_body", {});
    return false;
  }
  return true;
}

bool Guard::keys_belong(RequestId id, const HttpRequest& request, const std::string& origin) {
  for (const Header& header : request.headers) {
    const auto* secret = std::get_if<Secret>(&header.value);
    if (secret == nullptr || secret->empty()) continue;
    const std::string_view key = bare_key(*secret);
    const bool belongs = std::ranges::any_of(keys_.entries, [&](const KeyRing::Entry& entry) {
      return entry.origin == origin && entry.key.reveal() == key;
    });
    if (belongs) continue;
    refuse(id, "guard.key_origin", {origin});
    return false;
  }
  return true;
}

SecretMask Guard::mask_for(const HttpRequest& request) const {
  SecretMask mask;
  for (const KeyRing::Entry& entry : keys_.entries) mask.add(entry.key);
  for (const Header& header : request.headers)
    if (const auto* secret = std::get_if<Secret>(&header.value)) mask.add(bare_key(*secret));
  return mask;
}

void Guard::cancel(RequestId id) {
  std::erase_if(queue_, [&](const HttpEvent& event) { return event.id == id; });
  masks_.erase(id);
  network_.cancel(id);
}

// false: all of it is held back.
bool Guard::masked(HttpEvent& event) {
  const auto found = masks_.find(event.id);
  if (found == masks_.end()) return true;
  SecretMask& mask = found->second;
  if (auto* head = std::get_if<HttpHead>(&event.what)) {
    for (Header& header : head->headers) header.value = mask.whole(header_text(header));
    return true;
  }
  if (auto* chunk = std::get_if<Chunk>(&event.what)) {
    chunk->bytes = mask.feed(chunk->bytes);
    return !chunk->bytes.empty();
  }
  if (auto* error = std::get_if<Error>(&event.what)) error->message = mask.whole(error->message);
  std::string rest = mask.flush();
  masks_.erase(found);
  if (rest.empty()) return true;
  queue_.push_front(std::move(event));
  event = {queue_.front().id, Chunk{std::move(rest)}};
  return true;
}

bool Guard::poll(HttpEvent& out) {
  if (!queue_.empty()) {
    out = std::move(queue_.front());
    queue_.pop_front();
    return true;
  }
  while (network_.poll(out)) {
    if (masked(out)) return true;
  }
  return false;
}

}  // namespace triptych
