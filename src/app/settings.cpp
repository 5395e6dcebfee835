#include "app/settings.h"

#include <algorithm>

#include "base/json.h"
#include "providers/provider.h"

namespace triptych {
namespace {

constexpr std::size_t kLargestDraft = 200'000;  // local storage holds about 5 MB in all

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

}  // namespace

std::string settings_json(const AppState& state) {
  OrderedJson json;
  json["version"] = 1;
  json["theme"] = static_cast<int>(state.theme);
  json["text_scale"] = state.text_scale;
  if (!state.wanted_language.empty()) json["language"] = state.wanted_language;
  json["provider"] = state.provider_id;
  json["practice"] = state.practice;
  json["models"] = state.models;
  json["base_urls"] = state.base_urls;
  json["key_storage"] = static_cast<int>(state.key_storage);
  json["system"] = state.system;
  json["max_tokens"] = state.max_tokens;
  json["temperature"] = state.temperature;
  json["detail"] = static_cast<int>(state.detail);
  json["stream"] = state.stream;
  if (state.prompt.size() <= kLargestDraft) json["prompt"] = state.prompt;
  json["preset"] = state.preset_id;
  return dump_json(json);
}

void load_settings(AppState& state, std::string_view text) {
  const auto json = parse_json(text);
  if (!json || !json->is_object()) return;
  state.theme = choice_at(*json, "theme", ThemeChoice::contrast, state.theme);
  state.text_scale = std::clamp(int_at(*json, "text_scale").value_or(state.text_scale),
                                kSmallestScale, kLargestScale);
  state.wanted_language = string_at(*json, "language");
  state.key_storage = choice_at(*json, "key_storage", KeyStorage::tab, state.key_storage);
  state.detail = choice_at(*json, "detail", Detail::high, state.detail);
  if (const std::string id = string_at(*json, "provider"); find_provider(id) != nullptr) {
    state.provider_id = id;
  }
  state.practice = bool_at(*json, "practice");
  read_map(at(*json, "models"), state.models);
  read_map(at(*json, "base_urls"), state.base_urls);
  state.system = string_at(*json, "system");
  state.max_tokens = string_at(*json, "max_tokens");
  state.temperature = string_at(*json, "temperature");
  if (json->contains("stream")) state.stream = bool_at(*json, "stream");
  if (state.prompt.empty()) state.prompt = string_at(*json, "prompt");
  if (const TaskPreset* preset = state.tasks.preset(string_at(*json, "preset"))) {
    state.preset_id = preset->id;
    state.json_schema = preset->json_schema;
  }
}

std::string keys_json(const AppState& state) {
  OrderedJson json = OrderedJson::object();
  for (const auto& [id, key] : state.keys) {
    if (!key.empty()) json[id] = key.reveal();
  }
  return dump_json(json);
}

void load_keys(AppState& state, std::string_view text) {
  const auto json = parse_json(text);
  if (!json || !json->is_object()) return;
  for (const auto& [id, value] : json->items()) {
    if (find_provider(id) != nullptr && value.is_string() && state.keys[id].empty()) {
      state.keys[id] = Secret(value.get<std::string>());
    }
  }
}

}  // namespace triptych
