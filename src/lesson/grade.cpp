#include "lesson/grade.h"

#include "base/utf8.h"

namespace triptych {
namespace {

// Python's last words: from the last line that begins with "Type" to the end. A message may have
// several lines, so the end of the text alone does not tell.
std::string last_words(const std::string& traceback, const std::string& type) {
  std::size_t at = traceback.npos;
  for (std::size_t line = 0; line < traceback.size();) {
    if (!type.empty() && traceback.compare(line, type.size(), type) == 0) at = line;
    const std::size_t end = traceback.find('\n', line);
    if (end == traceback.npos) break;
    line = end + 1;
  }
  if (at == traceback.npos) return "";
  std::string words = traceback.substr(at);
  while (!words.empty() && words.back() == '\n') words.pop_back();
  return words;
}

std::string message_of(const std::string& words, const std::string& type) {
  const std::string lead = type + ": ";
  return words.starts_with(lead) ? words.substr(lead.size()) : "";
}

}  // namespace

std::string python_literal(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const std::string valid = utf8_repair(text);
  std::string out = "'";
  for (const char c : valid) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\'' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7f) {
      out += "\\x";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  return out + "'";
}

const std::string& setup_source(const Exercise& exercise) { return exercise.setup; }

std::string test_source(const LessonTest& test, std::string_view output, std::string_view source) {
  return "output = " + python_literal(utf8_prefix(output, kMaxSeen)) +
         "\nsource = " + python_literal(utf8_prefix(source, kMaxSeen)) + "\n" + test.code + "\n";
}

TestOutcome outcome_of(const LessonTest& test, const CellEnd& end) {
  if (end.ok) return {true, ""};
  const std::string last = last_words(end.traceback, end.type);
  std::string feedback;
  if (end.type == "AssertionError") {
    feedback = message_of(last, end.type);
  } else {
    feedback = end.words;
    if (!feedback.empty() && !last.empty()) feedback += "\n";
    feedback += last;
  }
  return {false, feedback.empty() ? test.name : feedback};
}

}  // namespace triptych
