#include "practice/practice_transport.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "practice/vendors.h"

namespace triptych {
namespace practice {
namespace {

constexpr std::string_view kOurHost = "practice.invalid";
constexpr std::string_view kNoSuchHosts = ".invalid";  // RFC 6761: they exist nowhere

bool is_question(const Incoming& request) {
  const bool counts =
      request.path.ends_with("count_tokens") || request.path.ends_with(":countTokens");
  const bool uploads = request.path == "/v1/files" || request.path.starts_with("/upload/");
  return request.method == "POST" && !counts && !uploads;
}

Outgoing answer_of(const Incoming& request, Vendor vendor, IdGenerator& ids) {
  switch (vendor) {
#define TRIPTYCH_VENDOR(id, host, path, counts_as) \
  case Vendor::id:                                 \
    return id##_answer(request, ids);
#include "practice/vendors.inc"
#undef TRIPTYCH_VENDOR
  }
  return {};
}

Error network_error(std::string message) {
  Error error;
  error.kind = ErrorKind::network;
  error.message = std::move(message);
  return error;
}

// What a page may read of an answer from another origin: the headers that are always readable, the
// one that OpenAI exposes (recorded), and those that Google's SDK for the browser reads of an
// upload. Nobody has confirmed any other.
std::vector<Header> readable(std::vector<Header> headers, Vendor vendor, Client client) {
  if (client == Client::page) {
    std::erase_if(headers, [&](const Header& header) {
      const bool always = header.name == "content-type" || header.name == "cache-control";
      const bool openai = vendor == Vendor::openai && header.name == "x-request-id";
      const bool upload = vendor == Vendor::gemini && header.name.starts_with("x-goog-upload-");
      return !always && !openai && !upload;
    });
  }
  headers.push_back({std::string(kPracticeHeader), "1"});
  return headers;
}

Outgoing garbage(const Outgoing& answer) {
  Outgoing out;
  out.headers = answer.headers;
  out.streamed = answer.streamed;
  out.pieces = {"data: {\"oops\": tru\n\n", "\xFF\xFE<<< this is no answer >>>\n\n"};
  return out;
}

// The pieces up to `amount` characters of the answer, and half of the next one.
void cut(Outgoing& answer, std::size_t amount) {
  std::vector<std::string> kept;
  std::size_t said = 0;
  for (std::size_t i = 0; i < answer.pieces.size(); ++i) {
    said += answer.streamed && i < answer.said.size() ? answer.said[i] : answer.pieces[i].size();
    if (said > amount || i + 1 == answer.pieces.size()) {
      kept.push_back(answer.pieces[i].substr(0, answer.pieces[i].size() / 2));
      break;
    }
    kept.push_back(std::move(answer.pieces[i]));
  }
  answer.pieces = std::move(kept);
}

}  // namespace

Vendor vendor_of(const Incoming& request) {
  for (const VendorInfo& info : kVendors)
    if (!info.host.empty() && request.host == info.host) return info.vendor;
  // A base URL of the user's own: the path tells the language.
  for (const VendorInfo& info : kVendors)
    if (!info.path.empty() && request.path.starts_with(info.path)) return info.vendor;
  return Vendor::compatible;
}

Outgoing answer(const HttpRequest& request, Client client, IdGenerator& ids) {
  const Incoming incoming = incoming_of(request, client);
  return answer_of(incoming, vendor_of(incoming), ids);
}

}  // namespace practice

using namespace practice;

namespace {

std::uint32_t target_in(std::string_view text) {
  const std::size_t at = text.find(kPracticeKey);
  if (at == text.npos) return 0;
  text.remove_prefix(at + kPracticeKey.size());
  std::uint32_t target_id = 0;
  if (text.starts_with("-")) std::from_chars(text.data() + 1, text.data() + text.size(), target_id);
  return target_id;
}

std::uint32_t target_of(const HttpRequest& request) {
  std::uint32_t target_id = target_in(request.url);
  for (const Header& header : request.headers)
    if (target_id == 0) target_id = target_in(header_text(header));
  return target_id;
}

}  // namespace

bool is_practice_key(const Secret& key) { return key.reveal().starts_with(kPracticeKey); }

bool is_practice(const HttpHead& head) { return header_value(head, kPracticeHeader) == "1"; }

Secret practice_key(std::uint32_t target_id) {
  std::string key(kPracticeKey);
  if (target_id != 0) key += "-" + std::to_string(target_id);
  return Secret(std::move(key));
}

bool is_practice(const HttpRequest& request) {
  const bool ours = practice::incoming_of(request.url).host.ends_with(kNoSuchHosts);
  if (ours || request.practice || request.url.find(kPracticeKey) != std::string::npos) return true;
  return std::any_of(request.headers.begin(), request.headers.end(), [](const Header& header) {
    return header_text(header).find(kPracticeKey) != std::string::npos;
  });
}

PracticeTransport::PracticeTransport(const Clock& clock, PracticeSettings settings)
    : clock_(clock), settings_(settings) {}

void PracticeTransport::set_faults(std::vector<Fault> faults, std::uint32_t target_id) {
  faults_[target_id] = FaultScript(std::move(faults));
}

bool PracticeTransport::faults_left(std::uint32_t target_id) const {
  const auto found = faults_.find(target_id);
  return found != faults_.end() && !found->second.empty();
}

void PracticeTransport::set_faults_aside() { aside_ = std::exchange(faults_, {}); }
void PracticeTransport::bring_faults_back() { faults_ = std::exchange(aside_, {}); }

Outgoing PracticeTransport::take_faults(const Incoming& request) {
  Outgoing out;
  out.headers = {{"content-type", "text/plain; charset=utf-8"}};
  if (request.path != "/faults" || request.method != "POST") {
    out.status = 404;
    out.pieces = {"Here is only POST /faults."};
    return out;
  }
  auto faults = parse_faults(request.body);
  out.status = faults.ok() ? 200 : 400;
  out.pieces = {faults.ok() ? std::to_string(faults.value().size()) : faults.error()};
  if (faults.ok()) set_faults(std::move(faults.value()));
  return out;
}

void PracticeTransport::schedule(RequestId id, Outgoing answer, Vendor vendor, const Fault& fault) {
  std::deque<Due>& queue = live_[id];
  queue.clear();  // an id used twice: the newer one stands
  const bool slow = fault.kind == FaultKind::slow;
  const auto factor =
      static_cast<Millis::rep>(slow ? std::min<std::size_t>(fault.amount, 1000) : 1);
  const Pace pace = answer.pace;
  Millis when = clock_.now() + settings_.thinking * factor * pace.thinking / 100;
  const bool page = settings_.client == Client::page;
  if (fault.kind == FaultKind::network || (page && answer.hidden)) {
    queue.push_back({when, network_error("Failed to fetch")});
    return;
  }
  if (fault.kind == FaultKind::garbage) answer = garbage(answer);
  if (fault.kind == FaultKind::cut) cut(answer, fault.amount);
  HttpHead head;
  head.status = answer.status;
  head.headers = readable(std::move(answer.headers), vendor, settings_.client);
  queue.push_back({when, std::move(head)});
  for (std::string& piece : answer.pieces) {
    queue.push_back({when, Chunk{std::move(piece)}});
    when += settings_.between * factor * pace.between / 100;
  }
  if (fault.kind == FaultKind::cut) {
    queue.push_back({when, network_error("The connection was lost")});
  } else {
    queue.push_back({when, Closed{}});
  }
}

void PracticeTransport::start(RequestId id, HttpRequest request) {
  const Incoming incoming = incoming_of(request, settings_.client);
  const Vendor vendor = vendor_of(incoming);
  if (incoming.host == kOurHost) {
    schedule(id, take_faults(incoming), vendor, Fault());
    return;
  }
  const Fault fault = is_question(incoming) ? faults_[target_of(request)].next() : Fault();
  if (fault.kind == FaultKind::timeout) {
    live_[id].clear();  // alive, and silent
    return;
  }
  const bool vendor_fails = fault.kind == FaultKind::status || fault.kind == FaultKind::quota;
  Outgoing out =
      vendor_fails ? fault_answer(fault, vendor, ids_) : answer_of(incoming, vendor, ids_);
  schedule(id, std::move(out), vendor, fault);
}

void PracticeTransport::cancel(RequestId id) { live_.erase(id); }

bool PracticeTransport::poll(HttpEvent& out) {
  auto next = live_.end();
  for (auto it = live_.begin(); it != live_.end(); ++it) {
    const bool due = !it->second.empty() && it->second.front().when <= clock_.now();
    const bool earlier = next == live_.end() || it->second.empty() ||
                         it->second.front().when < next->second.front().when;
    if (due && earlier) next = it;
  }
  if (next == live_.end()) return false;
  out.id = next->first;
  out.what = std::move(next->second.front().what);
  next->second.pop_front();
  if (next->second.empty()) live_.erase(next);
  return true;
}

std::optional<Millis> PracticeTransport::next_wake() const {
  std::optional<Millis> earliest;
  for (const auto& [id, queue] : live_) {
    if (queue.empty()) continue;
    const Millis when = queue.front().when;
    earliest = earliest ? std::min(*earliest, when) : when;
  }
  return earliest;
}

}  // namespace triptych
