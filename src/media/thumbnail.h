// Small pictures of large ones.
#pragma once

namespace triptych {

// Width of a picture whose longer side becomes at most `edge` pixels; 0 = its size is not known.
int width_within(int width, int height, double edge);

}  // namespace triptych
