// Pieces of update_history.cpp: runs as records, questions as values.
#pragma once

#include <vector>

#include "features/effect.h"
#include "features/history/history_update.h"
#include "features/history/permalink.h"

namespace triptych {

// The id under which these bytes are kept, a new one if there is none.
std::string kept_id(HistoryScope state, const Bytes& data);
void restore_draft(HistoryScope state, std::vector<Effect>& effects);  // its files, from storage
std::vector<Secret> secrets_of(HistoryReader state);  // all that must never be written
// Of the run in Ask. Files that were not kept before get an id and are kept now.
RunRecord record_of(HistoryScope state, Millis now, std::vector<Effect>& effects);
// The run under way, as it is now: should the page end, it is found as interrupted.
void write_down(HistoryScope state, const Event& event, Millis now, std::vector<Effect>& effects);
void open_record(HistoryScope state, RunRecord record, bool from_card);
void ask_again(HistoryScope state, std::vector<Effect>& effects);  // the opened run's question

SharedQuestion question_of(HistoryReader state);

}  // namespace triptych
