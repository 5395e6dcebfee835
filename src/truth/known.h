// A test picture in full: the numbers that are in it, as the answer to the matching schema preset
// (results/schema.h: "receipt" or "chart"), how it is drawn, and where on it each number stands.
// Everything is invented; sums of receipts are right to the cent. Fields of which the picture says
// nothing are not in the truth.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "truth/drawing.h"
#include "truth/test_picture.h"

namespace triptych::truth {

// What shows one value: a bar, a point, a piece of a slice, a printed amount.
struct Mark {
  std::string path;  // of the value in the truth: "/series/0/points/2/value"
  Box box;           // pixels of the drawing, before it is turned
  std::string colour;
};

struct Known {
  Json truth;
  Drawing drawing;
  std::vector<Mark> marks;
};

Known known_of(const TestPicture& picture);
std::string_view schema_of(PictureKind kind);  // id of the preset that fits

// What "Save truth" writes: the picture's value, its size, its numbers and marks.
std::string truth_file(const TestPicture& picture);

}  // namespace triptych::truth
