// Replies of the Anthropic messages API: the events of a stream and whole messages alike.
#include <map>
#include <set>
#include <utility>

#include "providers/anthropic_wire.h"
#include "providers/reply_pieces.h"
#include "providers/vendor_error.h"
#include "providers/vendor_parser.h"

namespace triptych::anthropic_wire {
namespace {

StopReason reason_of(std::string_view word) {
  if (word == "end_turn" || word == "stop_sequence") return StopReason::end;
  if (word == "max_tokens") return StopReason::length;
  if (word == "model_context_window_exceeded") return StopReason::window;
  if (word == "pause_turn") return StopReason::unfinished;
  if (word == "tool_use") return StopReason::tool_call;
  if (word == "refusal") return StopReason::refusal;
  return StopReason::other;
}

// The content blocks as they are built up, to be echoed in a follow-up.
class Turn {
 public:
  void clear() { *this = Turn(); }

  void begin(int index, Json block) {
    partial_input_.erase(index);
    blocks_[index] = std::move(block);
  }

  void add(int index, const Json& delta) {
    const auto found = blocks_.find(index);
    const std::string type = string_at(delta, "type");
    if (found == blocks_.end() || !found->second.is_object()) {
      echoable_ = false;
      return;
    }
    Json& block = found->second;
    if (type == "text_delta") {
      append(block, "text", string_at(delta, "text"));
    } else if (type == "thinking_delta") {
      append(block, "thinking", string_at(delta, "thinking"));
    } else if (type == "signature_delta") {
      block["signature"] = string_at(delta, "signature");
    } else if (type == "input_json_delta") {
      partial_input_[index] += string_at(delta, "partial_json");
    } else if (type == "citations_delta") {
      if (!block["citations"].is_array()) block["citations"] = Json::array();
      block["citations"].push_back(at(delta, "citation"));
    } else {
      echoable_ = false;  // we would echo half a block
    }
  }

  void add_text(int index, std::string_view key, std::string_view text) {
    const auto found = blocks_.find(index);
    if (found == blocks_.end() || !found->second.is_object()) {
      echoable_ = false;
    } else {
      append(found->second, key, text);
    }
  }

  // "" when there is nothing to echo, or not everything was understood.
  std::string json() {
    Json content = Json::array();
    for (auto& [index, block] : blocks_) {
      const auto input = partial_input_.find(index);
      if (input != partial_input_.end() && !input->second.empty()) {
        auto parsed = parse_json(input->second);
        if (!parsed) return "";
        block["input"] = std::move(*parsed);
      }
      const bool empty_text =
          string_at(block, "type") == "text" && string_at(block, "text").empty();
      if (!empty_text)
        content.push_back(std::move(block));  // empty text is refused when it comes back
    }
    if (!echoable_ || content.empty()) return "";
    return join_pieces(dump_json(Json{{"role", "assistant"}, {"content", std::move(content)}}));
  }

 private:
  static void append(Json& block, std::string_view key, std::string_view text) {
    Json& field = block[key];
    if (!field.is_string()) field = "";
    field.get_ref<std::string&>() += text;
  }

  std::map<int, Json> blocks_;
  std::map<int, std::string> partial_input_;
  bool echoable_ = true;
};

class Parser final : public VendorParser {
  void on_json(const Json& json, std::vector<StreamEvent>& out) override {
    const std::string type = string_at(json, "type");
    if (type == "message_start") {
      begin_message(at(json, "message"), out);
    } else if (type == "content_block_start") {
      begin_block(int_at(json, "index").value_or(0), at(json, "content_block"), out);
    } else if (type == "content_block_delta") {
      on_delta(int_at(json, "index").value_or(0), at(json, "delta"), out);
    } else if (type == "message_delta") {
      on_usage(at(json, "usage"), out);
      on_stop(at(json, "delta"), out);
    } else if (type == "message_stop") {
      finish(out);
    } else if (type == "message") {
      whole_message_ = true;
      begin_message(json, out);
      on_stop(json, out);
    }  // ping, content_block_stop and what is yet to be invented say nothing to us
  }

  // Also a second time: a spliced stream begins again (vercel/ai issue 18402).
  void begin_message(const Json& message, std::vector<StreamEvent>& out) {
    restart();
    turn_.clear();
    calls_ = Calls();
    stop_ = Stopped();
    stopped_told_ = false;
    start(string_at(message, "id"), string_at(message, "model"), out);
    start_now(out);
    on_usage(at(message, "usage"), out);
    int index = 0;
    for (const Json& block : at(message, "content")) begin_block(index++, block, out);
  }

  void begin_block(int index, const Json& block, std::vector<StreamEvent>& out) {
    const std::string type = string_at(block, "type");
    if (type == "text") say(string_at(block, "text"), out);
    if (type == "thinking") think(string_at(block, "thinking"), out);
    if (type.ends_with("tool_use")) {
      calls_.name(index, string_at(block, "name"));
      if (const Json& input = at(block, "input"); !input.empty())
        calls_.add(index, dump_json(input));
    } else if (type != "text" && type != "thinking") {
      show_block(type, block, out);
    }
    for (const Json& citation : at(block, "citations")) cite(citation, out);
    turn_.begin(index, block);
  }

