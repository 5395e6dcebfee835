#include "providers/body_writer.h"

#include <algorithm>
#include <utility>

#include "base/base64.h"

namespace triptych {
namespace {

std::string placeholder(std::size_t slot) { return "{base64 " + std::to_string(slot) + "}"; }

// Growing a string fills the new part with zeros first. In steps that fit the cache this is nearly
// free; over 20 MB at once it would cost half as much as the encoding.
constexpr std::size_t kStep = 48 * 1024;  // divisible by 3

void append_base64(ByteView bytes, std::string& out) {
  while (!bytes.empty()) {
    const ByteView step = bytes.first(std::min(kStep, bytes.size()));
    const std::size_t at = out.size();
    out.resize(at + base64_size(step.size()));
    base64_encode(step, out.data() + at);
    bytes = bytes.subspan(step.size());
  }
}

}  // namespace

OrderedJson BodyWriter::base64(const Attachment& attachment, std::string prefix) {
  slots_.push_back({attachment, std::move(prefix)});
  return OrderedJson::binary({}, slots_.size() - 1);
}

void BodyWriter::append(const OrderedJson& value) {
  if (value.is_structured()) {
    append_members(value);
  } else if (value.is_binary()) {
    const auto slot = static_cast<std::size_t>(value.get_binary().subtype());
    std::string quoted = dump_json(OrderedJson(slots_[slot].prefix));
    quoted.pop_back();  // the closing quote comes behind the base64
    skeleton_ += quoted;
    cuts_.push_back({skeleton_.size(), slot});
    skeleton_ += '"';
  } else {
    skeleton_ += dump_json(value);
  }
}

void BodyWriter::append_members(const OrderedJson& value) {
  skeleton_ += value.is_object() ? '{' : '[';
  bool first = true;
  for (const auto& item : value.items()) {
    if (!first) skeleton_ += ',';
    first = false;
    if (value.is_object()) skeleton_ += dump_json(OrderedJson(item.key())) + ":";
    append(item.value());
  }
  skeleton_ += value.is_object() ? '}' : ']';
}

std::size_t BodyWriter::length_of(std::size_t slot) const {
  return mode_ == MediaBytes::inline_base64 ? base64_size(slots_[slot].attachment.size())
                                            : placeholder(slot).size();
}

void BodyWriter::append_media(std::size_t slot, std::string& body) const {
  if (mode_ == MediaBytes::inline_base64) {
    append_base64(view(slots_[slot].attachment.data), body);
  } else {
    body += placeholder(slot);
  }
}

void BodyWriter::write(const OrderedJson& body, HttpRequest& request) {
  skeleton_.clear();
  cuts_.clear();
  append(body);
  std::size_t size = skeleton_.size();
  for (const Cut& cut : cuts_) size += length_of(cut.slot);
  std::string out;
  out.reserve(size);
  std::size_t done = 0;
  for (const Cut& cut : cuts_) {
    out.append(skeleton_, done, cut.offset - done);
    done = cut.offset;
    const Attachment& file = slots_[cut.slot].attachment;
    MediaSpan span;
    span.offset = out.size();
    span.length = length_of(cut.slot);
    span.name = file.name;
    span.media_type = file.media.media_type;
    span.encoded_size = base64_size(file.size());
    append_media(cut.slot, out);
    request.media.push_back(std::move(span));
  }
  out.append(skeleton_, done);
  request.body = std::move(out);
}

}  // namespace triptych
