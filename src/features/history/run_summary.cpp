// The list of runs: what it holds of each, and how it is searched.
#include <algorithm>
#include <functional>
#include <set>

#include "base/ascii.h"
#include "base/json.h"
#include "base/media_type.h"
#include "base/utf8.h"
#include "features/history/record_internal.h"

namespace triptych {
namespace {

constexpr std::size_t kShownPrompt = 200;     // bytes
constexpr std::size_t kSearchedWords = 8192;  // bytes of a run that can be searched
constexpr std::size_t kReadWords = 65'536;    // bytes that are read for them

constexpr char kBetween[] = " \t\r\n";

class Words {
 public:
  void add(std::string_view text) {
    const std::string low = lowered(text.substr(0, kReadWords - read_));
    read_ += low.size();
    for (std::size_t at = low.find_first_not_of(kBetween); at != low.npos;) {
      const std::size_t end = std::min(low.find_first_of(kBetween, at), low.size());
      const std::string word = low.substr(at, end - at);
      if (out_.size() + word.size() > kSearchedWords) return;
      if (seen_.insert(word).second) out_ += word + ' ';
      at = low.find_first_not_of(kBetween, end);
    }
  }
  std::string take() { return std::move(out_); }

 private:
  std::set<std::string> seen_;
  std::size_t read_ = 0;
  std::string out_;
};

// Cut between characters.
std::string beginning(std::string_view text) {
  if (text.size() <= kShownPrompt) return std::string(text);
  return std::string(utf8_prefix(text, kShownPrompt)) + "…";
}

SummaryFile summary_file(const RecordedFile& file) {
  SummaryFile out{beginning(file.name), file.media_type, file.url.empty() ? file.id : "", 0, 0};
  if (kind_of(file.media_type) != MediaKind::image || !file.data) return out;
  const MediaInfo info = sniff_media(view(file.data));
  out.width = info.width;
  out.height = info.height;
  return out;
}

std::optional<SummaryFile> read_summary_file(const Json& json) {
  if (!json.is_object()) return std::nullopt;
  SummaryFile out{string_at(json, "name"), string_at(json, "type"), string_at(json, "id"), 0, 0};
  out.width = std::max(0, int_at(json, "width").value_or(0));
  out.height = std::max(0, int_at(json, "height").value_or(0));
  return out;
}

}  // namespace

RunSummary summary_of(const RunRecord& record) {
  RunSummary out;
  out.id = record.id;
  out.at = record.at;
  out.date = record.date;
  out.prompt = beginning(prompt_of(record));
  out.files = static_cast<int>(record.files.size());
  if (!record.files.empty()) out.first_file = summary_file(record.files.front());
  out.practice = true;
  out.usd = 0;
  Words words;
  words.add(prompt_of(record));
  for (const RecordedFile& file : record.files) words.add(file.name + " " + file.url);
  for (const Conversation& conversation : record.conversations) {
    out.models.push_back(conversation.label);
    words.add(conversation.label);
  }
  for (const Conversation& conversation : record.conversations) {
    for (const Turn& turn : conversation.turns) {
      words.add(text_of_question(turn));
      words.add(turn.reply.text);
      out.practice = out.practice && turn.practice;
      out.failed = out.failed || turn.failed();
      if (turn.failed() && turn.reply.stopped->error->kind == ErrorKind::interrupted)
        out.interrupted = true;
      const bool free = turn.practice || !turn.head || turn.head->status / 100 != 2;
      if (free || !out.usd) continue;
      out.usd = turn.usd ? std::optional(*out.usd + *turn.usd) : std::nullopt;
    }
  }
  out.words = words.take();
  return out;
}

std::string summary_json(const RunSummary& summary, std::span<const Secret> secrets) {
  OrderedJson json{
      {"id", summary.id},         {"at", summary.at},         {"date", summary.date},
      {"prompt", summary.prompt}, {"models", summary.models}, {"practice", summary.practice},
      {"failed", summary.failed}, {"files", summary.files},   {"words", summary.words}};
  if (const auto& file = summary.first_file) {
    OrderedJson& first = json["first_file"] = {{"name", file->name}, {"type", file->media_type}};
    if (!file->id.empty()) first["id"] = file->id;
    if (file->width > 0) first["width"] = file->width;
    if (file->height > 0) first["height"] = file->height;
  }
  if (summary.interrupted) json["interrupted"] = true;
  if (summary.usd) json["usd"] = *summary.usd;
  std::vector<Secret> all(secrets.begin(),
                          secrets.end());  // words are folded: hide those forms too
  for (const Secret& secret : secrets) all.emplace_back(lowered(secret.reveal()));
  hide_secrets(json, all);
  return dump_json(json);
}

std::vector<RunSummary> read_summaries(std::string_view text) {
  std::vector<RunSummary> out;
  const auto json = parse_json(text);
  if (!json || !json->is_array()) return out;
  for (const Json& one : *json) {
    RunSummary summary;
    summary.id = string_at(one, "id");
    if (summary.id.empty()) continue;
    summary.at = static_cast<std::int64_t>(number_at(one, "at").value_or(0));
    summary.date = string_at(one, "date");
    summary.prompt = string_at(one, "prompt");
    for (const Json& model : at(one, "models"))
      if (model.is_string()) summary.models.push_back(model.get<std::string>());
    summary.usd = number_at(one, "usd");
    summary.practice = bool_at(one, "practice");
    summary.failed = bool_at(one, "failed");
    summary.interrupted = bool_at(one, "interrupted");
    summary.files = int_at(one, "files").value_or(0);
    summary.first_file = read_summary_file(at(one, "first_file"));
    summary.words = string_at(one, "words");
    out.push_back(std::move(summary));
  }
  std::ranges::stable_sort(out, std::greater{}, &RunSummary::at);
  return out;
}

bool has_picture(const RunSummary& summary) {
  const auto& file = summary.first_file;
  return file && !file->id.empty() && kind_of(file->media_type) == MediaKind::image;
}

bool matches(const RunSummary& summary, std::string_view query) {
  const std::string low = lowered(query);
  for (std::size_t at = low.find_first_not_of(kBetween); at != low.npos;) {
    const std::size_t end = std::min(low.find_first_of(kBetween, at), low.size());
    if (summary.words.find(std::string_view(low).substr(at, end - at)) == std::string::npos)
      return false;
    at = low.find_first_not_of(kBetween, end);
  }
  return true;
}

}  // namespace triptych
