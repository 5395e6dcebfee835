// Batch: what it would cost and the controls of a run; the files of the providers' batch services.
// What is asked is in batch_setup_view.cpp, the answers in batch_table_view.cpp.
#include "base/format.h"
#include "features/batch/batch_view_internal.h"

namespace triptych::ui {
namespace {

constexpr float kWidestRow = 1600;
constexpr float kTwoColumns = 860;  // wider: what is asked, and beside it the run
constexpr float kWidestLimit = 240;
constexpr float kBar = 8;  // of the progress

std::string number(std::size_t n) { return format_count(static_cast<long long>(n)); }

// A guess needs no fractions of a second.
std::string roughly(Millis time) {
  const long long seconds = (time.count() + 999) / 1000;
  if (seconds < 60) return std::to_string((seconds + 4) / 5 * 5) + " s";
  const long long minutes = (seconds + 59) / 60;
  if (minutes < 60) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

std::string forecast_words(const BatchForecast& forecast, bool settled) {
  std::string words = tr(settled ? "batch.forecast_left" : "batch.forecast",
                         {number(forecast.calls), format_usd(forecast.usd)});
  if (forecast.unpriced > 0) words += " " + tr("batch.unpriced", {number(forecast.unpriced)});
  return words;
}

float draw_limits(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const BatchState& work = f.batch;
  const float half = std::min((width - kGapWide) / 2, kWidestLimit);
  const float pace_x = x + half + kGapWide;
  const float cap_high = ui.caption("cap_label", x, y, half, tr("batch.cap"));
  const float pace_high = ui.caption("pace_label", pace_x, y, half, tr("batch.at_once"));
  Stack stack(x, y, width);
  stack.add(std::max(cap_high, pace_high), kGapTight);  // on a phone they take two lines
  const Rect fields = stack.take(kControl);
  FieldSpec cap{"cap", tr("batch.cap"), &work.cap, tr("batch.no_cap")};
  cap.hints = "inputmode=decimal;autocomplete=off";
  if (auto typed = ui.text_field(cap, {x, fields.y, half, kControl}))
    f.out.push_back(BatchCapTyped{*typed});
  std::vector<std::pair<std::string, std::string>> paces;
  for (int i = 1; i <= batch::kMaxAtOnce; ++i)
    paces.emplace_back(std::to_string(i), std::to_string(i));
  if (auto pace = ui.select("pace", tr("batch.at_once"), paces, std::to_string(work.job.at_once),
                            {pace_x, fields.y, half, kControl}))
    f.out.push_back(BatchPaceChosen{std::atoi(pace->c_str())});
  return stack.used();
}

float draw_buttons(Frame& f, float px, float py, float inner) {
  Ui& ui = f.ui;
  const BatchState& work = f.batch;
  const bool goes = work.job.frozen && !work.job.paused;
  const bool open = !work.job.frozen || work.counts[batch::CellState::waiting] > 0;
  Flow flow{px, py, inner};
  const auto button = [&](const char* key, const char* words, ButtonLook look, Icon icon) {
    ButtonSpec spec{key, tr(words), look, icon};
    return ui.button(spec, flow.next(ui.button_width(spec), kControl));
  };
  if (goes && button("pause", "batch.pause", ButtonLook::primary, Icon::pause))
    f.out.push_back(BatchPausePressed{});
  if (!goes && open &&
      button("run", work.job.frozen ? "batch.resume" : "batch.run", ButtonLook::primary,
             Icon::play))
    f.out.push_back(BatchRunPressed{});
  if (work.running() && button("stop", "batch.stop", ButtonLook::secondary, Icon::stop))
    f.out.push_back(BatchStopPressed{});
  if (work.counts[batch::CellState::failed] > 0 &&
      button("retry", "batch.retry", ButtonLook::secondary, Icon::refresh))
    f.out.push_back(BatchRetryPressed{});
  if (!work.running() && !work.job.items.empty() &&
      button("clear", work.job.frozen ? "batch.new" : "batch.clear", ButtonLook::ghost,
             work.job.frozen ? Icon::plus : Icon::trash))
    f.out.push_back(BatchClearPressed{});
  return flow.used();
}

std::string words_of_progress(const BatchState& work) {
  const batch::Counts& counts = work.counts;
  std::string words =
      tr("batch.counts", {number(counts[batch::CellState::done]), number(counts.all)});
  if (counts[batch::CellState::failed] > 0)
    words += " · " + tr("batch.failed_count", {number(counts[batch::CellState::failed])});
  if (counts[batch::CellState::running] > 0)
    words += " · " + tr("batch.running_count", {number(counts[batch::CellState::running])});
  words += " · " + tr("batch.spent", {format_usd(counts.spent)});
  if (work.time_left) words += " · " + tr("batch.time_left", {roughly(*work.time_left)});
  return words;
}

float draw_progress(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const batch::Counts& counts = f.batch.counts;
  Stack stack(x, y, width);
  const Rect room = stack.take(kBar, kGap);
  const float share =
      counts.all == 0 ? 0 : static_cast<float>(counts.settled()) / static_cast<float>(counts.all);
  Item bar;
  bar.id = ui.id("progress");
  bar.role = ItemRole::progress;
  bar.name = tr("batch.progress");
  bar.value = std::to_string(static_cast<int>(share * 100));
  bar.rect = room;
  ui.items.add(std::move(bar));
  ui.fill(room, ui.theme.raised, kBar / 2);
  ui.fill({room.x, room.y, room.w * share, room.h}, ui.theme.accent_fill, kBar / 2);
  stack.add(
      ui.paragraph("counts", x, stack.y(), width, words_of_progress(f.batch), {}, ItemRole::text));
  return stack.used();
}

// Calls that are not asked again by themselves: nobody knows whether they were answered, or they
// lie in a batch file. `key`: of the words, and of the buttons.
float draw_set_aside(Frame& f, const std::string& key, batch::CellState state, Tone tone, float x,
                     float y, float width) {
  const std::size_t count = f.batch.counts[state];
  if (count == 0) return 0;
  const bool written = state == batch::CellState::written;
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  const std::string words = "batch." + key;
  stack.add(callout(ui, key, x, stack.y(), width, tone, tr(words + "_title", {number(count)}),
                    tr(words + "_words"), ItemRole::status),
            kGap);
  Flow flow{x, stack.y(), width};
  const std::string again_key = key + ".again", leave_key = key + ".leave";
  ButtonSpec again{again_key, tr(written ? "batch.ask_here" : "batch.ask_again"),
                   ButtonLook::secondary, Icon::refresh};
  if (ui.button(again, flow.next(ui.button_width(again), kControl)))
    f.out.push_back(BatchUnknownsDecided{true, written});
  if (!written) {
    ButtonSpec leave{leave_key, tr("batch.leave"), ButtonLook::ghost};
    if (ui.button(leave, flow.next(ui.button_width(leave), kControl)))
      f.out.push_back(BatchUnknownsDecided{false, false});
  }
  stack.add(flow.used());
  return stack.used();
}

float draw_run_card(Frame& f, float x, float y, float width) {
  const BatchState& work = f.batch;
  return panel(
      f.ui, "run", tr("batch.run_title"), x, y, width, [&](float px, float py, float inner) {
        Ui& ui = f.ui;
        Stack stack(px, py, inner);
        stack.add(draw_limits(f, px, stack.y(), inner), kGapWide);
        if (work.forecast.calls > 0)
          stack.add(ui.paragraph("forecast", px, stack.y(), inner,
                                 forecast_words(work.forecast, work.job.frozen)),
                    kGap);
        if (work.problem)
          stack.add(callout(ui, "problem", px, stack.y(), inner, Tone::danger, tr("batch.problem"),
                            words_of(*work.problem), ItemRole::alert),
                    kGap);
        if (work.damaged_records > 0)
          stack.add(
              callout(ui, "damaged", px, stack.y(), inner, Tone::warning, tr("batch.damaged_title"),
                      tr("batch.damaged", {number(work.damaged_records)})),
              kGap);
        using batch::CellState;
        stack.add_some(
            draw_set_aside(f, "unknown", CellState::unknown, Tone::warning, px, stack.y(), inner),
            kGapWide);
        stack.add_some(
            draw_set_aside(f, "written", CellState::written, Tone::info, px, stack.y(), inner),
            kGapWide);
        if (work.job.frozen) stack.add(draw_progress(f, px, stack.y(), inner), kGapMedium);
        stack.add(draw_buttons(f, px, stack.y(), inner));
        return stack.used();
      });
}

std::string import_words(const BatchImport& import) {
  std::string words = tr("batch.import_taken", {number(import.taken)});
  if (import.already > 0) words += " " + tr("batch.import_already", {number(import.already)});
  if (import.foreign > 0) words += " " + tr("batch.import_foreign", {number(import.foreign)});
  if (import.damaged_lines == 0) return words;
  std::string lines;
  for (const std::size_t line : import.damaged)
    lines += (lines.empty() ? "" : ", ") + std::to_string(line);
  return words + " " + tr("batch.import_damaged", {number(import.damaged_lines), lines});
}

float draw_services(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Flow flow{x, y, width};
  ButtonSpec make{"make", tr("batch.make_files"), ButtonLook::secondary, Icon::download};
  if (f.batch.making.running()) make.state = kDisabled;
  if (ui.button(make, flow.next(ui.button_width(make), kControl)))
    f.out.push_back(BatchFilesMade{});
  ButtonSpec take{"take", tr("batch.take_results"), ButtonLook::secondary, Icon::attach};
  if (ui.button(take, flow.next(ui.button_width(take), kControl)))
    f.out.push_back(BatchResultsWanted{});
  return flow.used();
}

std::string making_words(const BatchMaking& making) {
  const std::string words = tr("batch.files_made", {number(making.files), number(making.requests)});
  if (making.refused == 0) return words;
  return words + " " + tr("batch.files_left_out", {number(making.refused)});
}

float draw_services_card(Frame& f, float x, float y, float width) {
  const BatchState& work = f.batch;
  return panel(
      f.ui, "services", tr("batch.services"), x, y, width, [&](float px, float py, float inner) {
        Ui& ui = f.ui;
        Stack stack(px, py, inner);
        stack.add(ui.heading("heading", px, stack.y(), inner, 2, tr("batch.services")), kGapTight);
        stack.add(ui.caption("hint", px, stack.y(), inner, tr("batch.services_hint")), kGap);
        stack.add(draw_services(f, px, stack.y(), inner), kGap);
        if (!work.making.running() && work.making.files > 0)
          stack.add(ui.paragraph("made", px, stack.y(), inner, making_words(work.making), {},
                                 ItemRole::status));
        if (work.import.ended)
          stack.add(ui.paragraph("imported", px, stack.y(), inner, import_words(work.import), {},
                                 ItemRole::status));
        return stack.used();
      });
}

}  // namespace

namespace {

float draw_job(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  stack.add(ui.heading("title", x, stack.y(), width, 1, tr("nav.batch")), kGapHair);
  stack.add(ui.paragraph("intro", x, stack.y(), width, tr("batch.intro")), kGapWide);
  const bool wide = width > kTwoColumns;
  const float column = wide ? (width - kGapLarge) / 2 : width;
  Stack asked(x, stack.y(), column);
  asked.add(draw_files_card(f, x, asked.y(), column), kGapLarge);
  asked.add(draw_question_card(f, x, asked.y(), column), kGapLarge);
  Stack run = wide ? asked.beside(kGapLarge) : asked.below(0);
  run.add(draw_run_card(f, run.x(), run.y(), column), kGapLarge);
  if (!f.batch.job.items.empty())
    run.add(draw_services_card(f, run.x(), run.y(), column), kGapLarge);
  stack.add(std::max(asked.y(), run.y()) - stack.y());
  if (f.batch.job.frozen) stack.add(draw_batch_table(f, x, stack.y(), width));
  return stack.used();
}

}  // namespace

void draw_batch(Frame& f, Rect area) {
  Ui& ui = f.ui;
  // Each its own scroll position: going back leads to where the table was.
  const bool opened = f.batch.opened.has_value();
  const char* key = opened ? "row" : "batch";
  const Ui::Area scroll = ui.begin(ItemRole::scroll, key, tr("nav.batch"), area, kScrolls);
  const auto [x, width] = page_column(area.w, opened ? kWidestRow : kPageWide);
  Stack stack(x, 0, width);
  stack.skip(kPageTop);
  stack.add(opened ? draw_batch_row(f, x, stack.y(), width) : draw_job(f, x, stack.y(), width));
  ui.end_scroll(scroll, stack.used() + kGapSection);
}

}  // namespace triptych::ui
