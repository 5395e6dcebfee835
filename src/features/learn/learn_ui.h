// What the interface knows of Learn beside its state: laid-out prose, code and X-rays of the open
// lesson.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "run/xray.h"
#include "widgets/code_pane.h"
#include "widgets/markdown_view.h"
#include "widgets/marked_pane.h"

namespace triptych::ui {

struct XrayPanes {
  std::uint64_t revision = ~std::uint64_t{0};
  std::optional<Fact> chosen;
  struct Wire {
    MarkedPane request, answer_at;
    std::vector<FactPlace> places;
  };
  std::vector<Wire> wires;  // in the order of the lesson
  MarkedPane changes, reply;
};

struct LearnUi {
  MarkdownView guide;
  std::string guide_language;
  // Laid-out prose and code, by "lesson/part".
  std::string shown_lesson, focus_after;
  std::uint32_t gone = 0;  // of LearnState::goes
  std::map<std::string, MarkdownView, std::less<>> texts;
  std::map<std::string, CodePane, std::less<>> panes;
  std::map<std::string, MarkedPane, std::less<>> newer;  // what the lesson has instead of an edit
  // X-rays, by "lesson/xray"; what is derived is made once per revision.
  std::map<std::string, XrayPanes, std::less<>> xrays;
};

}  // namespace triptych::ui
