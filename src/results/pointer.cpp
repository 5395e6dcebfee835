#include "results/pointer.h"

#include <charconv>

namespace triptych::results {
namespace {

std::string unescaped(std::string_view step) {
  std::string out;
  for (std::size_t i = 0; i < step.size(); ++i) {
    const bool escape = step[i] == '~' && i + 1 < step.size();
    if (escape && (step[i + 1] == '0' || step[i + 1] == '1')) {
      out.push_back(step[++i] == '0' ? '~' : '/');
    } else {
      out.push_back(step[i]);
    }
  }
  return out;
}

const Json& child(const Json& json, std::string_view step) {
  if (!json.is_array()) return at(json, unescaped(step));
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
  const bool is_index = error == std::errc() && end == step.data() + step.size();
  return at(json, is_index ? index : json.size());
}

}  // namespace

std::string join(std::string_view path, std::string_view key) {
  std::string out(path);
  out.push_back('/');
  for (const char c : key) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out.push_back(c);
    }
  }
  return out;
}

std::string join(std::string_view path, std::size_t index) {
  return std::string(path) + "/" + std::to_string(index);
}

std::string last_step(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string() : unescaped(path.substr(slash + 1));
}

const Json& value_at(const Json& json, std::string_view path) {
  const Json* value = &json;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view step = path.substr(0, path.find('/'));
    value = &child(*value, step);
    path.remove_prefix(step.size());
  }
  return *value;
}

}  // namespace triptych::results
