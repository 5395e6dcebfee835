// What each provider takes, as a table in Markdown.
#pragma once

#include <string>

namespace triptych {

std::string capability_table();

}  // namespace triptych
