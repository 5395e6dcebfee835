#include "fetch_transport.h"

#include <emscripten/fetch.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/base64.h"
#include "base/secret.h"
#include "tell.h"

namespace triptych::web {

// Holds what the fetch points into until it is over.
struct FetchTransport::Request {
  FetchTransport* owner = nullptr;
  RequestId id{};
  HttpRequest request;
  std::vector<std::string> header_texts;
  std::vector<const char*> header_pointers;  // name, value, ..., null
  emscripten_fetch_t* fetch = nullptr;
  bool head_told = false;
  bool over = false;  // a terminal callback was honoured, or the request was cancelled

  static Request& of(emscripten_fetch_t* fetch) { return *static_cast<Request*>(fetch->userData); }
  static void on_state(emscripten_fetch_t* fetch);
  static void on_progress(emscripten_fetch_t* fetch);
  static void on_end(emscripten_fetch_t* fetch);
  void tell_head(emscripten_fetch_t* from);
};

namespace {

constexpr unsigned short kHeadersReceived = 2;
constexpr char kRedirected[] = "redirected";  // web/js/platform/guarded_fetch.js

HttpHead head_of(emscripten_fetch_t* fetch) {
  HttpHead head;
  head.status = fetch->status;
  const std::size_t length = emscripten_fetch_get_response_headers_length(fetch);
  if (length == 0) return head;
  std::string text(length + 1, '\0');
  emscripten_fetch_get_response_headers(fetch, text.data(), text.size());
  text.resize(std::min(text.find('\0'), text.size()));
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find("\r\n"));
    rest.remove_prefix(std::min(line.size() + 2, rest.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    std::string_view value = line.substr(colon + 1);
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    head.headers.push_back({std::string(line.substr(0, colon)), std::string(value)});
  }
  return head;
}

// The fetch keeps copies of the headers, the key among them, and frees them as they are.
void close_fetch(emscripten_fetch_t* fetch) {
  const char* const* header = fetch->__attributes.requestHeaders;
  for (; header != nullptr && *header != nullptr; ++header)
    wipe(const_cast<char*>(*header), std::strlen(*header));
  emscripten_fetch_close(fetch);
}

Error no_answer(const emscripten_fetch_t* fetch) {
  Error error;
  error.kind =
      ErrorKind::network;  // offline, DNS, CORS, blocked, refused before HTTP: nobody tells
  error.http_status = fetch == nullptr ? 0 : fetch->status;
  if (fetch != nullptr) error.message = fetch->statusText;
  if (error.message == kRedirected) {
    error.kind = ErrorKind::rejected;
    error.key = "guard.redirected";
  }
  return error;
}

}  // namespace

FetchTransport::FetchTransport(std::function<void()> on_news, PageFiles& files)
    : on_news_(std::move(on_news)), files_(files) {}

FetchTransport::~FetchTransport() {
  while (!live_.empty()) cancel(live_.begin()->first);
}

void FetchTransport::start(RequestId id, HttpRequest request) {
  cancel(id);  // an id is used once; be safe if it is not
  auto holder = std::make_unique<Request>();
  Request& held = *holder;
  held.owner = this;
  held.id = id;
  held.request = std::move(request);
  for (const Header& header : held.request.headers) {
    held.header_texts.push_back(header.name);
    held.header_texts.push_back(header_text(header));
  }
  for (const std::string& text : held.header_texts) held.header_pointers.push_back(text.c_str());
  held.header_pointers.push_back(nullptr);
  live_.emplace(id, std::move(holder));

  emscripten_fetch_attr_t how;
  emscripten_fetch_attr_init(&how);
  std::strncpy(how.requestMethod, held.request.method.c_str(), sizeof how.requestMethod - 1);
  // Both flags: with STREAM_DATA alone no bytes arrive at all.
  how.attributes = EMSCRIPTEN_FETCH_LOAD_TO_MEMORY | EMSCRIPTEN_FETCH_STREAM_DATA;
  how.timeoutMSecs = 0;  // it would count the whole time; the runner watches for silence instead
  how.requestHeaders = held.header_pointers.data();
  const std::vector<BodyPart>& parts = held.request.body.parts();
  const bool plain = parts.size() == 1 && std::holds_alternative<std::string>(parts[0]);
  if (plain) {
    const std::string& text = *std::get_if<std::string>(&parts[0]);
    how.requestData = text.data();
    how.requestDataSize = text.size();
  } else if (!parts.empty()) {
    hand_over(static_cast<std::uint32_t>(id), held.request.body);
  }
  how.userData = &held;
  how.onreadystatechange = Request::on_state;
  how.onprogress = Request::on_progress;
  how.onsuccess = Request::on_end;
  how.onerror = Request::on_end;
  // It calls the page's guardedFetch() before it returns, which takes what was handed over.
  emscripten_fetch_t* fetch = emscripten_fetch(&how, held.request.url.c_str());
  if (!plain && !parts.empty()) tell(OutgoingOver{});
  if (const auto found = live_.find(id); found == live_.end()) return;  // failed while starting
  held.fetch = fetch;
  if (fetch == nullptr && !held.over) {
    held.over = true;
    push(id, no_answer(nullptr));
    live_.erase(id);
  }
}

void FetchTransport::hand_over(std::uint32_t id, const Body& body) {
  for (std::uint32_t i = 0; i < body.parts().size(); ++i) {
    const BodyPart& part = body.parts()[i];
    if (const auto* text = std::get_if<std::string>(&part)) {
      tell(OutgoingText{*text});
    } else {
      const auto& file = *std::get_if<BodyFile>(&part);
      const bool base64 = file.form == BodyFile::Form::base64;
      tell(OutgoingFile{id, i, base64, file.from, file.length, file.data}, &files_);
    }
  }
}

std::size_t FetchTransport::write_step(std::uint32_t request, std::uint32_t part, std::size_t at,
                                       char* out) const {
  const auto found = live_.find(RequestId{request});
  if (found == live_.end()) return 0;
  const std::vector<BodyPart>& parts = found->second->request.body.parts();
  const auto* file = part < parts.size() ? std::get_if<BodyFile>(&parts[part]) : nullptr;
  if (file == nullptr || at >= file->length) return 0;
  const ByteView bytes = file->bytes().subspan(at, std::min(kStep, file->length - at));
  if (file->form == BodyFile::Form::base64) {
    base64_encode(bytes, out);
    return base64_size(bytes.size());
  }
  std::memcpy(out, bytes.data(), bytes.size());
  return bytes.size();
}

void FetchTransport::cancel(RequestId id) {
  std::erase_if(queue_, [&](const HttpEvent& event) { return event.id == id; });
  const auto found = live_.find(id);
  if (found == live_.end()) return;
  // Out of the table and marked first: closing a live fetch calls onerror at once.
  const std::unique_ptr<Request> request = std::move(found->second);
  live_.erase(found);
  request->over = true;
  if (request->fetch != nullptr) close_fetch(std::exchange(request->fetch, nullptr));
}

bool FetchTransport::poll(HttpEvent& out) {
  if (queue_.empty()) return false;
  out = std::move(queue_.front());
  queue_.pop_front();
  return true;
}

void FetchTransport::push(RequestId id, decltype(HttpEvent::what) what) {
  queue_.push_back({id, std::move(what)});
  on_news_();
}

void FetchTransport::Request::tell_head(emscripten_fetch_t* from) {
  if (head_told || from->readyState < kHeadersReceived || from->status == 0) return;
  head_told = true;
  owner->push(id, head_of(from));
}

void FetchTransport::Request::on_state(emscripten_fetch_t* fetch) {
  Request& request = of(fetch);
  if (!request.over) request.tell_head(fetch);
}

void FetchTransport::Request::on_progress(emscripten_fetch_t* fetch) {
  Request& request = of(fetch);
  if (request.over) return;
  request.tell_head(fetch);
  if (fetch->data == nullptr || fetch->numBytes == 0) return;
  // Copied here: the buffer is reallocated for the next piece.
  request.owner->push(request.id,
                      Chunk{std::string(fetch->data, static_cast<std::size_t>(fetch->numBytes))});
}

// Success and failure end here. After a failure in mid-stream the browser layer calls both, the
// second time with a success that is none; and a refusal (4xx, 5xx) is a complete answer, not a
// failure.
void FetchTransport::Request::on_end(emscripten_fetch_t* fetch) {
  Request& request = of(fetch);
  if (request.over) return;
  request.over = true;
  FetchTransport& owner = *request.owner;
  const bool complete = fetch->readyState == 4 && fetch->status != 0;
  if (complete) {
    request.tell_head(fetch);
    owner.push(request.id, Closed{});
  } else {
    owner.push(request.id, no_answer(fetch));
  }
  request.fetch = fetch;
  owner.finish(request);
}

void FetchTransport::finish(Request& request) {
  const auto found = live_.find(request.id);
  if (found == live_.end()) return;
  const std::unique_ptr<Request> last = std::move(found->second);
  live_.erase(found);
  close_fetch(last->fetch);
}

}  // namespace triptych::web
