// Data files that the build puts inside the program (see src/embed.cmake).
// Each function returns the file's bytes, valid for ever; empty when the file was not there at
// build time. Parsing and judging the contents is the caller's work.
#pragma once

#include <string_view>

namespace triptych::assets {

// assets/models.json: models, what they can do, their limits and dates.
std::string_view models_json();

// Prices per million tokens; web/tools/prices.mjs describes the shape.
std::string_view prices_json();

// assets/token_rules.json: how each vendor counts (llm/token_rules.h).
std::string_view token_rules_json();

// assets/tasks.json: task presets and bundled samples (features/ask/tasks.h).
std::string_view tasks_json();

// assets/strings/en.json: the interface's words (base/strings.h).
std::string_view strings_en();

// assets/guide.md: what the Learn place shows.
std::string_view guide_md();

// src/python/lib/course.py: what lesson 7 builds, for lessons that are taken home.
std::string_view course_module();

}  // namespace triptych::assets
