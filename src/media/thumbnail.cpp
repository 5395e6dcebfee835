#include "media/thumbnail.h"

#include <algorithm>
#include <cmath>

namespace triptych {

int width_within(int width, int height, double edge) {
  if (width <= 0 || height <= 0) return 0;
  const double scale = std::min(1.0, edge / std::max(width, height));
  return std::max(1, static_cast<int>(std::lround(width * scale)));
}

}  // namespace triptych
