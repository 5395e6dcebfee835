// The Ask place as a person meets it: by role and name only.
#include <gtest/gtest.h>

#include <set>

#include "fakes/headless_imgui.h"

namespace triptych::ask_view_test {
namespace {

using ui::ItemRole;

constexpr char kStream[] =
    "data: "
    "{\"id\":\"c1\",\"model\":\"gpt-6-sol\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"A "
    "red \"}}]}\n\n"
    "data: "
    "{\"id\":\"c1\",\"model\":\"gpt-6-sol\",\"choices\":[{\"index\":0,\"delta\":{\"content\":"
    "\"square.\"}}]}\n\n";
constexpr char kEnd[] =
    "data: "
    "{\"id\":\"c1\",\"model\":\"gpt-6-sol\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_"
    "reason\":\"stop\"}]}\n\n"
    "data: "
    "{\"id\":\"c1\",\"choices\":[],\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":100}}"
    "\n\n"
    "data: [DONE]\n\n";

std::string answer_text(HeadlessPage& page) {
  const ui::Item* log = page.find(ItemRole::log, "Answer");
  std::string text;
  if (log == nullptr) return text;
  std::set<ui::ItemId> inside{log->id};
  for (const ui::Item& item : page.page.registry().items()) {
    if (!inside.contains(item.parent)) continue;
    inside.insert(item.id);
    text += item.name;
  }
  return text;
}

// Blocks of the answer that the mirror keeps as they are: whole groups, and those of the group
// listed again.
std::size_t kept_blocks(HeadlessPage& page) {
  const ui::Item* log = page.find(ItemRole::log, "Answer");
  std::size_t kept = log->kept_children * 40;
  for (const ui::Item& item : page.page.registry().items()) {
    if (item.parent == log->id) kept += item.kept_children;
  }
  return kept;
}

void fill_in(HeadlessPage& page) {
  page.type_key("sk-test-1234567890");
  page.type(ItemRole::text_area, "Prompt", "What is this?");
}

TEST(AskView, NamesOthersRelyOnAreThere) {
  HeadlessPage page;
  EXPECT_NE(page.find(ItemRole::text_area, "Prompt"), nullptr);
  EXPECT_NE(page.find(ItemRole::button, "Attach"), nullptr);
  EXPECT_NE(page.find(ItemRole::list, "Attachments"), nullptr);
  EXPECT_NE(page.find(ItemRole::button, "Run"), nullptr);
  EXPECT_NE(page.find(ItemRole::log, "Answer"), nullptr);
  for (const char* demo : {"receipt", "chart", "meeting", "test image"})
    EXPECT_NE(page.find(ItemRole::button, std::string("Demo: ") + demo), nullptr) << demo;
  page.open_model("GPT-6.2 Sol");
  EXPECT_NE(page.find(ItemRole::dialog, "GPT-6.2 Sol"), nullptr);
  EXPECT_NE(page.find(ItemRole::select, "Provider"), nullptr);
  EXPECT_NE(page.find(ItemRole::combo_field, "Model"), nullptr);
  EXPECT_NE(page.find(ItemRole::password, "API key"), nullptr);
  page.close();
  fill_in(page);
  page.click(ItemRole::button, "Run");
  EXPECT_NE(page.find(ItemRole::button, "Stop"), nullptr);
  EXPECT_EQ(page.find(ItemRole::button, "Run"), nullptr);
  for (const char* tab : {"Answers", "Compare", "Accuracy", "Request & code"})
    EXPECT_NE(page.find(ItemRole::tab, tab), nullptr) << tab;
}

TEST(AskView, RunsAQuestionAndStreamsTheAnswer) {
  HeadlessPage page;
  fill_in(page);
  page.drop("square.png", tiny_png(4, 4));
  page.click(ItemRole::button, "Run");
  ASSERT_EQ(page.transport.started.size(), 1u);
  const HttpRequest& request = page.transport.started[0].request;
  EXPECT_NE(request.body.text().find("data:image/png;base64,iVBOR"), std::string::npos);

  page.transport.head(200, {{"content-type", "text/event-stream"}});
  page.transport.chunk(kStream);
  page.frame();
  EXPECT_EQ(answer_text(page), "A red square.");
  EXPECT_NE(page.all_text().find("Answering"), std::string::npos);

  page.transport.chunk(kEnd);
  page.transport.close();
  page.frame();
  page.frame();
  std::string text = page.all_text();
  EXPECT_NE(text.find("1,000 → 100 tokens · $0.003"), std::string::npos) << text;
  page.click(ItemRole::button, "Details");
  text = page.all_text();
  EXPECT_NE(text.find("Tokens in: 1,000"), std::string::npos);
  EXPECT_NE(text.find("Cost: $0.003"), std::string::npos) << text;
  EXPECT_NE(text.find("complete (stop)"), std::string::npos);
}

