#include "app/event.h"

#include <array>

namespace triptych {

#ifdef TRIPTYCH_CHECK_KINDS
// The kinds of the list, and no others: who makes an event that is not in it does not link.
namespace detail {
const void* event_checks();
template <class Kinds, class T>
void Listed<Kinds, T>::check() {
  static_assert(std::is_base_of_v<Kind<T>, Kinds>, "not in EventKinds");
}
namespace {
template <class... Ts>
auto checks_of(const KindList<Ts...>*) {
  return std::array<void (*)(), sizeof...(Ts)>{&Listed<EventKinds, Ts>::check...};
}
}  // namespace
const void* event_checks() {
  static const auto checks = checks_of(static_cast<const EventKinds*>(nullptr));
  return &checks;
}
}  // namespace detail
#endif

}  // namespace triptych
