// A request as a vendor's front door sees it, and an answer before it is paced. Plain values,
// shared by the judges (what is refused), the voices (how a reply is written) and the transport.
// Nothing here knows a vendor.
#pragma once

#include <deque>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/media_type.h"
#include "llm/http.h"

namespace triptych::practice {

// Who asks. A page lives under a browser's rules: it sends Origin, and answers without CORS headers
// are hidden from it. A program does not.
enum class Client { page, program };

struct Incoming {
  std::string method, host, path;              // path is percent-encoded, without the query
  std::map<std::string, std::string> query;    // decoded
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;                            // all of it, files written out
  bool has_origin = false;                     // a page asks, or an Origin header says so
  // "" when absent.
  const std::string& header(const char* name) const;
  const std::string& parameter(const char* name) const;
};
Incoming incoming_of(const HttpRequest& request, Client client);
Incoming incoming_of(std::string_view url);  // what an address alone says: host, path, query

// How fast an answer comes, in percent of the usual time.
struct Pace {
  int thinking = 100, between = 100;  // until its head; between pieces of a stream
};

struct Outgoing {
  int status = 200;
  std::vector<Header> headers;      // all of them, also those that a page may not read
  std::vector<std::string> pieces;  // the body: whole in one piece, a stream event by event
  std::vector<std::size_t> said;    // of a stream: how much of the answer's text each piece holds
  bool streamed = false;
  bool hidden = false;  // without CORS headers: a page sees a network failure
  Pace pace;
};

// nullopt: nothing wrong. Otherwise the vendor's refusal.
using Refusal = std::optional<Outgoing>;

// One file of a question, decoded.
struct File {
  std::string declared;  // the type the request gives
  std::string name, url;
  std::string bytes;
  MediaInfo media;  // what the bytes say
};

// Whose manner of reading and telling an answer has (manner.h); exact where practice plays a
// vendor.
enum class Manner { exact, careful, talkative, hasty };

// What a judge understood of a request that passed.
struct Question {
  std::string model, system, text;  // text: the last user turn
  std::size_t text_bytes = 0;       // of all turns, system included: what is counted as tokens
  std::vector<File> files;          // of all turns
  Json schema;                      // null: free text
  bool json_only = false;           // JSON is wanted, its shape is not told
  int max_tokens = 0;               // 0: no limit
  bool thinks = false;              // this model thinks first, and is paid for it
  double effort = 1;                // how much of it, in parts of the usual
  bool stream = false;
  bool low_detail = false, high_detail = false;
  bool include_usage = false, obfuscation = true;  // OpenAI stream_options
  bool sse = true;                                 // Gemini: false = one JSON array
  Manner manner = Manner::exact;
  bool follow_up = false;  // answers stand before the last user turn (told on OpenAI's wire only)
};

// What a later request may name by its id: an uploaded file, and a conversation that a server
// keeps.
struct UploadedFile {
  std::string id, purpose;
  File file;
  std::size_t size() const { return file.bytes.size(); }
};
struct KeptTurn {
  std::string id;
  Question question;  // files and text of all turns so far
  std::size_t size() const {
    std::size_t sum = 0;
    for (const File& file : question.files) sum += file.bytes.size();
    return sum;
  }
};

// Numbers the answers, so that ids are the same in every run of a test, and keeps what they name.
// The oldest go first, when there are many or when they are large.
struct IdGenerator {
  int last = 0;
  std::deque<UploadedFile> files;
  std::deque<KeptTurn> turns;
  std::string next(std::string_view prefix) { return std::string(prefix) + std::to_string(++last); }
  void keep(UploadedFile file) { put(files, std::move(file)); }
  void keep(KeptTurn turn) { put(turns, std::move(turn)); }

 private:
  template <class One>
  static void put(std::deque<One>& all, One one) {
    constexpr std::size_t kMax = 20, kBytes = std::size_t{64} << 20;
    all.push_back(std::move(one));
    std::size_t bytes = 0;
    for (const One& kept : all) bytes += kept.size();
    while (all.size() > 1 && (all.size() > kMax || bytes > kBytes)) {
      bytes -= all.front().size();
      all.pop_front();
    }
  }
};

// nullptr when nothing has this id.
template <class One>
const One* kept_as(const std::deque<One>& all, std::string_view id) {
  for (const One& one : all)
    if (one.id == id) return &one;
  return nullptr;
}

// Strict where base/json.h mends: bytes that are no UTF-8 and half surrogate pairs are refused, as
// by all three vendors.
std::optional<Json> strict_json(std::string_view text);

// How much a model thinks at a level of effort, in parts of what it does at its usual one: each
// level is four times the one below. What is real about it is the order.
double effort_of(std::string_view level, std::string_view usual);

// A key that a person could mean: not empty, one word, no placeholder of a manual.
bool is_plausible_key(std::string_view key);

// "Bearer abc" -> "abc"; "" when it is none.
std::string bearer_of(const Incoming& request);

// A server-sent event that has a name.
inline std::string named_event(std::string_view name, const std::string& data) {
  return "event: " + std::string(name) + "\ndata: " + data + "\n\n";
}

// The text cut in words, each with the blank before it, as models send them.
std::vector<std::string> words_of(std::string_view text);

// Calls visit(schema, path) for a JSON Schema and everything below it until it returns a complaint;
// path: the names that lead there.
template <class Visit>
std::string walk_schema(const Json& schema, const Visit& visit,
                        const std::vector<std::string>& path = {}) {
  if (!schema.is_object() || path.size() > 80) return "";
  if (std::string problem = visit(schema, path); !problem.empty()) return problem;
  const auto below = [&](std::initializer_list<std::string> steps) {
    std::vector<std::string> longer = path;
    longer.insert(longer.end(), steps);
    return longer;
  };
  for (const char* key :
       {"properties", "$defs", "definitions", "anyOf", "oneOf", "allOf", "prefixItems"}) {
    if (!at(schema, key).is_structured()) continue;
    for (const auto& [name, inner] : at(schema, key).items()) {
      if (std::string problem = walk_schema(inner, visit, below({key, name})); !problem.empty())
        return problem;
    }
  }
  return walk_schema(at(schema, "items"), visit, below({"items"}));
}

// "a", "a or b", "a, b or c", each in single quotes.
std::string quoted_list(const std::vector<std::string>& words, std::string_view last = " or ");

// The value as JSON text, cut to `most` bytes: for error messages.
std::string short_dump(const Json& value, std::size_t most = 60);

}  // namespace triptych::practice
