// A till receipt on a table.
#include <cstdio>

#include "truth/content.h"
#include "truth/random.h"

namespace triptych::truth {
namespace {

constexpr int kReceiptWidth = 600;
constexpr double kEdge = 36, kLeft = 76, kRight = kReceiptWidth - 76;
constexpr double kSize = 20;

std::string price(int cents) {
  char text[32];
  std::snprintf(text, sizeof text, "%d.%02d", cents / 100, cents % 100);
  return text;
}

class Slip {
 public:
  explicit Slip(const Receipt& receipt) : receipt_(receipt) {
    known_.truth = truth_of(receipt);
    known_.drawing.width = kReceiptWidth;
    known_.drawing.paper = "#cfcabf";
    known_.drawing.shapes.push_back({});  // the paper, once its length is known
  }

  Known draw() {
    head();
    for (std::size_t i = 0; i < receipt_.lines.size(); ++i) bought(i);
    rule();
    amount("Subtotal", receipt_.subtotal, "/subtotal", kSize, false, 30);
    amount("VAT " + std::to_string(receipt_.tax_percent) + " %", receipt_.tax, "/tax", kSize, false,
           36);
    amount("TOTAL EUR", receipt_.total, "/total", 26, true, 44);
    rule();
    left("Paid by", y_, kSize);
    right(receipt_.payment, y_, kSize, "/payment_method");
    y_ += 54;
    centre("Thank you for your visit", kSize, 36);
    bars();
    known_.drawing.height = static_cast<int>(y_ + 44 + kEdge);
    known_.drawing.shapes[0] =
        box_shape({kEdge, kEdge, kReceiptWidth - 2 * kEdge, y_ + 44 - kEdge}, "#fdfcf8");
    return std::move(known_);
  }

 private:
  Shape written(std::string words, double x, double y, double size, Align align, bool bold) const {
    Shape shape = text_shape(std::move(words), x, y, size, align, "#2a2a2a", bold);
    shape.mono = true;
    shape.most = width_of(shape.words, size, bold, true);
    return shape;
  }
  void add(Shape shape) { known_.drawing.shapes.push_back(std::move(shape)); }
  void left(const std::string& words, double y, double size, bool bold = false, double in = 0) {
    add(written(words, kLeft + in, y, size, Align::left, bold));
  }
  void right(const std::string& words, double y, double size, std::string path, bool bold = false) {
    Shape shape = written(words, kRight, y, size, Align::right, bold);
    known_.marks.push_back({std::move(path), box_of(shape), shape.colour});
    add(std::move(shape));
  }
  void centre(const std::string& words, double size, double down, bool bold = false) {
    add(written(words, kReceiptWidth / 2.0, y_, size, Align::centre, bold));
    y_ += down;
  }
  void rule() {
    for (double x = kLeft; x < kRight; x += 12) add(line_shape({x, y_, x + 7, y_}, "#6b6b6b", 2));
    y_ += 32;
  }

  void head() {
    centre(receipt_.shop, 30, 44, true);
    centre(receipt_.address, kSize, 28);
    centre(receipt_.town, kSize, 46);
    left(receipt_.printed_date, y_, kSize);
    right(receipt_.time, y_, kSize, "/time");
    y_ += 32;
    rule();
  }
  void bought(std::size_t i) {
    const Line& line = receipt_.lines[i];
    const std::string path = "/items/" + std::to_string(i);
    left(line.name, y_, kSize);
    right(price(line.quantity * line.cents), y_, kSize, path + "/total");
    y_ += 27;
    left(std::to_string(line.quantity) + " x " + price(line.cents), y_, 17, false, 24);
    y_ += 35;
  }
  void amount(const std::string& words, int cents, std::string path, double size, bool bold,
              double down) {
    left(words, y_, size, bold);
    right(price(cents), y_, size, std::move(path), bold);
    y_ += down;
  }
  // Like a bar code; it says nothing.
  void bars() {
    Random random(static_cast<std::uint64_t>(receipt_.total));
    for (double x = kLeft + 60; x < kRight - 62;) {
      const double wide = random.between(1, 4);
      add(box_shape({x, y_ - 10, wide, 50}, "#2a2a2a"));
      x += wide + random.between(2, 5);
    }
    y_ += 40;
  }

  const Receipt& receipt_;
  Known known_;
  double y_ = 92;
};

}  // namespace

Known lay_out(const Receipt& receipt) { return Slip(receipt).draw(); }

}  // namespace triptych::truth
