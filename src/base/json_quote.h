// Text as a JSON string. Fast, because answers of megabytes go through it in one piece.
#pragma once

#include <string>
#include <string_view>

namespace triptych {

// With its quotation marks; escapes as little as JSON asks for. What is no UTF-8 becomes U+FFFD.
void append_quoted(std::string& out, std::string_view text);

}  // namespace triptych
