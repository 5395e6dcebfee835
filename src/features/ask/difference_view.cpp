// Free answers compared word by word with one of them: transcripts, descriptions. Where answers are
// JSON, the table of results compares their values instead.
#include <algorithm>
#include <cmath>

#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/view.h"
#include "results/word_diff.h"

namespace triptych::ui {
namespace {

constexpr std::size_t kAround = 6;  // equal words kept beside a difference

bool is_there(const Conversation& conversation) {
  return !conversation.last().running() && !conversation.last().reply.text.empty();
}

std::vector<const Conversation*> comparable(const std::vector<Conversation>& conversations) {
  std::vector<const Conversation*> out;
  for (const Conversation& conversation : conversations)
    if (is_there(conversation)) out.push_back(&conversation);
  return out;
}

// Changes whenever anything does that the comparison is made from.
std::string stamp_of(const std::vector<const Conversation*>& conversations,
                     const DifferenceView& view, const std::string& language) {
  std::string out =
      language + std::to_string(view.reference) + (view.loose ? "l" : "") + (view.only ? "o" : "");
  for (const Conversation* conversation : conversations)
    out += ";" + std::to_string(conversation->id) + "," +
           std::to_string(static_cast<std::uint32_t>(conversation->last().run)) + "," +
           std::to_string(conversation->last().reply.text.size());
  return out;
}

std::string percent(double share) {
  const double tenths = std::round(share * 1000) / 10;
  const std::string digits = std::to_string(tenths);
  return digits.substr(0, digits.find('.') + 2) + " %";
}

std::string summary_of(const results::WordDiff& diff) {
  if (diff.differing() == 0) return tr("differences.none");
  const auto count = [](std::size_t n) { return format_count(static_cast<long long>(n)); };
  return tr("differences.summary",
            {count(diff.differing()), count(diff.words), percent(diff.rate()), count(diff.changed),
             count(diff.left_out), count(diff.added)});
}

void compare(DifferenceView& view, const std::vector<const Conversation*>& conversations,
             const Conversation& reference) {
  view.compared.clear();
  for (const Conversation* conversation : conversations) {
    if (conversation == &reference) continue;
    results::WordDiff diff = results::diff_words(reference.last().reply.text,
                                                 conversation->last().reply.text, view.loose);
    if (view.only) diff.pieces = results::only_differences(diff.pieces, kAround);
    std::vector<MarkedWords> words;
    for (results::WordPiece& piece : diff.pieces)
      words.push_back({piece.mark, std::move(piece.text)});
    DifferenceView::Compared& made = view.compared.emplace_back();
    made.label = conversation->label;
    made.summary = summary_of(diff);
    if (diff.differing() > 0 || !view.only) made.words.set(words);
  }
}

float draw_tools(Frame& f, const std::vector<const Conversation*>& conversations,
                 const Conversation& reference, float x, float y, float width) {
  Ui& ui = f.ui;
  DifferenceView& view = f.ask_ui.differences;
  Flow flow{x, y, width};
  std::vector<std::pair<std::string, std::string>> choices;
  for (const Conversation* conversation : conversations)
    choices.emplace_back(std::to_string(conversation->id), conversation->label);
  TextStyle label;
  label.px = kTiny;
  label.colour = ui.theme.muted;
  const Rect place = flow.next(std::min(width, 300.0f), kControl + 22);
  ui.paint_line(place.x, place.y + 10, place.w, label, tr("differences.reference"));
  if (auto chosen =
          ui.select("reference", tr("differences.reference"), choices, std::to_string(reference.id),
                    {place.x, place.y + 22, place.w, kControl}))
    view.reference = static_cast<std::uint32_t>(std::strtoul(chosen->c_str(), nullptr, 10));
  const auto option = [&](const char* key, const char* words, bool& on) {
    if (ui.checkbox(key, tr(words), on, flow.next(std::min(width, 310.0f), kControl))) on = !on;
  };
  option("only", "results.only_differences", view.only);
  option("loose", "differences.loose", view.loose);
  return flow.bottom() - y + 10;
}

float draw_compared(Frame& f, std::size_t index, const Conversation& reference, float x, float y,
                    float width) {
  Ui& ui = f.ui;
  DifferenceView::Compared& made = f.ask_ui.differences.compared[index];
  const std::string key = std::to_string(index);
  Stack stack(x, y, width);
  stack.add(ui.heading("h" + key, x, stack.y(), width, 3,
                       tr("differences.pair", {made.label, reference.label})),
            kGapHair);
  TextStyle style;
  style.colour = ui.theme.muted;
  style.px = kSmall;
  stack.add(ui.paragraph("s" + key, x, stack.y(), width, made.summary, style), kGap);
  if (!made.words.empty())
    stack.add(made.words.draw(ui, "w" + key, tr("differences.words", {made.label}), x, stack.y(),
                              std::min(width, kMeasure)),
              kGapLarge);
  return stack.used();
}

float draw_open(Frame& f, const std::vector<const Conversation*>& conversations, float x, float y,
                float width) {
  DifferenceView& view = f.ask_ui.differences;
  const auto found = std::ranges::find(conversations, view.reference, &Conversation::id);
  const Conversation& reference = found == conversations.end() ? *conversations.front() : **found;
  view.reference = reference.id;
  if (std::string stamp = stamp_of(conversations, view, f.shared.language);
      stamp != view.made_for) {
    compare(view, conversations, reference);
    view.made_for = std::move(stamp);
  }
  Stack stack(x, y, width);
  stack.add(draw_tools(f, conversations, reference, x, stack.y(), width));
  stack.add(
      f.ui.caption("legend", x, stack.y(), width, tr("differences.legend", {reference.label})),
      kGapWide);
  for (std::size_t i = 0; i < view.compared.size(); ++i)
    stack.add(draw_compared(f, i, reference, x, stack.y(), width));
  return stack.used();
}

}  // namespace

float draw_differences(Frame& f, const std::vector<Conversation>& all, float x, float y,
                       float width) {
  const std::vector<const Conversation*> conversations = comparable(all);
  if (conversations.size() < 2) return 0;
  return panel(
             f.ui, "differences", tr("differences.title"), x, y, width,
             [&](float px, float py, float inner) {
               Stack stack(px, py, inner);
               stack.add(f.ui.heading("heading", px, stack.y(), inner, 2, tr("differences.title")),
                         kGapMedium);
               stack.add(draw_open(f, conversations, px, stack.y(), inner));
               return stack.used();
             },
             ItemRole::region) +
         kGapLarge;
}

}  // namespace triptych::ui
