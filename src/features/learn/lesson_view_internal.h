// Parts of a lesson. Each draws at (x, y) and returns its height; all report intents only.
#pragma once

#include "features/learn/learn_ui.h"
#include "features/learn/learn_update.h"
#include "features/view.h"

namespace triptych::ui {

// Of an X-ray: the mark in the provider's colour, and its label after it.
inline constexpr float kMarkWidth = 4, kMarkHeight = 16, kLabelIndent = 12;

// The list of lessons (lesson_list_view.cpp).
float draw_lessons(Frame& f, float x, float y, float width);
// Whose lessons these are, when they are not the page's own.
float draw_pack(Frame& f, float x, float y, float width);
// The way back to the list.
float draw_back(Frame& f, float x, float y);
// After the last block: the lesson as a file, the next one (lesson_foot_view.cpp).
float draw_lesson_foot(Frame& f, const Lesson& lesson, float x, float y, float width);
// Lessons to read before this one; nothing where there are none.
float draw_needs(Frame& f, const Lesson& lesson, float x, float y, float width);
// What the learner wrote (solutions_view.cpp).
float draw_solutions(Frame& f, float x, float y, float width);
// A teacher's table (class_view.cpp).
float draw_class(Frame& f, float x, float y, float width);
// Markdown, laid out once per width and kept under `key`.
float draw_text(Frame& f, const std::string& key, const std::string& name, float x, float y,
                float width, const std::string& markdown, int parent_heading = 2);
std::string keys_of_cell(const Frame& f);  // that its editor takes
// An editor with coloured code (editor_view.cpp); `cell` is its id in the open lesson.
// `marks`: one per line; those that are not `same` are marked as missing in another text.
float draw_code(Frame& f, const Lesson& lesson, const std::string& cell, float x, float y,
                float width, const std::vector<LineMark>* marks = nullptr);
// What errors call it, above an editor.
float draw_code_name(Frame& f, const std::string& cell, float x, float y, float width);
// The same, with the lesson's new text beside it while the person has to choose.
float draw_editor(Frame& f, const Lesson& lesson, const std::string& cell, float x, float y,
                  float width);
// What the cell said the last time, and what it asks.
float draw_output(Frame& f, const std::string& key, const std::string& name, float x, float y,
                  float width);
float draw_cell(Frame& f, const Lesson& lesson, const CodeCell& cell, float x, float y,
                float width);
float draw_quiz(Frame& f, const Lesson& lesson, const Quiz& quiz, float x, float y, float width);
float draw_exercise(Frame& f, const Lesson& lesson, const Exercise& exercise, float x, float y,
                    float width);
// One of a few answers, as a row with a circle. Returns the height; `pressed` becomes true when the
// person chose it.
float draw_choice(Frame& f, const std::string& key, const std::string& words, std::uint32_t state,
                  float y, float width, bool& pressed);
// One question in several wire formats, and mistakes to make in it; `width` may be more than a
// measure of prose.
float draw_xray(Frame& f, const Lesson& lesson, const Xray& xray, float x, float y, float width);
// Its lower half (xray_break_view.cpp): mistakes, predictions, what practice answered.
float draw_xray_breaks(Frame& f, const Lesson& lesson, const Xray& xray, XrayPanes& panes, float x,
                       float y, float width);
std::string reference_text();  // Markdown, with that table in it

}  // namespace triptych::ui
