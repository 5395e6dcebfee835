// The files of a question: attach, see what each one is, remove, samples.
#include <algorithm>
#include <set>

#include "base/base64.h"
#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/ground_truth/events.h"
#include "features/media_prep/events.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

constexpr float kFileHead = 68;  // of a file's box, above what can be done to it
constexpr float kThumb = 56, kThumbInset = 6, kThumbRadius = 8;
// The middles of the three lines beside the thumbnail, and their height.
constexpr float kNameMiddle = 17, kFactsMiddle = 36, kSizesMiddle = 54, kFileLine = 18;
constexpr float kActionsTop = 64;
constexpr float kAddWide = 80, kLeastAttach = 150;
constexpr std::size_t kMaxFiles = 50, kMaxRefusals = 20;  // shown at first

Icon icon_of(MediaKind kind) {
  switch (kind) {
    case MediaKind::image:
      return Icon::image;
    case MediaKind::document:
      return Icon::document;
    case MediaKind::audio:
      return Icon::audio;
    case MediaKind::video:
      return Icon::video;
    default:
      return Icon::file;
  }
}

std::string facts_of(const Attachment& a) {
  if (a.by_url()) return tr(a.media.kind == MediaKind::video ? "file.video_by_url" : "file.by_url");
  std::string out = a.media.media_type;
  const auto add = [&](const std::string& fact) { out += " · " + fact; };
  if (a.media.width > 0)
    add(std::to_string(a.media.width) + " × " + std::to_string(a.media.height) + " px");
  if (a.media.pages > 0)
    add(a.media.pages == 1 ? tr("file.page") : tr("file.pages", {std::to_string(a.media.pages)}));
  if (a.media.duration.count() > 0) add(format_clock(a.media.duration));
  return out;
}

std::string sizes_of(const Attachment& a) {
  if (a.by_url()) return tr("file.fetched_by_vendor");
  return tr("file.sizes", {format_bytes(a.size()), format_bytes(base64_size(a.size()))});
}

void draw_thumbnail(Frame& f, const DraftAttachment& slot, Rect box) {
  Ui& ui = f.ui;
  ui.layer(1);
  ui.fill(box, ui.theme.raised, kThumbRadius);
  ui.layer(2);
  if (slot.texture == 0) {
    ui.icon(icon_of(slot.attachment.media.kind), box.x + box.w / 2, box.y + box.h / 2, 26,
            ui.theme.muted);
    return;
  }
  // Cover the square: cut what sticks out.
  const auto w = static_cast<float>(slot.texture_width),
             h = static_cast<float>(slot.texture_height);
  const float cut_x = w > h ? (1 - h / w) / 2 : 0, cut_y = h > w ? (1 - w / h) / 2 : 0;
  const ImVec2 a = ui.screen(box.x, box.y, box.w), b{a.x + box.w, a.y + box.h};
  ui.list->AddImageRounded(static_cast<ImTextureID>(slot.texture), a, b, {cut_x, cut_y},
                           {1 - cut_x, 1 - cut_y}, IM_COL32_WHITE, kThumbRadius);
}

