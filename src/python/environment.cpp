// os.environ: what the host set, and what cells add. A name that speaks of a key is a secret too,
// because people assign keys themselves: os.environ["SOME_API_KEY"] = prompt("Your key:").
#include <cctype>
#include <cstring>
#include <map>
#include <string>

#include "engine.h"
#include "internal.h"

namespace {

std::map<std::string, std::string, std::less<>>& environment() {
  static auto* const instance = new std::map<std::string, std::string, std::less<>>;
  return *instance;
}

bool sounds_secret(std::string name) {
  for (char& c : name) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  for (const char* word : {"KEY", "TOKEN", "SECRET", "PASSWORD"})
    if (name.find(word) != std::string::npos) return true;
  return false;
}

}  // namespace

void tpy_set_environment(const char* name, const char* value, int secret) {
  if (value == nullptr) {
    environment().erase(name);
    return;
  }
  environment()[name] = value;
  if (secret || sounds_secret(name)) tpy_add_secret(value, std::strlen(value));
}

const char* tpy_environment_get(const char* name) {
  const auto found = environment().find(name);
  return found == environment().end() ? nullptr : found->second.c_str();
}

void tpy_environment_reset(void) { environment().clear(); }

const char* tpy_environment_list(void) {
  static auto* const listing = new std::string;
  listing->clear();
  for (const auto& [name, value] : environment()) *listing += name + "\n";
  return listing->c_str();
}
