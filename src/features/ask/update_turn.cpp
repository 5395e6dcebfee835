// What comes back of a run.
#include <algorithm>

#include "base/strings.h"
#include "features/ask/ask_update.h"

namespace triptych {
namespace {

struct TurnUpdate {
  AskScope state;
  const Conversation& conversation;
  Turn& turn;
  Millis now;
  std::vector<Effect>& effects;

  void operator()(const Sent& e) {
    turn.requests.push_back(e);
    turn.attempt = e.attempt;
    turn.retry.reset();
    turn.head.reset();
    turn.upload.reset();
    turn.raw.clear();
    turn.raw_cut = false;
  }
  void operator()(const GotHead& e) { turn.head = e.head; }
  void operator()(const RawBytes& e) {
    const std::size_t room = kRawLimit - std::min(turn.raw.size(), kRawLimit);
    turn.raw.append(e.bytes, 0, std::min(room, e.bytes.size()));
    turn.raw_cut = turn.raw_cut || e.bytes.size() > room;
  }
  void operator()(const Retrying& e) {
    turn.retry = e;
    turn.retry_at = now + e.wait;
    effects.push_back(
        Announce{tr("announce.retrying", {std::to_string((e.wait.count() + 999) / 1000)})});
  }
  void operator()(const DroppedParameter& e) { turn.dropped.push_back(e.parameter); }

  void operator()(const Uploading& e) { turn.upload = e; }

  void operator()(const StreamEvent& e) {
    apply(turn.reply, e);
    if (std::holds_alternative<Started>(e)) begin_text_anew();
    const bool delta = std::holds_alternative<TextDelta>(e) ||
                       std::holds_alternative<ThoughtDelta>(e) ||
                       std::holds_alternative<RefusalDelta>(e);
    if (delta && turn.first_token == Millis{}) turn.first_token = now;
    if (std::holds_alternative<TextDelta>(e)) announce_sentences(false);
    if (std::holds_alternative<Usage>(e)) price();
    if (std::holds_alternative<Stopped>(e)) finish();
  }

  void begin_text_anew() {
    turn.announced = 0;
    turn.sentences = {};
  }

  // Several voices at once are no help: then only the ends are told.
  bool alone() const { return state.ask.conversations.size() == 1; }
  void announce_sentences(bool all) {
    if (!alone()) return;
    const std::string& text = turn.reply.text;
    search_on(turn.sentences, text);
    const std::size_t end = all ? text.size() : turn.sentences.end;
    if (end <= turn.announced) return;
    effects.push_back(Announce{text.substr(turn.announced, end - turn.announced)});
    turn.announced = end;
  }
  void price() {
    Usage usage = turn.reply.usage;
    // Some transcribers are paid by the hour and do not say how long they listened.
    if (!usage.seconds) usage.seconds = seconds_of(turn.sent);
    for (const std::string& model : {turn.reply.model, turn.sent.model}) {
      if (model.empty()) continue;
      turn.usd = state.shared.prices.cost(turn.sent.provider_id, model, usage);
      turn.usd_at_most = state.shared.prices.at_most(turn.sent.provider_id, model, usage);
      if (turn.usd) return;
    }
  }
  void finish() {
    turn.finished = now;
    turn.retry.reset();
    price();
    state.shared.spent += cost_of(state.shared, turn);
    announce_sentences(true);
    // An error is drawn as an alert, which speaks for itself.
    if (turn.failed()) return;
    effects.push_back(Announce{alone()
                                   ? tr("announce.finished")
                                   : tr("announce.conversation_finished", {conversation.label})});
  }
};

}  // namespace

// What an answer cost that broke off before its figures came is not known: what was expected
// counts, so that the limit errs on the safe side.
double cost_of(const Shared& shared, const Turn& turn) {
  const bool answered = turn.head && !turn.upload && turn.head->status / 100 == 2;
  if (turn.practice || !answered) return 0;
  if (turn.usd) return *turn.usd;
  return price_of(shared, turn.sent, turn.estimate).value_or(0);
}

void update_turn(AskScope state, const RunEvent& news, Millis now, std::vector<Effect>& effects) {
  for (Conversation& conversation : state.ask.conversations) {
    Turn& turn = conversation.last();
    if (turn.run != news.id) continue;  // of a run that was replaced or removed: ends here
    std::visit(TurnUpdate{state, conversation, turn, now, effects}, news.what);
    return;
  }
}

}  // namespace triptych