  // Blocks of @anthropic-ai/sdk 1.14.0 that are neither text nor a call: results of the vendor's
  // own tools, files, hidden thoughts, and what is yet to be invented.
  void show_block(const std::string& type, const Json& block, std::vector<StreamEvent>& out) {
    const Json& source = at(block, "source");
    if (type == "redacted_thinking") {
      show(text_piece(PieceKind::hidden, type, ""), out);
    } else if (type == "image" && !string_at(source, "data").empty()) {
      show(media_piece(string_at(source, "media_type"), string_at(source, "data")), out);
    } else if (type == "image" || type == "document") {
      show(address_piece(type == "image" ? "image/png" : "", string_at(source, "url")), out);
    } else if (type.ends_with("_tool_result")) {
      show(text_piece(PieceKind::result, type, dump_json(at(block, "content"))), out);
    } else {
      show(unknown_piece(type, block), out);
    }
  }

  void cite(const Json& citation, std::vector<StreamEvent>& out) {
    const std::string address = string_at(citation, "url");
    if (!address.empty() && cited_.insert(address).second)
      show(text_piece(PieceKind::source, string_at(citation, "title"), address), out);
  }

  void on_delta(int index, const Json& delta, std::vector<StreamEvent>& out) {
    const std::string type = string_at(delta, "type");
    if (type == "text_delta") say(string_at(delta, "text"), out);
    if (type == "thinking_delta") think(string_at(delta, "thinking"), out);
    if (type == "input_json_delta") calls_.add(index, string_at(delta, "partial_json"));
    if (type == "citations_delta") cite(at(delta, "citation"), out);
    turn_.add(index, delta);
  }

  std::string_view text_alone(const Json& json) override {
    const Json& delta = at(json, "delta");
    const std::string type = string_at(delta, "type");
    const std::string_view key = type == "text_delta" ? "text" : "thinking";
    const bool alone = string_at(json, "type") == "content_block_delta" && delta.size() == 2 &&
                       (key == "text" || type == "thinking_delta") && at(delta, key).is_string();
    if (!alone) return "";
    repeated_index_ = int_at(json, "index").value_or(0);
    return key;
  }

  void say_again(std::string_view key, std::string text, std::vector<StreamEvent>& out) override {
    turn_.add_text(repeated_index_, key, text);
    if (key == "text") return say(std::move(text), out);
    think(std::move(text), out);
  }

  // Cumulative: a number that is told again replaces the earlier one.
  void on_usage(const Json& told, std::vector<StreamEvent>& out) {
    if (!told.is_object()) return;
    const auto take = [&](std::optional<int>& field, const char* key) {
      if (const auto number = int_at(told, key)) field = number;
    };
    take(usage_.input, "input_tokens");
    take(usage_.output, "output_tokens");
    take(usage_.cache_read, "cache_read_input_tokens");
    take(usage_.cache_write, "cache_creation_input_tokens");
    const auto thinking = int_at(at(told, "output_tokens_details"), "thinking_tokens");
    if (thinking) usage_.reasoning = thinking;
    if (usage_.input) {
      usage_.billed_input =
          *usage_.input + usage_.cache_read.value_or(0) + usage_.cache_write.value_or(0);
    }
    usage_.billed_output = usage_.output;  // includes thinking
    out.push_back(usage_);
  }

  void on_stop(const Json& told, std::vector<StreamEvent>& out) {
    const Json& details = at(told, "stop_details");
    const std::string category = string_at(details, "category");
    if (!category.empty()) stop_.block_reason = category;
    if (string_at(details, "type") == "refusal") refuse(string_at(details, "explanation"), out);
    const std::string reason = string_at(told, "stop_reason");
    if (reason.empty()) return;
    stopped_told_ = true;
    stop_.raw_reason = reason;
    stop_.reason = reason_of(reason);
  }

  bool is_error(const Json& json, const Frame& frame) const override {
    return string_at(json, "type") == "error" || frame.event == "error" ||
           (tells_error(at(json, "error")) && !json.contains("type"));
  }

  void explain(const Json& json, Error& error) const override { explain_json(json, error); }

  std::optional<Stopped> outcome() override {
    if (stopped_told_) return stop_;
    if (!whole_message_) return std::nullopt;
    Stopped stopped;
    stopped.reason = StopReason::other;
    return stopped;
  }

  void before_stop(const Stopped& stopped, std::vector<StreamEvent>& out) override {
    for (ReplyPiece& call : calls_.take()) show(std::move(call), out);
    if (stopped.error) return;
    std::string json = turn_.json();
    if (!json.empty()) out.push_back(OpaqueTurn{std::move(json)});
  }

  Usage usage_;
  Turn turn_;
  Calls calls_;
  std::set<std::string> cited_;
  Stopped stop_;
  int repeated_index_ = 0;  // of the block that text_alone() saw last
  bool stopped_told_ = false, whole_message_ = false;
};

}  // namespace

std::unique_ptr<ReplyParser> parser() { return std::make_unique<Parser>(); }

}  // namespace triptych::anthropic_wire
