// The parts of Ask, each returning the height it used at (x, y).
#pragma once

#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/view.h"

namespace triptych::ui {

inline constexpr float kOutside = 8;  // a button without an edge begins left of the words

float draw_targets(Frame& f, float x, float y, float width);
float draw_chosen_target(Frame& f, float x, float y, float width);
float draw_files(Frame& f, float x, float y, float width);
float draw_video_cut(Frame& f, const DraftAttachment& slot, float x, float y, float width);
float draw_question(Frame& f, float x, float y, float width);
float draw_run_bar(Frame& f, float x, float y, float width);
float draw_conversations(Frame& f, float x, float y, float width);
// upload_view.cpp: files that go ahead into a vendor's store, and those that lie there
std::string upload_status(const Uploading& upload);
float draw_upload(Frame& f, const Turn& turn, float x, float y, float width);
float draw_kept_files(Frame& f, float x, float y, float width);
float draw_turn(Frame& f, const Conversation& conversation, std::size_t index, float x, float y,
                float width);
float draw_conversation_heading(Frame& f, const Conversation& conversation, float x, float y,
                                float width);
// then they are compared value by value
float draw_wire(Frame& f, float x, float y, float width);
float draw_welcome(Frame& f, float x, float y, float width);
// The column whose traffic the Wire panel shows; nullptr before the first question.
const Conversation* wire_conversation(const Frame& f);
// Free answers word by word; nothing while fewer than two are there.
float draw_differences(Frame& f, const std::vector<Conversation>& conversations, float x, float y,
                       float width);

}  // namespace triptych::ui
