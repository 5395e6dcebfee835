#include "messages.h"

#include <span>

#include "base/json_quote.h"

namespace triptych::web {

void MessageWriter::put(const char* name, const std::string& json) {
  if (!fields_.empty()) fields_ += ',';
  fields_.append("\"").append(name).append("\":").append(json);
}

[[gnu::noinline]] void MessageWriter::whole(const char* name, long long value) {
  put(name, std::to_string(value));
}

[[gnu::noinline]] void MessageWriter::text(const char* name, const std::string& value) {
  put(name, "");
  append_quoted(fields_, value);
}

void MessageWriter::texts(const char* name, const std::vector<std::string>& values) {
  put(name, dump_json(Json(values)));
}

void MessageWriter::pairs(const char* name, const TextPairs& values) {
  Json list = Json::array();
  for (const auto& [first, second] : values) list.push_back(Json::array({first, second}));
  put(name, dump_json(list));
}

void MessageWriter::bytes(const char*, std::string_view value) {
  bytes_ = std::as_bytes(std::span(value));
}

void MessageWriter::blob(const char*, const Bytes& value) {
  text("file", files_ != nullptr ? files_->name_of(value) : "");
  bytes_ = view(value);
}

MessageReader::MessageReader(std::string_view json, std::shared_ptr<ByteVector> bytes)
    : bytes_(std::move(bytes)) {
  std::optional<Json> parsed = parse_json(json);
  ok_ = parsed && parsed->is_object();
  if (ok_) fields_ = std::move(*parsed);
}

const Json& MessageReader::field(const char* name, Json::value_t type) {
  static const Json kNothing;
  const Json& found = at(fields_, name);
  if (found.type() == type) return found;
  ok_ = false;
  return kNothing;
}

[[gnu::noinline]] void MessageReader::text(const char* name, std::string& to) {
  const Json& found = field(name, Json::value_t::string);
  if (found.is_string()) to = found.get_ref<const std::string&>();
}

[[gnu::noinline]] void MessageReader::flag(const char* name, bool& to) {
  to = field(name, Json::value_t::boolean).is_boolean() && bool_at(fields_, name);
}

[[gnu::noinline]] std::int64_t MessageReader::whole_of(const char* name) {
  return static_cast<std::int64_t>(number_of(name));
}

double MessageReader::number_of(const char* name) {
  constexpr double kMaxWhole = 9007199254740991;  // what both sides can count
  const std::optional<double> found = number_at(fields_, name);
  if (found && std::abs(*found) <= kMaxWhole) return *found;
  ok_ = false;
  return 0;
}

void MessageReader::texts(const char* name, std::vector<std::string>& to) {
  for (const Json& one : field(name, Json::value_t::array)) {
    ok_ = ok_ && one.is_string();
    if (ok_) to.push_back(one.get<std::string>());
  }
}

TextPairs MessageReader::pairs_of(const char* name) {
  TextPairs out;
  for (const Json& one : field(name, Json::value_t::array)) {
    ok_ = ok_ && one.is_array() && one.size() == 2 && one[0].is_string() && one[1].is_string();
    if (ok_) out.emplace_back(one[0].get<std::string>(), one[1].get<std::string>());
  }
  return out;
}

void MessageReader::bytes(const char*, std::string& to) {
  if (bytes_) to.assign(reinterpret_cast<const char*>(bytes_->data()), bytes_->size());
}

[[gnu::noinline]] bool is_kind(std::string_view kind, const char* name) { return kind == name; }

#define TEXT(member) wire.text(#member, message.member)
#define TEXT_IN(outer, member) wire.text(#member, message.outer.member)
#define NAME(member) wire.named(#member, message.member)
#define NUMBER(member) wire.number(#member, message.member)
#define NUMBER_IN(outer, member) wire.number(#member, message.outer.member)
#define FLAG(member) wire.flag(#member, message.member)
#define FLAG_IN(outer, member) wire.flag(#member, message.outer.member)
#define TEXTS(member) wire.texts(#member, message.member)
#define PAIRS(member) wire.pairs(#member, message.member)
#define PAIRS_IN(outer, member) wire.pairs(#member, message.outer.member)
#define BLOB(member) wire.blob(#member, message.member)
#define BYTES(member) wire.bytes(#member, message.member)
#define BYTES_IN(outer, member) wire.bytes(#member, message.outer.member)

#define TRIPTYCH_TO_PAGE(Kind, ...)                                                               \
  void write_fields([[maybe_unused]] MessageWriter& wire, [[maybe_unused]] const Kind& message) { \
    static_cast<void>(0) __VA_OPT__(, ) __VA_ARGS__;                                              \
  }
#define TRIPTYCH_TO_PROGRAM(Kind, ...)                                    \
  bool read_fields(MessageReader& wire, [[maybe_unused]] Kind& message) { \
    return static_cast<void>(0) __VA_OPT__(, ) __VA_ARGS__, wire.ok();    \
  }
#include "messages.inc"

}  // namespace triptych::web
