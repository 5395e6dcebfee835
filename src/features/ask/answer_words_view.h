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
std::string error_words(const Turn& turn, const Error& error);
std::vector<std::string> remarks_of(const Turn& turn);  // what is odd about a finished one

}  // namespace triptych::ui
