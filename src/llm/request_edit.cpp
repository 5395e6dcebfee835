#include "llm/request_edit.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/secret_mask.h"

namespace triptych {
namespace {

using Kind = RequestEdit::Kind;

struct Verb {
  std::string_view word;
  Kind kind;
  enum class Where { pointer, name, whole } where;
  bool has_value;
};
using Where = Verb::Where;
constexpr std::array<Verb, 9> kVerbs = {{{"remove", Kind::remove, Where::pointer, false},
                                         {"set", Kind::set, Where::pointer, true},
                                         {"prefix", Kind::prefix, Where::pointer, true},
                                         {"cut", Kind::cut, Where::pointer, true},
                                         {"header", Kind::header, Where::name, true},
                                         {"no-header", Kind::no_header, Where::name, false},
                                         {"query", Kind::query, Where::name, true},
                                         {"address", Kind::address, Where::whole, true},
                                         {"body", Kind::body, Where::whole, true}}};

std::string_view next_word(std::string_view& rest) {
  const std::size_t begin = std::min(rest.find_first_not_of(' '), rest.size());
  rest.remove_prefix(begin);
  const std::string_view word = rest.substr(0, rest.find(' '));
  rest.remove_prefix(word.size());
  return word;
}

bool is_pointer(std::string_view text) {
  if (!text.starts_with('/')) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '~' && (i + 1 == text.size() || (text[i + 1] != '0' && text[i + 1] != '1')))
      return false;
  }
  return true;
}

std::string filled(std::string text, const EditWords& words) {
  for (const auto& [name, value] :
       {std::pair<std::string_view, const std::string&>{"{bytes}", words.bytes},
        {"{key}", words.key}}) {
    for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + value.size()))
      text.replace(at, name.size(), value);
  }
  return text;
}

void fill(OrderedJson& json, const EditWords& words) {
  if (json.is_string()) json = filled(json.get<std::string>(), words);
  if (json.is_structured()) {
    for (OrderedJson& inner : json) fill(inner, words);
  }
}

// The last name of a pointer, unescaped; the pointer becomes that of what holds it.
std::string take_last(std::string_view& pointer) {
  const std::size_t slash = pointer.rfind('/');
  std::string name(pointer.substr(slash + 1));
  pointer = pointer.substr(0, slash);
  for (const auto& [escape, plain] : {std::pair("~1", "/"), std::pair("~0", "~")}) {
    for (std::size_t at = name.find(escape); at != name.npos; at = name.find(escape, at + 1))
      name.replace(at, 2, plain);
  }
  return name;
}

std::optional<std::size_t> index_in(const OrderedJson& array, const std::string& name) {
  const bool number =
      !name.empty() && name.size() < 6 && name.find_first_not_of("0123456789") == std::string::npos;
  const std::size_t index = number ? static_cast<std::size_t>(std::stoi(name)) : array.size();
  return index < array.size() ? std::optional(index) : std::nullopt;
}

// The member or element that the pointer names; nullptr when there is none.
OrderedJson* find_place(OrderedJson& body, std::string_view pointer) {
  if (pointer.empty()) return &body;
  const std::string name = take_last(pointer);
  OrderedJson* parent = find_place(body, pointer);
  if (parent == nullptr) return nullptr;
  if (parent->is_array()) {
    const auto index = index_in(*parent, name);
    return index ? &(*parent)[*index] : nullptr;
  }
  if (!parent->is_object()) return nullptr;
  const auto found = parent->find(name);
  return found == parent->end() ? nullptr : &found.value();
}

bool remove_place(OrderedJson& body, std::string_view pointer) {
  if (find_place(body, pointer) == nullptr) return false;
  const std::string name = take_last(pointer);
  OrderedJson& parent = *find_place(body, pointer);
  if (parent.is_array())
    parent.erase(*index_in(parent, name));
  else
    parent.erase(name);
  return true;
}

// Sets a member or an element; a member may be new.
bool set_place(OrderedJson& body, std::string_view pointer, OrderedJson value) {
  if (OrderedJson* there = find_place(body, pointer)) {
    *there = std::move(value);
    return true;
  }
  const std::string name = take_last(pointer);
  OrderedJson* parent = find_place(body, pointer);
  if (parent == nullptr || !parent->is_object()) return false;
  (*parent)[name] = std::move(value);
  return true;
}

bool change_text(OrderedJson& body, const RequestEdit& edit) {
  OrderedJson* there = find_place(body, edit.where);
  if (there == nullptr || !there->is_string()) return false;
  const std::string text = there->get<std::string>();
  if (edit.kind == Kind::prefix) {
    *there = edit.value + text;
    return true;
  }
  if (!text.starts_with(edit.value)) return false;
  *there = text.substr(edit.value.size());
  return true;
}

