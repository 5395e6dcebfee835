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

constexpr float kTwoColumns = 760;  // wider: two cards beside each other
constexpr float kDot = 10;          // in the provider's colour, before its name
constexpr float kDotTop = 7;        // in the middle of the first line
constexpr float kNameIndent = 20;   // after the dot
constexpr float kLinkLine = 20;
constexpr float kLicencesWidth = 150;  // kept free beside the version
constexpr float kFootLine = 24;

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

float draw_key(Frame& f, const ProviderInfo& info, float x, float y, float width) {
  Ui& ui = f.ui;
  const std::string id(info.id), label = label_of(info);
  Stack stack(x, y, width);
  const Rect title = stack.take(kLabel);
  draw_label(ui, title, tr("key.of", {label}));
  if (!info.key_page.empty()) {
    TextStyle small;
    small.px = kSmall;
    small.line = kLinkLine;
    const std::string words = tr("key.get", {label});
    const Rect at = Row(title).end(ui.measure(small, words));
    ui.link("key_page", words, std::string(info.key_page), at.x, at.y, small);
  }
  FieldSpec key{"key", tr("key.of", {label}), &key_text(f.shared, id),
                tr(info.key_required ? "key.placeholder" : "key.optional")};
  key.description = key_note(f.shared, info).words;
  key.hints = "username=" + label;
  if (auto typed = ui.text_field(key, stack.take(kControl, kGapSmall), ItemRole::password))
    f.out.push_back(KeyTyped{id, Secret(*typed)});
  stack.add(ui.caption("key_note", x, stack.y(), width, key.description));
  return stack.used();
}

float draw_address(Frame& f, const ProviderInfo& info, float x, float y, float width) {
  Ui& ui = f.ui;
  const std::string id(info.id), label = tr("base_url.of", {label_of(info)});
  Stack stack(x, y, width);
  draw_label(ui, stack.take(kLabel), label);
  const std::string fallback(info.origin.empty() ? "http://127.0.0.1:11434/v1" : info.origin);
  FieldSpec url{"url", label, &text_of(f.shared.base_urls, id), fallback};
  const FieldNote note = base_url_note(f.shared, info);
  url.description = note.words;
  if (note.problem) url.state |= kInvalid;
  url.hints = kAddressHints;
  if (auto typed = ui.text_field(url, stack.take(kControl, kGapSmall)))
    f.out.push_back(BaseUrlTyped{id, *typed});
  stack.add(ui.caption("url_hint", x, stack.y(), width, note.words));
  return stack.used();
}

