// The question of an X-ray as the call of one provider, as it may be shown and as practice gets it.
// Shared by update() and the views, so that what is sent is what was shown.
#pragma once

#include <optional>
#include <vector>

#include "features/learn/learn_state.h"
#include "run/xray.h"

namespace triptych {

// One provider's request of an X-ray, whole or with a mistake in it.
struct XrayRequest {
  PlainRequest request;
  std::vector<FactValue> facts;  // of the whole one
};
// nullopt: the file is not there (yet), or no such provider is in the catalogue. `broken`: nullptr
// = whole. A mistake that does not fit this wire leaves it as it is.
std::optional<XrayRequest> shown_xray(const LearnState& course, const Xray& xray,
                                      const XrayWire& wire, const XrayBreak* broken);
// The same with all its bytes and the stand-in key, for practice only.
std::optional<HttpRequest> sent_xray(const LearnState& course, const Xray& xray,
                                     const XrayWire& wire, const XrayBreak* broken);

// Of another endpoint its title, else the provider's name.
std::string label_of_wire(const XrayWire& wire);

}  // namespace triptych
