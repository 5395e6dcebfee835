// The practice provider: a Transport that answers from inside the page what the three vendors (and
// a compatible server) would answer: it judges each request as strictly as they do, refuses in
// their words and shapes, and otherwise replies from the truth beside the bundled samples or from
// what it measured. No network, no clock of its own, no randomness: same requests in, same events
// out.
//
// Promises: start() never fails; one HttpHead, chunks, then exactly one Closed or Error per request
// (none after the timeout fault); nothing of an id after cancel(). Pieces come due by the given
// clock: with a virtual one a whole course runs in milliseconds.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "practice/exchange.h"
#include "practice/faults.h"
#include "run/transport.h"

namespace triptych {

// Header of every practice answer, with the value "1": the interface must label what it shows with
// the words of kPracticeLabelKey.
inline constexpr std::string_view kPracticeHeader = "x-triptych-practice";
inline constexpr std::string_view kPracticeLabelKey = "practice.label";

// Stands in for a key where a person chose practice: the judges accept it, and PracticeRoute never
// lets it leave the page.
inline constexpr std::string_view kPracticeKey = "practice-key-made-by-this-page";
// The same with a target_id: each target_id has a fault script of its own, so that several targets
// asked at once do not take each other's faults. Lane 0 is kPracticeKey itself.
Secret practice_key(std::uint32_t target_id);

// A cell or a tool sets the fault script by posting its text (faults.h) here; "" clears it. Answers
// 200, or 400 with the sentence of parse_faults(). No such host exists: `.invalid` is reserved.
inline constexpr std::string_view kFaultsUrl = "https://practice.invalid/faults";

bool is_practice_key(const Secret& key);  // of any target_id
bool is_practice(const HttpHead& head);
// Marked (HttpRequest::practice), carries the stand-in key, or is meant for a host that cannot
// exist (.invalid).
bool is_practice(const HttpRequest& request);

struct PracticeSettings {
  practice::Client client = practice::Client::page;
  Millis thinking{350};  // until the head of an answer
  Millis between{30};    // pieces of a stream
};

class PracticeTransport final : public Transport {
 public:
  explicit PracticeTransport(const Clock& clock, PracticeSettings settings = {});
  void start(RequestId id, HttpRequest request) override;
  void cancel(RequestId id) override;
  bool poll(HttpEvent& out) override;

  // Replaces what is left of the script. Each question (not lists, not token counts) takes one.
  void set_faults(std::vector<practice::Fault> faults, std::uint32_t target_id = 0);
  bool faults_left(std::uint32_t target_id = 0) const;
  // None for a while; then what was left of them before.
  void set_faults_aside();
  void bring_faults_back();
  // When poll() will have something; nullopt: never, as things stand.
  std::optional<Millis> next_wake() const;

 private:
  struct Due {
    Millis when{};
    decltype(HttpEvent::what) what;
  };
  practice::Outgoing take_faults(const practice::Incoming& request);
  void schedule(RequestId id, practice::Outgoing answer, practice::Vendor vendor,
                const practice::Fault& fault);

  const Clock& clock_;
  PracticeSettings settings_;
  std::map<std::uint32_t, practice::FaultScript> faults_, aside_;  // by target_id
  practice::IdGenerator ids_;
  std::map<RequestId, std::deque<Due>> live_;
};

namespace practice {

Vendor vendor_of(const Incoming& request);

// The whole answer at once, without pacing and faults: for tools and tests.
Outgoing answer(const HttpRequest& request, Client client, IdGenerator& ids);

}  // namespace practice
}  // namespace triptych
