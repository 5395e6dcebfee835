// Sends a message to the page (messages.inc). What it holds is copied before the call returns.
#pragma once

#include "bridge.h"
#include "messages.h"

namespace triptych::web {

template <class Message>
void tell(const Message& message, PageFiles* files = nullptr) {
  MessageWriter wire(files);
  write_fields(wire, message);
  const std::string fields = wire.json();
  bridge_tell(kind_of(message), fields.data(), fields.size(), wire.bytes().data(),
              wire.bytes().size());
}

}  // namespace triptych::web