float draw_provider(Frame& f, const ProviderInfo& info, float x, float y, float width) {
  Ui& ui = f.ui;
  const std::string id(info.id), label = label_of(info);
  return panel(ui, "card." + id, label, x, y, width, [&](float px, float py, float inner) {
    Stack stack(px, py, inner);
    ui.fill({px, py + kDotTop, kDot, kDot}, hue_of(ui.theme, id), kDot / 2);
    stack.add(ui.heading("name", px + kNameIndent, py, inner - kNameIndent, 2, label), kGapMedium);
    stack.add(draw_key(f, info, px, stack.y(), inner), kGapWide);
    stack.add(draw_address(f, info, px, stack.y(), inner));
    return stack.used();
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

// Where keys are kept.
float draw_key_storage(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  const bool barred = f.shared.trouble.tab != StorageFault::none;
  stack.add(radio_chips<KeyStorage>(
      f.ui, x, y, width, {{KeyStorage::memory, "storage.memory"}, {KeyStorage::tab, "storage.tab"}},
      f.settings.key_storage, "storage.label",
      [&](KeyStorage choice) { f.out.push_back(KeyStorageChosen{choice}); },
      barred ? std::optional(KeyStorage::tab) : std::nullopt));
  if (barred) {
    stack.skip(kGapSmall);
    stack.add(f.ui.caption("tab_barred", x, stack.y(), width, tr("storage.tab_barred")));
  }
  if (f.settings.key_storage == KeyStorage::tab) {
    stack.skip(kGap);
    stack.add(f.ui.caption("tab_hint", x, stack.y(), width, tr("storage.tab_hint")));
  }
  return stack.used();
}

float draw_erasing(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Flow flow{x, y, width};
  ButtonSpec forget{"forget", tr("storage.forget"), ButtonLook::secondary, Icon::trash};
  if (!has_keys(f.shared)) forget.state = kDisabled;
  if (ui.button(forget, flow.next(ui.button_width(forget), kControl)))
    f.out.push_back(KeysForgotten{});
  ButtonSpec erase{"erase", tr("storage.erase"), ButtonLook::ghost, Icon::trash};
  if (ui.button(erase, flow.next(ui.button_width(erase), kControl)))
    ask_first(
        f,
        {tr("storage.erase_title"), erase_words(f), tr("storage.erase_yes"), {EverythingErased{}}});
  return flow.used();
}

float draw_storage(Frame& f, float x, float y, float width) {
  return panel(
      f.ui, "storage", tr("storage.title"), x, y, width, [&](float px, float py, float inner) {
        Ui& ui = f.ui;
        Stack stack(px, py, inner);
        stack.add(ui.heading("heading", px, stack.y(), inner, 2, tr("storage.title")), kGapSmall);
        stack.add(ui.paragraph("words", px, stack.y(), inner, tr("storage.words"), {}), kGapWide);
        stack.add(draw_key_storage(f, px, stack.y(), inner), kGapBroad);
        if (ui.checkbox("history", tr("storage.history"), f.history.on,
                        stack.take(kControl, kGapHair)))
          f.out.push_back(HistoryToggled{!f.history.on});
        stack.add(ui.caption("history_hint", px, stack.y(), inner, tr("storage.history_hint")),
                  kGapBroad);
        stack.add(draw_erasing(f, px, stack.y(), inner));
        return stack.used();
      });
}

float draw_models(Frame& f, float x, float y, float width) {
  return panel(
      f.ui, "live_models", tr("models.title"), x, y, width, [&](float px, float py, float inner) {
        Ui& ui = f.ui;
        Stack stack(px, py, inner);
        const Provider* provider = find_provider(f.ask.provider_id());
        const std::string label = label_of(provider->info());
        stack.add(ui.heading("heading", px, stack.y(), inner, 2, tr("models.title")), kGapSmall);
        stack.add(ui.paragraph("words", px, stack.y(), inner, tr("models.words", {label}), {}),
                  kGapWide);
        ButtonSpec load{"load", tr("models.load", {label}), ButtonLook::secondary, Icon::refresh};
        if (ui.button_width(load) > inner) load.text = tr("models.load_short");
        const bool busy = !f.settings.models_loading.empty();
        if (busy || (provider->info().key_required && key_of(f).empty())) load.state = kDisabled;
        if (ui.button(load, stack.place(std::min(inner, ui.button_width(load)), kControl)))
          f.out.push_back(ModelsRequested{});
        const auto live = f.settings.live_models.find(f.ask.provider_id());
        std::string note = busy ? tr("models.loading") : f.settings.models_problem;
        if (note.empty() && live != f.settings.live_models.end())
          note = tr("models.loaded", {std::to_string(live->second)});
        if (!note.empty()) {
          stack.skip(kGap);
          stack.add(ui.caption("note", px, stack.y(), inner, note));
        }
        return stack.used();
      });
}

float draw_cards(Frame& f, float x, float y, float width) {
  Grid grid(x, y, width, width > kTwoColumns ? 2 : 1);
  const auto card = [&](float (*draw)(Frame&, float, float, float)) {
    grid.add([&](float px, float py) { return draw(f, px, py, grid.width()); });
  };
  for (const Provider* provider : real_providers())
    grid.add([&](float px, float py) {
      return draw_provider(f, provider->info(), px, py, grid.width());
    });
  card(draw_storage);
  if (!is_simulated(f.ask.provider_id())) card(draw_models);
  card(draw_appearance);
  if (f.shared.display.can_install) card(draw_install);
  return grid.bottom() - y;
}

float draw_foot(Ui& ui, float x, float y, float width) {
  const float caption = ui.caption("version", x, y, width - kLicencesWidth,
                                   tr("about.version", {std::string(version())}));
  TextStyle small;
  small.px = kSmall;
  const std::string licences = tr("about.licences");
  const Rect link = Row({x, y, width, kFootLine}).end(ui.measure(small, licences));
  ui.link("licences", licences, "licenses.txt", link.x, link.y, small);
  return std::max(caption, kFootLine);
}

}  // namespace

void draw_keys(Frame& f, Rect area) {
  Ui& ui = f.ui;
  const Ui::Area scroll =
      ui.begin(ItemRole::scroll, "keys", "", {0, area.y, area.w, area.h}, kScrolls);
  const auto [x, width] = page_column(area.w);
  Stack stack(x, 0, width);
  stack.skip(kPageTop);
  stack.add(ui.heading("title", x, stack.y(), width, 1, tr("keys.title")), kGapSmall);
  TextStyle lead;
  lead.colour = ui.theme.muted;
  const float lead_wide = std::min(width, kLeadMeasure);
  stack.add(ui.paragraph("lead", x, stack.y(), lead_wide, tr("keys.lead"), lead), kGapLarge);
  stack.add(draw_cards(f, x, stack.y(), width));
  stack.add(draw_foot(ui, x, stack.y(), width));
  ui.end_scroll(scroll, stack.used() + kGap);
}

}  // namespace triptych::ui
