// Bytes of one HTTP reply -> StreamEvents: the one reading path of the product, used by the runner,
// by triptych_replay and by the fuzzers. Chooses between the reply parser and explain() by status.
// Exactly one Stopped is emitted, last, whatever the bytes are. Deltas of a kind that follow each
// other come as one: whoever takes the events works once for what arrived together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "providers/provider.h"

namespace triptych {

class ReplyReader {
 public:
  ReplyReader(const Provider& provider, HttpHead head);
  void feed(std::string_view bytes, std::vector<StreamEvent>& out);
  void finish(std::vector<StreamEvent>& out);  // the connection closed cleanly
  bool stopped() const { return stopped_; }    // Stopped was emitted

 private:
  void take(const std::vector<Frame>& frames, std::vector<StreamEvent>& out);
  void emit(std::vector<StreamEvent>& events, std::vector<StreamEvent>& out);

  const Provider& provider_;
  HttpHead head_;
  Framer framer_;
  std::unique_ptr<ReplyParser> parser_;
  std::string error_body_;
  bool stopped_ = false;
};

}  // namespace triptych
