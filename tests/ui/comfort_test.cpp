// The page in other sizes, colours and languages, and what lies over it: by role and name only.
#include <gtest/gtest.h>

#include <set>

#include <algorithm>

#include "base/strings.h"
#include "base/version.h"
#include "fakes/headless_imgui.h"
#include "features/learn/capability_table.h"
#include "features/learn/lesson_view_internal.h"
#include "providers/provider.h"
#include "widgets/text_layout.h"

namespace triptych::comfort_test {
namespace {

using ui::Action;
using ui::ItemRole;

constexpr char kMirrored[] =
    R"({"language.direction":"rtl","run":"تشغيل","stop":"إيقاف","nav.ask":"اسأل"})";

// Words are the program's, not the page's: every test gives them back.
struct Comfort : testing::Test {
  ~Comfort() override { load_strings("{}"); }
};

void tell(HeadlessPage& page, Event event) {
  page.platform.news.push_back(std::move(event));
  page.frame();
}

// Left edge on the screen of the item, through its parents.
float left_of(HeadlessPage& page, ItemRole role, std::string_view name) {
  const ui::Item* item = page.find(role, name);
  EXPECT_NE(item, nullptr) << name;
  float x = 0;
  while (item != nullptr) {
    x += item->rect.x;
    const ui::ItemId parent = item->parent;
    item = nullptr;
    for (const ui::Item& other : page.page.registry().items()) {
      if (other.id == parent && parent != 0) item = &other;
    }
  }
  return x;
}

TEST_F(Comfort, AnArabicInterfaceIsMirrored) {
  HeadlessPage page;
  const float run = left_of(page, ItemRole::button, "Run"), width = 1280;
  const float run_width = page.find(ItemRole::button, "Run")->rect.w;
  const float place = left_of(page, ItemRole::button, "Ask");
  EXPECT_LT(place, 100);
  page.platform.news.push_back(StringsArrived{"ar", kMirrored});
  page.frame();
  page.frame();
  EXPECT_NEAR(left_of(page, ItemRole::button, "تشغيل"), width - run - run_width, 0.5f);
  EXPECT_GT(left_of(page, ItemRole::button, "اسأل"), width - 100);
  ASSERT_NE(page.platform.last<ShowLanguage>(), nullptr);
  EXPECT_EQ(page.platform.last<ShowLanguage>()->code, "ar");
}

TEST_F(Comfort, NothingLeavesThePageInAnyDirectionOrSize) {
  for (const bool mirrored : {false, true}) {
    for (const auto& [w, h] : {std::pair{1280.f, 800.f},
                               {844.f, 390.f},
                               {390.f, 844.f},
                               {360.f, 640.f},
                               {320.f, 560.f},
                               {240.f, 520.f}}) {
      HeadlessPage page(w, h);
      if (mirrored) page.platform.news.push_back(StringsArrived{"ar", kMirrored});
      for (const PlaceInfo& info : kPlaces) {
        tell(page, PlaceOpened{info.place});
        page.frame();
        page.frame();
        std::set<ui::ItemId> swiped;  // what lies in them may be wider than the page
        for (const ui::Item& item : page.page.registry().items()) {
          if ((item.state & ui::kScrollsX) != 0) swiped.insert(item.id);
          if (swiped.contains(item.parent)) continue;
          if (item.role == ItemRole::cell || item.role == ItemRole::column_header) continue;
          EXPECT_GE(item.rect.x, -8.5f) << item.name << " at " << w;
          EXPECT_LE(item.rect.x + item.rect.w, w + 8.5f) << item.name << " at " << w;
        }
      }
    }
  }
}

TEST_F(Comfort, ALanguageThatCannotBeFetchedChangesNothingAndSaysSo) {
  HeadlessPage page;
  tell(page, PlaceOpened{Place::keys});
  page.frame();
  tell(page, LanguagesKnown{{{"en", "English"}, {"es", "Español"}}});
  page.frame();
  page.type(ItemRole::select, "Language of the interface", "es");
  ASSERT_NE(page.platform.last<FetchStrings>(), nullptr);
  EXPECT_EQ(page.platform.last<FetchStrings>()->code, "es");
  page.platform.news.push_back(StringsArrived{"es", ""});
  page.frame();
  page.frame();
  EXPECT_NE(page.find(ItemRole::alert, ""), nullptr);
  EXPECT_NE(page.all_text().find("“es” could not be fetched"), std::string::npos);
  EXPECT_NE(page.find(ItemRole::button, "Learn"), nullptr);
}

TEST_F(Comfort, KeysAreAskedForRealProvidersOnly) {
  HeadlessPage page;
  tell(page, ProviderChosen{"demo"});
  tell(page, PlaceOpened{Place::keys});
  page.frame();
  page.frame();
  const std::string text = page.all_text();
  for (const Provider* provider : real_providers())
    EXPECT_NE(text.find(tr("base_url.of", {label_of(provider->info())})), std::string::npos);
  const std::string demo = label_of(find_provider("demo")->info());
  EXPECT_EQ(text.find(tr("base_url.of", {demo})), std::string::npos);
  EXPECT_EQ(text.find(tr("models.load", {demo})), std::string::npos);
  EXPECT_EQ(capability_table().find(demo), std::string::npos);
}

TEST_F(Comfort, ThePageSaysWhichVersionItIs) {
  HeadlessPage page;
  tell(page, PlaceOpened{Place::keys});
  page.frame();
  EXPECT_NE(page.find(ItemRole::text, "Version " + std::string(version()) + " of Triptych"),
            nullptr);
  EXPECT_EQ(std::ranges::count(version(), '.'), 2) << version();
}

TEST_F(Comfort, WordsOfAPresetChangeLanguageThoseOfAPersonDoNot) {
  HeadlessPage page;
  page.choose_task("Describe & classify");
  page.platform.news.push_back(StringsArrived{"xx", R"({"task.describe.prompt":"Was ist das?"})"});
  page.frame();
  EXPECT_EQ(page.app.state().ask.prompt, "Was ist das?");
  tell(page, PromptTyped{"My own words"});
  page.platform.news.push_back(StringsArrived{"en", "{}"});
  page.frame();
  EXPECT_EQ(page.app.state().ask.prompt, "My own words");
}

TEST_F(Comfort, TextSizeIsKeptWithinBoundsAndStored) {
  HeadlessPage page;
  tell(page, PlaceOpened{Place::keys});
  page.frame();
  page.type(ItemRole::select, "Text size", "200");
  EXPECT_EQ(page.platform.last<ScaleText>()->percent, 200);
  EXPECT_NE(page.platform.last<SaveSettings>()->json.find("\"text_scale\":200"), std::string::npos);
  tell(page, TextScaleChosen{7000});
  EXPECT_EQ(page.app.state().settings.text_scale, kMaxScale);
  tell(page, SettingsLoaded{R"({"text_scale":-3})"});
  EXPECT_EQ(page.app.state().settings.text_scale, kSmallestScale);
}

TEST_F(Comfort, FingersGetLargeTargetsEverywhere) {
  HeadlessPage page(390, 844);
  Display display;
  display.touch = true;
  tell(page, DisplayChanged{display});
  for (const PlaceInfo& info : kPlaces) {
    tell(page, PlaceOpened{info.place});
    page.frame();
    page.frame();
    int targets = 0;
    for (const ui::Item& item : page.page.registry().items()) {
      const bool pressed = item.role == ItemRole::button || item.role == ItemRole::radio ||
                           item.role == ItemRole::tab || item.role == ItemRole::checkbox ||
                           item.role == ItemRole::select || item.role == ItemRole::text_field;
      if (!pressed) continue;
      ++targets;
      EXPECT_GE(item.rect.h, 44) << item.name;
      EXPECT_GE(item.rect.w, 44) << item.name;
    }
    EXPECT_GT(targets, 4);
  }
  tell(page, PlaceOpened{Place::ask});
  page.frame();
  page.attach_by("Take a photo");
  EXPECT_EQ(page.platform.last<PickFiles>()->kind, PickKind::photo);
  page.attach_by("Record audio");
  EXPECT_EQ(page.platform.last<PickFiles>()->kind, PickKind::audio);
}

TEST_F(Comfort, LessMotionMeansNoFramesWhileWaiting) {
  HeadlessPage page;
  page.type_key("sk-test-1234567890");
  page.type(ItemRole::text_area, "Prompt", "What is this?");
  page.click(ItemRole::button, "Run");
  page.frame();
  EXPECT_TRUE(page.page.wants_frame());  // the waiting dots move
  Display display;
  display.reduced_motion = true;
  tell(page, DisplayChanged{display});
  page.frame();
  EXPECT_FALSE(page.page.wants_frame());
}

TEST_F(Comfort, TheSheetOfShortcutsOpensAndCloses) {
  HeadlessPage page;
  page.page.registry().push_action({Action::Kind::shortcut, 0, "help"});
  page.frame();
  page.frame();
  const ui::Item* sheet = page.find(ItemRole::dialog, "Keyboard shortcuts");
  ASSERT_NE(sheet, nullptr);
  EXPECT_TRUE(sheet->state & ui::kModal);
  EXPECT_NE(page.find(ItemRole::list_item, "Ctrl+Enter: Run the question"), nullptr);
  page.key(Action::Kind::cancel);
  EXPECT_EQ(page.find(ItemRole::dialog, "Keyboard shortcuts"), nullptr);
  page.click(ItemRole::button, "Keyboard shortcuts");
  page.click(ItemRole::button, "Close");
  EXPECT_EQ(page.find(ItemRole::dialog, "Keyboard shortcuts"), nullptr);
}

TEST_F(Comfort, OnAKeyboardOfApplesShortcutsAreCalledByItsKeys) {
  HeadlessPage page;
  Display display;
  display.apple = true;
  tell(page, DisplayChanged{display});
  page.page.registry().push_action({Action::Kind::shortcut, 0, "help"});
  page.frame();
  page.frame();
  EXPECT_NE(page.find(ItemRole::list_item, "Cmd+Enter: Run the question"), nullptr);
  EXPECT_NE(page.find(ItemRole::list_item, "Esc: Stop the run, or close what is open"), nullptr);
  EXPECT_EQ(page.find(ItemRole::button, "Run")->description, "Cmd+Enter");
}

TEST_F(Comfort, TheQuickSwitcherFindsAndDoes) {
  HeadlessPage page;
  const auto open = [&] {
    page.page.registry().push_action({Action::Kind::shortcut, 0, "switcher"});
    page.frame();
    page.frame();
  };
  const auto press = [&](Action::Kind kind) {
    const ui::Item* field = page.find(ItemRole::combo_field, "What do you want to do?");
    ASSERT_NE(field, nullptr);
    page.page.registry().push_action({kind, field->id, ""});
    page.frame();
    page.frame();
  };
  open();
  page.type(ItemRole::combo_field, "What do you want to do?", "THEME dark");
  EXPECT_EQ(page.find(ItemRole::option, "Dark, Appearance"), nullptr);  // no such words
  page.type(ItemRole::combo_field, "What do you want to do?", "appearance DARK");
  ASSERT_NE(page.find(ItemRole::option, "Dark, Appearance"), nullptr);
  press(Action::Kind::submit);
  EXPECT_EQ(page.app.state().settings.theme, ThemeChoice::dark);
  EXPECT_EQ(page.find(ItemRole::dialog, "Quick switcher"), nullptr);
  open();
  press(Action::Kind::move_down);  // from Ask to Batch
  press(Action::Kind::move_down);  // and to Learn
  press(Action::Kind::submit);
  EXPECT_EQ(page.app.state().shared.place, Place::learn);
  open();
  page.type(ItemRole::combo_field, "What do you want to do?", "zzz");
  EXPECT_NE(page.find(ItemRole::status, "Nothing fits. Try another word."), nullptr);
  press(Action::Kind::submit);  // nothing to take: nothing happens
  EXPECT_NE(page.find(ItemRole::dialog, "Quick switcher"), nullptr);
  page.key(Action::Kind::cancel);
  EXPECT_EQ(page.find(ItemRole::dialog, "Quick switcher"), nullptr);
}

TEST_F(Comfort, ANewVersionIsOfferedNotForced) {
  HeadlessPage page;
  EXPECT_EQ(page.find(ItemRole::button, "Reload now"), nullptr);
  page.platform.news.push_back(UpdateFound{});
  page.frame();
  page.frame();
  EXPECT_EQ(page.platform.last<ReloadUpdated>(), nullptr);
  page.click(ItemRole::button, "Later");
  EXPECT_EQ(page.find(ItemRole::button, "Reload now"), nullptr);
  page.platform.news.push_back(UpdateFound{});
  page.frame();
  page.frame();
  page.click(ItemRole::button, "Reload now");
  EXPECT_NE(page.platform.last<ReloadUpdated>(), nullptr);
}

TEST_F(Comfort, ThaiIsBrokenBetweenWordsAndNeverInsideAMark) {
  HeadlessPage page;
  ui::TextEngine engine(page.text);
  const std::vector<ui::Span> spans{{"สวัสดีครับยินดีต้อนรับสู่บทเรียน", "", ui::Face::regular}};
  const ui::TextBlock block = ui::lay_out(engine, spans, 16, 24, 80);
  ASSERT_GT(block.lines.size(), 2u);
  for (const ui::PlacedRun& run : block.runs) {
    const auto lead = static_cast<unsigned char>(spans[0].text[run.begin]);
    EXPECT_EQ(lead & 0xC0, 0xC0) << "a run starts inside a letter";
    EXPECT_LE(run.width, 80.5f);
  }
}

TEST_F(Comfort, TheTextureOfTextStaysBoundedHoweverFewFramesAScrollTakes) {
  HeadlessPage page;
  ui::TextEngine engine(page.text);
  // 300 words a frame, never seen again: in 60 frames more than a texture of 4096 × 4096 holds.
  for (int frame = 0; frame < 120; ++frame) {
    ImGui::NewFrame();
    engine.begin_frame(2);
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    for (int word = 0; word < 300; ++word) {
      const std::string text = "word" + std::to_string(frame * 300 + word);
      engine.draw(list, {20, 20}, ui::Face::regular, 16, 0xffffffff, text);
    }
    ImGui::Render();
    page.take_textures();
  }
  int most = 0;
  for (const ImTextureData* texture : ImGui::GetPlatformIO().Textures)
    most = std::max(most, texture->Width * texture->Height);
  EXPECT_LE(most, 4096 * 4096);
}

}  // namespace
}  // namespace triptych::comfort_test
