// Reasoning that a server writes into the answer's text: <think>…</think> at its beginning and what
// other chat templates use. Sources: the chat templates of DeepSeek R1, Qwen3, GLM, Kimi,
// Magistral, Seed and gpt-oss (harmony) as llama.cpp's common/chat.cpp reads them, 2026-10.
#pragma once

#include <string>
#include <string_view>

namespace triptych {

// Splits a text that arrives in deltas. Any cut of the same text gives the same answer and
// thoughts. A tag counts at the very beginning only, or right after other thoughts; one that is
// never closed makes all that follows thoughts. Where the template opened the thoughts itself, the
// text has just a closing tag on a line of its own: what stood before it turns out to be thoughts.
class ThinkTags {
 public:
  struct Split {
    std::string thoughts, answer;
    bool again = false;  // all of the answer so far was thoughts: it comes again, as `thoughts`
  };
  Split feed(std::string_view text);
  Split flush();  // at the end: what was held back

 private:
  enum class Place { beginning, thoughts, answer };
  void step(Split& out, bool last);
  bool at_beginning(Split& out, bool last);
  bool in_thoughts(Split& out, bool last);
  void in_answer(Split& out);

  Place place_ = Place::beginning;
  std::size_t tag_ = 0;
  bool tagged_ = false;  // an opening tag was seen
  std::string held_;     // not decided yet
  std::string answer_;   // while a closing tag may still come
  bool watching_ = true;
};

}  // namespace triptych
