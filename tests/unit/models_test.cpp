#include <gtest/gtest.h>

#include "llm/models.h"

namespace triptych::models_test {
namespace {

std::string fault_of(std::string_view rows) {
  const auto loaded = load_models(R"({"models": [)" + std::string(rows) + "]}");
  return loaded.ok() ? "" : loaded.error();
}

TEST(Models, ReadsARow) {
  const auto loaded = load_models(R"({"_source": "somewhere", "models": [
      {"provider": "a", "id": "m-2", "checked": "2026-01-02"},
      {"provider": "b", "id": "m-1", "label": "Model 1", "note": "old", "recommended": true,
       "image": true, "pdf": false, "audio": true, "retires": "2027-01-14", "successor": "m-2",
       "checked": "2026-11-22"}]})");
  ASSERT_TRUE(loaded.ok()) << loaded.error();
  ASSERT_EQ(loaded.value().models.size(), 2u);
  const ModelInfo& plain = loaded.value().models[0];
  EXPECT_EQ(plain.label, "m-2") << "an id is the least a person can be shown";
  EXPECT_FALSE(plain.recommended || plain.image || plain.pdf || plain.audio);
  EXPECT_TRUE(plain.retires.empty());
  const ModelInfo& full = loaded.value().models[1];
  EXPECT_EQ(full.provider_id, "b");
  EXPECT_EQ(full.id, "m-1");
  EXPECT_EQ(full.label, "Model 1");
  EXPECT_EQ(full.note, "old");
  EXPECT_TRUE(full.recommended && full.image && full.audio);
  EXPECT_FALSE(full.pdf);
  EXPECT_EQ(full.retires, "2027-01-14");
  EXPECT_EQ(full.successor, "m-2");
  EXPECT_EQ(full.checked, "2026-11-22");
}

TEST(Models, FindsByProviderAndId) {
  const auto loaded = load_models(R"({"models": [
      {"provider": "a", "id": "m", "label": "A", "checked": "2026-01-02"},
      {"provider": "b", "id": "m", "label": "B", "checked": "2026-01-02"},
      {"provider": "b", "id": "n", "checked": "2026-01-02", "recommended": true},
      {"provider": "b", "id": "o", "checked": "2026-01-02", "recommended": true}]})");
  ASSERT_TRUE(loaded.ok()) << loaded.error();
  const ModelCatalog& catalog = loaded.value();
  ASSERT_NE(catalog.find("b", "m"), nullptr);
  EXPECT_EQ(catalog.find("b", "m")->label, "B");
  EXPECT_EQ(catalog.find("a", "n"), nullptr);
  EXPECT_EQ(catalog.find("c", "m"), nullptr);
  ASSERT_NE(catalog.default_of("b"), nullptr);
  EXPECT_EQ(catalog.default_of("b")->id, "n");
  EXPECT_EQ(catalog.default_of("a"), nullptr) << "nothing is recommended there";
}

TEST(Models, NamesTheRowAndItsFault) {
  const std::string good = R"({"provider": "a", "id": "m", "checked": "2026-01-02"},)";
  EXPECT_EQ(load_models("").error(), "model list: not JSON");
  EXPECT_EQ(load_models("{}").error(), "model list: no \"models\" array");
  EXPECT_EQ(load_models(R"({"models": {}})").error(), "model list: no \"models\" array");
  EXPECT_EQ(fault_of(good + "7"), "model list: row 2 is no object");
  EXPECT_EQ(fault_of(R"({"id": "m", "checked": "2026-01-02"})"),
            "model list: row 1 (m) lacks \"provider\"");
  EXPECT_EQ(fault_of(R"({"provider": "a", "checked": "2026-01-02"})"),
            "model list: row 1 lacks \"id\"");
  EXPECT_EQ(fault_of(R"({"provider": "a", "id": "m"})"), "model list: row 1 (m) lacks \"checked\"");
  EXPECT_EQ(fault_of(good + R"({"provider": "a", "id": "m", "checked": "2026-01-03"})"),
            "model list: row 2 (m) is there twice");
  EXPECT_EQ(fault_of(R"({"provider": "a", "id": "m", "checked": "2026-01-02", "image": "yes"})"),
            "model list: row 1 (m) \"image\" is neither true nor false");
  EXPECT_EQ(fault_of(R"({"provider": "a", "id": "m", "checked": "2026-01-02", "label": 7})"),
            "model list: row 1 (m) \"label\" is no text");
  EXPECT_EQ(fault_of(R"({"provider": "a", "id": "m", "checked": "2026-01-02", "retire": ""})"),
            "model list: row 1 (m) has an unknown key \"retire\"");
  for (const char* date :
       {"soon", "2026-13-01", "2026-00-10", "2026-01-32", "26-01-01", "2026/01/01"}) {
    const std::string row =
        R"({"provider": "a", "id": "m", "checked": ")" + std::string(date) + "\"}";
    EXPECT_EQ(fault_of(row), "model list: row 1 (m) \"checked\" is no ISO date") << date;
  }
}