// Returns the height of the row.
float draw_row(Frame& f, std::size_t index, float y, float width) {
  Ui& ui = f.ui;
  const DraftAttachment& slot = f.ask.attachments[index];
  const Attachment& a = slot.attachment;
  const Ui::Area row =
      ui.begin(ItemRole::list_item, "file" + std::to_string(slot.id), "", {0, y, width, kFileHead});
  draw_thumbnail(f, slot, {kThumbInset, kThumbInset, kThumb, kThumb});
  const float left = kThumbInset + kThumb + kGapWide, room = width - left - kControl - kGapSmall;
  const auto line = [&](const char* key, float middle, const TextStyle& style,
                        const std::string& words) {
    Item item;
    item.id = ui.id(key);
    item.name = words;
    item.rect = {left, middle - kFileLine / 2, room, kFileLine};
    item.font_px = style.px;
    item.line_px = kFileLine;
    item.face = style.face;
    ui.items.add(std::move(item));
    ui.paint_line(left, middle, room, style, words);
  };
  TextStyle name;
  name.px = 15;
  name.face = Face::medium;
  line("name", kNameMiddle, name, a.by_url() ? a.url : a.name);
  TextStyle small;
  small.px = kTiny;
  small.colour = ui.theme.muted;
  line("facts", kFactsMiddle, small,
       slot.undecodable ? facts_of(a) + " · " + tr("file.no_preview") : facts_of(a));
  line("sizes", kSizesMiddle, small, sizes_of(a) + private_facts_of(a));
  ButtonSpec remove{"remove", tr("file.remove", {a.by_url() ? a.url : a.name}), ButtonLook::ghost,
                    Icon::close};
  remove.icon_only = true;
  if (ui.button(remove,
                {width - kControl - kGapTight, (kFileHead - kControl) / 2, kControl, kControl})) {
    f.out.push_back(AttachmentRemoved{index});
  }
  Stack stack(0, 0, width);
  stack.add(kFileHead);
  stack.add(draw_file_actions(f, slot, kGapSmall, kActionsTop, width - 2 * kGapSmall));
  stack.add(draw_video_cut(f, slot, kGapWide, stack.y(), width - 2 * kGapWide));
  ui.layer(1);
  ui.stroke({0, 0, width, stack.used()}, ui.theme.border, kRadius);
  ui.layer(2);
  ui.end(row, stack.used());
  return stack.used();
}

float draw_notice(Frame& f, const Notice& notice, float x, float y, float width) {
  const std::string key = "notice" + std::to_string(notice.id);
  const float height = callout(f.ui, key, x, y, width - kControl - kGapTight, Tone::warning, "",
                               tr(notice.key, notice.args), ItemRole::alert);
  ButtonSpec close{"close", tr("notice.dismiss"), ButtonLook::ghost, Icon::close};
  const std::string close_key = key + ".close";
  close.key = close_key;
  close.icon_only = true;
  if (f.ui.button(close, {x + width - kControl, y, kControl, kControl}))
    f.out.push_back(NoticeDismissed{notice.id});
  return height;
}

float draw_notices(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  for (const Notice& notice : f.ask.notices)
    stack.add(draw_notice(f, notice, x, stack.y(), width), kGap);
  return stack.used();
}

float draw_samples(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  stack.add(ui.caption("samples_hint", x, stack.y(), width, tr("samples.hint")), kGapSmall);
  const Ui::Area group = ui.begin(ItemRole::group, "samples", tr("samples.label"), {0, 0, 0, 0});
  Flow flow{x, stack.y(), width};
  for (const Sample& sample : f.ask.tasks.samples) {
    ButtonSpec chip{sample.id, tr("sample." + sample.id), ButtonLook::chip};
    chip.description = tr("sample." + sample.id + ".hint");
    if (ui.button(chip, flow.next(ui.button_width(chip), ui.small)))
      f.out.push_back(SampleChosen{sample.id});
  }
  ui.end(group, 0);
  stack.reach(flow.bottom());
  return stack.used();
}

float draw_url_field(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  FieldSpec spec{"image_url", tr("file.url_label"), &f.ask_ui.image_url, "https://"};
  spec.hints = std::string(kAddressHints) + ";enterkeyhint=done";
  const ItemId id = ui.id("image_url");
  const bool entered = ui.items.take(id, Action::Kind::submit).has_value();
  Row row({x, y, width, kControl});
  const Rect end = row.end(kAddWide);
  if (auto typed = ui.text_field(spec, row.rest())) f.ask_ui.image_url = *typed;
  ButtonSpec add{"add_url", tr("file.url_add"), ButtonLook::secondary};
  if (f.ask_ui.image_url.empty()) add.state = kDisabled;
  if ((ui.button(add, end) || entered) && !f.ask_ui.image_url.empty()) {
    f.out.push_back(ImageUrlAdded{f.ask_ui.image_url});
    f.ask_ui.image_url.clear();
    f.ask_ui.url_open = false;
  }
  return kControl;
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
    }
  }
  stack.add(draw_rest(f.ui, "refusals.rest", x, stack.y(), width, shown, all));
  return stack.used();
}

