// A run as it is kept: the question, its files and every answer, with figures. The same JSON stands
// in the history of this device ("triptych-run", files beside it) and in a saved card
// ("triptych-card", files inside it as base64). Reading never throws and bounds what it takes:
// hostile or damaged text gives a failure that is a key of the string catalogue. No key and no
// server address is ever part of a record.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "features/ask/conversation.h"

namespace triptych {

inline constexpr int kRecordVersion = 1;
inline constexpr std::size_t kMaxCard = 256u << 20;  // bytes of a card that is read

struct RecordedFile {
  std::string id, name, media_type;
  std::string url;        // of an image by URL, which has no bytes
  std::size_t bytes = 0;  // its size, also while `data` is not there
  Bytes data;
};

struct RunRecord {
  std::string id;
  std::int64_t at = 0;       // milliseconds since 1970
  std::string date;          // "2026-11-27 13:45", where the person was
  std::string page_version;  // that made it
  std::string preset_id;
  std::string prices_checked;  // ISO date of the models' data
  std::vector<RecordedFile> files;
  std::vector<Conversation> conversations;  // never empty, nor is a column's list of turns
};

// The first file of a run: its name, and what its picture in the list is made of.
struct SummaryFile {
  std::string name, media_type;
  std::string id;             // under which it is kept; "" = it is not, as an image by URL
  int width = 0, height = 0;  // of an image, as far as they are known
};

// What the list of runs shows and searches; small enough to hold hundreds.
struct RunSummary {
  std::string id, date, prompt;     // the prompt's beginning
  std::vector<std::string> models;  // as the columns are called
  std::optional<double> usd;        // all turns together; nullopt = a price is unknown
  bool practice = false;            // no model was asked
  bool failed = false;              // an answer ended in an error
  bool interrupted = false;         // the page was closed before its end
  int files = 0;
  std::optional<SummaryFile> first_file;  // none of runs that were kept before it was noted
  std::int64_t at = 0;
  std::string words;  // folded words of prompt, answers, file names and models, each once
};

std::string record_json(const RunRecord& record, std::span<const Secret> secrets);
// The record with its files inside. Files whose bytes are not there are named, but left out.
std::string card_json(const RunRecord& record, std::span<const Secret> secrets);
bool looks_like_card(ByteView bytes);
// Of either form. All columns are marked as past; their ids and runs are 0.
Result<RunRecord> read_record(std::string_view text);
// The bytes of a file that was kept beside the record.
void put_file(RunRecord& record, std::string_view id, const Bytes& data);

// Attachments of the question, in order, without those whose bytes are not there.
std::vector<Attachment> question_files(const RunRecord& record);
std::string prompt_of(const RunRecord& record);

RunSummary summary_of(const RunRecord& record);
std::string summary_json(const RunSummary& summary, std::span<const Secret> secrets);
std::vector<RunSummary> read_summaries(std::string_view json);  // newest first
bool has_picture(const RunSummary& summary);  // its first file is an image that is kept
// Every word of `query` is found, whatever its case.
bool matches(const RunSummary& summary, std::string_view query);

// "2026-11-27 13:45" of milliseconds since 1970.
std::string date_of(std::int64_t epoch_ms, int utc_offset_minutes);

}  // namespace triptych
