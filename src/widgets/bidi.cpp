#include "widgets/bidi.h"

#include <algorithm>
#include <cstdint>

#include "widgets/characters.h"

namespace triptych::ui {
namespace {

// Of the algorithm's bidirectional character types those that plain text is made of.
enum class Type : std::uint8_t {
  left,          // L
  right,         // R
  arabic,        // AL
  european,      // EN
  arabic_digit,  // AN
  sign,          // ES: between two numbers a part of them
  separator,     // CS: between two numbers of one kind a part of them
  terminator,    // ET: beside a number a part of it
  space,         // WS
  neutral,       // ON
};

bool is_in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

Type type_of(char32_t c) {
  if (is_in(c, '0', '9') || is_in(c, 0x6F0, 0x6F9)) return Type::european;
  if (is_in(c, 0x660, 0x669) || c == 0x66B || c == 0x66C) return Type::arabic_digit;
  if (c == ' ' || c == '\t' || is_in(c, 0x2000, 0x200A) || c == 0x3000) return Type::space;
  if (c == '+' || c == '-' || c == 0x2212) return Type::sign;
  if (c == ',' || c == '.' || c == '/' || c == ':' || c == 0xA0 || c == 0x60C || c == 0x202F)
    return Type::separator;
  if (is_in(c, '#', '%') || is_in(c, 0xA2, 0xA5) || is_in(c, 0xB0, 0xB1) || c == 0x66A ||
      is_in(c, 0x2030, 0x2034) || is_in(c, 0x20A0, 0x20CF))
    return Type::terminator;
  if (is_in(c, 0x600, 0x7BF) || is_in(c, 0x860, 0x8FF) || is_in(c, 0xFB50, 0xFEFC))
    return Type::arabic;
  if (is_rtl(c)) return Type::right;
  return is_ltr(c) ? Type::left : Type::neutral;
}

struct Place {
  std::size_t begin = 0;
  Type type = Type::neutral;
  char32_t code = 0;
  std::uint8_t level = 0;
};

bool is_number(Type type) { return type == Type::european || type == Type::arabic_digit; }
bool is_strong(Type type) { return type <= Type::arabic; }

// W1: what extends a character is of its type.
std::vector<Place> places_of(std::string_view line) {
  std::vector<Place> all;
  for (std::size_t at = 0; at < line.size();) {
    const Decoded c = decode(line, at);
    const bool mark = extends_previous(c.code) && !all.empty();
    all.push_back({at, mark ? all.back().type : type_of(c.code), c.code});
    at += c.length;
  }
  return all;
}

// W2 to W6: what numbers are, and what is a part of them.
void resolve_numbers(std::vector<Place>& all) {
  Type strong = Type::neutral;
  for (Place& one : all) {
    if (is_strong(one.type)) strong = one.type;
    if (one.type == Type::european && strong == Type::arabic) one.type = Type::arabic_digit;
  }
  for (std::size_t i = 1; i + 1 < all.size(); ++i) {
    const Type before = all[i - 1].type;
    if (!is_number(before) || before != all[i + 1].type) continue;
    if (all[i].type == Type::separator || (all[i].type == Type::sign && before == Type::european))
      all[i].type = before;
  }
  for (std::size_t i = 0, end = 0; i < all.size(); i = std::max(end, i + 1)) {
    for (end = i; end < all.size() && all[end].type == Type::terminator;) ++end;
    const bool beside = (i > 0 && all[i - 1].type == Type::european) ||
                        (end < all.size() && all[end].type == Type::european);
    for (std::size_t k = i; k < end; ++k) all[k].type = beside ? Type::european : Type::neutral;
  }
  for (Place& one : all)
    if (one.type == Type::separator || one.type == Type::sign) one.type = Type::neutral;
}

// W7 and what became of the Arabic letters: left, right and numbers are left, and neutrals.
void resolve_strong(std::vector<Place>& all, Type base) {
  Type strong = base;
  for (Place& one : all) {
    if (one.type == Type::arabic) one.type = Type::right;
    if (is_strong(one.type)) strong = one.type;
    if (one.type == Type::european && strong == Type::left) one.type = Type::left;
  }
}

// Of a strong type or a number, the direction; else neutral.
Type direction_of(Type type) {
  if (is_number(type)) return Type::right;
  return is_strong(type) ? type : Type::neutral;
}

struct Pair {
  std::size_t open = 0, close = 0;
};

constexpr std::u32string_view kOpen = U"([{", kClose = U")]}";
constexpr std::size_t kDeepest = 63;

// The pairs of brackets, in the order of their beginnings.
std::vector<Pair> pairs_of(const std::vector<Place>& all) {
  std::vector<Pair> pairs;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (kOpen.find(all[i].code) != kOpen.npos) {
      if (open.size() == kDeepest) break;
      open.push_back(i);
    }
    const std::size_t kind = kClose.find(all[i].code);
    if (kind == kClose.npos) continue;
    const auto begun = std::find_if(open.rbegin(), open.rend(),
                                    [&](std::size_t at) { return all[at].code == kOpen[kind]; });
    if (begun == open.rend()) continue;
    pairs.push_back({*begun, i});
    open.erase(std::prev(begun.base()), open.end());
  }
  std::ranges::sort(pairs, {}, &Pair::open);
  return pairs;
}

// N0: a pair of brackets goes with the line if anything in it does, else with what stands before
// it.
void resolve_brackets(std::vector<Place>& all, Type base) {
  Type before = base;
  std::size_t seen = 0;
  for (const auto& [open, close] : pairs_of(all)) {
    for (; seen < open; ++seen)
      if (direction_of(all[seen].type) != Type::neutral) before = direction_of(all[seen].type);
    bool along = false, against = false;
    for (std::size_t i = open + 1; i < close; ++i) {
      const Type direction = direction_of(all[i].type);
      (direction == base ? along : against) |= direction != Type::neutral;
    }
    if (!along && !against) continue;
    all[open].type = all[close].type = along ? base : before;
  }
}

// N1 and N2: between two of one direction neutrals go with them, else with the line.
void resolve_neutrals(std::vector<Place>& all, Type base) {
  const auto is_neutral = [](Type type) { return type == Type::neutral || type == Type::space; };
  const auto side = [&](std::size_t i) {
    return i < all.size() ? direction_of(all[i].type) : base;
  };
  for (std::size_t i = 0, end = 0; i < all.size(); i = std::max(end, i + 1)) {
    for (end = i; end < all.size() && is_neutral(all[end].type);) ++end;
    const Type before = i == 0 ? base : side(i - 1);
    const Type between = before == side(end) ? before : base;
    for (std::size_t k = i; k < end; ++k) all[k].type = between;
  }
}

// I1, I2 and L1.
void put_levels(std::vector<Place>& all, bool rtl, std::string_view line) {
  for (Place& one : all) {
    const std::uint8_t even = rtl || is_number(one.type) ? 2 : 0;
    one.level = one.type == Type::right ? 1 : even;
  }
  for (std::size_t i = all.size(); i > 0 && line[all[i - 1].begin] == ' '; --i)
    all[i - 1].level = rtl ? 1 : 0;
}

struct Levelled {
  BidiPiece piece;
  std::uint8_t level = 0;
};

// L2, for pieces instead of characters.
void reorder(std::vector<Levelled>& pieces) {
  for (const int level : {2, 1}) {
    for (auto at = pieces.begin(); at != pieces.end();) {
      const auto is_below = [&](const Levelled& one) { return one.level < level; };
      at = std::find_if_not(at, pieces.end(), is_below);
      const auto end = std::find_if(at, pieces.end(), is_below);
      std::reverse(at, end);
      at = end;
    }
  }
}

}  // namespace

std::vector<BidiPiece> visual_order(std::string_view line, bool rtl,
                                    const std::vector<std::size_t>& cuts) {
  std::vector<Place> all = places_of(line);
  const Type base = rtl ? Type::right : Type::left;
  resolve_numbers(all);
  resolve_strong(all, base);
  resolve_brackets(all, base);
  resolve_neutrals(all, base);
  put_levels(all, rtl, line);

  std::vector<Levelled> pieces;
  auto cut = cuts.begin();
  for (const Place& one : all) {
    const bool cut_here = cut != cuts.end() && *cut <= one.begin;
    while (cut != cuts.end() && *cut <= one.begin) ++cut;
    if (pieces.empty() || cut_here || pieces.back().level != one.level)
      pieces.push_back({{one.begin, one.begin, one.level % 2 == 1}, one.level});
    if (pieces.size() > 1) pieces[pieces.size() - 2].piece.end = pieces.back().piece.begin;
  }
  if (!pieces.empty()) pieces.back().piece.end = line.size();
  reorder(pieces);
  std::vector<BidiPiece> order;
  order.reserve(pieces.size());
  for (const Levelled& one : pieces) order.push_back(one.piece);
  return order;
}

}  // namespace triptych::ui
