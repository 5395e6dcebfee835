#include "run/uploads.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace triptych {
namespace {

constexpr Millis kFirstLook{1'000}, kLongestLook{10'000};  // between questions "is it ready?"
constexpr Millis kPatience{10 * 60'000};                   // for the vendor to be ready
constexpr Millis kKept{47 * 60 * 60'000};                  // an hour less than the vendor keeps it
constexpr Millis kSilence{120'000};

struct Stored {
  KeptFile shown;
  const Provider* provider = nullptr;
  std::string base_url;
  Secret key;
  StoredFile file;
  Bytes data;
  Millis until{};
  std::optional<RequestId> deletion;
  HttpHead head;
  std::string answer;
};

struct Waiting {
  ReadyRun run;
  std::vector<Bytes> files;  // still to go, the last one first
  std::string name;
  std::unique_ptr<FileUpload> upload;
  std::optional<RequestId> request;  // in flight
  Millis due{}, sent_at{}, look{kFirstLook}, gives_up{};
  int attempt = 1;
  HttpHead head;
  std::string answer;
  bool over = false;
};

const Attachment* attachment_of(const Call& call, const Bytes& data) {
  for (const Message& message : call.prompt.messages) {
    for (const Part& part : message.parts) {
      const auto* file = std::get_if<Attachment>(&part);
      if (file != nullptr && file->data == data) return file;
    }
  }
  return nullptr;
}

}  // namespace

struct Uploads::Impl {
  Transport& transport;
  const Clock& clock;
  RetryPolicy retry;
  std::uint32_t next_request;
  std::uint32_t next_kept = 1;
  std::size_t revision = 0;
  std::vector<std::unique_ptr<Waiting>> waiting;
  std::vector<Stored> stored;
  std::vector<RunEvent> outbox;

  template <class T>
  void emit(const Waiting& one, T what) {
    outbox.push_back({one.run.id, std::move(what)});
  }

  const Stored* find_stored(const Waiting& one, const Bytes& data) const {
    const auto found = std::ranges::find_if(stored, [&](const Stored& s) {
      return s.data == data && s.provider == one.run.provider && !s.deletion &&
             s.base_url == one.run.call.base_url && s.key == one.run.key && clock.now() < s.until;
    });
    return found == stored.end() ? nullptr : &*found;
  }

  void fail(Waiting& one, Error error) {
    Stopped stopped;
    stopped.reason = StopReason::failed;
    stopped.error = std::move(error);
    end(one, std::move(stopped));
  }

  void end(Waiting& one, Stopped stopped) {
    if (one.request) transport.cancel(*one.request);
    one.request.reset();
    one.over = true;
    emit(one, StreamEvent(std::move(stopped)));
  }

  // Takes the next file that is not in the store yet; over when there is none.
  void next_file(Waiting& one) {
    one.upload.reset();
    while (!one.files.empty()) {
      const Bytes data = one.files.back();
      if (const Stored* there = find_stored(one, data)) {
        store_in(one.run.call, data, there->file.uri);
        one.files.pop_back();
        continue;
      }
      const Attachment& file = *attachment_of(one.run.call, data);
      one.name = file.name;
      one.upload = one.run.provider->upload(file, one.run.call.base_url, one.run.key);
      one.attempt = 1;
      one.look = kFirstLook;
      one.gives_up = {};
      send(one);
      return;
    }
    one.over = true;
  }

  void tell(const Waiting& one, bool processing) {
    emit(one, Uploading{one.name, one.upload->sent(), one.files.back()->size(), processing});
  }

  void send(Waiting& one) {
    HttpRequest request = one.upload->next();
    one.request = RequestId{next_request++};
    one.head = {};
    one.answer.clear();
    one.due = {};
    one.sent_at = clock.now();
    emit(one, Sent{one.attempt, shown(request)});
    tell(one, one.gives_up != Millis{});
    transport.start(*one.request, std::move(request));
  }

  void again_or_fail(Waiting& one, Error error) {
    one.request.reset();
    const auto wait = next_delay(retry, one.attempt, error, 0.5);
    if (!wait) return fail(one, std::move(error));
    emit(one, Retrying{one.attempt, *wait, error});
    ++one.attempt;
    one.due = clock.now() + *wait;
  }

  void wait_for_vendor(Waiting& one) {
    const Millis now = clock.now();
    if (one.gives_up == Millis{}) one.gives_up = now + kPatience;
    if (now >= one.gives_up) {
      Error error;
      error.kind = ErrorKind::timeout;
      error.key = "upload.never_ready";
      error.args = {one.name};
      return fail(one, std::move(error));
    }
    tell(one, true);
    one.due = now + one.look;
    one.look = std::min(one.look * 2, kLongestLook);
  }

  void keep(Waiting& one) {
    const Attachment& file = *attachment_of(one.run.call, one.files.back());
    Stored kept;
    kept.shown = {next_kept++, std::string(one.run.provider->info().id), file.name, false, ""};
    kept.provider = one.run.provider;
    kept.base_url = one.run.call.base_url;
    kept.key = one.run.key;
    kept.file = one.upload->stored();
    kept.data = file.data;
    kept.until = clock.now() + kKept;
    stored.push_back(std::move(kept));
    ++revision;
  }

  void on_closed(Waiting& one) {
    one.request.reset();
    Error error;
    switch (one.upload->take(one.head, one.answer, error)) {
      case FileUpload::Step::go_on:
        one.attempt = 1;
        return send(one);
      case FileUpload::Step::wait:
        one.attempt = 1;
        return wait_for_vendor(one);
      case FileUpload::Step::done:
        tell(one, false);
        keep(one);
        return next_file(one);
      case FileUpload::Step::failed:
        return again_or_fail(one, std::move(error));
    }
  }

  void on_deletion(Stored& file, const HttpEvent& event) {
    if (const auto* head = std::get_if<HttpHead>(&event.what)) file.head = *head;
    if (const auto* chunk = std::get_if<Chunk>(&event.what)) file.answer += chunk->bytes;
    const auto* error = std::get_if<Error>(&event.what);
    if (error == nullptr && !std::holds_alternative<Closed>(event.what)) return;
    ++revision;
    const bool gone = error == nullptr && (file.head.status / 100 == 2 || file.head.status == 404);
    if (gone) {
      std::erase_if(stored, [&](const Stored& s) { return &s == &file; });
      return;
    }
    const Error why = error != nullptr ? *error : file.provider->explain(file.head, file.answer);
    file.shown.problem = why.message.empty() ? std::string(name_of(why.kind)) : why.message;
    file.shown.deleting = false;
    file.deletion.reset();
  }

  void check_time(Waiting& one) {
    const Millis now = clock.now();
    if (one.request && now >= one.sent_at + kSilence) {
      transport.cancel(*one.request);
      Error error;
      error.kind = ErrorKind::timeout;
      return again_or_fail(one, std::move(error));
    }
    if (!one.request && one.due != Millis{} && now >= one.due) send(one);
  }
};

Uploads::Uploads(Transport& transport, const Clock& clock, RetryPolicy retry)
    : impl_(new Impl{transport, clock, retry, 1, 1, 0, {}, {}, {}}) {}

Uploads::~Uploads() {
  for (const auto& one : impl_->waiting) {
    if (one->request) impl_->transport.cancel(*one->request);
  }
}

bool Uploads::start(RunId id, const Provider& provider, const Call& call, const Secret& key) {
  // What may not be sent at all is not uploaded either; the runner says why.
  std::vector<Bytes> files = provider.too_large_for_body(call);
  if (files.empty() || !provider.preflight(call).empty()) return false;
  impl_->waiting.push_back(std::make_unique<Waiting>());
  Waiting& one = *impl_->waiting.back();
  one.run = {id, &provider, call, key};
  one.files = std::move(files);
  impl_->next_file(one);
  return true;
}

bool Uploads::stop(RunId id) {
  for (const auto& one : impl_->waiting) {
    const bool ended = one->over && !one->files.empty();
    if (one->run.id != id || ended) continue;
    Stopped stopped;
    stopped.reason = StopReason::cancelled;
    impl_->end(*one, std::move(stopped));
    one->files.push_back(nullptr);  // something is missing: it is not ready, it ended
    return true;
  }
  return false;
}

void Uploads::remove(std::uint32_t kept_id) {
  for (Stored& file : impl_->stored) {
    if (file.shown.id != kept_id || file.deletion) continue;
    file.shown.deleting = true;
    file.shown.problem.clear();
    file.deletion = RequestId{impl_->next_request++};
    file.head = {};
    file.answer.clear();
    ++impl_->revision;
    impl_->transport.start(*file.deletion,
                           file.provider->delete_file(file.file, file.base_url, file.key));
  }
}

void Uploads::on_http(HttpEvent event) {
  for (Stored& file : impl_->stored) {
    if (file.deletion == event.id) return impl_->on_deletion(file, event);
  }
  for (const auto& one : impl_->waiting) {
    if (one->request != event.id) continue;
    one->sent_at = impl_->clock.now();
    if (auto* head = std::get_if<HttpHead>(&event.what)) {
      one->head = *head;
      impl_->emit(*one, GotHead{std::move(*head)});
    } else if (auto* chunk = std::get_if<Chunk>(&event.what)) {
      one->answer += chunk->bytes;
      impl_->emit(*one, RawBytes{std::move(chunk->bytes)});
    } else if (auto* error = std::get_if<Error>(&event.what)) {
      impl_->again_or_fail(*one, std::move(*error));
    } else {
      impl_->on_closed(*one);
    }
    return;
  }
}

void Uploads::tick(std::vector<RunEvent>& out, std::vector<ReadyRun>& ready) {
  for (std::size_t i = 0; i < impl_->waiting.size(); ++i) impl_->check_time(*impl_->waiting[i]);
  std::move(impl_->outbox.begin(), impl_->outbox.end(), std::back_inserter(out));
  impl_->outbox.clear();
  std::erase_if(impl_->waiting, [&](const auto& one) {
    if (one->over && one->files.empty()) ready.push_back(std::move(one->run));
    return one->over;
  });
}

std::size_t Uploads::active() const {
  const auto deleting = [](const Stored& file) { return file.deletion.has_value(); };
  return impl_->waiting.size() +
         static_cast<std::size_t>(std::ranges::count_if(impl_->stored, deleting));
}

std::optional<Millis> Uploads::next_wake() const {
  if (!impl_->outbox.empty()) return impl_->clock.now();
  std::optional<Millis> earliest;
  for (const auto& one : impl_->waiting) {
    if (one->over) return impl_->clock.now();
    const Millis when = one->request ? one->sent_at + kSilence : one->due;
    earliest = earliest ? std::min(*earliest, when) : when;
  }
  return earliest;
}

std::vector<KeptFile> Uploads::kept() const {
  std::vector<KeptFile> out;
  for (const Stored& file : impl_->stored) out.push_back(file.shown);
  return out;
}

std::size_t Uploads::revision() const { return impl_->revision; }

}  // namespace triptych
