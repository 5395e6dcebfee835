// The JSON in a model's answer, whatever the model wrote around it.
//   whole     the answer is JSON (any value; white space and a byte order mark around it are fine)
//   fenced    a fenced block (``` or ~~~, any info string) that holds one object or array; one that
//             is never closed counts when its value is complete
//   embedded  an object or array in the text
// What a model wrote while thinking, in a <think> block at the beginning, is no answer. Of several
// values the last that fits the schema counts: models correct themselves. A value that is cut off
// or broken is reported, never replaced by a smaller one that happens to be complete inside of it.
// Whatever was chosen, mended or passed over is said in a remark. Time is linear in the text;
// memory too. Positions are bytes.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/json.h"
#include "base/result.h"
#include "results/schema.h"

namespace triptych::results {

enum class JsonPlace { whole, fenced, embedded };

struct FoundJson {
  JsonPlace place = JsonPlace::whole;
  std::size_t begin = 0, end = 0;  // text[begin, end) is the value, without fence or space
  Json value;
  // How it was read where that is not plain: keys results.json.{several, last, passed_over,
  // thoughts, unwrapped, mended_*}.
  std::vector<Diagnostic> diagnostics;
  std::vector<Diagnostic> faults;  // names that stand twice in one object: results.json.twice
};

enum class JsonFault {
  nothing,       // no object or array begins anywhere
  cut_off,       // the text ends inside a value: the answer was stopped by its limit of tokens
  broken,        // what begins like JSON has a mistake at `position`
  too_deep,      // nests deeper than 256
  invalid_utf8,  // `position` is the first byte that is no UTF-8
};

struct NoJson {
  JsonFault fault = JsonFault::nothing;
  std::size_t begin = 0;     // where the value begins (cut_off, broken, too_deep)
  std::size_t position = 0;  // where it is cut off or broken
};

// Without a schema the last value counts.
Result<FoundJson, NoJson> json_from_text(std::string_view text, const Schema* schema = nullptr);

// What to tell the person; positions are counted from 1 there.
Diagnostic remark_of(const NoJson& failure);

}  // namespace triptych::results
