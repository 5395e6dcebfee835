// The values of structured answers on paper.
#include "base/strings.h"
#include "features/print_view.h"
#include "features/results/results_state.h"
#include "results/table.h"

namespace triptych::ui {

void print_values(const PrintFrame& f) {
  const StructuredAnswers& found = f.results.structured;
  if (!found.any_json()) return;
  f.page.part();
  f.page.heading(2, tr("results.title"));
  f.page.markdown(results::to_markdown(results::table_of(found.agreement, found.answers)), 2);
}

}  // namespace triptych::ui
