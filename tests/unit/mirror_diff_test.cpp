// Replays the operations of MirrorDiff on a tiny model of the DOM and compares it with the items.
#include "widgets/mirror_diff.h"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <random>

namespace triptych::ui::mirror_diff_test {
namespace {

using Json = nlohmann::json;

Item item(ItemId id, ItemId parent, std::string name = "", ItemRole role = ItemRole::text) {
  Item made;
  made.id = id;
  made.parent = parent;
  made.name = std::move(name);
  made.role = role;
  made.rect = {0, 0, 10, 10};
  return made;
}

Item box(ItemId id, ItemId parent, std::size_t kept = 0) {
  Item made = item(id, parent, "", ItemRole::group);
  made.kept_children = kept;
  return made;
}

// What web/js/mirror/mirror.js does, without a browser.
struct Model {
  struct Node {
    unsigned parent = 0;
    std::vector<unsigned> children;
    std::string text;
  };
  std::map<unsigned, Node> nodes{{0, {}}};
  int moved = 0, total = 0;

  void insert(unsigned key, unsigned parent, unsigned previous) {
    auto& list = nodes.at(parent).children;
    auto at = list.begin();
    if (previous != 0) {
      at = std::ranges::find(list, previous);
      ASSERT_NE(at, list.end()) << "unknown previous sibling " << previous;
      ++at;
    }
    list.insert(at, key);
    nodes.at(key).parent = parent;
  }
  void detach(unsigned key) { std::erase(nodes.at(nodes.at(key).parent).children, key); }
  void drop(unsigned key) {
    for (const unsigned child : std::vector(nodes.at(key).children)) drop(child);
    nodes.erase(key);
  }
  void set(unsigned key, const Json& props) {
    if (props.contains("n")) nodes.at(key).text = props["n"];
    if (!props.contains("S") || props["S"].empty()) return;
    nodes.at(key).text.clear();
    for (const auto& span : props["S"]) nodes.at(key).text += span[0].get<std::string>();
  }
  void apply(const std::string& ops) {
    if (ops.empty()) return;
    for (const auto& op : Json::parse(ops)) {
      ++total;
      const std::string kind = op[0];
      const unsigned key = op[1];
      if (kind == "a") {
        ASSERT_FALSE(nodes.contains(key));
        nodes[key] = {};
        insert(key, op[2], op[3]);
        set(key, op[4]);
      } else if (kind == "m") {
        ++moved;
        detach(key);
        insert(key, op[2], op[3]);
      } else if (kind == "u") {
        set(key, op[2]);
      } else if (kind == "t") {
        nodes.at(key).text += op[2].get<std::string>();
        for (const auto& span : op[3]) nodes.at(key).text += span[0].get<std::string>();
      } else if (kind == "x") {
        detach(key);
        drop(key);
      }
    }
  }
  std::string show(unsigned key = 0) const {
    const Node& node = nodes.at(key);
    std::string out = key == 0 ? "" : std::to_string(key) + node.text;
    if (node.children.empty()) return out;
    out += "(";
    for (const unsigned child : node.children) out += (out.back() == '(' ? "" : " ") + show(child);
    return out + ")";
  }
};

struct Mirror {
  MirrorDiff diff;
  Model model;
  std::string step(const std::vector<Item>& items) {
    const std::string ops = diff.update(items);
    model.apply(ops);
    return ops;
  }
};

TEST(MirrorDiff, AddsInOrder) {
  Mirror m;
  m.step({box(1, 0), item(2, 1, "a"), item(3, 1, "b"), item(4, 0, "c")});
  EXPECT_EQ(m.model.show(), "(1(2a 3b) 4c)");
}

TEST(MirrorDiff, UnchangedFrameSaysNothing) {
  Mirror m;
  const std::vector<Item> items{box(1, 0), item(2, 1, "a"), item(4, 0, "c")};
  EXPECT_NE(m.step(items), "");
  EXPECT_EQ(m.step(items), "");
}

TEST(MirrorDiff, SendsOnlyWhatChanged) {
  Mirror m;
  m.step({item(2, 0, "a"), item(3, 0, "b")});
  EXPECT_EQ(m.step({item(2, 0, "a"), item(3, 0, "x")}), R"([["u",3,{"n":"x"}]])");
  Item moved = item(3, 0, "x");
  moved.rect = {1.5f, 2, 10, 10};
  EXPECT_EQ(m.step({item(2, 0, "a"), moved}), R"([["u",3,{"r":[1.5,2,10,10]}]])");
}

TEST(MirrorDiff, MovesAsFewAsPossible) {
  Mirror m;
  m.step({item(1, 0), item(2, 0), item(3, 0), item(4, 0)});
  m.step({item(2, 0), item(3, 0), item(4, 0), item(1, 0)});
  EXPECT_EQ(m.model.show(), "(2 3 4 1)");
  EXPECT_EQ(m.model.moved, 1);
}

TEST(MirrorDiff, RemovesASubtreeWithOneOperation) {
  Mirror m;
  m.step({box(1, 0), item(2, 1), item(3, 1), item(4, 0)});
  EXPECT_EQ(m.step({item(4, 0)}), R"([["x",1]])");
  EXPECT_EQ(m.model.show(), "(4)");
  m.step({box(1, 0), item(2, 1), item(4, 0)});
  EXPECT_EQ(m.model.show(), "(1(2) 4)");
}

TEST(MirrorDiff, RescuesWhatLeavesARemovedContainer) {
  Mirror m;
  m.step({box(1, 0), item(2, 1, "a"), item(3, 1), box(5, 0)});
  m.step({box(5, 0), item(2, 5, "a")});
  EXPECT_EQ(m.model.show(), "(5(2a))");
}

TEST(MirrorDiff, TurnsParentAndChildAround) {
  Mirror m;
  m.step({box(1, 0), box(2, 1), item(3, 2)});
  m.step({box(2, 0), item(3, 2), box(1, 2)});
  EXPECT_EQ(m.model.show(), "(2(3 1))");
}

TEST(MirrorDiff, KeepsChildrenThatAreNotListed) {
  Mirror m;
  m.step({box(1, 0), box(2, 1), item(3, 2, "a"), item(4, 1, "b"), item(5, 1, "c")});
  EXPECT_EQ(m.step({box(1, 0, 3)}), "");
  m.step({box(1, 0, 2), item(5, 1, "c2"), item(6, 1, "d")});
  EXPECT_EQ(m.model.show(), "(1(2(3a) 4b 5c2 6d))");
  m.step({box(1, 0, 1), item(7, 1, "e")});
  EXPECT_EQ(m.model.show(), "(1(2(3a) 7e))");
  m.step({item(9, 0)});
  EXPECT_EQ(m.model.show(), "(9)");
}

TEST(MirrorDiff, KeepsNoMoreThanThereIs) {
  Mirror m;
  m.step({box(1, 0, 99), item(2, 1)});
  EXPECT_EQ(m.model.show(), "(1(2))");
}

TEST(MirrorDiff, AppendsTextThatGrew) {
  Mirror m;
  m.step({item(1, 0, "Hello")});
  EXPECT_EQ(m.step({item(1, 0, "Hello, world")}), R"([["t",1,", world",[]]])");
  EXPECT_EQ(m.model.show(), "(1Hello, world)");
}

TEST(MirrorDiff, AppendsToTheLastSpan) {
  Mirror m;
  Item text = item(1, 0, "ignored");
  text.spans = {{"one ", "", Face::regular}, {"tw", "", Face::bold}};
  m.step({text});
  text.spans[1].text = "two";
  text.spans.push_back({"!", "https://a.example", Face::regular});
  text.name += " and grown";
  EXPECT_EQ(m.step({text}), R"([["t",1,"o",[["!",0,"https://a.example"]]]])");
  EXPECT_EQ(m.model.show(), "(1one two!)");
  text.spans[0].text = "uno ";
  m.step({text});
  EXPECT_EQ(m.model.show(), "(1uno two!)");
  text.spans.clear();
  m.step({text});
  EXPECT_EQ(m.model.show(), "(1ignored and grown)");
}

TEST(MirrorDiff, EscapesText) {
  Mirror m;
  m.step({item(1, 0, std::string("q\" b\\ n\n t\t z") + '\0' + "é")});
  EXPECT_EQ(m.model.nodes.at(1).text, std::string("q\" b\\ n\n t\t z") + '\0' + "é");
}

TEST(MirrorDiff, KnowsWhatTheFieldShows) {
  Mirror m;
  Item field = item(1, 0, "Tokens", ItemRole::text_field);
  field.value = "12";
  m.step({field});
  m.diff.set_shown_value(1, "12a");  // typed; the app takes digits only
  EXPECT_EQ(m.step({field}), R"([["u",1,{"v":"12"}]])");
  m.diff.set_shown_value(1, "123");
  field.value = "123";
  EXPECT_EQ(m.step({field}), "");
}

TEST(MirrorDiff, HoldsValuesBack) {
  Mirror m;
  Item field = item(1, 0, "Prompt", ItemRole::text_field);
  field.value = "a";
  m.step({field});
  m.diff.set_shown_value(1, "ab");
  field.name = "Question";
  EXPECT_EQ(m.diff.update(std::vector{field}, MirrorDiff::Values::hold),
            R"([["u",1,{"n":"Question"}]])");
  EXPECT_EQ(m.step({field}), R"([["u",1,{"v":"a"}]])");
}

TEST(MirrorDiff, GivesRepeatedIdsElementsOfTheirOwn) {
  Mirror m;
  m.step({item(1, 0, "a"), item(1, 0, "b"), item(0, 0, "c"), item(0, 0, "d")});
  EXPECT_EQ(m.model.nodes.size(), 5u);
  EXPECT_EQ(m.step({item(1, 0, "a"), item(1, 0, "b"), item(0, 0, "c"), item(0, 0, "d")}), "");
}

TEST(MirrorDiff, PassesRequestsOnForWhatExists) {
  MirrorDiff diff;
  const std::vector<Item> items{item(1, 0)};
  diff.update(items);
  const std::vector<ItemRegistry::ScrollRequest> scrolls{{1, 40}, {8, 1}};
  EXPECT_EQ(diff.update(items, MirrorDiff::Values::write, scrolls, 1), R"([["y",1,40],["f",1]])");
  EXPECT_EQ(diff.update(items, MirrorDiff::Values::write, {}, 77), "");
}

TEST(MirrorDiff, FindsLongestRisingRun) {
  EXPECT_EQ(longest_rising({}), (std::vector<std::size_t>{}));
  EXPECT_EQ(longest_rising({3, 0, 1, 2}), (std::vector<std::size_t>{1, 2, 3}));
}

// Random trees, random reorderings: the model always ends as the items say.
TEST(MirrorDiff, FollowsRandomTrees) {
  std::mt19937 random(7);
  Mirror m;
  for (int round = 0; round < 300; ++round) {
    std::vector<Item> items;
    std::map<ItemId, std::vector<ItemId>> expected;
    std::vector<ItemId> ids(20), parents{0};
    for (unsigned i = 0; i < ids.size(); ++i) ids[i] = i + 1;
    std::ranges::shuffle(ids, random);
    ids.resize(5 + random() % 15);
    for (const ItemId id : ids) {
      const ItemId parent = parents[random() % parents.size()];
      items.push_back(box(id, parent));
      expected[parent].push_back(id);
      parents.push_back(id);
    }
    m.step(items);
    const std::function<std::string(ItemId)> show = [&](ItemId id) {
      std::string out = id == 0 ? "" : std::to_string(id);
      if (expected[id].empty()) return out;
      out += "(";
      for (const ItemId child : expected[id]) out += (out.back() == '(' ? "" : " ") + show(child);
      return out + ")";
    };
    ASSERT_EQ(m.model.show(), show(0)) << "round " << round;
    ASSERT_EQ(m.step(items), "");
  }
}

}  // namespace
}  // namespace triptych::ui::mirror_diff_test
