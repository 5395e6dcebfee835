// The files of a question as chips, and what there is to say about them.
#include <algorithm>
#include <set>

#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/media_prep/events.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

constexpr float kChipThumb = 32, kChipInset = 6, kWidestName = 200;
constexpr std::size_t kMaxRefusals = 20;  // shown at first

TextStyle name_style() {
  TextStyle style;
  style.px = kSmall;
  return style;
}

float chip_width(Frame& f, const DraftAttachment& file) {
  const float name =
      std::min(f.ui.measure(name_style(), file.attachment.shown_name()) + 1, kWidestName);
  const float dots = fit_dots_width(f, file.id);
  return kChipInset + kChipThumb + kGap + std::ceil(name) + (dots > 0 ? kGapSmall + dots : 0) +
         kControl;
}

// Opens what is known of the file and can be done to it; its cross takes it away.
void draw_chip(Frame& f, std::size_t index, Rect rect) {
  Ui& ui = f.ui;
  const DraftAttachment& file = f.ask.attachments[index];
  const std::string& name = file.attachment.shown_name();
  const Ui::Area chip = ui.begin(ItemRole::list_item, "file" + std::to_string(file.id), "", rect);
  const Rect whole{0, 0, rect.w - kControl, rect.h};
  const bool hot = ui.hovered(whole);
  ui.layer(1);
  ui.fill({0, 0, rect.w, rect.h}, hot ? ui.theme.hover : ui.theme.raised, kRadius);
  ui.stroke({0, 0, rect.w, rect.h}, ui.theme.border, kRadius);
  Item open;
  open.id = ui.id("open");
  open.role = ItemRole::button;
  open.name = tr("file.open", {name});
  open.description = fit_words(f, file.id);
  open.state =
      kExpandable |
      (f.ask_ui.sheet_file == file.id && f.ask_ui.sheet == AskSheet::file ? kExpanded : 0u);
  open.rect = whole;
  const ItemId id = ui.items.add(std::move(open));
  const float middle = rect.h / 2, left = kChipInset + kChipThumb + kGap;
  draw_thumbnail(f, file, {kChipInset, middle - kChipThumb / 2, kChipThumb, kChipThumb});
  const float dots = fit_dots_width(f, file.id);
  const float room = whole.w - left - (dots > 0 ? dots + kGapSmall : 0);
  ui.paint_line(left, middle, room, name_style(), name);
  if (dots > 0) draw_fit_dots(f, file.id, whole.w - dots, middle);
  if (ui.items.activated(id)) {
    f.ask_ui.sheet_file = file.id;
    open_sheet(f, AskSheet::file, whole);
  }
  ButtonSpec remove{"remove", tr("file.remove", {name}), ButtonLook::ghost, Icon::close};
  remove.icon_only = true;
  if (ui.button(remove, {rect.w - kControl, 0, kControl, rect.h}))
    f.out.push_back(AttachmentRemoved{index});
  ui.end(chip, rect.h);
}

float draw_notice(Frame& f, const Notice& notice, float x, float y, float width) {
  const std::string key = "notice" + std::to_string(notice.id);
  const bool calm = notice.key == kTextAttached;  // nothing went wrong
  const float height =
      callout(f.ui, key, x, y, width - kControl - kGapTight, calm ? Tone::info : Tone::warning, "",
              tr(notice.key, notice.args), calm ? ItemRole::status : ItemRole::alert);
  ButtonSpec close{"close", tr("notice.dismiss"), ButtonLook::ghost, Icon::close};
  const std::string close_key = key + ".close";
  close.key = close_key;
  close.icon_only = true;
  if (f.ui.button(close, {x + width - kControl, y, kControl, kControl}))
    f.out.push_back(NoticeDismissed{notice.id});
  return height;
}

}  // namespace

float draw_notices(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  for (const Notice& notice : f.ask.notices)
    stack.add(draw_notice(f, notice, x, stack.y(), width), kGap);
  return stack.used();
}

