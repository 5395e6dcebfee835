// The files that cells see: those the host put there or offers, those cells write, and below /lib
// the modules of lib/, which are part of the program.
#include <cstring>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine.h"
#include "host.h"
#include "internal.h"
#include "library.h"

namespace {

struct Content {
  std::vector<uint8_t> bytes;
  std::string offered;  // unless empty: the host has the bytes still, under this name
  std::size_t offered_size = 0;

  std::size_t size() const { return offered.empty() ? bytes.size() : offered_size; }
};

// Names that tutorials give the files their readers are to bring: here a sample answers to each, so
// that pasted code runs. A file of that very name comes first.
struct StandIn {
  std::string_view name, sample;
};
constexpr StandIn kStandIns[] = {{"audio.wav", "meeting.wav"},
                                 {"dashboard_v1.png", "dashboard_week_1.png"},
                                 {"dashboard_v2.png", "dashboard_week_2.png"},
                                 {"large_image.jpg", "landscape.jpg"},
                                 {"meeting_clip.wav", "meeting.wav"},
                                 {"sample_receipt.jpg", "receipt.jpg"},
                                 {"test_photo.jpg", "landscape.jpg"}};

struct Files {
  std::map<std::string, std::shared_ptr<Content>, std::less<>> by_path;
  std::vector<std::shared_ptr<Content>> open;  // index: handle
  std::set<std::string_view> told;             // names of stand-ins
  std::string listing;
};

Files& files() {
  static Files* const instance = new Files;
  return *instance;
}

// Cells live in /home; a path may be told in several ways.
std::string normal(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  if (path.starts_with("/home/")) path.remove_prefix(6);
  if (path.starts_with("/") && path != "/lib" && !path.starts_with("/lib/")) path.remove_prefix(1);
  while (path.size() > 1 && path.ends_with("/")) path.remove_suffix(1);
  return std::string(path);
}

const triptych::python::LibraryFile* in_library(std::string_view path) {
  if (!path.starts_with("/lib/")) return nullptr;
  for (const auto& file : triptych::python::library())
    if (path.substr(5) == file.path) return &file;
  return nullptr;
}

const StandIn* stand_in(std::string_view path) {
  for (const StandIn& one : kStandIns)
    if (one.name == path && files().by_path.contains(one.sample)) return &one;
  return nullptr;
}

// The content of a file or of what stands in for it; nullptr when neither is there.
std::shared_ptr<Content> content_of(std::string_view path) {
  const StandIn* other = stand_in(path);
  auto found = files().by_path.find(path);
  if (found == files().by_path.end() && other) found = files().by_path.find(other->sample);
  return found == files().by_path.end() ? nullptr : found->second;
}

// Before anything looks at the bytes; false: the host cannot read them any more.
bool fetched(Content& content) {
  if (content.offered.empty()) return true;
  content.bytes.resize(content.offered_size);
  if (tpy_host_file(content.offered.c_str(), content.bytes.data(), content.bytes.size())) {
    content.offered.clear();
    return true;
  }
  content.bytes = {};
  return false;
}

// Once: whoever reads the answer should know what the model saw.
void tell_stand_in(std::string_view path) {
  const StandIn* other = stand_in(path);
  if (!other || files().by_path.contains(path) || !files().told.insert(other->name).second) return;
  tpy_out_note(
      (std::string(other->name) + ": here the sample " + std::string(other->sample)).c_str());
}

bool is_folder(const std::string& path) {
  if (path.empty() || path == "." || path == "/lib" || path == "/" || path == "home") return true;
  const std::string inside = path + "/";
  const auto next = files().by_path.lower_bound(inside);
  if (next != files().by_path.end() && next->first.starts_with(inside)) return true;
  for (const auto& file : triptych::python::library())
    if (("/lib/" + std::string(file.path)).starts_with(inside)) return true;
  return false;
}

}  // namespace

void tpy_file_put(const char* path, const uint8_t* data, size_t size) {
  files().by_path[normal(path)] = std::make_shared<Content>(Content{{data, data + size}, "", 0});
}

void tpy_file_offer(const char* path, size_t size) {
  files().by_path[normal(path)] = std::make_shared<Content>(Content{{}, path, size});
}

int tpy_file_get(const char* path, const uint8_t** data, size_t* size) {
  const std::string name = normal(path);
  if (const auto content = content_of(name)) {
    if (!fetched(*content)) return 0;
    *data = content->bytes.data();
    *size = content->bytes.size();
    return 1;
  }
  if (const auto* file = in_library(name)) {
    *data = reinterpret_cast<const uint8_t*>(file->text.data());
    *size = file->text.size();
    return 1;
  }
  return 0;
}

int tpy_file_remove(const char* path) {
  return static_cast<int>(files().by_path.erase(normal(path)));
}

void tpy_file_reset(void) { files() = Files{}; }

const char* tpy_file_list(void) {
  std::string& listing = files().listing;
  listing.clear();
  for (const auto& [path, content] : files().by_path)
    listing += path + "\t" + std::to_string(content->size()) + "\n";
  return listing.c_str();
}

int tpy_file_kind(const char* path) {
  const std::string name = normal(path);
  if (content_of(name) || in_library(name)) return 1;
  return is_folder(name) ? 2 : 0;
}

int64_t tpy_file_stat(const char* path) {
  const std::string name = normal(path);
  if (const auto content = content_of(name)) {
    tell_stand_in(name);
    return static_cast<int64_t>(content->size());
  }
  const auto* file = in_library(name);
  return file ? static_cast<int64_t>(file->text.size()) : -1;
}

int tpy_file_open(const char* path, int write, int create, int truncate) {
  const std::string name = normal(path);
  std::shared_ptr<Content> content = content_of(name);
  if (content && !truncate && !fetched(*content)) return -2;
  if (content && !write) {
    tell_stand_in(name);
  } else if (truncate || (create && !content)) {
    // Whoever still reads the old content keeps it.
    content = files().by_path[name] = std::make_shared<Content>();
  } else if (content) {
    auto& own = files().by_path[name];  // what stands in is copied, and stays as it is
    if (!own) own = std::make_shared<Content>(*content);
    content = own;
  } else if (const auto* file = in_library(name); file && !write) {
    content = std::make_shared<Content>(Content{{file->text.begin(), file->text.end()}, "", 0});
  } else {
    return -1;
  }
  auto& open = files().open;
  std::size_t handle = 0;
  while (handle < open.size() && open[handle]) ++handle;
  if (handle == open.size()) open.emplace_back();
  open[handle] = std::move(content);
  return static_cast<int>(handle);
}

void tpy_file_close(int handle) {
  auto& open = files().open;  // files that nobody closed are closed after the last reset, too
  if (static_cast<std::size_t>(handle) < open.size())
    open[static_cast<std::size_t>(handle)].reset();
}

size_t tpy_file_size(int handle) { return files().open[static_cast<std::size_t>(handle)]->size(); }

size_t tpy_file_read(int handle, size_t at, uint8_t* to, size_t size) {
  const auto& content = files().open[static_cast<std::size_t>(handle)]->bytes;
  if (at >= content.size()) return 0;
  size = std::min(size, content.size() - at);
  std::memcpy(to, content.data() + at, size);
  return size;
}

size_t tpy_file_write(int handle, size_t at, const uint8_t* from, size_t size) {
  auto& content = files().open[static_cast<std::size_t>(handle)]->bytes;
  if (at + size > content.size()) content.resize(at + size);
  if (size > 0) std::memcpy(content.data() + at, from, size);
  return size;
}