bool apply_edit(PlainRequest& request, const RequestEdit& edit, const EditWords& words) {
  const auto named = [&](const auto& header) { return same_name(header.first, edit.where); };
  const auto header = std::ranges::find_if(request.headers, named);
  switch (edit.kind) {
    case Kind::remove:
      return remove_place(request.body, edit.where);
    case Kind::set:
    case Kind::body: {
      OrderedJson value = OrderedJson::parse(edit.value, nullptr, false);
      fill(value, words);
      return set_place(request.body, edit.where, std::move(value));
    }
    case Kind::prefix:
    case Kind::cut:
      return change_text(request.body, edit);
    case Kind::header:
      if (header != request.headers.end())
        header->second = filled(edit.value, words);
      else
        request.headers.emplace_back(edit.where, filled(edit.value, words));
      return true;
    case Kind::no_header:
      if (header == request.headers.end()) return false;
      request.headers.erase(header);
      return true;
    case Kind::query:
      request.url += (request.url.find('?') == std::string::npos ? "?" : "&") + edit.where + "=" +
                     filled(edit.value, words);
      return true;
    case Kind::address:
      request.url = edit.value;
      return true;
  }
  return false;
}

OrderedJson body_of(const std::string& text) {
  auto body = parse_ordered_json(text);
  return body ? std::move(*body) : OrderedJson();
}

}  // namespace

Result<RequestEdit> parse_edit(std::string_view line) {
  const auto fail = [](std::string words) {
    return Result<RequestEdit>::failure(std::move(words));
  };
  const std::string word(next_word(line));
  const auto verb = std::ranges::find(kVerbs, word, &Verb::word);
  if (verb == kVerbs.end()) {
    return fail("unknown edit \"" + word +
                "\": remove, set, prefix, cut, header, no-header, query, address or body");
  }
  RequestEdit edit{verb->kind, "", ""};
  if (verb->where != Where::whole) {
    edit.where = next_word(line);
    if (edit.where.empty()) return fail("\"" + word + "\" of what?");
  }
  if (verb->where == Where::pointer && !is_pointer(edit.where))
    return fail("a place in the body is a JSON Pointer like /messages/0, not " + edit.where);
  if (!line.empty()) edit.value = line.substr(1);
  if (verb->has_value == edit.value.empty())
    return fail("\"" + word + (edit.value.empty() ? "\" lacks a value" : "\" takes no value"));
  const bool json = edit.kind == Kind::set || edit.kind == Kind::body;
  if (json && !parse_ordered_json(edit.value))
    return fail("the value of \"" + word + "\" is no JSON: " + edit.value);
  return edit;
}

PlainRequest shown_plain(const HttpRequest& request, EditWords& words) {
  const ShownRequest safe = shown(request);
  words = {};
  for (const Header& header : request.headers) {
    const auto* secret = std::get_if<Secret>(&header.value);
    if (secret != nullptr) words.key = masked(*secret);
  }
  if (const auto files = request.body.files(); !files.empty())
    words.bytes = words_of_file(*files.front());
  return {safe.method, safe.url, safe.headers, body_of(safe.body)};
}

PlainRequest sent_plain(const HttpRequest& request, const Secret& key, EditWords& words) {
  PlainRequest out{request.method, request.url, {}, body_of(request.body.text())};
  for (const Header& header : request.headers)
    out.headers.emplace_back(header.name, header_text(header));
  words = {"", key.reveal()};
  if (const auto files = request.body.files(); !files.empty()) words.bytes = files.front()->text();
  return out;
}

HttpRequest practice_request(const PlainRequest& request) {
  HttpRequest out;
  out.method = request.method;
  out.url = request.url;
  out.body = dump_json(request.body);
  out.practice = true;
  for (const auto& [name, value] : request.headers) out.headers.push_back({name, value});
  return out;
}

bool apply_edits(PlainRequest& request, const std::vector<RequestEdit>& edits,
                 const EditWords& words) {
  return std::ranges::all_of(
      edits, [&](const RequestEdit& edit) { return apply_edit(request, edit, words); });
}

std::string place_of_pointer(std::string_view pointer) {
  std::string out;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view name = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(name.size());
    const bool index = !name.empty() && name.find_first_not_of("0123456789") == name.npos;
    if (index)
      out += "[" + std::string(name) + "]";
    else
      out += (out.empty() ? "" : ".") + std::string(name);
  }
  return out;
}

}  // namespace triptych
