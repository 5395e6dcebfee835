// What opens over Ask beside a button: models, options, ways to attach, tasks, fields, a file.
#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/ask/targets.h"
#include "features/view.h"
#include "widgets/popover.h"

namespace triptych::ui {
namespace {

constexpr float kMenuWide = 300, kModelWide = 440, kOptionsWide = 480, kSchemaWide = 600,
                kFileWide = 520;

float draw_tasks(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  stack.add(ui.caption("presets_hint", x, stack.y(), width, tr("preset.hint")), kGap);
  for (const TaskPreset& preset : f.ask.tasks.presets) {
    ButtonSpec one{preset.id, preset.label(), ButtonLook::secondary};
    if (preset.id == f.ask.preset_id) one.state = kSelected;
    if (ui.button(one, stack.take(kControl, kGapSmall))) {
      f.out.push_back(PresetChosen{preset.id});
      close_sheet(f);
    }
  }
  return stack.used();
}

float draw_sheet_options(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  stack.add(draw_option_fields(f, x, stack.y(), width), kGapBroad);
  const bool copied = f.shared.copied == "link" && f.shared.now - f.shared.copied_at < Millis{2500};
  ButtonSpec link{"copy_link", tr("link.copy"), ButtonLook::secondary,
                  copied ? Icon::check : Icon::link};
  link.description = tr("link.hint");
  if (f.ask.prompt.empty() && f.ask.preset_id.empty()) link.state = kDisabled;
  if (ui.button(link, stack.place(ui.button_width(link), kControl, kGapTight)))
    f.out.push_back(LinkCopied{});
  stack.add(ui.caption("link_hint", x, stack.y(), width, link.description));
  return stack.used();
}

std::string file_title(const Frame& f) {
  const auto file = std::ranges::find(f.ask.attachments, f.ask_ui.sheet_file, &DraftAttachment::id);
  if (file == f.ask.attachments.end()) return "";
  return file->attachment.shown_name();
}

struct SheetForm {
  const char* key;
  std::string title;
  float width;
  float (*draw)(Frame&, float, float, float);
};

SheetForm form_of(const Frame& f) {
  switch (f.ask_ui.sheet) {
    case AskSheet::model:
      return {"sheet_model", names_of(f.shared.catalog, f.ask.targets)[f.ask.chosen], kModelWide,
              draw_model_sheet};
    case AskSheet::options:
      return {"sheet_options", tr("option.toggle"), kOptionsWide, draw_sheet_options};
    case AskSheet::attach:
      return {"sheet_attach", tr("file.attach_menu"), kMenuWide + kGapSection, draw_attach_sheet};
    case AskSheet::task:
      return {"sheet_task", tr("preset.label"), kMenuWide, draw_tasks};
    case AskSheet::schema:
      return {"sheet_schema", tr("schema.toggle"), kSchemaWide, draw_schema};
    case AskSheet::save:
      return {"sheet_save", tr("answer.export"), kMenuWide, draw_save_sheet};
    default:
      return {"sheet_file", file_title(f), kFileWide, draw_file_sheet};
  }
}

}  // namespace

void open_sheet(Frame& f, AskSheet sheet, Rect rect) {
  const ImVec2 at = f.ui.screen(rect.x, rect.y, rect.w);
  f.ask_ui.sheet = sheet;
  f.ask_ui.anchor = {at.x, at.y, rect.w, rect.h};
  f.ask_ui.model_open = f.ask_ui.model_filtering = false;
}

void close_sheet(Frame& f) { f.ask_ui.sheet = AskSheet::none; }

void draw_sheet(Frame& f) {
  const bool gone = f.ask_ui.sheet == AskSheet::file && file_title(f).empty();
  if (gone) close_sheet(f);
  if (f.ask_ui.sheet == AskSheet::none) return;
  f.ui.overlay([&f](Ui& ui) {
    if (f.ask_ui.sheet == AskSheet::none) return;
    const SheetForm form = form_of(f);
    const PopoverSpec spec{form.key, form.title, f.ask_ui.anchor, form.width};
    float& height = f.local.heights[form.key];
    const bool open = popover(
        ui, spec, height, [&](float x, float y, float width) { return form.draw(f, x, y, width); });
    if (!open) close_sheet(f);
  });
}

}  // namespace triptych::ui
