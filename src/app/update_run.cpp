// Running the question and taking in what comes back.
#include <algorithm>

#include "app/update.h"
#include "base/strings.h"
#include "practice/practice_transport.h"
#include "providers/provider.h"

namespace triptych::detail {
namespace {

constexpr char kPracticeServer[] =
    "http://127.0.0.1:11434/v1";  // never asked: it only needs a form

// Screen readers hear whole sentences, not tokens.
std::size_t end_of_last_sentence(std::string_view text, std::size_t from) {
  constexpr std::string_view kWide[] = {"。", "！", "？"};
  std::size_t end = from;
  for (std::size_t at = from; at < text.size(); ++at) {
    const char c = text[at];
    const bool latin = (c == '.' || c == '!' || c == '?') && at + 1 < text.size() &&
                       (text[at + 1] == ' ' || text[at + 1] == '\n');
    if (latin || c == '\n') end = at + 1;
    for (const std::string_view mark : kWide) {
      if (text.substr(at).starts_with(mark)) end = at + mark.size();
    }
  }
  return end;
}

// Servers do echo keys in error bodies; nothing on screen may show one.
void hide_secret(std::string& text, const Secret& key, std::size_t from = 0) {
  const std::string& secret = key.reveal();
  if (secret.size() < 4) return;
  std::size_t at = text.find(secret, from > secret.size() ? from - secret.size() : 0);
  for (; at != std::string::npos; at = text.find(secret, at))
    text.replace(at, secret.size(), masked(key));
}

struct TrialUpdate {
  AppState& state;
  Trial& trial;
  Millis now;
  std::vector<Effect>& effects;

  void operator()(const Sent& e) {
    trial.requests.push_back(e);
    trial.attempt = e.attempt;
    trial.retry.reset();
    trial.head.reset();
    trial.raw.clear();
    trial.raw_cut = false;
  }
  void operator()(const GotHead& e) { trial.head = e.head; }
  void operator()(const RawBytes& e) {
    const std::size_t room = kRawLimit - std::min(trial.raw.size(), kRawLimit);
    const std::size_t before = trial.raw.size();
    trial.raw.append(e.bytes, 0, std::min(room, e.bytes.size()));
    hide_secret(trial.raw, trial.key, before);  // may begin in the chunk before
    trial.raw_cut = trial.raw_cut || e.bytes.size() > room;
  }
  void operator()(const Retrying& e) {
    trial.retry = e;
    trial.retry_at = now + e.wait;
    effects.push_back(
        Announce{tr("announce.retrying", {std::to_string((e.wait.count() + 999) / 1000)})});
  }
  void operator()(const DroppedParameter& e) { trial.dropped.push_back(e.parameter); }

  void operator()(const StreamEvent& e) {
    const std::string before = trial.reply.response_id;
    apply(trial.reply, e);
    if (std::holds_alternative<Started>(e))
      trial.announced = std::min(trial.announced, trial.reply.text.size());
    const bool delta = std::holds_alternative<TextDelta>(e) ||
                       std::holds_alternative<ThoughtDelta>(e) ||
                       std::holds_alternative<RefusalDelta>(e);
    if (delta && trial.first_token == Millis{}) trial.first_token = now;
    if (std::holds_alternative<TextDelta>(e)) announce_sentences(false);
    if (std::holds_alternative<Usage>(e)) price();
    if (std::holds_alternative<Stopped>(e)) finish();
  }

  void announce_sentences(bool all) {
    const std::string& text = trial.reply.text;
    const std::size_t end = all ? text.size() : end_of_last_sentence(text, trial.announced);
    if (end <= trial.announced) return;
    effects.push_back(Announce{text.substr(trial.announced, end - trial.announced)});
    trial.announced = end;
  }
  void price() {
    const std::string& model = trial.reply.model.empty() ? trial.sent.model : trial.reply.model;
    trial.usd = state.prices.cost(trial.sent.provider_id, model, trial.reply.usage);
    if (!trial.usd)
      trial.usd = state.prices.cost(trial.sent.provider_id, trial.sent.model, trial.reply.usage);
  }
  void finish() {
    trial.finished = now;
    if (std::optional<Error>& error = trial.reply.stopped->error) {
      hide_secret(error->message, trial.key);
      hide_secret(error->raw_body, trial.key);
    }
    trial.retry.reset();
    price();
    announce_sentences(true);
    // An error is drawn as an alert, which speaks for itself.
    if (!trial.reply.stopped->error) effects.push_back(Announce{tr("announce.finished")});
  }
};

// Why the question cannot be sent yet: a string key, or "" when it can.
std::string missing_part(const AppState& state, const Provider& provider) {
  const auto url = state.base_urls.find(state.provider_id);
  const bool has_url = url != state.base_urls.end() && !url->second.empty();
  if (provider.info().origin.empty() && !has_url && !state.practice) return "problem.no_base_url";
  if (state.model().empty()) return "problem.no_model";
  if (state.attachments.empty() && state.prompt.empty()) return "problem.no_question";
  if (provider.info().key_required && state.key().empty() && !state.practice)
    return "problem.no_key";
  if (!state.preflight.empty()) return "problem.preflight";
  return "";
}

void start(AppState& state, Millis now, std::vector<Effect>& effects) {
  const Provider* provider = find_provider(state.provider_id);
  if (provider == nullptr || (state.trial && state.trial->running())) return;
  refresh_preflight(state);
  state.problem_key = missing_part(state, *provider);
  state.problem_args = {label_of(provider->info())};
  if (!state.problem_key.empty()) return;  // the view shows it as an alert, which speaks for itself
  Trial trial;
  trial.run = RunId{state.next_id++};
  trial.sent = call_of(state);
  if (state.practice && trial.sent.base_url.empty() && provider->info().origin.empty())
    trial.sent.base_url = kPracticeServer;
  trial.practice = state.practice;
  trial.key = key_to_send(state);
  trial.provider_label = label_of(provider->info());
  trial.sent_summary = summary_of(state);
  trial.started = now;
  effects.push_back(Announce{tr("announce.asking", {trial.provider_label})});
  effects.push_back(StartRun{trial.run, trial.sent, trial.key});
  state.trial = std::move(trial);
}

}  // namespace

void update_run(AppState& state, const Event& event, Millis now, std::vector<Effect>& effects) {
  if (std::holds_alternative<RunPressed>(event)) return start(state, now, effects);
  if (const auto* chosen = std::get_if<SuccessorChosen>(&event)) {
    state.models[state.provider_id] = chosen->model;
    return start(state, now, effects);
  }
  if (std::holds_alternative<StopPressed>(event)) {
    if (state.trial && state.trial->running()) effects.push_back(StopRun{state.trial->run});
    return;
  }
  const auto* news = std::get_if<RunEvent>(&event);
  if (news == nullptr || !state.trial || state.trial->run != news->id)
    return;  // stale runs end here
  std::visit(TrialUpdate{state, *state.trial, now, effects}, news->what);
}

}  // namespace triptych::detail
