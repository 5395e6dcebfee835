// What the text engine asks to be painted, where, and how often.
#include "widgets/text_engine.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "fakes/headless_imgui.h"
#include "imgui.h"

namespace triptych::text_engine_test {
namespace {

constexpr ImU32 kInk = IM_COL32(20, 20, 20, 255), kOwnColours = IM_COL32(255, 255, 255, 255);

class Engine : public testing::Test {
 protected:
  HeadlessPage page;
  ui::TextEngine engine{page.text};
  ImDrawList* list = nullptr;
  float density = 2;

  void begin() {
    ImGui::NewFrame();
    engine.begin_frame(density);
    list = ImGui::GetForegroundDrawList();
  }
  // What is painted for this frame.
  std::vector<ui::NewRun> end() {
    ImGui::Render();
    page.take_textures();
    return engine.take_new_runs();
  }
  std::vector<ui::NewRun> draw(const std::string& text, ImVec2 at = {20, 40}, bool rtl = false) {
    begin();
    engine.draw(*list, at, ui::Face::regular, 16, kInk, text, rtl);
    return end();
  }
  // Of each quad: where it begins and its colour.
  std::vector<std::pair<float, ImU32>> quads() const {
    std::vector<std::pair<float, ImU32>> out;
    for (int i = 0; i + 3 < list->VtxBuffer.Size; i += 4)
      out.emplace_back(list->VtxBuffer[i].pos.x, list->VtxBuffer[i].col);
    return out;
  }
};

TEST_F(Engine, ARunIsPaintedOnce) {
  const auto first = draw("word");
  ASSERT_EQ(first.size(), 1u);
  EXPECT_EQ(first[0].text, "word");
  EXPECT_EQ(first[0].px, 32);  // device pixels
  EXPECT_TRUE(draw("word").empty());
  EXPECT_EQ(draw("other").size(), 1u);
}

TEST_F(Engine, WhatWasPaintedIsPaintedAgainWhenTheGraphicsWereLost) {
  draw("word");
  engine.forget_painted();
  EXPECT_EQ(draw("word").size(), 1u);
}

TEST_F(Engine, ATextureThatGrewIsPaintedAnew) {
  const int before = draw("word").at(0).texture;
  int texture = before;
  for (int i = 0; texture == before && i < 4000; ++i) {
    begin();
    engine.draw(*list, {20, 40}, ui::Face::regular, 16, kInk, "filler" + std::to_string(i));
    engine.draw(*list, {20, 40}, ui::Face::regular, 16, kInk, "word");
    for (const ui::NewRun& run : end())
      if (run.text == "word") texture = run.texture;
  }
  EXPECT_NE(texture, before);
}

TEST_F(Engine, EmojiKeepTheirColoursAndWordsBesideThemDoNot) {
  const auto runs = draw("Done😀ok");
  ASSERT_EQ(runs.size(), 3u);
  EXPECT_EQ(runs[1].text, "😀");
  const auto shown = quads();
  ASSERT_EQ(shown.size(), 3u);
  EXPECT_EQ(shown[0].second, kInk);
  EXPECT_EQ(shown[1].second, kOwnColours);
  EXPECT_EQ(shown[2].second, kInk);
  EXPECT_LT(shown[0].first, shown[1].first);
  EXPECT_LT(shown[1].first, shown[2].first);
}

TEST_F(Engine, FromRightToLeftThePiecesGoTheOtherWay) {
  draw("مرحبا😀", {20, 40}, true);
  const auto shown = quads();
  ASSERT_EQ(shown.size(), 2u);
  EXPECT_EQ(shown[1].second, kOwnColours);
  EXPECT_FLOAT_EQ(shown[1].first, 20);
  EXPECT_GT(shown[0].first, shown[1].first);
}

TEST_F(Engine, FromRightToLeftAPieceWithoutSuchLettersKnowsWhereItStands) {
  const auto runs = draw("مرحبا 😀 ok?", {20, 40}, true);
  ASSERT_EQ(runs.size(), 3u);
  EXPECT_EQ(runs[2].text, "\u200Fok?") << "or its question mark would stand on the right";
  EXPECT_EQ(draw("مرحبا 😀 ok?").back().text, "ok?");
}

TEST_F(Engine, ASpaceBesideAnEmojiStaysBetweenItAndTheWord) {
  // Painted with the word, which runs from right to left, it would be at the word's other end.
  const auto runs = draw("😀 مرحبا");
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_EQ(runs[1].text, "مرحبا");
  const float space = engine.width(ui::Face::regular, 16, " ");
  const float emoji = engine.width(ui::Face::regular, 16, "😀");
  EXPECT_FLOAT_EQ(quads().at(1).first, 20 + std::round((emoji + space) * density) / density);

  draw("😀 word 😀", {20, 40}, true);
  const float word = engine.width(ui::Face::regular, 16, "word");
  EXPECT_FLOAT_EQ(quads().at(1).first, 20 + std::round((emoji + space) * density) / density);
  EXPECT_FLOAT_EQ(quads().at(0).first,
                  20 + std::round((emoji + 2 * space + word) * density) / density);
}

TEST_F(Engine, WherePixelsCanBeSeenWordsBeginAtQuartersOfOne) {
  density = 1;
  const auto runs = draw("word", {20.5f, 40});
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_EQ(runs[0].phase, 0.5f);
  EXPECT_FLOAT_EQ(quads().at(0).first, 20);
  EXPECT_EQ(draw("word", {20.9f, 40}).at(0).phase, 0);  // of the next pixel
  EXPECT_FLOAT_EQ(quads().at(0).first, 21);
  EXPECT_TRUE(draw("word", {31, 40}).empty());
}

}  // namespace
}  // namespace triptych::text_engine_test
