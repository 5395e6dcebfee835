// A lesson as a value. Lessons are Markdown files in assets/lessons/ (<number>_<id>.md), with typed
// blocks as fences; load_lesson() checks them and says in which line something is wrong, so that a
// lesson that loads can be shown, run and graded.
//
//   ---
//   id: openai_vision            letters, digits, _ ; never changes: progress is kept under it
//   title: OpenAI: ask about a picture
//   summary: One sentence for the list of lessons.
//   part: The three APIs         may be left out: of the course; lessons of one part follow each
//   other, and stand under it in the list
//   needs: base64, first_call    may be left out: ids of the lessons to read before; what is no
//   lesson of the course is not shown
//   version: 1                   raise when cells change: kept edits are then offered beside the
//   new text
//   ---
//   Markdown ...  (a paragraph that is only @@CAPABILITIES@@ becomes the live table of what
//   providers take)
//
//   ```python cell=encode        a cell that can be edited and run; ids are unique in the lesson
//   ```python cell=wrong fails   this one ends in an error, on purpose; said before it runs
//   ```python                    (without cell=: code to read)
//
//   ````quiz id=growth xp=5
//   How large does a file of 3 MB become in base64?
//   - [ ] 3 MB :: Every three bytes become four characters.
//   - [x] 4 MB :: Right: 4/3 of the size.
//   ````                         exactly one [x]; the words after :: answer that very choice
//
//   ````exercise id=encode_file xp=20 title="Encode a file"      the title may be left out
//   The task, in Markdown. The parts below are marked by lines "=== name"; setup, hints (any
//   number, one after the other) and explanation may be left out. Code stands in the parts as it
//   is, without fences.
//   === starter
//   === setup                    runs before the learner's code: files, recorders of requests.post,
//   fake time.sleep ...
//   === test: says what is checked
//   === hidden test: says what is checked     shown as "another check" until it was run
//   === hint
//   === solution
//   === explanation
//   ````
//
//   ````xray id=wires xp=4 sample=samples/chart.png max_tokens=2000
//   What does this chart show?   the question; this page's own builders make the requests
//   === wire openai              in this order; the id of a provider of the catalogue, or any id
//   provider: openai             of another endpoint of a provider: whose it is,
//   title: OpenAI Responses      what it is called,
//   do: address https://...      and what its request has of its own (edits, see below)
//   model: gpt-6-sol
//   answer: choices[0].message.content      where its reply holds the answer; [*]: any that has it
//   === break no_limit: No limit for Claude a mistake to make on purpose
//   wire: anthropic
//   do: remove /max_tokens       an edit (llm/request_edit.h); several in their order
//   says: Field required         stands in the answer
//   - [ ] 200 It works           what may be predicted: a status, or 0 when the browser hides the
//   - [x] 400 Refused            answer (CORS), and words; exactly one [x], which is what happens
//   why: One sentence, shown with the answer.
//   ````
// Tests are Python that runs after the learner's code in the same interpreter, each on its own; a
// failed `assert condition, "sentence"` is the feedback and says what was wrong with this very
// answer. `output` is the text the learner's code printed, `source` the learner's code. The starter
// fails at least one test, the solution passes all.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "llm/request_edit.h"

namespace triptych {

struct Prose {
  std::string markdown;
};
struct CapabilityTable {};
struct CodeCell {
  std::string id, code;
  bool fails = false;  // on purpose
};
// Marked so, or called ..._fails, as lessons did before there was a mark.
bool is_meant_to_fail(const CodeCell& cell);
struct QuizOption {
  std::string text, feedback;  // inline Markdown
  bool right = false;
};
struct Quiz {
  std::string id, question;  // Markdown
  int xp = 0;
  std::vector<QuizOption> options;
};
struct LessonTest {
  std::string name, code;
  bool hidden = false;
};
struct Exercise {
  std::string id, title;                                    // title: "" = none
  std::string task, starter, setup, solution, explanation;  // task, explanation: Markdown
  int xp = 0;
  std::vector<LessonTest> tests;
  std::vector<std::string> hints;
};

// One question in several wire formats, and mistakes to make in it.
struct XrayWire {
  std::string id, provider_id, model, answer;
  std::string title;               // "" = the provider's own name
  std::vector<RequestEdit> edits;  // to what the provider's builder makes; none = that itself
};
struct XrayOption {
  int status = 0;  // 0: the browser hides the answer
  std::string text;
  bool right = false;
};
struct XrayBreak {
  std::string id, title, wire, says, why;
  std::vector<RequestEdit> edits;
  std::vector<XrayOption> options;
};
struct Xray {
  std::string id, question, sample;
  int xp = 0, max_tokens = 0;
  std::vector<XrayWire> wires;
  std::vector<XrayBreak> breaks;
};
const std::string& exercise_name(const Exercise& exercise);  // its title, else its id
const XrayBreak* find_break(const Xray& xray, std::string_view id);
const XrayWire* find_wire(const Xray& xray, std::string_view id);

using LessonBlock = std::variant<Prose, CapabilityTable, CodeCell, Quiz, Exercise, Xray>;

struct Lesson {
  std::string id, title, summary;
  std::string part;                // "" = none
  std::vector<std::string> needs;  // ids
  int version = 1;
  int minutes = 0;  // minutes_of(); 0 = not known
  std::vector<LessonBlock> blocks;
};
int xp_of(const Lesson& lesson);  // of all its quizzes, exercises and predictions
// What one can do in it and be right, by its id: quizzes, exercises, and each mistake of an X-ray
// as "xray.mistake".
std::vector<std::string> tasks_of(const Lesson& lesson);
int xp_of_task(const Lesson& lesson, std::string_view task);  // 0: it has no such task
// How long it takes to read it, run its cells and solve what it asks; at least 1. Counts all its
// words: load_lesson() does so once.
int minutes_of(const Lesson& lesson);

// `name` is used in the message of a failure: "03_openai_vision.md:41: ...".
Result<Lesson> load_lesson(std::string_view name, std::string_view text);

}  // namespace triptych
