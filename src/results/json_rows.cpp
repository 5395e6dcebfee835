#include "results/json_rows.h"

#include "base/json.h"
#include "base/utf8.h"

namespace triptych::results {
namespace {

constexpr int kMaxMarks = 16;  // combining ones behind one another

std::string cut_text(const std::string& text, std::size_t most) {
  const std::string_view part = utf8_prefix(text, most);
  std::string out = with_few_marks(part, kMaxMarks);
  return part.size() < text.size() ? out + "…" : out;
}

// On one line, since a key may head what folds.
std::string key_words(const std::string& key) { return one_line(cut_text(key, kMaxJsonKey)); }

JsonKind json_kind(const OrderedJson& json) {
  if (json.is_object()) return JsonKind::object;
  if (json.is_array()) return JsonKind::list;
  if (json.is_string()) return JsonKind::string;
  return json.is_number() ? JsonKind::number : JsonKind::word;
}

// Of what is no open object or list; those in the deepest level are not gone into.
std::string value_words(const OrderedJson& json) {
  if (json.is_object()) return json.empty() ? "{}" : "{…}";
  if (json.is_array()) return json.empty() ? "[]" : "[…]";
  if (const auto* text = json.get_ptr<const std::string*>())
    return "\"" + cut_text(*text, kMaxJsonValue) + "\"";
  return dump_json(json);
}

// An object or list that is being gone through.
struct OpenValue {
  OrderedJson::const_iterator next, end;
  bool object = false;
  std::size_t number = 0;  // of `next`
  std::size_t path = 0;    // bytes of the path that lead here
};

class RowMaker {
 public:
  RowMaker(const FoldedPaths& folded, std::size_t most) : folded_(folded), most_(most) {}

  JsonRows make(const OrderedJson& json) {
    if (!json.is_structured() || json.empty()) {
      add(json, "");
      return std::move(out_);
    }
    go_into(json);
    while (!open_.empty()) {
      OpenValue& top = open_.back();
      path_.resize(top.path);
      if (top.next == top.end) {
        open_.pop_back();
        continue;
      }
      const auto here = top.next++;
      const std::string number = std::to_string(top.number++);
      if (!path_.empty()) path_ += '.';
      path_ += number;
      // `top` is gone where this one is gone into.
      if (add(*here, top.object && out_.rows.size() < most_ ? key_words(here.key()) : number))
        go_into(*here);
    }
    return std::move(out_);
  }

 private:
  void go_into(const OrderedJson& json) {
    open_.push_back({json.begin(), json.end(), json.is_object(), 0, path_.size()});
  }

  // True when what it holds follows.
  bool add(const OrderedJson& json, std::string key) {
    const int depth = open_.empty() ? 0 : static_cast<int>(open_.size()) - 1;
    const bool foldable = json.is_structured() && !json.empty() && depth + 1 < kMaxJsonDepth;
    const bool folded = foldable && folded_.contains(path_);
    if (out_.all++ < most_) {
      out_.rows.push_back({depth, std::move(key), foldable ? "" : value_words(json),
                           json_kind(json), json.is_structured() ? json.size() : 0, foldable,
                           folded, path_});
    }
    return foldable && !folded;
  }

  const FoldedPaths& folded_;
  std::size_t most_;
  JsonRows out_;
  std::vector<OpenValue> open_;
  std::string path_;
};

}  // namespace

JsonRows json_rows(const OrderedJson& json, const FoldedPaths& folded, std::size_t most) {
  return RowMaker(folded, most).make(json);
}

}  // namespace triptych::results
