// Parts of a lesson. Each draws at (x, y) and returns its height; all report intents only.
#pragma once

#include "ui/views.h"

namespace triptych::ui {

// Markdown, laid out once per width and kept under `key`.
float draw_text(Frame& f, const std::string& key, const std::string& name, float x, float y,
                float width, const std::string& markdown, int parent_heading = 2);
// An editor with coloured code; `cell` is its id in the open lesson.
float draw_code(Frame& f, const Lesson& lesson, const std::string& cell, float x, float y,
                float width);
// What the cell said the last time, and what it asks.
float draw_output(Frame& f, const std::string& key, const std::string& name, float x, float y,
                  float width);
float draw_cell(Frame& f, const Lesson& lesson, const CodeCell& cell, float x, float y,
                float width);
float draw_quiz(Frame& f, const Lesson& lesson, const Quiz& quiz, float x, float y, float width);
float draw_exercise(Frame& f, const Lesson& lesson, const Exercise& exercise, float x, float y,
                    float width);
// The live table of what each provider takes, as Markdown.
std::string capability_table();

}  // namespace triptych::ui
