#include "app/settings.h"

#include <algorithm>

#include "app/texts.h"
#include "base/json.h"
#include "features/ask/ask_update.h"
#include "providers/provider.h"

namespace triptych {
namespace {

// Names and ids only: the bytes lie elsewhere (StoreBlob). Files still on their way count too, or
// what is saved meanwhile would lose them.
OrderedJson draft_files_json(const AppState& state) {
  OrderedJson json = OrderedJson::array();
  if (state.history.forgotten) return json;
  for (const DraftAttachment& attached : state.ask.attachments) {
    const Attachment& file = attached.attachment;
    if (file.by_url())
      json.push_back({{"url", file.url}});
    else if (std::string id = state.shared.kept.id_of(file.data); !id.empty())
      json.push_back({{"id", std::move(id)}, {"name", file.name}});
  }
  for (const DraftFile& file : state.ask.draft_files)
    json.push_back({{"id", file.id}, {"name", file.name}});
  return json;
}

void read_draft_files(const Json& json, AppState& state) {
  if (!json.is_array()) return;
  for (const Json& one : json) {
    DraftFile file{string_at(one, "id"), string_at(one, "name"), string_at(one, "url")};
    const bool web = file.url.starts_with("https://") || file.url.starts_with("http://");
    if (web || !file.id.empty()) state.ask.draft_files.push_back(std::move(file));
  }
}

template <class Choice>
Choice choice_at(const Json& json, std::string_view key, Choice last, Choice fallback) {
  const int value = int_at(json, key).value_or(static_cast<int>(fallback));
  return value >= 0 && value <= static_cast<int>(last) ? static_cast<Choice>(value) : fallback;
}

void read_map(const Json& json, std::map<std::string, std::string>& into) {
  if (!json.is_object()) return;
  for (const auto& [id, value] : json.items()) {
    if (find_provider(id) != nullptr && value.is_string()) into[id] = value.get<std::string>();
  }
}

void read_target(const Json& json, const std::string& model, AppState& state,
                 std::vector<Target>& into) {
  const std::string id = string_at(json, "provider");
  if (find_provider(id) == nullptr || into.size() >= kMaxTargets) return;
  into.push_back({state.shared.next_id++, id, model, bool_at(json, "practice")});
  into.back().thinking = string_at(json, "thinking").substr(0, kMaxLevel);
}

// Pages of before this one wrote a single target beside everything else.
void read_targets(const Json& json, AppState& state) {
  std::vector<Target> targets;
  for (const Json& item : at(json, "targets"))
    read_target(item, string_at(item, "model"), state, targets);
  if (targets.empty())
    read_target(json, state.ask.models[string_at(json, "provider")], state, targets);
  if (!targets.empty()) {
    state.ask.targets = std::move(targets);
    state.ask.own_targets = true;
  }
  const int chosen = int_at(json, "chosen").value_or(0);
  state.ask.chosen =
      std::min(static_cast<std::size_t>(std::max(chosen, 0)), state.ask.targets.size() - 1);
  state.ask.repeats = std::clamp(int_at(json, "repeats").value_or(1), 1, kMaxRepeats);
  state.ask.cap = string_at(json, "cap");
}

OrderedJson target_json(const Target& target) {
  OrderedJson one{
      {"provider", target.provider_id}, {"model", target.model}, {"practice", target.practice}};
  if (!target.thinking.empty()) one["thinking"] = target.thinking;
  return one;
}

void read_batch_choice(const Json& json, AppState& state) {
  BatchChoice& choice = state.batch.choice;
  for (const Json& item : at(json, "batch_targets"))
    read_target(item, string_at(item, "model"), state, choice.targets);
  choice.own = !choice.targets.empty();
  choice.schema_id = choice.own ? string_at(json, "batch_schema") : "";
}

// What the person wrote: as it is, or the ids under which it lies.
void put_texts(const AppState& state, OrderedJson& json) {
  OrderedJson kept = OrderedJson::object();
  for (const auto& [id, field] : state.shared.texts.awaited)
    if (!field.starts_with("cell.")) kept[field] = id;
  for (const DraftText& one : draft_texts(state)) {
    if (one.text->empty()) continue;
    const auto known = state.shared.texts.known.find(one.field);
    if (is_inline(state.shared.texts, one.field, one.text->size()))
      json[one.field] = *one.text;
    else if (known != state.shared.texts.known.end() && !known->second.stored.empty())
      kept[one.field] = known->second.stored;
  }
  if (!kept.empty()) json["kept"] = std::move(kept);
  if (!state.batch.job.frozen && state.batch.prompts != std::vector<std::string>{""})
    json["batch_prompts"] = state.batch.prompts.size();
  const BatchChoice& choice = state.batch.choice;
  if (state.batch.job.frozen || !choice.own) return;
  json["batch_targets"] = OrderedJson::array();
  for (const Target& target : choice.targets) json["batch_targets"].push_back(target_json(target));
  json["batch_schema"] = choice.schema_id;
}

void read_texts(const Json& json, AppState& state) {
  if (state.ask.prompt.empty()) state.ask.prompt = string_at(json, "prompt");
  state.ask.system = string_at(json, "system");
  state.ask.follow_up = string_at(json, "follow_up");
  state.ask.replaced_prompt = string_at(json, "replaced");
  if (const Json& more = at(json, "replaced_options"); bool_at(json, "replaced_options"))
    state.ask.replaced_options =
        ReplacedOptions{string_at(json, "replaced.system"), string_at(json, "replaced.schema")};
  else if (more.is_object())  // as pages before this one wrote it
    state.ask.replaced_options =
        ReplacedOptions{string_at(more, "system"), string_at(more, "schema")};
  std::vector<std::string>& prompts = state.batch.prompts;
  const int count = std::clamp(int_at(json, "batch_prompts").value_or(0), 0,
                               static_cast<int>(batch::kMaxPrompts));
  if (count > 0) prompts.assign(static_cast<std::size_t>(count), "");
  for (std::size_t i = 0; i < prompts.size(); ++i)
    prompts[i] = string_at(json, "batch." + std::to_string(i));
  read_batch_choice(json, state);
  const Json& kept = at(json, "kept");
  if (!kept.is_object()) return;
  for (const auto& [field, id] : kept.items())
    if (id.is_string()) state.shared.texts.awaited[id.get<std::string>()] = field;
}

OrderedJson hints_json(const AskState& ask) {
  OrderedJson json = OrderedJson::array();
  for (const std::string_view name : NamesOf<Hint>::all)
    if (ask.is_over(*value_named<Hint>(name))) json.push_back(std::string(name));
  return json;
}

// Whoever was here before there were hints is no newcomer.
void read_hints(const Json& json, AskState& ask) {
  ask.hints_over.fill(!json.contains("hints"));
  for (const Json& one : at(json, "hints"))
    if (const auto hint =
            one.is_string() ? value_named<Hint>(one.get<std::string>()) : std::nullopt)
      ask.hints_over[static_cast<std::size_t>(*hint)] = true;
}

}  // namespace

std::string settings_json(const AppState& state) {
  OrderedJson json;
  json["version"] = 1;
  json["theme"] = static_cast<int>(state.settings.theme);
  json["text_scale"] = state.settings.text_scale;
  if (!state.settings.wanted_language.empty()) json["language"] = state.settings.wanted_language;
  if (state.ask.own_targets) json["targets"] = OrderedJson::array();
  const bool aside = !state.ask.set_aside.empty();
  for (const Target& target : aside ? state.ask.set_aside : state.ask.targets) {
    if (!state.ask.own_targets) break;
    json["targets"].push_back(target_json(target));
  }
  json["chosen"] = state.ask.chosen;
  json["repeats"] = state.ask.repeats;
  if (!state.ask.cap.empty()) json["cap"] = state.ask.cap;
  json["models"] = state.ask.models;
  json["base_urls"] = state.shared.base_urls;
  json["key_storage"] = static_cast<int>(state.settings.key_storage);
  put_texts(state, json);
  json["max_tokens"] = state.ask.max_tokens;
  json["temperature"] = state.ask.temperature;
  json["detail"] = static_cast<int>(state.ask.detail);
  json["stream"] = state.ask.stream;
  json["preset"] = state.ask.preset_id;
  if (state.ask.replaced_options) json["replaced_options"] = true;  // its texts stand beside it
  json["files"] = draft_files_json(state);
  json["history"] = state.history.on;
  json["hints"] = hints_json(state.ask);
  if (state.ask.json_schema.empty() && has_own_schema(state.ask)) json["schema"] = "";
  return dump_json(json);
}

void load_settings(AppState& state, std::string_view text) {
  const auto json = parse_json(text);
  if (!json || !json->is_object()) return;
  state.settings.theme = choice_at(*json, "theme", ThemeChoice::contrast, state.settings.theme);
  state.settings.text_scale = std::clamp(
      int_at(*json, "text_scale").value_or(state.settings.text_scale), kSmallestScale, kMaxScale);
  state.settings.wanted_language = string_at(*json, "language");
  state.settings.key_storage =
      choice_at(*json, "key_storage", KeyStorage::tab, state.settings.key_storage);
  state.ask.detail = choice_at(*json, "detail", Detail::high, state.ask.detail);
  read_map(at(*json, "models"), state.ask.models);
  read_targets(*json, state);
  read_map(at(*json, "base_urls"), state.shared.base_urls);
  read_texts(*json, state);
  state.ask.max_tokens = string_at(*json, "max_tokens");
  state.ask.temperature = string_at(*json, "temperature");
  if (json->contains("stream")) state.ask.stream = bool_at(*json, "stream");
  if (json->contains("history")) state.history.on = bool_at(*json, "history");
  read_hints(*json, state.ask);
  if (state.ask.attachments.empty()) read_draft_files(at(*json, "files"), state);
  if (const TaskPreset* preset = state.ask.tasks.preset(string_at(*json, "preset"))) {
    state.ask.preset_id = preset->id;
    set_schema(state.ask, preset->json_schema());
  }
  if (at(*json, "schema").is_string()) set_schema(state.ask, string_at(*json, "schema"));
}

}  // namespace triptych
