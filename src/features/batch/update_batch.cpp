// Batch: choosing files and prompts, starting cells, what comes back of them, pausing, trying
// again.
#include <algorithm>

#include "base/file_name.h"
#include "base/strings.h"
#include "features/batch/batch_update.h"
#include "features/batch/batch_work.h"
#include "providers/provider.h"

namespace triptych {
namespace {

constexpr std::size_t kMaxNotices = 6;

class Runs : public BatchUpdate {
 public:
  using BatchUpdate::BatchUpdate;

  void operator()(const BatchPromptTyped& e) {
    if (!job_.frozen && e.index < work_.prompts.size()) work_.prompts[e.index] = e.text;
    work_.problem.reset();
    save();
  }
  void operator()(const BatchPromptAdded&) {
    if (!job_.frozen && work_.prompts.size() < batch::kMaxPrompts) work_.prompts.emplace_back();
    save();
  }
  void operator()(const BatchPromptRemoved& e) {
    if (job_.frozen || work_.prompts.size() < 2 || e.index >= work_.prompts.size()) return;
    work_.prompts.erase(work_.prompts.begin() + static_cast<std::ptrdiff_t>(e.index));
    save();
  }
  void operator()(const BatchModelAdded& e) { add_model(e); }
  void operator()(const BatchModelRemoved& e) { remove_model(e); }
  void operator()(const BatchSchemaChosen& e) { choose_schema(e); }
  void operator()(const BatchFileRemoved& e) { remove_file(e); }
  void operator()(const BatchFilesSeen& e) { see(e); }
  void operator()(const BatchRowOpened& e) { open_row(e.cell); }
  void operator()(const BatchRowClosed&) { close_row(); }
  void operator()(const ThumbnailReady& e) { take_picture(e); }
  void operator()(const BatchCapTyped& e) { work_.cap = e.usd, work_.problem.reset(); }
  void operator()(const BatchPaceChosen& e) {
    change(batch::PaceSet{e.at_once, job_.cap});
    pump();
  }
  void operator()(const PlaceOpened& e) { arrive(e.place); }
  void operator()(const FragmentChanged&) { arrive(state_.shared.place); }
  void operator()(const BatchFileAdded& e) {
    batch::Item item{e.file, plain_file_name(e.name), e.size, sniff_media(view(e.head))};
    if (item.media.kind == MediaKind::unknown) return notice("file.unknown_type", {e.name});
    // Of a longer file the head alone does not tell.
    if (item.media.hollow && e.head && e.head->size() == e.size)
      return notice(hollow_key(item.media.kind), {e.name});
    const std::size_t known = job_.cells.size();
    if (!change(batch::ItemAdded{std::move(item)}))
      return notice("problem.batch_too_many", {std::to_string(batch::kMaxCells)});
    work_.problem.reset();
    expect(known);
    pump();
  }
  void operator()(const BatchRefused& e) { notice(e.key, e.args); }
  void operator()(const NoticeDismissed& e) {
    std::erase_if(work_.notices, [&](const Notice& n) { return n.id == e.id; });
  }

  void operator()(const BatchRunPressed&) {
    if (!settle(For::asking)) return;
    change(batch::PausedSet{false});
    pump();
    if (work_.problem) return;
    say(tr("batch.started", {std::to_string(work_.job.cells.size())}));
  }
  void operator()(const BatchPausePressed&) {
    if (!job_.paused) change(batch::PausedSet{true});
  }
  void operator()(const BatchStopPressed&) {
    if (!job_.paused) change(batch::PausedSet{true});
    std::erase_if(work_.runs, [&](const BatchRun& run) {
      if (run.run != RunId{}) return false;
      // Its request never left: it may wait again.
      change(ended_unknown(run.cell));
      change(batch::Requeued{run.cell});
      return true;
    });
    for (const BatchRun& run : work_.runs) effects_.push_back(StopRun{run.run});
  }
  void operator()(const BatchRetryPressed&) {
    for (std::size_t i = 0; i < job_.cells.size(); ++i) {
      if (job_.cells[i].state == batch::CellState::failed) change(batch::Requeued{i});
    }
    (*this)(BatchRunPressed{});
  }
  void operator()(const BatchUnknownsDecided& e) {
    const batch::CellState meant =
        e.written ? batch::CellState::written : batch::CellState::unknown;
    for (std::size_t i = 0; i < job_.cells.size(); ++i) {
      if (job_.cells[i].state != meant) continue;
      if (e.ask_again)
        change(batch::Requeued{i});
      else
        change(batch::Skipped{i});
    }
    pump();
  }
  void operator()(const BatchCellSkipped& e) { change(batch::Skipped{e.cell}); }
  void operator()(const BatchClearPressed&) {
    clear();  // what is stored of it goes when it can no longer be undone
    say(tr("batch.cleared"));
  }
  void operator()(const EverythingErased&) { clear(); }

