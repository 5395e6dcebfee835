#include "lesson/markdown_cut.h"

#include <algorithm>

#include "base/utf8.h"

namespace triptych {
namespace {

constexpr std::size_t kBytesPerPart = 80, kCodeBytesPerPart = 200;
constexpr std::size_t kCellCost = 10;  // an empty cell is drawn, too
constexpr std::size_t kSpanCost = 20;  // a link or bold word of one letter is an element, too
constexpr int kMaxMarks = 16;

// Hands out text until it is used up.
class Budget {
 public:
  explicit Budget(std::size_t bytes) : all_(bytes), left_(bytes) {}
  bool spent() const { return left_ == 0; }
  void pay(std::size_t bytes) { left_ -= std::min(left_, bytes); }
  std::string take(const std::string& text) {
    const std::string_view part = utf8_prefix(text, left_);
    cut_ += text.size() - part.size();
    left_ = part.size() < text.size() ? 0 : left_ - part.size();
    return with_few_marks(part, kMaxMarks);
  }
  MdSpans take(const MdSpans& spans) {
    MdSpans out;
    for (const MdSpan& span : spans) {
      if (spent()) {
        cut_ += span.text.size();
        continue;
      }
      if (!span.href.empty() || span.bold || span.italic || span.code) pay(kSpanCost);
      MdSpan part{"", span.href, span.bold, span.italic, span.code};
      part.text = take(span.text);
      out.push_back(std::move(part));
    }
    return out;
  }
  std::size_t cut() const { return cut_; }
  std::size_t used() const { return all_ - left_; }

 private:
  std::size_t all_, left_, cut_ = 0;
};

}  // namespace

MdCut first_parts(const MdBlock& whole, std::size_t parts) {
  MdCut out;
  out.block.kind = whole.kind;
  out.block.level = whole.level;
  out.block.language = whole.language;
  out.block.aligned = whole.aligned;
  const std::size_t part = whole.kind == MdKind::code ? kCodeBytesPerPart : kBytesPerPart;
  Budget text(parts * part);
  if (whole.kind == MdKind::list) {
    for (const MdListItem& item : whole.items) {
      if (out.block.items.size() == parts || text.spent()) break;
      text.pay(kCellCost);
      out.block.items.push_back({item.depth, item.marker, text.take(item.spans), item.is_code});
    }
    out.left = whole.items.size() - out.block.items.size();
  } else if (whole.kind == MdKind::table) {
    for (const std::vector<MdSpans>& row : whole.rows) {
      if (out.block.rows.size() == parts || text.spent()) break;
      std::vector<MdSpans>& cells = out.block.rows.emplace_back();
      for (const MdSpans& cell : row) {
        if (text.spent()) break;
        text.pay(kCellCost);
        cells.push_back(text.take(cell));
      }
    }
    out.left = whole.rows.size() - out.block.rows.size();
  } else {
    out.block.spans = text.take(whole.spans);
    out.block.code = text.take(whole.code);
  }
  // A cut inside the last row, item or text has no number of its own.
  if (out.left == 0) out.left = (text.cut() + 1023) / 1024;
  std::size_t cells = 0;
  for (const std::vector<MdSpans>& row : out.block.rows) cells += row.size();
  out.parts = std::max({std::size_t{1}, out.block.items.size(), (out.block.rows.size() + cells) / 2,
                        text.used() / part});
  return out;
}

}  // namespace triptych
