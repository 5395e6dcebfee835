// From blocks to placed text.
#include <algorithm>
#include <cmath>

#include "widgets/markdown_view.h"

namespace triptych::ui {
namespace {

constexpr float kProseLine = 26;
constexpr float kCodeLine = 21;
constexpr float kBlockGap = 14;
constexpr float kCodePad = 14;
constexpr float kCodeHeader = 38;
constexpr float kIndent = 26;
constexpr float kCellPad = 10;
constexpr float kFewestWide = 84;  // of a column that has to wrap, so that it can be read
constexpr float kMaxWord = 260;    // what is longer may break
constexpr float kScrollRoom = 10;  // below a table that scrolls

std::vector<Span> spans_of(const MdSpans& source, Face base = Face::regular) {
  std::vector<Span> out;
  for (const MdSpan& span : source) {
    Face face = base;
    if (span.italic) face = Face::italic;
    if (span.bold) face = Face::bold;
    if (span.code) face = span.bold ? Face::mono_bold : Face::mono;
    out.push_back({span.text, span.href, face});
  }
  if (out.empty()) out.push_back({"", "", base});
  return out;
}

// Of its longest word, which is not to be broken.
float word_width(TextEngine& engine, const std::vector<Span>& spans, float px) {
  float widest = 0;
  for (const Span& span : spans) {
    for (std::size_t at = 0; at < span.text.size();) {
      const std::size_t end = next_run(span.text, at);
      const std::vector<Span> word{{span.text.substr(at, end - at), "", span.face}};
      widest = std::max(widest, lay_out(engine, word, px, kProseLine, 0).width);
      at = end;
    }
  }
  return widest;
}

float natural_width(TextEngine& engine, const std::vector<Span>& spans, float px) {
  return lay_out(engine, spans, px, kProseLine, 0).width;
}

}  // namespace

std::vector<Span> inline_spans(std::string_view markdown) {
  return spans_of(parse_inline(markdown));
}

MarkdownView::Block MarkdownView::lay_out_block(TextEngine& engine, const MdBlock& source,
                                                float width) const {
  Block out;
  out.kind = source.kind;
  switch (source.kind) {
    case MdKind::rule:
      out.height = 17;
      return out;
    case MdKind::list:
      lay_out_list(engine, source, width, out);
      return out;
    case MdKind::table:
      lay_out_table(engine, source, width, out);
      return out;
    case MdKind::code: {
      Piece piece;
      piece.role = ItemRole::code;
      ColouredCode coloured = colour_code(source.code);
      piece.spans = std::move(coloured.spans);
      if (piece.spans.empty()) piece.spans.push_back({"", "", Face::mono});
      piece.classes = std::move(coloured.classes);
      piece.px = 15;
      piece.text = ui::lay_out(engine, piece.spans, piece.px, kCodeLine, width - 2 * kCodePad);
      piece.text.rtl = piece.text.neutral = false;  // code runs one way in every language
      piece.rect = {kCodePad, kCodeHeader, width - 2 * kCodePad, piece.text.height()};
      out.language = source.language;
      out.height = kCodeHeader + piece.text.height() + kCodePad;
      out.pieces.push_back(std::move(piece));
      return out;
    }
    default:
      break;
  }
  Piece piece;
  float line = kProseLine, left = 0;
  if (source.kind == MdKind::heading) {
    piece.role = ItemRole::heading;
    piece.level = source.level;  // put into the page's order by number_headings()
    piece.px = source.level == 1 ? 22.0f : source.level == 2 ? 19.0f : 17.0f;
    line = std::round(piece.px * 1.4f);
  }
  if (source.kind == MdKind::quote) {
    left = 18;
    piece.muted = true;
  }
  piece.spans = spans_of(source.spans, source.kind == MdKind::heading ? Face::bold : Face::regular);
  piece.text = ui::lay_out(engine, piece.spans, piece.px, line, width - left);
  piece.rect = {left, 0, width - left, piece.text.height()};
  out.height = piece.text.height();
  out.pieces.push_back(std::move(piece));
  return out;
}

void MarkdownView::lay_out_list(TextEngine& engine, const MdBlock& source, float width,
                                Block& out) const {
  float y = 0;
  for (const MdListItem& item : source.items) {
    Piece piece;
    piece.role = item.is_code ? ItemRole::code : ItemRole::list_item;
    piece.marker = item.marker;
    const float left =
        std::min(kIndent * static_cast<float>(item.depth + 1), std::max(kIndent, width - 160));
    piece.spans = spans_of(item.spans);
    piece.text =
        ui::lay_out(engine, piece.spans, piece.px, kProseLine, std::max(width - left, 80.0f));
    piece.rect = {left, y, std::max(width - left, 80.0f), piece.text.height()};
    y += piece.text.height() + 4;
    out.pieces.push_back(std::move(piece));
  }
  out.height = std::max(0.0f, y - 4);
}

namespace {

// Wide columns give first, but none so much that a word breaks: rather the table scrolls.
std::vector<float> columns_of(TextEngine& engine, const MdBlock& table, std::size_t count,
                              float width) {
  std::vector<float> wish(count, 40.0f), least(count, 40.0f);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
      const auto spans = spans_of(table.rows[r][c], r == 0 ? Face::bold : Face::regular);
      const float word = std::min(word_width(engine, spans, kText - 1), kMaxWord);
      wish[c] = std::max(wish[c], natural_width(engine, spans, kText - 1) + 2 * kCellPad + 1);
      least[c] = std::max(least[c], word + 2 * kCellPad + 1);
    }
  }
  float total = 0;
  for (const float c : wish) total += c;
  if (total <= width) return wish;
  const float fair = width / static_cast<float>(count);
  float spare = 0, need = 0;
  for (const float c : wish) (c <= fair ? spare += fair - c : need += c - fair);
  for (std::size_t i = 0; i < count; ++i) {
    float& c = wish[i];
    const float floor = std::min(c, std::max(least[i], kFewestWide));
    if (c > fair) c = std::max(floor, fair + (need > 0 ? spare * (c - fair) / need : 0));
  }
  return wish;
}

