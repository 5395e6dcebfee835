// Places on paper. What a place prints stands in the folder of its feature
// (print_<feature>_view.cpp), and is made of the state, never of what the screen shows.
#pragma once

#include "features/owners.h"
#include "features/print_page.h"
#include "features/shared.h"

namespace triptych {

struct AskState;
struct ResultsState;
struct GroundTruthState;
struct LearnState;
struct HistoryState;
struct BatchState;
struct Conversation;

namespace ui {

// What a printer is given, as a view its Frame: of other features it knows no more than their
// names.
struct PrintFrame {
  PrintPage& page;
  const Shared& shared;
  const AskState& ask;
  const ResultsState& results;
  const GroundTruthState& ground_truth;
  const LearnState& learn;
  const HistoryState& history;
  const BatchState& batch;
};

#define TRIPTYCH_PLACE(id, icon) void print_##id(const PrintFrame& f);
#include "app/places.inc"
#undef TRIPTYCH_PLACE

// What more than one place prints.
struct PrintedQuestion {
  std::string prompt, system;
  std::vector<std::string> files;
};
void print_question(PrintPage& page, const PrintedQuestion& question);
void print_conversations(const PrintFrame& f, const std::vector<Conversation>& conversations);
void print_values(const PrintFrame& f);  // of the answers of Ask, beside each other
// Answers held against the truth of their picture.
void print_scores(const PrintFrame& f, AnswersOf whose);

}  // namespace ui
}  // namespace triptych
