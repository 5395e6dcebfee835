// A room to run cells of the course in: the interpreter with the samples and keys of the page, and
// the practice provider on the line.
#pragma once

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine.h"
#include "fake_host.h"
#include "fakes/manual_clock.h"
#include "fakes/source_dir.h"
#include "host.h"
#include "lesson/grade.h"
#include "practice/practice_transport.h"

namespace triptych {

namespace fs = std::filesystem;
using practice::Client;
using python::Answer;
using python::FakeHost;
using python::Request;

inline void show(const std::string& title, const std::string& text) {
  if (std::getenv("LESSON_OUTPUT") != nullptr)
    std::printf("--- %s\n%s\n", title.c_str(), text.c_str());
}

inline std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::vector<fs::path> files_in(const char* folder, const char* extension) {
  std::vector<fs::path> out;
  const fs::path root = fs::path(source_dir()) / folder;
  if (!fs::exists(root)) return out;
  for (const auto& entry : fs::directory_iterator(root)) {
    const bool wanted = *extension == '\0' || entry.path().extension() == extension;
    if (wanted && entry.is_regular_file()) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

inline const std::map<std::string, std::string>& samples() {
  static const std::map<std::string, std::string> files = [] {
    std::map<std::string, std::string> read;
    for (const fs::path& path : files_in("assets/samples", ""))
      if (path.extension() != ".json") read[path.filename().string()] = read_file(path);
    return read;
  }();
  return files;
}

inline std::vector<Header> headers_of(const std::string& lines) {
  std::vector<Header> out;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string line = lines.substr(at, end - at);
    const std::size_t colon = line.find(": ");
    if (colon != line.npos) out.push_back({line.substr(0, colon), line.substr(colon + 2)});
    at = end + 1;
  }
  return out;
}

// An interpreter with the samples and keys of the page, whose HTTP is answered by practice. One at
// a time: it is the only one of the program.
class Classroom : public FakeHost {
 public:
  explicit Classroom(Client client) : transport_(time_, {client, Millis(350), Millis(30)}) {
    server = [this](const Request& request) { return ask(request); };
    for (const auto& [name, bytes] : samples()) put(name, bytes);
    for (const char* name : {"OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY"})
      tpy_set_environment(name, std::string(kPracticeKey).c_str(), 1);
  }

  CellEnd end_of(const std::string& source, const std::string& name) {
    const bool well = run(source, name) == TPY_OK;
    return {well, error_type, words, err};
  }

 private:
  Answer ask(const Request& request) {
    HttpRequest question;
    question.method = request.method;
    question.url = request.url;
    question.headers = headers_of(request.headers);
    question.body = request.body;
    const RequestId id{++last_request_};
    transport_.start(id, std::move(question));
    const Millis begin = time_.now();
    Answer reply;
    reply.headers.clear();
    // As in the page, a request without a timeout of its own does not hang for ever.
    const Millis patience(request.timeout_ms > 0 ? static_cast<Millis::rep>(request.timeout_ms)
                                                 : 600'000);
    while (!take_events(reply)) {
      const std::optional<Millis> wake = transport_.next_wake();
      if (wake && *wake - time_.now() <= patience) {
        time_.advance(*wake - time_.now());
        continue;
      }
      time_.advance(patience);
      transport_.cancel(id);
      fail(reply, TPY_HTTP_TIMEOUT);
      break;
    }
    clock += static_cast<double>((time_.now() - begin).count()) / 1000;
    return reply;
  }

  static void fail(Answer& reply, int error) {
    (reply.headers.empty() ? reply.error : reply.error_after_pieces) = error;
  }

  // True when the answer has ended.
  bool take_events(Answer& reply) {
    for (HttpEvent event; transport_.poll(event);) {
      if (const auto* head = std::get_if<HttpHead>(&event.what)) {
        reply.status = head->status;
        for (const Header& header : head->headers)
          reply.headers += header.name + ": " + header_text(header) + "\r\n";
      } else if (const auto* chunk = std::get_if<Chunk>(&event.what)) {
        reply.pieces.push_back(chunk->bytes);
      } else {
        if (std::holds_alternative<Error>(event.what)) fail(reply, TPY_HTTP_NETWORK);
        return true;
      }
    }
    return false;
  }

  ManualClock time_;
  PracticeTransport transport_;
  std::uint32_t last_request_ = 0;
};

}  // namespace triptych
