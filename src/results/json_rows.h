// A JSON value as rows of key and value, in reading order, as a tree that folds: what is shown of
// an answer beside its code. An object or list that holds something is a row of its own, and what
// it holds follows one level deeper unless it is folded; at kMaxJsonDepth it stays closed.
//
// Keeps its own stack, so no nesting can overflow ours. Text is made for the first `most` rows
// only; the others are counted. Keys and values are cut at kMaxJsonKey and kMaxJsonValue bytes,
// with an ellipsis.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/json_fwd.h"

namespace triptych::results {

inline constexpr int kMaxJsonDepth = 64;
inline constexpr std::size_t kMaxJsonKey = 200, kMaxJsonValue = 2'000;

enum class JsonKind : std::uint8_t {
  object,
  list,
  string,
  number,
  word
};  // word: true, false, null

struct JsonRow {
  int depth = 0;
  std::string key;    // of a list's value its number, from 0; "" for a value that stands alone
  std::string value;  // strings in quotes, with their real line breaks; "" for what can be folded
  JsonKind kind = JsonKind::word;
  std::size_t children = 0;  // how many values an object or list holds itself
  bool foldable = false, folded = false;
  std::string path;  // "2.0.11", the numbers on the way to it: names it for folding
};

struct JsonRows {
  std::vector<JsonRow> rows;
  std::size_t all = 0;  // with those beyond `most`
};

using FoldedPaths = std::set<std::string, std::less<>>;
JsonRows json_rows(const OrderedJson& json, const FoldedPaths& folded, std::size_t most);

}  // namespace triptych::results
