// Reading records, which may come from anywhere: every field is looked at, nothing is assumed.
#include <algorithm>

#include "base/base64.h"
#include "base/file_name.h"
#include "base/json.h"
#include "features/history/record_internal.h"

namespace triptych {
namespace {

constexpr std::size_t kMaxConversations = 64, kMaxTurns = 200, kMaxTurnsInAll = 1000,
                      kMaxFiles = 2000;
constexpr std::size_t kMaxName = 400;

std::string short_text(const Json& json, std::string_view key, std::size_t most = kMaxName) {
  std::string text = string_at(json, key);
  return text.size() <= most ? text : "";
}

std::vector<std::string> texts(const Json& json) {
  std::vector<std::string> out;
  if (!json.is_array() || json.size() > kMaxFiles) return out;
  for (const Json& one : json)
    if (one.is_string()) out.push_back(one.get<std::string>());
  return out;
}

StopReason reason_of(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(StopReason::other); ++i) {
    if (name_of(static_cast<StopReason>(i)) == name) return static_cast<StopReason>(i);
  }
  return StopReason::other;
}

Error read_error(const Json& json) {
  Error error;
  error.kind = error_kind(string_at(json, "kind")).value_or(ErrorKind::malformed);
  error.message = string_at(json, "message");
  error.http_status = int_at(json, "status").value_or(0);
  error.type = string_at(json, "type");
  error.code = string_at(json, "code");
  error.param = string_at(json, "param");
  error.request_id = string_at(json, "request_id");
  error.key = string_at(json, "key");
  error.args = texts(at(json, "args"));
  return error;
}

ReplyPiece read_piece(const Json& json) {
  ReplyPiece piece;
  const std::string kind = string_at(json, "kind");
  for (int i = 0; i <= static_cast<int>(PieceKind::other); ++i)
    if (name_of(static_cast<PieceKind>(i)) == kind) piece.kind = static_cast<PieceKind>(i);
  piece.type = string_at(json, "type");
  piece.text = string_at(json, "text");
  piece.size = static_cast<std::size_t>(std::max(0, int_at(json, "size").value_or(0)));
  return piece;
}

Usage read_usage(const Json& json) {
  Usage usage;
  usage.input = int_at(json, "input");
  usage.output = int_at(json, "output");
  usage.reasoning = int_at(json, "reasoning");
  usage.cache_read = int_at(json, "cache_read");
  usage.cache_write = int_at(json, "cache_write");
  usage.seconds = number_at(json, "seconds");
  usage.billed_input = int_at(json, "billed_input");
  usage.billed_output = int_at(json, "billed_output");
  return usage;
}

Stopped read_finish(const Json& json) {
  Stopped stopped;
  stopped.reason = reason_of(string_at(json, "reason"));
  stopped.raw_reason = string_at(json, "raw");
  stopped.block_reason = string_at(json, "block");
  stopped.said = string_at(json, "said");
  if (at(json, "error").is_object()) stopped.error = read_error(at(json, "error"));
  return stopped;
}

Part attachment_of(const RecordedFile& file) {
  if (!file.url.empty()) return make_url_attachment(file.url);
  if (file.data) return make_attachment(file.name, file.data);
  Attachment attachment;  // its bytes may still come, see put_file
  attachment.name = file.name;
  attachment.media.media_type = file.media_type;
  attachment.media.kind = kind_of(file.media_type);
  return attachment;
}

Millis millis_at(const Json& json, std::string_view key) {
  constexpr double kYear = 365.0 * 24 * 3600 * 1000;
  const double value = number_at(json, key).value_or(0);
  return Millis{static_cast<long long>(std::clamp(value, 0.0, kYear))};
}

class Reader {
 public:
  explicit Reader(const Json& json) : json_(json) {}

  bool read(RunRecord& out) {
    out.id = short_text(json_, "id");
    out.at = static_cast<std::int64_t>(std::clamp(number_at(json_, "at").value_or(0), 0.0, 1e15));
    out.date = short_text(json_, "date", 40);
    out.page_version = short_text(json_, "page");
    out.prices_checked = short_text(json_, "prices_checked", 40);
    out.preset_id = short_text(at(json_, "question"), "preset");
    if (!read_files(out)) return false;
    // Looked into once, however often the turns name them.
    for (const RecordedFile& file : out.files) attachments_.push_back(attachment_of(file));
    const Json& conversations = at(json_, "columns");
    if (!conversations.is_array() || conversations.empty() ||
        conversations.size() > kMaxConversations)
      return false;
    for (const Json& conversation : conversations)
      if (!read_column(conversation, out)) return false;
    return true;
  }

 private:
  bool read_files(RunRecord& out) const {
    const Json& files = at(json_, "files");
    if (!files.is_array() || files.size() > kMaxFiles) return false;
    for (const Json& one : files) {
      RecordedFile file{short_text(one, "id"),
                        plain_file_name(string_at(one, "name")),
                        short_text(one, "media_type"),
                        string_at(one, "url"),
                        0,
                        nullptr};
      file.bytes =
          static_cast<std::size_t>(std::clamp(number_at(one, "bytes").value_or(0), 0.0, 1e12));
      const Json& inside = at(at(json_, "media"), file.id);
      if (inside.is_string() && file.url.empty()) {
        auto bytes = base64_decode(inside.get_ref<const std::string&>());
        if (!bytes) return false;
        file.bytes = bytes->size();
        if (!bytes->empty()) file.data = std::make_shared<const ByteVector>(std::move(*bytes));
      }
      const bool web = file.url.starts_with("https://") || file.url.starts_with("http://");
      if (!file.url.empty() && !web) return false;
      out.files.push_back(std::move(file));
    }
    return true;
  }

