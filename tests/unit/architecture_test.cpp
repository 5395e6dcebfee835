// The boundaries of the design, checked on the sources themselves: who may include whom, which
// words may stand where, and how long a file or a function may be.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "fakes/source_dir.h"

namespace {

namespace fs = std::filesystem;

struct Source {
  fs::path path;
  std::string name;    // "src/app/page.cpp"
  std::string folder;  // "app", the one below src
  std::vector<std::string> lines;
};

// The folder below "src": its rooms obey the same arrows.
std::string folder_of(const fs::path& name) {
  auto part = name.begin();
  return ++part == name.end() ? "" : part->string();
}

std::vector<Source> sources_below(const std::string& root,
                                  const std::set<std::string>& extensions) {
  std::vector<Source> out;
  const fs::path base = fs::path(triptych::source_dir());
  for (auto it = fs::recursive_directory_iterator(base / root);
       it != fs::recursive_directory_iterator(); ++it) {
    if (it->path().filename() == "node_modules") it.disable_recursion_pending();
    if (!it->is_regular_file() || !extensions.contains(it->path().extension().string())) continue;
    Source source{it->path(),
                  fs::relative(it->path(), base).string(),
                  folder_of(fs::relative(it->path(), base)),
                  {}};
    std::ifstream file(it->path());
    for (std::string line; std::getline(file, line);) source.lines.push_back(line);
    out.push_back(std::move(source));
  }
  EXPECT_FALSE(out.empty()) << root;
  return out;
}

// Folder -> what it may include besides itself.
const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"base", {}},
    {"llm", {"base"}},
    {"providers", {"base", "llm"}},
    {"run", {"base", "llm", "providers"}},
    {"media", {"base", "llm"}},
    {"results", {"base", "llm"}},
    {"practice", {"base", "llm", "run", "truth"}},
    {"lesson", {"base", "llm"}},
    {"batch", {"base", "llm", "results"}},
    {"truth", {"base", "results"}},
    {"widgets", {"base", "lesson", "run"}},
    {"features",
     {"base", "llm", "providers", "run", "media", "results", "truth", "practice", "lesson", "batch",
      "widgets"}},
    {"app",
     {"base", "llm", "providers", "run", "media", "results", "truth", "practice", "lesson", "batch",
      "widgets", "features"}},
    // On its own, with MicroPython's headers; a project of its own, so "x.h" without a folder.
    {"python", {"base", "py", "shared"}},
};

// Feature -> the features whose headers it may include. An event is how one feature asks something
// of another, so everybody may include an events.h.
const std::map<std::string, std::set<std::string>> kFeatureMaySee = {
    {"ask", {}},
    {"results", {"ask"}},
    {"media_prep", {"ask"}},
    {"learn", {"ask"}},
    {"batch", {"ask"}},
    {"history", {"ask"}},
    // Judges answers, also of runs kept and of batches.
    {"ground_truth", {"ask", "results", "history", "batch"}},
    {"settings", {"ask", "history", "learn", "batch"}},  // tells what erasing would take away
};

TEST(Architecture, FeaturesSeeAskAndLittleElse) {
  const std::regex include(R"re(^#include "features/([a-z_]+)/([a-z_]+\.h)")re");
  for (const Source& source : sources_below("src/features", {".h", ".cpp"})) {
    const std::string own = source.path.parent_path().filename().string();
    const bool shared = own == "features";
    ASSERT_TRUE(shared || kFeatureMaySee.contains(own)) << "a new feature needs a rule: " << own;
    for (const std::string& line : source.lines) {
      std::smatch match;
      if (!std::regex_search(line, match, include) || match[1] == own || match[2] == "events.h")
        continue;
      if (shared) {  // what everybody sees knows of Ask, the hub, and of nothing else
        EXPECT_EQ(match[1], "ask") << source.name << ": " << line;
      } else {
        EXPECT_TRUE(kFeatureMaySee.at(own).contains(match[1])) << source.name << ": " << line;
      }
    }
  }
}

TEST(Architecture, OnlyViewsOfFeaturesDraw) {
  const std::regex view(R"((_view|_ui|_view_internal|/view)\.(h|cpp)$)");
  for (const Source& source : sources_below("src/features", {".h", ".cpp"})) {
    for (const std::string& line : source.lines) {
      const bool draws =
          line.starts_with("#include \"widgets/") || line == "#include \"features/view.h\"";
      EXPECT_FALSE(draws && !std::regex_search(source.name, view)) << source.name << ": " << line;
    }
  }
}

