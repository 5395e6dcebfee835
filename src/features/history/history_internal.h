// Pieces of update_history.cpp: runs as records, questions as values.
#pragma once

#include <vector>

#include "app/state.h"
#include "features/effect.h"
#include "features/history/permalink.h"

namespace triptych::detail {

// The id under which these bytes are kept, a new one if there is none.
std::string kept_id(AppState& state, const Bytes& data);
void restore_draft(AppState& state, std::vector<Effect>& effects);  // its files, from storage
// Keeps the files of the question as they are now, however they came or went.
void sync_draft(AppState& state, std::vector<Effect>& effects);

std::vector<Secret> secrets_of(const AppState& state);  // all that must never be written
// Of the run in Ask. Files that were not kept before get an id and are kept now.
RunRecord record_of(AppState& state, Millis now, std::vector<Effect>& effects);
// The run under way, as it is now: should the page end, it is found as interrupted.
void write_down(AppState& state, const Event& event, Millis now, std::vector<Effect>& effects);
void keep_run(AppState& state, Millis now, std::vector<Effect>& effects);
void open_record(AppState& state, RunRecord record, bool from_card);
void ask_again(AppState& state, std::vector<Effect>& effects);  // the opened run's question

SharedQuestion question_of(const AppState& state);
// Takes the place of the question; the person's own words can be brought back (PromptRestored).
void fill_question(AppState& state, SharedQuestion question);

}  // namespace triptych::detail