  bool read_column(const Json& json, RunRecord& out) const {
    Conversation conversation;
    conversation.past = true;
    conversation.target.provider_id = short_text(json, "provider");
    conversation.target.model = short_text(json, "model");
    conversation.target.practice = bool_at(json, "practice");
    conversation.target.thinking = string_at(json, "thinking").substr(0, kMaxLevel);
    conversation.label = short_text(json, "label");
    conversation.left_out = texts(at(json, "left_out"));
    const Json& turns = at(json, "turns");
    if (!turns.is_array() || turns.empty() || turns.size() > kMaxTurns) return false;
    for (const Json& one : turns) {
      if (!one.is_object()) return false;
      Turn turn = read_turn(one, conversation.target);
      turn.provider_label = short_text(json, "provider_label");
      conversation.turns.push_back(std::move(turn));
    }
    out.conversations.push_back(std::move(conversation));
    return true;
  }

  Call read_call(const Json& asked, const Target& target) const {
    const Json& question = at(json_, "question");
    Call call;
    call.provider_id = target.provider_id;
    call.model = target.model;
    call.prompt.system = string_at(question, "system");
    call.prompt.json_schema = string_at(question, "json_schema");
    call.max_output_tokens = std::max(0, int_at(question, "max_output_tokens").value_or(0));
    call.temperature = number_at(question, "temperature");
    call.detail =
        static_cast<Detail>(std::clamp(int_at(question, "detail").value_or(0), 0, kLastDetail));
    call.stream = bool_at(question, "stream");
    Message message;
    for (const Json& index : at(asked, "files")) {
      if (!index.is_number_unsigned()) continue;
      const auto place = index.get<std::size_t>();
      if (place < attachments_.size() && message.parts.size() < kMaxFiles)
        message.parts.push_back(attachments_[place]);
    }
    if (std::string text = string_at(asked, "text"); !text.empty())
      message.parts.emplace_back(std::move(text));
    call.prompt.messages.push_back(std::move(message));
    return call;
  }

  Turn read_turn(const Json& json, const Target& target) const {
    Turn turn;
    turn.sent = read_call(at(json, "asked"), target);
    turn.sent_summary = string_at(json, "sent");
    Reply& reply = turn.reply;
    reply.text = string_at(json, "answer");
    reply.thoughts = string_at(json, "thoughts");
    reply.refusal = string_at(json, "refusal");
    for (const Json& piece : at(json, "pieces")) triptych::apply(reply, read_piece(piece));
    reply.more_pieces +=
        static_cast<std::size_t>(std::max(0, int_at(json, "more_pieces").value_or(0)));
    reply.model = string_at(json, "model");
    reply.response_id = string_at(json, "response_id");
    reply.usage = read_usage(at(json, "usage"));
    reply.stopped = read_finish(at(json, "finish"));
    turn.usd = number_at(json, "usd");
    turn.usd_at_most = bool_at(json, "usd_at_most");
    turn.attempt = std::max(1, int_at(json, "attempts").value_or(1));
    turn.dropped = texts(at(json, "dropped"));
    turn.practice = bool_at(json, "practice") || in_page(target);
    if (const int status = int_at(json, "status").value_or(0); status > 0) {
      turn.head = HttpHead{status, {}};
      if (std::string id = string_at(json, "request_id"); !id.empty())
        turn.head->headers.push_back({"x-request-id", std::move(id)});
    }
    turn.started = Millis{1};  // clock times: 0 would mean "not yet"
    if (json.contains("first_ms")) turn.first_token = turn.started + millis_at(json, "first_ms");
    turn.finished = turn.started + millis_at(json, "total_ms");
    return turn;
  }

  const Json& json_;
  std::vector<Part> attachments_;
};

}  // namespace

bool looks_like_card(ByteView bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()),
                              std::min<std::size_t>(bytes.size(), 200));
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  return start != text.npos && text[start] == '{' && text.find(kCardFormat) != text.npos &&
         text.find("\"format\"") != text.npos;
}

Result<RunRecord> read_record(std::string_view text) {
  using Failed = Result<RunRecord>;
  if (text.size() > kMaxCard) return Failed::failure("card.too_large");
  const auto json = parse_json(text);
  if (!json || !json->is_object()) return Failed::failure("card.damaged");
  const std::string format = string_at(*json, "format");
  if (format != kCardFormat && format != kRecordFormat) return Failed::failure("card.no_card");
  if (int_at(*json, "version").value_or(0) > kRecordVersion) return Failed::failure("card.newer");
  std::size_t turns = 0;
  for (const Json& conversation : at(*json, "columns")) turns += at(conversation, "turns").size();
  if (turns > kMaxTurnsInAll) return Failed::failure("card.too_many");
  RunRecord record;
  if (!Reader(*json).read(record)) return Failed::failure("card.damaged");
  return record;
}

void put_file(RunRecord& record, std::string_view id, const Bytes& data) {
  const auto file = std::ranges::find(record.files, id, &RecordedFile::id);
  if (file == record.files.end() || file->data || !data) return;
  for (Conversation& conversation : record.conversations) {
    for (Turn& turn : conversation.turns) {
      for (Part& part : turn.sent.prompt.messages.back().parts) {
        auto* attachment = std::get_if<Attachment>(&part);
        const bool waits = attachment != nullptr && !attachment->by_url() && !attachment->data;
        if (waits && attachment->name == file->name)
          *attachment = make_attachment(file->name, data);
      }
    }
  }
  file->data = data;
}

}  // namespace triptych
