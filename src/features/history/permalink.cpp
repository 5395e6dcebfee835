#include "features/history/permalink.h"

#include <algorithm>

#include "base/json.h"
#include "features/history/record_internal.h"
#include "providers/provider.h"

namespace triptych {
namespace {

constexpr std::size_t kMaxModel = 200;
constexpr std::size_t kMaxNumber = 12;

std::string percent_encoded(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "-_.~!*'()";
  std::string out;
  out.reserve(text.size() * 3 / 2);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kPlain.find(c) != kPlain.npos) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out;
}

// No line ends, no invisible characters that would change how a name looks.
bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= kMaxModel &&
         std::ranges::all_of(text, [](unsigned char c) { return c > ' ' && c <= '~'; });
}

std::string number_text(const Json& json, std::string_view key) {
  const std::string text = string_at(json, key);
  const bool plain = text.size() <= kMaxNumber && std::ranges::all_of(text, [](char c) {
                       return (c >= '0' && c <= '9') || c == '.';
                     });
  return plain ? text : "";
}

}  // namespace

std::optional<std::string> permalink_of(const SharedQuestion& question,
                                        std::span<const Secret> secrets) {
  OrderedJson json{{"v", 1}, {"prompt", question.prompt}};
  const auto put = [&](const char* key, const std::string& text) {
    if (!text.empty()) json[key] = text;
  };
  put("system", question.system);
  put("preset", question.preset_id);
  put("schema", question.json_schema);
  put("max", question.max_tokens);
  put("temperature", question.temperature);
  if (question.detail != Detail::automatic) json["detail"] = static_cast<int>(question.detail);
  if (!question.stream) json["whole"] = true;
  if (question.repeats > 1) json["repeats"] = question.repeats;
  json["targets"] = OrderedJson::array();
  for (const Target& target : question.targets) {
    OrderedJson one = OrderedJson::array({target.provider_id, target.model});
    if (target.practice || !target.thinking.empty())
      one.push_back(target.practice ? "practice" : "");
    if (!target.thinking.empty()) one.push_back(target.thinking);
    json["targets"].push_back(std::move(one));
  }
  hide_secrets(json, secrets);
  std::string fragment = kLinkStart + percent_encoded(dump_json(json));
  if (fragment.size() > kMaxLink) return std::nullopt;
  return fragment;
}

std::optional<SharedQuestion> read_permalink(std::string_view fragment) {
  if (!fragment.starts_with(kLinkStart) || fragment.size() > kMaxLink) return std::nullopt;
  const auto json = parse_json(fragment.substr(std::string_view(kLinkStart).size()));
  if (!json || !json->is_object() || int_at(*json, "v") != 1) return std::nullopt;
  SharedQuestion out;
  out.prompt = string_at(*json, "prompt");
  out.system = string_at(*json, "system");
  out.preset_id = string_at(*json, "preset");
  out.json_schema = string_at(*json, "schema");
  if (!out.json_schema.empty()) {
    const auto schema = parse_json(out.json_schema);
    if (!schema || !schema->is_object()) out.json_schema.clear();
  }
  out.max_tokens = number_text(*json, "max");
  out.temperature = number_text(*json, "temperature");
  out.detail = static_cast<Detail>(std::clamp(int_at(*json, "detail").value_or(0), 0, kLastDetail));
  out.stream = !bool_at(*json, "whole");
  out.repeats = std::clamp(int_at(*json, "repeats").value_or(1), 1, kMaxRepeats);
  for (const Json& one : at(*json, "targets")) {
    const Json &provider = at(one, std::size_t{0}), &model = at(one, std::size_t{1});
    if (!provider.is_string() || !model.is_string() || out.targets.size() >= kMaxTargets) continue;
    Target target;
    target.provider_id = provider.get<std::string>();
    target.model = model.get<std::string>();
    target.practice = at(one, std::size_t{2}) == "practice";
    const Json& thinking = at(one, std::size_t{3});
    if (thinking.is_string()) target.thinking = thinking.get<std::string>().substr(0, kMaxLevel);
    if (find_provider(target.provider_id) != nullptr && is_name(target.model))
      out.targets.push_back(std::move(target));
  }
  const bool says_something = !out.prompt.empty() || !out.preset_id.empty() || !out.targets.empty();
  return says_something ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace triptych
