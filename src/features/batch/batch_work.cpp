#include "features/batch/batch_work.h"

#include <algorithm>
#include <cstdlib>

#include "base/format.h"
#include "base/strings.h"
#include "features/ask/endings.h"
#include "practice/practice_transport.h"
#include "providers/provider.h"

namespace triptych {

std::string label_of(const batch::Job& job, std::size_t cell) {
  const batch::CellAddress place = batch::address_of(job, cell);
  std::string label = job.items[place.item].name;
  if (job.prompts.size() > 1)
    label += " · " + tr("batch.prompt", {std::to_string(place.prompt + 1)});
  const batch::JobTarget& target = job.targets[place.target];
  return label + " · " + label_of(Target{0, target.provider_id, target.model});
}

namespace {

// A name for the job out of what it is made of: the same page makes no two alike.
std::string short_id(BatchReader state, Millis now) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  const auto mix = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  };
  mix(state.shared.today);
  mix(std::to_string(now.count()) + "/" + std::to_string(state.shared.next_id));
  for (const batch::Item& item : state.batch.job.items) mix(item.name + std::to_string(item.size));
  std::string id;
  for (int i = 0; i < 8; ++i, hash /= 36) id += "0123456789abcdefghijklmnopqrstuvwxyz"[hash % 36];
  return id;
}

std::optional<Diagnostic> missing_for(BatchReader state, const batch::JobTarget& target,
                                      bool asks) {
  const Provider* provider = find_provider(target.provider_id);
  if (provider == nullptr) return Diagnostic{"", "problem.no_model", {target.provider_id}};
  const ProviderInfo& info = provider->info();
  const std::vector<std::string> label{label_of(info)};
  if (target.model.empty()) return Diagnostic{"", "problem.no_model", label};
  if (target.practice || !asks) return std::nullopt;
  if (info.origin.empty() && target.base_url.empty())
    return Diagnostic{"", "problem.no_base_url", label};
  const auto key = state.shared.keys.find(target.provider_id);
  if (info.key_required && (key == state.shared.keys.end() || key->second.empty()))
    return Diagnostic{"", "problem.batch_no_key", label};
  return std::nullopt;
}

batch::JobTarget job_target(BatchReader state, const Target& target) {
  batch::JobTarget out{target.provider_id, target.model, "",
                       in_page(target),    target.id,    target.thinking};
  const auto url = state.shared.base_urls.find(target.provider_id);
  if (url != state.shared.base_urls.end()) out.base_url = url->second;
  if (const Provider* provider = find_provider(out.provider_id);
      provider != nullptr && out.practice && provider->info().origin.empty())
    out.base_url = kPracticeServer;
  return out;
}

batch::Options options_of(BatchReader state) {
  batch::Options out;
  out.system = state.ask.system;
  out.json_schema = state.batch.choice.json_schema;
  out.max_output_tokens = std::atoi(state.ask.max_tokens.c_str());
  if (!state.ask.temperature.empty()) out.temperature = std::atof(state.ask.temperature.c_str());
  out.detail = state.ask.detail;
  return out;
}

batch::Frozen frozen_of(BatchReader state) {
  batch::Frozen out;
  for (const std::string& prompt : state.batch.prompts) {
    if (prompt.find_first_not_of(" \t\r\n") != prompt.npos) out.prompts.push_back(prompt);
  }
  for (const Target& target : state.batch.choice.targets)
    out.targets.push_back(job_target(state, target));
  out.options = options_of(state);
  return out;
}

Call call_for(const batch::JobTarget& target, const batch::Options& options,
              const std::string& prompt, std::optional<Attachment> file) {
  Call call;
  call.provider_id = target.provider_id;
  call.model = target.model;
  call.base_url = target.base_url;
  call.thinking = target.thinking;
  call.prompt.system = options.system;
  call.prompt.json_schema = options.json_schema;
  Message message;
  if (file) message.parts.emplace_back(std::move(*file));
  message.parts.emplace_back(prompt);
  call.prompt.messages.push_back(std::move(message));
  call.max_output_tokens = options.max_output_tokens;
  call.temperature = options.temperature;
  call.detail = options.detail;
  return call;
}

