// The answers of one question beside each other, one panel for each model, and what can be done
// with them: alone, again, away, a follow-up.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

constexpr float kNarrowest = 300;  // of a column, before it moves below the others
constexpr float kBetween = kGapBroad;
constexpr float kBetweenTurns = 22;
constexpr float kHueLine = 3;  // on a column: whose it is
constexpr float kDoneTop = 9;  // words beside a button
constexpr float kWidestAim = 340;
constexpr std::size_t kMaxTurns = 20, kMaxPastTurns = 5;  // of a column, shown at first

bool several(const AskState& ask) { return ask.conversations.size() > 1; }

// Stop or again, alone, away.
float draw_column_tools(Frame& f, const Conversation& conversation, float x, float y, float width) {
  if (conversation.past || !several(f.ask)) return 0;
  Ui& ui = f.ui;
  Flow flow{x, y, width};
  const auto tool = [&](const char* key, const char* words, Icon icon, std::uint32_t state = 0) {
    ButtonSpec spec{key, tr(words, {conversation.label}), ButtonLook::ghost, icon};
    spec.icon_only = true;
    spec.state = state;
    return ui.button(spec, flow.next(kControl, kControl, kGapHair));
  };
  if (conversation.last().running()) {
    if (tool("stop", "conversation.stop", Icon::stop))
      f.out.push_back(ConversationStopPressed{conversation.id});
  } else if (tool("again", "conversation.again", Icon::refresh)) {
    f.out.push_back(ConversationRetryPressed{conversation.id});
  }
  const bool alone = f.ask_ui.wide_conversation == conversation.id;
  if (tool("alone", alone ? "conversation.all" : "conversation.alone", Icon::expand,
           alone ? kSelected : 0u))
    f.ask_ui.wide_conversation = alone ? 0 : conversation.id;
  if (tool("sent", "conversation.sent", Icon::link)) f.ask_ui.wire_conversation = conversation.id;
  if (tool("remove", "conversation.remove", Icon::close))
    f.out.push_back(ConversationRemoved{conversation.id});
  return flow.bottom() - y + kGapSmall;
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
  stack.skip(kPad);
  stack.add(draw_conversation_heading(f, conversation, x, stack.y(), inner), kGapTight);
  stack.add(draw_column_tools(f, conversation, x - kOutside, stack.y(), inner + kOutside));
  stack.add(draw_turns(f, conversation, x, stack.y(), inner));
  // Drawn a gap lower; the gap that it counts below itself makes up for it.
  stack.add(draw_conversation_files(f, conversation, x, stack.y() + kGap, inner));
  stack.skip(kPad);
  return stack.used();
}

// One line of columns; all as high as the highest. Returns that height.
float draw_line(Frame& f, const std::vector<const Conversation*>& line, bool many, float x, float y,
                float width) {
  Ui& ui = f.ui;
  const float wide =
      (width - kBetween * static_cast<float>(line.size() - 1)) / static_cast<float>(line.size());
  float highest = 0, pen = x;
  for (const Conversation* conversation : line) {
    const std::string key = "column" + std::to_string(conversation->id);
    const std::string name = many ? conversation->label : tr("answer.panel");
    const Ui::Area area = ui.begin(ItemRole::region, key, name, {pen, y, wide, 0});
    const float height = draw_column_body(f, *conversation, wide);
    ui.end(area, height);
    highest = std::max(highest, height);
    pen += wide + kBetween;
  }
  pen = x;
  ui.layer(0);
  for (const Conversation* conversation : line) {
    ui.fill({pen, y, wide, highest}, ui.theme.surface, kRadius + 2);
    ui.stroke({pen, y, wide, highest}, ui.theme.border, kRadius + 2);
    if (many)
      ui.fill({pen + kPad, y, wide - 2 * kPad, kHueLine},
              hue_of(ui.theme, conversation->target.provider_id), 2);
    pen += wide + kBetween;
  }
  ui.layer(2);
  return highest;
}

float draw_grid(Frame& f, const std::vector<Conversation>& conversations, float x, float y,
                float width) {
  Stack stack(x, y, width);
  std::vector<const Conversation*> shown;
  const auto wide = std::ranges::find(conversations, f.ask_ui.wide_conversation, &Conversation::id);
  const Conversation* alone = wide == conversations.end() ? nullptr : &*wide;
  for (const Conversation& conversation : conversations)
    if (alone == nullptr || alone == &conversation) shown.push_back(&conversation);
  const auto most = static_cast<std::size_t>(
      std::max(1.0f, std::floor((width + kBetween) / (kNarrowest + kBetween))));
  // Lines of the same length look calmer than a full one and a rest.
  const std::size_t lines = (shown.size() + most - 1) / most;
  const std::size_t per_line = (shown.size() + lines - 1) / lines;
  for (std::size_t at = 0; at < shown.size(); at += per_line) {
    const auto begin = shown.begin() + static_cast<std::ptrdiff_t>(at);
    const auto count = std::min(per_line, shown.size() - at);
    stack.add(draw_line(f, {begin, begin + static_cast<std::ptrdiff_t>(count)},
                        conversations.size() > 1, x, stack.y(), width),
              kBetween);
  }
  return stack.used();
}

