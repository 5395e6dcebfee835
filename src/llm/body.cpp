#include "llm/body.h"

#include <algorithm>
#include <utility>

#include "base/base64.h"

namespace triptych {
namespace {

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

std::string_view as_text(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void append_file(const BodyFile& file, std::string& out) {
  if (file.form == BodyFile::Form::base64) {
    append_base64(file.bytes(), out);
  } else {
    out += as_text(file.bytes());
  }
}

}  // namespace

std::size_t BodyFile::size() const { return form == Form::base64 ? base64_size(length) : length; }

std::string BodyFile::text() const {
  std::string out;
  out.reserve(size());
  append_file(*this, out);
  return out;
}

BodyFile whole_file(std::string name, std::string media_type, Bytes data, BodyFile::Form form) {
  const std::size_t length = view(data).size();
  return {std::move(name), std::move(media_type), std::move(data), 0, length, form};
}

Body& Body::operator+=(std::string_view text) {
  if (text.empty()) return *this;
  if (parts_.empty() || !std::holds_alternative<std::string>(parts_.back()))
    parts_.emplace_back(std::string());
  std::get_if<std::string>(&parts_.back())->append(text);
  return *this;
}

Body& Body::operator+=(BodyFile file) {
  parts_.emplace_back(std::move(file));
  return *this;
}

std::vector<const BodyFile*> Body::files() const {
  std::vector<const BodyFile*> out;
  for (const BodyPart& part : parts_)
    if (const auto* file = std::get_if<BodyFile>(&part)) out.push_back(file);
  return out;
}

std::size_t Body::size() const {
  std::size_t size = 0;
  for (const BodyPart& part : parts_)
    size += std::visit([](const auto& one) { return one.size(); }, part);
  return size;
}

std::string Body::text() const {
  std::string out;
  out.reserve(size());
  for (const BodyPart& part : parts_) {
    if (const auto* text = std::get_if<std::string>(&part))
      out += *text;
    else
      append_file(*std::get_if<BodyFile>(&part), out);
  }
  return out;
}

std::string Body::text_with(const std::function<std::string(const BodyFile&)>& words) const {
  std::string out;
  for (const BodyPart& part : parts_) {
    if (const auto* text = std::get_if<std::string>(&part))
      out += *text;
    else
      out += words(*std::get_if<BodyFile>(&part));
  }
  return out;
}

bool Body::mentions(std::string_view words) const {
  return std::ranges::any_of(parts_, [&](const BodyPart& part) {
    if (const auto* text = std::get_if<std::string>(&part)) return text->find(words) != text->npos;
    const auto& file = *std::get_if<BodyFile>(&part);
    return file.form == BodyFile::Form::bytes &&
           as_text(file.bytes()).find(words) != std::string_view::npos;
  });
}

}  // namespace triptych
