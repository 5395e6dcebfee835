#include "base/version.h"

namespace triptych {

std::string_view version() { return TRIPTYCH_VERSION; }  // see src/CMakeLists.txt

}  // namespace triptych
