#include "widgets/text_engine.h"

#include <cmath>
#include <cstring>
#include <unordered_map>
#include <vector>

#include "imgui_internal.h"

namespace triptych::ui {
namespace {

// Runs unused for this many frames may be recycled once the cache is large. How many of them a
// scroll passes in that time depends on how fast frames are drawn, so what they cover is bounded
// too: beyond half of a texture of 4096 × 4096 only what was just drawn stays.
constexpr int kKeepFrames = 90, kKeepFramesWhenFull = 2;
constexpr std::size_t kManyRuns = 6000;
constexpr std::size_t kMostPixels = 8u << 20;
constexpr std::size_t kManyWidths = 60'000;

struct PaintedRun {
  ImFontAtlasRectId rect = ImFontAtlasRectId_Invalid;  // invalid: nothing to draw (spaces)
  float left = 0, top = 0, width = 0, height = 0;      // CSS pixels, relative to the pen
  std::size_t pixels = 0;                              // that it covers of the texture
  bool coloured = false;
  int last_frame = 0;
};

std::string key_of(Face face, float px, std::string_view run) {
  std::string key;
  key.reserve(run.size() + 3);
  key.push_back(static_cast<char>(face));
  const auto size = static_cast<std::uint16_t>(px * 8.0f);  // eighths of a pixel are enough
  key.push_back(static_cast<char>(size & 0xff));
  key.push_back(static_cast<char>(size >> 8));
  key.append(run);
  return key;
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
  std::unordered_map<std::string, std::vector<std::uint32_t>> breaks;
  std::unordered_map<std::string, PaintedRun> painted;
  std::size_t pixels = 0;  // of all that is painted

  explicit Impl(TextRasterizer& r) : rasterizer(r) {}

  static ImFontAtlas& atlas() { return *ImGui::GetIO().Fonts; }

  void forget_all() {
    for (auto& [key, run] : painted) {
      if (run.rect != ImFontAtlasRectId_Invalid) atlas().RemoveCustomRect(run.rect);
    }
    painted.clear();
    pixels = 0;
  }

  void recycle() {
    const bool full = pixels > kMostPixels;
    if (!full && painted.size() < kManyRuns) return;
    const int keep = full ? kKeepFramesWhenFull : kKeepFrames;
    std::erase_if(painted, [&](auto& entry) {
      if (frame - entry.second.last_frame < keep) return false;
      pixels -= entry.second.pixels;
      if (entry.second.rect != ImFontAtlasRectId_Invalid)
        atlas().RemoveCustomRect(entry.second.rect);
      return true;
    });
  }

  PaintedRun paint(Face face, float px, std::string_view run) {
    PaintedRun result;
    const RunBitmap bitmap = rasterizer.paint(face, px, density, run);
    if (bitmap.pixels == nullptr || bitmap.width <= 0 || bitmap.height <= 0) return result;
    ImFontAtlasRect rect;
    result.rect = atlas().AddCustomRect(bitmap.width, bitmap.height, &rect);
    if (result.rect == ImFontAtlasRectId_Invalid) return result;
    result.pixels =
        static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height);
    pixels += result.pixels;
    const std::size_t row = static_cast<std::size_t>(bitmap.width) * 4;
    for (int y = 0; y < bitmap.height; ++y) {
      std::memcpy(atlas().TexData->GetPixelsAt(rect.x, rect.y + y),
                  bitmap.pixels + row * static_cast<std::size_t>(y), row);
    }
    result.left = static_cast<float>(bitmap.left) / density;
    result.top = static_cast<float>(bitmap.top) / density;
    result.width = static_cast<float>(bitmap.width) / density;
    result.height = static_cast<float>(bitmap.height) / density;
    result.coloured = bitmap.coloured;
    return result;
  }

  PaintedRun& find(Face face, float px, std::string_view run) {
    auto [entry, is_new] = painted.try_emplace(key_of(face, px, run));
    if (is_new) entry->second = paint(face, px, run);
    entry->second.last_frame = frame;
    return entry->second;
  }
};

TextEngine::TextEngine(TextRasterizer& rasterizer) : impl_(std::make_unique<Impl>(rasterizer)) {}
TextEngine::~TextEngine() = default;

void TextEngine::begin_frame(float density) {
  ++impl_->frame;
  if (density != impl_->density) {
    impl_->forget_all();
    impl_->density = density;
  }
  impl_->recycle();
  if (impl_->widths.size() > kManyWidths) impl_->widths.clear();
  if (impl_->breaks.size() > kManyRuns) impl_->breaks.clear();
}

float TextEngine::width(Face face, float px, std::string_view run) {
  if (run.empty()) return 0;
  auto [entry, is_new] = impl_->widths.try_emplace(key_of(face, px, run));
  if (is_new) entry->second = impl_->rasterizer.measure(face, px, run);
  return entry->second;
}

const std::vector<std::uint32_t>& TextEngine::word_breaks(std::string_view run) {
  auto [entry, is_new] = impl_->breaks.try_emplace(std::string(run));
  if (is_new) entry->second = impl_->rasterizer.word_breaks(run);
  return entry->second;
}

float TextEngine::draw(ImDrawList& list, ImVec2 baseline, Face face, float px, ImU32 colour,
                       std::string_view run) {
  const float advance = width(face, px, run);
  const bool blank = run.find_first_not_of(" \t\n") == std::string_view::npos;
  if (blank || (colour & IM_COL32_A_MASK) == 0) return advance;
  const ImVec4 clip = list._ClipRectStack.back();
  if (baseline.x > clip.z || baseline.x + advance < clip.x || baseline.y - px * 1.5f > clip.w ||
      baseline.y + px < clip.y) {
    return advance;
  }
  const PaintedRun& painted = impl_->find(face, px, run);
  if (painted.rect == ImFontAtlasRectId_Invalid) return advance;
  ImFontAtlasRect rect;
  if (!Impl::atlas().GetCustomRect(painted.rect, &rect)) return advance;
  // Whole device pixels keep the bitmap exactly as the browser painted it.
  const float d = impl_->density;
  const float x = std::round(baseline.x * d) / d + painted.left;
  const float y = std::round(baseline.y * d) / d + painted.top;
  list.PrimReserve(6, 4);
  list.PrimRectUV({x, y}, {x + painted.width, y + painted.height}, rect.uv0, rect.uv1,
                  painted.coloured ? (colour | 0x00ffffffu) : colour);
  return advance;
}

std::size_t TextEngine::cached_runs() const { return impl_->painted.size(); }

void install_null_font(ImFontAtlas& atlas) {
  static ImFontLoader loader;
  loader.Name = "none";
  loader.FontSrcInit = no_source;
  loader.FontBakedInit = no_baked;
  loader.FontBakedLoadGlyph = no_glyph;
  ImFontConfig config;
  config.FontLoader = &loader;
  config.SizePixels = 16;
  atlas.TexDesiredFormat = ImTextureFormat_RGBA32;
  atlas.AddFont(&config);
}

}  // namespace triptych::ui
