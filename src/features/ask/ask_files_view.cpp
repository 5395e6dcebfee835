// The files of a question: attach, see what each one is, remove, samples.
#include <algorithm>
#include <set>

#include "base/base64.h"
#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ground_truth/events.h"
#include "features/media_prep/events.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

constexpr float kFileRow = 76;
constexpr float kThumb = 56;
constexpr std::size_t kMostFiles = 50, kMostRefusals = 20;  // shown at first

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

void draw_thumbnail(Frame& f, const Slot& slot, Rect box) {
  Ui& ui = f.ui;
  ui.layer(1);
  ui.fill(box, ui.theme.raised, 8);
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
                           {1 - cut_x, 1 - cut_y}, IM_COL32_WHITE, 8);
}

// Returns the height of the row.
float draw_row(Frame& f, std::size_t index, float y, float width) {
  Ui& ui = f.ui;
  const Slot& slot = f.ask.attachments[index];
  const Attachment& a = slot.attachment;
  const Ui::Area row = ui.begin(ItemRole::list_item, "file" + std::to_string(slot.id), "",
                                {0, y, width, kFileRow - 8});
  draw_thumbnail(f, slot, {6, 6, kThumb, kThumb});
  const float left = kThumb + 18, room = width - left - 50;
  const auto line = [&](const char* key, float middle, const TextStyle& style,
                        const std::string& words) {
    Item item;
    item.id = ui.id(key);
    item.name = words;
    item.rect = {left, middle - 9, room, 18};
    item.font_px = style.px;
    item.line_px = 18;
    item.face = style.face;
    ui.items.add(std::move(item));
    ui.paint_line(left, middle, room, style, words);
  };
  TextStyle name;
  name.px = 15;
  name.face = Face::medium;
  line("name", 17, name, a.by_url() ? a.url : a.name);
  TextStyle small;
  small.px = kTiny;
  small.colour = ui.theme.muted;
  line("facts", 36, small,
       slot.undecodable ? facts_of(a) + " · " + tr("file.no_preview") : facts_of(a));
  line("sizes", 54, small, sizes_of(a) + private_facts_of(a));
  ButtonSpec remove{"remove", tr("file.remove", {a.by_url() ? a.url : a.name}), ButtonLook::ghost,
                    Icon::close};
  remove.icon_only = true;
  if (ui.button(remove,
                {width - kControl - 4, (kFileRow - 8 - kControl) / 2, kControl, kControl})) {
    f.out.push_back(AttachmentRemoved{index});
  }
  float height = kFileRow - 8 + draw_file_actions(f, slot, 6, kFileRow - 12, width - 12);
  height += draw_video_cut(f, slot, 12, height, width - 24);
  ui.layer(1);
  ui.stroke({0, 0, width, height}, ui.theme.border, kRadius);
  ui.layer(2);
  ui.end(row, height);
  return height + 8;
}

float draw_notices(Frame& f, float x, float y, float width) {
  const float top = y;
  for (const Notice& notice : f.ask.notices) {
    const std::string key = "notice" + std::to_string(notice.id);
    const float height = callout(f, key, x, y, width - kControl - 4, Tone::warning, "",
                                 tr(notice.key, notice.args), ItemRole::alert);
    ButtonSpec close{"close", tr("notice.dismiss"), ButtonLook::ghost, Icon::close};
    const std::string close_key = key + ".close";
    close.key = close_key;
    close.icon_only = true;
    if (f.ui.button(close, {x + width - kControl, y, kControl, kControl})) {
      f.out.push_back(NoticeDismissed{notice.id});
    }
    y += height + 8;
  }
  return y - top;
}

