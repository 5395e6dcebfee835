// A call as code a person can paste and run: cURL (bash), Python (requests), JavaScript (fetch, Node or
// browser console). The key is read from an environment variable (or a placeholder in JavaScript for
// browsers), media is read from a file of the attachment's name. Never contains a secret.
// Text is escaped for the target language whatever the prompt holds (quotes, $, backticks, newlines).
#pragma once

#include <string>

#include "providers/provider.h"

namespace triptych {

enum class CodeLanguage { curl, python, javascript };
std::string export_code(const Provider& provider, const Call& call, CodeLanguage language);

}  // namespace triptych
