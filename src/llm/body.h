// What a request sends: texts, and files that stay what they are, shared bytes, until somebody
// writes them out. So a body of 100 MB costs nothing to make, to look at and to hand on; the page
// writes files out of its own Blobs (web/js/media/outgoing.js).
// Promises: size() is exact without encoding anything; text() is byte for byte what goes over the
// wire; two texts never lie side by side, so that looking into each text finds all that one holds.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"

namespace triptych {

// A file in a body, or a piece of one.
struct BodyFile {
  enum class Form { base64, bytes };
  std::string name, media_type;
  Bytes data;                        // the whole file
  std::size_t from = 0, length = 0;  // which of its bytes
  Form form = Form::base64;

  ByteView bytes() const { return view(data).subspan(from, length); }
  std::size_t size() const;  // written out
  std::string text() const;  // written out
};
BodyFile whole_file(std::string name, std::string media_type, Bytes data, BodyFile::Form form);

using BodyPart = std::variant<std::string, BodyFile>;

class Body {
 public:
  Body() = default;
  Body(std::string text) { *this += text; }  // implicit: most bodies are one text
  Body(const char* text) { *this += text; }
  Body& operator+=(std::string_view text);
  Body& operator+=(BodyFile file);

  const std::vector<BodyPart>& parts() const { return parts_; }
  std::vector<const BodyFile*> files() const;
  bool empty() const { return size() == 0; }
  std::size_t size() const;
  std::string text() const;
  // The same with other words for each file.
  std::string text_with(const std::function<std::string(const BodyFile&)>& words) const;
  // Whether a text, or a file that goes as it is, holds these words.
  bool mentions(std::string_view words) const;

 private:
  std::vector<BodyPart> parts_;
};

}  // namespace triptych
