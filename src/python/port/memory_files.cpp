// The files that cells see: those the host put there, those cells write, and below /lib the
// modules of lib/, which are part of the program.
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine.h"
#include "internal.h"
#include "library.h"

namespace {

using Content = std::vector<uint8_t>;

struct Files {
  std::map<std::string, std::shared_ptr<Content>, std::less<>> by_path;
  std::vector<std::shared_ptr<Content>> open;  // index: handle
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
  files().by_path[normal(path)] = std::make_shared<Content>(data, data + size);
}

int tpy_file_get(const char* path, const uint8_t** data, size_t* size) {
  const std::string name = normal(path);
  if (const auto found = files().by_path.find(name); found != files().by_path.end()) {
    *data = found->second->data();
    *size = found->second->size();
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
  if (files().by_path.contains(name) || in_library(name)) return 1;
  return is_folder(name) ? 2 : 0;
}

int tpy_file_open(const char* path, int write, int create, int truncate) {
  const std::string name = normal(path);
  std::shared_ptr<Content> content;
  if (const auto found = files().by_path.find(name); found != files().by_path.end()) {
    // Whoever still reads the old content keeps it.
    if (truncate) found->second = std::make_shared<Content>();
    content = found->second;
  } else if (create) {
    content = files().by_path[name] = std::make_shared<Content>();
  } else if (const auto* file = in_library(name); file && !write) {
    content = std::make_shared<Content>(file->text.begin(), file->text.end());
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
  const Content& content = *files().open[static_cast<std::size_t>(handle)];
  if (at >= content.size()) return 0;
  size = std::min(size, content.size() - at);
  std::memcpy(to, content.data() + at, size);
  return size;
}

size_t tpy_file_write(int handle, size_t at, const uint8_t* from, size_t size) {
  Content& content = *files().open[static_cast<std::size_t>(handle)];
  if (at + size > content.size()) content.resize(at + size);
  if (size > 0) std::memcpy(content.data() + at, from, size);
  return size;
}
