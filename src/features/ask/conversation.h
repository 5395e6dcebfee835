// Asking several models at once, as values: whom to ask (Target), one answer (Turn), and the
// conversation with one of them (Conversation). A question makes one column for each target and
// repetition; a follow-up adds a turn to columns. Columns never touch each other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "features/ask/sentences.h"
#include "llm/http.h"
#include "llm/token_rules.h"
#include "run/runner.h"

namespace triptych {

inline constexpr std::size_t kMaxTargets = 6;
inline constexpr int kMaxRepeats = 5;               // times each target is asked
inline constexpr std::size_t kRawLimit = 1u << 20;  // of a response kept for the Wire panel

// A sentence for the person: a string-catalogue key and its arguments. One about an attached file
// goes with that file.
struct Notice {
  std::uint32_t id = 0;
  std::string key;
  std::vector<std::string> args;
  std::uint32_t attachment_id = 0;  // of the file; 0 = about none that is attached
};
inline constexpr char kTextAttached[] = "file.from_text";  // the one that is no warning

// One model that will be asked. The same provider may stand in several.
struct Target {
  std::uint32_t id = 0;
  std::string provider_id, model;
  bool practice = false;                   // answered by this page, see src/practice
  std::string faults{}, faults_problem{};  // script of the practice provider; a sentence
  std::string thinking{};                  // see Call::thinking
  friend bool operator==(const Target&, const Target&) = default;
};
// Whether this page answers, at no cost: practice was chosen, or the model is simulated. Who wants
// to know what a call needs (a key, a base URL, money) asks this and not Target::practice.
bool in_page(const Target& target);

// One run of one call.
struct Turn {
  RunId run{};
  Call sent;
  Secret key;  // to keep it out of everything shown, should a server echo it
  std::string provider_label;
  std::string sent_summary;  // "1 image, 812 KB"
  Reply reply;
  std::vector<Sent> requests;  // one per attempt
  std::optional<HttpHead> head;
  std::string raw;  // response as received, capped at kRawLimit
  bool raw_cut = false;
  std::vector<std::string> dropped;  // parameters the vendor refused
  std::optional<Retrying> retry;     // waiting for the next attempt
  Millis retry_at{};
  std::optional<Uploading> upload;  // a file goes ahead
  int attempt = 1;
  Millis started{}, first_token{}, finished{};  // clock times; 0 = not yet
  std::optional<double> usd;
  bool usd_at_most = false;   // cached tokens, whose rate is not known, at the full price
  Estimate estimate;          // made before sending
  bool practice = false;      // no model was asked
  std::size_t announced = 0;  // bytes of the text already spoken
  SentenceScan sentences;
  bool running() const { return !reply.stopped.has_value(); }
  bool failed() const { return reply.stopped && reply.stopped->error; }
};

// The conversation with one target.
struct Conversation {
  std::uint32_t id = 0;
  Target target;
  std::string label;                  // "Gemini · gemini-3.8-flash", with (2) when asked twice
  std::vector<Turn> turns;            // never empty; only the last may be running
  std::vector<std::string> left_out;  // attachments (attachment_key) no longer sent along
  bool past = false;                  // of a run that was kept: only read
  const Turn& last() const { return turns.back(); }
  Turn& last() { return turns.back(); }
};

// What was asked in this turn, and the names of the files that went with it.
std::string text_of_question(const Turn& turn, std::size_t most = std::string::npos);  // bytes
std::vector<std::string> files_of_turn(const Turn& turn);
// Tells attachments of a conversation apart: the same file attached twice is the same.
std::string attachment_key(const Attachment& attachment);
// Those of the conversation that are still sent along, in order, each once.
std::vector<const Attachment*> attachments_of(const Conversation& conversation);
// Of sound in the call, where it is known: some models are paid by the hour.
std::optional<double> seconds_of(const Call& call);
// The conversation so far as messages: turns that brought no answer are passed over; in the place
// of an attachment that was left out stands a line that says so, for the model to know.
std::vector<Message> history_of(const Conversation& conversation);

}  // namespace triptych
