#include "widgets/mirror_diff.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/json_quote.h"

namespace triptych::ui {
namespace {

void put_number(std::string& out, double value) {
  // Hundredths of a pixel: finer differences cannot be seen and would only cause changes.
  char text[32];
  // In whole numbers: the library's table for fractions is a twentieth of the download.
  const double known = std::isnan(value) ? 0 : std::clamp(value, -1e15, 1e15);
  const auto hundredths = static_cast<long long>(std::round(known * 100.0));
  const long long whole = std::abs(hundredths) / 100, part = std::abs(hundredths) % 100;
  if (hundredths < 0) out.push_back('-');
  const auto end = std::to_chars(text, text + sizeof text, whole);
  out.append(text, end.ptr);
  if (part == 0) return;
  out.push_back('.');
  out.push_back(static_cast<char>('0' + part / 10));
  if (part % 10 != 0) out.push_back(static_cast<char>('0' + part % 10));
}

void put_spans(std::string& out, std::span<const Span> spans) {
  out.push_back('[');
  for (const Span& span : spans) {
    if (out.back() != '[') out.push_back(',');
    out.push_back('[');
    append_quoted(out, span.text);
    out.push_back(',');
    put_number(out, static_cast<double>(span.face));
    out.push_back(',');
    append_quoted(out, span.href);
    if (span.mark != LineMark::same) {
      out.push_back(',');
      put_number(out, static_cast<double>(span.mark));
    }
    out.push_back(']');
  }
  out.push_back(']');
}

// Writes {"name":value,...} with the members that differ from what the mirror shows.
class Props {
 public:
  explicit Props(std::string& out) : out_(out), start_(out.size()) { out_.push_back('{'); }
  bool close() {
    const bool any = out_.size() > start_ + 1;
    out_.push_back('}');
    return any;
  }
  void number(char name, double old, double now) {
    if (old != now) put_number(begin(name), now);
  }
  void text(char name, const std::string& old, const std::string& now) {
    if (old != now) append_quoted(begin(name), now);
  }
  std::string& begin(char name) {
    if (out_.size() > start_ + 1) out_.push_back(',');
    out_.push_back('"');
    out_.push_back(name);
    out_.append("\":");
    return out_;
  }

 private:
  std::string& out_;
  std::size_t start_;
};

void put_rect(Props& props, const Rect& rect) {
  std::string& out = props.begin('r');
  out.push_back('[');
  put_number(out, static_cast<double>(rect.x));
  out.push_back(',');
  put_number(out, static_cast<double>(rect.y));
  out.push_back(',');
  put_number(out, static_cast<double>(rect.w));
  out.push_back(',');
  put_number(out, static_cast<double>(rect.h));
  out.push_back(']');
}

bool put_changes(std::string& out, const Item& old, const Item& now, bool is_new) {
  Props props(out);
  const auto role = static_cast<double>(now.role);
  props.number('o', is_new ? -1.0 : static_cast<double>(old.role), role);
  props.number('s', old.state, now.state);
  if (is_new || !(old.rect == now.rect)) put_rect(props, now.rect);
  // With spans the name is not shown; a long answer must not travel twice.
  if (now.spans.empty()) props.text('n', old.spans.empty() ? old.name : std::string(), now.name);
  props.text('v', old.value, now.value);
  props.text('d', old.description, now.description);
  props.text('p', old.placeholder, now.placeholder);
  props.text('h', old.hints, now.hints);
  props.number('f', static_cast<double>(old.font_px), static_cast<double>(now.font_px));
  props.number('l', static_cast<double>(old.line_px), static_cast<double>(now.line_px));
  props.number('c', static_cast<double>(old.content_height),
               static_cast<double>(now.content_height));
  props.number('e', old.level, now.level);
  props.number('F', static_cast<double>(old.face), static_cast<double>(now.face));
  if (old.spans != now.spans) put_spans(props.begin('S'), now.spans);
  return props.close();
}

bool grew(const std::string& old, const std::string& now) {
  return !old.empty() && now.size() >= old.size() && now.starts_with(old);
}

// True when `now` is `old` with more words at the end.
bool spans_grew(const std::vector<Span>& old, const std::vector<Span>& now) {
  if (old.empty() || now.size() < old.size()) return false;
  const std::size_t last = old.size() - 1;
  return std::equal(old.begin(), old.begin() + static_cast<std::ptrdiff_t>(last), now.begin()) &&
         old[last].face == now[last].face && old[last].href == now[last].href &&
         old[last].mark == now[last].mark && grew(old[last].text, now[last].text);
}

void begin_op(std::string& ops, char kind, std::uint32_t key) {
  ops.append(ops.empty() ? "[" : ",");
  ops.append("[\"");
  ops.push_back(kind);
  ops.append("\",");
  ops.append(std::to_string(key));
}

}  // namespace

std::vector<std::size_t> longest_rising(const std::vector<std::size_t>& places) {
  std::vector<std::size_t> ends;                             // index of the smallest end per length
  std::vector<std::size_t> before(places.size(), SIZE_MAX);  // predecessor of each in its run
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto at =
        std::ranges::lower_bound(ends, places[i], {}, [&](std::size_t e) { return places[e]; });
    if (at != ends.begin()) before[i] = *(at - 1);
    if (at == ends.end())
      ends.push_back(i);
    else
      *at = i;
  }
  std::vector<std::size_t> run;
  for (std::size_t i = ends.empty() ? SIZE_MAX : ends.back(); i != SIZE_MAX; i = before[i])
    run.push_back(i);
  std::ranges::reverse(run);
  return run;
}

