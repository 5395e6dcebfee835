// The only writer of AppState. No ImGui, no network, no clock: time is handed in.
#pragma once

#include <vector>

#include "app/state.h"
#include "features/effect.h"

namespace triptych {

// The state of a page that was just opened: catalogues loaded, defaults chosen.
AppState initial_state();

// What one event does at once.
std::vector<Effect> take(AppState& state, const Event& event, Millis now);
// What follows from the question as a whole: outlook, fits, the files to keep. Costs as much as
// there are files, so it is done once for all the events of a turn; nothing when nothing changed.
std::vector<Effect> derive(AppState& state);
// Both.
std::vector<Effect> update(AppState& state, const Event& event, Millis now);

namespace detail {  // one file each; update.cpp dispatches
// Base URL of a practice target that has none; never asked: it only needs a form.
inline constexpr char kPracticeServer[] = "http://127.0.0.1:11434/v1";
void update_question(AppState&, const Event&, std::vector<Effect>&);  // update_question.cpp
void update_settings(AppState&, const Event&, Millis, std::vector<Effect>&);
void update_course(AppState& state, const Event& event, std::vector<Effect>& effects);
void update_key_notice(AppState&, const Event&, std::vector<Effect>&);  // after all others
void update_cell_requests(AppState&, const Event&, std::vector<Effect>&);
bool uses_real_keys(const Course&);  // of the cell that runs; update_cell_requests.cpp
void update_xray(AppState& state, const Event& event, std::vector<Effect>& effects);
void update_progress(AppState& state, const Event& event, std::vector<Effect>& effects);
void update_run(AppState&, const Event&, Millis, std::vector<Effect>&);
void update_trial(AppState&, const RunEvent&, Millis, std::vector<Effect>&);
void update_results(AppState&, const Event&, std::vector<Effect>&);
void update_schema(AppState&, const Event&, std::vector<Effect>&);
void set_schema(AppState&, std::string json_schema);
// A file that belongs to History or is a card: the question does not see it.
bool route_file(AppState&, const Event&, std::vector<Effect>&);  // update_history.cpp
void update_history(AppState&, const Event&, Millis, std::vector<Effect>&);
// A notice above the files; `slot`: of the attached file that it is about. update_notices.cpp
void tell(AppState&, std::string key, std::vector<std::string> args, std::uint32_t slot = 0);
void drop_orphaned_notices(AppState&);  // their files are gone
// A file that was taken away is back in another slot, and what was told of it.
void restore_notices(AppState&, const AppState& before, std::uint32_t old_slot, std::uint32_t slot);
// Large texts, and trouble of the storage; kept_texts.cpp
void update_texts(AppState&, const Event&, std::vector<Effect>&);
bool take_text(AppState&, const Event&);  // one that comes from storage
void update_batch(AppState&, const Event&, Millis, std::vector<Effect>&);
void refresh_outlook(AppState&);
std::optional<double> price_of(const AppState&, const Call&, const Estimate&);
double cost_of(const AppState&, const Trial&);  // USD, as far as it is known; update_turn.cpp
void update_media(AppState&, const Event&, std::vector<Effect>&);  // update_media.cpp
bool is_prepared_picture(const AppState&, std::uint32_t id);       // of the dialog
void update_truth(AppState&, const Event&, std::vector<Effect>&);  // update_truth.cpp
bool is_test_preview(const AppState&, std::uint32_t id);           // of its dialog
void refresh_against(AppState&);                                   // after the findings
void refresh_past_against(AppState&);                              // of the run opened in History
// Puts a file behind the others: its thumbnail, and words for screen readers. Returns its slot.
std::uint32_t attach(AppState&, Attachment, std::vector<Effect>&);  // update_question.cpp
std::string hollow_key(MediaKind);  // why a file without pixels, pages or samples is refused
}  // namespace detail

}  // namespace triptych
