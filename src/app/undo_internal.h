// Pieces of update.cpp: what can be undone, and the end of that.
#pragma once

#include <memory>
#include <vector>

#include "app/state.h"
#include "features/effect.h"

namespace triptych::detail {

// The events that may take something away.
struct UndoHandles
    : KindList<ClearPressed, DemoStarted, PresetChosen, SampleChosen, PromptRestored,
               TestPictureUsed, SchemaPresetChosen, SchemaCleared, FieldRemoved, FieldChanged,
               AttachmentRemoved, TargetRemoved, ConversationRemoved, AskedAgain, QuestionOpened,
               LinkTaken, CellResetPressed, ExerciseRestarted, CodeOpened, ProgressReset,
               ProgressFilesArrived, BatchPromptRemoved, BatchModelRemoved, BatchFileRemoved,
               BatchClearPressed, RunsDeleted, KeysForgotten, EverythingErased> {};

// The state before an event that may take something away; nullptr: this one cannot.
std::shared_ptr<const AppState> remember(const AppState& state, const Event& event);
// After such an event: what it took away can be undone. An undo that waited is over.
void offer_undo(AppState& state, const Event& event, std::shared_ptr<const AppState> before,
                Millis now, std::vector<Effect>& effects);
void update_undo(AppState& state, const Event& event, Millis now, std::vector<Effect>& effects);
// Brings back what `undo` holds; undo.cpp decides when. restore.cpp
void restore(AppState& state, const Undo& undo, Millis now, std::vector<Effect>& effects);
// As if the person had stopped them: what had arrived stays.
void stop_running(Conversation& conversation, Millis now);

}  // namespace triptych::detail
