// The empty page: what can be done here, and four demos that run with one click.
#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

constexpr float kTitle = 28, kTitleNarrow = 22;
constexpr float kCardPad = 10, kPicture = 92, kPictureNarrow = 60;
constexpr float kCardTitle = 26, kCardWords = 22, kCardFoot = 10;
constexpr std::size_t kCards = 4;

// Words in the middle of their line; they wrap as a paragraph does.
float centred(Ui& ui, std::string_view key, const Rect& room, const TextStyle& style,
              const std::string& words, ItemRole role, int level) {
  const float line = line_height_of(style);
  const std::vector<Span> spans{{words, "", style.face}};
  const TextBlock block = lay_out(ui.text, spans, style.px, line, room.w);
  float widest = 0;
  for (const TextLine& one : block.lines) widest = std::max(widest, one.width);
  const float wide = std::min(room.w, std::ceil(widest) + 1);
  const float x = room.x + std::floor((room.w - wide) / 2);
  Item item;
  item.id = ui.id(key);
  item.role = role;
  item.level = level;
  item.name = words;
  item.rect = {x, room.y, wide, block.height()};
  item.font_px = style.px;
  item.line_px = line;
  item.face = style.face;
  ui.items.add(std::move(item));
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    std::string text;
    const TextLine& one = block.lines[i];
    for (std::uint32_t r = 0; r < one.run_count; ++r) {
      const PlacedRun& run = block.runs[one.first_run + r];
      text.append(words, run.begin, run.end - run.begin);
    }
    while (text.ends_with(' ')) text.pop_back();
    // Measured as it is painted: a line is a little wider than its words one by one.
    const float wide_line = std::ceil(ui.measure(style, text)) + 1;
    const float inset = std::floor((room.w - wide_line) / 2);
    ui.paint_line(room.x + inset, room.y + line * (static_cast<float>(i) + 0.5f), wide_line, style,
                  text);
  }
  return block.height();
}

// --- pictures of what a demo is about, drawn: nothing is loaded for them ------------------------

struct Sketch {
  Ui& ui;
  Rect at;
  ImVec2 point(float x, float y) const { return ui.screen(at.x + x * at.w, at.y + y * at.h); }
  void line(float x0, float x1, float y, ImU32 colour) const {
    const ImVec2 a = point(x0, y), b = point(x1, y);
    ui.list->AddLine(a, b, colour, 2);
  }
};

void draw_receipt(Ui& ui, const Rect& at, ImU32 ink, ImU32 paper) {
  const float wide = std::floor(at.h * 0.58f);
  const Sketch sheet{ui, {at.x + (at.w - wide) / 2, at.y + at.h * 0.06f, wide, at.h * 0.88f}};
  ui.fill(sheet.at, paper, 3);
  sheet.line(0.25f, 0.75f, 0.12f, ink);
  for (const float y : {0.28f, 0.4f, 0.52f}) {
    sheet.line(0.14f, 0.55f, y, faint(ink, 150));
    sheet.line(0.7f, 0.86f, y, faint(ink, 150));
  }
  sheet.line(0.14f, 0.86f, 0.64f, faint(ink, 90));
  sheet.line(0.14f, 0.4f, 0.78f, ink);
  sheet.line(0.62f, 0.86f, 0.78f, ink);
}

void draw_bars(Ui& ui, const Rect& at, ImU32 first, ImU32 second, ImU32 paper, float turn) {
  const Rect room{at.x + at.w * 0.2f, at.y + at.h * 0.1f, at.w * 0.6f, at.h * 0.8f};
  const ImVec2 centre = ui.screen(room.x + room.w / 2, room.y + room.h / 2);
  const auto turned = [&](float x, float y) {
    const float dx = (x - 0.5f) * room.w, dy = (y - 0.5f) * room.h;
    return ImVec2{centre.x + dx * std::cos(turn) - dy * std::sin(turn),
                  centre.y + dx * std::sin(turn) + dy * std::cos(turn)};
  };
  const auto box = [&](float x0, float y0, float x1, float y1, ImU32 colour) {
    ui.list->AddQuadFilled(turned(x0, y0), turned(x1, y0), turned(x1, y1), turned(x0, y1), colour);
  };
  box(0, 0, 1, 1, paper);
  constexpr float kHeights[] = {0.5f, 0.72f, 0.34f, 0.62f};
  for (std::size_t i = 0; i < std::size(kHeights); ++i) {
    const float x = 0.12f + 0.21f * static_cast<float>(i);
    box(x, 0.88f - kHeights[i], x + 0.13f, 0.88f, i % 2 == 0 ? first : second);
  }
}

