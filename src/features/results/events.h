// The fields of a structured answer, and what a person does with the values.
#pragma once

#include "features/file_format.h"

#include <cstddef>
#include <string>
#include <vector>

namespace triptych {

// The fields of the answer. A path: positions from the outermost group inwards.
using FieldPath = std::vector<std::size_t>;
enum class FieldPart { name, type, required, description, choices };
struct SchemaPresetChosen {
  std::string id;
};
struct SchemaTyped {
  std::string text;
};
struct SchemaCleared {};
struct FieldAdded {
  FieldPath group;  // empty = the answer itself
};
struct FieldRemoved {
  FieldPath field;
};
struct FieldChanged {
  FieldPath field;
  FieldPart part;
  std::string text;  // type: its number; required: "1"; choices: with commas between
};
struct ValueMarked {   // as the right one; again: no longer
  std::string path;    // of a row of the comparison
  std::size_t answer;  // whose value it is
};
struct ResultsCopied {
  FileFormat format{};
  bool to_file = false;
};

}  // namespace triptych
