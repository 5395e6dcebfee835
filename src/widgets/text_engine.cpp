#include "widgets/text_engine.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>
#include <vector>

#include "imgui_internal.h"
#include "widgets/characters.h"

// What Dear ImGui asks for instead of its own reader of typefaces (widgets/imgui_config.h).
namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader();  // NOLINT(readability-identifier-naming): its name there
}

namespace triptych::ui {
namespace {

// Runs unused for this many frames may be recycled once the cache is large. How many of them a
// scroll passes in that time depends on how fast frames are drawn, so what they cover is bounded
// too: beyond half of a texture of 4096 × 4096 only what was just drawn stays.
constexpr int kKeepFrames = 90, kKeepFramesWhenFull = 2;
constexpr std::size_t kManyRuns = 6000;
constexpr std::size_t kMaxPixels = 8u << 20;
constexpr std::size_t kManyWidths = 60'000;

// Where pixels can be seen, words begin at quarters of one, or the gaps between them would differ.
constexpr int kPhases = 4;
constexpr float kFineDensity = 1.5f;

struct PaintedRun {
  ImFontAtlasRectId rect = ImFontAtlasRectId_Invalid;  // invalid: nothing to draw (spaces)
  RunBox box;
  int texture = 0;  // in which it is painted, or will be before it is shown
  int last_frame = 0;

  std::size_t pixels() const {
    return static_cast<std::size_t>(box.width) * static_cast<std::size_t>(box.height);
  }
};

std::string key_of(Face face, float px, int phase, std::string_view run) {
  std::string key;
  key.reserve(run.size() + 3);
  key.push_back(static_cast<char>(static_cast<int>(face) * kPhases + phase));
  const auto size = static_cast<std::uint16_t>(px * 8.0f);  // eighths of a pixel are enough
  key.push_back(static_cast<char>(size & 0xff));
  key.push_back(static_cast<char>(size >> 8));
  key.append(run);
  return key;
}

bool is_blank(std::string_view run) {
  return run.find_first_not_of(" \t\n") == std::string_view::npos;
}

bool no_source(ImFontAtlas*, ImFontConfig*) { return true; }
bool no_baked(ImFontAtlas*, ImFontConfig*, ImFontBaked*, void*) { return true; }
bool no_glyph(ImFontAtlas*, ImFontConfig*, ImFontBaked*, void*, ImWchar, ImFontGlyph*, float*) {
  return false;
}

}  // namespace

struct TextEngine::Impl {
  TextRasterizer& rasterizer;
  float density = 1;
  int frame = 0;
  std::unordered_map<std::string, float> widths;
  std::unordered_map<std::string, std::vector<std::uint32_t>> breaks, edges;
  std::unordered_map<std::string, PaintedRun> painted;
  std::vector<NewRun> waiting;
  std::size_t pixels = 0;  // of all that is painted

  explicit Impl(TextRasterizer& r) : rasterizer(r) {}

  static ImFontAtlas& atlas() { return *ImGui::GetIO().Fonts; }

  void forget_all() {
    for (auto& [key, run] : painted) {
      if (run.rect != ImFontAtlasRectId_Invalid) atlas().RemoveCustomRect(run.rect);
    }
    painted.clear();
    waiting.clear();
    pixels = 0;
  }

  void recycle() {
    const bool full = pixels > kMaxPixels;
    if (!full && painted.size() < kManyRuns) return;
    const int keep = full ? kKeepFramesWhenFull : kKeepFrames;
    std::erase_if(painted, [&](auto& entry) {
      if (frame - entry.second.last_frame < keep) return false;
      pixels -= entry.second.pixels();
      if (entry.second.rect != ImFontAtlasRectId_Invalid)
        atlas().RemoveCustomRect(entry.second.rect);
      return true;
    });
  }

  PaintedRun make_room(Face face, float px, int phase, std::string_view run) {
    PaintedRun result;
    result.box = rasterizer.box(face, px, density, run);
    if (result.box.width <= 0 || result.box.height <= 0) return result;
    if (phase > 0) ++result.box.width;
    result.rect = atlas().AddCustomRect(result.box.width, result.box.height);
    if (result.rect != ImFontAtlasRectId_Invalid) pixels += result.pixels();
    return result;
  }

  // Where a run lies in the atlas; it is painted there before the drawing is shown. A texture that
  // grew is another one, and empty.
  const PaintedRun* find(Face face, float px, int phase, std::string_view run,
                         ImFontAtlasRect& rect) {
    auto [entry, is_new] = painted.try_emplace(key_of(face, px, phase, run));
    PaintedRun& found = entry->second;
    if (is_new) found = make_room(face, px, phase, run);
    found.last_frame = frame;
    if (found.rect == ImFontAtlasRectId_Invalid || !atlas().GetCustomRect(found.rect, &rect))
      return nullptr;
    const int texture = atlas().TexData->UniqueID;
    if (std::exchange(found.texture, texture) != texture) {
      waiting.push_back({face, px * density, static_cast<float>(phase) / kPhases, std::string(run),
                         found.box, texture, rect.x, rect.y});
    }
    return &found;
  }