BatchForecast forecast_of_job(const batch::Job& job) {
  const batch::Tally& all = job.tally;
  return {all.counts[batch::CellState::waiting], all.waiting_usd, all.waiting_unpriced};
}

}  // namespace

Attachment facts_of(const batch::Item& item) {
  Attachment out;
  out.name = item.name;
  out.media = item.media;
  return out;
}

std::string sentence_of(const Error& error, const std::string& provider_label) {
  if (!error.key.empty() && has_string(error.key)) return tr(error.key, error.args);
  std::string out = tr("error." + std::string(name_of(error.kind)) + ".what", {provider_label});
  if (error.http_status > 0) out += " (HTTP " + std::to_string(error.http_status) + ")";
  if (!out.ends_with('.')) out += ".";
  if (!error.message.empty()) out += " " + error.message;
  return out;
}

bool BatchUpdate::change(const batch::Change& change) {
  if (!batch::apply(job_, change, now_)) return false;
  lines_ += batch::line_of(change) + "\n";
  if (const auto* ended = std::get_if<batch::Ended>(&change); ended != nullptr && work_.opened)
    row_changed_ = row_changed_ || batch::address_of(job_, ended->cell).item == work_.opened->item;
  return true;
}

void BatchUpdate::flush() {
  follow_ask();
  if (!job_.frozen) check_fits();
  read_fields();
  if (row_changed_) refresh_row();
  row_changed_ = false;
  // The journal before the files: whoever reads a file finds it written that its cell began.
  if (!lines_.empty()) effects_.push_back(AppendBatch{std::move(lines_)});
  for (const ReadBatchFile& wish : reads_) effects_.push_back(wish);
  lines_.clear();
  reads_.clear();
  work_.counts = batch::count(job_);
  work_.next_start = batch::next_start(job_, work_.pace, now_);
  work_.time_left = batch::time_left(job_, work_.pace);
  work_.forecast = job_.frozen ? forecast_of_job(job_) : forecast_of_draft();
}

std::uint32_t BatchUpdate::read(std::size_t cell) {
  const std::uint32_t request = state_.shared.next_id++;
  reads_.push_back({job_.items[batch::address_of(job_, cell).item].file, request});
  return request;
}

void BatchUpdate::expect(std::size_t from) {
  for (std::size_t i = from; i < job_.cells.size(); ++i) {
    const Call call = call_of(i, facts_of(job_.items[batch::address_of(job_, i).item]));
    batch::expect(job_, i, price_of(state_.shared, call, TokenRules::builtin().of(call)));
  }
}

// What the draft would cost, when it is not a job yet: the files, and the words with each of them.
BatchForecast BatchUpdate::forecast_of_draft() {
  BatchForecast out;
  BatchDraft& known = work_.draft;
  batch::Frozen draft = frozen_of(state_);
  if (known.targets != draft.targets || known.options != draft.options ||
      known.items > job_.items.size()) {
    known = {draft.targets, draft.options, 0, std::vector<BatchDraft::Files>(draft.targets.size())};
  }
  const auto price = [&](const batch::JobTarget& target, const std::string& prompt,
                         std::optional<Attachment> file) {
    const Call call = call_for(target, draft.options, prompt, std::move(file));
    return price_of(state_.shared, call, TokenRules::builtin().of(call));
  };
  for (std::size_t t = 0; t < draft.targets.size(); ++t) {
    const batch::JobTarget& target = draft.targets[t];
    BatchDraft::Files& files = known.files[t];
    for (std::size_t i = known.items; !target.practice && i < job_.items.size(); ++i) {
      const auto usd = price(target, "", facts_of(job_.items[i]));
      files.usd += usd.value_or(0);
      files.unpriced += usd ? 0 : 1;
    }
    const double mute = price(target, "", std::nullopt).value_or(0);
    for (const std::string& prompt : draft.prompts) {
      out.calls += job_.items.size();
      if (target.practice) continue;
      const double words = price(target, prompt, std::nullopt).value_or(0) - mute;
      out.usd += files.usd + words * static_cast<double>(job_.items.size() - files.unpriced);
      out.unpriced += files.unpriced;
    }
  }
  known.items = job_.items.size();
  return out;
}

