// What comes back of a run.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_update.h"

namespace triptych {
namespace {

struct TrialUpdate {
  AskScope state;
  const Column& column;
  Trial& trial;
  Millis now;
  std::vector<Effect>& effects;

  void operator()(const Sent& e) {
    trial.requests.push_back(e);
    trial.attempt = e.attempt;
    trial.retry.reset();
    trial.head.reset();
    trial.upload.reset();
    trial.raw.clear();
    trial.raw_cut = false;
  }
  void operator()(const GotHead& e) { trial.head = e.head; }
  void operator()(const RawBytes& e) {
    const std::size_t room = kRawLimit - std::min(trial.raw.size(), kRawLimit);
    trial.raw.append(e.bytes, 0, std::min(room, e.bytes.size()));
    trial.raw_cut = trial.raw_cut || e.bytes.size() > room;
  }
  void operator()(const Retrying& e) {
    trial.retry = e;
    trial.retry_at = now + e.wait;
    effects.push_back(
        Announce{tr("announce.retrying", {std::to_string((e.wait.count() + 999) / 1000)})});
  }
  void operator()(const DroppedParameter& e) { trial.dropped.push_back(e.parameter); }

  void operator()(const Uploading& e) { trial.upload = e; }

  void operator()(const StreamEvent& e) {
    apply(trial.reply, e);
    if (std::holds_alternative<Started>(e)) begin_text_anew();
    const bool delta = std::holds_alternative<TextDelta>(e) ||
                       std::holds_alternative<ThoughtDelta>(e) ||
                       std::holds_alternative<RefusalDelta>(e);
    if (delta && trial.first_token == Millis{}) trial.first_token = now;
    if (std::holds_alternative<TextDelta>(e)) announce_sentences(false);
    if (std::holds_alternative<Usage>(e)) price();
    if (std::holds_alternative<Stopped>(e)) finish();
  }

  void begin_text_anew() {
    trial.announced = 0;
    trial.sentences = {};
  }

  // Several voices at once are no help: then only the ends are told.
  bool alone() const { return state.ask.columns.size() == 1; }
  void announce_sentences(bool all) {
    if (!alone()) return;
    const std::string& text = trial.reply.text;
    search_on(trial.sentences, text);
    const std::size_t end = all ? text.size() : trial.sentences.end;
    if (end <= trial.announced) return;
    effects.push_back(Announce{text.substr(trial.announced, end - trial.announced)});
    trial.announced = end;
  }
  void price() {
    Usage usage = trial.reply.usage;
    // Some transcribers are paid by the hour and do not say how long they listened.
    if (!usage.seconds) usage.seconds = seconds_of(trial.sent);
    for (const std::string& model : {trial.reply.model, trial.sent.model}) {
      if (model.empty()) continue;
      trial.usd = state.shared.prices.cost(trial.sent.provider_id, model, usage);
      trial.usd_at_most = state.shared.prices.at_most(trial.sent.provider_id, model, usage);
      if (trial.usd) return;
    }
  }
  void finish() {
    trial.finished = now;
    trial.retry.reset();
    price();
    state.shared.spent += cost_of(state.shared, trial);
    announce_sentences(true);
    // An error is drawn as an alert, which speaks for itself.
    if (trial.failed()) return;
    effects.push_back(Announce{alone() ? tr("announce.finished")
                                       : tr("announce.column_finished", {column.label})});
  }
};

}  // namespace

// What an answer cost that broke off before its figures came is not known: what was expected
// counts, so that the limit errs on the safe side.
double cost_of(const Shared& shared, const Trial& trial) {
  const bool answered = trial.head && !trial.upload && trial.head->status / 100 == 2;
  if (trial.practice || !answered) return 0;
  if (trial.usd) return *trial.usd;
  return price_of(shared, trial.sent, trial.estimate).value_or(0);
}

void update_turn(AskScope state, const RunEvent& news, Millis now, std::vector<Effect>& effects) {
  for (Column& column : state.ask.columns) {
    Trial& trial = column.last();
    if (trial.run != news.id) continue;  // of a run that was replaced or removed: ends here
    std::visit(TrialUpdate{state, column, trial, now, effects}, news.what);
    return;
  }
}

}  // namespace triptych
