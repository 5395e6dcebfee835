// Lines that run both ways keep the look of each of their words.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fakes/headless_imgui.h"
#include "imgui.h"
#include "widgets/markdown_view.h"
#include "widgets/theme.h"
#include "widgets/ui.h"

namespace triptych::mixed_line_test {
namespace {

struct Painted {
  std::string text;
  ui::Face face;
  float x = 0;
  ImU32 colour = 0;
};

class MixedLine : public testing::Test {
 protected:
  HeadlessPage page;
  ui::TextEngine engine{page.text};
  ui::ItemRegistry items;
  ui::Theme theme = ui::dark_theme();

  // In the order in which it is painted: from left to right.
  std::vector<Painted> paint(const std::vector<ui::Span>& spans) {
    ImGui::NewFrame();
    engine.begin_frame(1);
    ui::Ui ui(items, engine, theme, 1);
    const ui::TextBlock block = ui::lay_out(engine, spans, 16, 24, 600);
    ui.paint_block(0, 0, 600, block, spans, {});
    ui.finish();
    const ImDrawList& list = *ImGui::GetBackgroundDrawList();
    std::vector<Painted> out;
    for (const ui::NewRun& run : engine.take_new_runs()) out.push_back({run.text, run.face});
    for (std::size_t i = 0; i < out.size(); ++i) {
      const ImDrawVert& corner = list.VtxBuffer[static_cast<int>(4 * i)];
      out[i].x = corner.pos.x;
      out[i].colour = corner.col;
    }
    ImGui::Render();
    page.take_textures();
    return out;
  }
};

TEST_F(MixedLine, OfOneLookIsLeftToTheBrowser) {
  const auto painted = paint({{"مرحبا world", ""}});
  ASSERT_EQ(painted.size(), 1u);
  EXPECT_EQ(painted[0].text, "\u200Fمرحبا world");
}

TEST_F(MixedLine, ABoldWordAndALinkLookLikeIt) {
  const auto painted = paint({{"مرحبا ", ""},
                              {"كلمة", "", ui::Face::bold},
                              {" هنا ", ""},
                              {"docs", "https://example.org"}});
  ASSERT_EQ(painted.size(), 4u);
  EXPECT_EQ(painted[0].text, "\u200Edocs");
  EXPECT_EQ(painted[0].colour, theme.accent);
  EXPECT_EQ(painted[1].text, "\u200F هنا ");
  EXPECT_EQ(painted[1].colour, theme.text);
  EXPECT_EQ(painted[2].text, "\u200Fكلمة");
  EXPECT_EQ(painted[2].face, ui::Face::bold);
  EXPECT_EQ(painted[3].text, "\u200Fمرحبا ");
  for (std::size_t i = 1; i < painted.size(); ++i) EXPECT_LT(painted[i - 1].x, painted[i].x);
}

TEST_F(MixedLine, OfALineFromTheLeftOnlyItsWordsRunTheOtherWay) {
  const auto painted = paint({{"Say ", ""}, {"مرحبا", "", ui::Face::bold}, {".", ""}});
  ASSERT_EQ(painted.size(), 3u);
  EXPECT_EQ(painted[0].text, "\u200ESay ");
  EXPECT_EQ(painted[1].text, "\u200Fمرحبا");
  EXPECT_EQ(painted[2].text, "\u200E.");
}

TEST_F(MixedLine, NumbersOfAListRunAsTheListDoes) {
  const auto marker_of = [&](const char* list) {
    ui::MarkdownView view;
    view.set(list);
    view.lay_out(engine, 600);
    ImGui::NewFrame();
    engine.begin_frame(1);
    items.begin_frame();
    ui::Ui ui(items, engine, theme, 1);
    view.draw(ui, ui::ItemRole::group, "answer", "Answer", 0, 0);
    ui.finish();
    const auto runs = engine.take_new_runs();
    ImGui::Render();
    page.take_textures();
    return runs.empty() ? "" : runs.front().text;
  };
  EXPECT_EQ(marker_of("1. قهوة"), "\u200F1.");
  EXPECT_EQ(marker_of("2. coffee"), "2.");
}

TEST_F(MixedLine, AnEmojiDoesNotTakeTheFullStopToTheWordBesideIt) {
  const auto painted = paint({{"Hi 😀 مرحبا.", ""}});
  ASSERT_EQ(painted.size(), 4u);
  EXPECT_EQ(painted[1].text, "😀");
  EXPECT_EQ(painted[2].text, "\u200Fمرحبا");
  EXPECT_EQ(painted[3].text, "\u200E.");
  EXPECT_LT(painted[2].x, painted[3].x);
}

}  // namespace
}  // namespace triptych::mixed_line_test
