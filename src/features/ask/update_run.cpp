// Asking: one question to every target, follow-ups, tries again, the spending limit.
#include <algorithm>
#include <cstdlib>

#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/ask/targets.h"
#include "practice/practice_transport.h"
#include "providers/provider.h"

namespace triptych {
namespace {

// A string-catalogue key and its arguments; key "" = nothing is missing.
struct Missing {
  std::string key;
  std::vector<std::string> args;
};

std::optional<double> cap_of(AskReader state) {
  char* end = nullptr;
  const double usd = std::strtod(state.ask.cap.c_str(), &end);
  const bool whole = end != state.ask.cap.c_str() && *end == '\0';
  return whole && usd >= 0 ? std::optional(usd) : std::nullopt;
}

// Of the question, whoever is asked.
Missing missing_in_question(AskReader state) {
  if (state.ask.attachments.empty() && state.ask.prompt.empty()) return {"problem.no_question", {}};
  if (!state.ask.cap.empty() && !cap_of(state)) return {"problem.bad_number", {state.ask.cap}};
  if (state.ask.schema) {
    const std::vector<Diagnostic> problems = results::problems_of(*state.ask.schema);
    if (!problems.empty()) return {"problem.schema", {words_of(problems.front())}};
  }
  return {};
}

Missing missing_for(AskReader state, const Target& target) {
  const Provider* provider = find_provider(target.provider_id);
  if (provider == nullptr) return {"problem.no_model", {}};
  const ProviderInfo& info = provider->info();
  const std::vector<std::string> label{label_of(info)};
  const auto url = state.shared.base_urls.find(target.provider_id);
  const bool has_url = url != state.shared.base_urls.end() && !url->second.empty();
  if (info.origin.empty() && !has_url && !in_page(target)) return {"problem.no_base_url", label};
  if (target.model.empty()) return {"problem.no_model", label};
  if (info.key_required && !in_page(target) && key_to_send(state.shared, target).empty())
    return {"problem.no_key", label};
  if (!state.shared.online && !has_url && !in_page(target)) return {"problem.offline", label};
  const auto estimates = std::ranges::find(state.ask.estimates, target.id, &CallEstimate::target);
  if (estimates != state.ask.estimates.end() && !estimates->problems.empty())
    return {"problem.preflight", label};
  return {};
}

// Puts runs on their way, within the spending limit.
class Launcher {
 public:
  Launcher(AskScope state, Millis now, std::vector<Effect>& effects)
      : state_(state), now_(now), effects_(effects), committed_(state.shared.spent) {
    for (const Conversation& conversation : state.ask.conversations) {
      const Turn& turn = conversation.last();
      if (turn.running() && !turn.practice)
        committed_ += price_of(state.shared, turn.sent, turn.estimate).value_or(0);
    }
  }

  Missing over_cap(const Call& call, const Target& target) const {
    const auto cap = cap_of(state_);
    if (!cap || in_page(target)) return {};
    const double usd = price_of(state_.shared, call, TokenRules::builtin().of(call)).value_or(0);
    if (committed_ + usd <= *cap) return {};
    return {"problem.cap", {format_usd(*cap), format_usd(committed_), format_usd(usd)}};
  }

  // A turn of this column; one that cannot be sent ends at once and says why.
  Turn launch(const Target& target, Call call, Missing missing) {
    const Provider* provider = find_provider(target.provider_id);
    Turn turn;
    turn.run = RunId{state_.shared.next_id++};
    turn.practice = in_page(target);
    turn.key = key_to_send(state_.shared, target);
    turn.provider_label = provider == nullptr ? target.provider_id : label_of(provider->info());
    if (turn.practice && call.base_url.empty() && provider != nullptr &&
        provider->info().origin.empty())
      call.base_url = kPracticeServer;
    turn.estimate = TokenRules::builtin().of(call);
    turn.started = now_;
    if (missing.key.empty()) missing = over_cap(call, target);
    turn.sent = std::move(call);
    if (!missing.key.empty()) return not_sent(std::move(turn), missing);
    if (!turn.practice) committed_ += price_of(state_.shared, turn.sent, turn.estimate).value_or(0);
    effects_.push_back(StartRun{turn.run, turn.sent, turn.key});
    return turn;
  }

 private:
  Turn not_sent(Turn turn, const Missing& missing) const {
    Error error;
    error.kind = ErrorKind::not_sent;
    error.key = missing.key;
    error.args = missing.args;
    Stopped stopped;
    stopped.error = std::move(error);
    apply(turn.reply, stopped);
    turn.finished = now_;
    return turn;
  }

