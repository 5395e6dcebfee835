#include "providers/repeated_chunk.h"

#include <algorithm>

#include "base/json.h"
#include "base/json_pieces.h"
#include "base/utf8.h"

namespace triptych {
namespace {

// Random letters of OpenAI's servers, so that nobody can tell the words by the lengths of packets
// (`stream_options.include_obfuscation` of its API reference). Nobody reads them.
constexpr std::string_view kNoise = "obfuscation";

struct Span {
  std::size_t begin = 0, end = 0;  // of a string, without its quotes
};

// Where the string that begins at `from` ends: at its closing quote, or npos.
std::size_t string_end(std::string_view data, std::size_t from) {
  for (std::size_t at = from; (at = data.find_first_of("\"\\", at)) != data.npos; at += 2)
    if (data[at] == '"') return at;
  return data.npos;
}

// The value of `key`, where the key is there once and its value is a string. Within a string of
// valid JSON each quote has a backslash before it, so that a quoted word before a colon is a key.
std::optional<Span> value_of(std::string_view data, std::string_view key) {
  const std::string quoted = '"' + std::string(key) + '"';
  std::optional<Span> found;
  for (std::size_t at = 0; (at = data.find(quoted, at)) != data.npos; at += quoted.size()) {
    const std::size_t colon = data.find_first_not_of(" \t", at + quoted.size());
    if (colon == data.npos || data[colon] != ':') continue;
    const std::size_t open = data.find_first_not_of(" \t", colon + 1);
    if (found || open == data.npos || data[open] != '"') return std::nullopt;
    found = Span{open + 1, string_end(data, open + 1)};
    if (found->end == data.npos) return std::nullopt;
  }
  return found;
}

bool well_formed(std::string_view inside) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
  return std::ranges::none_of(inside, is_control) && utf8_valid(inside);
}

std::optional<std::string> read(std::string_view inside) {
  if (inside.find('\\') == inside.npos) return std::string(inside);
  const auto json = parse_json_piece('"' + std::string(inside) + '"');
  if (!json || !json->is_string()) return std::nullopt;
  return json->get<std::string>();
}

}  // namespace

void RepeatedChunk::learn(std::string_view data, std::string_view key) {
  around_.clear();
  const auto text = value_of(data, key);
  if (!text) return;
  std::vector<Span> strings{*text};
  if (const auto noise = value_of(data, kNoise)) strings.push_back(*noise);
  std::ranges::sort(strings, {}, &Span::begin);
  std::size_t done = 0;
  for (std::size_t i = 0; i < strings.size(); ++i) {
    if (strings[i].begin == text->begin) text_ = i;
    around_.emplace_back(data.substr(done, strings[i].begin - done));
    done = strings[i].end;
  }
  around_.emplace_back(data.substr(done));
  key_ = key;
}

std::optional<std::string> RepeatedChunk::text_of(std::string_view data) const {
  if (around_.empty()) return std::nullopt;
  std::string_view text;
  for (std::size_t i = 0; i + 1 < around_.size(); ++i) {
    if (!data.starts_with(around_[i])) return std::nullopt;
    data.remove_prefix(around_[i].size());
    const std::size_t end = string_end(data, 0);
    if (end == data.npos || !well_formed(data.substr(0, end))) return std::nullopt;
    if (i == text_) text = data.substr(0, end);
    data.remove_prefix(end);
  }
  if (data != around_.back()) return std::nullopt;
  return read(text);
}

}  // namespace triptych
