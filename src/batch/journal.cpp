#include "batch/journal.h"

#include <algorithm>
#include <cmath>

#include "base/file_name.h"
#include "base/json.h"

namespace triptych::batch {
namespace {

constexpr std::string_view kKinds[] = {"", "image", "document", "audio", "video"};

std::optional<std::size_t> size_at(const Json& json, std::string_view key) {
  const auto number = number_at(json, key);
  if (!number || *number < 0 || *number > 1e15 || *number != std::floor(*number))
    return std::nullopt;
  return static_cast<std::size_t>(*number);
}

template <class T>
void put(OrderedJson& json, const char* key, const std::optional<T>& value) {
  if (value) json[key] = *value;
}
void put(OrderedJson& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}

struct Writer {
  OrderedJson operator()(const ItemAdded& change) const {
    const Item& item = change.item;
    OrderedJson json{{"is", "item"}, {"file", item.file}, {"name", item.name}, {"size", item.size}};
    put(json, "kind", std::string(kKinds[static_cast<std::size_t>(item.media.kind)]));
    put(json, "type", item.media.media_type);
    if (item.media.width > 0) json["width"] = item.media.width;
    if (item.media.height > 0) json["height"] = item.media.height;
    if (item.media.pages > 0) json["pages"] = item.media.pages;
    if (item.media.duration > Millis{}) json["ms"] = item.media.duration.count();
    return json;
  }
  OrderedJson operator()(const ItemRemoved& change) const {
    return {{"is", "removed"}, {"file", change.file}};
  }
  OrderedJson operator()(const Frozen& change) const {
    OrderedJson json{{"is", "job"}, {"id", change.id}, {"prompts", change.prompts}};
    json["targets"] = OrderedJson::array();
    for (const JobTarget& target : change.targets) {
      OrderedJson one{{"provider", target.provider_id}, {"model", target.model}};
      put(one, "base_url", target.base_url);
      if (target.practice) one["practice"] = true;
      put(one, "thinking", target.thinking);
      json["targets"].push_back(std::move(one));
    }
    put(json, "system", change.options.system);
    put(json, "schema", change.options.json_schema);
    if (change.options.max_output_tokens > 0) json["max"] = change.options.max_output_tokens;
    put(json, "temperature", change.options.temperature);
    json["detail"] = static_cast<int>(change.options.detail);
    return json;
  }
  OrderedJson operator()(const Began& change) const {
    return {{"is", "began"}, {"cell", change.cell}};
  }
  OrderedJson operator()(const Ended& change) const {
    OrderedJson json{{"is", "ended"}, {"cell", change.cell}};
    json["state"] = std::string(name_of(change.state));
    put(json, "in", change.input);
    put(json, "out", change.output);
    put(json, "usd", change.usd);
    if (change.took > Millis{}) json["ms"] = change.took.count();
    put(json, "text", change.text);
    put(json, "error", change.error);
    if (change.kind) json["kind"] = std::string(name_of(*change.kind));
    put(json, "request", change.request_id);
    return json;
  }
  OrderedJson operator()(const Requeued& change) const {
    return {{"is", "again"}, {"cell", change.cell}};
  }
  OrderedJson operator()(const Skipped& change) const {
    return {{"is", "skipped"}, {"cell", change.cell}};
  }
  OrderedJson operator()(const PausedSet& change) const {
    return {{"is", "paused"}, {"on", change.paused}};
  }
  OrderedJson operator()(const PaceSet& change) const {
    OrderedJson json{{"is", "pace"}, {"at_once", change.at_once}};
    put(json, "cap", change.cap);
    return json;
  }
};

int int_or_0(const Json& json, std::string_view key) {
  return std::max(int_at(json, key).value_or(0), 0);
}

std::optional<Change> read_item(const Json& json) {
  Item item;
  const auto file = size_at(json, "file"), size = size_at(json, "size");
  if (!file || *file > UINT32_MAX || !size) return std::nullopt;
  item.file = static_cast<std::uint32_t>(*file);
  item.size = *size;
  item.name = plain_file_name(string_at(json, "name"));
  const auto kind = std::ranges::find(kKinds, string_at(json, "kind"));
  if (kind != std::end(kKinds)) item.media.kind = static_cast<MediaKind>(kind - kKinds);
  item.media.media_type = string_at(json, "type");
  item.media.width = int_or_0(json, "width");
  item.media.height = int_or_0(json, "height");
  item.media.pages = int_or_0(json, "pages");
  item.media.duration = Millis{int_or_0(json, "ms")};
  return ItemAdded{std::move(item)};
}

std::optional<Change> read_removed(const Json& json) {
  const auto file = size_at(json, "file");
  if (!file || *file > UINT32_MAX) return std::nullopt;
  return ItemRemoved{static_cast<std::uint32_t>(*file)};
}

std::optional<Change> read_job(const Json& json) {
  Frozen frozen;
  frozen.id = string_at(json, "id");
  for (const Json& prompt : at(json, "prompts")) {
    if (!prompt.is_string()) return std::nullopt;
    frozen.prompts.push_back(prompt.get<std::string>());
  }
  for (const Json& target : at(json, "targets")) {
    frozen.targets.push_back({string_at(target, "provider"), string_at(target, "model"),
                              string_at(target, "base_url"), bool_at(target, "practice"), 0,
                              string_at(target, "thinking").substr(0, kMaxLevel)});
  }
  frozen.options.system = string_at(json, "system");
  frozen.options.json_schema = string_at(json, "schema");
  frozen.options.max_output_tokens = int_or_0(json, "max");
  frozen.options.temperature = number_at(json, "temperature");
  const int detail = int_or_0(json, "detail");
  if (detail <= static_cast<int>(Detail::high)) frozen.options.detail = static_cast<Detail>(detail);
  return frozen;
}

std::optional<Change> read_ended(const Json& json, std::size_t cell) {
  Ended ended;
  ended.cell = cell;
  const std::string state = string_at(json, "state");
  for (std::size_t i = 0; i < kCellStates; ++i) {
    if (name_of(static_cast<CellState>(i)) == state) ended.state = static_cast<CellState>(i);
  }
  if (name_of(ended.state) != state) return std::nullopt;
  ended.input = int_at(json, "in");
  ended.output = int_at(json, "out");
  ended.usd = number_at(json, "usd");
  ended.took = Millis{int_or_0(json, "ms")};
  ended.text = string_at(json, "text");
  ended.error = string_at(json, "error");
  ended.kind = error_kind(string_at(json, "kind"));
  ended.request_id = string_at(json, "request");
  return ended;
}

}  // namespace

std::string line_of(const Change& change) { return dump_json(std::visit(Writer{}, change)); }

std::optional<Change> read_line(std::string_view line) {
  const auto json = parse_json(line);
  if (!json || !json->is_object()) return std::nullopt;
  const std::string is = string_at(*json, "is");
  if (is == "item") return read_item(*json);
  if (is == "removed") return read_removed(*json);
  if (is == "job") return read_job(*json);
  if (is == "paused") return PausedSet{bool_at(*json, "on")};
  if (is == "pace")
    return PaceSet{int_at(*json, "at_once").value_or(kUsuallyAtOnce), number_at(*json, "cap")};
  const auto cell = size_at(*json, "cell");
  if (!cell) return std::nullopt;
  if (is == "began") return Began{*cell};
  if (is == "ended") return read_ended(*json, *cell);
  if (is == "again") return Requeued{*cell};
  if (is == "skipped") return Skipped{*cell};
  return std::nullopt;
}

Replay replay(std::string_view lines) {
  Replay out;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.empty()) continue;
    const auto change = read_line(line);
    ++(change && apply(out.job, *change) ? out.applied : out.passed_over);
  }
  return out;
}

}  // namespace triptych::batch
