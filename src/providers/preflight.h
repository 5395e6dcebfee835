// Pre-flight checks that all vendors share; a vendor fills in its limits. Only what is sure to be
// refused is reported: a doubtful file (cut off, misnamed) may still be sent.
#pragma once

#include <string>
#include <vector>

#include "llm/limits.h"
#include "providers/provider.h"

namespace triptych {

// A problem: key and arguments for the string catalogue, an English sentence as the fallback.
Error preflight_error(ErrorKind kind, std::string key, std::vector<std::string> args,
                      std::string message);

std::vector<Error> check_call(const Call& call, const ProviderInfo& info, const Limits& limits);

// All attachments of the call, in order.
std::vector<const Attachment*> attachments_of(const Call& call);

}  // namespace triptych
