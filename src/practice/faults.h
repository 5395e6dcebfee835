// Faults on demand, one per question: the fault lab's script. Text form: words with commas between,
// e.g. "429:2, 529, ok": a rate limit that asks for 2 s, then an overload, then a good answer.
// Behind the end everything is well; "*" behind a word repeats it for ever, "x3" three times.
//
//   ok            a good answer            429 or 429:S  rate limit, try again in S seconds
//   quota         credit used up (429)     529, 503      overloaded
//   401 402 403 404 408 500 502 504        the vendor's error of that kind
//   413           request too large        timeout       never answers
//   network       no answer reaches us     cut:N         breaks off after N characters of the body
//   slow:N        N times slower           garbage       an answer nobody can read
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "practice/exchange.h"
#include "practice/vendor.h"

namespace triptych::practice {

enum class FaultKind { none, status, quota, timeout, network, cut, slow, garbage };

struct Fault {
  FaultKind kind = FaultKind::none;
  int status = 0;              // FaultKind::status
  std::optional<double> wait;  // seconds the vendor asks for
  std::size_t amount = 0;      // cut: characters; slow: factor
  int times = 1;               // 0 = for ever
  friend bool operator==(const Fault&, const Fault&) = default;
};

// One fault per question, then none.
class FaultScript {
 public:
  FaultScript() = default;
  explicit FaultScript(std::vector<Fault> faults) : faults_(std::move(faults)) {}
  Fault next();
  bool empty() const { return at_ >= faults_.size(); }

 private:
  std::vector<Fault> faults_;
  std::size_t at_ = 0;
  int used_ = 0;
};

// The failure is a sentence for a person: which word, and what was expected.
Result<std::vector<Fault>> parse_faults(std::string_view text);

// The vendor's answer to a fault of kind `status` or `quota`, in its own shape: 529 is a 503 at
// OpenAI and Gemini, 503 is a 529 at Anthropic; hints to wait stand where the vendor puts them.
Outgoing fault_answer(const Fault& fault, Vendor vendor, IdGenerator& ids);

}  // namespace triptych::practice
