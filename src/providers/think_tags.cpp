#include "providers/think_tags.h"

#include <algorithm>

#include "base/ascii.h"

namespace triptych {
namespace {

struct Tag {
  std::string_view open, close;
};
constexpr Tag kTags[] = {
    {"<think>", "</think>"},
    {"<thinking>", "</thinking>"},
    {"<thought>", "</thought>"},
    {"<reasoning>", "</reasoning>"},
    {"<seed:think>", "</seed:think>"},
    {"[THINK]", "[/THINK]"},
    {"\u25C1think\u25B7", "\u25C1/think\u25B7"},
    {"<|channel|>analysis<|message|>", "<|start|>assistant<|channel|>final<|message|>"},
};
constexpr std::string_view kBlank = " \t\r\n";
constexpr std::size_t kMaxWatch = 256u << 10;  // thoughts that long have ended by then

bool begins(std::string_view text, std::string_view with) {
  return text.size() >= with.size() &&
         std::equal(with.begin(), with.end(), text.begin(), same_letter);
}

// How many bytes at the end of `text` may be the beginning of `word`.
std::size_t begun(std::string_view text, std::string_view word) {
  for (std::size_t n = std::min(text.size(), word.size() - 1); n > 0; --n)
    if (begins(word, text.substr(text.size() - n))) return n;
  return 0;
}

std::size_t find_tag(std::string_view text, std::string_view tag) {
  const auto found = std::search(text.begin(), text.end(), tag.begin(), tag.end(), same_letter);
  return found == text.end() ? text.npos : static_cast<std::size_t>(found - text.begin());
}

// Where a closing tag stands that makes thoughts of all before it: at the beginning of a line that
// holds nothing else and ends, outside code.
std::size_t lone_close(std::string_view text, std::size_t from, std::size_t& bytes) {
  for (const Tag& tag : kTags) {
    const std::size_t at = text.find(tag.close, from);
    if (at == text.npos || (at > 0 && text[at - 1] != '\n')) continue;
    const std::size_t end = at + tag.close.size();
    if (end >= text.size() || (text[end] != '\n' && text[end] != '\r')) continue;
    std::size_t fences = 0;
    for (std::size_t i = text.find("```"); i < at; i = text.find("```", i + 3)) ++fences;
    if (fences % 2 != 0) continue;
    bytes = tag.close.size();
    return at;
  }
  return text.npos;
}

}  // namespace

ThinkTags::Split ThinkTags::feed(std::string_view text) {
  Split out;
  held_ += text;
  step(out, false);
  return out;
}

ThinkTags::Split ThinkTags::flush() {
  Split out;
  step(out, true);
  return out;
}

void ThinkTags::step(Split& out, bool last) {
  while (!held_.empty()) {
    if (place_ == Place::beginning && !at_beginning(out, last)) return;
    if (place_ == Place::thoughts && !in_thoughts(out, last)) return;
    if (place_ == Place::answer) return in_answer(out);
  }
}

// false: more must arrive.
bool ThinkTags::at_beginning(Split& out, bool last) {
  const std::size_t first = held_.find_first_not_of(kBlank);
  const std::string_view text =
      first == held_.npos ? std::string_view() : std::string_view(held_).substr(first);
  bool may_come = text.empty();
  for (std::size_t i = 0; i < std::size(kTags); ++i) {
    if (begins(text, kTags[i].open)) {
      held_.erase(0, first + kTags[i].open.size());
      place_ = Place::thoughts;
      tag_ = i;
      if (tagged_) out.thoughts += "\n\n";
      tagged_ = true;
      return true;
    }
    may_come = may_come || begins(kTags[i].open, text);
  }
  if (may_come && !last) return false;
  if (tagged_) held_.erase(0, first);  // the blank lines between thoughts and answer
  place_ = Place::answer;
  watching_ = !tagged_;
  return true;
}

bool ThinkTags::in_thoughts(Split& out, bool last) {
  const std::string_view close = kTags[tag_].close;
  const std::size_t at = find_tag(held_, close);
  if (at == held_.npos) {
    const std::size_t keep = last ? 0 : begun(held_, close);
    out.thoughts += held_.substr(0, held_.size() - keep);
    held_.erase(0, held_.size() - keep);
    return false;
  }
  out.thoughts += held_.substr(0, at);
  held_.erase(0, at + close.size());
  place_ = Place::beginning;
  return true;
}

void ThinkTags::in_answer(Split& out) {
  out.answer += held_;
  if (!watching_) return held_.clear();
  constexpr std::size_t kMaxTag = 64;
  const std::size_t from = answer_.size() - std::min(answer_.size(), kMaxTag);
  answer_ += held_;
  held_.clear();
  std::size_t bytes = 0;
  const std::size_t at = lone_close(answer_, from, bytes);
  if (at != answer_.npos) {
    out.again = true;
    out.thoughts = answer_.substr(0, at);
    std::string rest = answer_.substr(at + bytes);
    rest.erase(0, std::min(rest.find_first_not_of(kBlank), rest.size()));
    out.answer = std::move(rest);
    // Blank lines of the answer may come in the next delta: they are cut off there, too.
    if (out.answer.empty()) place_ = Place::beginning;
    tagged_ = true;
  }
  watching_ = at == answer_.npos && answer_.size() < kMaxWatch;
  if (!watching_) answer_ = std::string();
}

}  // namespace triptych
