// For tests of the practice provider: the words it speaks, the bundled samples, one question asked
// all the way (provider -> runner -> practice transport -> reply) under a clock moved by hand.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "base/assets.h"
#include "base/json.h"
#include "base/strings.h"
#include "fakes/manual_clock.h"
#include "fakes/source_dir.h"
#include "practice/practice_transport.h"
#include "results/schema.h"
#include "run/runner.h"
#include "tools/calls.h"

namespace triptych {

inline std::string file_text(const std::string& path) {
  std::ifstream file(source_dir() + "/" + path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

inline void load_practice_words() { ASSERT_TRUE(load_strings("{}")); }  // English

inline Attachment sample(const std::string& name) {
  static std::map<std::string, Attachment> read;
  Attachment& file = read[name];
  if (!file.data) file = make_attachment(name, bytes_of(file_text("assets/samples/" + name)));
  EXPECT_GT(file.size(), 1000u) << name;
  return file;
}

// assets/tasks.json, with the prompts where they are: in the row or in the catalogue.
struct PracticeTask {
  std::string id, prompt, json_schema;
};
struct PracticeSample {
  std::string id;
  std::vector<std::string> files;  // names of assets/samples
};

inline std::vector<PracticeTask> practice_tasks() {
  std::vector<PracticeTask> out;
  const Json tasks = parse_json(assets::tasks_json()).value_or(Json());
  for (const Json& row : at(tasks, "presets")) {
    PracticeTask task{string_at(row, "id"), string_at(row, "prompt"), ""};
    if (task.prompt.empty()) task.prompt = tr("task." + task.id + ".prompt");
    if (const std::string schema = string_at(row, "schema"); !schema.empty())
      task.json_schema = results::to_json_schema(results::preset_schema(schema));
    out.push_back(std::move(task));
  }
  return out;
}

inline std::vector<PracticeSample> practice_samples() {
  std::vector<PracticeSample> out;
  const Json tasks = parse_json(assets::tasks_json()).value_or(Json());
  for (const Json& row : at(tasks, "samples")) {
    PracticeSample one{string_at(row, "id"), {}};
    for (const Json& file : at(row, "files")) {
      const std::string path = file.is_string() ? file.get<std::string>() : "";
      one.files.push_back(path.substr(path.find('/') + 1));
    }
    out.push_back(std::move(one));
  }
  return out;
}

// What became of one question.
struct Asked {
  Reply reply;
  std::vector<HttpHead> heads;
  std::string raw;
  int retries = 0;
  std::vector<std::string> dropped;
  int deltas = 0;
  ErrorKind kind() const {
    return reply.stopped && reply.stopped->error ? reply.stopped->error->kind
                                                 : ErrorKind::malformed;
  }
  bool well() const {
    return reply.stopped && !reply.stopped->error && reply.stopped->reason == StopReason::end;
  }
};

class PracticeTest : public ::testing::Test {
 protected:
  void SetUp() override { load_practice_words(); }

  static void take(const RunEvent& event, Asked& asked) {
    if (const auto* head = std::get_if<GotHead>(&event.what)) asked.heads.push_back(head->head);
    if (const auto* bytes = std::get_if<RawBytes>(&event.what)) asked.raw += bytes->bytes;
    if (std::holds_alternative<Retrying>(event.what)) ++asked.retries;
    if (const auto* drop = std::get_if<DroppedParameter>(&event.what)) {
      asked.dropped.push_back(drop->parameter);
    }
    if (const auto* said = std::get_if<StreamEvent>(&event.what)) {
      asked.deltas += std::holds_alternative<TextDelta>(*said) ? 1 : 0;
      apply(asked.reply, *said);
    }
  }

  // Runs until the run has ended; a run that never ends fails the test instead of hanging.
  Asked ask(const Call& call, const std::string& key = std::string(kPracticeKey)) {
    Runner runner(transport, clock, RunnerSettings{});
    Asked asked;
    runner.start(RunId{1}, *find_provider(call.provider_id), call, Secret(key));
    for (int turn = 0; turn < 100'000 && !asked.reply.stopped; ++turn) {
      std::vector<RunEvent> news;
      runner.tick(news);
      for (const RunEvent& event : news) take(event, asked);
      clock.advance(Millis(10));
    }
    EXPECT_TRUE(asked.reply.stopped) << "the run never ended";
    return asked;
  }

  ManualClock clock;
  PracticeTransport transport{clock};
};

inline std::string usual_model(std::string_view provider) {
  if (provider == "openai") return "gpt-6-sol";
  if (provider == "anthropic") return "claude-sonnet-5-5";
  if (provider == "demo") return "careful";
  return provider == "gemini" ? "gemini-3.8-flash" : "llama3.2-vision";
}

inline Call practice_call(std::string_view provider, std::vector<Part> parts) {
  Call call = call_of(std::string(provider), usual_model(provider), std::move(parts));
  if (provider == "compatible") call.base_url = "http://127.0.0.1:11434";
  return call;
}

}  // namespace triptych
