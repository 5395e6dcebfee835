// The modules of lib/, which the build puts into the program (embed_library.cmake).
// Read by memory_files.cpp, which shows them below /lib. Valid for ever, sorted by path.
#pragma once

#include <span>
#include <string_view>

namespace triptych::python {

struct LibraryFile {
  std::string_view path;  // "requests/__init__.py"
  std::string_view text;
};

std::span<const LibraryFile> library();

}  // namespace triptych::python
