// Which Triptych this is: "0.11.0", the number in CMakeLists.txt. Only version.cpp is compiled
// anew when it changes.
#pragma once

#include <string_view>

namespace triptych {

std::string_view version();

}  // namespace triptych
