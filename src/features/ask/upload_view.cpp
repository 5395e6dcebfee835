// Files that go ahead of a question into the vendor's store: how far they are, and, afterwards,
// that they lie there and how to delete them.
#include <algorithm>

#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/view.h"
#include "providers/provider.h"

namespace triptych::ui {
namespace {

constexpr float kBar = 10;

std::string vendor_of(const UploadedFile& file) {
  const Provider* provider = find_provider(file.provider_id);
  return provider == nullptr ? file.provider_id : label_of(provider->info());
}

float draw_kept(Frame& f, const UploadedFile& file, float x, float y, float width) {
  Ui& ui = f.ui;
  const std::string key = std::to_string(file.id);
  const std::string words = file.problem.empty()
                                ? tr("upload.kept", {file.name, vendor_of(file)})
                                : tr("upload.delete_failed", {file.name, file.problem});
  const Tone tone = file.problem.empty() ? Tone::info : Tone::warning;
  float used = callout(f.ui, "kept" + key, x, y, width, tone, "", words, ItemRole::group) + 6;
  const std::string away_key = "kept_delete" + key;  // outlives the button
  ButtonSpec away{away_key, tr("upload.delete", {file.name}), ButtonLook::ghost, Icon::trash};
  if (file.deleting) {
    away.label = tr("upload.deleting");
    away.state = kDisabled;
  }
  if (ui.button(away, {x, y + used, std::min(width, ui.button_width(away)), kControl}))
    f.out.push_back(UploadedFileDeleted{file.id});
  return used + kControl + 10;
}

}  // namespace

std::string upload_status(const Uploading& upload) {
  if (upload.processing) return tr("status.processing", {upload.name});
  return tr("status.uploading",
            {upload.name, format_bytes(upload.sent), format_bytes(upload.total)});
}

float draw_upload(Frame& f, const Turn& turn, float x, float y, float width) {
  if (!turn.upload || !turn.running()) return 0;
  Ui& ui = f.ui;
  const Uploading& upload = *turn.upload;
  const float part =
      static_cast<float>(upload.sent) / static_cast<float>(std::max<std::size_t>(1, upload.total));
  width = std::min(width, 420.0f);
  Item bar;
  bar.id = ui.id("upload");
  bar.role = ItemRole::progress;
  bar.name = tr("upload.progress", {upload.name});
  bar.value = std::to_string(static_cast<int>(part * 100)) + " %";
  bar.rect = {x, y, width, kBar};
  ui.items.add(std::move(bar));
  ui.fill({x, y, width, kBar}, ui.theme.raised, kBar / 2);
  if (part > 0) ui.fill({x, y, std::max(kBar, width * part), kBar}, ui.theme.accent, kBar / 2);
  return kBar + 16;
}

float draw_kept_files(Frame& f, float x, float y, float width) {
  if (f.ask.uploaded_files.empty()) return 0;
  Stack stack(x, y, width);
  for (const UploadedFile& file : f.ask.uploaded_files)
    stack.add(draw_kept(f, file, x, stack.y(), width));
  return stack.used();
}

}  // namespace triptych::ui
