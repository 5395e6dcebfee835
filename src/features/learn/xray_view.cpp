// The wire X-ray of a lesson: one question in several wire formats side by side, equal facts in
// equal colours and with equal numbers. Mistakes to make in it: xray_break_view.cpp.
#include <algorithm>

#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/learn/learn_ui.h"
#include "features/learn/learn_update.h"
#include "features/learn/lesson_view_internal.h"
#include "features/learn/xray_call.h"

namespace triptych::ui {
namespace {

constexpr float kNarrowestWire = 300;  // of a wire beside others
constexpr float kBelowWire = 18;       // when one stands below the other
constexpr float kHeadMarkTop = 5;
constexpr float kLegendInset = 12, kLegendSides = 26;  // of the words of a fact
constexpr float kLegendRadius = 8;
constexpr float kSample = 72, kWidestSample = 160;
constexpr float kQuestionSize = 17;
constexpr float kPointsLine = 24;
constexpr float kAfterWires = 20;

std::string fact_name(Fact fact) { return tr("xray.fact." + std::string(name_of(fact))); }

const XrayState* state_of(const LearnState& course, const std::string& key) {
  const auto found = course.xrays.find(key);
  return found == course.xrays.end() ? nullptr : &found->second;
}

MarkedText plain(const XrayText& text) { return {text.text, text.spans, {}}; }

// What the reply holds at the answer's path, found again in its text.
XrayText reply_text(const XrayAnswer& answer, const XrayWire& wire) {
  std::vector<FactValue> facts;
  if (const auto json = parse_json(answer.body)) {
    if (const auto text = text_at_path(*json, wire.answer))
      facts.push_back({Fact::answer, *text, true});
  }
  return xray_body(answer.body, facts);
}

// Everything that is derived from the state, once per revision.
void refresh(Frame& f, const Lesson& lesson, const Xray& xray, XrayPanes& panes) {
  if (panes.revision == f.shared.revision && panes.wires.size() == xray.wires.size()) return;
  panes.revision = f.shared.revision;
  panes.wires.resize(xray.wires.size());
  const LearnState& course = f.learn;
  const XrayState* state = state_of(course, cell_key(lesson, xray.id));
  const XrayBreak* broken = state == nullptr ? nullptr : find_break(xray, state->broken);
  for (std::size_t i = 0; i < xray.wires.size(); ++i) {
    const XrayWire& wire = xray.wires[i];
    XrayPanes::Wire& pane = panes.wires[i];
    const auto whole = shown_xray(course, xray, wire, nullptr);
    if (!whole) continue;
    const XrayText text = xray_request(whole->request, whole->facts);
    pane.places = text.places;
    const XrayText answer = xray_fact(Fact::answer, wire.answer);
    pane.places.insert(pane.places.end(), answer.places.begin(), answer.places.end());
    pane.answer_at.set(plain(answer));
    if (broken == nullptr || broken->wire != wire.id) {
      pane.request.set(plain(text));
      continue;
    }
    const auto bad = shown_xray(course, xray, wire, broken);
    const XrayText changed = xray_request(bad->request, bad->facts);
    pane.request.set(marked_changes(text, changed, -1));
    panes.changes.set(marked_changes(text, changed, 1));
    if (state->answer) panes.reply.set(plain(reply_text(*state->answer, wire)));
  }
}

std::string place_words(const FactPlace& place) {
  if (place.fact == Fact::answer) return tr("xray.place.reply", {place.where});
  switch (place.part) {
    case FactPlace::Part::address:
      return tr("xray.place.address");
    case FactPlace::Part::header:
      return tr("xray.place.header", {place.where});
    default:
      return tr("xray.place.body", {place.where});
  }
}

// Where the chosen fact stands in this wire.
std::string places_of(const XrayPanes::Wire& wire, Fact chosen) {
  std::string out;
  for (const FactPlace& place : wire.places) {
    if (place.fact == chosen) out += (out.empty() ? "" : "; ") + place_words(place);
  }
  return std::string(tag_of(chosen)) + " " + (out.empty() ? tr("xray.place.none") : out);
}

void draw_legend_entry(Frame& f, XrayPanes& panes, Fact fact, Rect rect) {
  Ui& ui = f.ui;
  const bool chosen = panes.chosen == fact;
  const ImU32 colour = ui.theme.facts[static_cast<std::size_t>(fact)];
  const std::string words = std::string(tag_of(fact)) + " " + fact_name(fact);
  Item item;
  item.id = ui.id("fact." + std::string(name_of(fact)));
  item.role = ItemRole::button;
  item.name = words;
  item.description = tr("xray.legend.hint");
  item.rect = rect;
  item.state = chosen ? kSelected : 0u;
  item.hints = std::string("pressed=") + (chosen ? "true" : "false");
  const ItemId id = ui.items.add(std::move(item));
  ui.layer(1);
  if (chosen)
    ui.fill(rect, colour, kLegendRadius);
  else
    ui.fill(rect, ui.hovered(rect) ? ui.theme.hover : ui.theme.raised, kLegendRadius);
  ui.stroke(rect, chosen ? colour : ui.theme.field_border, kLegendRadius);
  ui.layer(2);
  TextStyle style;
  style.face = Face::medium;
  style.px = kSmall;
  style.colour = chosen ? ui.theme.code_background : colour;
  const Rect words_at{rect.x + kLegendInset, rect.y, rect.w - 2 * kLegendInset, rect.h};
  ui.paint_line(words_at.x, rect.y + rect.h / 2, words_at.w, style, words);
  if (!chosen) ui.fill({words_at.x, rect.y + rect.h - kGap, words_at.w, 2}, colour, 1);
  if (ui.items.activated(id)) panes.chosen = chosen ? std::nullopt : std::optional(fact);
}

float draw_legend(Frame& f, XrayPanes& panes, float x, float y, float width) {
  Ui& ui = f.ui;
  const Ui::Area group = ui.begin(ItemRole::group, "legend", tr("xray.legend"), {x, y, width, 0});
  TextStyle style;
  style.face = Face::medium;
  style.px = kSmall;
  Flow flow{0, 0, width};
  for (const Fact fact : kFacts) {
    const std::string words = std::string(tag_of(fact)) + " " + fact_name(fact);
    draw_legend_entry(f, panes, fact,
                      flow.next(ui.measure(style, words) + kLegendSides, ui.small + kGapTight));
  }
  ui.end(group, flow.bottom());
  return flow.bottom();
}

// One wire: whose, where the chosen fact stands, the request, and where the answer will be.
float draw_wire_column(Frame& f, const XrayWire& wire, XrayPanes::Wire& pane,
                       std::optional<Fact> chosen, bool broken, float x, float y, float width) {
  Ui& ui = f.ui;
  const std::string label = label_of_wire(wire);
  const Ui::Area area =
      ui.begin(ItemRole::group, "wire." + wire.id, tr("xray.wire", {label}), {x, y, width, 0});
  ui.layer(1);
  ui.fill({0, kHeadMarkTop, kMarkWidth, kMarkHeight}, hue_of(ui.theme, wire.provider_id),
          kMarkWidth / 2);
  ui.layer(2);
  Stack stack(0, 0, width);
  stack.add(ui.heading("label", kLabelIndent, stack.y(), width - kLabelIndent, 4,
                       broken ? tr("xray.wire.broken", {label}) : label),
            kGapHair);
  if (chosen)
    stack.add(ui.caption("place", 0, stack.y(), width, places_of(pane, *chosen)), kGapTight);
  stack.skip(kGapTight);
  stack.add(draw_code_box(ui, pane.request, "request", 0, stack.y(), width, chosen), kGap);
  stack.add(ui.caption("answer_at", 0, stack.y(), width, tr("xray.answer_at")), kGapTight);
  stack.add(draw_code_box(ui, pane.answer_at, "answer", 0, stack.y(), width, chosen));
  ui.end(area, stack.used());
  return stack.used();
}

// So many beside each other that each row is full and each wire wide enough to read.
std::size_t columns_for(std::size_t wires, float width) {
  std::size_t columns = wires;
  while (columns > 1 &&
         (wires % columns != 0 || Grid(0, 0, width, columns, kGapWide).width() < kNarrowestWire))
    --columns;
  return columns;
}

float draw_wires(Frame& f, const Lesson& lesson, const Xray& xray, XrayPanes& panes, float x,
                 float y, float width) {
  const std::size_t count = xray.wires.size();
  const std::size_t columns = columns_for(count, width);
  const float gap = columns == 1 ? kBelowWire : kGapWide;
  const XrayState* state = state_of(f.learn, cell_key(lesson, xray.id));
  const XrayBreak* broken = state == nullptr ? nullptr : find_break(xray, state->broken);
  Grid grid(x, y, width, columns, gap);
  for (std::size_t i = 0; i < count; ++i) {
    const XrayWire& wire = xray.wires[i];
    const bool mine = broken != nullptr && broken->wire == wire.id;
    grid.add([&](float wire_x, float wire_y) {
      return draw_wire_column(f, wire, panes.wires[i], panes.chosen, mine, wire_x, wire_y,
                              grid.width());
    });
  }
  return grid.bottom() - gap - y;
}

// The picture and the question that all wires carry.
float draw_subject(Frame& f, const Xray& xray, const LessonFile& file, float x, float y,
                   float width) {
  Ui& ui = f.ui;
  const std::string name = xray.sample.substr(xray.sample.rfind('/') + 1);
  const Attachment facts = make_attachment(name, file.data);
  Row line({x, y, width, kSample}, kGapBroad);
  if (file.texture != 0) {
    const Rect at = line.start(std::min(
        kWidestSample, kSample * static_cast<float>(file.width) / static_cast<float>(file.height)));
    Item item;
    item.id = ui.id("sample");
    item.role = ItemRole::image;
    item.name = name;
    item.rect = at;
    ui.items.add(std::move(item));
    const ImVec2 a = ui.screen(at.x, at.y, at.w);
    ui.list->AddImage(static_cast<ImTextureID>(file.texture), a, {a.x + at.w, a.y + at.h});
    ui.stroke(at, ui.theme.border, 0);
  }
  TextStyle asked;
  asked.face = Face::medium;
  asked.px = kQuestionSize;
  Stack words(line.rest().x, y, line.rest().w);
  words.skip(kGapTight);
  words.add(ui.paragraph("question", words.x(), words.y(), words.width(),
                         tr("xray.question", {xray.question}), asked),
            kGapHair);
  words.add(ui.caption("sample_facts", words.x(), words.y(), words.width(),
                       tr("xray.sample", {name, facts.media.media_type, format_bytes(facts.size()),
                                          format_count(xray.max_tokens)})));
  return std::max(words.used(), file.texture != 0 ? kSample : 0);
}

float draw_waiting(Frame& f, const Xray& xray, bool failed, float x, float y, float width) {
  if (!failed)
    return f.ui.paragraph("loading", x, y, width, tr("xray.loading"), {}, ItemRole::status);
  Stack stack(x, y, width);
  stack.add(callout(f.ui, "failed", x, stack.y(), width, Tone::danger, "",
                    tr("xray.failed", {xray.sample}), ItemRole::alert),
            kGap);
  ButtonSpec again{"again", tr("course.retry"), ButtonLook::secondary, Icon::refresh};
  if (f.ui.button(again, stack.place(f.ui.button_width(again), kControl)))
    f.out.push_back(LessonFileWanted{xray.sample});
  return stack.used();
}

// What its predictions earned so far.
float draw_head(Frame& f, const Lesson& lesson, const Xray& xray, float x, float y, float width) {
  Ui& ui = f.ui;
  int earned = 0;
  const std::string mark = cell_key(lesson, xray.id) + ".";
  for (const auto& [key, points] : f.learn.progress.xp) {
    if (key.starts_with(mark)) earned += points;
  }
  const int all = xray.xp * static_cast<int>(xray.breaks.size());
  const std::string points = tr("course.points", {std::to_string(earned), std::to_string(all)});
  TextStyle small;
  small.px = kTiny;
  small.line = kPointsLine;
  small.colour = earned > 0 ? ui.theme.success : ui.theme.muted;
  const float wide = all > 0 ? ui.measure(small, points) + 2 : 0;
  Stack stack(x, y, width);
  stack.add(ui.heading("heading", x, y, width - wide - kGapWide, 3, tr("xray.title")), kGapTight);
  if (all > 0) {
    const Rect at = Row({x, y, width, kPointsLine}).end(wide);
    ui.paragraph("xp", at.x, at.y, wide, points, small);
  }
  stack.add(ui.caption("lead", x, stack.y(), std::min(width, kMeasure), tr("xray.lead")));
  return stack.used();
}

}  // namespace

float draw_xray(Frame& f, const Lesson& lesson, const Xray& xray, float x, float y, float width) {
  XrayPanes& panes = f.learn_ui.xrays[cell_key(lesson, xray.id)];
  const auto file = f.learn.files.find(xray.sample);
  return panel(
      f.ui, "xray." + xray.id, tr("xray.title"), x, y, width,
      [&](float px, float py, float inner) {
        Stack stack(px, py, inner);
        stack.add(draw_head(f, lesson, xray, px, stack.y(), inner), kGapBroad);
        const bool there = file != f.learn.files.end() && file->second.data;
        if (!there) {
          const bool failed = file != f.learn.files.end() && file->second.failed;
          stack.add(draw_waiting(f, xray, failed, px, stack.y(), inner));
          return stack.used();
        }
        refresh(f, lesson, xray, panes);
        stack.add(draw_subject(f, xray, file->second, px, stack.y(), inner), kGapLarge);
        stack.add(draw_legend(f, panes, px, stack.y(), inner), kGapLarge);
        stack.add(draw_wires(f, lesson, xray, panes, px, stack.y(), inner), kAfterWires);
        if (!xray.breaks.empty())
          stack.add(draw_xray_breaks(f, lesson, xray, panes, px, stack.y(), inner));
        return stack.used();
      },
      ItemRole::region);
}

}  // namespace triptych::ui
