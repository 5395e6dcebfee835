// Every key the code names is in the catalogue, and every sentence of the catalogue is used.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "base/assets.h"
#include "base/json.h"
#include "base/strings.h"
#include "llm/error.h"
#include "llm/reply.h"

namespace triptych {
namespace {

std::string all_code() {
  std::string code;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(TRIPTYCH_SOURCE_DIR "/src")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path());
    std::stringstream text;
    text << file.rdbuf();
    code += text.str();
  }
  return code;
}

TEST(Strings, EveryKeyNamedInCodeExists) {
  const std::string code = all_code();
  const std::regex key(R"re(tr\(\s*"([a-z0-9_.]+)"\s*[,)])re");
  int found = 0;
  for (std::sregex_iterator it(code.begin(), code.end(), key), end; it != end; ++it) {
    const std::string name = (*it)[1];
    ++found;
    EXPECT_TRUE(has_string(name)) << name;
  }
  EXPECT_GT(found, 80);
}

TEST(Strings, EveryErrorKindAndStopReasonHasItsWords) {
  for (int kind = 0; kind <= static_cast<int>(ErrorKind::malformed); ++kind) {
    const std::string name(name_of(static_cast<ErrorKind>(kind)));
    EXPECT_TRUE(has_string("error." + name + ".what")) << name;
    EXPECT_TRUE(has_string("error." + name + ".do")) << name;
  }
  for (int reason = 0; reason <= static_cast<int>(StopReason::other); ++reason) {
    const std::string name(name_of(static_cast<StopReason>(reason)));
    EXPECT_TRUE(has_string("status." + name)) << name;
    EXPECT_TRUE(has_string("finish." + name)) << name;
  }
}

TEST(Strings, PlacesAreFilledAndMissingKeysShow) {
  EXPECT_EQ(tr("model.price", {"$2", "$10"}), "$2 in, $10 out per million tokens");
  EXPECT_EQ(tr("model.price", std::vector<std::string>{}), " in,  out per million tokens");
  EXPECT_EQ(tr("no.such.key"), "no.such.key");
  EXPECT_FALSE(load_strings("[1,2]"));
  EXPECT_FALSE(load_strings("{\"a\":1}"));
}

TEST(Strings, PreflightReasonsAreInTheCatalogue) {
  const auto json = parse_json(assets::strings_en());
  ASSERT_TRUE(json.has_value());
  const std::string code = all_code();
  const std::regex key(R"re(add(?:_total)?\((?:ErrorKind::\w+, )?"([a-z_]+)")re");
  int found = 0;
  for (std::sregex_iterator it(code.begin(), code.end(), key), end; it != end; ++it, ++found) {
    EXPECT_TRUE(json->contains("preflight." + (*it)[1].str())) << (*it)[1];
  }
  EXPECT_GT(found, 10);
}

}  // namespace
}  // namespace triptych