  void operator()(const BatchRestored& e) {
    batch::Replay read = batch::replay(e.lines);
    job_ = std::move(read.job);
    work_.damaged_records = read.passed_over;
    for (const batch::Change& made : batch::reopen(job_)) {
      effects_.push_back(AppendBatch{batch::line_of(made) + "\n"});
    }
    if (job_.frozen) work_.prompts = job_.prompts;
    if (job_.cap) work_.cap = dump_json(Json(*job_.cap));
    expect();
  }
  void operator()(const BatchFileRead& e) {
    if (take_row_file(e)) return;
    if (e.request == work_.making.request && e.request != 0) return make_next(e.data);
    const auto run = std::ranges::find(work_.runs, e.request, &BatchRun::request);
    if (run == work_.runs.end() || run->run != RunId{}) return;
    send(*run, e.data);
    pump();
  }
  void operator()(const RunEvent& news) {
    const auto run = std::ranges::find(work_.runs, news.id, &BatchRun::run);
    if (run == work_.runs.end()) return;
    if (const auto* head = std::get_if<GotHead>(&news.what))
      run->answered = head->head.status / 100 == 2;
    if (const auto* retry = std::get_if<Retrying>(&news.what)) slow_down(*run, retry->because);
    const auto* stream = std::get_if<StreamEvent>(&news.what);
    if (stream == nullptr) return;
    apply(run->reply, *stream);
    if (!std::holds_alternative<Stopped>(*stream)) return;
    const BatchRun ended = std::move(*run);
    work_.runs.erase(run);
    finish(ended);
    pump();
  }
  void operator()(const BatchLockedByOtherTab& e) { work_.elsewhere = e.elsewhere; }
  void operator()(const BatchDue&) { pump(); }
  void operator()(const BatchSaved& e) {
    std::string text = batch_as(job_, e.format);
    const bool json = e.format == FileFormat::json;
    effects_.push_back(e.format == FileFormat::csv
                           ? download_csv("batch.csv", text)
                           : DownloadText{json ? "batch.json" : "batch.md",
                                          json ? "application/json" : "text/markdown",
                                          std::move(text)});
  }
  void operator()(const BatchFilesMade&) { make_files(); }
  void operator()(const BatchResultsWanted&) { effects_.push_back(PickBatchResults{}); }
  void operator()(const BatchResultsArrived& e) { import(e); }

 private:
  void save() { state_.shared.unsaved = true; }  // prompts not begun yet
  static batch::Ended ended_unknown(std::size_t cell) {
    batch::Ended ended;
    ended.cell = cell;
    ended.state = batch::CellState::unknown;
    return ended;
  }
  void arrive(Place place) {
    const bool fresh = work_.prompts.size() == 1 && work_.prompts[0].empty();
    if (place == Place::batch && fresh && !job_.frozen) work_.prompts[0] = state_.ask.prompt;
  }
  void clear() {
    for (const BatchRun& run : work_.runs) {
      if (run.run != RunId{}) effects_.push_back(StopRun{run.run});
    }
    drop_pictures();
    const std::uint64_t changes = work_.opened_changes + 1;
    const batch::Pace pace = std::move(work_.pace);  // what providers bear does not change with it
    const bool elsewhere = work_.elsewhere;
    work_ = BatchState{};
    work_.pace = pace;
    work_.elsewhere = elsewhere;
    work_.opened_changes = changes;
  }
  void notice(std::string key, std::vector<std::string> args) {
    work_.notices.push_back({state_.shared.next_id++, std::move(key), std::move(args)});
    if (work_.notices.size() > kMaxNotices) work_.notices.erase(work_.notices.begin());
  }
  const batch::JobTarget& target_of(std::size_t cell) const {
    return job_.targets[batch::address_of(job_, cell).target];
  }