TEST(Models, WhatTheProviderListsWins) {
  auto loaded = load_models(R"({"models": [
      {"provider": "a", "id": "m", "image": true, "retires": "2027-01-01", "checked": "2026-01-02"},
      {"provider": "a", "id": "n", "checked": "2026-01-02"},
      {"provider": "b", "id": "m", "checked": "2026-01-02"}]})");
  ASSERT_TRUE(loaded.ok()) << loaded.error();
  ModelCatalog catalog = std::move(loaded.value());
  ListedModel known, ending, added;
  known.id = "m";
  known.retires = "";  // told that no end is announced
  known.image = false;
  known.window = 1000;
  ending.id = "n";
  ending.retires = "2027-05-06";
  added.id = "new";
  added.label = "New";
  added.image = true;
  catalog.learn("a", {known, ending, added});
  EXPECT_EQ(catalog.find("a", "m")->retires, "");
  EXPECT_FALSE(catalog.find("a", "m")->image);
  EXPECT_EQ(catalog.find("a", "m")->window, 1000);
  EXPECT_EQ(catalog.find("a", "n")->retires, "2027-05-06");
  EXPECT_EQ(catalog.find("a", "new")->label, "New");
  EXPECT_TRUE(catalog.find("a", "new")->live && catalog.find("a", "new")->image);
  EXPECT_FALSE(catalog.find("b", "m")->live) << "another provider's model of the same name";
  EXPECT_EQ(catalog.models.size(), 4u);
}

class ShippedModels : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = load_models(assets::models_json());
    ASSERT_TRUE(loaded.ok()) << loaded.error();
    catalog = std::move(loaded.value());
  }
  ModelCatalog catalog;
};

TEST_F(ShippedModels, OffersACurrentDefaultOfEachVendor) {
  const std::pair<const char*, const char*> defaults[] = {{"openai", "gpt-6.2-sol"},
                                                          {"anthropic", "claude-sonnet-5-5"},
                                                          {"gemini", "gemini-3.8-flash"},
                                                          {"mistral", "mistral-medium-latest"}};
  for (const auto& [provider, model] : defaults) {
    ASSERT_NE(catalog.default_of(provider), nullptr) << provider;
    EXPECT_EQ(catalog.default_of(provider)->id, model);
  }
  for (const ModelInfo& model : catalog.models) {
    EXPECT_TRUE(!model.recommended || model.retires.empty()) << model.id;
  }
}

TEST_F(ShippedModels, LeadsEveryEndingModelToALastingOne) {
  for (const ModelInfo& model : catalog.models) {
    EXPECT_EQ(model.retires.empty(), model.successor.empty()) << model.id;
    if (model.successor.empty()) continue;
    const ModelInfo* next = catalog.find(model.provider_id, model.successor);
    ASSERT_NE(next, nullptr) << model.id << " -> " << model.successor;
    EXPECT_TRUE(next->retires.empty()) << next->id;
    EXPECT_TRUE(next->image || !model.image) << model.id << " -> " << next->id;
    EXPECT_TRUE(next->audio || !model.audio) << model.id << " -> " << next->id;
  }
}

TEST_F(ShippedModels, KeepsTheTutorialsModelsWithTheirDates) {
  struct Row {
    const char *provider, *id, *retires, *successor;
  };
  const Row rows[] = {
      {"openai", "gpt-4o", "2027-01-14", "gpt-6-luna"},
      {"anthropic", "claude-sonnet-4-20250514", "2026-06-15", "claude-sonnet-5-5"},
      {"gemini", "gemini-2.5-flash", "2026-12-01", "gemini-3.5-flash-lite"},
  };
  for (const Row& row : rows) {
    const ModelInfo* model = catalog.find(row.provider, row.id);
    ASSERT_NE(model, nullptr) << row.id;
    EXPECT_EQ(model->retires, row.retires);
    EXPECT_EQ(model->successor, row.successor);
    EXPECT_TRUE(model->image) << row.id;
  }
}

TEST_F(ShippedModels, KeepsNotesShort) {
  for (const ModelInfo& model : catalog.models) {
    EXPECT_LE(model.note.size(), 90u) << model.id;
  }
}

}  // namespace
}  // namespace triptych::models_test
