// The catalogues: whole in every language, with the keys that code makes of enumerators.
// tests/lint/strings.mjs holds the others: every key the code names exists, every key is used.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "app/state.h"
#include "base/assets.h"
#include "base/json.h"
#include "base/strings.h"
#include "fakes/source_dir.h"
#include "llm/error.h"
#include "llm/reply.h"

namespace triptych::strings_test {
namespace {

std::string code_of(const std::string& folder) {
  std::string code;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source_dir() + folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path());
    std::stringstream text;
    text << file.rdbuf();
    code += text.str();
  }
  return code;
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

std::map<std::string, std::string> catalogue_at(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  const auto json = parse_json(text.str());
  EXPECT_TRUE(json && json->is_object()) << path;
  std::map<std::string, std::string> out;
  if (!json) return out;
  for (const auto& [key, value] : json->items()) out[key] = value.get<std::string>();
  return out;
}

std::multiset<std::string> places_of(const std::string& text) {
  static const std::regex place(R"re(\{[0-9]\})re");
  return {std::sregex_token_iterator(text.begin(), text.end(), place),
          std::sregex_token_iterator()};
}

TEST(Strings, EveryLanguageIsComplete) {
  const std::filesystem::path folder = source_dir() + "/assets/strings";
  const auto english = catalogue_at(folder / "en.json");
  int languages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto words = catalogue_at(entry.path());
    const std::string file = entry.path().filename().string();
    ++languages;
    for (const auto& [key, text] : english) {
      const auto found = words.find(key);
      if (found == words.end()) {
        ADD_FAILURE() << file << " lacks " << key;
        continue;
      }
      EXPECT_EQ(places_of(found->second), places_of(text)) << file << ": " << key;
      EXPECT_FALSE(found->second.empty() && !text.empty()) << file << ": " << key;
    }
    for (const auto& [key, text] : words)
      EXPECT_TRUE(english.contains(key)) << file << " has a key nobody uses: " << key;
    const std::string direction =
        words.contains("language.direction") ? words.at("language.direction") : "";
    EXPECT_TRUE(direction == "ltr" || direction == "rtl") << file;
  }
  EXPECT_GE(languages, 3);
}

TEST(Strings, NoSentenceStandsInTheCodeOfTheInterface) {
  // Two words or more, the second in small letters: something a person would read.
  const std::regex sentence(R"re("[^"\\]*[A-Za-z]{3,} [a-z]{2,}[^"]*")re");
  int files = 0;
  for (const char* folder : {"/src/widgets", "/src/features", "/src/app"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source_dir() + folder)) {
      std::ifstream file(entry.path());
      ++files;
      for (std::string line; std::getline(file, line);) {
        if (line.find("//") != line.npos || line.find("failure(") != line.npos ||
            line.find("static_assert") != line.npos)
          continue;
        EXPECT_FALSE(std::regex_search(line, sentence)) << entry.path() << ": " << line;
      }
    }
  }
  EXPECT_GT(files, 20);
}

TEST(Strings, ALanguageThatLacksWordsShowsThemInEnglish) {
  ASSERT_TRUE(load_strings(R"({"run":"Los"})"));
  EXPECT_EQ(tr("run"), "Los");
  EXPECT_EQ(tr("stop"), "Stop");
  ASSERT_TRUE(load_strings("{}"));
  EXPECT_EQ(tr("run"), "Run");
}

TEST(Strings, PreflightReasonsAreInTheCatalogue) {
  const auto json = parse_json(assets::strings_en());
  ASSERT_TRUE(json.has_value());
  const std::string code = code_of("/src/providers");
  const std::regex key(R"re(add(?:_total)?\((?:ErrorKind::\w+, )?"([a-z_]+)")re");
  int found = 0;
  for (std::sregex_iterator it(code.begin(), code.end(), key), end; it != end; ++it, ++found) {
    EXPECT_TRUE(json->contains("preflight." + (*it)[1].str())) << (*it)[1];
  }
  EXPECT_GT(found, 10);
}

TEST(Strings, WordsThatComeLaterAreBlankUntilThen) {
  await_words();
  EXPECT_EQ(tr("test.later", {"Ada"}), "");
  EXPECT_FALSE(has_string("test.later"));
  EXPECT_EQ(tr("run"), "Run");
  EXPECT_EQ(missed_words(), std::set<std::string>{"test.later"});
  EXPECT_FALSE(add_words("[]"));
  EXPECT_EQ(tr("test.later"), "test.later") << "nothing more is awaited, so nothing is silent";
  EXPECT_TRUE(add_words(R"({"test.later":"Hello {0}","run":"Other"})"));
  EXPECT_EQ(tr("test.later", {"Ada"}), "Hello Ada");
  EXPECT_EQ(tr("run"), "Run") << "what is there stays";
  ASSERT_TRUE(load_strings(R"({"run":"Los"})"));
  EXPECT_EQ(tr("run"), "Los");
  EXPECT_EQ(tr("test.later", {"Ada"}), "Hello Ada") << "what a language lacks stays English";
  ASSERT_TRUE(load_strings("{}"));
}

TEST(Strings, EveryTaskHasANameAndAPrompt) {
  const AppState state = initial_state();
  EXPECT_GE(state.ask.tasks.presets.size(), 5u);
  for (const TaskPreset& preset : state.ask.tasks.presets) {
    EXPECT_TRUE(has_string("task." + preset.id)) << preset.id;
    EXPECT_TRUE(has_string("task." + preset.id + ".prompt")) << preset.id;
  }
}

}  // namespace
}  // namespace triptych::strings_test
