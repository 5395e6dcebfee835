#include "differential.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>

#include "engine.h"
#include "fake_host.h"
#include "fakes/source_dir.h"

namespace triptych::python {
namespace {

const std::string& folder() {
  static const std::string path = source_dir() + "/tests/python/differential/";
  return path;
}

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> split(const std::string& line, char mark, std::size_t most) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  while (parts.size() + 1 < most) {
    const std::size_t to = line.find(mark, from);
    if (to == std::string::npos) break;
    parts.push_back(line.substr(from, to - from));
    from = to + 1;
  }
  parts.push_back(line.substr(from));
  return parts;
}

std::string unescaped(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    const char c = text[++i];
    out += c == 'n' ? '\n' : c == 't' ? '\t' : c;
  }
  return out;
}

// 0x7f3a... is another one each time: only 0x is kept.
std::string without_addresses(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (!out.ends_with("0x")) continue;
    const std::size_t end =
        std::min(text.find_first_not_of("0123456789abcdef", i + 1), text.size());
    if (end - i > 4) i = end - 1;
  }
  return out;
}

// What a statement said: its output, and of a traceback only the last line.
std::string said(const FakeHost& host) {
  std::string text = host.out;
  if (!host.err.empty() && !host.error_type.empty()) {
    const std::size_t at = host.err.rfind("\n" + host.error_type);
    text += at == std::string::npos ? host.err : host.err.substr(at + 1);
  }
  return without_addresses(text);
}

void run_file(const std::string& name, std::vector<Statement>& all, std::size_t& programs) {
  const std::vector<std::string> source = lines_of(folder() + name + ".py");
  std::string program;
  std::unique_ptr<FakeHost> host;
  for (const std::string& line : lines_of(folder() + "recorded/" + name + ".txt")) {
    const std::vector<std::string> parts = split(line, '\t', 4);
    if (parts[0] != program) {
      program = parts[0];
      ++programs;
      host.reset();
      host = std::make_unique<FakeHost>();
    }
    Statement one{program + ":" + parts[1], "", unescaped(parts[3]), ""};
    for (std::size_t i = std::stoul(parts[1]); i <= std::stoul(parts[2]); ++i)
      one.source += source.at(i - 1) + "\n";
    host->error_type.clear();
    host->run(one.source, "program");
    one.actual = said(*host);
    all.push_back(one);
  }
}

}  // namespace

std::vector<Statement> run_programs(std::size_t& programs) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder()))
    if (entry.path().extension() == ".py") names.insert(entry.path().stem().string());
  std::vector<Statement> all;
  programs = 0;
  for (const std::string& name : names) run_file(name, all, programs);
  return all;
}

// "id | what one writes | what happens here", and below it the places, one a line, indented.
std::vector<Difference> known_differences() {
  std::vector<Difference> all;
  for (const std::string& line : lines_of(folder() + "differences.txt")) {
    if (line.empty() || line[0] == '#') continue;
    if (line[0] == ' ') {
      std::istringstream places(line);
      for (std::string place; places >> place;) all.back().places.insert(place);
    } else {
      std::vector<std::string> parts = split(line, '|', 3);
      parts.resize(3);
      for (std::string& part : parts) {
        const std::size_t from = part.find_first_not_of(' ');
        part = from == std::string::npos ? ""
                                         : part.substr(from, part.find_last_not_of(' ') + 1 - from);
      }
      all.push_back({parts[0], parts[1], parts[2], {}});
    }
  }
  return all;
}

std::string table_of(const std::vector<Difference>& differences) {
  std::string out = "| In Python | Here |\n|---|---|\n";
  for (const Difference& one : differences) out += "| " + one.here + " | " + one.instead + " |\n";
  return out;
}

}  // namespace triptych::python
