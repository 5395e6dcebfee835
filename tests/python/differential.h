// The programs of tests/python/differential, statement by statement, against what CPython said
// (tools/record.py). Known differences are data: differential/differences.txt.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace triptych::python {

struct Statement {
  std::string place;             // "program:3", the line counted in the file
  std::string source, expected;  // expected: output and error as tools/record.py writes them
  std::string actual;
};

struct Difference {
  std::string id, here, instead;  // a row of the table in the course
  std::set<std::string> places;
};

// All statements, run; `programs` counts their programs.
std::vector<Statement> run_programs(std::size_t& programs);
std::vector<Difference> known_differences();
// The table that the course shows.
std::string table_of(const std::vector<Difference>& differences);

}  // namespace triptych::python
