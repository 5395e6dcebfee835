#include "base/strings.h"

#include <functional>
#include <map>

#include "base/assets.h"
#include "base/json.h"

namespace triptych {
namespace {

using Catalogue = std::map<std::string, std::string, std::less<>>;

std::optional<Catalogue> read(std::string_view text) {
  const auto json = parse_json(text);
  if (!json || !json->is_object()) return std::nullopt;
  Catalogue result;
  for (const auto& [key, value] : json->items()) {
    if (!value.is_string()) return std::nullopt;
    result.emplace(key, value.get<std::string>());
  }
  return result;
}

Catalogue& english() {
  static Catalogue loaded = read(assets::strings_en()).value_or(Catalogue{});
  return loaded;
}

std::optional<Catalogue>& other_language() {
  static std::optional<Catalogue> loaded;
  return loaded;
}

bool awaited = false;
std::set<std::string> missed;

const std::string* find(std::string_view key) {
  for (const Catalogue* catalogue : {other_language() ? &*other_language() : nullptr, &english()}) {
    if (catalogue == nullptr) continue;
    if (const auto found = catalogue->find(key); found != catalogue->end()) return &found->second;
  }
  if (awaited) missed.emplace(key);
  return nullptr;
}

}  // namespace

bool load_strings(std::string_view json) {
  auto loaded = read(json);
  if (!loaded) return false;
  other_language() = std::move(*loaded);
  return true;
}

void await_words() { awaited = true; }

bool add_words(std::string_view json) {
  awaited = false;
  if (json.empty()) return true;
  auto loaded = read(json);
  if (!loaded) return false;
  english().merge(*loaded);  // keeps what is there
  return true;
}

const std::set<std::string>& missed_words() { return missed; }

bool has_string(std::string_view key) { return find(key) != nullptr; }

std::string tr(std::string_view key) {
  if (const std::string* found = find(key)) return *found;
  return awaited ? "" : std::string(key);
}

std::string tr(std::string_view key, const std::vector<std::string>& args) {
  // Names, dates and numbers keep their own order inside a sentence that runs the other way.
  static const std::string kIsolate = "\u2068", kPop = "\u2069";
  const bool isolates = tr("language.direction") == "rtl";
  std::string out;
  const std::string pattern = tr(key);
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                       pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    if (!place) {
      out.push_back(pattern[i]);
      continue;
    }
    const auto index = static_cast<std::size_t>(pattern[i + 1] - '0');
    if (index < args.size()) out += isolates ? kIsolate + args[index] + kPop : args[index];
    i += 2;
  }
  return out;
}

std::string tr(std::string_view key, std::initializer_list<std::string> args) {
  return tr(key, std::vector<std::string>(args));
}

}  // namespace triptych
