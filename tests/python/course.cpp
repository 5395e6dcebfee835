#include "course.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "fakes/source_dir.h"

namespace triptych::python {
namespace {

bool has(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

Answer reply(const Request& request) {
  const bool json = has(request.body, "store_name");
  const std::string text =
      json ? R"({\"store_name\": \"Mock\", \"total\": 3.5, \"item_count\": 2})" : "seen";
  if (has(request.url, "//api.openai.com/")) {
    if (!has(request.headers, "Authorization: Bearer sk-openai-1")) return answer("{}", 401);
    return answer(R"({"choices":[{"message":{"content":")" + text + R"("}}]})");
  }
  if (has(request.url, "//api.anthropic.com/")) {
    if (!has(request.headers, "anthropic-dangerous-direct-browser-access: true") ||
        !has(request.headers, "x-api-key: sk-ant-1"))
      return answer("{}", 401);
    return answer(R"({"content":[{"type":"text","text":")" + text + R"("}]})");
  }
  if (!has(request.url, "key=gemini-key"))
    return answer(R"({"error":{"message":"API key not valid"}})", 400);
  return answer(R"({"candidates":[{"content":{"parts":[{"text":")" + text + R"("}]}}]})");
}

}  // namespace

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::pair<std::string, std::string>> sources_in(const std::string& folder) {
  std::vector<std::pair<std::string, std::string>> out;
  const std::string root = source_dir() + "/tests/python/" + folder;
  for (const auto& entry : std::filesystem::directory_iterator(root))
    out.emplace_back(entry.path().filename().string(), read_file(entry.path().string()));
  std::sort(out.begin(), out.end());
  return out;
}

Course::Course() {
  answers = {"sk-openai-1", "sk-ant-1"};
  server = reply;
  for (const char* name : {"photo.jpg", "test_photo.jpg", "chart.png", "receipt.jpg",
                           "sample_receipt.jpg", "audio.wav", "meeting_clip.wav", "clip.wav",
                           "dashboard_v1.png", "dashboard_v2.png", "large_image.jpg"})
    put(name, "\xff\xd8\xff\xe0 data");
}

std::string Course::run_all() {
  for (const auto& [name, source] : sources_in("cells")) {
    if (name.starts_with("05")) run("os.environ['GEMINI_API_KEY'] = 'gemini-key'");
    if (run(source, name) != 0) return name + ": " + err;
  }
  return "";
}

}  // namespace triptych::python
