// Where the repository lies. A function and not a macro: the path stands in one object file, so
// that a clone in another folder finds all the others in the compiler's cache.
#pragma once

#include <string>

namespace triptych {

std::string source_dir();  // without a slash at the end

}  // namespace triptych
