// What a question and its answer cost in tokens, by each vendor's published rules. Text is counted
// as one token per four bytes, as all three vendors' guides estimate; the rest is exact where the
// vendor's rule is.
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "practice/answers.h"
#include "practice/models.h"

namespace triptych::practice {
namespace {

constexpr int kThinking = 24;  // of a model that thinks about an easy question

int ceil_div(int a, int b) { return (a + b - 1) / b; }

// Hostile headers promise millions of pages or hours: no sum of these may overflow.
int capped(double tokens) { return static_cast<int>(std::clamp(std::ceil(tokens), 0.0, 1e8)); }

struct Size {
  int width = 1024, height = 1024;  // of an image nobody measured
};

Size size_of(const File& file) {
  if (file.media.width <= 0 || file.media.height <= 0) return {};
  return {file.media.width, file.media.height};
}

// ---- OpenAI, guide "images and vision" (2026-07) ------------------------------------------------

struct PatchRule {
  int budget = 10'000, side = 6000;  // `original`; the gpt-6 family is not documented: the same
  double factor = 1;
};

// Scaled so that the grid fits into the budget in whole patches of 32 pixels.
int patches(Size size, const PatchRule& rule) {
  double w = size.width, h = size.height;
  const double longest = std::max(w, h);
  if (longest > rule.side) {
    w *= rule.side / longest;
    h *= rule.side / longest;
  }
  const auto cells = [](double side) { return std::ceil(side / 32 - 1e-9); };
  if (cells(w) * cells(h) > rule.budget) {
    double scale = std::sqrt(32.0 * 32.0 * rule.budget / (w * h));
    const double across = w * scale / 32, down = h * scale / 32;
    scale *= std::min(std::floor(across) / across, std::floor(down) / down);
    w *= scale;
    h *= scale;
  }
  return static_cast<int>(std::ceil(cells(w) * cells(h) * rule.factor - 1e-9));
}

int tiles(Size size, int base, int per, bool low) {
  if (low) return base;
  double w = size.width, h = size.height;
  const double fit = std::min(1.0, 2048 / std::max(w, h));
  w *= fit;
  h *= fit;
  const double shrink = std::min(1.0, 768 / std::min(w, h));
  return base + per * static_cast<int>(std::ceil(w * shrink / 512 - 1e-9) *
                                       std::ceil(h * shrink / 512 - 1e-9));
}

int openai_image(const std::string& model, Size size, bool low, bool high) {
  const auto is = [&](std::string_view start) { return model.starts_with(start); };
  if (is("gpt-4o-mini")) return tiles(size, 2833, 5667, low);
  if (is("gpt-4o") || model == "gpt-4.1") return tiles(size, 85, 170, low);
  if (is("o1") || is("o3")) return tiles(size, 75, 150, low);
  if (is("gpt-5-mini") || is("gpt-5.4-mini") || is("gpt-4.1-mini")) {
    return patches(size, {1536, 2048, 1.62});
  }
  if (is("gpt-5-nano") || is("gpt-5.4-nano")) return patches(size, {1536, 2048, 2.46});
  if (model == "gpt-5" || is("gpt-5.1")) return tiles(size, 70, 140, low);
  if (is("gpt-5.4") || high) return patches(size, {2500, 2048, 1});
  return patches(size, {});
}

// ---- Anthropic, page on vision (2026-08) --------------------------------------------------------

int anthropic_image(const std::string& model, Size size) {
  const bool sharp = generation_of(model) > 4.65;
  const int side = sharp ? 2576 : 1568, budget = sharp ? 4784 : 1568;
  const int longest = std::max(size.width, size.height);
  const auto cost = [&](int limit) {
    const double scale = std::min(1.0, static_cast<double>(limit) / longest);
    const int w = static_cast<int>(std::lround(size.width * scale));
    const int h = static_cast<int>(std::lround(size.height * scale));
    return ceil_div(std::max(w, 1), 28) * ceil_div(std::max(h, 1), 28);
  };
  int limit = std::min(side, longest);
  while (limit > 28 && cost(limit) > budget) --limit;
  return cost(limit);
}

// ---- Gemini, pages on tokens and media resolution (2026-11) -------------------------------------

int gemini_image(const Question& question, Size size) {
  if (generation_of(question.model) >= 3) {
    if (question.low_detail) return 280;
    return 1120;  // the default is HIGH
  }
  if (size.width <= 384 && size.height <= 384) return 258;
  return 258 * ceil_div(size.width, 768) * ceil_div(size.height, 768);
}

int gemini_page(const Question& question) {
  if (generation_of(question.model) < 3) return 258;
  if (question.low_detail) return 280;
  return question.high_detail ? 1120 : 560;
}

double seconds_of(const File& file) {
  return static_cast<double>(file.media.duration.count()) / 1000.0;
}

int sound_tokens(const Question& question, const File& file, Counting counting) {
  // OpenAI publishes no rule: one token per 100 ms is what its usage shows.
  double rate = counting == Counting::gemini ? 32 : 10;
  if (question.model == "gemini-3.5-transcribe") rate = 25;
  if (file.media.kind == MediaKind::video) rate = generation_of(question.model) >= 3 ? 102 : 290;
  return capped(seconds_of(file) * rate);
}

int page_tokens(const Question& question, Counting counting) {
  if (counting == Counting::gemini) return gemini_page(question);
  // A page is an image and its text: 1500 to 3000 tokens of text at Anthropic (page on PDF
  // support).
  const Size page{1092, 1414};
  if (counting == Counting::anthropic) return 1500 + anthropic_image(question.model, page);
  return 800 + openai_image(question.model, page, question.low_detail, question.high_detail);
}

int image_tokens(const Question& question, const File& file, Counting counting) {
  const Size size = size_of(file);
  if (counting == Counting::gemini) return gemini_image(question, size);
  if (counting == Counting::anthropic) return anthropic_image(question.model, size);
  return openai_image(question.model, size, question.low_detail, question.high_detail);
}

double bytes_per_token(const Question& question, Counting counting) {
  // The tokenizer of Claude 4.7 and later makes about 30 % more of the same text.
  const bool fine = counting == Counting::anthropic && generation_of(question.model) > 4.65;
  return fine ? 4 / 1.3 : 4;
}

int text_tokens(std::size_t bytes, double per_token) {
  return capped(static_cast<double>(bytes) / per_token);
}

void add(std::vector<Modality>& parts, const std::string& name, int tokens) {
  for (Modality& part : parts) {
    if (part.name != name) continue;
    part.tokens = capped(double{1} * part.tokens + tokens);
    return;
  }
  parts.push_back({name, tokens});
}

}  // namespace

std::vector<Modality> input_tokens(const Question& question, Counting counting) {
  // 7: what a turn costs besides its words.
  std::vector<Modality> parts = {
      {"TEXT", 7 + text_tokens(question.text_bytes, bytes_per_token(question, counting))}};
  for (const File& file : question.files) {
    const MediaKind kind = file.media.kind;
    if (kind == MediaKind::audio) add(parts, "AUDIO", sound_tokens(question, file, counting));
    if (kind == MediaKind::video) add(parts, "VIDEO", sound_tokens(question, file, counting));
    if (file.media.media_type == "application/pdf") {
      const double pages = std::max(1, file.media.pages);
      add(parts, "DOCUMENT", capped(pages * page_tokens(question, counting)));
    } else if (kind == MediaKind::image || !file.url.empty()) {
      add(parts, "IMAGE", image_tokens(question, file, counting));
    }
  }
  return parts;
}

int total_of(const std::vector<Modality>& parts) {
  double total = 0;
  for (const Modality& part : parts) total += part.tokens;
  return capped(total);
}

Told tell(const Question& question, Counting counting) {
  Told told;
  told.parts = input_tokens(question, counting);
  told.input = total_of(told.parts);
  told.text = answer_text(question);
  told.thinking = question.thinks ? kThinking : 0;
  const double per_token = bytes_per_token(question, counting);
  if (question.max_tokens > 0) {
    // Thinking comes first and is paid from the same purse: a small limit leaves nothing to say.
    told.thinking = std::min(told.thinking, question.max_tokens);
    const int left = question.max_tokens - told.thinking;
    if (text_tokens(told.text.size(), per_token) > left) {
      told.cut = true;
      const auto most = static_cast<std::size_t>(std::floor(left * per_token));
      told.text = std::string(utf8_prefix(told.text, most));
    }
  }
  told.output = text_tokens(told.text.size(), per_token);
  return told;
}

}  // namespace triptych::practice
