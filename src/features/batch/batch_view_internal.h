// The parts of Batch, each returning the height it used at (x, y).
#pragma once

#include "features/batch/batch_ui.h"
#include "features/batch/batch_update.h"
#include "features/view.h"

namespace triptych::ui {

// What is asked: the files, the prompts, the models and the form of the answers.
float draw_files_card(Frame& f, float x, float y, float width);
float draw_question_card(Frame& f, float x, float y, float width);
// A row for each file (and prompt), a column for each model or field. Rows out of sight are neither
// drawn nor registered.
float draw_batch_table(Frame& f, float x, float y, float width);
std::vector<std::string> model_names(const Frame& f);  // of the job
// One row, in the workbench.
float draw_batch_row(Frame& f, float x, float y, float width);
// A small picture of a file, made once it is in sight; note_seen() says which are.
void draw_item_picture(Frame& f, const batch::Item& item, Rect box);
void note_seen(Frame& f, std::size_t first, std::size_t last);

}  // namespace triptych::ui
