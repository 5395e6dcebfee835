#include "lesson/read_xray.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/ascii.h"

namespace triptych {
namespace {

constexpr std::size_t kFewestOptions = 2, kMaxOptions = 5;

LessonFault fault(const Line& line, std::string words) { return {line.number, std::move(words)}; }
LessonFault none() { return {}; }

// "name: value" -> value; the fields of one part stand there once, except `do`.
struct Fields {
  std::map<std::string, std::string*> known;
  std::set<std::string> seen{};

  LessonFault take(const Line& line) {
    const std::size_t colon = line.text.find(':');
    const std::string name(trimmed(line.text.substr(0, colon)));
    const auto field = known.find(name);
    if (colon == line.text.npos || field == known.end()) {
      std::string names;
      for (const auto& [other, where] : known) names += (names.empty() ? "" : ", ") + other;
      return fault(line, "expected one of the fields " + names);
    }
    if (!seen.insert(name).second) return fault(line, "\"" + name + "\" stands here twice");
    *field->second = trimmed(line.text.substr(colon + 1));
    return field->second->empty() ? fault(line, "\"" + name + "\" has no value") : none();
  }
  LessonFault missing(const Line& heading) const {
    for (const auto& [name, where] : known) {
      if (!seen.contains(name)) return fault(heading, "this part lacks \"" + name + ":\"");
    }
    return none();
  }
};

LessonFault read_edit(const Line& line, std::vector<RequestEdit>& edits) {
  auto edit = parse_edit(trimmed(line.text.substr(3)));
  if (!edit) return fault(line, edit.error());
  edits.push_back(std::move(edit.value()));
  return none();
}

LessonFault read_wire(const Line& heading, std::string_view id, const Lines& lines, Xray& xray) {
  XrayWire wire;
  wire.id = id;
  if (!is_id(id)) return fault(heading, "a wire is named by its provider: === wire ID");
  if (find_wire(xray, id) != nullptr) return fault(heading, "this wire stands here twice");
  Fields fields{{{"model", &wire.model},
                 {"answer", &wire.answer},
                 {"provider", &wire.provider_id},
                 {"title", &wire.title}}};
  for (const Line& line : lines) {
    if (blank(line)) continue;
    LessonFault found =
        line.text.starts_with("do: ") ? read_edit(line, wire.edits) : fields.take(line);
    if (found.line != 0) return found;
  }
  for (const char* optional : {"provider", "title"}) fields.known.erase(optional);
  if (LessonFault found = fields.missing(heading); found.line != 0) return found;
  if (wire.provider_id.empty()) wire.provider_id = id;
  xray.wires.push_back(std::move(wire));
  return none();
}

// "- [x] 400 words"
LessonFault read_option(const Line& line, XrayBreak& broken) {
  const std::string_view rest = trimmed(line.text.substr(5));
  const std::string_view number = rest.substr(0, rest.find(' '));
  const std::string_view words = trimmed(rest.substr(number.size()));
  XrayOption option{number_of(number), std::string(words), line.text[3] == 'x'};
  const bool status = option.status >= 100 && option.status < 600;
  if (!status && number != "0")
    return fault(line, "a prediction begins with a status, or 0: - [ ] 400 words");
  if (words.empty()) return fault(line, "a prediction needs words after its status");
  for (const XrayOption& other : broken.options) {
    if (other.status == option.status) return fault(line, "this status stands here twice");
  }
  broken.options.push_back(std::move(option));
  return none();
}

LessonFault check_break(const Line& heading, const XrayBreak& broken, const Xray& xray) {
  if (broken.edits.empty()) return fault(heading, "this mistake changes nothing: do: ...");
  if (broken.options.size() < kFewestOptions || broken.options.size() > kMaxOptions)
    return fault(heading, "a mistake needs 2 to 5 predictions: - [ ] 400 words");
  if (std::ranges::count(broken.options, true, &XrayOption::right) != 1)
    return fault(heading, "exactly one prediction is [x]");
  if (find_wire(xray, broken.wire) == nullptr)
    return fault(heading, "there is no === wire " + broken.wire + " above");
  return none();
}

LessonFault read_break(const Line& heading, std::string_view title, const Lines& lines,
                       Xray& xray) {
  XrayBreak broken;
  const std::size_t colon = title.find(':');
  broken.id = trimmed(title.substr(0, colon));
  if (!is_id(broken.id) || colon == title.npos)
    return fault(heading, "a mistake has an id and a title: === break id: Title");
  broken.title = trimmed(title.substr(colon + 1));
  if (broken.title.empty()) return fault(heading, "a mistake has a title: === break id: Title");
  if (find_break(xray, broken.id) != nullptr) return fault(heading, "this id stands here twice");
  Fields fields{{{"wire", &broken.wire}, {"says", &broken.says}, {"why", &broken.why}}};
  for (const Line& line : lines) {
    if (blank(line)) continue;
    const bool option = line.text.starts_with("- [ ] ") || line.text.starts_with("- [x] ");
    const LessonFault found = option                          ? read_option(line, broken)
                              : line.text.starts_with("do: ") ? read_edit(line, broken.edits)
                                                              : fields.take(line);
    if (found.line != 0) return found;
  }
  if (LessonFault found = fields.missing(heading); found.line != 0) return found;
  if (LessonFault found = check_break(heading, broken, xray); found.line != 0) return found;
  xray.breaks.push_back(std::move(broken));
  return none();
}

LessonFault read_part(const Line& heading, const Lines& lines, Xray& xray) {
  const std::string_view name = trimmed(heading.text.substr(4));
  constexpr std::string_view kWire = "wire ", kBreak = "break ";
  if (name.starts_with(kWire))
    return read_wire(heading, trimmed(name.substr(kWire.size())), lines, xray);
  if (name.starts_with(kBreak))
    return read_break(heading, trimmed(name.substr(kBreak.size())), lines, xray);
  return fault(heading, "unknown part \"" + std::string(name) + "\": wire or break");
}

}  // namespace

LessonFault read_xray(int opening, const Lines& lines, Xray& xray) {
  const auto is_heading = [](const Line& line) { return line.text.starts_with("=== "); };
  auto at = std::ranges::find_if(lines, is_heading);
  xray.question = joined({lines.begin(), at});
  if (xray.question.empty()) return {opening, "the x-ray lacks a question before its first part"};
  while (at != lines.end()) {
    const auto end = std::find_if(at + 1, lines.end(), is_heading);
    LessonFault found = read_part(*at, {at + 1, end}, xray);
    if (found.line != 0) return found;
    at = end;
  }
  if (xray.wires.size() < 2) return {opening, "an x-ray needs two wires: === wire ID"};
  return none();
}

const XrayWire* find_wire(const Xray& xray, std::string_view id) {
  const auto found = std::ranges::find(xray.wires, id, &XrayWire::id);
  return found == xray.wires.end() ? nullptr : &*found;
}

const XrayBreak* find_break(const Xray& xray, std::string_view id) {
  const auto found = std::ranges::find(xray.breaks, id, &XrayBreak::id);
  return found == xray.breaks.end() ? nullptr : &*found;
}

}  // namespace triptych
