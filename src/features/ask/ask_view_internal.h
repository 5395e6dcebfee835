// The parts of Ask, each returning the height it used at (x, y).
#pragma once

#include <string>
#include <vector>

#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/view.h"

namespace triptych::ui {

// Opens one of the popovers at the button in `rect`.
void open_sheet(Frame& f, AskSheet sheet, Rect rect);
void close_sheet(Frame& f);
void draw_sheet(Frame& f);  // the one that is open; sheets_view.cpp

// model_chips_view.cpp, model_sheet_view.cpp, faults_view.cpp
float draw_model_bar(Frame& f, float x, float y, float width);
float draw_model_sheet(Frame& f, float x, float y, float width);
float draw_faults(Frame& f, float x, float y, float width);
// welcome_view.cpp
float draw_welcome(Frame& f, float x, float y, float width);
// hints_view.cpp: what a newcomer is told once; 0 when that is over or does not fit what is shown
float draw_hint(Frame& f, Hint hint, float x, float y, float width);
// composer_view.cpp: the question, or the follow-up once it is asked
float draw_composer(Frame& f, float x, float y, float width);
float draw_option_fields(Frame& f, float x, float y, float width);
// file_chips_view.cpp, file_sheet_view.cpp
float draw_file_chips(Frame& f, float x, float y, float width);
float draw_notices(Frame& f, float x, float y, float width);
float draw_file_notices(Frame& f, float x, float y, float width);
float draw_file_sheet(Frame& f, float x, float y, float width);
float draw_attach_sheet(Frame& f, float x, float y, float width);
void draw_thumbnail(Frame& f, const DraftAttachment& file, Rect box);
float draw_video_cut(Frame& f, const DraftAttachment& attached, float x, float y, float width);
// bench_view.cpp: the answers in four views, below a head that stays
// A new question forgets what was open and chosen of the one before.
void notice_new_question(Frame& f);
float draw_bench_head(Frame& f, float x, float y, float width);
float draw_bench(Frame& f, float x, float y, float width);
float draw_save_sheet(Frame& f, float x, float y, float width);
// answers
float draw_conversations(Frame& f, float x, float y, float width);
float draw_failures(Frame& f, const std::vector<Conversation>& all, float x, float y, float width);
float draw_error(Frame& f, const Conversation& conversation, const Turn& turn, float x, float y,
                 float width);
float draw_turn(Frame& f, const Conversation& conversation, std::size_t index, float x, float y,
                float width);
float draw_differences(Frame& f, const std::vector<Conversation>& conversations, float x, float y,
                       float width);
// upload_view.cpp: files that go ahead into a vendor's store, and those that lie there
std::string upload_status(const Uploading& upload);
float draw_upload(Frame& f, const Turn& turn, float x, float y, float width);
float draw_kept_files(Frame& f, float x, float y, float width);
// wire_view.cpp
float draw_wire_tools(Frame& f, float x, float y, float width);
float draw_wire(Frame& f, float x, float y, float width);
// The conversation whose traffic is shown; nullptr before the first question.
const Conversation* wire_conversation(const Frame& f);

}  // namespace triptych::ui
