// The place Batch as a value: the job, what is under way, and what the person is still choosing.
// The bytes of the files are never here: they come from the platform for one call and go with it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "batch/schedule.h"
#include "features/ask/conversation.h"
#include "features/file_format.h"
#include "features/owners.h"

namespace triptych {

// A cell under way: first its file is read, then it is asked.
struct BatchRun {
  std::size_t cell = 0;
  std::uint32_t request = 0;  // of the file
  RunId run{};                // 0 = not sent yet
  Secret key;
  Reply reply;
  bool answered = false;  // with a 2xx
};

struct BatchForecast {
  std::size_t calls = 0;
  double usd = 0;
  std::size_t unpriced = 0;  // calls whose price is unknown
};

// What it takes to price a job that is not settled yet without pricing all of it for each letter
// typed: per target, what its files cost with an empty prompt.
struct BatchDraft {
  struct Files {
    double usd = 0;
    std::size_t unpriced = 0;
  };
  std::vector<batch::JobTarget> targets;
  batch::Options options;
  std::size_t items = 0;  // of the job, counted so far
  std::vector<Files> files;
};

// Files for the providers' batch services, being written one request at a time.
struct BatchMaking {
  std::vector<std::size_t> cells;    // grouped by file
  std::vector<std::size_t> written;  // of these
  std::size_t at = 0;
  std::uint32_t request = 0;  // of the file that is being read; 0 = none
  std::string group, name;    // of the file being written
  std::size_t part = 0, lines = 0, bytes = 0;
  std::size_t files = 0, requests = 0, refused = 0;  // so far
  bool running() const { return at < cells.size(); }
};

// Results that came back from such a service.
struct BatchImport {
  std::string rest;  // of a line that is not complete yet
  std::size_t line = 0, taken = 0, already = 0, foreign = 0, damaged_lines = 0;
  std::vector<std::size_t> damaged;  // line numbers from 1, the first of them
  bool running = false, ended = false;
};

inline constexpr char kFieldsOfAsk[] = "ask";  // as BatchChoice::schema_id

// Whom to ask and in which form they answer, until the job is frozen. It follows Ask until the
// person chooses here.
struct BatchChoice {
  std::vector<Target> targets;
  std::string json_schema;  // "" = free text
  std::string schema_id;    // of the schema to begin with; or kFieldsOfAsk
  bool own = false;
};

// Which models take files of a type: one flag a model.
struct BatchFits {
  std::vector<std::string> models;  // that it was found out for
  std::map<std::string, std::vector<bool>> by_type;
};

// Small pictures of the files in sight, made when they are seen.
struct BatchPictures {
  std::map<std::uint32_t, Picture> made;          // by file
  std::map<std::uint32_t, std::uint32_t> coming;  // ids of pictures, by file
  std::set<std::uint32_t> failed;                 // files: not tried again
  bool lacks(const batch::Item& item) const;      // one that can be made
};

// One file with one prompt, and what all models said: the workbench shows it.
struct OpenedRow {
  std::size_t item = 0, prompt = 0;
  std::uint32_t first_id = 0;  // of its conversations: one a model
  std::uint32_t request = 0;   // of the file, while it is read
  Attachment file;
  std::vector<Conversation> conversations;  // of the models that answered, or failed
};

struct BatchState {
  batch::Job job;
  BatchChoice choice;
  BatchPictures pictures;
  BatchFits fits;
  std::optional<OpenedRow> opened;
  std::uint64_t opened_changes = 0;  // how often a row was opened, closed or got an answer
  std::vector<std::string> fields;   // of the frozen job's answers; empty = free text
  batch::Pace pace;
  batch::Counts counts;
  BatchForecast forecast;  // of what is not answered yet
  BatchDraft draft;
  std::vector<std::string> prompts{""};  // until the job is frozen
  std::string cap;                       // as typed
  std::vector<BatchRun> runs;
  std::optional<Diagnostic> problem;  // why it does not run
  std::vector<Notice> notices;        // files that were refused
  std::optional<Millis> next_start, time_left;
  BatchMaking making;
  BatchImport import;
  std::size_t damaged_records = 0;  // of the journal
  bool elsewhere = false;           // another tab has the batch: nothing can be done here
  bool running() const { return !runs.empty(); }
};

// "chart.png · OpenAI · gpt-6", with the prompt's number where there are several.
std::string label_of(const batch::Job& job, std::size_t cell);
// All answers as a file.
std::string batch_as(const batch::Job& job, FileFormat format);

}  // namespace triptych
