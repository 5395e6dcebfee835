// Batch: files, prompts and what it would cost; the controls of a run; the files of the providers'
// batch services. The table of answers is in batch_table_view.cpp.
#include "base/format.h"
#include "features/batch/batch_view_internal.h"

namespace triptych::ui {
namespace {

std::string number(std::size_t n) { return format_count(static_cast<long long>(n)); }

// A guess needs no fractions of a second.
std::string roughly(Millis time) {
  const long long seconds = (time.count() + 999) / 1000;
  if (seconds < 60) return std::to_string((seconds + 4) / 5 * 5) + " s";
  const long long minutes = (seconds + 59) / 60;
  if (minutes < 60) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

float draw_files_card(Frame& f, float x, float y, float width) {
  const BatchState& work = f.batch;
  return panel(f, "files", tr("batch.files"), x, y, width, [&](float px, float py, float inner) {
    Ui& ui = f.ui;
    const float top = py;
    py += ui.heading("heading", px, py, inner, 2, tr("batch.files")) + 4;
    const std::string have =
        work.job.items.empty()
            ? tr("batch.no_files")
            : tr("batch.have_files", {number(work.job.items.size()), format_bytes(work.job.bytes)});
    py += ui.paragraph("have", px, py, inner, have, {}, ItemRole::status) + 8;
    if (work.elsewhere) {
      py += callout(f, "elsewhere", px, py, inner, Tone::info, tr("batch.elsewhere_title"),
                    tr("batch.elsewhere"), ItemRole::status);
      return py - top;
    }
    ButtonSpec add{"add", tr("batch.add_files"), ButtonLook::secondary, Icon::attach};
    if (ui.button(add, {px, py, std::min(ui.button_width(add), inner), kControl}))
      f.out.push_back(AttachPressed{});
    py += kControl;
    for (const Notice& notice : work.notices) {
      const std::string key = "notice" + std::to_string(notice.id);
      py += 8 + callout(f, key, px, py + 8, inner, Tone::warning, tr("batch.refused"),
                        tr(notice.key, notice.args), ItemRole::alert);
    }
    return py - top;
  });
}

float draw_prompt_fields(Frame& f, float px, float py, float inner) {
  Ui& ui = f.ui;
  const BatchState& work = f.batch;
  const float top = py;
  for (std::size_t i = 0; i < work.prompts.size(); ++i) {
    const std::string key = "prompt" + std::to_string(i);
    const std::string name = tr("batch.prompt", {std::to_string(i + 1)});
    const bool removable = work.prompts.size() > 1;
    FieldSpec spec{key, name, &work.prompts[i], tr("batch.prompt_placeholder")};
    spec.state = kMultiline;
    const std::string field = "batch." + std::to_string(i);
    spec.description = unkept_words(f, field, work.prompts[i]);
    const float wide = inner - (removable ? kControl + 4 : 0);
    if (auto typed = ui.text_field(spec, {px, py, wide, 76}, ItemRole::text_area))
      f.out.push_back(BatchPromptTyped{i, *typed});
    if (removable) {
      const std::string close_key = key + ".remove";
      ButtonSpec close{close_key, tr("batch.remove_prompt", {std::to_string(i + 1)}),
                       ButtonLook::ghost, Icon::close};
      close.icon_only = true;
      if (ui.button(close, {px + inner - kControl, py, kControl, kControl}))
        f.out.push_back(BatchPromptRemoved{i});
    }
    py += 84 + draw_unkept(f, field, work.prompts[i], px, py + 76, inner);
  }
  if (work.prompts.size() < batch::kMostPrompts) {
    ButtonSpec add{"add", tr("batch.add_prompt"), ButtonLook::ghost, Icon::plus};
    if (ui.button(add, {px, py, std::min(ui.button_width(add), inner), kControl}))
      f.out.push_back(BatchPromptAdded{});
    py += kControl;
  }
  return py - top;
}

// What is asked and whom; fixed once the job began.
float draw_question_card(Frame& f, float x, float y, float width) {
  const BatchState& work = f.batch;
  return panel(
      f, "prompts", tr("batch.prompts"), x, y, width, [&](float px, float py, float inner) {
        Ui& ui = f.ui;
        const float top = py;
        py += ui.heading("heading", px, py, inner, 2, tr("batch.prompts")) + 4;
        if (!work.job.frozen) py += draw_prompt_fields(f, px, py, inner) + 8;
        for (std::size_t i = 0; work.job.frozen && i < work.job.prompts.size(); ++i)
          py += ui.paragraph("asked" + std::to_string(i), px, py, inner, work.job.prompts[i]) + 6;
        std::string whom;
        for (const batch::JobTarget& target : work.job.targets)
          whom +=
              (whom.empty() ? "" : ", ") + label_of(Target{0, target.provider_id, target.model});
        for (const Target& target : f.ask.targets) {
          if (!work.job.frozen) whom += (whom.empty() ? "" : ", ") + label_of(target);
        }
        const std::string& schema =
            work.job.frozen ? work.job.options.json_schema : f.ask.json_schema;
        py += ui.caption("whom", px, py, inner, tr("batch.whom", {whom})) + 2;
        py += ui.caption("fields", px, py, inner,
                         tr(schema.empty() ? "batch.free_text" : "batch.with_schema"));
        return py - top;
      });
}

std::string forecast_words(const BatchForecast& forecast, bool settled) {
  std::string words = tr(settled ? "batch.forecast_left" : "batch.forecast",
                         {number(forecast.calls), format_usd(forecast.usd)});
  if (forecast.unpriced > 0) words += " " + tr("batch.unpriced", {number(forecast.unpriced)});
  return words;
}

float draw_limits(Frame& f, float px, float py, float inner) {
  Ui& ui = f.ui;
  const BatchState& work = f.batch;
  const float half = std::min((inner - 12) / 2, 240.0f);
  const float cap_high = ui.caption("cap_label", px, py, half, tr("batch.cap"));
  const float pace_high = ui.caption("pace_label", px + half + 12, py, half, tr("batch.at_once"));
  const float labels = std::max(cap_high, pace_high) + 4;  // on a phone they take two lines
  py += labels;
  FieldSpec cap{"cap", tr("batch.cap"), &work.cap, tr("batch.no_cap")};
  cap.hints = "inputmode=decimal;autocomplete=off";
  if (auto typed = ui.text_field(cap, {px, py, half, kControl}))
    f.out.push_back(BatchCapTyped{*typed});
  std::vector<std::pair<std::string, std::string>> paces;
  for (int i = 1; i <= batch::kMostAtOnce; ++i)
    paces.emplace_back(std::to_string(i), std::to_string(i));
  if (auto pace = ui.select("pace", tr("batch.at_once"), paces, std::to_string(work.job.at_once),
                            {px + half + 12, py, half, kControl}))
    f.out.push_back(BatchPaceChosen{std::atoi(pace->c_str())});
  return labels + kControl;
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
      button("clear", "batch.clear", ButtonLook::ghost, Icon::trash))
    f.out.push_back(BatchClearPressed{});
  return flow.bottom() - py;
}

float draw_progress(Frame& f, float px, float py, float inner) {
  Ui& ui = f.ui;
  const BatchState& work = f.batch;
  const batch::Counts& counts = work.counts;
  const float top = py;
  const float share =
      counts.all == 0 ? 0 : static_cast<float>(counts.settled()) / static_cast<float>(counts.all);
  Item bar;
  bar.id = ui.id("progress");
  bar.role = ItemRole::progress;
  bar.name = tr("batch.progress");
  bar.value = std::to_string(static_cast<int>(share * 100));
  bar.rect = {px, py, inner, 8};
  ui.items.add(std::move(bar));
  ui.fill({px, py, inner, 8}, ui.theme.raised, 4);
  ui.fill({px, py, inner * share, 8}, ui.theme.accent_fill, 4);
  py += 16;
  std::string words =
      tr("batch.counts", {number(counts[batch::CellState::done]), number(counts.all)});
  if (counts[batch::CellState::failed] > 0)
    words += " · " + tr("batch.failed_count", {number(counts[batch::CellState::failed])});
  if (counts[batch::CellState::running] > 0)
    words += " · " + tr("batch.running_count", {number(counts[batch::CellState::running])});
  words += " · " + tr("batch.spent", {format_usd(counts.spent)});
  if (work.time_left) words += " · " + tr("batch.time_left", {roughly(*work.time_left)});
  py += ui.paragraph("counts", px, py, inner, words, {}, ItemRole::text);
  return py - top;
}

// Calls that are not asked again by themselves: nobody knows whether they were answered, or they
// lie in a batch file. `key`: of the words, and of the buttons.
float draw_set_aside(Frame& f, const std::string& key, batch::CellState state, Tone tone, float px,
                     float py, float inner) {
  const std::size_t count = f.batch.counts[state];
  if (count == 0) return 0;
  const bool written = state == batch::CellState::written;
  Ui& ui = f.ui;
  const float top = py;
  const std::string words = "batch." + key;
  py += callout(f, key, px, py, inner, tone, tr(words + "_title", {number(count)}),
                tr(words + "_words"), ItemRole::status) +
        8;
  Flow flow{px, py, inner};
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
  return flow.bottom() - top + 12;
}

float draw_run_card(Frame& f, float x, float y, float width) {
  const BatchState& work = f.batch;
  return panel(f, "run", tr("batch.run_title"), x, y, width, [&](float px, float py, float inner) {
    Ui& ui = f.ui;
    const float top = py;
    py += draw_limits(f, px, py, inner) + 12;
    if (work.forecast.calls > 0)
      py +=
          ui.paragraph("forecast", px, py, inner, forecast_words(work.forecast, work.job.frozen)) +
          8;
    if (work.problem)
      py += callout(f, "problem", px, py, inner, Tone::danger, tr("batch.problem"),
                    words_of(*work.problem), ItemRole::alert) +
            8;
    if (work.damaged_records > 0)
      py += callout(f, "damaged", px, py, inner, Tone::warning, tr("batch.damaged_title"),
                    tr("batch.damaged", {number(work.damaged_records)})) +
            8;
    py += draw_set_aside(f, "unknown", batch::CellState::unknown, Tone::warning, px, py, inner);
    py += draw_set_aside(f, "written", batch::CellState::written, Tone::info, px, py, inner);
    if (work.job.frozen) py += draw_progress(f, px, py, inner) + 10;
    py += draw_buttons(f, px, py, inner);
    return py - top;
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

float draw_services_card(Frame& f, float x, float y, float width) {
  const BatchState& work = f.batch;
  return panel(
      f, "services", tr("batch.services"), x, y, width, [&](float px, float py, float inner) {
        Ui& ui = f.ui;
        const float top = py;
        py += ui.heading("heading", px, py, inner, 2, tr("batch.services")) + 4;
        py += ui.caption("hint", px, py, inner, tr("batch.services_hint")) + 8;
        Flow flow{px, py, inner};
        ButtonSpec make{"make", tr("batch.make_files"), ButtonLook::secondary, Icon::download};
        if (work.making.running()) make.state = kDisabled;
        if (ui.button(make, flow.next(ui.button_width(make), kControl)))
          f.out.push_back(BatchFilesMade{});
        ButtonSpec take{"take", tr("batch.take_results"), ButtonLook::secondary, Icon::attach};
        if (ui.button(take, flow.next(ui.button_width(take), kControl)))
          f.out.push_back(BatchResultsWanted{});
        py = flow.bottom() + 8;
        const BatchMaking& making = work.making;
        if (!making.running() && making.files > 0) {
          std::string words =
              tr("batch.files_made", {number(making.files), number(making.requests)});
          if (making.refused > 0)
            words += " " + tr("batch.files_left_out", {number(making.refused)});
          py += ui.paragraph("made", px, py, inner, words, {}, ItemRole::status);
        }
        if (work.import.ended)
          py += ui.paragraph("imported", px, py, inner, import_words(work.import), {},
                             ItemRole::status);
        return py - top;
      });
}

}  // namespace

void draw_batch(Frame& f, Rect area) {
  Ui& ui = f.ui;
  const Ui::Area scroll = ui.begin(ItemRole::scroll, "batch", tr("nav.batch"), area, kScrolls);
  const float width = std::min(area.w - 32, 1100.0f);
  const float x = (area.w - width) / 2;
  float y = 20;
  y += ui.heading("title", x, y, width, 1, tr("nav.batch")) + 2;
  y += ui.paragraph("intro", x, y, width, tr("batch.intro")) + 12;
  const bool wide = width > 860;
  const float column = wide ? (width - 16) / 2 : width;
  float left = y, right = y;
  left += draw_files_card(f, x, left, column) + 16;
  left += draw_question_card(f, x, left, column) + 16;
  float& second = wide ? right : left;
  const float second_x = wide ? x + column + 16 : x;
  second += draw_run_card(f, second_x, second, column) + 16;
  if (!f.batch.job.items.empty()) second += draw_services_card(f, second_x, second, column) + 16;
  y = std::max(left, right);
  if (f.batch.job.frozen) y += draw_batch_table(f, x, y, width);
  ui.end_scroll(scroll, y + 24);
}

}  // namespace triptych::ui
