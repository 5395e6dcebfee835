// What a question and its answer cost in tokens, by each vendor's published rules
// (llm/token_rules.h).
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "llm/token_rules.h"
#include "practice/answers.h"

namespace triptych::practice {
namespace {

constexpr int kThinking = 24;  // of a model that thinks about an easy question

// Hostile headers promise millions of pages or hours: no sum of these may overflow.
int capped(double tokens) { return static_cast<int>(std::clamp(std::ceil(tokens), 0.0, 1e8)); }

// Whose rules count: those of the catalogue's provider of that name.
std::string_view provider_of(Vendor vendor) { return info_of(vendor).counts_as; }

Detail detail_of(const Question& question) {
  if (question.low_detail) return Detail::low;
  return question.high_detail ? Detail::high : Detail::automatic;
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

std::vector<Modality> input_tokens(const Question& question, Vendor vendor) {
  const TokenRules& rules = TokenRules::builtin();
  const std::string_view provider = provider_of(vendor), model = question.model;
  const Detail detail = detail_of(question);
  // 7: what a turn costs besides its words.
  std::vector<Modality> parts = {{"TEXT", 7 + rules.text(provider, model, question.text_bytes)}};
  for (const File& file : question.files) {
    const MediaInfo& media = file.media;
    if (media.kind == MediaKind::audio || media.kind == MediaKind::video) {
      add(parts, media.kind == MediaKind::audio ? "AUDIO" : "VIDEO",
          rules.sound(provider, model, media.kind, media.duration, detail));
    }
    if (media.media_type == "application/pdf") {
      add(parts, "DOCUMENT", rules.pages(provider, model, media.pages, detail));
    } else if (media.kind == MediaKind::image || !file.url.empty()) {
      add(parts, "IMAGE", rules.image(provider, model, media.width, media.height, detail));
    }
  }
  return parts;
}

int total_of(const std::vector<Modality>& parts) {
  double total = 0;
  for (const Modality& part : parts) total += part.tokens;
  return capped(total);
}

Completion complete(const Question& question, Vendor vendor) {
  Completion completion;
  completion.parts = input_tokens(question, vendor);
  completion.input = total_of(completion.parts);
  completion.text = answer_text(question);
  completion.thinking = question.thinks ? capped(kThinking * question.effort) : 0;
  const double per_token =
      TokenRules::builtin().bytes_per_token(provider_of(vendor), question.model);
  const auto text_tokens = [&](std::size_t bytes) {
    return capped(static_cast<double>(bytes) / per_token);
  };
  if (question.max_tokens > 0) {
    // Thinking comes first and is paid from the same purse: a small limit leaves nothing to say.
    completion.thinking = std::min(completion.thinking, question.max_tokens);
    const int left = question.max_tokens - completion.thinking;
    if (text_tokens(completion.text.size()) > left) {
      completion.cut = true;
      const auto most = static_cast<std::size_t>(std::floor(left * per_token));
      completion.text = std::string(utf8_prefix(completion.text, most));
    }
  }
  completion.output = text_tokens(completion.text.size());
  return completion;
}

}  // namespace triptych::practice