std::string MirrorDiff::update(std::span<const Item> items, Values values,
                               std::span<const ItemRegistry::ScrollRequest> scrolls, ItemId focus) {
  ++frame_;
  values_ = values;
  ops_.clear();
  list_items(items);
  for (const Listed& listed : listed_) place_children(listed, items);
  remove_missing();
  add_requests(scrolls, focus);
  if (!ops_.empty()) ops_.push_back(']');
  return std::exchange(ops_, {});
}

void MirrorDiff::set_shown_value(ItemId id, std::string value) {
  const auto found = nodes_.find(id);
  if (found != nodes_.end()) found->second.item.value = std::move(value);
}

// An id that is 0 or used twice in a frame still gets an element of its own, so that nothing
// readable disappears from the mirror; its actions reach nobody.
MirrorDiff::Key MirrorDiff::key_for(const Item& item) {
  Key key = item.id != 0 ? item.id : child_id(item.parent, item.name);
  while (key == 0 || item_at_.contains(key)) key = child_id(key, "again");
  return key;
}

void MirrorDiff::list_items(std::span<const Item> items) {
  listed_.clear();
  listed_at_.clear();
  item_at_.clear();
  const auto list_of = [&](Key container, std::size_t kept) -> Listed& {
    const auto [entry, is_new] = listed_at_.try_emplace(container, listed_.size());
    if (is_new) listed_.push_back({container, kept, {}});
    return listed_[entry->second];
  };
  list_of(0, 0);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Key key = key_for(items[i]);
    item_at_.emplace(key, i);
    const Key parent = item_at_.contains(items[i].parent) ? items[i].parent : 0;
    list_of(parent, 0).keys.push_back(key);
    list_of(key, items[i].kept_children);
  }
}

void MirrorDiff::place_children(const Listed& listed, std::span<const Item> items) {
  const Key container = listed.container;
  const std::vector<Key>& old = nodes_[container].children;  // stays put while nodes are added
  const std::size_t kept = std::min(listed.kept, old.size());
  // Which of the new children were already here, and at which place?
  std::unordered_map<Key, std::size_t> old_place;
  const bool same = std::equal(old.begin() + static_cast<std::ptrdiff_t>(kept), old.end(),
                               listed.keys.begin(), listed.keys.end());
  std::unordered_set<Key> stays;
  if (!same) {
    for (std::size_t i = kept; i < old.size(); ++i) old_place.emplace(old[i], i);
    std::vector<Key> known;
    std::vector<std::size_t> places;
    for (const Key key : listed.keys) {
      if (const auto place = old_place.find(key); place != old_place.end()) {
        known.push_back(key);
        places.push_back(place->second);
      }
    }
    for (const std::size_t i : longest_rising(places)) stays.insert(known[i]);
    suspects_.insert(suspects_.end(), old.begin() + static_cast<std::ptrdiff_t>(kept), old.end());
  }
  Key previous = kept == 0 ? 0 : old[kept - 1];
  for (const Key key : listed.keys) {
    const Item& item = items[item_at_.at(key)];
    if (!nodes_.contains(key)) {
      add_node(key, container, previous, item);
    } else {
      if (!same && !stays.contains(key)) move_node(key, container, previous);
      change_node(key, item);
    }
    nodes_.at(key).seen = frame_;
    previous = key;
  }
  if (same) return;
  std::vector<Key>& children = nodes_.at(container).children;
  children.resize(kept);
  children.insert(children.end(), listed.keys.begin(), listed.keys.end());
}

