#include "fakes/source_dir.h"

namespace triptych {

std::string source_dir() { return TRIPTYCH_SOURCE_DIR; }

}  // namespace triptych