Call BatchUpdate::call_of(std::size_t cell, Attachment file) const {
  const batch::CellAddress place = batch::address_of(job_, cell);
  return call_for(job_.targets[place.target], job_.options, job_.prompts[place.prompt],
                  std::move(file));
}

bool BatchUpdate::takes_item(const Target& target, const batch::Item& item) const {
  const Provider* provider = find_provider(target.provider_id);
  if (provider == nullptr || target.model.empty()) return false;
  const batch::JobTarget to = job_target(state_, target);
  const auto problems = provider->preflight(call_for(to, {}, "?", facts_of(item)));
  return std::ranges::none_of(problems, [](const Error& error) {
    return error.key.ends_with("_not_taken") || error.key == "preflight.audio_model_needed";
  });
}

bool BatchUpdate::settle(For purpose) {
  work_.problem.reset();
  follow_ask();
  if (job_.items.empty()) return fail("problem.batch_no_files"), false;
  batch::Frozen frozen = frozen_of(state_);
  if (!job_.frozen && frozen.targets.empty()) return fail("problem.batch_no_model"), false;
  if (!job_.frozen && frozen.prompts.empty()) return fail("problem.batch_no_prompt"), false;
  char* end = nullptr;
  const double usd = std::strtod(work_.cap.c_str(), &end);
  const bool number = end != work_.cap.c_str() && *end == '\0' && usd >= 0;
  if (!work_.cap.empty() && !number) return fail("problem.bad_number", {work_.cap}), false;
  for (const batch::JobTarget& target : job_.frozen ? job_.targets : frozen.targets) {
    work_.problem = missing_for(state_, target, purpose == For::asking);
    if (work_.problem) return false;
  }
  const std::optional<double> cap = work_.cap.empty() ? std::nullopt : std::optional(usd);
  if (cap != job_.cap) change(batch::PaceSet{job_.at_once, cap});
  if (job_.frozen) return true;
  frozen.id = short_id(state_, now_);
  if (!change(frozen))
    return fail("problem.batch_too_many", {format_count(batch::kMaxCells)}), false;
  expect();
  return true;
}

std::string BatchUpdate::price_and_error(const Reply& reply, std::size_t cell,
                                         batch::Ended& ended) const {
  const batch::JobTarget& target = job_.targets[batch::address_of(job_, cell).target];
  ended.cell = cell;
  ended.text = reply.text;
  ended.input = reply.usage.billed_input ? reply.usage.billed_input : reply.usage.input;
  ended.output = reply.usage.billed_output ? reply.usage.billed_output : reply.usage.output;
  if (target.practice)
    ended.usd = 0;
  else
    ended.usd = state_.shared.prices.cost(target.provider_id, target.model, reply.usage);
  const Provider* provider = find_provider(target.provider_id);
  const std::string label = provider == nullptr ? target.provider_id : label_of(provider->info());
  ended.state = batch::CellState::failed;
  if (reply.stopped->error) {
    ended.kind = reply.stopped->error->kind;
    ended.request_id = reply.stopped->error->request_id;
    ended.error = sentence_of(*reply.stopped->error, label);
  } else if (reply.text.empty()) {
    ended.kind = ErrorKind::no_answer;
    const std::vector<std::string> words = ending_words(reply);
    ended.error = words.empty() ? tr("batch.empty_answer", {label}) : words.front();
    for (const ReplyPiece& piece : reply.pieces) ended.error += " " + piece_words(piece) + ".";
  } else {
    ended.state = batch::CellState::done;
    const StopReason reason = reply.stopped->reason;
    if (reason == StopReason::length || reason == StopReason::window ||
        reason == StopReason::unfinished)
      ended.error = tr("batch.cut_answer");
  }
  return label;
}

}  // namespace triptych
