// What is freed is overwritten: keys pass through many strings on their way (a field's text, a JSON
// value, a header), and a copy in free memory would outlive "Forget keys". Blocks that no text with
// a key fills are left as they are: overwriting photos takes time. When there is nothing left to
// hand out, the page says that it is the memory.
#include <malloc.h>

#include <cstdlib>
#include <new>

#include "base/secret.h"
#include "bridge.h"

namespace {

constexpr std::size_t kMax = std::size_t{1} << 20;  // bytes

void wipe_and_free(void* block) {
  if (block == nullptr) return;
  const std::size_t size = malloc_usable_size(block);
  if (size <= kMax) triptych::wipe(block, size);
  std::free(block);
}

// Also takes the place of the library's way out, which says nothing that helps: whoever needs a lot
// and can do without (files) asks malloc and is told.
void* taken(std::size_t size) {
  void* const block = std::malloc(size == 0 ? 1 : size);
  if (block == nullptr) bridge_give_up("out of memory");
  return block;
}

}  // namespace

void* operator new(std::size_t size) { return taken(size); }
void* operator new[](std::size_t size) { return taken(size); }
void operator delete(void* block) noexcept { wipe_and_free(block); }
void operator delete[](void* block) noexcept { wipe_and_free(block); }
void operator delete(void* block, std::size_t) noexcept { wipe_and_free(block); }
void operator delete[](void* block, std::size_t) noexcept { wipe_and_free(block); }
