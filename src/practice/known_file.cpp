#include "practice/known_file.h"

#include <algorithm>
#include <cmath>

#include "practice/truth.h"
#include "truth/known.h"
#include "truth/mark.h"

namespace triptych::practice {
namespace {

using truth::PictureKind;
using truth::TestPicture;

// In the order in which truth/content.h paints.
constexpr const char* kPainted[] = {"blue",       "orange", "green",  "magenta",
                                    "light blue", "violet", "yellow", "brown"};

// How much each nuisance alone hides at its limit; together they reach 1 sooner.
constexpr double kBlurHides = 0.9, kTurnHides = 0.3, kPaleHides = 0.6, kJpegHides = 0.3;

double hardness_of(const truth::Nuisance& n) {
  const double turned = std::abs(n.rotation) / double{truth::kMaxRotation};
  const double pale = (100 - n.contrast) / double{100 - truth::kLeastContrast};
  const double coarse = n.quality > 0 ? (100 - n.quality) / 100.0 : 0;
  return std::min(1.0, kBlurHides * n.blur / truth::kMaxBlur + kTurnHides * turned +
                           kPaleHides * pale + kJpegHides * coarse);
}

Json rows_of(const Json& points) {
  Json out = Json::array();
  for (const Json& point : points) out.push_back({at(point, "label"), at(point, "value")});
  return out;
}

Json chart_of(const TestPicture& picture, const Json& given) {
  Json out{{"kind", "chart"},
           {"title", at(given, "title")},
           {"x_label", at(given, "x_label")},
           {"y_label", at(given, "y_label")},
           {"ordered", picture.kind == PictureKind::line}};
  // Groups of bars are bars.
  out["chart_type"] =
      name_of(picture.kind == PictureKind::grouped ? PictureKind::bar : picture.kind);
  out["series"] = Json::array();
  for (const Json& series : at(given, "series"))
    out["series"].push_back(
        {{"name", at(series, "name")}, {"points", rows_of(at(series, "points"))}});
  const Json& first = at(at(given, "series"), std::size_t{0});
  const std::size_t painted =
      picture.kind == PictureKind::pie ? at(first, "points").size() : at(given, "series").size();
  out["colours"] = Json::array();
  for (std::size_t i = 0; i < std::min(painted, std::size(kPainted)); ++i)
    out["colours"].push_back(kPainted[i]);
  return out;
}

Json receipt_of(const Json& given) {
  Json out{{"kind", "receipt"},
           {"merchant", at(given, "store_name")},
           {"address", at(given, "store_address")},
           {"payment", at(given, "payment_method")},
           {"colours", {"black", "white"}}};
  for (const char* key : {"date", "time", "currency", "subtotal", "tax", "total"})
    out[key] = at(given, key);
  out["items"] = Json::array();
  for (const Json& item : at(given, "items"))
    out["items"].push_back({{"description", at(item, "name")},
                            {"quantity", at(item, "quantity")},
                            {"unit_price", at(item, "unit_price")},
                            {"amount", at(item, "total")}});
  return out;
}

KnownFile known_picture(const TestPicture& picture) {
  TestPicture clear = picture;
  clear.nuisance = {};
  const Json given = truth::known_of(picture).truth;
  const bool receipt = picture.kind == PictureKind::receipt;
  return {receipt ? receipt_of(given) : chart_of(picture, given), dump_json(to_json(clear)),
          receipt || picture.numbers, hardness_of(picture.nuisance)};
}

}  // namespace

std::optional<KnownFile> known_file(const File& file) {
  if (!file.url.empty()) return std::nullopt;
  if (const Json* truth = truth_of(file.bytes)) return KnownFile{*truth, dump_json(*truth)};
  const auto* bytes = reinterpret_cast<const std::byte*>(file.bytes.data());
  const auto picture = truth::mark_in(ByteView(bytes, file.bytes.size()));
  return picture ? std::optional(known_picture(*picture)) : std::nullopt;
}

}  // namespace triptych::practice
