// What structured answers say together: the JSON of each column, whether it keeps to the schema,
// whether a receipt's sums are right, and where the columns agree. Made anew when an answer ends or
// a person marks a value, never in a frame.
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

struct ColumnFindings {
  std::uint32_t column = 0;
  std::optional<results::JsonPlace> place;  // where the JSON stood in the answer
  std::optional<Remark> none;               // why there is none
  std::vector<Remark> remarks;              // what was chosen, mended or passed over
  std::vector<Remark> faults;               // against the schema, and names that stand twice
  std::vector<results::ReceiptCheck> checks;
};

struct Findings {
  std::vector<ColumnFindings> columns;   // those whose first answer has ended
  std::vector<results::Answer> answers;  // of the same columns
  results::Agreement agreement;
  std::optional<results::Schema> schema;  // as far as it could be read
  bool empty() const { return columns.empty(); }
  bool any_json() const;
};

// Nothing when no schema was asked for: free text is not searched for JSON. `today`: ISO date, ""
// when not known (then dates of receipts are not judged by it).
Findings findings_of(const std::vector<Column>& columns, const results::Truth& truth,
                     std::string_view today);

}  // namespace triptych
