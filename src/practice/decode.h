// What a judge needs to look at the bytes of a request: strict base64, SHA-256, data URLs.
// Never fails on hostile input: what is wrong is nullopt.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "practice/exchange.h"

namespace triptych::practice {

// Standard alphabet, padded, no line ends, no stray bits; nullopt for anything else and for "".
std::optional<std::string> base64_decoded(std::string_view text);

// Lower-case hexadecimal (FIPS 180-4).
std::string sha256_hex(std::string_view bytes);

struct DataUrl {
  std::string type;
  std::optional<std::string> bytes;  // nullopt: the base64 is wrong
};
// nullopt when `url` is no base64 data URL at all.
std::optional<DataUrl> parse_data_url(std::string_view url);

// The file with its bytes looked at.
File file_of(std::string declared, std::string bytes, std::string name = "");

}  // namespace triptych::practice
