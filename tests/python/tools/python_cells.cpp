// python_cells FILE...: runs each file as a cell of one interpreter, without network, and prints
// what it said. Ends with 1 when a cell failed.
#include <cstdio>
#include <fstream>
#include <iterator>

#include "engine.h"
#include "fake_host.h"

int main(int argc, char** argv) {
  triptych::python::FakeHost host(256u << 20);
  int failed = 0;
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string source((std::istreambuf_iterator<char>(file)), {});
    if (host.run(source, argv[i]) != TPY_OK) failed = 1;
    std::fputs(host.out.c_str(), stdout);
    std::fputs(host.err.c_str(), stderr);
    if (!host.words.empty()) std::fprintf(stderr, "=> %s\n", host.words.c_str());
    for (const std::string& note : host.notes) std::fprintf(stderr, "note: %s\n", note.c_str());
  }
  return failed;
}
