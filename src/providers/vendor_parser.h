// What the reply parsers of all vendors have in common: JSON in frames, errors inside a stream, and
// the promise of exactly one Stopped. A vendor's parser only says what its JSON means.
#pragma once

#include "base/json.h"
#include "base/json_pieces.h"
#include "providers/provider.h"
#include "providers/repeated_chunk.h"

namespace triptych {

class VendorParser : public ReplyParser {
 public:
  void on_frame(const Frame& frame, std::vector<StreamEvent>& out) final;
  void on_end(std::vector<StreamEvent>& out) final;

 protected:
  // One JSON object of the reply, not an error.
  virtual void on_json(const Json& json, std::vector<StreamEvent>& out) = 0;
  // Whether this object is the vendor's error, and what it says.
  virtual bool is_error(const Json& json, const Frame& frame) const = 0;
  virtual void explain(const Json& json, Error& error) const = 0;
  // What an error's object holds of the answer all the same.
  virtual void before_error(const Json&, std::vector<StreamEvent>&) {}
  // The outcome, as far as the vendor told it; nullopt when no finish reason was seen.
  virtual std::optional<Stopped> outcome() = 0;
  // Of an object that says nothing but one string, under a key that it has once: that key, else "".
  virtual std::string_view text_alone(const Json&) { return ""; }
  // The object that text_alone() saw last once more, with this string under that key.
  virtual void say_again(std::string_view, std::string, std::vector<StreamEvent>&) {}
  // What else belongs before Stopped: text held back, calls; when all went well the opaque turn.
  virtual void before_stop(const Stopped&, std::vector<StreamEvent>&) {}

  // The vendor said that nothing follows.
  void finish(std::vector<StreamEvent>& out);
  // Started, once; waits for an id or a model unless something must be shown already.
  void start(std::string id, std::string model, std::vector<StreamEvent>& out);
  void start_now(std::vector<StreamEvent>& out);
  void restart() { started_ = false; }
  void say(std::string text, std::vector<StreamEvent>& out);
  void think(std::string text, std::vector<StreamEvent>& out);
  void refuse(std::string text, std::vector<StreamEvent>& out);
  void show(ReplyPiece piece, std::vector<StreamEvent>& out);
  // All of the answer so far was something else: it begins again, under the same id and model.
  void start_again(std::vector<StreamEvent>& out);
  bool saw_done_marker() const { return done_marker_; }

 private:
  // Whether it was of the answer: no error, and nothing after the end.
  bool on_object(const Json& json, const Frame& frame, std::vector<StreamEvent>& out);
  void learn(const Json& json, const Frame& frame);
  void flush(std::vector<StreamEvent>& out);
  void stop(Stopped stopped, std::vector<StreamEvent>& out);

  RepeatedChunk repeated_;
  std::string repeated_event_;  // how its frame was named
  bool stopped_ = false, started_ = false, done_marker_ = false;
  bool understood_ = false;      // at least one object was read
  bool damaged_before_ = false;  // an unreadable object was followed by more
  bool said_ = false;            // text, thoughts, a refusal or a piece came
  bool bare_ = false;            // the last object was a whole body
  std::string damaged_;          // the last unreadable object
  std::string sentence_;         // of the vendor, in an object that is neither answer nor error
  PieceJoiner text_, thoughts_, refusal_;
  std::string id_, model_;
};

}  // namespace triptych
