// The course as the tests run it: a fake host with its files, and a server that speaks for the
// three vendors and is strict about keys and headers.
#pragma once

#include <string>
#include <vector>

#include "fake_host.h"

namespace triptych::python {

std::string read_file(const std::string& path);
// The sources in a folder below tests/python, by name: {"01_setup.py", source}.
std::vector<std::pair<std::string, std::string>> sources_in(const std::string& folder);

class Course : public FakeHost {
 public:
  Course();
  // Runs all cells of tests/python/cells; the first word of trouble, or nothing.
  std::string run_all();
};

}  // namespace triptych::python
