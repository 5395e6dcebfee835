// Whose a picture, a job of media work or a file is that comes from the platform. Who asks for one
// says so once; app/route.cpp writes it into the event, and nobody has to guess.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>

namespace triptych {

// cell: also every picture that was not asked for under an id of ours, for cells make their own
enum class PictureOwner { cell, attachment, preparation, test_picture, lesson, run, batch };
enum class JobOwner { nobody, preparation, test_picture };
// Which answers the workbench shows, where an event must say so.
enum class AnswersOf { ask, history, batch };
// question: to be attached; draft: of the question as it was left, back in its place; run: of the
// run opened in History; card: to be looked at as a saved run; text: one that is too large for the
// settings
enum class FilePurpose { question, draft, run, card, text };

// A picture on the graphics card.
struct Picture {
  std::uint32_t id = 0;
  std::uint64_t texture = 0;
  int width = 0, height = 0;
};

struct Owners {
  std::map<std::uint32_t, PictureOwner> pictures;
  std::map<std::uint32_t, JobOwner> jobs;
  // By the id under which a file is kept, in the order in which it was asked for.
  std::map<std::string, std::deque<FilePurpose>, std::less<>> files;

  PictureOwner picture(std::uint32_t id) const {
    const auto found = pictures.find(id);
    return found == pictures.end() ? PictureOwner::cell : found->second;
  }
  JobOwner job(std::uint32_t id) const {
    const auto found = jobs.find(id);
    return found == jobs.end() ? JobOwner::nobody : found->second;
  }
};

}  // namespace triptych
