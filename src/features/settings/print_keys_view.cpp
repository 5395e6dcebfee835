// Keys on paper: no key.
#include "base/strings.h"
#include "features/print_view.h"

namespace triptych::ui {

void print_keys(const PrintFrame& f) {
  f.page.heading(1, tr("keys.title"));
  f.page.paragraph(tr("print.no_keys"));
}

}  // namespace triptych::ui
