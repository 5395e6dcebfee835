// The answers of one question beside each other, one panel for each model, and what can be done
// with them: again, alone, away.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

constexpr float kNarrowest = 260;  // of a column, before the line is scrolled
constexpr float kBetween = kGapWide;
constexpr float kBetweenTurns = 22;
constexpr float kHueLine = 3;  // on a column: whose it is
constexpr float kTool = 34, kHeadHigh = 36, kNameLeft = 20;
constexpr std::size_t kMaxTurns = 20, kMaxPastTurns = 5;  // of a column, shown at first

// A finger needs more.
float tool_width(const Frame& f) { return f.shared.display.touch ? kControl : kTool; }
float head_height(const Frame& f) { return f.shared.display.touch ? kControl : kHeadHigh; }

bool several(const Frame& f) { return f.conversations.size() > 1; }

// Stop or again, what was sent, alone, away. What is past is only looked at.
void draw_tools(Frame& f, const Conversation& conversation, Row& row) {
  Ui& ui = f.ui;
  const bool past = conversation.past;
  const auto tool = [&](const char* key, const char* words, Icon icon, std::uint32_t state = 0) {
    ButtonSpec spec{key, tr(words, {conversation.label}), ButtonLook::ghost, icon};
    spec.icon_only = true;
    spec.state = state;
    return ui.button(spec, row.end(tool_width(f)));
  };
  if (!past && several(f) && tool("remove", "conversation.remove", Icon::close))
    f.out.push_back(ConversationRemoved{conversation.id});
  const bool alone = f.ask_ui.wide_conversation == conversation.id;
  if (several(f) && !f.one_column &&
      tool("alone", alone ? "conversation.all" : "conversation.alone", Icon::expand,
           alone ? kSelected : 0u))
    f.ask_ui.wide_conversation = alone ? 0 : conversation.id;
  if (tool("sent", "conversation.sent", Icon::code)) {
    f.ask_ui.wire_conversation = conversation.id;
    f.ask_ui.bench = Bench::wire;
    f.ask_ui.bench_chosen = true;
  }
  if (past) return;
  if (conversation.last().running()) {
    if (several(f) && tool("stop", "conversation.stop", Icon::stop))
      f.out.push_back(ConversationStopPressed{conversation.id});
  } else if (tool("again", "conversation.again", Icon::refresh)) {
    f.out.push_back(ConversationRetryPressed{conversation.id});
  }
}

// A model that was not asked never looks like one that was.
void draw_simulated(Ui& ui, Rect room) {
  TextStyle style;
  style.px = kTiny;
  style.colour = ui.theme.muted;
  Item item;
  item.id = ui.id("simulated");
  item.name = tr("demos.simulated");
  item.rect = {room.x, room.y, std::max(room.w, 1.0f), room.h};
  item.font_px = kTiny;
  item.line_px = room.h;
  ui.items.add(std::move(item));
  if (ui.measure(style, tr("demos.simulated")) <= room.w)
    ui.paint_line(room.x, room.y + room.h / 2, room.w, style, tr("demos.simulated"));
}

// Whose answers these are.
float draw_heading(Frame& f, const Conversation& conversation, float x, float y, float width) {
  Ui& ui = f.ui;
  const float high = head_height(f);
  Row row({x, y, width, high}, 0);
  draw_tools(f, conversation, row);
  const Rect room = row.rest();
  draw_mark(f, conversation.target.provider_id, conversation.target.model, room.x + 6,
            y + high / 2);
  TextStyle style;
  style.face = Face::medium;
  Item item;
  item.id = ui.id("answer_heading");
  item.role = ItemRole::heading;
  item.level = 2;
  item.name = conversation.label;
  item.rect = {room.x + kNameLeft, y, std::max(1.0f, room.w - kNameLeft), high};
  item.font_px = kText;
  item.line_px = high;
  item.face = style.face;
  const Rect at = item.rect;
  ui.items.add(std::move(item));
  const float name = ui.paint_line(at.x, y + high / 2, at.w, style, conversation.label);
  if (conversation.last().practice)
    draw_simulated(ui, {at.x + name + kGap, y, at.w - name - kGap, high});
  return high;
}

