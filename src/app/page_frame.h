// What the views of the page itself are given: more than those of a feature, for they lie over all
// of them.
#pragma once

#include "app/state.h"
#include "app/ui_state.h"
#include "features/view.h"

namespace triptych::ui {

struct PageFrame : Frame {
  const AppState& state;
  PageUi& page_ui;
  PageFrame(Ui& toolkit, const AppState& all, UiState& local_ui, std::vector<Event>& events)
      : Frame{toolkit,
              all.shared,
              all.ask,
              all.settings,
              all.results,
              all.media_prep,
              all.ground_truth,
              all.learn,
              all.history,
              all.batch,
              all.ask.conversations,
              all.results.structured,
              all.ground_truth.scored,
              AnswersOf::ask,
              local_ui.shared,
              local_ui.ask,
              local_ui.results,
              local_ui.media_prep,
              local_ui.ground_truth,
              local_ui.learn,
              local_ui.history,
              local_ui.batch,
              events},
        state(all),
        page_ui(local_ui.page) {}
};

// What lies over everything else; each closes with Escape.
void draw_dialogs(PageFrame& f);
void draw_confirm(PageFrame& f);
void draw_link_preview(PageFrame& f);
void draw_undo(PageFrame& f, float bottom);  // above that much of the window's end
// A new version of the page waits. Returns the height it takes away from the place below.
float draw_update_notice(PageFrame& f, float x, float y, float width);
// Trouble of the browser's storage, above every place. Returns the height.
float draw_storage_trouble(PageFrame& f, float x, float y, float width);

}  // namespace triptych::ui
