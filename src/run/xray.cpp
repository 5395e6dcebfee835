#include "run/xray.h"

#include <algorithm>
#include <charconv>

namespace triptych {
namespace {

// Writes text and notes where the facts stand.
class Writer {
 public:
  explicit Writer(const std::vector<FactValue>& facts) : facts_(facts) {}

  void plain(std::string_view text) { out_.text += text; }
  void fact(Fact fact, std::string_view text, FactPlace::Part part, const std::string& where) {
    const std::size_t begin = out_.text.size();
    out_.text.append(tag_of(fact)).append(text);
    out_.spans.push_back({begin, out_.text.size(), fact});
    out_.places.push_back({part, fact, where});
  }

  // Text in which facts may stand; `escape` makes JSON of each piece.
  template <class Escape>
  void marked(std::string_view text, FactPlace::Part part, const std::string& where,
              const Escape& escape) {
    while (!text.empty()) {
      const FactValue* next = nullptr;
      std::size_t at = text.npos;
      for (const FactValue& value : facts_) {
        const std::size_t found =
            value.whole || value.text.empty() ? text.npos : text.find(value.text);
        if (found < at) next = &value, at = found;
      }
      plain(escape(text.substr(0, at)));
      if (next == nullptr) return;
      fact(next->fact, escape(text.substr(at, next->text.size())), part, where);
      text.remove_prefix(at + next->text.size());
    }
  }

  void json(const OrderedJson& value, const std::string& path, std::size_t depth) {
    if (value.is_object() && !value.empty()) return object(value, path, depth);
    if (value.is_array() && !value.empty()) return array(value, path, depth);
    const std::string text = value.is_string() ? value.get<std::string>() : dump_json(value);
    for (const FactValue& known : facts_) {
      if (!known.whole || known.text != text) continue;
      return fact(known.fact, dump_json(value), FactPlace::Part::body, path);
    }
    if (!value.is_string()) return plain(text);
    plain("\"");
    marked(text, FactPlace::Part::body, path, [](std::string_view piece) {
      const std::string quoted = dump_json(OrderedJson(std::string(piece)));
      return quoted.substr(1, quoted.size() - 2);
    });
    plain("\"");
  }

  XrayText take() { return std::move(out_); }

 private:
  void object(const OrderedJson& value, const std::string& path, std::size_t depth) {
    plain("{\n");
    std::size_t left = value.size();
    for (const auto& [name, inner] : value.items()) {
      indent(depth + 1);
      plain(dump_json(OrderedJson(name)) + ": ");
      json(inner, path.empty() ? name : path + "." + name, depth + 1);
      plain(--left > 0 ? ",\n" : "\n");
    }
    indent(depth);
    plain("}");
  }
  void array(const OrderedJson& value, const std::string& path, std::size_t depth) {
    plain("[\n");
    for (std::size_t i = 0; i < value.size(); ++i) {
      indent(depth + 1);
      json(value[i], path + "[" + std::to_string(i) + "]", depth + 1);
      plain(i + 1 < value.size() ? ",\n" : "\n");
    }
    indent(depth);
    plain("]");
  }
  void indent(std::size_t depth) { out_.text.append(depth * 2, ' '); }

  const std::vector<FactValue>& facts_;
  XrayText out_;
};

const auto kAsItIs = [](std::string_view piece) { return std::string(piece); };

// The next step of a path: ".name", "name", "[3]" or "[*]".
std::string_view next_step(std::string_view& path) {
  if (path.starts_with('.')) path.remove_prefix(1);
  const bool index = path.starts_with('[');
  std::size_t end = index ? path.find(']') : path.find_first_of(".[");
  if (end == path.npos) end = path.size();
  const std::string_view step = path.substr(0, index ? std::min(end + 1, path.size()) : end);
  path.remove_prefix(step.size());
  return step;
}

}  // namespace

std::string_view tag_of(Fact fact) {
  constexpr std::string_view kTags[] = {"①", "②", "③", "④", "⑤", "⑥", "⑦"};
  return kTags[static_cast<std::size_t>(fact)];
}

std::string_view name_of(Fact fact) {
  constexpr std::string_view kNames[] = {"bytes", "media_type", "prompt", "key",
                                         "model", "limit",      "answer"};
  return kNames[static_cast<std::size_t>(fact)];
}

XrayText xray_request(const PlainRequest& request, const std::vector<FactValue>& facts) {
  Writer writer(facts);
  writer.plain(request.method + " ");
  writer.marked(request.url, FactPlace::Part::address, "", kAsItIs);
  writer.plain("\n");
  for (const auto& [name, value] : request.headers) {
    writer.plain(name + ": ");
    writer.marked(value, FactPlace::Part::header, name, kAsItIs);
    writer.plain("\n");
  }
  writer.plain("\n");
  writer.json(request.body, "", 0);
  return writer.take();
}

XrayText xray_body(std::string_view body, const std::vector<FactValue>& facts) {
  Writer writer(facts);
  if (const auto json = parse_ordered_json(body))
    writer.json(*json, "", 0);
  else
    writer.plain(body);
  return writer.take();
}

XrayText xray_fact(Fact fact, std::string_view text) {
  const std::vector<FactValue> none;
  Writer writer(none);
  writer.fact(fact, text, FactPlace::Part::body, std::string(text));
  return writer.take();
}

std::optional<std::string> text_at_path(const Json& json, std::string_view path) {
  if (path.empty()) return json.is_string() ? std::optional(json.get<std::string>()) : std::nullopt;
  const std::string_view step = next_step(path);
  if (step.empty()) return std::nullopt;
  if (step == "[*]") {
    if (!json.is_array()) return std::nullopt;
    for (const Json& inner : json) {
      if (auto found = text_at_path(inner, path)) return found;
    }
    return std::nullopt;
  }
  if (!step.starts_with('[')) return text_at_path(at(json, step), path);
  std::size_t index = 0;
  const char* end = step.data() + step.size() - 1;
  if (std::from_chars(step.data() + 1, end, index).ptr != end) return std::nullopt;
  return text_at_path(at(json, index), path);
}

}  // namespace triptych
