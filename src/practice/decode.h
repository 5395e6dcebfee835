// What a judge needs to look at the bytes of a request: strict base64, data URLs.
// Never fails on hostile input: what is wrong is nullopt.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "practice/exchange.h"

namespace triptych::practice {

// As base64_decode(), but no bytes at all are nullopt as well.
std::optional<std::string> base64_decoded(std::string_view text);

struct DataUrl {
  std::string type;
  std::optional<std::string> bytes;  // nullopt: the base64 is wrong
};
// nullopt when `url` is no base64 data URL at all.
std::optional<DataUrl> parse_data_url(std::string_view url);

// The file with its bytes looked at.
File file_of(std::string declared, std::string bytes, std::string name = "");

}  // namespace triptych::practice
