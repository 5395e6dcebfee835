// Hints for newcomers, as a person meets them: by role and name only.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "fakes/headless_imgui.h"

namespace triptych::hints_view_test {
namespace {

using ui::Item;
using ui::ItemRole;

constexpr char kModels[] = "Add models with +", kViews[] = "Compare shows where",
               kKeys[] = "Your key goes straight to the provider, never";

struct Hints : ::testing::Test {
  HeadlessPage page;

  // Somebody who chose a model and was told nothing yet.
  explicit Hints(float width = 1280, float height = 800) : page(width, height) {
    std::string settings = kOneTarget;
    settings.insert(1, R"("hints":[],)");
    page.platform.news.push_back(SettingsLoaded{settings});
    page.frame();
  }

  bool told(std::string_view words) {
    page.frame();
    page.frame();
    return page.all_text().find(words) != std::string::npos;
  }
  // Presses the cross of the hint with these words.
  void dismiss(std::string_view words) {
    page.frame();
    const auto& items = page.page.registry().items();
    const auto cross = std::ranges::find_if(items, [&](const Item& item) {
      return item.role == ItemRole::button && item.name == "Dismiss hint" &&
             item.description.starts_with(words);
    });
    ASSERT_NE(cross, items.end()) << words;
    page.page.registry().push_action({ui::Action::Kind::activate, cross->id, ""});
    page.frame();
  }
  void ask_demo() {
    page.type(ItemRole::text_area, "Prompt", "What is this?");
    page.click(ItemRole::button, "Run");
    for (int i = 0; i < 400 && page.app.state().ask.running(); ++i) {
      page.clock.advance(Millis{50});
      page.frame();
    }
    ASSERT_FALSE(page.app.state().ask.running());
  }
};

TEST_F(Hints, EachIsToldWhereItHelpsUntilItIsDismissed) {
  EXPECT_TRUE(told(kModels));
  EXPECT_FALSE(told(kViews));
  EXPECT_FALSE(told(kKeys));
  ask_demo();
  EXPECT_FALSE(told(kModels));
  EXPECT_TRUE(told(kViews));
  EXPECT_TRUE(told(kKeys));
  dismiss(kKeys);
  EXPECT_FALSE(told(kKeys));
  EXPECT_TRUE(told(kViews));
  dismiss(kViews);
  EXPECT_FALSE(told(kViews));
  page.click(ItemRole::button, "New question");
  EXPECT_TRUE(told(kModels));
  dismiss(kModels);
  EXPECT_FALSE(told(kModels));
  EXPECT_EQ(page.find(ItemRole::group, "Hint"), nullptr);
}

TEST_F(Hints, WhoOpenedTheOtherViewsKnowsThem) {
  ask_demo();
  page.see("Accuracy");
  EXPECT_FALSE(told(kViews));
  page.see("Answers");
  EXPECT_TRUE(told(kViews)) << "it does not speak of Accuracy";
  page.see("Request & code");
  page.see("Answers");
  EXPECT_FALSE(told(kViews));
  ASSERT_NE(page.platform.last<SaveSettings>(), nullptr);
  EXPECT_NE(page.platform.last<SaveSettings>()->json.find(R"("hints":["views"])"),
            std::string::npos);
}

struct HintsOnAPhone : Hints {
  HintsOnAPhone() : Hints(390, 844) {}
};

TEST_F(HintsOnAPhone, OneAtATimeStandsOverTheAnswers) {
  ask_demo();
  EXPECT_TRUE(told(kViews));
  EXPECT_FALSE(told(kKeys));
  dismiss(kViews);
  EXPECT_TRUE(told(kKeys));
}

TEST_F(Hints, AKeyEndsWhatIsToldOfKeys) {
  ask_demo();
  EXPECT_TRUE(told(kKeys));
  page.open_model();
  page.close();
  EXPECT_TRUE(told(kKeys));
  page.platform.news.push_back(KeyTyped{"openai", Secret("sk-test-0123456789abcdef")});
  EXPECT_FALSE(told(kKeys));
}

}  // namespace
}  // namespace triptych::hints_view_test
