// Charts about things that never were: nobody can know their numbers from elsewhere.
#include <algorithm>
#include <array>
#include <cstddef>

#include "truth/content.h"
#include "truth/random.h"

namespace triptych::truth {
namespace {

using Words = std::array<const char*, 12>;

constexpr Words kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr Words kVillages{"Aldby",  "Brenne", "Corvik", "Delmar", "Elstow", "Farnis",
                          "Gorley", "Hadrun", "Istrel", "Jorvan", "Kelsey", "Lomond"};
constexpr Words kFruits{"Apples", "Plums", "Pears", "Figs",   "Grapes", "Melons",
                        "Limes",  "Dates", "Kiwis", "Olives", "Quince", "Cherry"};
constexpr Words kTeams{"Otters", "Herons", "Lynxes", "Badgers", "Foxes",  "Swifts",
                       "Moths",  "Newts",  "Ravens", "Hares",   "Stoats", "Terns"};

struct Subject {
  const char* title;
  const char* x_label;
  const char* y_label;
  const Words* labels;
};
constexpr Subject kThings[] = {
    {"Honey harvest of the valley", "Village", "Jars of honey", &kVillages},
    {"Fruit sold at the harbour market", "Fruit", "Crates", &kFruits},
    {"Trees planted by the school teams", "Team", "Trees", &kTeams},
    {"Bicycles lent by the village halls", "Village", "Bicycles", &kVillages},
    {"Books read in the winter contest", "Team", "Books", &kTeams},
    {"Jam cooked for the summer fair", "Fruit", "Jars of jam", &kFruits},
};
constexpr Subject kCourses[] = {
    {"Visitors of the Marigold Museum", "Month", "Visitors", &kMonths},
    {"Rides of the Elstow cable car", "Month", "Rides", &kMonths},
    {"Loaves baked by the night bakery", "Month", "Loaves", &kMonths},
    {"Boats in the harbour of Corvik", "Month", "Boats", &kMonths},
};
constexpr Subject kShares[] = {
    {"What the market hall earns its rent with", "", "", &kFruits},
    {"Where the valley's honey comes from", "", "", &kVillages},
    {"Who planted the new forest", "", "", &kTeams},
};
constexpr std::array<std::array<const char*, 3>, 3> kSeries{
    {{"North", "South", "West"}, {"Spring", "Summer", "Autumn"}, {"Juniors", "Adults", "Guests"}}};

struct Axis {
  int most, step, places;  // in units
};
constexpr Axis kAxes[] = {{50, 10, 0},    {100, 20, 0}, {200, 50, 0}, {400, 100, 0},
                          {1000, 200, 0}, {100, 20, 1}, {400, 100, 1}};

// Months follow each other; other things stand in any order.
std::vector<std::string> some_of(const Words& words, int count, Random& random) {
  std::vector<std::string> out(words.begin(), words.end());
  const auto wanted = static_cast<std::size_t>(count);
  if (&words == &kMonths) {
    const std::uint32_t first = random.below(static_cast<std::uint32_t>(out.size() - wanted + 1));
    out.erase(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(first));
  } else {
    random.shuffle(out);
  }
  out.resize(wanted);
  return out;
}

Series values_of(std::string name, int count, const Axis& axis, Random& random) {
  Series out{std::move(name), {}};
  for (int i = 0; i < count; ++i)
    out.values.push_back(
        {random.between(axis.most * 8 / 100 + 1, axis.most * 95 / 100), axis.places});
  return out;
}

// Percentages: 5 for each, the rest by chance.
Series shares_of(int count, Random& random) {
  std::vector<int> shares(static_cast<std::size_t>(count), 5);
  for (int left = 100 - 5 * count; left > 0;) {
    const int piece = std::min(left, random.between(1, 9));
    shares[random.below(static_cast<std::uint32_t>(count))] += piece;
    left -= piece;
  }
  Series out;
  for (const int share : shares) out.values.push_back({share, 0});
  return out;
}

}  // namespace

std::string Amount::text() const {
  if (places == 0) return std::to_string(units);
  return std::to_string(units / 10) + "." + std::to_string(units % 10);
}

double Amount::number() const { return places == 0 ? units : units / 10.0; }

Chart invent_chart(const TestPicture& picture) {
  Random random(picture.seed);
  const bool pie = picture.kind == PictureKind::pie, line = picture.kind == PictureKind::line;
  const Subject& subject = pie    ? random.pick(kShares)
                           : line ? random.pick(kCourses)
                                  : random.pick(kThings);
  Chart chart{subject.title, subject.x_label, subject.y_label, {}, {}, {}, {}};
  if (!pie) chart.title += ", " + std::to_string(random.between(2012, 2024));
  chart.labels = some_of(*subject.labels, picture.values, random);
  if (pie) {
    chart.series.push_back(shares_of(picture.values, random));
    return chart;
  }
  const Axis& axis = random.pick(kAxes);
  chart.most = {axis.most, axis.places};
  chart.step = {axis.step, axis.places};
  if (picture.kind != PictureKind::grouped) {
    chart.series.push_back(values_of("", picture.values, axis, random));
    return chart;
  }
  const auto& names = random.pick(kSeries);
  const int count = random.between(2, 3);
  for (int i = 0; i < count; ++i)
    chart.series.push_back(
        values_of(names[static_cast<std::size_t>(i)], picture.values, axis, random));
  return chart;
}

Json truth_of(const Chart& chart, PictureKind kind) {
  Json truth{{"title", chart.title}};
  // Whether a grouped chart is a bar chart is a matter of words.
  if (kind != PictureKind::grouped) truth["type"] = name_of(kind);
  if (!chart.x_label.empty()) truth["x_label"] = chart.x_label;
  if (!chart.y_label.empty()) truth["y_label"] = chart.y_label;
  truth["series"] = Json::array();
  for (const Series& series : chart.series) {
    Json one = Json::object();
    if (!series.name.empty()) one["name"] = series.name;
    one["points"] = Json::array();
    for (std::size_t i = 0; i < series.values.size(); ++i) {
      const Amount& amount = series.values[i];
      Json value = amount.places == 0 ? Json(amount.units) : Json(amount.number());
      one["points"].push_back({{"label", chart.labels[i]}, {"value", std::move(value)}});
    }
    truth["series"].push_back(std::move(one));
  }
  return truth;
}

}  // namespace triptych::truth
