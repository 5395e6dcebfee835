// A request as text in which each fact is found again, whatever the vendor calls it: the same fact
// gets the same mark in every wire format. Facts are found by their values in what the vendors'
// own builders made, so nothing here knows a wire format.
//
// Each fact in the text begins with its tag (a circled digit), so that colour is not needed to tell
// them apart and a screen reader speaks it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llm/request_edit.h"

namespace triptych {

enum class Fact : std::uint8_t { bytes, media_type, prompt, key, model, limit, answer };
inline constexpr std::array<Fact, 7> kFacts = {
    Fact::bytes, Fact::media_type, Fact::prompt, Fact::key, Fact::model, Fact::limit, Fact::answer};
std::string_view tag_of(Fact fact);   // "①"
std::string_view name_of(Fact fact);  // "media_type": for the string catalogue

struct FactValue {
  Fact fact = Fact::bytes;
  std::string text;    // as it stands in the request
  bool whole = false;  // only where it is the whole string or number
};
struct FactSpan {
  std::size_t begin = 0, end = 0;  // bytes of the text, tag included
  Fact fact = Fact::bytes;
  friend bool operator==(const FactSpan&, const FactSpan&) = default;
};
struct FactPlace {
  enum class Part { address, header, body } part = Part::body;
  Fact fact = Fact::bytes;
  std::string where;  // "messages[0].role", the name of a header, "" of the address
};
struct XrayText {
  std::string text;
  std::vector<FactSpan> spans;    // ascending, apart from each other
  std::vector<FactPlace> places;  // in the order of the text
};

// Method and address, headers, and the body as indented JSON.
XrayText xray_request(const PlainRequest& request, const std::vector<FactValue>& facts);
// Indented JSON; text that is no JSON stays as it is.
XrayText xray_body(std::string_view body, const std::vector<FactValue>& facts);
// The text alone, as one fact.
XrayText xray_fact(Fact fact, std::string_view text);

// What stands at a path like "choices[0].message.content" or "content[*].text" (the first element
// that has it); nullopt when there is no such string.
std::optional<std::string> text_at_path(const Json& json, std::string_view path);

}  // namespace triptych