namespace {

// One click to a model that takes the question as it stands.
float draw_other_model(Frame& f, const CallEstimate& refused, float x, float y, float width) {
  if (refused.other_model.empty()) return 0;
  const ModelInfo* model = f.shared.catalog.find(refused.other_provider, refused.other_model);
  const std::string name =
      model == nullptr || model->label.empty() ? refused.other_model : model->label;
  const std::string key = "use_other" + std::to_string(refused.target);
  ButtonSpec use{key, tr("file.use_model", {name}), ButtonLook::secondary};
  const float wide = std::min(width, f.ui.button_width(use));
  if (f.ui.button(use, {x, y + kGapTight, wide, f.ui.small})) {
    f.out.push_back(TargetChosen{refused.target});
    f.out.push_back(ModelChosen{refused.other_provider, refused.other_model});
  }
  return kGapTight + f.ui.small + kGapTight;
}

// What a target would refuse, before anything is sent.
float draw_refusals(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  std::set<std::string> told;  // two models of one vendor refuse alike
  std::size_t all = 0;
  for (const CallEstimate& estimates : f.ask.estimates) all += estimates.problems.size();
  const std::size_t most = portion_of(f.ui, "refusals.rest", all, kMaxRefusals);
  std::size_t shown = 0;
  for (const CallEstimate& estimates : f.ask.estimates) {
    for (std::size_t i = 0; i < estimates.problems.size() && shown < most; ++i, ++shown) {
      const Error& problem = estimates.problems[i];
      const std::string words = problem.key.empty() || !has_string(problem.key)
                                    ? problem.message
                                    : tr(problem.key, problem.args);
      if (!told.insert(words).second) continue;
      const std::string key =
          "preflight" + std::to_string(estimates.target) + "." + std::to_string(i);
      stack.skip(kGapTight);
      stack.add(callout(f.ui, key, x, stack.y(), width, Tone::danger, "", words));
      stack.add(draw_other_model(f, estimates, x, stack.y(), width));
    }
  }
  stack.add(draw_rest(f.ui, "refusals.rest", x, stack.y(), width, shown, all));
  return stack.used();
}

}  // namespace

void draw_thumbnail(Frame& f, const DraftAttachment& file, Rect box) {
  draw_picture(f.ui, {file.id, file.texture, file.texture_width, file.texture_height},
               file.attachment.media.kind, box);
}

float draw_file_chips(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const std::size_t all = f.ask.attachments.size();
  const std::size_t shown = portion_of(ui, "files.rest", all, kFilesShown);
  const Ui::Area list = ui.begin(ItemRole::list, "files", tr("file.list"), {x, y, width, 0});
  Flow flow{0, 0, width};
  ThumbnailsWanted wanted;
  for (std::size_t i = 0; i < shown; ++i) {
    const DraftAttachment& file = f.ask.attachments[i];
    if (lacks_thumbnail(file)) wanted.attachment_ids.push_back(file.id);
    draw_chip(f, i, flow.next(chip_width(f, file), kControl));
  }
  if (!wanted.attachment_ids.empty()) f.out.push_back(std::move(wanted));
  ui.end(list, flow.bottom());
  Stack stack(x, y, width);
  stack.add_some(flow.bottom(), kGapTight);
  stack.add(draw_rest(ui, "files.rest", x, stack.y(), width, shown, all));
  if (f.ask.loading_files > 0)
    stack.add(ui.caption("loading", x, stack.y(), width, tr("file.loading")), kGapTight);
  return stack.used();
}

float draw_file_notices(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  stack.add(draw_notices(f, x, stack.y(), width));
  stack.add_some(draw_fit_all(f, x, stack.y(), width), kGap);
  stack.add_some(draw_refusals(f, x, stack.y(), width), kGap);
  return stack.used();
}

}  // namespace triptych::ui
