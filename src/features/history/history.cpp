#include "features/history/history_state.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include "base/json.h"
#include "features/history/history_internal.h"
#include "features/history/history_update.h"
#include "features/history/record_internal.h"
#include "providers/provider.h"

namespace triptych {
namespace {

// What is kept of a turn; the traffic itself is not.
Turn slim(const Turn& full) {
  Turn turn;
  turn.sent = full.sent;
  turn.provider_label = full.provider_label;
  turn.sent_summary = full.sent_summary;
  turn.reply = full.reply;
  turn.head = full.head;
  turn.dropped = full.dropped;
  turn.attempt = full.attempt;
  turn.started = full.started;
  turn.first_token = full.first_token;
  turn.finished = full.finished;
  turn.usd = full.usd;
  turn.usd_at_most = full.usd_at_most;
  turn.practice = full.practice;
  return turn;
}

// Of a run that goes on: what it is should the page end now. Figures that did not come yet are
// estimated, as everywhere.
Turn interrupted(const PriceTable& prices, const Turn& full, Millis now) {
  Turn turn = slim(full);
  Error error;
  error.kind = ErrorKind::interrupted;
  Stopped stopped;
  stopped.error = std::move(error);
  apply(turn.reply, stopped);
  turn.finished = now;
  Usage& usage = turn.reply.usage;
  const bool answered = full.head && full.head->status / 100 == 2;
  if (!answered || usage.input || usage.billed_input) return turn;
  const std::size_t bytes = full.reply.text.size() + full.reply.thoughts.size();
  usage.billed_input = full.estimate.input();
  usage.billed_output = TokenRules::builtin().text(full.sent.provider_id, full.sent.model, bytes);
  if (!full.practice) turn.usd = prices.cost(full.sent.provider_id, full.sent.model, usage);
  return turn;
}

// The schema of the question is that of its first turn: follow-ups are answered in words.
void collect_files(const Conversation& conversation, HistoryScope state, RunRecord& record,
                   FilePlaces& there, std::vector<Effect>& effects) {
  for (const Turn& turn : conversation.turns) {
    for (const Part& part : turn.sent.prompt.messages.back().parts) {
      const auto* file = std::get_if<Attachment>(&part);
      if (file == nullptr) continue;
      if (!there.add(*file)) continue;
      std::string id = file->data ? kept_id(state, file->data) : "";
      if (file->data) effects.push_back(StoreBlob{id, file->media.media_type, file->data});
      record.files.push_back(
          {std::move(id), file->name, file->media.media_type, file->url, file->size(), file->data});
    }
  }
}

void set_targets(AskScope state, std::vector<Target> targets) {
  if (targets.empty()) return;
  for (Target& target : targets) {
    target.id = state.shared.next_id++;
    state.ask.models[target.provider_id] = target.model;
  }
  state.ask.targets = std::move(targets);
  state.ask.own_targets = true;
  state.ask.chosen = 0;
}

std::string number_text(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace

std::string kept_id(HistoryScope state, const Bytes& data) {
  std::string id = state.shared.kept.id_of(data);
  if (id.empty()) id = state.history.session + "-own-" + std::to_string(state.shared.next_id++);
  state.shared.kept.add(data, id);
  return id;
}

void restore_draft(HistoryScope state, std::vector<Effect>& effects) {
  for (const DraftFile& file : std::exchange(state.ask.draft_files, {})) {
    state.ask.draft_order.push_back(file.url.empty() ? file.id : file.url);
    if (!file.url.empty()) {
      attach(state, make_url_attachment(file.url), effects);
      continue;
    }
    ++state.ask.loading_files;
    state.ask.draft_files.push_back(file);
    load_file(state.shared, file.id, file.name, FilePurpose::draft, effects);
  }
}

void sync_draft(HistoryScope state, std::vector<Effect>& effects) {
  if (state.history.forgotten) return;
  std::vector<std::string>& saved = state.history.draft;
  const std::set<std::string_view> before(saved.begin(), saved.end());
  std::vector<std::string> draft;
  std::vector<Effect> wishes;
  for (const DraftAttachment& one : state.ask.attachments) {
    const Attachment& file = one.attachment;
    draft.push_back(file.by_url() ? file.url : kept_id(state, file.data));
    if (!file.by_url() && !before.contains(draft.back()))
      wishes.push_back(StoreBlob{draft.back(), file.media.media_type, file.data});
  }
  if (draft == saved) return;
  const std::set<std::string_view> after(draft.begin(), draft.end());
  for (const std::string& old : saved) {
    const bool address = old.starts_with("http://") || old.starts_with("https://");
    if (!address && !after.contains(old)) wishes.push_back(DropBlob{old});
  }
  saved = std::move(draft);
  // Names first: what is named and not there is told, what is there unnamed would lie there
  // forever.
  state.shared.unsaved = true;
  effects.insert(effects.end(), std::make_move_iterator(wishes.begin()),
                 std::make_move_iterator(wishes.end()));
}

std::vector<Secret> secrets_of(HistoryReader state) {
  std::vector<Secret> out;
  for (const auto& [id, key] : state.shared.keys) out.push_back(key);
  for (const Conversation& conversation : state.ask.conversations)
    for (const Turn& turn : conversation.turns) out.push_back(turn.key);
  std::erase_if(out, [](const Secret& secret) { return secret.empty(); });
  return out;
}

RunRecord record_of(HistoryScope state, Millis now, std::vector<Effect>& effects) {
  HistoryState& history = state.history;
  // Columns can be removed one by one; those that stay are still of the same run.
  const bool same =
      std::ranges::any_of(state.ask.conversations, [&](const Conversation& conversation) {
        return std::ranges::count(history.run_conversations, conversation.id) > 0;
      });
  if (!same) {
    history.run_conversations.clear();
    for (const Conversation& conversation : state.ask.conversations)
      history.run_conversations.push_back(conversation.id);
    history.run_at = history.epoch_ms + now.count();
    history.run_id = history.session + "-run-" + std::to_string(state.shared.next_id++);
  }
  RunRecord record;
  record.id = history.run_id;
  record.at = history.run_at;
  record.date = date_of(history.run_at, history.utc_offset_minutes);
  record.page_version = history.page_version;
  record.preset_id = state.ask.preset_id;
  for (const ModelInfo& model : state.shared.catalog.models)
    record.prices_checked = std::max(record.prices_checked, model.checked);
  FilePlaces there;
  for (const Conversation& conversation : state.ask.conversations) {
    collect_files(conversation, state, record, there, effects);
    Conversation kept;
    kept.target = conversation.target;
    kept.label = conversation.label;
    kept.left_out = conversation.left_out;
    for (const Turn& turn : conversation.turns)
      kept.turns.push_back(turn.running() ? interrupted(state.shared.prices, turn, now)
                                          : slim(turn));
    record.conversations.push_back(std::move(kept));
  }
  return record;
}

void keep_run(HistoryScope state, Millis now, std::vector<Effect>& effects) {
  const RunRecord record = record_of(state, now, effects);
  const std::vector<Secret> secrets = secrets_of(state);
  KeepRun wish{record.id, "", record_json(record, secrets), {}};
  for (const RecordedFile& file : record.files)
    if (file.data) wish.files.push_back(file.id);
  wish.summary = summary_json(summary_of(record), secrets);
  state.history.unsaved = true;
  effects.push_back(std::move(wish));
}

void open_record(HistoryScope state, RunRecord record, bool from_card) {
  for (Conversation& conversation : record.conversations) {
    conversation.id = state.shared.next_id++;
    for (Turn& turn : conversation.turns) turn.run = RunId{state.shared.next_id++};
  }
  state.history.opened = OpenedRun{std::move(record), from_card, 0};
  ++state.history.opened_changes;
}

SharedQuestion question_of(HistoryReader state) {
  SharedQuestion out;
  out.prompt = state.ask.prompt;
  out.system = state.ask.system;
  out.preset_id = state.ask.preset_id;
  const TaskPreset* preset = state.ask.tasks.preset(state.ask.preset_id);
  if (preset == nullptr || preset->json_schema() != state.ask.json_schema)
    out.json_schema = state.ask.json_schema;
  out.max_tokens = state.ask.max_tokens;
  out.temperature = state.ask.temperature;
  out.detail = state.ask.detail;
  out.stream = state.ask.stream;
  out.repeats = state.ask.repeats;
  out.targets = state.ask.targets;
  return out;
}

void fill_question(AskScope state, SharedQuestion question) {
  const TaskPreset* old = state.ask.tasks.preset(state.ask.preset_id);
  // What another link or run filled in is not the person's own: theirs still waits to come back.
  const bool filled =
      !state.ask.filled_prompt.empty() && state.ask.prompt == state.ask.filled_prompt;
  const bool own_words = !filled && !state.ask.prompt.empty() &&
                         state.ask.prompt != question.prompt &&
                         (old == nullptr || old->prompt() != state.ask.prompt);
  if (own_words) state.ask.replaced_prompt = state.ask.prompt;
  const bool own_schema = !state.ask.json_schema.empty() &&
                          (old == nullptr || old->json_schema() != state.ask.json_schema);
  const bool own_system = !state.ask.system.empty() && state.ask.system != question.system;
  if (!filled && (own_system || own_schema))
    state.ask.replaced_options =
        ReplacedOptions{state.ask.system, own_schema ? state.ask.json_schema : std::string()};
  const TaskPreset* preset = state.ask.tasks.preset(question.preset_id);
  state.ask.preset_id = preset == nullptr ? "" : preset->id;
  if (preset != nullptr && question.json_schema.empty())
    question.json_schema = preset->json_schema();
  set_schema(state.ask, std::move(question.json_schema));
  state.ask.prompt = std::move(question.prompt);
  if (state.ask.prompt.empty() && preset != nullptr) state.ask.prompt = preset->prompt();
  state.ask.system = std::move(question.system);
  state.ask.max_tokens = std::move(question.max_tokens);
  state.ask.temperature = std::move(question.temperature);
  state.ask.detail = question.detail;
  state.ask.stream = question.stream;
  state.ask.repeats = question.repeats;
  state.ask.filled_prompt = state.ask.prompt;
  state.ask.problem_key.clear();
  set_targets(state, std::move(question.targets));
}

void ask_again(HistoryScope state, std::vector<Effect>& effects) {
  const RunRecord& record = state.history.opened->record;
  const Call& call = record.conversations[0].turns[0].sent;
  SharedQuestion question;
  question.prompt = prompt_of(record);
  question.system = call.prompt.system;
  question.preset_id = record.preset_id;
  question.json_schema = call.prompt.json_schema;
  if (call.max_output_tokens > 0) question.max_tokens = std::to_string(call.max_output_tokens);
  if (call.temperature) question.temperature = number_text(*call.temperature);
  question.detail = call.detail;
  question.stream = call.stream;
  for (const Conversation& conversation : record.conversations) {
    const auto same = [&](const Target& t) {
      return t.provider_id == conversation.target.provider_id &&
             t.model == conversation.target.model && t.practice == conversation.target.practice;
    };
    const bool known = find_provider(conversation.target.provider_id) != nullptr;
    const bool room = question.targets.size() < kMaxTargets;
    if (known && room && std::ranges::none_of(question.targets, same))
      question.targets.push_back(conversation.target);
  }
  const std::vector<Attachment> files = question_files(record);
  const bool filled =
      !state.ask.filled_prompt.empty() && state.ask.prompt == state.ask.filled_prompt;
  if (!filled) {
    state.ask.replaced_prompt.clear();
    state.ask.replaced_options.reset();
  }
  fill_question(state, std::move(question));
  std::vector<Attachment> own;
  for (const DraftAttachment& attached : state.ask.attachments) {
    own.push_back(attached.attachment);
    effects.push_back(DropThumbnail{attached.id});
  }
  if (!filled) state.ask.replaced_files.reset();
  if (!filled && (!own.empty() || !state.ask.replaced_prompt.empty() || state.ask.replaced_options))
    state.ask.replaced_files = std::move(own);
  state.ask.attachments.clear();
  for (const Attachment& file : files)
    if (file.media.kind != MediaKind::unknown) attach(state, file, effects);
  const auto lost = std::ranges::count_if(
      record.files, [](const RecordedFile& f) { return f.url.empty() && !f.data; });
  if (lost > 0) tell(state, "history.files_lost", {std::to_string(lost)});
}

}  // namespace triptych
