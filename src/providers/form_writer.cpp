#include "providers/form_writer.h"

#include <algorithm>
#include <utility>

namespace triptych {
namespace {

std::string_view text_of(const Bytes& data) {
  const ByteView bytes = view(data);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// As the HTML standard writes names in forms.
std::string escaped_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '"') {
      out += "%22";
    } else if (c == '\r') {
      out += "%0D";
    } else if (c == '\n') {
      out += "%0A";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

void FormWriter::text(std::string name, std::string value) {
  fields_.push_back({std::move(name), std::move(value), {}, false});
}

void FormWriter::file(std::string name, const Attachment& file, std::string sent_name) {
  fields_.push_back({std::move(name), std::move(sent_name), file, true});
}

std::string FormWriter::boundary() const {
  std::string mark = "triptych-form-1";
  const auto occurs = [&](const Field& field) {
    return field.value.find(mark) != field.value.npos ||
           text_of(field.file.data).find(mark) != std::string_view::npos;
  };
  for (int i = 2; std::ranges::any_of(fields_, occurs); ++i) {
    mark = "triptych-form-" + std::to_string(i);
  }
  return mark;
}

void FormWriter::write(HttpRequest& request) const {
  const std::string mark = boundary();
  request.body = Body();
  for (const Field& field : fields_) {
    request.body += "--" + mark + "\r\nContent-Disposition: form-data; name=\"" +
                    escaped_name(field.name) + "\"";
    if (field.is_file) {
      const std::string& type = field.file.media.media_type;
      request.body += "; filename=\"" + escaped_name(field.value) +
                      "\"\r\nContent-Type: " + (type.empty() ? "application/octet-stream" : type);
    }
    request.body += "\r\n\r\n";
    if (field.is_file) {
      const Attachment& file = field.file;
      request.body +=
          whole_file(file.name, file.media.media_type, file.data, BodyFile::Form::bytes);
    } else {
      request.body += field.value;
    }
    request.body += "\r\n";
    request.form.push_back({field.name, field.is_file ? field.file.name : field.value,
                            field.is_file ? field.value : ""});
  }
  request.body += "--" + mark + "--\r\n";
  request.headers.push_back({"Content-Type", "multipart/form-data; boundary=" + mark});
}

}  // namespace triptych
