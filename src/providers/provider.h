// The contract of one vendor, written for the author of the fourth one.
// A provider is pure: values in, values out; no clock, no network, no globals. It exports one
// function (declared by the catalogue) and nothing else. What the vendor can take is declared here,
// so that settings and pre-flight know no vendor names.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "llm/error.h"
#include "llm/framing.h"
#include "llm/http.h"
#include "llm/limits.h"
#include "llm/models.h"
#include "llm/prompt.h"
#include "llm/reply.h"

namespace triptych {

struct ProviderInfo {
  std::string_view id;            // "openai": stable, used in saved state and files
  std::string_view label;         // "OpenAI"
  std::string_view origin;        // default base URL, from catalog.inc; "" = the user must give one
  std::string_view key_page;      // where a person gets a key; "" = no key needed
  std::string_view key_variable;  // "OPENAI_API_KEY": for exported code
  bool key_required = true;
  // This page answers itself and says so: no key, no base URL, no cost. `origin` is then a host
  // that cannot exist (.invalid, RFC 6761), so that a call stays inside whoever sends it.
  bool simulated = false;
  std::string_view key_header = "Authorization", key_scheme = "Bearer ";
  std::span<const std::string_view> key_beginnings;  // "sk-": how this vendor's keys begin
  std::span<const std::string_view> image_types, document_types, audio_types;  // empty = not taken
  std::span<const std::string_view> video_types;
  std::span<const std::string_view> thinking;  // levels of Call::thinking; empty = no such option
};

// One per reply: holds the half-built message. Same frames in, same events out, however they were
// cut.
struct ReplyParser {
  virtual ~ReplyParser() = default;
  virtual void on_frame(const Frame& frame, std::vector<StreamEvent>& out) = 0;
  // The stream closed: emits Stopped if none was emitted (truncated when no finish reason was
  // seen).
  virtual void on_end(std::vector<StreamEvent>& out) = 0;
};

// A JSON Schema as a vendor takes it; the remarks ("schema.*") say what of it had to be changed or
// left out, with its JSON pointer in the schema given. `json` is "" when it was no JSON object.
struct CompiledSchema {
  std::string json;
  std::vector<Diagnostic> diagnostics;
};

// A file in the vendor's own store.
struct StoredFile {
  std::string uri;   // what a request names it by; "" = not there yet
  std::string name;  // what the store calls it
};

// One file on its way to the vendor's store, in pieces. Pure: requests out, answers in. A request
// that brought no answer may be sent again.
struct FileUpload {
  virtual ~FileUpload() = default;
  virtual HttpRequest next() const = 0;
  // wait: the vendor is busy with it, ask next() later.
  enum class Step { go_on, wait, done, failed };
  virtual Step take(const HttpHead& head, std::string_view body, Error& error) = 0;
  virtual std::size_t sent() const = 0;  // bytes that arrived
  virtual StoredFile stored() const = 0;
};

// The file that a vendor's batch service takes: many requests sent as one, answered within a day at
// half the price. `opening`, one line per request with `between` after all but the last, `closing`.
struct BatchForm {
  std::string_view extension;  // "jsonl"
  std::string_view opening, between, closing;
  std::size_t most_lines = 0, most_bytes = 0;
  bool one_model = true;  // a file asks a single model
};
// One line of what comes back. `reply.stopped` is always there.
struct BatchAnswer {
  std::string custom_id;
  Reply reply;
};

struct Provider {
  virtual ~Provider() = default;
  virtual const ProviderInfo& info() const = 0;
  virtual const Limits& limits() const = 0;
  // Of one model, where some take less than the others.
  virtual Limits limits_of(std::string_view /*model*/) const { return limits(); }
  // Limits and unsupported media, before a cent is spent; empty = may be sent. Each says its
  // sources.
  virtual std::vector<Error> preflight(const Call& call) const = 0;
  virtual HttpRequest build(const Call& call, const Secret& key) const = 0;
  // What build() sends for a call's json_schema. Without rules of its own a vendor takes any.
  virtual CompiledSchema compile_schema(std::string_view json_schema) const {
    return {std::string(json_schema), {}};
  }
  virtual std::unique_ptr<ReplyParser> parser() const = 0;
  // Non-2xx -> kind, vendor's message, hints. Never fails: HTML, empty and hostile bodies included.
  virtual Error explain(const HttpHead& head, std::string_view body) const = 0;
  // A 400 that names one of our optional parameters: the call without it, and its name.
  struct Relaxed {
    Call call;
    std::string parameter;
  };
  virtual std::optional<Relaxed> relax(const Call& call, const Error& error) const = 0;
  // Files of the call that must go ahead of it into the vendor's store; empty where there is none.
  virtual std::vector<Bytes> too_large_for_body(const Call&) const { return {}; }
  virtual std::unique_ptr<FileUpload> upload(const Attachment&, const std::string& /*base_url*/,
                                             const Secret&) const {
    return nullptr;
  }
  virtual HttpRequest delete_file(const StoredFile&, const std::string& /*base_url*/,
                                  const Secret&) const {
    return {};
  }
  // Batch files; nullptr: this vendor has none. A custom id is [A-Za-z0-9_-]{1,64}; the request is
  // one of build() for a call that does not stream. parse_batch_line: nullopt when the line is none
  // of this vendor's. A line "" means that this request cannot go into such a file.
  virtual const BatchForm* batch_form() const { return nullptr; }
  virtual std::string batch_line(std::string_view, const HttpRequest&) const { return ""; }
  virtual std::optional<BatchAnswer> parse_batch_line(std::string_view) const {
    return std::nullopt;
  }
  virtual HttpRequest list_models(const std::string& base_url, const Secret& key) const = 0;
  virtual std::vector<ListedModel> parse_models(std::string_view body) const = 0;
};

// Marks every attachment of these bytes as lying in the vendor's store.
void store_in(Call& call, const Bytes& data, const std::string& address);

// The name to show: "provider.<id>" of the string catalogue, else the label.
std::string label_of(const ProviderInfo& info);
std::span<const Provider* const> providers();        // catalog.cpp, expanded from catalog.inc
std::span<const Provider* const> real_providers();   // those that are not simulated
const Provider* find_provider(std::string_view id);  // nullptr when unknown
bool is_simulated(std::string_view id);

}  // namespace triptych
