// Asking: one question to every target, follow-ups, tries again, the spending limit.
#include <algorithm>
#include <cstdlib>

#include "base/format.h"
#include "base/strings.h"
#include "features/ask/ask_update.h"
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
    const std::vector<Remark> problems = results::problems_of(*state.ask.schema);
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
  if (info.origin.empty() && !has_url && !target.practice) return {"problem.no_base_url", label};
  if (target.model.empty()) return {"problem.no_model", label};
  if (info.key_required && !target.practice && key_to_send(state.shared, target).empty())
    return {"problem.no_key", label};
  const auto outlook = std::ranges::find(state.ask.outlook, target.id, &Outlook::target);
  if (outlook != state.ask.outlook.end() && !outlook->problems.empty())
    return {"problem.preflight", label};
  return {};
}

// Puts runs on their way, within the spending limit.
class Launcher {
 public:
  Launcher(AskScope state, Millis now, std::vector<Effect>& effects)
      : state_(state), now_(now), effects_(effects), committed_(state.shared.spent) {
    for (const Column& column : state.ask.columns) {
      const Trial& trial = column.last();
      if (trial.running() && !trial.practice)
        committed_ += price_of(state.shared, trial.sent, trial.estimate).value_or(0);
    }
  }

  Missing over_cap(const Call& call, bool practice) const {
    const auto cap = cap_of(state_);
    if (!cap || practice) return {};
    const double usd = price_of(state_.shared, call, TokenRules::builtin().of(call)).value_or(0);
    if (committed_ + usd <= *cap) return {};
    return {"problem.cap", {format_usd(*cap), format_usd(committed_), format_usd(usd)}};
  }

  // A turn of this column; one that cannot be sent ends at once and says why.
  Trial launch(const Target& target, Call call, Missing missing) {
    const Provider* provider = find_provider(target.provider_id);
    Trial trial;
    trial.run = RunId{state_.shared.next_id++};
    trial.practice = target.practice;
    trial.key = key_to_send(state_.shared, target);
    trial.provider_label = provider == nullptr ? target.provider_id : label_of(provider->info());
    if (target.practice && call.base_url.empty() && provider != nullptr &&
        provider->info().origin.empty())
      call.base_url = kPracticeServer;
    trial.estimate = TokenRules::builtin().of(call);
    trial.started = now_;
    if (missing.key.empty()) missing = over_cap(call, target.practice);
    trial.sent = std::move(call);
    if (!missing.key.empty()) return not_sent(std::move(trial), missing);
    if (!target.practice)
      committed_ += price_of(state_.shared, trial.sent, trial.estimate).value_or(0);
    effects_.push_back(StartRun{trial.run, trial.sent, trial.key});
    return trial;
  }

 private:
  Trial not_sent(Trial trial, const Missing& missing) const {
    Error error;
    error.kind = ErrorKind::not_sent;
    error.key = missing.key;
    error.args = missing.args;
    Stopped stopped;
    stopped.error = std::move(error);
    apply(trial.reply, stopped);
    trial.finished = now_;
    return trial;
  }

  AskScope state_;
  Millis now_;
  std::vector<Effect>& effects_;
  double committed_;  // USD spent and on its way
};

void start(AskScope state, Millis now, std::vector<Effect>& effects) {
  if (state.ask.running()) return;
  refresh_outlook(state);
  Missing problem = missing_in_question(state);
  Launcher launcher(state, now, effects);
  // One target that cannot be asked disturbs no other; when none can, nothing happens at all.
  bool any = false;
  for (const Target& target : state.ask.targets) {
    Missing missing = missing_for(state, target);
    if (missing.key.empty()) missing = launcher.over_cap(call_of(state, target), target.practice);
    any = any || missing.key.empty();
    if (problem.key.empty() && !any) problem = std::move(missing);
  }
  if (any && missing_in_question(state).key.empty()) problem = {};
  state.ask.problem_key = problem.key;
  state.ask.problem_args = problem.args;
  if (!problem.key.empty()) return;  // the view shows it as an alert, which speaks for itself
  state.ask.columns.clear();
  state.ask.follow_up_to = 0;
  for (const Target& target : state.ask.targets) {
    for (int time = 1; time <= state.ask.repeats; ++time) {
      Column column;
      column.id = state.shared.next_id++;
      column.target = target;
      column.label = label_of(target);
      if (state.ask.repeats > 1) column.label += " (" + std::to_string(time) + ")";
      column.turns.push_back(
          launcher.launch(target, call_of(state, target), missing_for(state, target)));
      column.last().sent_summary = summary_of(state.ask);
      state.ask.columns.push_back(std::move(column));
    }
  }
  const bool one = state.ask.columns.size() == 1;
  effects.push_back(
      Announce{one ? tr("announce.asking", {state.ask.columns[0].last().provider_label})
                   : tr("announce.asking_many", {std::to_string(state.ask.columns.size())})});
}

