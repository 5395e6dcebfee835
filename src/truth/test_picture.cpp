#include "truth/test_picture.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/json.h"

namespace triptych::truth {
namespace {

constexpr std::string_view kNames[] = {"bar", "line", "pie", "grouped", "receipt"};
constexpr double kMaxSeed = 4294967295.0;
constexpr std::size_t kMax = 1000;  // bytes of such a value as text

std::optional<PictureKind> kind_named(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == std::end(kNames)) return std::nullopt;
  return static_cast<PictureKind>(found - std::begin(kNames));
}

std::optional<TestPicture> read_picture(const Json& json) {
  const auto kind = kind_named(string_at(json, "kind"));
  const auto seed = number_at(json, "seed");
  const auto values = int_at(json, "values");
  const Json& nuisance = at(json, "nuisance");
  const auto rotation = int_at(nuisance, "rotation"), contrast = int_at(nuisance, "contrast"),
             quality = int_at(nuisance, "quality");
  const auto blur = number_at(nuisance, "blur");
  const bool numbers = at(json, "numbers").is_boolean();
  if (!kind || !seed || !values || !rotation || !contrast || !quality || !blur || !numbers)
    return std::nullopt;
  if (*seed < 0 || *seed > kMaxSeed || *seed != std::floor(*seed)) return std::nullopt;
  return TestPicture{*kind,
                     static_cast<std::uint32_t>(*seed),
                     *values,
                     bool_at(json, "numbers"),
                     {*rotation, *blur, *contrast, *quality}};
}

}  // namespace

int most_values(PictureKind kind) {
  if (kind == PictureKind::pie) return 8;
  return kind == PictureKind::grouped ? 6 : 12;
}

std::string_view name_of(PictureKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

std::string_view media_type_of(const TestPicture& picture) {
  return picture.nuisance.quality == 0 ? "image/png" : "image/jpeg";
}

std::string file_name_of(const TestPicture& picture) {
  return "test-" + std::string(name_of(picture.kind)) + "-" + std::to_string(picture.seed) +
         (picture.nuisance.quality == 0 ? ".png" : ".jpg");
}

TestPicture clamped(TestPicture picture) {
  picture.values = std::clamp(picture.values, kFewestValues, most_values(picture.kind));
  Nuisance& n = picture.nuisance;
  n.rotation = std::clamp(n.rotation, -kMaxRotation, kMaxRotation);
  n.blur = std::isfinite(n.blur) ? std::clamp(n.blur, 0.0, kMaxBlur) : 0;
  n.contrast = std::clamp(n.contrast, kLeastContrast, 100);
  n.quality = std::clamp(n.quality, 0, 100);
  return picture;
}

OrderedJson to_json(const TestPicture& picture) {
  const Nuisance& n = picture.nuisance;
  return {{"generator", kGenerator},
          {"kind", name_of(picture.kind)},
          {"seed", picture.seed},
          {"values", picture.values},
          {"numbers", picture.numbers},
          {"nuisance",
           {{"rotation", n.rotation},
            {"blur", n.blur},
            {"contrast", n.contrast},
            {"quality", n.quality}}}};
}

Result<TestPicture> read_test_picture(std::string_view text) {
  using Failed = Result<TestPicture>;
  const auto json = text.size() > kMax ? std::nullopt : parse_json(text);
  if (!json || !json->is_object()) return Failed::failure("truth.damaged");
  const auto generator = int_at(*json, "generator");
  if (generator && *generator != kGenerator) return Failed::failure("truth.other_version");
  const auto picture = generator ? read_picture(*json) : std::nullopt;
  if (!picture || clamped(*picture) != *picture) return Failed::failure("truth.damaged");
  return *picture;
}

}  // namespace triptych::truth