float draw_samples(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const float top = y;
  y += ui.caption("samples_hint", x, y, width, tr("samples.hint")) + 6;
  float pen = x;
  const Ui::Area group = ui.begin(ItemRole::group, "samples", tr("samples.label"), {0, 0, 0, 0});
  for (const Sample& sample : f.ask.tasks.samples) {
    ButtonSpec chip{sample.id, tr("sample." + sample.id), ButtonLook::chip};
    chip.description = tr("sample." + sample.id + ".hint");
    const float wide = ui.button_width(chip);
    if (pen + wide > x + width && pen > x) {
      pen = x;
      y += ui.small + 8;
    }
    if (ui.button(chip, {pen, y, wide, f.ui.small})) f.out.push_back(SampleChosen{sample.id});
    pen += wide + 8;
  }
  ui.end(group, 0);
  return y + f.ui.small - top;
}

float draw_url_field(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  FieldSpec spec{"image_url", tr("file.url_label"), &f.ask_ui.image_url, "https://"};
  spec.hints = std::string(kAddressHints) + ";enterkeyhint=done";
  const ItemId id = ui.id("image_url");
  const bool entered = ui.items.take(id, Action::Kind::submit).has_value();
  if (auto typed = ui.text_field(spec, {x, y, width - 88, kControl})) f.ask_ui.image_url = *typed;
  ButtonSpec add{"add_url", tr("file.url_add"), ButtonLook::secondary};
  if (f.ask_ui.image_url.empty()) add.state = kDisabled;
  if ((ui.button(add, {x + width - 80, y, 80, kControl}) || entered) &&
      !f.ask_ui.image_url.empty()) {
    f.out.push_back(ImageUrlAdded{f.ask_ui.image_url});
    f.ask_ui.image_url.clear();
    f.ask_ui.url_open = false;
  }
  return kControl;
}

// What a target would refuse, before anything is sent.
float draw_refusals(Frame& f, float x, float y, float width) {
  const float top = y;
  std::set<std::string> told;  // two models of one vendor refuse alike
  std::size_t all = 0;
  for (const Outlook& outlook : f.ask.outlook) all += outlook.problems.size();
  const std::size_t most = portion_of(f, "refusals.rest", all, kMostRefusals);
  std::size_t shown = 0;
  for (const Outlook& outlook : f.ask.outlook) {
    for (std::size_t i = 0; i < outlook.problems.size() && shown < most; ++i, ++shown) {
      const Error& problem = outlook.problems[i];
      const std::string words = problem.key.empty() || !has_string(problem.key)
                                    ? problem.message
                                    : tr(problem.key, problem.args);
      if (!told.insert(words).second) continue;
      const std::string key =
          "preflight" + std::to_string(outlook.target) + "." + std::to_string(i);
      y += 4 + callout(f, key, x, y + 4, width, Tone::danger, "", words);
    }
  }
  y += draw_rest(f, "refusals.rest", x, y, width, shown, all);
  return y - top;
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

}  // namespace

float draw_files(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const float top = y;
  ButtonSpec attach{"attach", tr("file.attach"), ButtonLook::secondary, Icon::attach};
  attach.description = tr("file.attach_hint");
  Flow flow{x, y, width};
  if (ui.button(attach, flow.next(std::max(ui.button_width(attach), 150.0f), kControl)))
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
  y = flow.bottom() + 8;
  if (f.ask_ui.url_open) y += draw_url_field(f, x, y, width) + 8;
  y += draw_notices(f, x, y, width);
  const Ui::Area list = ui.begin(ItemRole::list, "files", tr("file.list"), {x, y, width, 0});
  float row = 0;
  const std::size_t all = f.ask.attachments.size();
  const std::size_t shown = portion_of(f, "files.rest", all, kMostFiles);
  for (std::size_t i = 0; i < shown; ++i) row += draw_row(f, i, row, width);
  ui.end(list, row);
  y += row;
  y += draw_rest(f, "files.rest", x, y, width, shown, all);
  if (f.ask.loading_files > 0) y += ui.caption("loading", x, y, width, tr("file.loading")) + 4;
  if (f.ask.attachments.empty()) y += draw_samples(f, x, y, width);
  y += draw_fit_table(f, x, y, width);
  y += draw_refusals(f, x, y, width);
  return y - top;
}

}  // namespace triptych::ui
