#include "providers/body_writer.h"

#include <utility>

namespace triptych {

OrderedJson BodyWriter::base64(const Attachment& attachment, std::string prefix) {
  slots_.push_back({attachment, std::move(prefix)});
  return OrderedJson::binary({}, slots_.size() - 1);
}

void BodyWriter::append(const OrderedJson& value, Body& out) const {
  if (value.is_structured()) {
    append_members(value, out);
  } else if (value.is_binary()) {
    const Slot& slot = slots_[static_cast<std::size_t>(value.get_binary().subtype())];
    const Attachment& file = slot.attachment;
    std::string quoted = dump_json(OrderedJson(slot.prefix));
    quoted.pop_back();  // the closing quote comes behind the base64
    out += quoted;
    out += whole_file(file.name, file.media.media_type, file.data, BodyFile::Form::base64);
    out += "\"";
  } else {
    out += dump_json(value);
  }
}

void BodyWriter::append_members(const OrderedJson& value, Body& out) const {
  out += value.is_object() ? "{" : "[";
  bool first = true;
  for (const auto& item : value.items()) {
    if (!first) out += ",";
    first = false;
    if (value.is_object()) out += dump_json(OrderedJson(item.key())) + ":";
    append(item.value(), out);
  }
  out += value.is_object() ? "}" : "]";
}

void BodyWriter::write(const OrderedJson& body, HttpRequest& request) const {
  Body out;
  append(body, out);
  request.body = std::move(out);
}

}  // namespace triptych
