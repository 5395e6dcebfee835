// The large texts of the page, wherever they stand: see features/kept_texts.h.
#pragma once

#include <string>
#include <vector>

#include "app/state.h"
#include "features/effect.h"

namespace triptych {

// One text of the draft or of a cell.
struct DraftText {
  std::string field;
  const std::string* text;
};
std::vector<DraftText> draft_texts(const AppState& state);  // those of the settings
bool has_own_schema(const AskState& ask);                   // unlike that of its preset

namespace detail {
void update_texts(AppState&, const Event&, std::vector<Effect>&);
bool take_text(AppState&, const Event&);  // one that comes from storage
}  // namespace detail

}  // namespace triptych
