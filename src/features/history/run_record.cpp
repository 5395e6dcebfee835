// Writing records. Values only: what a server or a model said stays text, whatever is in it.
#include "features/history/run_record.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "base/base64.h"
#include "base/json.h"
#include "base/secret_mask.h"
#include "features/history/record_internal.h"

namespace triptych {
namespace {

template <class T>
void put(OrderedJson& json, const char* key, const std::optional<T>& value) {
  if (value) json[key] = *value;
}
void put(OrderedJson& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}

OrderedJson error_json(const Error& error) {
  OrderedJson json{{"kind", name_of(error.kind)}};
  put(json, "message", error.message);
  if (error.http_status != 0) json["status"] = error.http_status;
  put(json, "type", error.type);
  put(json, "code", error.code);
  put(json, "param", error.param);
  put(json, "request_id", error.request_id);
  put(json, "key", error.key);
  if (!error.args.empty()) json["args"] = error.args;
  return json;
}

OrderedJson usage_json(const Usage& usage) {
  OrderedJson json = OrderedJson::object();
  put(json, "input", usage.input);
  put(json, "output", usage.output);
  put(json, "reasoning", usage.reasoning);
  put(json, "cache_read", usage.cache_read);
  put(json, "cache_write", usage.cache_write);
  put(json, "seconds", usage.seconds);
  put(json, "billed_input", usage.billed_input);
  put(json, "billed_output", usage.billed_output);
  return json;
}

OrderedJson finish_json(const Stopped& stopped) {
  OrderedJson json{{"reason", name_of(stopped.reason)}};
  put(json, "raw", stopped.raw_reason);
  put(json, "block", stopped.block_reason);
  put(json, "said", stopped.said);
  if (stopped.error) json["error"] = error_json(*stopped.error);
  return json;
}

// Pictures and sounds of an answer are named; their bytes stay in the open page only.
OrderedJson pieces_json(const Reply& reply) {
  OrderedJson json = OrderedJson::array();
  for (const ReplyPiece& piece : reply.pieces) {
    OrderedJson one{{"kind", name_of(piece.kind)}, {"type", piece.type}, {"size", piece.size}};
    put(one, "text", piece.text);
    json.push_back(std::move(one));
  }
  return json;
}

std::string request_id(const Turn& turn) {
  if (!turn.head) return "";
  const std::string id = header_value(*turn.head, "x-request-id");
  return id.empty() ? header_value(*turn.head, "request-id") : id;
}

// The files of a question by their place in the record; what is not there was left out.
OrderedJson asked_json(const Turn& turn, const FilePlaces& files) {
  OrderedJson json{{"text", text_of_question(turn)}, {"files", OrderedJson::array()}};
  for (const Part& part : turn.sent.prompt.messages.back().parts) {
    const auto* file = std::get_if<Attachment>(&part);
    if (file == nullptr) continue;
    if (const auto place = files.place_of(*file)) json["files"].push_back(*place);
  }
  return json;
}

OrderedJson turn_json(const Turn& turn, const FilePlaces& files) {
  const Reply& reply = turn.reply;
  OrderedJson json{{"asked", asked_json(turn, files)}};
  put(json, "sent", turn.sent_summary);
  json["answer"] = reply.text;
  put(json, "thoughts", reply.thoughts);
  put(json, "refusal", reply.refusal);
  if (!reply.pieces.empty()) json["pieces"] = pieces_json(reply);
  if (reply.more_pieces > 0) json["more_pieces"] = reply.more_pieces;
  put(json, "model", reply.model);
  put(json, "response_id", reply.response_id);
  put(json, "request_id", request_id(turn));
  if (turn.head) json["status"] = turn.head->status;
  json["usage"] = usage_json(reply.usage);
  put(json, "usd", turn.usd);
  if (turn.usd_at_most) json["usd_at_most"] = true;
  if (turn.first_token != Millis{}) json["first_ms"] = (turn.first_token - turn.started).count();
  json["total_ms"] = (turn.finished - turn.started).count();
  if (turn.attempt > 1) json["attempts"] = turn.attempt;
  if (!turn.dropped.empty()) json["dropped"] = turn.dropped;
  json["practice"] = turn.practice;
  if (reply.stopped) json["finish"] = finish_json(*reply.stopped);
  return json;
}

OrderedJson question_json(const RunRecord& record) {
  const Call& call = record.conversations[0].turns[0].sent;
  OrderedJson json{{"prompt", prompt_of(record)}};
  put(json, "system", call.prompt.system);
  put(json, "preset", record.preset_id);
  put(json, "json_schema", call.prompt.json_schema);
  if (call.max_output_tokens > 0) json["max_output_tokens"] = call.max_output_tokens;
  put(json, "temperature", call.temperature);
  json["detail"] = static_cast<int>(call.detail);
  json["stream"] = call.stream;
  return json;
}

OrderedJson file_json(const RecordedFile& file) {
  OrderedJson json{{"id", file.id}, {"name", file.name}};
  put(json, "media_type", file.media_type);
  put(json, "url", file.url);
  if (file.url.empty()) json["bytes"] = file.bytes;
  return json;
}

OrderedJson whole_json(const RunRecord& record, const char* format,
                       std::span<const Secret> secrets) {
  OrderedJson json{{"format", format},
                   {"version", kRecordVersion},
                   {"id", record.id},
                   {"date", record.date},
                   {"at", record.at},
                   {"page", record.page_version},
                   {"prices_checked", record.prices_checked}};
  json["question"] = question_json(record);
  json["files"] = OrderedJson::array();
  for (const RecordedFile& file : record.files) json["files"].push_back(file_json(file));
  json["columns"] = OrderedJson::array();
  const FilePlaces places(record.files);
  for (const Conversation& conversation : record.conversations) {
    OrderedJson one{{"provider", conversation.target.provider_id},
                    {"model", conversation.target.model},
                    {"practice", conversation.target.practice},
                    {"label", conversation.label},
                    {"provider_label", conversation.turns[0].provider_label}};
    put(one, "thinking", conversation.target.thinking);
    if (!conversation.left_out.empty()) one["left_out"] = conversation.left_out;
    one["turns"] = OrderedJson::array();
    for (const Turn& turn : conversation.turns) one["turns"].push_back(turn_json(turn, places));
    json["columns"].push_back(std::move(one));
  }
  hide_secrets(json, secrets);
  return json;
}

void mask_texts(OrderedJson& json, const SecretMask& mask) {
  if (mask.empty()) return;
  if (auto* text = json.get_ptr<std::string*>()) {
    *text = mask.whole(*text);
    return;
  }
  if (!json.is_structured()) return;
  for (OrderedJson& part : json) mask_texts(part, mask);
}

}  // namespace

void hide_secrets(OrderedJson& json, std::span<const Secret> secrets) {
  SecretMask mask;
  for (const Secret& secret : secrets) mask.add(secret);
  mask_texts(json, mask);
}

FilePlaces::Key FilePlaces::key_of(const Bytes& data, const std::string& url,
                                   const std::string& name) {
  if (!url.empty()) return {nullptr, url, ""};
  return {data.get(), "", data == nullptr ? name : ""};
}

FilePlaces::FilePlaces(const std::vector<RecordedFile>& files) {
  for (std::size_t i = 0; i < files.size(); ++i)
    places_.emplace(key_of(files[i].data, files[i].url, files[i].name), i);
}

bool FilePlaces::add(const Attachment& file) {
  return places_.emplace(key_of(file.data, file.url, file.name), places_.size()).second;
}

std::optional<std::size_t> FilePlaces::place_of(const Attachment& file) const {
  const auto found = places_.find(key_of(file.data, file.url, file.name));
  return found == places_.end() ? std::nullopt : std::optional(found->second);
}

std::string record_json(const RunRecord& record, std::span<const Secret> secrets) {
  return dump_json(whole_json(record, kRecordFormat, secrets));
}

std::string card_json(const RunRecord& record, std::span<const Secret> secrets) {
  std::string out = dump_json(whole_json(record, kCardFormat, secrets), 1);
  while (!out.empty() && (out.back() == '}' || out.back() == '\n')) out.pop_back();
  out += ",\n \"media\": {";
  std::size_t size = out.size() + 16;
  for (const RecordedFile& file : record.files)
    size += file.id.size() * 6 + 16 + base64_size(view(file.data).size());
  out.reserve(size);  // base64 is written once, into its final place
  const char* between = "";
  for (const RecordedFile& file : record.files) {
    if (!file.data) continue;
    out += between + dump_json(Json(file.id)) + ": \"";
    between = ", ";
    const std::size_t at = out.size();
    out.resize(at + base64_size(file.data->size()));
    base64_encode(*file.data, out.data() + at);
    out += '"';
  }
  return out + "}\n}\n";
}

std::string prompt_of(const RunRecord& record) {
  return text_of_question(record.conversations[0].turns[0]);
}

std::vector<Attachment> question_files(const RunRecord& record) {
  std::vector<Attachment> out;
  for (const RecordedFile& file : record.files) {
    if (!file.url.empty()) out.push_back(make_url_attachment(file.url));
    if (file.data) out.push_back(make_attachment(file.name, file.data));
  }
  return out;
}

std::string date_of(std::int64_t epoch_ms, int utc_offset_minutes) {
  using namespace std::chrono;
  const sys_time<milliseconds> local{milliseconds{epoch_ms} + minutes{utc_offset_minutes}};
  const auto day = floor<days>(local);
  const year_month_day date{day};
  const auto minute = duration_cast<minutes>(local - day).count();
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u %02d:%02d", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(minute / 60), static_cast<int>(minute % 60));
  return text;
}

}  // namespace triptych