// The last turn again, with what was changed since: the key, the model, files left out.
void retry(AskScope state, std::uint32_t id, Millis now, std::vector<Effect>& effects) {
  const auto column = std::ranges::find(state.ask.columns, id, &Column::id);
  if (column == state.ask.columns.end() || column->last().running()) return;
  Missing missing = missing_for(state, column->target);
  // Pre-flight of the question being written says nothing about this one: the runner looks itself.
  if (missing.key == "problem.preflight") missing = {};
  Launcher launcher(state, now, effects);  // before the column is, for a moment, without turns
  if (missing.key.empty())
    missing = launcher.over_cap(column->last().sent, column->target.practice);
  const Reply& answer = column->last().reply;
  const bool worth = !answer.text.empty() || !answer.thoughts.empty() || !answer.refusal.empty();
  if (!missing.key.empty() && worth) {  // what was paid for stays
    state.ask.problem_key = missing.key;
    state.ask.problem_args = missing.args;
    return;
  }
  Trial old = std::move(column->last());
  column->turns.pop_back();
  Call call = std::move(old.sent);
  const Call now_asked = call_of(state, column->target);
  call.model = column->target.model;
  call.base_url = now_asked.base_url;
  Message asked = std::move(call.prompt.messages.back());
  std::erase_if(asked.parts, [&](const Part& part) {
    const auto* file = std::get_if<Attachment>(&part);
    return file != nullptr && std::ranges::count(column->left_out, attachment_key(*file)) > 0;
  });
  call.prompt.messages = history_of(*column);
  call.prompt.messages.push_back(std::move(asked));
  Trial again = launcher.launch(column->target, std::move(call), missing);
  again.sent_summary = old.sent_summary;
  column->turns.push_back(std::move(again));
}

bool can_follow(const Column& column) {
  return !column.last().running() && !history_of(column).empty();
}

void follow_up(AskScope state, Millis now, std::vector<Effect>& effects) {
  if (state.ask.follow_up.find_first_not_of(" \t\n") == std::string::npos) return;
  bool asked = false;
  for (Column& column : state.ask.columns) {
    if (state.ask.follow_up_to != 0 && column.id != state.ask.follow_up_to) continue;
    if (!can_follow(column)) continue;
    Call call = column.last().sent;
    call.prompt.messages = history_of(column);
    call.prompt.json_schema.clear();  // a follow-up is answered in words
    Message message;
    message.parts.emplace_back(state.ask.follow_up);
    call.prompt.messages.push_back(std::move(message));
    Missing missing = missing_for(state, column.target);
    if (missing.key == "problem.preflight") missing = {};
    Trial turn = Launcher(state, now, effects).launch(column.target, std::move(call), missing);
    turn.sent_summary = tr("sent.follow_up");
    column.turns.push_back(std::move(turn));
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

  void stop(const Column& column) {
    if (column.last().running()) effects.push_back(StopRun{column.last().run});
  }
  Column* find(std::uint32_t id) {
    const auto found = std::ranges::find(state.ask.columns, id, &Column::id);
    return found == state.ask.columns.end() ? nullptr : &*found;
  }

  void operator()(const RunPressed&) { start(state, now, effects); }
  void operator()(const StopPressed&) {
    for (const Column& column : state.ask.columns) stop(column);
  }
  void operator()(const ColumnStopPressed& e) {
    if (const Column* column = find(e.column)) stop(*column);
  }
  void operator()(const ColumnRetryPressed& e) { retry(state, e.column, now, effects); }
  void operator()(const ColumnRemoved& e) {
    const Column* column = find(e.column);
    if (column == nullptr || state.ask.columns.size() == 1) return;
    stop(*column);
    // Its end will find no column that it could be charged to.
    if (column->last().running()) state.shared.spent += cost_of(state.shared, column->last());
    effects.push_back(Announce{tr("announce.removed", {column->label})});
    if (state.ask.follow_up_to == e.column) state.ask.follow_up_to = 0;
    std::erase_if(state.ask.columns, [&](const Column& c) { return c.id == e.column; });
  }
  void operator()(const EverythingErased&) {
    for (const Column& column : state.ask.columns) {
      stop(column);
      if (column.last().running()) state.shared.spent += cost_of(state.shared, column.last());
    }
    state.ask.columns.clear();
    state.ask.follow_up_to = 0;
  }
  void operator()(const SuccessorChosen& e) {
    Column* column = find(e.column);
    if (column == nullptr) return;
    const auto target = std::ranges::find(state.ask.targets, column->target.id, &Target::id);
    if (target != state.ask.targets.end()) target->model = e.model;
    state.ask.models[column->target.provider_id] = e.model;
    column->target.model = e.model;
    column->label = label_of(column->target);
    retry(state, e.column, now, effects);
  }
  void operator()(const FollowUpTyped& e) {
    state.ask.follow_up = e.text;
    state.shared.unsaved = true;
  }
  void operator()(const FollowUpAimed& e) { state.ask.follow_up_to = e.column; }
  void operator()(const FollowUpPressed&) { follow_up(state, now, effects); }
  void operator()(const AttachmentLeftOut& e) {
    Column* column = find(e.column);
    if (column == nullptr) return;
    if (std::erase(column->left_out, e.attachment) == 0) column->left_out.push_back(e.attachment);
  }
  void operator()(const KeptFilesKnown& e) {
    const bool fewer = e.files.size() < state.ask.kept_files.size();
    if (fewer) effects.push_back(Announce{tr("announce.kept_deleted")});
    state.ask.kept_files = e.files;
  }
  void operator()(const KeptFileDeleted& e) { effects.push_back(DeleteKeptFile{e.id}); }
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
