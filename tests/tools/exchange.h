// Recorded exchanges (tests/fixtures/recorded) and how to replay them through the product's own
// reading path. Shared by triptych_replay and the unit tests.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "run/reply_reader.h"

namespace triptych {

struct Exchange {
  std::string id, provider;
  bool stream = false;
  HttpHead head;
  std::string body;
  Json expect;
};

// nullopt when there is no such file. A folder would open, but cannot be read.
inline std::optional<std::string> read_file(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

inline std::optional<Exchange> parse_exchange(const std::string& text) {
  const auto json = parse_json(text);
  if (!json || !at(*json, "response").is_object()) return std::nullopt;
  const Json& response = at(*json, "response");
  Exchange exchange;
  exchange.id = string_at(*json, "id");
  exchange.provider = string_at(*json, "provider");
  exchange.stream = bool_at(at(*json, "request"), "stream");
  exchange.head.status = int_at(response, "status").value_or(200);
  for (const auto& [name, value] : at(response, "headers").items()) {
    if (value.is_string()) exchange.head.headers.push_back({name, value.get<std::string>()});
  }
  exchange.body = string_at(response, "body");
  exchange.expect = at(*json, "expect");
  return exchange;
}

// Feeds `body` in pieces of `piece` bytes (0 = whole) and adds the events up.
inline std::vector<StreamEvent> replay_events(const Exchange& exchange, std::size_t piece) {
  const Provider* provider = find_provider(exchange.provider);
  std::vector<StreamEvent> events;
  if (!provider) return events;
  ReplyReader reader(*provider, exchange.head);
  const std::string_view body = exchange.body;
  if (piece == 0) piece = body.size() + 1;
  for (std::size_t at = 0; at < body.size(); at += piece) {
    reader.feed(body.substr(at, piece), events);
  }
  reader.finish(events);
  return events;
}

inline Reply reply_of(const std::vector<StreamEvent>& events) {
  Reply reply;
  for (const StreamEvent& event : events) apply(reply, event);
  return reply;
}

// A vendor that was asked for enum-encoding=int names its reasons by number: a number it stays.
inline OrderedJson word_or_null(const std::string& word) {
  if (word.empty()) return nullptr;
  if (word.size() < 6 && word.find_first_not_of("0123456789") == std::string::npos) {
    return std::stoi(word);
  }
  return word;
}

inline OrderedJson text_or_null(const std::string& text) {
  return text.empty() ? OrderedJson(nullptr) : OrderedJson(text);
}

inline OrderedJson number_or_null(const std::optional<int>& number) {
  return number ? OrderedJson(*number) : OrderedJson(nullptr);
}

// The line that triptych_replay prints. After an error nothing but the text that had come counts.
inline OrderedJson summary_of(const Exchange& exchange, const Reply& reply) {
  const Stopped stopped = reply.stopped.value_or(Stopped());
  const Error error = stopped.error.value_or(Error());
  const bool vendor_error = !error.type.empty() || !error.message.empty();
  OrderedJson line = OrderedJson::object();
  line["id"] = exchange.id;
  line["text"] = reply.text;
  line["thinking"] = text_or_null(reply.thoughts);
  line["finish_reason"] = word_or_null(stopped.raw_reason);
  line["input_tokens"] = vendor_error ? OrderedJson(nullptr) : number_or_null(reply.usage.input);
  line["output_tokens"] = vendor_error ? OrderedJson(nullptr) : number_or_null(reply.usage.output);
  line["error_type"] = text_or_null(error.type);
  line["error_message"] = text_or_null(error.message);
  line["refusal"] = text_or_null(reply.refusal);
  line["block_reason"] = word_or_null(stopped.block_reason);
  return line;
}

}  // namespace triptych
