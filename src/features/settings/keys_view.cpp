// Keys & settings: one card per provider, where keys are kept, models, forgetting.
#include <algorithm>

#include "base/strings.h"
#include "base/version.h"
#include "features/ask/ask_update.h"
#include "features/batch/batch_update.h"
#include "features/history/history_update.h"
#include "features/key_notes_view.h"
#include "features/learn/learn_update.h"
#include "features/settings/settings_update.h"
#include "features/settings/settings_view_internal.h"
#include "features/view.h"
#include "providers/provider.h"

namespace triptych::ui {
namespace {

TextStyle label_style() {
  TextStyle style;
  style.px = kSmall;
  style.face = Face::medium;
  return style;
}

const std::string& text_of(const std::map<std::string, std::string>& map, const std::string& id) {
  static const std::string none;
  const auto found = map.find(id);
  return found == map.end() ? none : found->second;
}

const std::string& key_text(const Shared& shared, const std::string& id) {
  static const std::string none;
  const auto found = shared.keys.find(id);
  return found == shared.keys.end() ? none : found->second.reveal();
}

float draw_provider(Frame& f, const ProviderInfo& info, float x, float y, float width) {
  Ui& ui = f.ui;
  const std::string id(info.id), label = label_of(info);
  return panel(f.ui, "card." + id, label, x, y, width, [&](float px, float py, float inner) {
    const float top = py;
    ui.fill({px, py + 7, 10, 10}, hue_of(ui.theme, id), 5);
    py += ui.heading("name", px + 20, py, inner - 20, 2, label) + 10;
    ui.paint_line(px, py + 10, inner, label_style(), tr("key.of", {label}));
    if (!info.key_page.empty()) {
      TextStyle small;
      small.px = kSmall;
      small.line = 20;
      const std::string words = tr("key.get", {label});
      ui.link("key_page", words, std::string(info.key_page), px + inner - ui.measure(small, words),
              py, small);
    }
    FieldSpec key{"key", tr("key.of", {label}), &key_text(f.shared, id),
                  tr(info.key_required ? "key.placeholder" : "key.optional")};
    key.description = key_note(f.shared, info).words;
    key.hints = "username=" + label;
    if (auto typed = ui.text_field(key, {px, py + kLabel, inner, kControl}, ItemRole::password)) {
      f.out.push_back(KeyTyped{id, Secret(*typed)});
    }
    py += kLabel + kControl + 6;
    py += ui.caption("key_note", px, py, inner, key.description) + 12;
    const std::string url_label = tr("base_url.of", {label});
    ui.paint_line(px, py + 10, inner, label_style(), url_label);
    const std::string fallback(info.origin.empty() ? "http://127.0.0.1:11434/v1" : info.origin);
    FieldSpec url{"url", url_label, &text_of(f.shared.base_urls, id), fallback};
    const FieldNote note = base_url_note(f.shared, info);
    url.description = note.words;
    if (note.problem) url.state |= kInvalid;
    url.hints = kAddressHints;
    if (auto typed = ui.text_field(url, {px, py + kLabel, inner, kControl}))
      f.out.push_back(BaseUrlTyped{id, *typed});
    py += kLabel + kControl + 6;
    py += ui.caption("url_hint", px, py, inner, note.words);
    return py - top;
  });
}

bool has_keys(const Shared& shared) {
  return std::ranges::any_of(shared.keys, [](const auto& key) { return !key.second.empty(); });
}

// What and how much.
std::string erase_words(const Frame& f) {
  const HistoryState& history = f.history;
  int files = static_cast<int>(f.ask.attachments.size());
  for (const RunSummary& run : history.runs) files += run.files;
  std::string words =
      tr("storage.erase_words", {std::to_string(history.runs.size()), std::to_string(files),
                                 std::to_string(begun_lessons(f.learn.progress)),
                                 std::to_string(f.batch.job.items.size())});
  if (!history.listed) words = tr("history.reading") + " " + words;
  return f.ask.running() || f.batch.running() ? words + " " + tr("storage.erase_running") : words;
}

float draw_storage(Frame& f, float x, float y, float width) {
  return panel(
      f.ui, "storage", tr("storage.title"), x, y, width, [&](float px, float py, float inner) {
        Ui& ui = f.ui;
        const float top = py;
        py += ui.heading("heading", px, py, inner, 2, tr("storage.title")) + 6;
        py += ui.paragraph("words", px, py, inner, tr("storage.words"), {}) + 12;
        const bool barred = f.shared.trouble.tab != StorageFault::none;
        py += radio_chips<KeyStorage>(
            f.ui, px, py, inner,
            {{KeyStorage::memory, "storage.memory"}, {KeyStorage::tab, "storage.tab"}},
            f.settings.key_storage, "storage.label",
            [&](KeyStorage choice) { f.out.push_back(KeyStorageChosen{choice}); },
            barred ? std::optional(KeyStorage::tab) : std::nullopt);
        if (barred) py += 6 + ui.caption("tab_barred", px, py + 6, inner, tr("storage.tab_barred"));
        if (f.settings.key_storage == KeyStorage::tab)
          py += 8 + ui.caption("tab_hint", px, py + 8, inner, tr("storage.tab_hint"));
        py += 14;
        if (ui.checkbox("history", tr("storage.history"), f.history.on, {px, py, inner, kControl}))
          f.out.push_back(HistoryToggled{!f.history.on});
        py += kControl + 2;
        py += ui.caption("history_hint", px, py, inner, tr("storage.history_hint")) + 14;
        Flow flow{px, py, inner};
        ButtonSpec forget{"forget", tr("storage.forget"), ButtonLook::secondary, Icon::trash};
        if (!has_keys(f.shared)) forget.state = kDisabled;
        if (ui.button(forget, flow.next(ui.button_width(forget), kControl)))
          f.out.push_back(KeysForgotten{});
        ButtonSpec erase{"erase", tr("storage.erase"), ButtonLook::ghost, Icon::trash};
        if (ui.button(erase, flow.next(ui.button_width(erase), kControl)))
          ask_first(f, {tr("storage.erase_title"),
                        erase_words(f),
                        tr("storage.erase_yes"),
                        {EverythingErased{}}});
        return flow.bottom() - top;
      });
}

float draw_models(Frame& f, float x, float y, float width) {
  return panel(
      f.ui, "live_models", tr("models.title"), x, y, width, [&](float px, float py, float inner) {
        Ui& ui = f.ui;
        const float top = py;
        const Provider* provider = find_provider(f.ask.provider_id());
        const std::string label = label_of(provider->info());
        py += ui.heading("heading", px, py, inner, 2, tr("models.title")) + 6;
        py += ui.paragraph("words", px, py, inner, tr("models.words", {label}), {}) + 12;
        ButtonSpec load{"load", tr("models.load", {label}), ButtonLook::secondary, Icon::refresh};
        const bool busy = !f.settings.models_loading.empty();
        if (busy || (provider->info().key_required && key_of(f).empty())) load.state = kDisabled;
        if (ui.button(load, {px, py, std::min(inner, ui.button_width(load)), kControl}))
          f.out.push_back(ModelsRequested{});
        py += kControl;
        const auto live = f.settings.live_models.find(f.ask.provider_id());
        std::string note = busy ? tr("models.loading") : f.settings.models_problem;
        if (note.empty() && live != f.settings.live_models.end())
          note = tr("models.loaded", {std::to_string(live->second)});
        if (!note.empty()) py += 8 + ui.caption("note", px, py + 8, inner, note);
        return py - top;
      });
}

}  // namespace

void draw_keys(Frame& f, Rect area) {
  Ui& ui = f.ui;
  const Ui::Area scroll =
      ui.begin(ItemRole::scroll, "keys", "", {0, area.y, area.w, area.h}, kScrolls);
  const float side = area.w < 600 ? 12.0f : 24.0f;
  const float width = std::min(area.w - 2 * side, 1080.0f);
  const float x = std::max(side, (area.w - width) / 2);
  float y = 20;
  y += ui.heading("title", x, y, width, 1, tr("keys.title")) + 6;
  TextStyle lead;
  lead.colour = ui.theme.muted;
  y += ui.paragraph("lead", x, y, std::min(width, 680.0f), tr("keys.lead"), lead) + 16;
  const bool two = width > 760;
  const float card = two ? (width - 16) / 2 : width;
  float columns[2] = {y, y};
  int index = 0;
  const auto place = [&](auto draw) {
    const int column = two ? (index++ % 2) : 0;
    columns[column] += draw(x + static_cast<float>(column) * (card + 16), columns[column]) + 16;
  };
  for (const Provider* provider : providers()) {
    place([&](float px, float py) { return draw_provider(f, provider->info(), px, py, card); });
  }
  place([&](float px, float py) { return draw_storage(f, px, py, card); });
  place([&](float px, float py) { return draw_models(f, px, py, card); });
  place([&](float px, float py) { return draw_appearance(f, px, py, card); });
  if (f.shared.display.can_install)
    place([&](float px, float py) { return draw_install(f, px, py, card); });
  y = std::max(columns[0], columns[1]);
  const float caption =
      ui.caption("version", x, y, width - 150, tr("about.version", {std::string(version())}));
  TextStyle small;
  small.px = kSmall;
  const std::string licences = tr("about.licences");
  ui.link("licences", licences, "licenses.txt", x + width - ui.measure(small, licences), y, small);
  y += std::max(caption, 24.0f);
  ui.end_scroll(scroll, y + 8);
}

}  // namespace triptych::ui