  void draw(ImDrawList& list, ImVec2 baseline, Face face, float px, ImU32 colour,
            std::string_view run) {
    const float d = density;
    float x = std::round(baseline.x * d);
    int phase = 0;
    if (d < kFineDensity) {
      const int parts = static_cast<int>(std::lround(baseline.x * d * kPhases));
      x = std::floor(static_cast<float>(parts) / kPhases);
      phase = parts - static_cast<int>(x) * kPhases;
    }
    ImFontAtlasRect rect;
    const PaintedRun* painted_run = find(face, px, phase, run, rect);
    if (painted_run == nullptr) return;
    const RunBox& box = painted_run->box;
    // Whole device pixels keep the bitmap exactly as the browser painted it.
    const ImVec2 from{(x + static_cast<float>(box.left)) / d,
                      (std::round(baseline.y * d) + static_cast<float>(box.top)) / d};
    const ImVec2 size{static_cast<float>(box.width) / d, static_cast<float>(box.height) / d};
    list.PrimReserve(6, 4);
    list.PrimRectUV(from, {from.x + size.x, from.y + size.y}, rect.uv0, rect.uv1, colour);
  }

  const std::vector<std::uint32_t>& emoji_edges(std::string_view run) {
    static const std::vector<std::uint32_t> none;
    // Emoji of today, symbols that became emoji, keycaps: most text has no such byte.
    if (run.find_first_of("\xE2\xE3\xEF\xF0") == std::string_view::npos) return none;
    auto [entry, is_new] = edges.try_emplace(std::string(run));
    if (is_new) entry->second = rasterizer.emoji_edges(run);
    return entry->second;
  }
};

TextEngine::TextEngine(TextRasterizer& rasterizer) : impl_(std::make_unique<Impl>(rasterizer)) {}
TextEngine::~TextEngine() = default;

void TextEngine::begin_frame(float density) {
  ++impl_->frame;
  if (density != impl_->density) {
    impl_->forget_all();
    impl_->widths.clear();
    impl_->density = density;
  }
  impl_->recycle();
  // Out of sight, frames are laid out and never shown.
  if (impl_->waiting.size() > kManyRuns) impl_->forget_all();
  if (impl_->widths.size() > kManyWidths) impl_->widths.clear();
  if (impl_->breaks.size() > kManyRuns) impl_->breaks.clear();
  if (impl_->edges.size() > kManyRuns) impl_->edges.clear();
}

float TextEngine::width(Face face, float px, std::string_view run) {
  if (run.empty()) return 0;
  auto [entry, is_new] = impl_->widths.try_emplace(key_of(face, px, 0, run));
  if (is_new) entry->second = impl_->rasterizer.measure(face, px, impl_->density, run);
  return entry->second;
}

const std::vector<std::uint32_t>& TextEngine::word_breaks(std::string_view run) {
  auto [entry, is_new] = impl_->breaks.try_emplace(std::string(run));
  if (is_new) entry->second = impl_->rasterizer.word_breaks(run);
  return entry->second;
}

bool TextEngine::has_emoji(std::string_view run) { return !impl_->emoji_edges(run).empty(); }

float TextEngine::draw(ImDrawList& list, ImVec2 baseline, Face face, float px, ImU32 colour,
                       std::string_view run, bool rtl) {
  const float advance = width(face, px, run);
  if (is_blank(run) || (colour & IM_COL32_A_MASK) == 0) return advance;
  const ImVec4 clip = list._ClipRectStack.back();
  if (baseline.x > clip.z || baseline.x + advance < clip.x || baseline.y - px * 1.5f > clip.w ||
      baseline.y + px < clip.y) {
    return advance;
  }
  // Emoji are painted apart from words, which take the colour of the text.
  const std::vector<std::uint32_t>& edges = impl_->emoji_edges(run);
  if (edges.empty()) {
    impl_->draw(list, baseline, face, px, colour, run);
    return advance;
  }
  float pen = rtl ? baseline.x + advance : baseline.x;
  const auto place = [&](std::string_view piece, ImU32 ink, bool marked = false) {
    if (piece.empty()) return;
    const float wide = width(face, px, piece);
    if (rtl) pen -= wide;
    if (marked)
      impl_->draw(list, {pen, baseline.y}, face, px, ink, kRightToLeftMark + std::string(piece));
    else if (!is_blank(piece))
      impl_->draw(list, {pen, baseline.y}, face, px, ink, piece);
    if (!rtl) pen += wide;
  };
  std::size_t at = 0;
  for (std::size_t i = 0; i <= edges.size(); ++i) {
    const std::size_t end = i < edges.size() ? edges[i] : run.size();
    const std::string_view piece = run.substr(at, end - at);
    at = end;
    // Spaces around words go the way of the line, also where the words go the other way.
    const std::size_t from = std::min(piece.find_first_not_of(' '), piece.size());
    const std::size_t to = std::max(piece.find_last_not_of(' ') + 1, from);
    const bool emoji = i % 2 == 1;
    place(piece.substr(0, from), colour);
    // A full stop after words belongs on their left then.
    place(piece.substr(from, to - from), emoji ? colour | 0x00ffffffu : colour, rtl && !emoji);
    place(piece.substr(to), colour);
  }
  return advance;
}

std::vector<NewRun> TextEngine::take_new_runs() { return std::exchange(impl_->waiting, {}); }

void TextEngine::forget_painted() { impl_->forget_all(); }

std::size_t TextEngine::cached_runs() const { return impl_->painted.size(); }

void install_null_font(ImFontAtlas& atlas) {
  ImFontConfig config;
  config.FontLoader = ImGuiFreeType::GetFontLoader();
  config.SizePixels = 16;
  atlas.TexDesiredFormat = ImTextureFormat_RGBA32;
  atlas.AddFont(&config);
}

}  // namespace triptych::ui

const ImFontLoader* ImGuiFreeType::GetFontLoader() {
  static const ImFontLoader loader = [] {
    ImFontLoader none;
    none.Name = "none";
    none.FontSrcInit = triptych::ui::no_source;
    none.FontBakedInit = triptych::ui::no_baked;
    none.FontBakedLoadGlyph = triptych::ui::no_glyph;
    return none;
  }();
  return &loader;
}
