// Pictures with known numbers, as the page works with them: the dialog in which one is made, and
// the answers of a question held against the truth of its picture. The truth is never stored: the
// picture itself tells its seed (truth/mark.h), wherever it comes from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "features/ask/conversation.h"
#include "features/file_format.h"
#include "features/owners.h"
#include "features/results/structured_answers.h"
#include "llm/attachment.h"
#include "truth/score.h"
#include "truth/test_picture.h"

namespace triptych {

// The dialog. One drawing at a time: what was wished meanwhile is drawn when it ends.
struct TestPictureDialog {
  std::uint32_t job = 0;     // under way; 0 = none
  truth::TestPicture drawn;  // what the job draws, later what `made` shows
  Picture shown, coming;     // the preview; the one that the job makes
  Attachment made;           // no data = not yet
  std::string problem_key;   // why there is none
  bool at_once = false;      // not shown: used as soon as it is drawn
  bool ready() const { return job == 0 && made.data != nullptr; }
};

struct ScoredAnswers {
  std::optional<truth::TestPicture> picture;  // the one whose truth is known
  truth::Scores scores;
  std::string problem;  // a key: why nothing can be compared; "" = nothing to say
  bool empty() const { return scores.rows.empty() && problem.empty(); }
};

// `found`: findings_of() of the same columns.
ScoredAnswers scores_of(const std::vector<Conversation>& conversations,
                        const StructuredAnswers& found);

// "Bar chart, seed 42, 6 values, numbers written; rotated by 5°, JPEG of quality 40".
std::string words_of(const truth::TestPicture& picture);
std::string kind_words(truth::PictureKind kind);
// Three tables: the picture; a row per value with each answer and its error in percent; a summary.
std::string scores_text(const ScoredAnswers& scored, FileFormat format);
// "42.1, +5 %", "42.1, right": one answer's value for people.
std::string words_of(const truth::Judged& judged);
std::string words_of(const truth::Summary& summary);

}  // namespace triptych