// After a refusal, a file can be left out of what is sent from here on.
float draw_conversation_files(Frame& f, const Conversation& conversation, float x, float y,
                              float width) {
  if (conversation.past) return 0;
  const bool refused = conversation.last().failed();
  const std::vector<const Attachment*> files = attachments_of(conversation);
  if (conversation.left_out.empty() && (!refused || files.empty())) return 0;
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  stack.add(ui.caption("files_hint", x, stack.y(), width, tr("conversation.files")), kGapHair);
  const auto line = [&](const std::string& key, bool sent) {
    const std::string name = tr("conversation.send_along", {key.substr(0, key.find('\n'))});
    if (ui.checkbox("file." + key, name, sent, stack.take(kControl)))
      f.out.push_back(AttachmentLeftOut{conversation.id, key});
  };
  for (const Attachment* file : files) line(attachment_key(*file), true);
  for (const std::string& key : conversation.left_out) line(key, false);
  stack.skip(kGap);
  return stack.used();
}

// The newest; a card may hold hundreds in each of its columns.
float draw_turns(Frame& f, const Conversation& conversation, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  const std::size_t all = conversation.turns.size();
  const std::string rest = "turns" + std::to_string(conversation.id) + ".rest";
  const std::size_t shown =
      portion_of(f.ui, rest, all, conversation.past ? kMaxPastTurns : kMaxTurns);
  stack.add(draw_rest(f.ui, rest, x, stack.y(), width, shown, all));
  for (std::size_t index = all - shown; index < all; ++index) {
    const std::string key = "turn" + std::to_string(index);
    const Ui::Area area = ui.begin(ItemRole::group, key, "", {x, stack.y(), width, 0});
    const float height = draw_turn(f, conversation, index, 0, 0, width);
    ui.end(area, height);
    stack.add(height, index + 1 < all ? kBetweenTurns : 0);
  }
  return stack.used();
}

float draw_column_body(Frame& f, const Conversation& conversation, float width) {
  Stack stack(kPad, 0, width - 2 * kPad);
  const float x = stack.x(), inner = stack.width();
  stack.skip(kGapMedium);
  stack.add(draw_heading(f, conversation, x, stack.y(), inner), kGapHair);
  stack.add(draw_turns(f, conversation, x, stack.y(), inner));
  // Drawn a gap lower; the gap that it counts below itself makes up for it.
  stack.add(draw_conversation_files(f, conversation, x, stack.y() + kGap, inner));
  stack.skip(kPad);
  return stack.used();
}

// A line in the provider's hue along the upper edge of a column, as round as its corners.
void draw_hue_edge(Ui& ui, Rect card, ImU32 hue) {
  const ImVec2 at = ui.screen(card.x, card.y, card.w);
  ui.list->PushClipRect(at, {at.x + card.w, at.y + kHueLine}, true);
  ui.fill(card, hue, kRadius + 2);
  ui.list->PopClipRect();
}

// All as high as the highest. Returns that height.
float draw_line(Frame& f, const std::vector<const Conversation*>& line, bool many, float x, float y,
                float wide) {
  Ui& ui = f.ui;
  const float room = (wide + kBetween) * static_cast<float>(line.size());
  float highest = 0;
  Row bodies({x, y, room, 0}, kBetween);
  for (const Conversation* conversation : line) {
    const std::string key = "column" + std::to_string(conversation->id);
    const std::string name = many ? conversation->label : tr("answer.panel");
    const Ui::Area area = ui.begin(ItemRole::region, key, name, bodies.start(wide));
    const float height = draw_column_body(f, *conversation, wide);
    ui.end(area, height);
    highest = std::max(highest, height);
  }
  Row cards({x, y, room, highest}, kBetween);
  ui.layer(0);
  for (const Conversation* conversation : line) {
    const Rect card = cards.start(wide);
    ui.fill(card, ui.theme.surface, kRadius + 2);
    ui.stroke(card, ui.theme.border, kRadius + 2);
    draw_hue_edge(ui, card,
                  hue_of(f, conversation->target.provider_id, conversation->target.model));
  }
  ui.layer(2);
  return highest;
}

