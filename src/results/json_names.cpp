#include "results/json_names.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/json.h"
#include "results/pointer.h"

namespace triptych::results {
namespace {

constexpr std::size_t kMaxNames = 50;

// Listens to a parser; the values themselves do not matter.
class Names {
 public:
  // NOLINTBEGIN(readability-identifier-naming): the parser's names
  using number_integer_t = Json::number_integer_t;
  using number_unsigned_t = Json::number_unsigned_t;
  using number_float_t = Json::number_float_t;
  using string_t = Json::string_t;
  using binary_t = Json::binary_t;
  // NOLINTEND(readability-identifier-naming)

  bool null() { return leaf(); }
  bool boolean(bool) { return leaf(); }
  bool number_integer(number_integer_t) { return leaf(); }
  bool number_unsigned(number_unsigned_t) { return leaf(); }
  bool number_float(number_float_t, const string_t&) { return leaf(); }
  bool string(string_t&) { return leaf(); }
  bool binary(binary_t&) { return leaf(); }
  bool start_object(std::size_t) { return open(true); }
  bool start_array(std::size_t) { return open(false); }
  bool end_object() { return shut(); }
  bool end_array() { return shut(); }
  bool key(string_t& name) {
    Level& level = levels_.back();
    level.name = name;
    // Told once, at the second time.
    if (++level.seen[name] == 2 && found_.size() < kMaxNames)
      found_.push_back({path(), "results.json.twice", {name}});
    return true;
  }
  template <class Error>
  bool parse_error(std::size_t, const std::string&, const Error&) {
    return false;
  }
  std::vector<Diagnostic> take() { return std::move(found_); }

 private:
  struct Level {
    bool object = false;
    std::size_t index = 0;
    std::string name;
    std::map<std::string, int> seen;
  };

  bool leaf() {
    if (!levels_.empty() && !levels_.back().object) ++levels_.back().index;
    return true;
  }
  bool open(bool object) {
    levels_.push_back({object, 0, "", {}});
    return true;
  }
  bool shut() {
    levels_.pop_back();
    return leaf();
  }
  std::string path() const {
    std::string out;
    for (const Level& level : levels_)
      out = level.object ? join(out, level.name) : join(out, level.index);
    return out;
  }

  std::vector<Level> levels_;
  std::vector<Diagnostic> found_;
};

}  // namespace

std::vector<Diagnostic> repeated_names(std::string_view json) {
  Names names;
  Json::sax_parse(json, &names);
  return names.take();
}

}  // namespace triptych::results
