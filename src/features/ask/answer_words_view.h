// What is told of an answer beside its text, in words: for the screen and for paper.
#pragma once

#include <string>
#include <vector>

#include "features/ask/conversation.h"

namespace triptych::ui {

struct Figure {
  std::string label, value;
};

std::string status_of(const Turn& turn, Millis now);
std::vector<Figure> figures_of(const Turn& turn, Millis now);
// "8.6 s · 1,432 → 912 tokens · $0.012", or what goes on.
std::string metric_words(const Turn& turn, Millis now);
// The answer is JSON, as far as it has come; and the same as a block of code.
bool is_json_text(std::string_view text);
std::string json_as_code(const std::string& text, bool whole);
std::string error_words(const Turn& turn, const Error& error);
std::vector<std::string> remarks_of(const Turn& turn);  // what is odd about a finished one

}  // namespace triptych::ui
