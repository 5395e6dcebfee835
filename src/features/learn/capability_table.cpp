#include "features/learn/capability_table.h"

#include "base/strings.h"
#include "providers/provider.h"

namespace triptych {

// Computed from what the providers declare, so that it cannot go out of date on its own.
std::string capability_table() {
  std::string out = "| " + tr("learn.input");
  for (const Provider* p : real_providers()) out += " | " + label_of(p->info());
  out += " |\n|";
  for (std::size_t i = 0; i <= real_providers().size(); ++i) out += "---|";
  const auto row = [&](const char* label, auto types) {
    out += "\n| " + tr(label);
    for (const Provider* p : real_providers()) {
      std::string cell;
      for (const std::string_view type : types(p->info())) {
        const std::string_view short_name = type.substr(type.find('/') + 1);
        cell += (cell.empty() ? "" : ", ") + std::string(short_name);
      }
      out += " | " + (cell.empty() ? tr("learn.no") : cell);
    }
    out += " |";
  };
  row("learn.images", [](const ProviderInfo& info) { return info.image_types; });
  row("learn.documents", [](const ProviderInfo& info) { return info.document_types; });
  row("learn.audio", [](const ProviderInfo& info) { return info.audio_types; });
  return out;
}

}  // namespace triptych
