// What is told of an answer beside its text, in words: for the screen and for paper.
#pragma once

#include <string>
#include <vector>

#include "features/ask/conversation.h"

namespace triptych::ui {

struct Figure {
  std::string label, value;
};

std::string status_of(const Trial& trial, Millis now);
std::vector<Figure> figures_of(const Trial& trial, Millis now);
std::string error_words(const Trial& trial, const Error& error);
std::vector<std::string> remarks_of(const Trial& trial);  // what is odd about a finished one

}  // namespace triptych::ui
