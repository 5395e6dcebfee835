// The rows of History: what was asked, of which file, when, and what came of it.
#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/format.h"
#include "base/media_type.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "features/history/ago.h"
#include "features/history/history_view_internal.h"

namespace triptych::ui {
namespace {

constexpr float kRunRow = 72;                    // from one run to the next
constexpr float kRunCard = 64;                   // of it, what is drawn
constexpr float kRunInset = 16;                  // of the words in it, without a picture
constexpr float kRunTitle = 22, kRunFacts = 45;  // the middle of its two lines
constexpr float kDeleteInset = 10;               // of the button at its end
constexpr float kRunThumb = 44, kThumbInset = 10, kGlyph = 22;
constexpr float kNarrowRow = 300;  // below, the words take the picture's place
constexpr std::size_t kTitleBytes = 400;
constexpr std::size_t kMaxSeen = 60;                                    // pictures on the screen
constexpr std::size_t kNameBytes = 40, kNameStart = 24, kNameEnd = 13;  // of a file's name

// A name that is too long keeps its end, too: it tells the kind of the file.
std::string short_name(const std::string& name) {
  if (name.size() <= kNameBytes) return name;
  std::size_t tail = name.size() - kNameEnd;
  while (tail < name.size() && (static_cast<unsigned char>(name[tail]) & 0xC0) == 0x80) ++tail;
  return std::string(utf8_prefix(name, kNameStart)) + "…" + name.substr(tail);
}

std::string files_of(const RunSummary& run) {
  if (run.files > 1) return tr("history.files", {std::to_string(run.files)});
  const bool named = run.first_file && !run.first_file->name.empty();
  return named ? short_name(run.first_file->name) : tr("history.file");
}

std::string cost_of(const RunSummary& run) {
  if (run.practice) return tr("history.practice");
  if (!run.usd) return tr("history.cost_unknown");
  return *run.usd == 0 ? "$0" : format_usd(*run.usd);
}

const Picture* picture_of(const HistoryState& history, const RunSummary& run) {
  if (!has_picture(run)) return nullptr;
  const auto found = history.pictures.find(run.first_file->id);
  return found == history.pictures.end() ? nullptr : &found->second;
}

void draw_run_thumb(Frame& f, const RunSummary& run, Rect box) {
  if (run.files > 0) {
    const Picture* picture = picture_of(f.history, run);
    const MediaKind kind =
        run.first_file ? kind_of(run.first_file->media_type) : MediaKind::unknown;
    return draw_picture(f.ui, picture == nullptr ? Picture{} : *picture, kind, box);
  }
  f.ui.layer(1);
  f.ui.fill(box, f.ui.theme.background, kGapSmall);
  f.ui.layer(2);
  f.ui.icon(Icon::ask, box.x + box.w / 2, box.y + box.h / 2, kGlyph, f.ui.theme.muted);
}

void draw_row_words(Ui& ui, float x, float y, float width, const std::string& title,
                    const std::string& facts) {
  TextStyle name;
  name.face = Face::medium;
  TextStyle small;
  small.px = kTiny;
  small.colour = ui.theme.muted;
  ui.paint_line(x, y + kRunTitle, width, name, title);
  ui.paint_line(x, y + kRunFacts, width, small, facts);
}

void draw_row(Frame& f, const RunSummary& run, float y, float width) {
  Ui& ui = f.ui;
  const HistoryState& history = f.history;
  const bool goes_on = f.ask.running() && run.id == history.run_id;
  const Ago ago =
      ago_of(history.epoch_ms + f.shared.now.count(), run.at, history.utc_offset_minutes);
  const std::string title = title_of(run.prompt);
  const std::string facts = run_facts(run, words_of(ago, format_date(run.date)), goes_on);
  const Rect card{0, y, width, kRunCard};
  const Rect open{0, y, width - kControl - kRunInset, kRunCard};
  Item item;
  item.id = ui.id("open." + run.id);
  item.role = ItemRole::button;
  item.name = tr("history.open", {title});
  item.description = facts;
  item.rect = open;
  const ItemId id = ui.items.add(std::move(item));
  ui.layer(0);
  ui.fill(card, ui.hovered(open) ? ui.theme.hover : ui.theme.surface, kRadius);
  ui.stroke(card, ui.theme.border, kRadius);
  const bool pictured = width >= kNarrowRow;
  if (pictured) draw_run_thumb(f, run, {kThumbInset, y + kThumbInset, kRunThumb, kRunThumb});
  ui.layer(2);
  const float words_x = pictured ? kThumbInset + kRunThumb + kGapWide : kRunInset;
  draw_row_words(ui, words_x, y, open.w - words_x - kGap, title, facts);
  if (ui.items.activated(id)) f.out.push_back(RunOpened{run.id});
  const float middle = y + (kRunCard - kControl) / 2;
  const std::string key = "delete." + run.id;
  ButtonSpec remove{key, tr("history.delete", {title}), ButtonLook::ghost, Icon::trash};
  remove.icon_only = true;
  if (ui.button(remove, {width - kControl - kDeleteInset, middle, kControl, kControl}))
    f.out.push_back(RunsDeleted{{run.id}});
}

// Rows that are on the screen ask for their pictures, all together and only when one lacks.
void want_pictures(Frame& f, std::size_t shown) {
  const Rect seen = f.ui.clip();
  RunPicturesWanted wish;
  bool lacks = false;
  for (std::size_t i = 0; i < shown && wish.ids.size() < kMaxSeen; ++i) {
    const float top = static_cast<float>(i) * kRunRow;
    const RunSummary& run = f.history.runs[f.history.found[i]];
    if (top > seen.y + seen.h || top + kRunCard < seen.y || !has_picture(run)) continue;
    wish.ids.push_back(run.id);
    lacks = lacks || picture_of(f.history, run) == nullptr;
  }
  if (lacks) f.out.push_back(std::move(wish));
}

}  // namespace

std::string title_of(const std::string& prompt) {
  return prompt.empty() ? tr("history.no_prompt") : one_line(utf8_prefix(prompt, kTitleBytes));
}

std::string run_facts(const RunSummary& run, const std::string& when, bool goes_on) {
  std::string words = when;
  if (run.files > 0) words += " · " + files_of(run);
  for (const std::string& model : run.models) words += " · " + model;
  words += " · " + cost_of(run);
  if (goes_on)
    words += " · " + tr("history.running");
  else if (run.interrupted)
    words += " · " + tr("history.interrupted");
  else if (run.failed)
    words += " · " + tr("history.failed");
  return words;
}

float draw_run_rows(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const HistoryState& history = f.history;
  const std::size_t shown = std::min(f.history_ui.shown, history.found.size());
  const Ui::Area list = ui.begin(ItemRole::list, "runs", tr("history.list"), {x, y, width, 0});
  for (std::size_t i = 0; i < shown; ++i)
    draw_row(f, history.runs[history.found[i]], static_cast<float>(i) * kRunRow, width);
  if (width >= kNarrowRow) want_pictures(f, shown);
  const float rows = static_cast<float>(shown) * kRunRow;
  ui.end(list, rows);
  Stack stack(x, y, width);
  stack.add(rows);
  if (shown < history.found.size()) {
    ButtonSpec more{"more", tr("history.more", {std::to_string(history.found.size() - shown)}),
                    ButtonLook::secondary, Icon::chevron_down};
    stack.skip(kGapSmall);
    const float wide = std::min(width, ui.button_width(more));
    if (ui.button(more, stack.place(wide, kControl, kGapMedium))) f.history_ui.shown += kRunPortion;
  }
  return stack.used();
}

}  // namespace triptych::ui
