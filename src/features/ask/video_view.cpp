// Of a film: which part is looked at, and how many frames of a second.
#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/video_cut.h"
#include "features/view.h"
#include "providers/provider.h"

namespace triptych::ui {
namespace {

bool films_are_taken(const AskState& ask) {
  for (const Target& target : ask.targets) {
    const Provider* provider = find_provider(target.provider_id);
    if (provider != nullptr && !provider->info().video_types.empty()) return true;
  }
  return false;
}

}  // namespace

float draw_video_cut(Frame& f, const Slot& slot, float x, float y, float width) {
  if (slot.attachment.media.kind != MediaKind::video || !films_are_taken(f.ask)) return 0;
  Ui& ui = f.ui;
  const float top = y;
  struct Part {
    const char* key;
    std::string TypedCut::*text;
  };
  const Part parts[] = {{"video.from", &TypedCut::from},
                        {"video.to", &TypedCut::to},
                        {"video.frames", &TypedCut::frames}};
  const bool bad = !read_cut(slot.cut);
  TextStyle label;
  label.px = kSmall;
  label.face = Face::medium;
  const bool stacked = width < 420;
  const float wide = stacked ? width : (width - 24) / 3;
  float pen = x;
  for (const Part& part : parts) {
    ui.paint_line(pen, y + 10, wide, label, tr(part.key));
    FieldSpec spec{part.key, tr(std::string(part.key) + ".of", {slot.attachment.name}),
                   &(slot.cut.*part.text), tr(std::string(part.key) + ".placeholder")};
    spec.hints = "inputmode=text;autocomplete=off;spellcheck=false";
    if (bad) spec.state |= kInvalid;
    if (auto typed = ui.text_field(spec, {pen, y + kLabel, wide, kControl})) {
      TypedCut cut = slot.cut;
      cut.*part.text = *typed;
      f.out.push_back(VideoCutTyped{slot.id, std::move(cut)});
    }
    if (stacked) y += kLabel + kControl + 8;
    if (!stacked) pen += wide + 12;
  }
  if (!stacked) y += kLabel + kControl + 6;
  y += ui.caption("video.hint", x, y, width, tr(bad ? "video.bad" : "video.hint")) + 8;
  return y - top;
}

}  // namespace triptych::ui
