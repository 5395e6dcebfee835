// OpenAI's responses as a stream: typed events, each of which says where in the answer it belongs.
// Source: responses.d.ts of openai 7.59.0 (order of the events: its reference, "Streaming events").
#include "practice/vendors.h"

namespace triptych::practice::openai {
namespace {

class Events {
 public:
  explicit Events(Outgoing& out) : out_(out) {}

  void begin_piece() {
    out_.pieces.emplace_back();
    out_.said.push_back(0);
  }
  void add(std::string_view type, const OrderedJson& fields) {
    OrderedJson json = {{"type", type}, {"sequence_number", next_++}};
    json.update(fields);
    out_.pieces.back() += named_event(type, dump_json(json));
  }
  void delta(const std::string& text, OrderedJson place) {
    begin_piece();
    place["delta"] = text;
    place["logprobs"] = OrderedJson::array();
    add("response.output_text.delta", place);
    out_.said.back() = text.size();
  }

 private:
  Outgoing& out_;
  int next_ = 0;
};

// The item, empty: as it stands there before its text.
OrderedJson begun(OrderedJson item) {
  if (!item.contains("content")) return item;
  item["status"] = "in_progress";
  item["content"] = OrderedJson::array();
  return item;
}

void add_text(Events& events, const OrderedJson& item, const OrderedJson& where) {
  const OrderedJson& part = item["content"][0];
  OrderedJson place = {{"item_id", item["id"]}};
  place.update(where);
  place["content_index"] = 0;
  OrderedJson added = place;
  added["part"] = part;
  added["part"]["text"] = "";
  events.add("response.content_part.added", added);
  const auto text = part["text"].get<std::string>();
  for (const std::string& word : words_of(text)) events.delta(word, place);
  events.begin_piece();
  OrderedJson done = place;
  done["logprobs"] = OrderedJson::array();
  done["text"] = text;
  events.add("response.output_text.done", done);
  place["part"] = part;
  events.add("response.content_part.done", place);
}

}  // namespace

Outgoing stream_response(const OrderedJson& response, IdGenerator& ids) {
  Outgoing out;
  out.streamed = true;
  out.headers = {{"content-type", "text/event-stream; charset=utf-8"}};
  for (Header& header : id_headers(ids)) out.headers.push_back(std::move(header));
  OrderedJson opening = response;
  opening["status"] = "in_progress";
  opening["incomplete_details"] = nullptr;
  opening["output"] = OrderedJson::array();
  opening["usage"] = nullptr;
  Events events(out);
  events.begin_piece();
  events.add("response.created", {{"response", opening}});
  events.add("response.in_progress", {{"response", opening}});
  for (std::size_t i = 0; i < response["output"].size(); ++i) {
    const OrderedJson& item = response["output"][i];
    const OrderedJson where = {{"output_index", i}};
    OrderedJson added = where;
    added["item"] = begun(item);
    events.add("response.output_item.added", added);
    if (item.contains("content")) add_text(events, item, where);
    OrderedJson done = where;
    done["item"] = item;
    events.add("response.output_item.done", done);
  }
  const auto status = response["status"].get<std::string>();
  events.add("response." + status, {{"response", response}});
  return out;
}

}  // namespace triptych::practice::openai
