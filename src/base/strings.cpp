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

Catalogue& catalogue() {
  static Catalogue loaded = read(assets::strings_en()).value_or(Catalogue{});
  return loaded;
}

}  // namespace

bool load_strings(std::string_view json) {
  auto loaded = read(json);
  if (!loaded) return false;
  loaded->merge(read(assets::strings_en()).value_or(Catalogue{}));  // keeps what is there
  catalogue() = std::move(*loaded);
  return true;
}

bool has_string(std::string_view key) { return catalogue().find(key) != catalogue().end(); }

std::string tr(std::string_view key) {
  const auto found = catalogue().find(key);
  return found == catalogue().end() ? std::string(key) : found->second;
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