// Phones and tablets bring a camera and a recorder of their own; the page's camera is there as
// well.
void draw_device_buttons(Frame& f, Flow& flow) {
  ButtonSpec photo{"photo", tr("file.photo"), ButtonLook::ghost, Icon::camera};
  if (f.shared.display.touch && f.ui.button(photo, flow.next(f.ui.button_width(photo), kControl)))
    f.out.push_back(AttachPressed{PickKind::photo});
  ButtonSpec camera{"camera", tr(f.shared.display.touch ? "camera.button" : "file.photo"),
                    ButtonLook::ghost, f.shared.display.touch ? Icon::video : Icon::camera};
  if (f.ui.button(camera, flow.next(f.ui.button_width(camera), kControl)))
    f.out.push_back(CameraPressed{});
  ButtonSpec record{"record", tr("file.record"), ButtonLook::ghost, Icon::microphone};
  if (f.ui.button(record, flow.next(f.ui.button_width(record), kControl)))
    f.out.push_back(f.shared.display.touch ? Event{AttachPressed{PickKind::audio}}
                                           : Event{RecordPressed{}});
}

// All ways in which a file comes.
float draw_attach_buttons(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  ButtonSpec attach{"attach", tr("file.attach"), ButtonLook::secondary, Icon::attach};
  attach.description = tr("file.attach_hint");
  Flow flow{x, y, width};
  if (ui.button(attach, flow.next(std::max(ui.button_width(attach), kLeastAttach), kControl)))
    f.out.push_back(AttachPressed{});
  ButtonSpec url{"by_url", tr("file.by_url_button"), ButtonLook::ghost, Icon::link};
  url.state = kExpandable | (f.ask_ui.url_open ? kExpanded : 0u);
  if (ui.button(url, flow.next(ui.button_width(url), kControl)))
    f.ask_ui.url_open = !f.ask_ui.url_open;
  draw_device_buttons(f, flow);
  ButtonSpec test{"test_picture", tr("truth.open"), ButtonLook::ghost, Icon::image};
  test.description = tr("truth.open_hint");
  if (ui.button(test, flow.next(ui.button_width(test), kControl)))
    f.out.push_back(TestPictureOpened{});
  return flow.bottom() - y;
}

float draw_file_list(Frame& f, float x, float y, float width, std::size_t shown) {
  const Ui::Area list = f.ui.begin(ItemRole::list, "files", tr("file.list"), {x, y, width, 0});
  Stack rows(0, 0, width);
  for (std::size_t i = 0; i < shown; ++i) rows.add(draw_row(f, i, rows.y(), width), kGap);
  f.ui.end(list, rows.used());
  return rows.used();
}

}  // namespace

float draw_files(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  stack.add(draw_attach_buttons(f, x, stack.y(), width), kGap);
  if (f.ask_ui.url_open) stack.add(draw_url_field(f, x, stack.y(), width), kGap);
  stack.add(draw_notices(f, x, stack.y(), width));
  const std::size_t all = f.ask.attachments.size();
  const std::size_t shown = portion_of(f.ui, "files.rest", all, kMaxFiles);
  stack.add(draw_file_list(f, x, stack.y(), width, shown));
  stack.add(draw_rest(f.ui, "files.rest", x, stack.y(), width, shown, all));
  if (f.ask.loading_files > 0)
    stack.add(f.ui.caption("loading", x, stack.y(), width, tr("file.loading")), kGapTight);
  if (f.ask.attachments.empty()) stack.add(draw_samples(f, x, stack.y(), width));
  stack.add(draw_fit_table(f, x, stack.y(), width));
  stack.add(draw_refusals(f, x, stack.y(), width));
  return stack.used();
}

}  // namespace triptych::ui
