// Of a film: which part is looked at, and how many frames of a second.
#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/ask/video_cut.h"
#include "features/view.h"
#include "providers/provider.h"

namespace triptych::ui {
namespace {

constexpr float kBesideFrom = 420;  // width from which the three fields stand in one line

bool films_are_taken(const AskState& ask) {
  for (const Target& target : ask.targets) {
    const Provider* provider = find_provider(target.provider_id);
    if (provider != nullptr && !provider->info().video_types.empty()) return true;
  }
  return false;
}

}  // namespace

float draw_video_cut(Frame& f, const DraftAttachment& attached, float x, float y, float width) {
  if (attached.attachment.media.kind != MediaKind::video || !films_are_taken(f.ask)) return 0;
  Ui& ui = f.ui;
  struct Part {
    const char* key;
    std::string TypedCut::*text;
  };
  const Part parts[] = {{"video.from", &TypedCut::from},
                        {"video.to", &TypedCut::to},
                        {"video.frames", &TypedCut::frames}};
  const bool bad = !read_cut(attached.cut);
  TextStyle label;
  label.px = kSmall;
  label.face = Face::medium;
  const bool stacked = width < kBesideFrom;
  const float wide = stacked ? width : (width - 2 * kGapWide) / 3;
  Stack stack(x, y, width);
  Row line(stack.place(width, stacked ? 0 : kLabel + kControl, stacked ? 0 : kGapSmall), kGapWide);
  for (const Part& part : parts) {
    const Rect at = stacked ? stack.take(kLabel + kControl, kGap) : line.start(wide);
    ui.paint_line(at.x, at.y + kFieldWordsMiddle, wide, label, tr(part.key));
    FieldSpec spec{part.key, tr(std::string(part.key) + ".of", {attached.attachment.name}),
                   &(attached.cut.*part.text), tr(std::string(part.key) + ".placeholder")};
    spec.hints = "inputmode=text;autocomplete=off;spellcheck=false";
    if (bad) spec.state |= kInvalid;
    if (auto typed = ui.text_field(spec, {at.x, at.y + kLabel, wide, kControl})) {
      TypedCut cut = attached.cut;
      cut.*part.text = *typed;
      f.out.push_back(VideoCutTyped{attached.id, std::move(cut)});
    }
  }
  stack.add(ui.caption("video.hint", x, stack.y(), width, tr(bad ? "video.bad" : "video.hint")),
            kGap);
  return stack.used();
}

}  // namespace triptych::ui
