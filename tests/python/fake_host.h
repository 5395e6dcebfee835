// The host of the interpreter in tests: what a cell said and asked is written down, the server is
// a function, and time moves only when a cell sleeps. One at a time; making it starts a fresh
// interpreter, destroying it ends that.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace triptych::python {

struct Request {
  std::string method, url, headers, body;
  double timeout_ms = 0;
};

struct Answer {
  int status = 200;
  std::vector<std::string> pieces;  // as they arrive
  int error = 0;                    // TPY_HTTP_...: instead of an answer
  int error_after_pieces = 0;       // the same, in the middle of the body
  std::string headers = "content-type: application/json\r\n";
};
Answer answer(std::string body, int status = 200);

struct Shown {
  std::string kind, name, data;
};

class FakeHost {
 public:
  explicit FakeHost(std::size_t heap_limit = 64u << 20);
  ~FakeHost();
  FakeHost(const FakeHost&) = delete;
  FakeHost& operator=(const FakeHost&) = delete;

  // Runs a cell; out, err, shown, notes, and words are about this cell only.
  int run(const std::string& source, const std::string& name = "cell");
  void put(const std::string& path, const std::string& data);
  // A file whose bytes cross when a cell opens it, see `crossed`.
  void offer(const std::string& path, const std::string& data);
  std::string file(const std::string& path) const;

  std::string out, err;
  std::vector<Shown> shown;
  std::vector<std::string> notes;
  std::string error_type, words;  // the explanation of an error
  int error_line = 0;
  std::vector<std::string> order;  // "out", "http", "sleep", "read" ... as they happened

  std::vector<Request> requests;
  std::function<Answer(const Request&)> server;
  std::string message;                          // about an error instead of an answer
  std::vector<std::string> answers, questions;  // of prompt() and input()
  std::string nobody;                           // why nobody can be asked
  std::map<std::string, std::string> offered;
  std::vector<std::string> crossed;  // offered files whose bytes went to the cells
  std::string figure;                // the last one drawn
  double clock = 1.7e9, slept = 0;
  int polls = 0, stop_after_polls = -1;
  bool stop_in_sleep = false;

  std::map<int, Answer> open;  // answers being read
  int last_id = 0, closed = 0;
};

}  // namespace triptych::python
