// The exact request and response, and the same call as code to paste. Keys are masked, base64
// shortened.

#include "app/update.h"
#include "base/format.h"
#include "base/json.h"
#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/keys.h"
#include "features/view.h"
#include "providers/provider.h"

namespace triptych::ui {
namespace {

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

const Trial* trial_of(const Frame& f) {
  const Column* column = wire_column(f);
  return column == nullptr ? nullptr : &column->last();
}

// What was sent, or what would be sent now.
ShownRequest request_of(AskReader state, const Trial* trial) {
  if (trial != nullptr && !trial->requests.empty()) return trial->requests.back().request;
  const Call call = trial != nullptr ? trial->sent : call_of(state, state.ask.target());
  return shown(
      find_provider(call.provider_id)
          ->build(call, trial != nullptr ? trial->key : key_of(state), MediaBytes::placeholder));
}

std::string response_text(const Trial* shown_trial) {
  if (shown_trial == nullptr) return tr("wire.no_response");
  const Trial& trial = *shown_trial;
  if (!trial.head) return trial.running() ? tr("wire.response_coming") : tr("wire.no_answer");
  std::string out = "HTTP " + std::to_string(trial.head->status) + "\n";
  for (const Header& header : trial.head->headers)
    out += header.name + ": " + header_text(header) + "\n";
  out += "\n" +
         (trial.raw.starts_with("{") || trial.raw.starts_with("[") ? pretty(trial.raw) : trial.raw);
  if (trial.raw_cut) out += "\n" + tr("wire.cut", {format_bytes(kRawLimit)});
  return out;
}

// Changes when what is shown may: with every event before a question is sent, and afterwards only
// with what has come back.
std::string wire_stamp_of(const Frame& f, const Trial* trial) {
  if (trial == nullptr || trial->requests.empty()) return std::to_string(f.shared.revision);
  std::string out = "run" + std::to_string(static_cast<std::uint32_t>(trial->run)) + "." +
                    std::to_string(trial->requests.size());
  if (f.ask_ui.wire_tab != WireTab::response) return out;
  return out + "." + std::to_string(trial->raw.size()) + (trial->head ? "h" : "") +
         (trial->running() ? "r" : "") + (trial->raw_cut ? "c" : "");
}

void refresh(Frame& f) {
  AskUi& local = f.ask_ui;
  const Trial* trial = trial_of(f);
  const int what = static_cast<int>(local.wire_tab) * 8 + static_cast<int>(local.language) +
                   static_cast<int>(local.wire_column) * 64;
  std::string stamp = wire_stamp_of(f, trial) + f.shared.language;
  if (local.wire_stamp == stamp && local.wire_shown == what) return;
  local.wire_stamp = std::move(stamp);
  local.wire_shown = what;
  const bool sent = trial != nullptr && !trial->requests.empty();
  switch (local.wire_tab) {
    case WireTab::request: {
      const ShownRequest request = request_of(f, trial);
      local.wire.set(request_text(request));
      local.wire_caption =
          tr(sent ? "wire.sent" : "wire.would_send", {format_bytes(request.body_bytes)});
      break;
    }
    case WireTab::response:
      local.wire.set(response_text(trial));
      local.wire_caption = tr("wire.response_note");
      break;
    case WireTab::code: {
      const Call call = trial != nullptr ? trial->sent : call_of(f, f.ask.target());
      local.wire.set(without_keys(
          export_code(*find_provider(call.provider_id), call, local.language), key_ring(f.shared)));
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
struct LanguageEntry {
  CodeLanguage language;
  const char* label;
};

float draw_tabs(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const Ui::Area tabs = ui.begin(ItemRole::tab_list, "tabs", tr("wire.tabs"), {x, y, width, 0});
  Flow flow{0, 0, width};
  for (const TabEntry& entry :
       {TabEntry{WireTab::request, "wire.request"}, TabEntry{WireTab::response, "wire.response"},
        TabEntry{WireTab::code, "wire.code"}}) {
    ButtonSpec tab{entry.label, tr(entry.label), ButtonLook::tab};
    tab.role = ItemRole::tab;
    if (f.ask_ui.wire_tab == entry.tab) tab.state = kSelected;
    if (ui.button(tab, flow.next(ui.button_width(tab), ui.small))) f.ask_ui.wire_tab = entry.tab;
  }
  ui.end(tabs, flow.bottom());
  return flow.bottom();
}

float draw_languages(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const Ui::Area group =
      ui.begin(ItemRole::group, "languages", tr("wire.language"), {x, y, width, 0});
  Flow flow{0, 0, width};
  for (const LanguageEntry& entry : {LanguageEntry{CodeLanguage::curl, "wire.curl"},
                                     LanguageEntry{CodeLanguage::python, "wire.python"},
                                     LanguageEntry{CodeLanguage::javascript, "wire.javascript"}}) {
    ButtonSpec chip{entry.label, tr(entry.label), ButtonLook::chip};
    if (f.ask_ui.language == entry.language) chip.state = kSelected;
    if (ui.button(chip, flow.next(ui.button_width(chip), ui.small)))
      f.ask_ui.language = entry.language;
  }
  ui.end(group, flow.bottom());
  float used = flow.bottom();
  if (f.ask_ui.language == CodeLanguage::python) {
    ButtonSpec open{"open_cell", tr("wire.open_cell"), ButtonLook::ghost, Icon::learn};
    if (ui.button(open, {x, y + used + 6, ui.button_width(open), ui.small}))
      f.out.push_back(CodeOpened{f.ask_ui.wire.text()});
    used += 6 + ui.small;
  }
  return used + 10;
}

// Returns the width it takes away from the tabs beside it.
float draw_copy(Frame& f, float x_right, float y, float room) {
  const char* labels[] = {"wire.copy_request", "wire.copy_response", "wire.copy_code"};
  const bool copied = f.shared.copied == "wire" && f.shared.now - f.shared.copied_at < Millis{2500};
  ButtonSpec copy{"copy_wire", tr(labels[static_cast<int>(f.ask_ui.wire_tab)]), ButtonLook::ghost,
                  copied ? Icon::check : Icon::copy};
  copy.icon_only = room < 480;
  copy.text = tr("copy");
  const float width = f.ui.button_width(copy);
  if (f.ui.button(copy, {x_right - width, y, width, f.ui.small})) {
    f.out.push_back(CopyPressed{f.ask_ui.wire.text(), "wire"});
  }
  return width + 8;
}

// Whose traffic is shown, when several were asked.
float draw_whose(Frame& f, float x, float y, float width) {
  if (f.ask.columns.size() < 2) return 0;
  Ui& ui = f.ui;
  const Ui::Area group = ui.begin(ItemRole::group, "whose", tr("wire.whose"), {x, y, width, 0});
  Flow flow{0, 0, width};
  for (const Column& column : f.ask.columns) {
    const std::string key = "column" + std::to_string(column.id);
    ButtonSpec chip{key, column.label, ButtonLook::chip};
    chip.role = ItemRole::radio;
    if (&column == wire_column(f)) chip.state = kSelected | kChecked;
    if (ui.button(chip, flow.next(ui.button_width(chip), ui.small)))
      f.ask_ui.wire_column = column.id;
  }
  ui.end(group, flow.bottom());
  return flow.bottom() + 12;
}

}  // namespace

const Column* wire_column(const Frame& f) {
  if (f.ask.columns.empty()) return nullptr;
  const Column* column = f.ask.column(f.ask_ui.wire_column);
  return column != nullptr ? column : &f.ask.columns.front();
}

float draw_wire(Frame& f, float x, float y, float width) {
  return panel(
      f, "wire", tr("wire.label"), x, y, width,
      [&](float px, float py, float inner) {
        Ui& ui = f.ui;
        const float top = py;
        py += ui.heading("wire_heading", px, py, inner, 2, tr("wire.title")) + 8;
        py += draw_whose(f, px, py, inner);
        const float copy = draw_copy(f, px + inner, py, inner);
        py += draw_tabs(f, px, py, inner - copy) + 12;
        if (f.ask_ui.wire_tab == WireTab::code) py += draw_languages(f, px, py, inner);
        refresh(f);
        py += ui.caption("wire_caption", px, py, inner, f.ask_ui.wire_caption) + 8;
        const float code_top = py;
        py += f.ask_ui.wire.draw(ui, "wire_code", px + 12, py + 10, inner - 24) + 20;
        ui.layer(1);
        ui.fill({px, code_top, inner, py - code_top}, ui.theme.code_background, 8);
        ui.stroke({px, code_top, inner, py - code_top}, ui.theme.border, 8);
        ui.layer(2);
        return py - top;
      },
      ItemRole::region);
}

}  // namespace triptych::ui
