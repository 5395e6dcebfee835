// A call as code a person can paste and run: cURL (bash), Python (requests), JavaScript (fetch in a
// Node module). The key is read from the vendor's environment variable, media from a file of the
// attachment's name in the current folder. Never contains a secret. Text is escaped for the target
// language whatever the prompt holds (quotes, $, backticks, newlines), and sends the same JSON as
// this page does. Code for a simulated model begins with a remark that it cannot be run.
#pragma once

#include <string>

#include "providers/provider.h"

namespace triptych {

enum class CodeLanguage { curl, python, javascript };
std::string export_code(const Provider& provider, const Call& call, CodeLanguage language);

}  // namespace triptych
