#include <gtest/gtest.h>

#include "base/json.h"
#include "results/pointer.h"
#include "results/schema.h"

namespace triptych::results::results_schema_test {
namespace {

using Keys = std::vector<std::string>;

Keys said(const std::vector<Diagnostic>& diagnostics) {
  Keys out;
  for (const Diagnostic& diagnostic : diagnostics) {
    EXPECT_TRUE(has_string(diagnostic.key)) << diagnostic.key;
    EXPECT_TRUE(diagnostic.key.starts_with("results.schema.")) << diagnostic.key;
    std::string one = diagnostic.path + " " + diagnostic.key.substr(15);
    for (const std::string& arg : diagnostic.args) one += " " + arg;
    out.push_back(one);
  }
  return out;
}

ReadSchema read(std::string_view text) {
  const auto result = schema_from_json(text);
  EXPECT_TRUE(result.ok()) << text;
  return result ? result.value() : ReadSchema();
}

Keys lost(std::string_view text) { return said(read(text).lost); }

Field make(std::string name, FieldType type, bool required = true) {
  Field field;
  field.name = std::move(name);
  field.type = type;
  field.required = required;
  return field;
}

TEST(ResultsSchema, WritesEveryKindInThePersonsOrder) {
  Schema schema{"T", "D", {}};
  schema.fields = {make("z", FieldType::text),        make("a", FieldType::number, false),
                   make("n", FieldType::integer),     make("b", FieldType::boolean),
                   make("d", FieldType::date, false), make("c", FieldType::choice, false),
                   make("o", FieldType::object),      make("l", FieldType::list)};
  schema.fields[5].choices = {"x", "y"};
  schema.fields[6].children = {make("in", FieldType::text)};
  schema.fields[6].children[0].description = "inner";
  EXPECT_EQ(dump_json(*parse_ordered_json(to_json_schema(schema))),
            R"({"title":"T","description":"D","type":"object","properties":{)"
            R"("z":{"type":"string"},"a":{"type":["number","null"]},"n":{"type":"integer"},)"
            R"("b":{"type":"boolean"},"d":{"type":["string","null"],"format":"date"},)"
            R"("c":{"type":["string","null"],"enum":["x","y",null]},)"
            R"("o":{"type":"object","properties":{"in":{"type":"string","description":"inner"}},)"
            R"("required":["in"],"additionalProperties":false},)"
            R"("l":{"type":"array","items":{"type":"string"}}},)"
            R"("required":["z","a","n","b","d","c","o","l"],"additionalProperties":false})");
  schema.fields[7].children.emplace_back();
  EXPECT_EQ(read(to_json_schema(schema)).schema, schema);
  EXPECT_EQ(lost(to_json_schema(schema)), Keys{});
  EXPECT_EQ(problems_of(schema), std::vector<Diagnostic>{});
}

TEST(ResultsSchema, PresetsComeBackUnharmedAndAskForNullInsteadOfGuesses) {
  ASSERT_EQ(preset_ids().size(), 3u);
  for (const std::string_view id : preset_ids()) {
    const Schema schema = preset_schema(id);
    EXPECT_FALSE(schema.fields.empty());
    EXPECT_EQ(said(problems_of(schema)), Keys{}) << id;
    EXPECT_EQ(read(to_json_schema(schema)).schema, schema) << id;
    EXPECT_EQ(lost(to_json_schema(schema)), Keys{}) << id;
    EXPECT_NE(schema.description.find("null, not guesses"), std::string::npos);
    EXPECT_TRUE(has_string("results.preset." + std::string(id)));
    for (const Field& field : schema.fields) {
      EXPECT_EQ(field.required, field.description.find("null if") == std::string::npos)
          << field.name;
    }
  }
  EXPECT_TRUE(preset_schema("x").fields.empty());
  for (int type = 0; type <= static_cast<int>(FieldType::list); ++type) {
    EXPECT_TRUE(has_string("results.type." + std::string(name_of(static_cast<FieldType>(type)))));
  }
}

TEST(ResultsSchema, ReadsTheUsualWaysToSayOptional) {
  const Schema schema = read(R"({"properties":{
    "a":{"anyOf":[{"type":"number"},{"type":"null"}],"description":"d"},
    "b":{"oneOf":[{"type":"null"},{"type":"string","format":"date"}]},
    "c":{"type":"string","nullable":true},
    "e":{"type":"string"},
    "f":{"enum":["x",null]}},"required":["a","b","c","f"]})")
                            .schema;
  ASSERT_EQ(schema.fields.size(), 5u);
  for (const Field& field : schema.fields) EXPECT_FALSE(field.required) << field.name;
  EXPECT_EQ(schema.fields[0].type, FieldType::number);
  EXPECT_EQ(schema.fields[0].description, "d");
  EXPECT_EQ(schema.fields[1].type, FieldType::date);
  EXPECT_EQ(schema.fields[4].choices, std::vector<std::string>{"x"});
}

