// The exact request and response, and the same call as code to paste. Keys are masked, base64
// shortened.
#include <algorithm>

#include "base/format.h"
#include "base/json.h"
#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/keys.h"
#include "features/view.h"
#include "providers/provider.h"

namespace triptych::ui {
namespace {

constexpr float kNarrowWire = 260;

std::string pretty(const std::string& body) {
  const auto json = body.size() < 400'000 ? parse_json(body) : std::nullopt;
  if (!json) return body;
  // Ordered: what we show has the key order of what we sent.
  return dump_json(OrderedJson::parse(body, nullptr, false), 2);
}

std::string request_text(const ShownRequest& request) {
  std::string out = request.method + " " + request.url + "\n";
  for (const auto& [name, value] : request.headers) out += name + ": " + value + "\n";
  if (!request.body.empty()) out += "\n" + pretty(request.body);
  return out;
}

const Turn* trial_of(const Frame& f) {
  const Conversation* conversation = wire_conversation(f);
  return conversation == nullptr ? nullptr : &conversation->last();
}

// What was sent, or what would be sent now.
ShownRequest request_of(AskReader state, const Turn* turn) {
  if (turn != nullptr && !turn->requests.empty()) return turn->requests.back().request;
  const Call call = turn != nullptr ? turn->sent : call_of(state, state.ask.target());
  return shown(
      find_provider(call.provider_id)->build(call, turn != nullptr ? turn->key : key_of(state)));
}

std::string response_text(const Turn* shown_trial, bool past) {
  if (shown_trial == nullptr) return tr("wire.no_response");
  if (past) return tr("wire.not_kept");
  const Turn& turn = *shown_trial;
  if (!turn.head) return turn.running() ? tr("wire.response_coming") : tr("wire.no_answer");
  std::string out = "HTTP " + std::to_string(turn.head->status) + "\n";
  for (const Header& header : turn.head->headers)
    out += header.name + ": " + header_text(header) + "\n";
  out +=
      "\n" + (turn.raw.starts_with("{") || turn.raw.starts_with("[") ? pretty(turn.raw) : turn.raw);
  if (turn.raw_cut) out += "\n" + tr("wire.cut", {format_bytes(kRawLimit)});
  return out;
}

// Changes when what is shown may: with every event before a question is sent, and afterwards only
// with what has come back.
std::string wire_stamp_of(const Frame& f, const Turn* turn) {
  if (turn == nullptr || turn->requests.empty()) return std::to_string(f.shared.revision);
  std::string out = "run" + std::to_string(static_cast<std::uint32_t>(turn->run)) + "." +
                    std::to_string(turn->requests.size());
  if (f.ask_ui.wire_tab != WireTab::response) return out;
  return out + "." + std::to_string(turn->raw.size()) + (turn->head ? "h" : "") +
         (turn->running() ? "r" : "") + (turn->raw_cut ? "c" : "");
}

CodeLanguage language_of(WireTab tab) {
  return tab == WireTab::curl     ? CodeLanguage::curl
         : tab == WireTab::python ? CodeLanguage::python
                                  : CodeLanguage::javascript;
}

void refresh(Frame& f) {
  AskUi& local = f.ask_ui;
  const Turn* turn = trial_of(f);
  const int what = static_cast<int>(local.wire_tab) + static_cast<int>(local.wire_conversation) * 8;
  std::string stamp = wire_stamp_of(f, turn) + f.shared.language;
  if (local.wire_stamp == stamp && local.wire_shown == what) return;
  local.wire_stamp = std::move(stamp);
  local.wire_shown = what;
  const bool sent = turn != nullptr && !turn->requests.empty();
  switch (local.wire_tab) {
    case WireTab::request: {
      const ShownRequest request = request_of(f, turn);
      local.wire.set(request_text(request));
      const bool past = f.whose != AnswersOf::ask;
      local.wire_caption = tr(past             ? "wire.rebuilt"
                              : !sent          ? "wire.would_send"
                              : turn->practice ? "wire.stayed"
                                               : "wire.sent",
                              {format_bytes(request.body_bytes)});
      break;
    }
    case WireTab::response:
      local.wire.set(response_text(turn, f.whose != AnswersOf::ask));
      local.wire_caption = tr("wire.response_note");
      break;
    default: {
      const Call call = turn != nullptr ? turn->sent : call_of(f, f.ask.target());
      local.wire.set(without_keys(
          export_code(*find_provider(call.provider_id), call, language_of(local.wire_tab)),
          key_ring(f.shared)));
      local.wire_caption =
          tr("wire.code_note", {std::string(find_provider(call.provider_id)->info().key_variable)});
      break;
    }
  }
}

struct TabEntry {
  WireTab tab;
  const char* label;
};

void draw_tabs(Frame& f, Flow& flow, float x, float y) {
  Ui& ui = f.ui;
  const Ui::Area tabs = ui.begin(ItemRole::tab_list, "tabs", tr("wire.tabs"), {x, y, 0, 0});
  for (const TabEntry& entry :
       {TabEntry{WireTab::request, "wire.request"}, TabEntry{WireTab::response, "wire.response"},
        TabEntry{WireTab::curl, "wire.curl"}, TabEntry{WireTab::python, "wire.python"},
        TabEntry{WireTab::javascript, "wire.javascript"}}) {
    ButtonSpec tab{entry.label, tr(entry.label), ButtonLook::tab};
    tab.role = ItemRole::tab;
    if (f.ask_ui.wire_tab == entry.tab) tab.state = kSelected;
    if (ui.button(tab, flow.next(ui.button_width(tab), ui.small, kGapTight)))
      f.ask_ui.wire_tab = entry.tab;
  }
  ui.end(tabs, flow.bottom());
}

const char* copy_words(WireTab tab) {
  return tab == WireTab::request    ? "wire.copy_request"
         : tab == WireTab::response ? "wire.copy_response"
                                    : "wire.copy_code";
}

// In the narrowest places the tabs need the room of its words.
Rect copy_place(Frame& f, float x_right, float y, bool narrow) {
  ButtonSpec copy{"copy_wire", tr("copy"), ButtonLook::secondary, Icon::copy};
  copy.icon_only = narrow;
  const float width = f.ui.button_width(copy);
  return {x_right - width, y, width, f.ui.small};
}

void draw_copy(Frame& f, Rect rect, bool narrow) {
  const bool copied = f.shared.copied == "wire" && f.shared.now - f.shared.copied_at < Millis{2500};
  ButtonSpec copy{"copy_wire", tr(copy_words(f.ask_ui.wire_tab)), ButtonLook::secondary,
                  copied ? Icon::check : Icon::copy};
  copy.text = tr("copy");
  copy.icon_only = narrow;
  if (f.ui.button(copy, rect)) f.out.push_back(CopyPressed{f.ask_ui.wire.text(), "wire"});
}

// Whose traffic is shown, when several were asked.
float draw_whose(Frame& f, float x, float y, float width) {
  if (f.conversations.size() < 2) return 0;
  Ui& ui = f.ui;
  const Ui::Area group = ui.begin(ItemRole::group, "whose", tr("wire.whose"), {x, y, width, 0});
  Flow flow{0, 0, width};
  for (const Conversation& conversation : f.conversations) {
    const std::string key = "column" + std::to_string(conversation.id);
    ButtonSpec chip{key, conversation.label, ButtonLook::chip};
    chip.role = ItemRole::radio;
    if (&conversation == wire_conversation(f)) chip.state = kSelected | kChecked;
    if (ui.button(chip, flow.next(ui.button_width(chip), ui.small)))
      f.ask_ui.wire_conversation = conversation.id;
  }
  ui.end(group, flow.bottom());
  return flow.bottom() + 12;
}

}  // namespace

const Conversation* wire_conversation(const Frame& f) {
  if (f.conversations.empty()) return nullptr;
  const auto chosen =
      std::ranges::find(f.conversations, f.ask_ui.wire_conversation, &Conversation::id);
  return chosen != f.conversations.end() ? &*chosen : &f.conversations.front();
}

// Whose, which part, and Copy: above the text, where they stay.
float draw_wire_tools(Frame& f, float x, float y, float width) {
  refresh(f);
  Stack stack(x, y, width);
  stack.add(draw_whose(f, x, stack.y(), width));
  const Rect copy = copy_place(f, x + width, stack.y(), width < kNarrowWire);
  Flow flow{0, 0, width - copy.w - kGap, kGapTight};
  draw_tabs(f, flow, x, stack.y());
  draw_copy(f, copy, width < kNarrowWire);
  stack.add(flow.bottom());
  return stack.used();
}

float draw_wire(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const Ui::Area area = ui.begin(ItemRole::region, "wire", tr("wire.label"), {x, y, width, 0});
  ui.item_of(area).hints = "tabindex=0";  // what is scrolled is reached by keys
  Stack stack(0, 0, width);
  refresh(f);
  stack.add(ui.caption("wire_caption", 0, stack.y(), width, f.ask_ui.wire_caption), kGap);
  const float top = stack.y();
  const float high =
      f.ask_ui.wire.draw(ui, "wire_code", kGapWide, top + kGapMedium, width - 2 * kGapWide) +
      2 * kGapMedium;
  ui.layer(1);
  ui.fill({0, top, width, high}, ui.theme.code_background, kGap);
  ui.stroke({0, top, width, high}, ui.theme.border, kGap);
  ui.layer(2);
  stack.add(high, kGap);
  if (f.ask_ui.wire_tab == WireTab::python) {
    ButtonSpec open{"open_cell", tr("wire.open_cell"), ButtonLook::secondary, Icon::learn};
    if (ui.button(open, stack.place(ui.button_width(open), kControl)))
      f.out.push_back(CodeOpened{f.ask_ui.wire.text()});
  }
  ui.end(area, stack.used());
  return stack.used();
}

}  // namespace triptych::ui