  AskScope state_;
  Millis now_;
  std::vector<Effect>& effects_;
  double committed_;  // USD spent and on its way
};

void start(AskScope state, Millis now, std::vector<Effect>& effects) {
  if (state.ask.running()) return;
  refresh_estimates(state);
  Missing problem = missing_in_question(state);
  Launcher launcher(state, now, effects);
  // One target that cannot be asked disturbs no other; when none can, nothing happens at all.
  bool any = false;
  for (const Target& one : state.ask.targets) {
    const Target target = as_asked(state.shared, one);
    Missing missing = missing_for(state, target);
    if (missing.key.empty()) missing = launcher.over_cap(call_of(state, target), target);
    any = any || missing.key.empty();
    if (problem.key.empty() && !any) problem = std::move(missing);
  }
  if (any && missing_in_question(state).key.empty()) problem = {};
  state.ask.problem_key = problem.key;
  state.ask.problem_args = problem.args;
  if (!problem.key.empty()) return;  // the view shows it as an alert, which speaks for itself
  state.ask.conversations.clear();
  state.ask.follow_up_to = 0;
  state.ask.asked = true;
  const std::vector<std::string> names = names_of(state.shared.catalog, state.ask.targets);
  for (std::size_t at = 0; at < state.ask.targets.size(); ++at) {
    const Target target = as_asked(state.shared, state.ask.targets[at]);
    for (int time = 1; time <= state.ask.repeats; ++time) {
      Conversation conversation;
      conversation.id = state.shared.next_id++;
      conversation.target = target;
      conversation.label = names[at];
      if (state.ask.repeats > 1) conversation.label += " (" + std::to_string(time) + ")";
      conversation.turns.push_back(
          launcher.launch(target, call_of(state, target), missing_for(state, target)));
      conversation.last().sent_summary = summary_of(state.ask);
      state.ask.conversations.push_back(std::move(conversation));
    }
  }
  const bool one = state.ask.conversations.size() == 1;
  effects.push_back(
      Announce{one ? tr("announce.asking", {state.ask.conversations[0].last().provider_label})
                   : tr("announce.asking_many", {std::to_string(state.ask.conversations.size())})});
}

// The last turn again, with what was changed since: the key, the model, files left out.
void retry(AskScope state, std::uint32_t id, Millis now, std::vector<Effect>& effects) {
  const auto conversation = std::ranges::find(state.ask.conversations, id, &Conversation::id);
  if (conversation == state.ask.conversations.end() || conversation->last().running()) return;
  // With the key that came meanwhile, or without the one that went.
  const auto chosen = std::ranges::find(state.ask.targets, conversation->target.id, &Target::id);
  conversation->target.practice = answered_here(
      state.shared, chosen == state.ask.targets.end() ? conversation->target : *chosen);
  Missing missing = missing_for(state, conversation->target);
  // Pre-flight of the question being written says nothing about this one: the runner looks itself.
  if (missing.key == "problem.preflight") missing = {};
  Launcher launcher(state, now, effects);  // before the column is, for a moment, without turns
  if (missing.key.empty())
    missing = launcher.over_cap(conversation->last().sent, conversation->target);
  const Reply& answer = conversation->last().reply;
  const bool worth = !answer.text.empty() || !answer.thoughts.empty() || !answer.refusal.empty();
  if (!missing.key.empty() && worth) {  // what was paid for stays
    state.ask.problem_key = missing.key;
    state.ask.problem_args = missing.args;
    return;
  }
  Turn old = std::move(conversation->last());
  conversation->turns.pop_back();
  Call call = std::move(old.sent);
  const Call now_asked = call_of(state, conversation->target);
  call.model = conversation->target.model;
  call.base_url = now_asked.base_url;
  Message asked = std::move(call.prompt.messages.back());
  std::erase_if(asked.parts, [&](const Part& part) {
    const auto* file = std::get_if<Attachment>(&part);
    return file != nullptr && std::ranges::count(conversation->left_out, attachment_key(*file)) > 0;
  });
  call.prompt.messages = history_of(*conversation);
  call.prompt.messages.push_back(std::move(asked));
  Turn again = launcher.launch(conversation->target, std::move(call), missing);
  again.sent_summary = old.sent_summary;
  conversation->turns.push_back(std::move(again));
}

bool can_follow(const Conversation& conversation) {
  return !conversation.last().running() && !history_of(conversation).empty();
}

void follow_up(AskScope state, Millis now, std::vector<Effect>& effects) {
  if (state.ask.follow_up.find_first_not_of(" \t\n") == std::string::npos) return;
  bool asked = false;
  for (Conversation& conversation : state.ask.conversations) {
    if (state.ask.follow_up_to != 0 && conversation.id != state.ask.follow_up_to) continue;
    if (!can_follow(conversation)) continue;
    Call call = conversation.last().sent;
    call.prompt.messages = history_of(conversation);
    call.prompt.json_schema.clear();  // a follow-up is answered in words
    Message message;
    message.parts.emplace_back(state.ask.follow_up);
    call.prompt.messages.push_back(std::move(message));
    Missing missing = missing_for(state, conversation.target);
    if (missing.key == "problem.preflight") missing = {};
    Turn turn = Launcher(state, now, effects).launch(conversation.target, std::move(call), missing);
    turn.sent_summary = tr("sent.follow_up");
    conversation.turns.push_back(std::move(turn));
    asked = true;
  }
  if (!asked) return;
  state.ask.follow_up.clear();
  state.shared.unsaved = true;
}

struct AskingUpdate {
  AskScope state;
  Millis now;
  std::vector<Effect>& effects;

