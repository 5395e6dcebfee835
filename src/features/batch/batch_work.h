// Internal to the batch updates: what running, making files and importing results have in common.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "batch/journal.h"
#include "features/batch/batch_update.h"
#include "providers/provider.h"

namespace triptych {

class BatchUpdate {
 public:
  BatchUpdate(BatchScope state, Millis now, std::vector<Effect>& effects)
      : state_(state), work_(state.batch), job_(state.batch.job), now_(now), effects_(effects) {}

  // One change, into the job and its journal. False: it does not fit.
  bool change(const batch::Change& change);
  // Writes the journal and brings up to date what is derived from the job.
  void flush();

  enum class For { asking, writing };  // files can be written without keys
  // Prompts, targets and options become the job's; false: `problem` says why not.
  bool settle(For purpose);
  Call call_of(std::size_t cell, Attachment file) const;
  std::string price_and_error(const Reply& reply, std::size_t cell, batch::Ended& ended) const;
  void fail(std::string key, std::vector<std::string> args = {}) {
    work_.problem = Diagnostic{"", std::move(key), std::move(args)};
  }
  void expect(std::size_t from = 0);  // prices of the cells from there on
  // batch_choice.cpp
  void follow_ask();
  void add_model(const BatchModelAdded& e);
  void remove_model(const BatchModelRemoved& e);
  void choose_schema(const BatchSchemaChosen& e);
  void remove_file(const BatchFileRemoved& e);

  // batch_row.cpp
  void open_row(std::size_t cell);
  void refresh_row();  // one of its answers ended, or its file was read
  void close_row();
  void see(const BatchFilesSeen& e);
  void drop_pictures();
  // Whether the bytes were asked for by it.
  bool take_row_file(const BatchFileRead& e);
  void take_picture(const ThumbnailReady& e);

  void say(std::string words) { effects_.push_back(Announce{std::move(words)}); }

  // batch_files.cpp
  void make_files();
  void make_next(Bytes data);
  void import(const BatchResultsArrived& news);

 protected:
  std::uint32_t read(std::size_t cell);  // asks for the bytes of its file; the request's number

  BatchScope state_;
  BatchState& work_;
  batch::Job& job_;
  Millis now_;
  std::vector<Effect>& effects_;

 private:
  BatchForecast forecast_of_draft();
  void choose(const std::function<void(BatchChoice&)>& change);
  bool takes_item(const Target& target, const batch::Item& item) const;
  void check_fits();
  void read_fields();
  Turn turn_of(std::size_t cell, const Attachment& file) const;
  void drop_picture(std::uint32_t file);
  void close_part(bool end_of_group);
  void import_line(std::string_view line);

  std::string lines_;
  bool row_changed_ = false;  // an answer of the opened row ended
  std::vector<ReadBatchFile> reads_;
};

// What is known of a file without its bytes.
Attachment facts_of(const batch::Item& item);

// One more line of `more` bytes still fits into a file with that many lines and bytes; its closing
// does too.
bool fits(const BatchForm& form, std::size_t lines, std::size_t bytes, std::size_t more);

// "The key was not accepted. ..." in one line; the provider's own words after it.
std::string sentence_of(const Error& error, const std::string& provider_label);

}  // namespace triptych
