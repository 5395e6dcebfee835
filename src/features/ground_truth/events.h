// Events of pictures with known numbers (features/ground_truth/answer_scoring.h). Part of event.h,
// which alone is included by others.
#pragma once

#include <string>

#include "features/file_format.h"
#include "features/owners.h"
#include "truth/test_picture.h"

namespace triptych {

struct TestPictureOpened {};  // its dialog
struct TestPictureWished {
  truth::TestPicture picture;
};
struct TestPictureShuffled {};  // another seed
struct TestPictureUsed {};      // attached, with the fields and the question that fit
struct TestPictureSaved {
  bool truth = false;  // its numbers instead of the picture
};
struct TestPictureClosed {};
struct ScoresSaved {  // the answers against the truth, as a table
  FileFormat format{};
  bool to_file = false;
  AnswersOf whose = AnswersOf::ask;
};

}  // namespace triptych
