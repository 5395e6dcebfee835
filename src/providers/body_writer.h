// Writes a request body in one allocation: a small JSON skeleton, and each file's base64 encoded
// once, straight into its place. Media stands in the skeleton as a JSON *binary* value, which no
// text of the user can become, so there is nothing to search for and nothing to confuse.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "providers/provider.h"

namespace triptych {

class BodyWriter {
 public:
  explicit BodyWriter(MediaBytes mode) : mode_(mode) {}

  // A JSON string of `prefix` and the file's base64, to be put anywhere in the body.
  OrderedJson base64(const Attachment& attachment, std::string prefix = "");

  // Sets request.body and request.media. `body` may hold any JSON besides the values above.
  void write(const OrderedJson& body, HttpRequest& request);

 private:
  struct DraftAttachment {
    Attachment attachment;  // shares the bytes
    std::string prefix;
  };
  struct Cut {
    std::size_t offset = 0;  // in skeleton_
    std::size_t slot = 0;
  };
  void append(const OrderedJson& value);
  void append_members(const OrderedJson& value);
  std::size_t length_of(std::size_t slot) const;
  void append_media(std::size_t slot, std::string& body) const;

  MediaBytes mode_;
  std::vector<DraftAttachment> slots_;
  std::string skeleton_;
  std::vector<Cut> cuts_;
};

}  // namespace triptych