TEST(AskView, CtrlEnterRunsAndEscapeStopsKeepingThePartialAnswer) {
  HeadlessPage page;
  fill_in(page);
  page.key(ui::Action::Kind::submit);
  ASSERT_EQ(page.transport.started.size(), 1u);
  page.transport.head(200);
  page.transport.chunk(kStream);
  page.frame();
  EXPECT_EQ(answer_text(page), "A red square.");
  page.key(ui::Action::Kind::cancel);
  EXPECT_EQ(page.transport.cancelled.size(), 1u);
  EXPECT_EQ(kept_blocks(page),
            1u);  // unchanged, so not listed again
  EXPECT_EQ(page.app.state().ask.conversations[0].last().reply.text, "A red square.");
  EXPECT_NE(page.all_text().find("You stopped this"), std::string::npos);
}

TEST(AskView, CtrlEnterSendsTheFollowUpAndAsksNothingAnew) {
  HeadlessPage page;
  fill_in(page);
  page.key(ui::Action::Kind::submit);
  page.transport.head(200);
  page.transport.chunk(kStream);
  page.transport.chunk(kEnd);
  page.transport.close();
  page.frame();
  page.key(ui::Action::Kind::submit);  // nothing is typed: nothing is asked
  EXPECT_EQ(page.transport.started.size(), 1u);
  page.type(ItemRole::text_field, "Prompt", "And now?");
  page.key(ui::Action::Kind::submit);
  ASSERT_EQ(page.transport.started.size(), 2u);
  EXPECT_EQ(page.app.state().ask.conversations.at(0).turns.size(), 2u);
  EXPECT_NE(page.transport.started[1].request.body.text().find("And now?"), std::string::npos);
}

TEST(AskView, WithoutAKeyAnswersAsADemoAndSendsNothing) {
  HeadlessPage page;
  page.type(ItemRole::text_area, "Prompt", "Hello");
  page.click(ItemRole::button, "Run");
  EXPECT_TRUE(page.transport.started.empty());
  EXPECT_TRUE(page.app.state().ask.conversations.at(0).last().practice);
  EXPECT_NE(page.all_text().find("Demo answers"), std::string::npos);
  EXPECT_NE(page.find(ItemRole::button, "Add keys"), nullptr);
}

TEST(AskView, KeyIsNowhereButInItsField) {
  HeadlessPage page;
  fill_in(page);
  page.click(ItemRole::button, "Run");
  page.see("Request & code");
  for (const char* tab : {"Request", "Response", "cURL", "Python", "JavaScript"}) {
    page.click(ItemRole::tab, tab);
    for (const ui::Item& item : page.page.registry().items()) {
      if (item.role == ItemRole::password) continue;
      for (const std::string& text : {item.name, item.value, item.description, item.placeholder}) {
        EXPECT_EQ(text.find("sk-test-1234"), std::string::npos) << item.name;
      }
    }
  }
  for (const PlatformEffect& effect : page.platform.performed) {
    if (const auto* save = effect.get_if<SaveSettings>()) {
      EXPECT_EQ(save->json.find("sk-test"), std::string::npos);
    }
    EXPECT_FALSE(effect.is<SaveKeys>());
  }
}

TEST(AskView, BadFilesAreToldAndDisturbNothing) {
  HeadlessPage page;
  page.drop("good.png", tiny_png(3, 2));
  page.drop("empty.png", "");
  page.drop("notes.xyz", "just some words");
  page.drop("photo.jpg", tiny_png(3, 2));
  const std::string text = page.all_text();
  EXPECT_NE(text.find("empty.png is empty"), std::string::npos);
  EXPECT_NE(text.find("notes.xyz is of a type"), std::string::npos);
  EXPECT_NE(text.find("photo.jpg is named like image/jpeg"), std::string::npos);
  EXPECT_EQ(page.app.state().ask.attachments.size(), 2u);
  page.click(ItemRole::button, "Remove good.png");
  EXPECT_EQ(page.app.state().ask.attachments.size(), 1u);
}

