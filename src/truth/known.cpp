#include "truth/known.h"

#include "truth/content.h"

namespace triptych::truth {

Known known_of(const TestPicture& wanted) {
  const TestPicture picture = clamped(wanted);
  if (picture.kind == PictureKind::receipt) return lay_out(invent_receipt(picture));
  const Chart chart = invent_chart(picture);
  return picture.kind == PictureKind::pie ? lay_out_pie(chart, picture.numbers)
                                          : lay_out(chart, picture);
}

std::string_view schema_of(PictureKind kind) {
  return kind == PictureKind::receipt ? "receipt" : "chart";
}

std::string truth_file(const TestPicture& picture) {
  const Known known = known_of(picture);
  OrderedJson out{{"format", "triptych-truth"},           {"version", 1},
                  {"picture", to_json(clamped(picture))}, {"width", known.drawing.width},
                  {"height", known.drawing.height},       {"truth", OrderedJson(known.truth)}};
  out["marks"] = OrderedJson::array();
  for (const Mark& mark : known.marks) {
    out["marks"].push_back({{"path", mark.path},
                            {"box", {mark.box.x, mark.box.y, mark.box.w, mark.box.h}},
                            {"colour", mark.colour}});
  }
  return dump_json(out, 1) + "\n";
}

}  // namespace triptych::truth
