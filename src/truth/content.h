// Internal to truth: what a test picture says, before it is laid out.
#pragma once

#include <string>
#include <vector>

#include "truth/known.h"

namespace triptych::truth {

// units / 10^places, exactly.
struct Amount {
  int units = 0, places = 0;
  std::string text() const;  // "12.5"
  double number() const;
};

struct Series {
  std::string name;  // "" when there is only one
  std::vector<Amount> values;
};

struct Chart {
  std::string title, x_label, y_label;
  std::vector<std::string> labels;
  std::vector<Series> series;
  Amount most, step;  // of the axis
};

struct Line {
  std::string name;
  int quantity = 1, cents = 0;  // price of one
};

struct Receipt {
  std::string shop, address, town, date, printed_date, time, payment;
  std::vector<Line> lines;
  int subtotal = 0, tax = 0, tax_percent = 0, total = 0;  // cents
};

Chart invent_chart(const TestPicture& picture);      // invent_chart.cpp
Receipt invent_receipt(const TestPicture& picture);  // invent_receipt.cpp
Json truth_of(const Chart& chart, PictureKind kind);
Json truth_of(const Receipt& receipt);
Known lay_out(const Chart& chart, const TestPicture& picture);  // draw_chart.cpp
Known lay_out_pie(const Chart& chart, bool numbers);            // draw_pie.cpp
Known lay_out(const Receipt& receipt);                          // draw_receipt.cpp

inline std::string path_of_point(std::size_t series, std::size_t point) {
  return "/series/" + std::to_string(series) + "/points/" + std::to_string(point) + "/value";
}

// Told apart by readers who see colours differently too: their lightness differs.
inline constexpr const char* kColours[] = {"#2457a6", "#e6842a", "#1f9a73", "#b03a7a",
                                           "#7fb8e6", "#6b4fb3", "#c9b21f", "#7a4a2b"};
inline constexpr const char* kInk = "#1f2733";
inline constexpr const char* kSoftInk = "#475263";

}  // namespace triptych::truth