TEST(AskView, PresetNeverLosesTyping) {
  HeadlessPage page;
  page.type(ItemRole::text_area, "Prompt", "my own words");
  page.choose_task("Receipt to JSON");
  EXPECT_NE(page.app.state().ask.prompt, "my own words");
  EXPECT_FALSE(page.app.state().ask.json_schema.empty());
  page.click(ItemRole::button, "Bring back my own text");
  EXPECT_EQ(page.app.state().ask.prompt, "my own words");
  EXPECT_TRUE(page.app.state().ask.json_schema.empty());
}

TEST(AskView, NumbersOfATableStandWhereItsColumnSays) {
  HeadlessPage page;
  fill_in(page);
  page.key(ui::Action::Kind::submit);
  page.transport.head(200);
  page.transport.chunk(
      R"(data: {"choices":[{"index":0,"delta":{"content":"| item | how many |\n|---|--:|\n| eggs | 6 |"}}]})"
      "\n\n");
  page.transport.chunk(kEnd);
  page.transport.close();
  page.frame();  // later frames keep what they know of it
  const ui::Item* head = page.find(ItemRole::column_header, "how many");
  const ui::Item* cell = page.find(ItemRole::cell, "6");
  ASSERT_NE(head, nullptr);
  ASSERT_NE(cell, nullptr);
  EXPECT_GT(cell->rect.x, head->rect.x + head->rect.w / 2);
  EXPECT_NEAR(cell->rect.x + cell->rect.w, head->rect.x + head->rect.w, 2);
}

TEST(AskView, FieldsOfATaskCanBeChanged) {
  HeadlessPage page;
  page.choose_task("Receipt to JSON");
  page.click(ItemRole::button, "Structured output: 11 fields");
  EXPECT_NE(page.find(ItemRole::dialog, "Structured output"), nullptr);
}

TEST(AskView, ModelListIsFilteredByTypingAndChosenByKeyboard) {
  HeadlessPage page;
  page.open_model();
  page.type(ItemRole::combo_field, "Model", "luna");
  const ui::ItemId field = page.find(ItemRole::combo_field, "Model")->id;
  EXPECT_NE(page.find(ItemRole::listbox, "Models"), nullptr);
  page.page.registry().push_action({ui::Action::Kind::move_down, field, ""});
  page.frame();
  page.page.registry().push_action({ui::Action::Kind::submit, field, ""});
  page.frame();
  page.frame();
  EXPECT_EQ(page.app.state().ask.model(), "gpt-6-luna");
  EXPECT_EQ(page.find(ItemRole::listbox, "Models"), nullptr);
}

TEST(AskView, EveryActionableItemHasANameInEveryPlaceAndWidth) {
  for (const float width : {390.0f, 800.0f, 1280.0f, 1920.0f}) {
    HeadlessPage page(width, 844);
    for (const char* place : {"Ask", "Learn", "Keys"}) {
      page.click(ItemRole::button, place);
      for (const ui::Item& item : page.page.registry().items()) {
        if (item.role >= ItemRole::button && item.role <= ItemRole::range) {
          EXPECT_FALSE(item.name.empty()) << place << " at " << width;
          const bool model = item.name.find("GPT-6.2 Sol") != std::string::npos;
          if (model) continue;
          EXPECT_EQ(item.name.find("."), item.name.find(". ")) << "missing string? " << item.name;
        }
      }
    }
  }
}

TEST(AskView, LongAnswerCostsTheSameEachFrame) {
  HeadlessPage page;
  fill_in(page);
  page.click(ItemRole::button, "Run");
  page.transport.head(200);
  std::string words;
  for (int i = 0; i < 2000; ++i) words += "Paragraph " + std::to_string(i) + " of many.\\n\\n";
  page.transport.chunk("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + words +
                       "\"}}]}\n\n");
  page.transport.chunk(kEnd);
  page.transport.close();
  do page.frame();
  while (page.page.unfinished());
  page.frame();
  EXPECT_LT(page.page.registry().items().size(),
            400u);  // unchanged blocks are kept, not listed again
  EXPECT_GE(kept_blocks(page), 2000u);
}

}  // namespace
}  // namespace triptych::ask_view_test