// A narrow place shows one at a time: whose it is, is chosen above.
float draw_heads(Frame& f, const std::vector<Conversation>& all, const Conversation* shown, float x,
                 float y, float width) {
  Ui& ui = f.ui;
  const Ui::Area scroll = ui.begin(ItemRole::group, "whose", tr("wire.whose"),
                                   {0, y, width + 2 * x, ui.small + kGapTight}, kScrollsX);
  float pen = x;
  for (const Conversation& conversation : all) {
    const std::string key = "head" + std::to_string(conversation.id);
    ButtonSpec chip{key, conversation.label, ButtonLook::chip};
    chip.role = ItemRole::radio;
    if (&conversation == shown) chip.state = kSelected | kChecked;
    const Rect at{pen, 0, ui.button_width(chip), ui.small};
    if (ui.button(chip, at)) f.ask_ui.wide_conversation = conversation.id;
    pen += at.w + kGap;
  }
  ui.end_scroll(scroll, 0);
  return ui.small + kGapTight + kGap;
}

// All in one line; where they do not fit, the line is scrolled.
float draw_grid(Frame& f, const std::vector<Conversation>& conversations, float x, float y,
                float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  const bool many = conversations.size() > 1, one_at_a_time = many && width < kPhone;
  const auto wide = std::ranges::find(conversations, f.ask_ui.wide_conversation, &Conversation::id);
  const Conversation* alone = wide == conversations.end() ? nullptr : &*wide;
  if (alone == nullptr && one_at_a_time) alone = &conversations.front();
  if (one_at_a_time) stack.add(draw_heads(f, conversations, alone, x, stack.y(), width));
  std::vector<const Conversation*> shown;
  for (const Conversation& conversation : conversations)
    if (alone == nullptr || alone == &conversation) shown.push_back(&conversation);
  const auto count = static_cast<float>(shown.size());
  const float fair = (width - kBetween * (count - 1)) / count;
  if (fair >= kNarrowest || shown.size() == 1) {
    stack.add(draw_line(f, shown, many, x, stack.y(), fair), kBetween);
    return stack.used();
  }
  const float all = count * kNarrowest + (count - 1) * kBetween;
  const float known = known_height(f.local, "answers_line", 0);
  const Ui::Area scroll =
      ui.begin(ItemRole::scroll, "wide", "", {x, stack.y(), width, known + kGapWide}, kScrollsX);
  const Ui::Area line = ui.begin(ItemRole::group, "line", "", {0, 0, all, 0});
  const float height = draw_line(f, shown, many, 0, 0, kNarrowest);
  ui.end(line, height);
  ui.end_scroll(scroll, 0);
  note_height(ui, f.local, "answers_line", height);
  stack.add(height + kGapWide, kBetween);
  return stack.used();
}

}  // namespace

float draw_conversations(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  stack.add(draw_grid(f, f.conversations, x, stack.y(), width));
  if (f.whose == AnswersOf::ask) stack.add(draw_kept_files(f, x, stack.y(), width));
  return stack.used();
}

float draw_failures(Frame& f, const std::vector<Conversation>& all, float x, float y, float width) {
  Stack stack(x, y, width);
  for (const Conversation& conversation : all) {
    if (!conversation.last().failed()) continue;
    const std::string key = "failed" + std::to_string(conversation.id);
    const Ui::Area area =
        f.ui.begin(ItemRole::region, key, conversation.label, {x, stack.y(), width, 0});
    const float used = draw_error(f, conversation, conversation.last(), 0, 0, width);
    f.ui.end(area, used);
    stack.add(used, kGapWide);
  }
  return stack.used();
}

}  // namespace triptych::ui