// Words that are narrower than their cell stand in its middle or at its end.
void align(Rect& cell, float words, MdAlign how) {
  const float spare = cell.w - std::ceil(words) - 1;
  if (how == MdAlign::start || spare <= 0) return;
  cell.x += std::floor(how == MdAlign::end ? spare : spare / 2);
  cell.w -= spare;
}

}  // namespace

void MarkdownView::lay_out_table(TextEngine& engine, const MdBlock& source, float width,
                                 Block& out) const {
  std::size_t count = 0;
  for (const auto& row : source.rows) count = std::max(count, row.size());
  if (count == 0) return;
  const std::vector<float> columns = columns_of(engine, source, count, width);
  out.columns.push_back(0);
  for (const float c : columns) out.columns.push_back(out.columns.back() + std::floor(c));
  out.scrolls = out.columns.back() > width;
  float y = 0;
  out.rows.push_back(0);
  for (std::size_t r = 0; r < source.rows.size(); ++r) {
    float height = kProseLine;
    for (std::size_t c = 0; c < source.rows[r].size(); ++c) {
      Piece piece;
      piece.role = r == 0 ? ItemRole::column_header : ItemRole::cell;
      piece.row = static_cast<int>(r);
      piece.px = kText - 1;
      piece.spans = spans_of(source.rows[r][c], r == 0 ? Face::bold : Face::regular);
      const float inner = out.columns[c + 1] - out.columns[c] - 2 * kCellPad;
      piece.text = ui::lay_out(engine, piece.spans, piece.px, 24, inner);
      piece.rect = {out.columns[c] + kCellPad, y + 7, inner, piece.text.height()};
      if (c < source.aligned.size()) align(piece.rect, piece.text.width, source.aligned[c]);
      height = std::max(height, piece.text.height() + 14);
      out.pieces.push_back(std::move(piece));
    }
    y += height;
    out.rows.push_back(y);
  }
  out.height = y + (out.scrolls ? kScrollRoom : 0);
}

