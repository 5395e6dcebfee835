// Making a file ready to be sent: the dialog in which a person sees what it was and what it
// becomes. Nothing is changed before they agree; afterwards the original is kept for Undo.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "features/owners.h"
#include "llm/attachment.h"
#include "media/fit_plan.h"
#include "media/sound_plan.h"

namespace triptych {

struct Preparation {
  enum class Tool { image, pages, sound, recorder, camera };
  std::uint32_t id = 0;  // another one for each file: what was typed for the one before is gone
  Tool tool = Tool::image;
  std::uint32_t attachment_id = 0;  // 0 = a recording or photo, which has none yet
  std::vector<std::uint32_t> next;  // files that wait for their turn
  Attachment original;
  std::vector<Attachment> results;  // empty = not yet
  std::vector<std::string> changes;
  std::uint32_t job = 0;    // under way; 0 = none
  std::string problem_key;  // why there is no result
  std::vector<std::string> problem_args;

  // Pictures.
  ImageWishes wishes;
  PixelRect source;  // the part that is kept
  Picture before, after;

  // Pages of a PDF.
  int page_count = 0;  // 0 = not opened yet
  std::string range, password;
  int dpi = 150;
  bool needs_password = false;

  // Sound; seconds.
  double length = 0, from = 0, to = 0, at = 0;
  std::vector<std::uint8_t> peaks;  // loudest sample of each stretch, 0..255
  std::uint32_t player = 0;         // its job
  bool playing = false;
  std::optional<int> kilobits;  // wished, as in SoundFormChosen
  SoundPlan sound;              // what the job writes

  // Recorder.
  bool paused = false;
  double recorded = 0;  // seconds
  float level = 0;      // 0..1, of the last moment

  // Camera; the photo is shown as `after`.
  struct Camera {
    std::string device, label;
  };
  std::vector<Camera> cameras;
  std::string camera;                   // device that is used; "" = the browser's choice
  int live_width = 0, live_height = 0;  // pixels of what it sees; 0 = it is not on
};

}  // namespace triptych
