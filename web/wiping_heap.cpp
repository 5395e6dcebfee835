// What is freed is overwritten: keys pass through many strings on their way (a field's text, a JSON
// value, a header), and a copy in free memory would outlive "Forget keys". Blocks that no text with
// a key fills are left as they are: overwriting photos takes time.
#include <malloc.h>

#include <cstdlib>
#include <new>

#include "base/secret.h"

namespace {

constexpr std::size_t kMax = std::size_t{1} << 20;  // bytes

void wipe_and_free(void* block) {
  if (block == nullptr) return;
  const std::size_t size = malloc_usable_size(block);
  if (size <= kMax) triptych::wipe(block, size);
  std::free(block);
}

}  // namespace

void operator delete(void* block) noexcept { wipe_and_free(block); }
void operator delete[](void* block) noexcept { wipe_and_free(block); }
void operator delete(void* block, std::size_t) noexcept { wipe_and_free(block); }
void operator delete[](void* block, std::size_t) noexcept { wipe_and_free(block); }
