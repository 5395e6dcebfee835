#include "features/kept_texts.h"

namespace triptych {
namespace {

const KeptText* known_text(const KeptTexts& texts, const std::string& field) {
  const auto found = texts.known.find(field);
  return found == texts.known.end() ? nullptr : &found->second;
}

}  // namespace

bool is_inline(const KeptTexts& texts, const std::string& field, std::size_t size) {
  const KeptText* known = known_text(texts, field);
  const bool elsewhere = known != nullptr && !known->stored.empty() && known->problem.empty();
  return size <= kLargestInline || (!elsewhere && size <= kLargestFallback);
}

std::string unkept(const KeptTexts& texts, const std::string& settings, const std::string& field,
                   std::string_view text) {
  if (text.empty()) return "";
  if (is_inline(texts, field, text.size())) return settings;
  const KeptText* known = known_text(texts, field);
  return known == nullptr ? "" : known->problem;
}

}  // namespace triptych