// A text may begin at any level and skip some; readers who go by headings need them in order.
void MarkdownView::number_headings(std::size_t from) {
  int first = 0, previous = parent_heading_;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    if (blocks_[i].kind != MdKind::heading) continue;
    int& level = blocks_[i].pieces.front().level;
    const int source = source_[i].level;
    if (first == 0) first = source;
    if (i >= from) {
      const int wanted = parent_heading_ + 1 + std::max(0, source - first);
      level = std::min({wanted, previous + 1, 6});
    }
    previous = level;
  }
}

// As its first words do: bullets and columns of an Arabic answer start on the right.
bool MarkdownView::runs_right_to_left() const {
  for (const Block& block : blocks_) {
    if (block.kind == MdKind::code) continue;
    for (const Piece& piece : block.pieces) {
      if (!piece.text.neutral) return piece.text.rtl;
    }
  }
  return false;
}

void MarkdownView::set(std::string_view text, TextEnd end) {
  if (text.size() == text_size_ && generation_ == stream_.generation() && !dirty_ && end == end_ &&
      !blocks_.empty())
    return;
  if (text.size() == text_size_ && text.empty()) return;
  const std::uint64_t before = stream_.generation();
  stream_.set(text, end);
  if (before != stream_.generation()) {
    parts_.clear();
    most_parts_ = kMostParts;
    shown_ = 0;
  }
  end_ = end;
  text_size_ = text.size();
  dirty_ = true;
}

MdCut MarkdownView::part_of(std::size_t index) const {
  const auto shown = parts_.find(index);
  return first_parts(stream_.blocks()[index], shown == parts_.end() ? kFirstParts : shown->second);
}

float MarkdownView::lay_out(TextEngine& engine, float width) {
  if (!dirty_ && !more_ && width == width_) return height_;
  const std::size_t all = stream_.blocks().size();
  std::size_t same = 0;
  if (width == width_ && generation_ == stream_.generation()) {
    same = std::min({settled_, all, blocks_.size()});
    for (; same < all && same < source_.size(); ++same) {
      const MdCut part = part_of(same);
      if (source_[same] != part.block || (blocks_[same].left == 0) != (part.left == 0)) break;
      blocks_[same].left = part.left;
    }
  }
  blocks_.resize(same);
  source_.resize(same);
  registered_ = std::min(registered_, same);
  float y = 0;
  if (same > 0)
    y = blocks_.back().y + blocks_.back().height + kBlockGap +
        (blocks_.back().left > 0 ? kRestHeight : 0);
  std::size_t parts = 0, fresh = 0;
  for (const Block& block : blocks_) parts += block.parts;
  const auto has_room = [&] { return parts < most_parts_ && fresh < kPartsATurn; };
  for (std::size_t i = same; i < all && (i < shown_ || has_room()); ++i) {
    MdCut part = part_of(i);
    blocks_.push_back(lay_out_block(engine, part.block, width));
    Block& block = blocks_.back();
    block.left = part.left;
    block.parts = part.parts;
    parts += block.parts;
    if (i >= shown_) fresh += block.parts;
    if (block.kind == MdKind::heading && i > 0) y += 8;
    block.y = y;
    y += block.height + (block.left > 0 ? kRestHeight : 0) + kBlockGap;
    source_.push_back(std::move(part.block));
  }
  shown_ = blocks_.size();
  more_ = shown_ < all && parts < most_parts_;
  if (shown_ < all && !more_) y += kRestHeight;
  number_headings(same);
  if (right_to_left_ != runs_right_to_left()) {  // everything moves to the other side
    right_to_left_ = !right_to_left_;
    registered_ = 0;
  }
  settled_ = stream_.settled();
  generation_ = stream_.generation();
  width_ = width;
  height_ = std::max(0.0f, y - kBlockGap);
  dirty_ = false;
  return height_;
}

}  // namespace triptych::ui
