// What structured answers say together: the JSON of each column, whether it keeps to the schema,
// whether a receipt's sums are right, and where the conversations agree. Made anew when an answer
// ends or a person marks a value, never in a frame.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/ask/conversation.h"
#include "results/agreement.h"
#include "results/json_from_text.h"
#include "results/receipt_check.h"

namespace triptych {

struct StructuredAnswer {
  std::uint32_t conversation = 0;
  std::optional<results::JsonPlace> place;  // where the JSON stood in the answer
  std::optional<Diagnostic> none;           // why there is none
  std::vector<Diagnostic> diagnostics;      // what was chosen, mended or passed over
  std::vector<Diagnostic> faults;           // against the schema, and names that stand twice
  std::vector<results::ReceiptCheck> checks;
};

struct StructuredAnswers {
  std::vector<StructuredAnswer> conversations;  // those whose first answer has ended
  std::vector<results::Answer> answers;         // of the same conversations
  results::Agreement agreement;
  std::optional<results::Schema> schema;  // as far as it could be read
  bool empty() const { return conversations.empty(); }
  bool any_json() const;
};

// Nothing when no schema was asked for: free text is not searched for JSON. `today`: ISO date, ""
// when not known (then dates of receipts are not judged by it).
StructuredAnswers structured_answers_of(const std::vector<Conversation>& conversations,
                                        const results::MarkedValues& truth, std::string_view today);

}  // namespace triptych