  void stop(const Conversation& conversation) {
    if (conversation.last().running()) effects.push_back(StopRun{conversation.last().run});
  }
  Conversation* find(std::uint32_t id) {
    const auto found = std::ranges::find(state.ask.conversations, id, &Conversation::id);
    return found == state.ask.conversations.end() ? nullptr : &*found;
  }

  void operator()(const RunPressed&) { start(state, now, effects); }
  void operator()(const StopPressed&) {
    for (const Conversation& conversation : state.ask.conversations) stop(conversation);
  }
  void operator()(const ConversationStopPressed& e) {
    if (const Conversation* conversation = find(e.conversation)) stop(*conversation);
  }
  void operator()(const ConversationRetryPressed& e) { retry(state, e.conversation, now, effects); }
  void operator()(const ConversationRemoved& e) {
    const Conversation* conversation = find(e.conversation);
    if (conversation == nullptr || state.ask.conversations.size() == 1) return;
    stop(*conversation);
    // Its end will find no column that it could be charged to.
    if (conversation->last().running())
      state.shared.spent += cost_of(state.shared, conversation->last());
    effects.push_back(Announce{tr("announce.removed", {conversation->label})});
    if (state.ask.follow_up_to == e.conversation) state.ask.follow_up_to = 0;
    std::erase_if(state.ask.conversations,
                  [&](const Conversation& c) { return c.id == e.conversation; });
  }
  void operator()(const KeyTyped&) { follow_keys(state); }
  void operator()(const KeysLoaded&) { follow_keys(state); }
  void operator()(const KeysForgotten&) { follow_keys(state); }
  void operator()(const KeysForgottenElsewhere&) { follow_keys(state); }
  // A new question has no answers yet; one that runs is stopped first.
  void operator()(const ClearPressed&) { forget_answers(); }
  void operator()(const DemoStarted&) { forget_answers(); }
  void forget_answers() {
    if (state.ask.running()) return;
    state.ask.conversations.clear();
    state.ask.follow_up_to = 0;
    state.ask.follow_up.clear();
    state.ask.asked = false;
  }
  void operator()(const EverythingErased&) {
    for (const Conversation& conversation : state.ask.conversations) {
      stop(conversation);
      if (conversation.last().running())
        state.shared.spent += cost_of(state.shared, conversation.last());
    }
    state.ask.conversations.clear();
    state.ask.follow_up_to = 0;
  }
  void operator()(const SuccessorChosen& e) {
    Conversation* conversation = find(e.conversation);
    if (conversation == nullptr) return;
    const auto target = std::ranges::find(state.ask.targets, conversation->target.id, &Target::id);
    if (target != state.ask.targets.end()) target->model = e.model;
    state.ask.models[conversation->target.provider_id] = e.model;
    conversation->target.model = e.model;
    conversation->label = names_of(state.shared.catalog, {conversation->target}).front();
    retry(state, e.conversation, now, effects);
  }
  void operator()(const FollowUpTyped& e) {
    state.ask.follow_up = e.text;
    state.shared.unsaved = true;
  }
  void operator()(const FollowUpAimed& e) { state.ask.follow_up_to = e.conversation; }
  void operator()(const FollowUpPressed&) { follow_up(state, now, effects); }
  void operator()(const AttachmentLeftOut& e) {
    Conversation* conversation = find(e.conversation);
    if (conversation == nullptr) return;
    if (std::erase(conversation->left_out, e.attachment) == 0)
      conversation->left_out.push_back(e.attachment);
  }
  void operator()(const UploadedFilesKnown& e) {
    const bool fewer = e.files.size() < state.ask.uploaded_files.size();
    if (fewer) effects.push_back(Announce{tr("announce.kept_deleted")});
    state.ask.uploaded_files = e.files;
  }
  void operator()(const UploadedFileDeleted& e) { effects.push_back(DeleteUploadedFile{e.id}); }
  void operator()(const RunEvent& news) { update_turn(state, news, now, effects); }
};

}  // namespace

std::optional<double> price_of(const Shared& shared, const Call& call, const Estimate& tokens) {
  Usage usage;
  usage.billed_input = tokens.input();
  usage.billed_output = tokens.output;
  usage.seconds = seconds_of(call);
  return shared.prices.cost(call.provider_id, call.model, usage);
}

void update_run(AskScope state, const Event& event, Millis now, std::vector<Effect>& effects) {
  visit_some<RunHandles>(AskingUpdate{state, now, effects}, event);
}

}  // namespace triptych