  void pump() {
    for (const std::size_t cell : batch::next_cells(job_, work_.pace, now_)) {
      if (!change(batch::Began{cell})) continue;
      BatchRun run;
      run.cell = cell;
      run.request = read(cell);
      work_.runs.push_back(std::move(run));
    }
    if (!work_.runs.empty() || job_.paused || !job_.frozen) return;
    if (batch::held_by_cap(job_)) {
      fail("problem.batch_cap", {work_.cap});
      change(batch::PausedSet{true});
      return;
    }
    work_.counts = batch::count(job_);
    if (work_.counts[batch::CellState::waiting] > 0) return;  // a provider's pause
    change(batch::PausedSet{true});
    say(tr("batch.finished", {std::to_string(work_.counts[batch::CellState::done]),
                              std::to_string(work_.counts[batch::CellState::failed])}));
  }

  void send(BatchRun& run, const Bytes& data) {
    if (!data) {
      batch::Ended ended;
      ended.cell = run.cell;
      ended.state = batch::CellState::failed;
      ended.kind = ErrorKind::not_sent;
      ended.error = tr("batch.file_gone");
      change(ended);
      const std::size_t cell = run.cell;
      std::erase_if(work_.runs, [&](const BatchRun& r) { return r.cell == cell; });
      return;
    }
    const batch::JobTarget& target = target_of(run.cell);
    Target like{target.target_id, target.provider_id, target.model, target.practice};
    run.run = RunId{state_.shared.next_id++};
    run.key = key_to_send(state_.shared, like);
    const std::string& name = job_.items[batch::address_of(job_, run.cell).item].name;
    effects_.push_back(StartRun{run.run, call_of(run.cell, make_attachment(name, data)), run.key});
  }

  void slow_down(const BatchRun& run, const Error& error) {
    if (error.kind != ErrorKind::rate_limit && error.kind != ErrorKind::overloaded) return;
    batch::on_too_fast(work_.pace, job_, target_of(run.cell).provider_id, error.retry_after, now_);
  }

  void finish(const BatchRun& run) {
    const std::string provider = target_of(run.cell).provider_id;
    if (run.reply.stopped->reason == StopReason::cancelled) {
      batch::Ended unknown = ended_unknown(run.cell);
      // Its answer had begun and is paid for.
      if (run.answered && !target_of(run.cell).practice)
        unknown.usd = job_.cells[run.cell].expected;
      state_.shared.spent += unknown.usd.value_or(0);
      change(unknown);
      return;
    }
    batch::Ended ended;
    price_and_error(run.reply, run.cell, ended);
    ended.took = now_ - job_.cells[run.cell].began;
    // Without figures, what was expected counts, so that the cap errs on the safe side.
    if (run.answered && !ended.usd) ended.usd = job_.cells[run.cell].expected;
    if (!run.answered) ended.usd.reset();
    state_.shared.spent += ended.usd.value_or(0);
    change(ended);
    if (!run.reply.stopped->error) return batch::on_answer(work_.pace, job_, provider, ended.took);
    const Error& error = *run.reply.stopped->error;
    slow_down(run, error);
    const batch::AfterFailure next = batch::after_failure(error, job_.cells[run.cell].attempts);
    if (next == batch::AfterFailure::again) change(batch::Requeued{run.cell});
    if (next == batch::AfterFailure::stop_all && !job_.paused) {
      change(batch::PausedSet{true});
      fail("problem.batch_stopped", {ended.error});
    }
  }
};

// Files and results that were begun go on while the person is elsewhere.
bool is_of_batch(const Event& event) {
  return event.is<BatchFileAdded>() || event.is<BatchRefused>() || event.is<BatchFileRead>() ||
         event.is<BatchResultsArrived>() || event.is<BatchRestored>() ||
         event.is<BatchLockedByOtherTab>() || event.is<ThumbnailReady>();
}

// Typing in Ask says nothing about a batch; everything else is cheap or is about it.
bool concerns_batch(BatchReader state, const Event& event) {
  if (const auto* news = event.get_if<RunEvent>())
    return std::ranges::count(state.batch.runs, news->id, &BatchRun::run) > 0;
  return state.shared.place == Place::batch || state.batch.running() || state.batch.next_start ||
         is_of_batch(event) || event.is<EverythingErased>();
}

}  // namespace

void update_batch(BatchScope state, const Event& event, Millis now, std::vector<Effect>& effects) {
  if (!concerns_batch(state, event)) return;
  Runs runs(state, now, effects);
  visit_some<BatchHandles>(runs, event);
  // Text of an answer that grows changes nothing that a person sees of a batch.
  const auto* news = event.get_if<RunEvent>();
  const auto* stream = news != nullptr ? std::get_if<StreamEvent>(&news->what) : nullptr;
  const bool grows =
      news != nullptr && (stream == nullptr || !std::holds_alternative<Stopped>(*stream));
  if (!grows) runs.flush();
}

}  // namespace triptych
