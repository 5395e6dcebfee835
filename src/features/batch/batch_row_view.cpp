// One row of a batch: the answers of all models to one file, in the workbench.
#include "base/format.h"
#include "features/batch/batch_view_internal.h"

namespace triptych::ui {
namespace {

std::size_t first_cell(const batch::Job& job, const OpenedRow& row) {
  return row.item * job.per_item() + row.prompt * job.targets.size();
}

// Back, and to the rows beside it.
float draw_way(Frame& f, const OpenedRow& row, float x, float y, float width) {
  Ui& ui = f.ui;
  const batch::Job& job = f.batch.job;
  Flow flow{x - kOutside, y, width};
  const auto button = [&](const char* key, const char* words, Icon icon, bool off = false) {
    ButtonSpec spec{key, tr(words), ButtonLook::ghost, icon};
    if (off) spec.state = kDisabled;
    return ui.button(spec, flow.next(ui.button_width(spec), kControl));
  };
  if (button("back", "batch.back", Icon::batch)) f.out.push_back(BatchRowClosed{});
  const std::size_t first = first_cell(job, row), step = job.targets.size();
  if (button("previous", "batch.previous", Icon::none, first == 0))
    f.out.push_back(BatchRowOpened{first - step});
  if (button("next", "batch.next", Icon::none, first + step >= job.cells.size()))
    f.out.push_back(BatchRowOpened{first + step});
  return flow.used();
}

// A model that has not answered, or will not: its state, and the way not to ask it.
float draw_waiting(Frame& f, std::size_t index, float x, float y, float width) {
  Ui& ui = f.ui;
  const batch::Job& job = f.batch.job;
  const batch::Cell& cell = job.cells[index];
  const bool open =
      cell.state == batch::CellState::waiting || cell.state == batch::CellState::failed;
  const bool silent = cell.text.empty() && cell.error.empty();
  if (!open && !silent) return 0;
  const std::string key = "waits" + std::to_string(index);
  Stack stack(x, y, width);
  Row row(stack.take(kControl));
  ButtonSpec skip{key, tr("batch.skip"), ButtonLook::ghost, Icon::close};
  skip.description = label_of(job, index);
  if (open && ui.button(skip, row.end(ui.button_width(skip))))
    f.out.push_back(BatchCellSkipped{index});
  const Rect words = row.rest();
  const std::string state = tr("batch.state." + std::string(batch::name_of(cell.state)));
  ui.caption(key + ".words", words.x, words.y + kGapWide, words.w,
             label_of(job, index) + ": " + state);
  return stack.used();
}

}  // namespace

float draw_batch_row(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const batch::Job& job = f.batch.job;
  const OpenedRow& row = *f.batch.opened;
  Stack stack(x, y, width);
  stack.add(draw_way(f, row, x, stack.y(), width), kGap);
  const std::size_t first = first_cell(job, row);
  for (std::size_t t = 0; t < job.targets.size() && first + t < job.cells.size(); ++t)
    stack.add(draw_waiting(f, first + t, x, stack.y(), width));
  if (row.conversations.empty()) {
    stack.add(ui.heading("row", x, stack.y(), width, 1, row.file.name), kGapWide);
    return stack.used();
  }
  stack.add(draw_past_bench(f, past_answers(f, AnswersOf::batch, row.conversations),
                            f.batch_ui.bench, x, stack.y(), width));
  return stack.used();
}

}  // namespace triptych::ui
