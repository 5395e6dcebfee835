// The composer: the question with its files, or a follow-up once it was asked; what it would cost,
// and Run, which becomes Stop.
#include <algorithm>
#include <cmath>

#include "base/apart.h"
#include "base/format.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/ask/targets.h"
#include "features/view.h"

namespace triptych::ui {
namespace {

constexpr float kFrame = 14, kFrameRadius = kRadius + 4;
constexpr float kLeastLines = 2, kMaxLines = 8;
constexpr float kRunWide = 96, kBarHigh = kControl;
constexpr float kNarrowBar = 620;  // below, the estimate has a line of its own
constexpr float kTinyDock = 260;
constexpr float kAimWide = 128, kAimFrom = 480;  // narrower: there is only room for the words
constexpr char kQuestionProse[] = "spellcheck=true;autocapitalize=sentences;enterkeyhint=enter";

float draw_key_in_text(Frame& f, float x, float y, float width) {
  if (!f.ask.key_in_text) return 0;
  Stack stack(x, y, width);
  stack.add(callout(f.ui, "key_in_text", x, stack.y(), width, Tone::warning,
                    tr("key_in_text.title"), tr("key_in_text.words"), ItemRole::alert),
            kGap);
  ButtonSpec remove{"remove_key", tr("key_in_text.remove"), ButtonLook::secondary};
  if (f.ui.button(remove, {x, stack.y(), f.ui.button_width(remove), kControl}))
    f.out.push_back(KeyInTextRemoved{});
  stack.add(kControl, kGapWide);
  return stack.used();
}

// The answer must follow a schema, or the person's own text can come back: say so.
float draw_prompt_notes(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  const TaskPreset* preset = f.ask.tasks.preset(f.ask.preset_id);
  const bool of_preset = preset != nullptr && preset->json_schema() == f.ask.json_schema;
  if (!f.ask.json_schema.empty())
    stack.add(ui.caption("schema_note", x, stack.y(), width,
                         of_preset
                             ? tr("preset.schema", {tr("task." + f.ask.preset_id + ".schema")})
                             : tr("schema.used")));
  if (!f.ask.system.empty())
    stack.add(ui.caption("system_note", x, stack.y(), width, tr("option.system_set")));
  if (!f.ask.replaced_prompt.empty() || f.ask.replaced_options || f.ask.replaced_files) {
    ButtonSpec undo{"undo_preset", tr("preset.undo"), ButtonLook::ghost, Icon::refresh};
    if (ui.button(undo, {x - kOutside, stack.y(), ui.button_width(undo), ui.small}))
      f.out.push_back(PromptRestored{});
    stack.add(ui.small);
  }
  return stack.used();
}

// Whatever can be taken back, and what stands in the way of asking.
float draw_problem(Frame& f, float x, float y, float width) {
  if (f.ask.problem_key.empty()) return 0;
  return callout(f.ui, "problem", x, y, width, Tone::danger, "",
                 tr(f.ask.problem_key, f.ask.problem_args), ItemRole::alert) +
         kGapMedium;
}

// Once, when the page or a new question wants it; a finger would bring up the keyboard.
void take_focus(Frame& f, ItemId field) {
  if (!f.ask_ui.focus_wanted) return;
  const bool covered = f.local.covered || f.ask_ui.sheet != AskSheet::none;
  if (!f.shared.display.touch && !covered) f.ui.items.request_focus(field);
  f.ask_ui.focus_wanted = false;
}

float draw_prompt(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  FieldSpec prompt{"prompt", tr("prompt.label"), &f.ask.prompt, tr("prompt.placeholder")};
  prompt.state = kMultiline;
  prompt.bare = true;
  const std::string lost = unkept_words(f, "prompt", f.ask.prompt);
  const std::string hint = tr("prompt.hint", {keys_of(f.shared.display, "Ctrl+Enter")});
  prompt.description = lost.empty() ? hint : lost + " " + hint;
  prompt.hints = std::string(kQuestionProse) + ";bare=1;long-text=file";
  const float least = f.ask.conversations.empty() ? kLeastLines : 1;
  Stack stack(x, y, width);
  // The field's own inset lines its words up with what is below.
  const Rect at{x - kGapWide, stack.y(), width + 2 * kGapWide,
                field_height(ui, f.ask.prompt, width, least, kMaxLines)};
  if (auto typed = ui.text_field(prompt, at, ItemRole::text_area))
    f.out.push_back(PromptTyped{*typed});
  take_focus(f, ui.id("prompt"));
  stack.add(at.h);
  stack.add(draw_unkept(f, "prompt", f.ask.prompt, x, stack.y(), width));
  return stack.used();
}

// Run, or Stop while something runs.
void draw_run(Frame& f, Rect rect, bool follow_up, bool icon = false) {
  if (f.ask.running()) {
    ButtonSpec stop{"stop", tr("stop"), ButtonLook::danger, Icon::stop};
    stop.description = tr("stop.hint");
    stop.icon_only = icon;
    if (f.ui.button(stop, rect)) f.out.push_back(StopPressed{});
    return;
  }
  ButtonSpec run{"run", tr(follow_up ? "follow_up.ask" : "run"), ButtonLook::primary};
  if (icon) run.icon = Icon::play, run.icon_only = true;
  run.description = keys_of(f.shared.display, "Ctrl+Enter");
  if (!f.ui.button(run, rect)) return;
  f.out.push_back(follow_up ? Event{FollowUpPressed{}} : Event{RunPressed{}});
}

// Attach opens the file picker; the arrow beside it all other ways.
void draw_attach(Frame& f, Flow& flow) {
  Ui& ui = f.ui;
  ButtonSpec attach{"attach", tr("file.attach"), ButtonLook::secondary, Icon::attach};
  attach.description = tr("file.attach_hint");
  if (ui.button(attach, flow.next(ui.button_width(attach), kBarHigh, kGapTight)))
    f.out.push_back(AttachPressed{});
  ButtonSpec more{"attach_more", tr("file.attach_menu"), ButtonLook::secondary, Icon::chevron_down};
  more.icon_only = true;
  more.state = kExpandable | (f.ask_ui.sheet == AskSheet::attach ? kExpanded : 0u);
  const Rect at = flow.next(kControl, kBarHigh);
  if (ui.button(more, at)) open_sheet(f, AskSheet::attach, at);
}

std::string schema_words(const AskState& ask) {
  if (ask.json_schema.empty()) return tr("schema.short_none");
  if (!ask.schema) return tr("schema.short_own");
  const std::size_t fields = ask.schema->fields.size();
  return fields == 1 ? tr("schema.short_field")
                     : tr("schema.short_fields", {std::to_string(fields)});
}

void draw_menus(Frame& f, Flow& flow, bool narrow) {
  Ui& ui = f.ui;
  const auto menu = [&](const char* key, const std::string& label, const std::string& text,
                        AskSheet sheet) {
    ButtonSpec spec{key, label, ButtonLook::secondary};
    spec.text = text;
    spec.menu = true;
    spec.state = kExpandable | (f.ask_ui.sheet == sheet ? kExpanded : 0u);
    const Rect at = flow.next(ui.button_width(spec), kBarHigh);
    if (ui.button(spec, at)) open_sheet(f, sheet, at);
  };
  const TaskPreset* preset = f.ask.tasks.preset(f.ask.preset_id);
  const std::string task = preset == nullptr ? tr("preset.label") : preset->label();
  menu("task", preset == nullptr ? task : tr("preset.chosen", {task}), task, AskSheet::task);
  const std::string schema = schema_words(f.ask);
  const std::string whole = tr("schema.menu", {schema});
  menu("schema", whole, narrow ? tr("schema.menu_short", {schema}) : whole, AskSheet::schema);
}

std::string spent_words(const Shared& shared, const AskState& ask) {
  if (shared.spent == 0 && ask.cap.empty()) return "";
  const std::string spent = shared.spent == 0 ? "$0" : format_usd(shared.spent);
  return ask.cap.empty() ? tr("estimate.spent", {spent})
                         : tr("estimate.spent_of", {spent, "$" + ask.cap});
}

// What it would cost, in one line of its own or beside Run.
void draw_estimate_beside(Frame& f, Rect room) {
  const std::string words = estimate_words(f.ask, f.shared);
  if (words.empty() || room.w < kControl) return;
  Ui& ui = f.ui;
  TextStyle style;
  style.px = kTiny;
  style.colour = ui.theme.muted;
  const float wide = std::min(room.w, ui.measure(style, words) + 1);
  Item item;
  item.id = ui.id("estimate");
  item.name = words;
  item.rect = {room.x + room.w - wide, room.y + room.h / 2 - kGapMedium, wide, 2 * kGapMedium};
  item.font_px = kTiny;
  item.line_px = 2 * kGapMedium;
  const Rect at = item.rect;
  ui.items.add(std::move(item));
  ui.paint_line(at.x, room.y + room.h / 2, at.w, style, words);
}

float draw_question_bar(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const bool narrow = width < kNarrowBar;
  const float run = std::max(kRunWide, ui.button_width({"", tr("run"), ButtonLook::primary}));
  Stack stack(x, y, width);
  if (const std::string words = spent_words(f.shared, f.ask); !words.empty())
    stack.add(ui.caption("spent", x, stack.y(), width, words), kGapTight);
  if (const std::string words = narrow ? estimate_words(f.ask, f.shared) : ""; !words.empty())
    stack.add(ui.caption("estimate", x, stack.y(), width, words), kGapTight);
  Flow flow{x, stack.y(), narrow ? width : width - run - kGap};
  draw_attach(f, flow);
  draw_menus(f, flow, narrow);
  const float bottom = flow.bottom() - kBarHigh;
  if (narrow) {
    const Rect at = flow.next(run, kBarHigh);
    draw_run(f, {x + width - run, at.y, run, kBarHigh}, false);
    stack.reach(flow.bottom());
    return stack.used();
  }
  const Rect last = flow.next(0, kBarHigh);
  draw_estimate_beside(
      f, {last.x + kGap, bottom, x + width - run - kGapWide - last.x - kGap, kBarHigh});
  draw_run(f, {x + width - run, bottom, run, kBarHigh}, false);
  stack.reach(flow.bottom());
  return stack.used();
}

// A rounded frame that takes the colour of what has the focus in it.
template <class Body>
float framed(Frame& f, const char* key, float x, float y, float width, Body body) {
  Ui& ui = f.ui;
  const Ui::Area area = ui.begin(ItemRole::group, key, "", {x, y, width, 0});
  const ItemId focused = ui.items.focused();
  const float height = body(kFrame, kGapMedium, width - 2 * kFrame) + 2 * kGapMedium;
  const bool active = focused != 0 && (focused == ui.id("prompt") || focused == ui.id("follow_up"));
  ui.layer(0);
  ui.fill({0, 3, width, height}, ui.theme.shadow, kFrameRadius);
  ui.fill({0, 0, width, height}, ui.theme.surface, kFrameRadius);
  ui.stroke({0, 0, width, height}, active ? ui.theme.accent : ui.theme.field_border, kFrameRadius,
            active ? 2.0f : 1.0f);
  ui.layer(2);
  ui.end(area, height);
  return height;
}

// Back to a follow-up, without asking anew.
float draw_way_back(Frame& f, float x, float y) {
  if (f.ask.asked || f.ask.conversations.empty() || f.ask.running()) return 0;
  ButtonSpec back{"follow_instead", tr("follow_up.instead"), ButtonLook::ghost};
  if (f.ui.button(back, {x - kOutside, y, f.ui.button_width(back), f.ui.small}))
    f.out.push_back(QuestionEdited{false});
  return f.ui.small + kGapTight;
}

float draw_question(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  stack.add(draw_way_back(f, x, stack.y()));
  stack.add(draw_file_chips(f, x, stack.y(), width));
  stack.add(draw_prompt(f, x, stack.y(), width));
  stack.add(draw_key_in_text(f, x, stack.y(), width));
  stack.add_some(draw_prompt_notes(f, x, stack.y(), width), kGapSmall);
  stack.add(draw_file_notices(f, x, stack.y(), width));
  stack.add(draw_problem(f, x, stack.y(), width));
  stack.add(draw_question_bar(f, x, stack.y(), width));
  return stack.used();
}

// --- a follow-up -------------------------------------------------------------------------------

void draw_aim(Frame& f, Rect rect) {
  std::vector<std::pair<std::string, std::string>> aims{{"0", tr("follow_up.all")}};
  for (const Conversation& conversation : f.ask.conversations)
    aims.emplace_back(std::to_string(conversation.id),
                      tr("follow_up.to_one", {conversation.label}));
  if (auto aim = f.ui.select("follow_up_to", tr("follow_up.to"), aims,
                             std::to_string(f.ask.follow_up_to), rect))
    f.out.push_back(
        FollowUpAimed{static_cast<std::uint32_t>(std::strtoul(aim->c_str(), nullptr, 10))});
}

// The file that the question is about, small: it opens what is known of it.
void draw_file_reminder(Frame& f, Row& row) {
  if (f.ask.attachments.empty()) return;
  const DraftAttachment& file = f.ask.attachments.front();
  const Rect at = row.start(kControl);
  ButtonSpec open{"file_reminder", tr("file.open", {file.attachment.name}), ButtonLook::ghost};
  open.text = " ";
  if (f.ui.button(open, at)) {
    f.ask_ui.sheet_file = file.id;
    open_sheet(f, AskSheet::file, at);
  }
  draw_thumbnail(f, file, {at.x + 2, at.y + 2, at.w - 4, at.h - 4});
}

float draw_follow_up(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  stack.add(draw_notices(f, x, stack.y(), width));
  stack.add(draw_problem(f, x, stack.y(), width));
  Row row(stack.take(kControl));
  const bool tiny = width < kTinyDock;  // there is room for the words and an arrow
  const float wide = ui.button_width({"", tr("follow_up.ask"), ButtonLook::primary});
  const Rect run_at = row.end(tiny ? kControl : std::max(kRunWide, wide));
  const bool aims = f.ask.conversations.size() > 1 && width >= kAimFrom;
  const Rect aim_at = aims ? row.end(kAimWide) : Rect{};
  if (!tiny) draw_file_reminder(f, row);
  const ItemId id = ui.id("follow_up");
  const bool entered = ui.items.take(id, Action::Kind::submit).has_value();
  FieldSpec spec{"follow_up", tr("prompt.label"), &f.ask.follow_up, tr("follow_up.placeholder")};
  spec.hints = "enterkeyhint=send;spellcheck=true;bare=1";
  spec.bare = true;
  if (auto typed = ui.text_field(spec, row.rest())) f.out.push_back(FollowUpTyped{*typed});
  take_focus(f, id);
  if (aims) draw_aim(f, aim_at);
  draw_run(f, run_at, true, tiny);
  if (entered && !f.ask.running()) f.out.push_back(FollowUpPressed{});
  return stack.used();
}

}  // namespace

// "3 calls · about 4,200 tokens in · about $0.012", before a cent is spent.
std::string estimate_words(const AskState& ask, const Shared& shared) {
  if (ask.estimates.empty()) return "";
  const auto times = static_cast<std::size_t>(ask.repeats);
  long long tokens = 0;
  double usd = 0;
  bool demo = true, unknown = false;
  for (const CallEstimate& one : ask.estimates) {
    tokens += one.tokens.input() * static_cast<long long>(times);
    usd += one.usd.value_or(0) * static_cast<double>(times);
    unknown = unknown || !one.usd;
  }
  for (const Target& target : ask.targets) demo = demo && answered_here(shared, target);
  const std::size_t calls = ask.estimates.size() * times;
  std::string words = calls == 1 ? "" : tr("estimate.calls", {std::to_string(calls)}) + " · ";
  if (demo) return words + tr("practice.cost");
  words += tr("estimate.tokens", {format_count(tokens)}) + " · ";
  if (unknown && usd == 0) return words + tr("estimate.unknown");
  return words + tr(unknown ? "estimate.more_than" : "estimate.usd", {format_usd(usd)});
}

float draw_composer(Frame& f, float x, float y, float width) {
  return framed(f, "composer", x, y, width, [&](float px, float py, float inner) {
    return f.ask.composing() ? draw_question(f, px, py, inner)
                             : apart<draw_follow_up>(f, px, py, inner);
  });
}

}  // namespace triptych::ui
