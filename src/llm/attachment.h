// One file the user attached, or an image by URL. `media_type` and facts come from the bytes
// (base/media_type.h). Immutable once made; copying shares the bytes.
#pragma once

#include <string>

#include "base/bytes.h"
#include "base/media_type.h"

namespace triptych {

// Of a film: which part of it is looked at, and how closely. 0 = not said.
struct VideoCut {
  double frames_per_second = 0;
  int from = 0, to = 0;  // seconds
  bool operator==(const VideoCut&) const = default;
};

struct Attachment {
  std::string name;  // as the user knows it; shown, and sent where the vendor wants a file name
  Bytes data;        // null for an image by URL
  std::string url;   // https URL the *vendor* fetches; "" for bytes
  std::string stored_at;  // address of the bytes in the vendor's own store; "" = not there
  MediaInfo media;  // for a URL: kind guessed from the address (else image), type likewise or ""
  VideoCut cut{};
  bool by_url() const { return !url.empty(); }
  const std::string& shown_name() const { return by_url() ? url : name; }
  std::size_t size() const { return data ? data->size() : 0; }
};

// Sniffs the bytes and fills `media`. Of the name only what is a plain file name stays.
Attachment make_attachment(const std::string& name, Bytes data);
Attachment make_url_attachment(std::string url);

}  // namespace triptych
