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
  const bool elsewhere =
      known != nullptr && !known->stored.empty() && known->problem == StorageFault::none;
  return size <= kMaxInline || (!elsewhere && size <= kMaxFallback);
}

StorageFault unkept(const KeptTexts& texts, StorageFault settings, const std::string& field,
                    std::string_view text) {
  if (text.empty()) return StorageFault::none;
  if (is_inline(texts, field, text.size())) return settings;
  const KeptText* known = known_text(texts, field);
  return known == nullptr ? StorageFault::none : known->problem;
}

}  // namespace triptych
