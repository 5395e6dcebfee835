// Markdown blocks laid out, drawn and registered. Keeps the layout of blocks that did not change,
// draws only what is visible, and registers unchanged blocks only once: the cost of a frame does
// not grow with the length of the text. What is very long (rows, items, lines, blocks) is laid out
// in portions: a button below it shows more. Copies are made of the whole.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/markdown_cut.h"
#include "widgets/code_colours.h"
#include "widgets/ui.h"

namespace triptych::ui {

inline constexpr float kRestHeight = 54;  // of a button that shows more, and the room above it

// One line of Markdown as words with faces.
std::vector<Span> inline_spans(std::string_view markdown);

class MarkdownView {
 public:
  // Of all blocks together: as many short ones, or 160 kB of prose.
  static constexpr std::size_t kMostParts = 2000;
  // Of these, new ones in one turn: an answer that comes whole must not hold up what is typed.
  static constexpr std::size_t kPartsATurn = 100;

  // The whole text so far; growing text costs only its unsettled end.
  void set(std::string_view text, TextEnd end = TextEnd::final);
  // Headings continue below a page heading of this level, in order and without gaps.
  void set_parent_heading(int level) { parent_heading_ = level; }
  bool empty() const { return blocks_.empty(); }
  // Lays out what changed, of much that is new the beginning, and returns the height. draw() asks
  // for turns until all is there.
  float lay_out(TextEngine& engine, float width);
  // Draws at (x, y) and registers everything inside an item of `role` called `name`. lay_out()
  // first. Buttons that copy code come after it. Returns the code a person asked to copy, if any.
  std::string draw(Ui& ui, ItemRole role, std::string_view key, const std::string& name, float x,
                   float y);

 private:
  struct Piece {
    ItemRole role = ItemRole::text;
    int level = 0, row = -1;  // row: of a table; -1 none
    Rect rect;                // relative to the block
    std::vector<Span> spans;
    std::vector<CodeClass> classes;
    TextBlock text;
    float px = kText;
    bool muted = false;
    std::string marker;
  };
  struct Block {
    MdKind kind = MdKind::paragraph;
    float y = 0, height = 0;
    std::size_t left = 0;   // rows, items or kilobytes that are not laid out yet; 0 = none
    std::size_t parts = 1;  // of kMostParts, see MdCut
    std::string language;
    std::vector<Piece> pieces;
    std::vector<float> columns, rows;  // edges of a table
    bool scrolls = false;              // it is wider than the view
  };
  Block lay_out_block(TextEngine& engine, const MdBlock& block, float width) const;
  void lay_out_list(TextEngine& engine, const MdBlock& block, float width, Block& out) const;
  void lay_out_table(TextEngine& engine, const MdBlock& block, float width, Block& out) const;
  bool runs_right_to_left() const;
  void number_headings(std::size_t from);
  MdCut part_of(std::size_t index) const;  // of a block, as much as is shown
  void draw_rests(Ui& ui);                 // buttons that show more
  void register_chunk(Ui& ui, std::size_t chunk, std::size_t kept) const;
  void register_block(Ui& ui, std::size_t index, float top) const;
  void register_table(Ui& ui, const Block& block) const;
  void register_grouped(Ui& ui, const Block& block, const std::string& key, float top) const;
  void register_pieces(Ui& ui, const Block& block, const std::string& key, float top) const;
  void draw_scrolled(Ui& ui, std::size_t index, ItemId view) const;
  void draw_block(Ui& ui, const Block& block, float x, float y) const;

  MarkdownStream stream_;
  std::vector<MdBlock> source_;  // what blocks_ were made from
  std::vector<Block> blocks_;
  std::map<std::size_t, std::size_t> parts_;  // rows or items of long blocks that are shown
  std::size_t most_parts_ = kMostParts;
  std::size_t shown_ = 0;  // blocks; of what was shown nothing goes when one of them grows
  bool more_ = false;      // blocks wait for the next turn
  TextEnd end_ = TextEnd::final;
  std::size_t text_size_ = 0, settled_ = 0;
  bool right_to_left_ = false;
  std::uint64_t generation_ = 0, registered_frame_ = 0;
  std::size_t registered_ = 0;  // leading blocks the mirror has in their present form
  float width_ = 0, height_ = 0;
  int parent_heading_ = 2;
  bool dirty_ = false;
};

}  // namespace triptych::ui