TEST(Architecture, IncludesPointInward) {
  const std::regex include(R"re(^#include "([a-z]+)/)re");
  for (const Source& source : sources_below("src", {".h", ".cpp"})) {
    ASSERT_TRUE(kMayInclude.contains(source.folder))
        << "a new folder needs a rule: " << source.name;
    for (const std::string& line : source.lines) {
      std::smatch match;
      if (!std::regex_search(line, match, include) || match[1] == source.folder) continue;
      if (line == "#include \"app/places.inc\"") continue;  // the list of places is data
      EXPECT_TRUE(kMayInclude.at(source.folder).contains(match[1])) << source.name << ": " << line;
    }
  }
}

TEST(Architecture, OnlyTheInterfaceKnowsImGuiAndOnlyBaseJsonIsInHeaders) {
  for (const Source& source : sources_below("src", {".h", ".cpp"})) {
    for (const std::string& line : source.lines) {
      if (!line.starts_with("#include")) continue;
      if (line.find("imgui") != std::string::npos) {
        EXPECT_EQ(source.folder, "widgets") << source.name;
      }
      if (line.find("nlohmann") != std::string::npos && source.path.extension() == ".h") {
        EXPECT_TRUE(source.name == "src/base/json.h" || source.name == "src/base/json_fwd.h")
            << source.name;
      }
    }
  }
}

// A regular expression takes seconds for what this finds in none.
bool has_one_of(std::string_view line, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return line.find(word) != std::string_view::npos; });
}

TEST(Architecture, NoPlatformInTheCoreAndNoVendorOutsideOfProviders) {
  const std::regex platform(R"(\bSDL|\bgl[A-Z]\w+\(|\bGL_|\bEM_)");
  for (const Source& source : sources_below("src", {".h", ".cpp"})) {
    for (const std::string& full : source.lines) {
      const std::string line = full.substr(0, full.find("//"));  // comments may name their sources
      const std::string low = triptych::lowered(line);
      const bool perhaps = has_one_of(line, {"SDL", "gl", "GL_", "EM_"});
      EXPECT_FALSE(has_one_of(low, {"emscripten"}) ||
                   (perhaps && std::regex_search(line, platform)))
          << source.name << ": " << full;
      if (source.folder != "providers" && source.folder != "practice") {
        EXPECT_FALSE(has_one_of(low, {"openai", "anthropic", "gemini", "claude", "gpt-"}))
            << source.name << ": " << full;
      }
    }
  }
}

TEST(Architecture, ViewsUseOurWidgets) {
  const std::regex widget(
      R"(ImGui::(Button|Input|Slider|Drag|Combo|Radio|Checkbox|Text|Selectable|Begin\b|BeginChild|Link|ListBox))");
  for (const char* root : {"src/widgets", "src/features", "src/app"}) {
    for (const Source& source : sources_below(root, {".h", ".cpp"})) {
      for (const std::string& line : source.lines)
        EXPECT_FALSE(std::regex_search(line, widget)) << source.name << ": " << line;
    }
  }
}

TEST(Architecture, FilesStayShort) {
  for (const char* root : {"src", "web", "shell", "tests"}) {
    for (const Source& source :
         sources_below(root, {".h", ".cpp", ".js", ".mjs", ".ts", ".css", ".sh"})) {
      EXPECT_LE(source.lines.size(), 400u) << source.name;
    }
  }
}

// A function, by our formatting: a line at column 0 (or two inside a class) that ends in "{" up to
// the closing brace at the same column.
TEST(Architecture, FunctionsStayShort) {
  const std::regex head(R"(^(  )?[\w:<>~&*\[\], ]+\(.*\{$)");
  for (const char* root : {"src", "web"}) {
    for (const Source& source : sources_below(root, {".h", ".cpp"})) {
      for (std::size_t i = 0; i < source.lines.size(); ++i) {
        if (!std::regex_search(source.lines[i], head) || source.lines[i].starts_with("namespace"))
          continue;
        const std::string end = source.lines[i].starts_with("  ") ? "  }" : "}";
        std::size_t j = i + 1;
        while (j < source.lines.size() && source.lines[j] != end && source.lines[j] != end + ";")
          ++j;
        EXPECT_LE(j - i + 1, 60u) << source.name << ":" << i + 1 << ": " << source.lines[i];
        i = j;
      }
    }
  }
}

}  // namespace