TEST(ResultsSchema, WhatCannotBeKeptIsReportedWithItsPlace) {
  EXPECT_EQ(lost(R"({"type":"object","properties":{"n":{"type":"number","minimum":0}}})"),
            Keys{"/properties/n/minimum lost.keyword minimum"});
  EXPECT_EQ(lost(R"({"type":"object","properties":{"a/b":{"type":"string","pattern":"x"}}})"),
            Keys{"/properties/a~1b/pattern lost.keyword pattern"});
  EXPECT_EQ(lost(R"({"type":"object","allOf":[],"$defs":{},"properties":{}})"),
            (Keys{"/allOf lost.keyword allOf", "/$defs lost.keyword $defs"}));
  EXPECT_EQ(lost(R"({"type":"object","properties":{"r":{"$ref":"#"}}})"),
            (Keys{"/properties/r lost.no_type", "/properties/r/$ref lost.keyword $ref"}));
  EXPECT_EQ(lost(R"({"type":"object","properties":{"t":{"type":["string","number","null"]}}})"),
            Keys{"/properties/t/type lost.type \"number\""});
  EXPECT_EQ(lost(R"({"type":"object","properties":{"t":{"type":"string","format":"email"}}})"),
            Keys{"/properties/t/format lost.format email"});
  EXPECT_EQ(lost(R"({"type":"object","properties":{"t":{"enum":["a",1]}}})"),
            Keys{"/properties/t/enum lost.choice 1"});
  EXPECT_EQ(
      lost(R"({"type":"object","additionalProperties":true,"properties":{"l":{"type":"array"}}})"),
      (Keys{"/properties/l lost.no_items", "/additionalProperties lost.open"}));
  EXPECT_EQ(lost(R"({"type":"object","properties":{"x":true},"required":["y"]})"),
            (Keys{"/required lost.required \"y\"", "/properties/x lost.not_schema"}));
  EXPECT_EQ(lost(R"({"type":"object","properties":{"x":{"type":"null"}}})"),
            Keys{"/properties/x/type lost.type null"});
  EXPECT_EQ(lost(R"({"type":"object","properties":
            {"x":{"anyOf":[{"type":"string"},{"type":"number"}]}}})"),
            (Keys{"/properties/x lost.no_type", "/properties/x/anyOf lost.keyword anyOf"}));
  EXPECT_EQ(lost(R"({"type":"object","properties":7})"),
            Keys{"/properties lost.keyword properties"});
}

TEST(ResultsSchema, WhatIsNoSchemaOfAnObjectIsRefused) {
  for (const char* text : {"", "{", "not json"}) {
    EXPECT_EQ(schema_from_json(text).error().key, "results.schema.not_json") << text;
  }
  for (const char* text : {"[]", "3", "{}", "{\"type\":\"array\"}", "{\"type\":7}"}) {
    EXPECT_EQ(schema_from_json(text).error().key, "results.schema.not_object") << text;
  }
  EXPECT_TRUE(has_string("results.schema.not_json") && has_string("results.schema.not_object"));
}

TEST(ResultsSchema, HostileSchemasEnd) {
  std::string nested = R"({"type":"string"})";
  for (int i = 0; i < 80; ++i) nested = R"({"type":"object","properties":{"a":)" + nested + "}}";
  const ReadSchema deep = read(nested);
  EXPECT_EQ(said(problems_of(deep.schema)).size(), 1u);
  std::string many = R"({"type":"object","properties":{)";
  for (int i = 0; i < 5001; ++i)
    many += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":{\"type\":\"string\"}";
  EXPECT_EQ(lost(many + "}}"), Keys{"/properties lost.too_many 5000"});
}

TEST(ResultsSchema, ProblemsAreNamedBeforeTheSchemaIsUsed) {
  Schema schema;
  EXPECT_EQ(said(problems_of(schema)), Keys{" no_fields"});
  schema.fields = {make("a", FieldType::text), make("a", FieldType::choice),
                   make("", FieldType::text), make("o", FieldType::object)};
  EXPECT_EQ(said(problems_of(schema)),
            (Keys{"/a doubled a", "/a no_choices a", " no_name", "/o no_fields"}));
  schema.fields = {make("c", FieldType::choice)};
  schema.fields[0].choices = {"x", "x"};
  EXPECT_EQ(said(problems_of(schema)), Keys{"/c doubled_choice c"});
}

TEST(ResultsPointer, StepsAreEscapedAndFollowed) {
  const Json json = Json::parse(R"({"a/b":[{"~":5}],"":1})");
  EXPECT_EQ(value_at(json, join(join(join("", "a/b"), std::size_t{0}), "~")), 5);
  EXPECT_EQ(join("", "a/b~"), "/a~1b~0");
  EXPECT_EQ(last_step("/x/a~1b"), "a/b");
  EXPECT_EQ(last_step(""), "");
  EXPECT_EQ(value_at(json, "/"), 1);
  EXPECT_EQ(value_at(json, ""), json);
  for (const char* path : {"/x", "/a~1b/1", "/a~1b/x", "/a~1b/", "/a~1b/0/~0/z", "/a~1b/-1"}) {
    EXPECT_TRUE(value_at(json, path).is_null()) << path;
  }
}

}  // namespace
}  // namespace triptych::results::results_schema_test
