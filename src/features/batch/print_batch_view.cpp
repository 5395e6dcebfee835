// Batch on paper: what is asked, and the table or, before a call, the files.
#include "base/strings.h"
#include "features/batch/batch_state.h"
#include "features/print_view.h"

namespace triptych::ui {

void print_batch(const PrintFrame& f) {
  const BatchState& work = f.batch;
  f.page.heading(1, tr("nav.batch"));
  for (const std::string& prompt : work.job.frozen ? work.job.prompts : work.prompts)
    f.page.paragraph(prompt, "asked");
  if (!work.job.cells.empty()) return f.page.markdown(batch_as(work.job, FileFormat::markdown), 2);
  for (const batch::Item& item : work.job.items) f.page.item("•", item.name);
}

}  // namespace triptych::ui
