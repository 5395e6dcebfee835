// A runner with a scripted transport, a clock moved by hand and a provider whose wire format is one
// word per SSE message: "start", "text:hi", "think:hi", "refuse:no", "done" (finish reason, then
// the close matters), "now" (stops at once), "fail:<status>" (an error inside the stream). story()
// is what one run told, in order: "sent1 head200 text:hi stop:end".
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "fakes/fake_transport.h"
#include "fakes/manual_clock.h"
#include "run/runner.h"

namespace triptych {

inline ErrorKind kind_of_status(int status) {
  if (status == 401) return ErrorKind::auth;
  if (status == 402) return ErrorKind::quota;
  if (status == 413) return ErrorKind::too_large;
  if (status == 429) return ErrorKind::rate_limit;
  if (status == 529) return ErrorKind::overloaded;
  return status >= 500 ? ErrorKind::server : ErrorKind::rejected;
}

inline Stopped fail(ErrorKind kind, int status) {
  Stopped stopped;
  stopped.error.emplace();
  stopped.error->kind = kind;
  stopped.error->http_status = status;
  return stopped;
}

struct WordParser : ReplyParser {
  explicit WordParser(std::function<void()> on_read) : on_read_(std::move(on_read)) {}
  void on_frame(const Frame& frame, std::vector<StreamEvent>& out) override {
    if (on_read_) on_read_();
    const auto colon = frame.data.find(':');
    const std::string word = frame.data.substr(0, colon);
    const std::string rest = colon == std::string::npos ? "" : frame.data.substr(colon + 1);
    if (word == "text") out.push_back(TextDelta{rest});
    if (word == "think") out.push_back(ThoughtDelta{rest});
    if (word == "refuse") out.push_back(RefusalDelta{rest});
    if (word == "start") out.push_back(Started{"r1", "m1"});
    if (word == "done") end_ = StopReason::end;
    if (word == "now") out.push_back(Stopped{StopReason::end, "now", "", {}});
    if (word == "fail") {
      const int status = std::stoi(rest);
      out.push_back(fail(kind_of_status(status), status));
    }
  }
  void on_end(std::vector<StreamEvent>& out) override {
    if (end_) {
      out.push_back(Stopped{*end_, "done", "", {}});
    } else {
      out.push_back(fail(ErrorKind::truncated, 200));
    }
  }
  std::function<void()> on_read_;
  std::optional<StopReason> end_;
};

struct WordProvider : Provider {
  const ProviderInfo& info() const override { return info_; }
  const Limits& limits() const override { return limits_; }
  std::vector<Error> preflight(const Call& call) const override {
    if (call.model != "forbidden") return {};
    Error first, second;
    first.kind = ErrorKind::unsupported;
    second.kind = ErrorKind::too_large;
    return {first, second};
  }
  HttpRequest build(const Call& call, const Secret& key) const override {
    HttpRequest request;
    request.method = "POST";
    request.url = "https://words.example/" + call.model;
    request.headers = {{"Authorization", key}};
    for (const auto& [name, value] : call.extra) request.body += name + "=" + value + ";";
    if (call.model == "patient") request.timeout = Millis(500'000);
    return request;
  }
  std::unique_ptr<ReplyParser> parser() const override {
    return std::make_unique<WordParser>(on_read);
  }
  Error explain(const HttpHead& head, std::string_view body) const override {
    Error error = *fail(kind_of_status(head.status), head.status).error;
    error.param = body;
    const std::string after = header_value(head, "retry-after");
    if (!after.empty()) error.retry_after = Millis(1000 * std::stoi(after));
    return error;
  }
  std::optional<Relaxed> relax(const Call& call, const Error& error) const override {
    if (error.param == "stubborn") return Relaxed{call, "stubborn"};
    if (!call.extra.contains(error.param)) return std::nullopt;
    Relaxed relaxed{call, error.param};
    relaxed.call.extra.erase(error.param);
    return relaxed;
  }
  HttpRequest list_models(const std::string&, const Secret&) const override { return {}; }
  std::vector<ListedModel> parse_models(std::string_view) const override { return {}; }
  std::function<void()> on_read;  // what takes time
  ProviderInfo info_;
  Limits limits_;
};

inline std::string say(std::string_view word) { return "data: " + std::string(word) + "\n\n"; }

struct RunnerTest : testing::Test {
  ManualClock clock;
  FakeTransport transport;
  WordProvider provider;
  Runner runner{transport, clock, {}};
  std::vector<RunEvent> seen;

  void start(std::uint32_t id = 1, std::string model = "m",
             std::map<std::string, std::string> extra = {}) {
    Call call;
    call.model = std::move(model);
    call.extra = std::move(extra);
    runner.start(RunId{id}, provider, call, Secret("sk-very-secret-1234"));
  }
  void tick(Millis by = Millis(0)) {
    clock.advance(by);
    runner.tick(seen);
  }
  std::string story(std::uint32_t id = 1) const {
    std::string all;
    for (const RunEvent& event : seen) {
      if (event.id != RunId{id} || std::holds_alternative<RawBytes>(event.what)) continue;
      all += (all.empty() ? "" : " ") +
             std::visit([](const auto& what) { return tell(what); }, event.what);
    }
    return all;
  }
  std::string raw(std::uint32_t id = 1) const {
    std::string all;
    for (const RunEvent& event : seen) {
      const auto* bytes = std::get_if<RawBytes>(&event.what);
      if (bytes && event.id == RunId{id}) all += bytes->bytes;
    }
    return all;
  }
  // How long the newest Retrying says to wait.
  Millis wait() const {
    for (auto event = seen.rbegin(); event != seen.rend(); ++event) {
      if (const auto* retrying = std::get_if<Retrying>(&event->what)) return retrying->wait;
    }
    return Millis(-1);
  }

 private:
  static std::string tell(const StreamEvent& event) {
    if (const auto* text = std::get_if<TextDelta>(&event)) return "text:" + text->text;
    if (const auto* thought = std::get_if<ThoughtDelta>(&event)) return "think:" + thought->text;
    if (const auto* refusal = std::get_if<RefusalDelta>(&event)) return "refuse:" + refusal->text;
    if (std::holds_alternative<Started>(event)) return "start";
    const auto* stopped = std::get_if<Stopped>(&event);
    if (!stopped) return "other";
    if (stopped->reason == StopReason::cancelled) return "stop:cancelled";
    if (!stopped->error) return "stop:end";
    return "stop:" + std::string(name_of(stopped->error->kind));
  }
  static std::string tell(const Sent& sent) { return "sent" + std::to_string(sent.attempt); }
  static std::string tell(const GotHead& got) { return "head" + std::to_string(got.head.status); }
  static std::string tell(const RawBytes&) { return ""; }
  static std::string tell(const Retrying& again) { return "retry" + std::to_string(again.attempt); }
  static std::string tell(const DroppedParameter& drop) { return "drop:" + drop.parameter; }
  static std::string tell(const Uploading& up) { return "up" + std::to_string(up.sent); }
};

inline Error broken_line(ErrorKind kind = ErrorKind::network) {
  Error error;
  error.kind = kind;
  error.message = "connection reset";
  return error;
}

}  // namespace triptych
