// Answers held against the truth of their picture, on paper.
#include "base/strings.h"
#include "features/ground_truth/ground_truth_state.h"
#include "features/print_view.h"

namespace triptych::ui {

void print_scores(const PrintFrame& f, AnswersOf whose) {
  const GroundTruthState& known = f.ground_truth;
  const ScoredAnswers& scored = whose == AnswersOf::ask ? known.scored : known.past.scored;
  const std::string tables = scores_text(scored, FileFormat::markdown);
  if (tables.empty()) return;
  f.page.part();
  f.page.heading(2, tr("truth.table"));
  f.page.markdown(tables, 2);
}

}  // namespace triptych::ui
