// A 400 that names one of our optional parameters: the same call without it.
#include "providers/openai_wire.h"
#include "providers/vendor_error.h"

namespace triptych::openai_wire {
namespace {

bool names(const Error& error, std::string_view parameter) {
  if (!error.param.empty()) return error.param == parameter;
  return mentions(error.message, parameter);
}

struct OptionalField {
  std::string_view parameter;
  bool (*is_sent)(const Call&);
  void (*drop)(Call&);
};

bool has_extra(const Call& call, const char* key) { return call.extra.count(key) > 0; }

// In the order of asking: stream_options before stream, whose name it contains.
constexpr OptionalField kOptional[] = {
    {"temperature", [](const Call& call) { return call.temperature.has_value(); },
     [](Call& call) { call.temperature.reset(); }},
    {"reasoning_effort", [](const Call& call) { return !call.thinking.empty(); },
     [](Call& call) { call.thinking.clear(); }},
    {"include_obfuscation",
     [](const Call& call) { return call.stream && !has_extra(call, "no_obfuscation_option"); },
     [](Call& call) { call.extra["no_obfuscation_option"] = "1"; }},
    {"stream_options",
     [](const Call& call) { return call.stream && !has_extra(call, "no_stream_options"); },
     [](Call& call) { call.extra["no_stream_options"] = "1"; }},
    // "Your organization must be verified to stream this model."
    {"stream", [](const Call& call) { return call.stream; },
     [](Call& call) { call.stream = false; }},
};

// "Unsupported parameter: 'max_tokens' is not supported with this model. Use
// 'max_completion_tokens' instead." and, from older servers, the reverse.
std::optional<Provider::Relaxed> swap_max_tokens(const Call& call, const Error& error,
                                                 Dialect dialect) {
  if (call.max_output_tokens <= 0 || has_extra(call, "max_tokens_name")) return std::nullopt;
  const bool old_name = dialect != Dialect::vendor;
  const std::string_view sent = old_name ? "max_tokens" : "max_completion_tokens";
  const std::string_view other = old_name ? "max_completion_tokens" : "max_tokens";
  if (!names(error, sent)) return std::nullopt;
  const bool unknown =
      error.code == "unsupported_parameter" || error.code == "unknown_parameter" ||
      mentions(error.message, "unsupported") || mentions(error.message, "not supported") ||
      mentions(error.message, "unrecognized") || mentions(error.message, "unknown") ||
      mentions(error.message, "not permitted");
  if (!unknown) return std::nullopt;  // too large a number is the user's to change
  Provider::Relaxed relaxed{call, std::string(sent)};
  relaxed.call.extra["max_tokens_name"] = std::string(other);
  return relaxed;
}

bool about_detail(const Call& call, const Error& error) {
  return call.detail != Detail::automatic &&
         (mentions(error.param, "detail") || mentions(error.message, "image_url.detail") ||
          mentions(error.message, "'detail'"));
}

}  // namespace

std::optional<Provider::Relaxed> relax(const Call& call, const Error& error, Dialect dialect) {
  if (error.http_status != 400 && error.http_status != 422) return std::nullopt;
  if (auto swapped = swap_max_tokens(call, error, dialect)) return swapped;
  if (about_detail(call, error)) {
    Provider::Relaxed relaxed{call, "detail"};
    relaxed.call.detail = Detail::automatic;
    return relaxed;
  }
  for (const OptionalField& field : kOptional) {
    const bool named = error.param == field.parameter ||
                       error.param == "stream_options." + std::string(field.parameter) ||
                       (error.param.empty() && mentions(error.message, field.parameter));
    if (!named || !field.is_sent(call)) continue;
    Provider::Relaxed relaxed{call, std::string(field.parameter)};
    field.drop(relaxed.call);
    return relaxed;
  }
  return std::nullopt;
}

}  // namespace triptych::openai_wire