bool can_follow(const AskState& ask) {
  return std::ranges::any_of(ask.conversations, [](const Conversation& conversation) {
    return !conversation.last().running() && !history_of(conversation).empty();
  });
}

// The field, and beside it the button; Enter does the same.
void draw_follow_up_line(Frame& f, Rect room) {
  Ui& ui = f.ui;
  const ItemId id = ui.id("follow_up_text");
  const bool entered = ui.items.take(id, Action::Kind::submit).has_value();
  FieldSpec spec{"follow_up_text", tr("follow_up.label"), &f.ask.follow_up,
                 tr("follow_up.placeholder")};
  spec.hints = "enterkeyhint=send;spellcheck=true";
  ButtonSpec ask{"follow_up_ask", tr("follow_up.ask"), ButtonLook::secondary, Icon::play};
  Row row(room);
  const Rect end = row.end(ui.button_width(ask));
  if (auto typed = ui.text_field(spec, row.rest())) f.out.push_back(FollowUpTyped{*typed});
  const bool pressed = ui.button(ask, end);
  if (pressed || entered) f.out.push_back(FollowUpPressed{});
}

void draw_follow_up_aim(Frame& f, Rect rect) {
  std::vector<std::pair<std::string, std::string>> aims{{"0", tr("follow_up.all")}};
  for (const Conversation& conversation : f.ask.conversations)
    aims.emplace_back(std::to_string(conversation.id), conversation.label);
  if (auto aim = f.ui.select("follow_up_to", tr("follow_up.to"), aims,
                             std::to_string(f.ask.follow_up_to), rect))
    f.out.push_back(
        FollowUpAimed{static_cast<std::uint32_t>(std::strtoul(aim->c_str(), nullptr, 10))});
}

float draw_follow_up(Frame& f, float x, float y, float width) {
  if (!can_follow(f.ask)) return 0;
  return panel(f.ui, "follow_up", tr("follow_up.title"), x, y, width,
               [&](float px, float py, float inner) {
                 Stack stack(px, py, inner);
                 draw_follow_up_line(f, stack.take(kControl));
                 if (!several(f.ask)) return stack.used();
                 stack.skip(kGap);
                 draw_follow_up_aim(f, {px, stack.y(), std::min(inner, kWidestAim), kControl});
                 stack.add(kControl);
                 return stack.used();
               }) +
         kBetween;
}

// How many are there yet, and more room for them.
float draw_overview(Frame& f, float x, float y, float width) {
  if (!several(f.ask)) return 0;
  Ui& ui = f.ui;
  std::size_t done = 0;
  for (const Conversation& conversation : f.ask.conversations)
    done += conversation.last().running() ? 0u : 1u;
  ButtonSpec room{
      "room",
      tr(f.ask_ui.question_hidden ? "conversation.show_question" : "conversation.more_room"),
      ButtonLook::ghost, Icon::expand};
  const float wide = ui.button_width(room);
  TextStyle style;
  style.colour = ui.theme.muted;
  ui.paragraph(
      "done", x, y + kDoneTop, width - wide - kGap,
      tr("conversation.done", {std::to_string(done), std::to_string(f.ask.conversations.size())}),
      style, ItemRole::status);
  if (ui.button(room, {x + width - wide, y, wide, kControl}))
    f.ask_ui.question_hidden = !f.ask_ui.question_hidden;
  return kControl;
}

// The whole run, with its question and files.
float draw_save(Frame& f, float x, float y, float width) {
  ButtonSpec save{"save_card", tr("card.save"), ButtonLook::ghost, Icon::download};
  if (f.ask.running()) save.state = kDisabled;
  const float wide = std::min(width, f.ui.button_width(save));
  if (f.ui.button(save, {x, y - kGapSmall, wide, kControl})) f.out.push_back(CardSaved{});
  return kControl + kGapHair;
}

void forget_old_columns(Frame& f) {
  if (f.ask_ui.shown_conversations == f.ask.conversations.front().id) return;
  f.ask_ui.shown_conversations = f.ask.conversations.front().id;
  f.ask_ui.conversations.clear();
  f.ask_ui.wide_conversation = f.ask_ui.wire_conversation = 0;
}

}  // namespace

float draw_past_conversations(Frame& f, const std::vector<Conversation>& conversations, float x,
                              float y, float width) {
  const float grid = draw_grid(f, conversations, x, y, width);
  return grid + draw_differences(f, conversations, x, y + grid + kGapHair, width);
}

float draw_conversations(Frame& f, float x, float y, float width) {
  forget_old_columns(f);
  Stack stack(x, y, width);
  stack.add_some(draw_overview(f, x, stack.y(), width), kGapSmall);
  stack.add(draw_grid(f, f.ask.conversations, x, stack.y(), width));
  stack.add(draw_kept_files(f, x, stack.y(), width));
  stack.add(draw_save(f, x, stack.y(), width));
  stack.add(draw_follow_up(f, x, stack.y(), width));
  return stack.used();
}

}  // namespace triptych::ui
