// The interface's words, one catalogue per language (assets/strings/<language>.json: flat key ->
// text with {0}, {1} places). Code names keys, never sentences; tests/lint/strings.mjs finds
// those that are missing or unused.
#pragma once

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace triptych {

// Replaces the catalogue; what it lacks stays English. False (and the old one stays) when `json` is
// not a flat object of strings.
bool load_strings(std::string_view json);

// A program that carries a part of the English words only: an unknown key is "" until the others
// are there. `json`: all of them; "" when a language brought its own. False when it is no
// catalogue.
void await_words();
bool add_words(std::string_view json);
const std::set<std::string>& missed_words();  // keys that were asked for meanwhile

// The text of `key` with places filled. A missing key gives the key itself, so that nothing is
// silent.
std::string tr(std::string_view key);
std::string tr(std::string_view key, const std::vector<std::string>& args);
std::string tr(std::string_view key, std::initializer_list<std::string> args);
bool has_string(std::string_view key);

}  // namespace triptych