void draw_wave(Ui& ui, const Rect& at, ImU32 colour) {
  constexpr float kHeights[] = {0.12f, 0.34f, 0.7f, 0.3f, 0.52f, 0.2f, 0.64f, 0.4f, 0.14f, 0.26f};
  const auto count = static_cast<float>(std::size(kHeights));
  const float step = std::min(16.0f, at.w * 0.7f / count), bar = step * 0.38f;
  float x = at.x + (at.w - step * count) / 2;
  for (const float height : kHeights) {
    const float tall = at.h * height;
    ui.fill({x + (step - bar) / 2, at.y + (at.h - tall) / 2, bar, tall}, colour, bar / 2);
    x += step;
  }
}

struct Demo {
  const char* id;     // of the sample
  const char* words;  // "demos.<words>", and what it leads to
};
constexpr Demo kDemos[kCards] = {{"receipt", "demos.receipt"},
                                 {"chart", "demos.chart"},
                                 {"speech", "demos.meeting"},
                                 {kTestImageDemo, "demos.test_image"}};

void draw_picture(Ui& ui, std::size_t demo, const Rect& at) {
  const Theme& t = ui.theme;
  const ImU32 ink = IM_COL32(70, 74, 90, 255), paper = IM_COL32(250, 249, 246, 255);
  const ImU32 blue = IM_COL32(63, 118, 196, 255), pale = IM_COL32(150, 183, 226, 255);
  ui.fill(at, t.raised, kGap);
  switch (demo) {
    case 0:
      return draw_receipt(ui, at, ink, paper);
    case 1:
      return draw_bars(ui, at, pale, blue, paper, 0);
    case 2:
      return draw_wave(ui, at, t.accent);
    default:
      return draw_bars(ui, at, blue, blue, paper, -0.09f);
  }
}

void draw_card(Frame& f, std::size_t index, Rect rect, float picture) {
  Ui& ui = f.ui;
  const std::string key = kDemos[index].words;
  Item item;
  item.id = ui.id(key);
  item.role = ItemRole::button;
  item.name = tr(key);
  item.description = tr(key + ".hint");
  item.rect = rect;
  const ItemId id = ui.items.add(std::move(item));
  const bool hot = ui.hovered(rect);
  ui.layer(0);
  ui.fill(rect, hot ? ui.theme.hover : ui.theme.surface, kRadius + 2);
  ui.stroke(rect, hot ? ui.theme.accent : ui.theme.border, kRadius + 2);
  ui.layer(1);
  Stack stack(rect.x + kCardPad, rect.y + kCardPad, rect.w - 2 * kCardPad);
  draw_picture(ui, index, stack.take(picture, kGap));
  ui.layer(2);
  TextStyle title;
  title.px = 15;
  title.face = Face::medium;
  ui.paint_line(stack.x(), stack.y() + kCardTitle / 2, stack.width(), title, tr(key + ".title"));
  stack.add(kCardTitle);
  TextStyle words;
  words.px = kTiny;
  words.colour = ui.theme.muted;
  ui.paint_line(stack.x(), stack.y() + kCardWords / 2, stack.width(), words, tr(key + ".result"));
  if (ui.items.activated(id)) f.out.push_back(DemoStarted{kDemos[index].id});
}

float draw_cards(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const std::size_t columns = width < 520 ? 2 : kCards;
  const float picture = columns == 2 ? kPictureNarrow : kPicture;
  const float high = kCardPad + picture + kGap + kCardTitle + kCardWords + kCardFoot;
  const Ui::Area group = ui.begin(ItemRole::group, "demos", tr("demos.label"), {x, y, width, 0});
  Grid grid(0, 0, width, columns, kGapWide);
  for (std::size_t i = 0; i < kCards; ++i)
    grid.add([&](float at_x, float at_y) {
      draw_card(f, i, {at_x, at_y, grid.width(), high}, picture);
      return high;
    });
  const float used = grid.bottom() - kGapWide;
  ui.end(group, used);
  return used;
}

}  // namespace

float draw_welcome(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  TextStyle title;
  title.px = width < 520 ? kTitleNarrow : kTitle;
  title.face = Face::bold;
  title.line = std::round(title.px * 1.3f);
  stack.add(centred(ui, "welcome", {x, stack.y(), width, 0}, title, tr("welcome.title"),
                    ItemRole::heading, 1),
            kGap);
  TextStyle lead;
  lead.colour = ui.theme.muted;
  stack.add(centred(ui, "welcome.lead", {x, stack.y(), width, 0}, lead, tr("welcome.lead"),
                    ItemRole::text, 0),
            kGapLarge);
  stack.add(draw_cards(f, x, stack.y(), width));
  return stack.used();
}

}  // namespace triptych::ui
