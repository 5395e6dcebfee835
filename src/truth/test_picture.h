// A picture whose numbers are known because this page draws it: what it shows and how hard it is
// made to read, as a value. The same value gives the same picture and the same numbers everywhere
// and always; kGenerator grows when they would change, and what another generator drew is not
// known any more. Reading is strict: what is not such a value gives a key of the string catalogue.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/json_fwd.h"
#include "base/result.h"

namespace triptych::truth {

inline constexpr int kGenerator = 1;

enum class PictureKind { bar, line, pie, grouped, receipt };

// What makes a picture hard to read; the defaults do nothing.
struct Nuisance {
  int rotation = 0;    // degrees clockwise, -15..15
  double blur = 0;     // pixels (standard deviation), 0..6
  int contrast = 100;  // percent, 20..100
  int quality = 0;     // of a JPEG, 1..100; 0 = PNG
  friend bool operator==(const Nuisance&, const Nuisance&) = default;
};

struct TestPicture {
  PictureKind kind = PictureKind::bar;
  std::uint32_t seed = 1;
  int values = 6;       // bars, points, slices, groups or bought things: 2..most_values(kind)
  bool numbers = true;  // written on the marks of a chart; a receipt always says them
  Nuisance nuisance;
  friend bool operator==(const TestPicture&, const TestPicture&) = default;
};

inline constexpr int kFewestValues = 2, kMaxRotation = 15, kLeastContrast = 20;
inline constexpr double kMaxBlur = 6;
int most_values(PictureKind kind);
std::string_view name_of(PictureKind kind);    // "bar"
std::string file_name_of(const TestPicture&);  // "test-bar-42.png"
std::string_view media_type_of(const TestPicture&);
TestPicture clamped(TestPicture picture);  // every number into its range

OrderedJson to_json(const TestPicture& picture);
// failure: "truth.damaged" or "truth.other_version".
Result<TestPicture> read_test_picture(std::string_view json);

}  // namespace triptych::truth