void MirrorDiff::add_node(Key key, Key parent, Key previous, const Item& item) {
  begin_op(ops_, 'a', key);
  ops_.append("," + std::to_string(parent) + "," + std::to_string(previous) + ",");
  put_changes(ops_, Item{}, item, true);
  ops_.push_back(']');
  nodes_.emplace(key, Node{item, parent, {}, frame_});
}

void MirrorDiff::move_node(Key key, Key parent, Key previous) {
  begin_op(ops_, 'm', key);
  ops_.append("," + std::to_string(parent) + "," + std::to_string(previous) + "]");
  Node& node = nodes_.at(key);
  if (node.parent != parent) {
    if (const auto from = nodes_.find(node.parent); from != nodes_.end()) {
      std::erase(from->second.children, key);
    }
    node.parent = parent;
  }
}

void MirrorDiff::change_node(Key key, const Item& item) {
  Item& old = nodes_.at(key).item;
  if (old == item) return;
  if (values_ == Values::hold && old.value != item.value) {
    Item held = item;
    held.value = old.value;
    return change_node(key, held);
  }
  if (append_text(key, old, item)) {
    old.name = item.name;
    old.spans = item.spans;
  }
  const std::size_t before = ops_.size();
  begin_op(ops_, 'u', key);
  ops_.push_back(',');
  if (put_changes(ops_, old, item, false)) {
    ops_.push_back(']');
  } else {
    ops_.resize(before);
  }
  old = item;
}

bool MirrorDiff::append_text(Key key, const Item& old, const Item& item) {
  const bool plain = old.spans.empty() && item.spans.empty();
  if (plain ? old.name.size() == item.name.size() || !grew(old.name, item.name)
            : old.spans == item.spans || !spans_grew(old.spans, item.spans)) {
    return false;
  }
  begin_op(ops_, 't', key);
  ops_.push_back(',');
  if (plain) {
    append_quoted(ops_, std::string_view(item.name).substr(old.name.size()));
    ops_.append(",[]]");
    return true;
  }
  const std::size_t last = old.spans.size() - 1;
  append_quoted(ops_, std::string_view(item.spans[last].text).substr(old.spans[last].text.size()));
  ops_.push_back(',');
  put_spans(ops_, std::span(item.spans).subspan(last + 1));
  ops_.push_back(']');
  return true;
}

void MirrorDiff::remove_missing() {
  for (const Key key : std::exchange(suspects_, {})) {
    const auto found = nodes_.find(key);
    if (found == nodes_.end() || found->second.seen == frame_) continue;
    begin_op(ops_, 'x', key);
    ops_.push_back(']');
    forget(key);
  }
}

void MirrorDiff::forget(Key key) {
  const auto found = nodes_.find(key);
  if (found == nodes_.end() || found->second.seen == frame_) return;  // it moved elsewhere in time
  const std::vector<Key> children = std::move(found->second.children);
  nodes_.erase(found);
  for (const Key child : children) forget(child);
}

void MirrorDiff::add_requests(std::span<const ItemRegistry::ScrollRequest> scrolls, ItemId focus) {
  for (const auto& request : scrolls) {
    if (!nodes_.contains(request.id)) continue;
    begin_op(ops_, 'y', request.id);
    ops_.push_back(',');
    put_number(ops_, static_cast<double>(request.y));
    ops_.push_back(']');
  }
  if (focus != 0 && nodes_.contains(focus)) {
    begin_op(ops_, 'f', focus);
    ops_.push_back(']');
  }
}

}  // namespace triptych::ui
