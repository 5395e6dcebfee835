// Forms with files, as browsers and programs send them (RFC 7578).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "practice/exchange.h"

namespace triptych::practice {

struct FormField {
  std::string name, file_name, type;
  std::string_view content;  // of the body, which must outlive this
};

// nullopt when the body is no such form.
std::optional<std::vector<FormField>> form_of(const Incoming& request);

}  // namespace triptych::practice
