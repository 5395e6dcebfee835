// Writes a request body of JSON with files in it: the texts between them, and each file as a part
// of its own that nobody encodes here. A file is a JSON *binary* value, which no text of the user
// can become, so there is nothing to search for and nothing to confuse.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "providers/provider.h"

namespace triptych {

class BodyWriter {
 public:
  // A JSON string of `prefix` and the file's base64, to be put anywhere in the body.
  OrderedJson base64(const Attachment& attachment, std::string prefix = "");

  // Sets request.body. `body` may hold any JSON besides the values above.
  void write(const OrderedJson& body, HttpRequest& request) const;

 private:
  struct Slot {
    Attachment attachment;  // shares the bytes
    std::string prefix;
  };
  void append(const OrderedJson& value, Body& out) const;
  void append_members(const OrderedJson& value, Body& out) const;

  std::vector<Slot> slots_;
};

}  // namespace triptych
