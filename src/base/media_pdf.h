// Internal to media_pdf: the words of a PDF that stand uncompressed in its text. Everything gives
// an empty view where it finds nothing.
#pragma once

#include <string>
#include <string_view>

#include "base/media_type.h"

namespace triptych::pdf {

std::string_view skip_space(std::string_view text);

// The text behind `name` where it is a whole name; npos-like empty view when it does not occur.
std::string_view behind_name(std::string_view text, std::string_view name);

// "12 0" of "12 0 R" at the beginning of `text`; the blanks as they stand there.
std::string_view reference(std::string_view text);

// The last object of that number: what is appended to a file replaces what stood there. `at`, when
// given, is where it was found.
std::string_view object(std::string_view pdf, std::string_view reference,
                        std::size_t* at = nullptr);

// The value of an entry: behind its name, or the object that it refers to.
std::string_view value(std::string_view pdf, std::string_view dictionary, std::string_view name);

// Who may open an encrypted file: the empty password is really tried (standard security handler,
// revisions 2 to 6; ISO 32000-2, 7.6.4). `encrypt`: the dictionary.
PdfPassword password_of(std::string_view pdf, std::string_view encrypt);

}  // namespace triptych::pdf
