// One schema as each vendor takes it, and what is said about the rest.
#include <gtest/gtest.h>

#include "base/json.h"
#include "providers/provider.h"
#include "results/schema.h"

namespace triptych::schema_compile_test {
namespace {

using Keys = std::vector<std::string>;

CompiledSchema compile(const char* provider, std::string_view schema) {
  return find_provider(provider)->compile_schema(schema);
}

std::string compact(std::string_view json) { return dump_json(*parse_ordered_json(json)); }

Keys said(const CompiledSchema& compiled) {
  Keys out;
  for (const Diagnostic& diagnostic : compiled.diagnostics) {
    EXPECT_TRUE(has_string(diagnostic.key)) << diagnostic.key;
    std::string one = diagnostic.path + " " + diagnostic.key.substr(diagnostic.key.find('.') + 1);
    for (const std::string& arg : diagnostic.args) one += " " + arg;
    out.push_back(one);
  }
  return out;
}

// A schema of one property "x".
std::string with(const std::string& x, bool required = true) {
  return R"({"type":"object","properties":{"x":)" + x + "}" +
         (required ? R"(,"required":["x"])" : "") + "}";
}

// What becomes of that property.
std::string x_of(const char* provider, const std::string& x, bool required = true) {
  const auto json = parse_ordered_json(compile(provider, with(x, required)).json);
  return dump_json((*json)["properties"]["x"]);
}

TEST(SchemaCompile, PresetsNeedNoRemarkAnywhereAndKeepTheirOrder) {
  for (const std::string_view id : results::preset_ids()) {
    const std::string schema = to_json_schema(results::preset_schema(id));
    for (const Provider* provider : providers()) {
      const CompiledSchema compiled = provider->compile_schema(schema);
      EXPECT_EQ(said(compiled), Keys{}) << id << " " << provider->info().id;
      EXPECT_EQ(compiled.json, compact(schema)) << id << " " << provider->info().id;
    }
  }
}

TEST(SchemaCompile, OptionalKeysBecomeNullAtOpenAiOnly) {
  const std::string schema = with(R"({"type":"string","enum":["a"]})", false);
  EXPECT_EQ(compile("openai", schema).json,
            R"({"type":"object","properties":{"x":{"type":["string","null"],"enum":["a",null]}},)"
            R"("required":["x"],"additionalProperties":false})");
  EXPECT_EQ(said(compile("openai", schema)), Keys{"/properties/x null_for_missing x"});
  EXPECT_EQ(compile("anthropic", schema).json,
            R"({"type":"object","properties":{"x":{"type":"string","enum":["a"]}},)"
            R"("additionalProperties":false})");
  EXPECT_EQ(compile("gemini", schema).json, schema);
  EXPECT_EQ(said(compile("anthropic", schema)), Keys{});
  EXPECT_EQ(said(compile("gemini", schema)), Keys{});

  EXPECT_EQ(x_of("openai", R"({"anyOf":[{"type":"string"},{"type":"number"}]})", false),
            R"({"anyOf":[{"type":"string"},{"type":"number"},{"type":"null"}]})");
  EXPECT_EQ(x_of("openai", R"({"type":["string","null"]})", false),
            R"({"type":["string","null"]})");
  EXPECT_EQ(x_of("openai", R"({"$ref":"#","description":"d"})", false),
            R"({"description":"d","anyOf":[{"$ref":"#"},{"type":"null"}]})");
}

TEST(SchemaCompile, ObjectsAreClosedWhereTheyMustBe) {
  const std::string open = R"({"type":"object","additionalProperties":true,"properties":{}})";
  for (const char* provider : {"openai", "anthropic"}) {
    EXPECT_EQ(said(compile(provider, open)), Keys{"/additionalProperties closed"});
    EXPECT_NE(compile(provider, open).json.find("\"additionalProperties\":false"),
              std::string::npos);
    EXPECT_EQ(x_of(provider, R"({"type":"object"})"),
              std::string(R"({"type":"object","properties":{})") +
                  (provider == std::string("openai") ? R"(,"required":[])" : "") +
                  R"(,"additionalProperties":false})");
  }
  EXPECT_EQ(compile("gemini", open).json, open);
}

TEST(SchemaCompile, LimitsThatCannotBeDemandedAreTold) {
  const std::string number = R"({"type":"number","minimum":0,"maximum":9.5,"description":"d"})";
  EXPECT_EQ(x_of("openai", number), number);
  EXPECT_EQ(x_of("gemini", number), number);
  EXPECT_EQ(x_of("anthropic", number),
            R"x({"type":"number","description":"d (minimum: 0, maximum: 9.5)"})x");
  EXPECT_EQ(
      said(compile("anthropic", with(number))),
      (Keys{"/properties/x/minimum in_words minimum", "/properties/x/maximum in_words maximum"}));
  const std::string text = R"({"type":"string","minLength":1,"pattern":"^a$"})";
  EXPECT_EQ(x_of("openai", text),
            R"({"type":"string","pattern":"^a$","description":"minLength: 1"})");
  EXPECT_EQ(x_of("anthropic", text),
            R"({"type":"string","pattern":"^a$","description":"minLength: 1"})");
  EXPECT_EQ(x_of("gemini", text),
            R"({"type":"string","description":"minLength: 1, pattern: ^a$"})");
  EXPECT_EQ(x_of("anthropic", R"x({"type":"string","pattern":"a(?=b)"})x"),
            R"x({"type":"string","description":"pattern: a(?=b)"})x");
  const std::string list = R"({"type":"array","items":{"type":"string"},"minItems":2})";
  EXPECT_EQ(
      x_of("anthropic", list),
      R"({"type":"array","items":{"type":"string"},"minItems":1,"description":"minItems: 2"})");
  EXPECT_EQ(x_of("openai", list), list);
  const std::string odd = R"({"type":"string","format":"iri"})";
  EXPECT_EQ(x_of("openai", odd), R"({"type":"string","description":"format: iri"})");
  EXPECT_EQ(x_of("gemini", odd), odd);
}

TEST(SchemaCompile, WhatNobodyKnowsIsLeftOutAndSaid) {
  const std::string schema =
      R"({"$schema":"s","type":"object","not":{"type":"null"},"if":{},"then":{},"properties":{},)"
      R"("allOf":[{},{}],"dependentRequired":{}})";
  for (const char* provider : {"openai", "anthropic", "gemini"}) {
    EXPECT_EQ(said(compile(provider, schema)),
              (Keys{"/not left_out not", "/if left_out if", "/then left_out then",
                    "/allOf left_out allOf", "/dependentRequired left_out dependentRequired"}));
    EXPECT_EQ(compile(provider, schema).json.find("not"), std::string::npos);
    EXPECT_EQ(compile(provider, schema).json.find("$schema"), std::string::npos);
  }
}

TEST(SchemaCompile, OtherSpellingsMeanTheSame) {
  for (const char* provider : {"openai", "anthropic", "gemini"}) {
    EXPECT_EQ(x_of(provider, R"({"allOf":[{"type":"string"}],"description":"d"})"),
              R"({"description":"d","type":"string"})");
    EXPECT_EQ(x_of(provider, R"({"type":"string","const":"k"})"),
              R"({"type":"string","enum":["k"]})");
    EXPECT_EQ(x_of(provider, R"({"type":"string","nullable":true})"),
              R"({"type":["string","null"]})");
  }
  EXPECT_EQ(x_of("openai", R"({"oneOf":[{"type":"string"}]})"), R"({"anyOf":[{"type":"string"}]})");
  EXPECT_EQ(x_of("gemini", R"({"oneOf":[{"type":"string"}]})"), R"({"oneOf":[{"type":"string"}]})");
  const auto moved =
      parse_ordered_json(compile("gemini",
                                 R"({"type":"object","definitions":{"n":{"type":"string"}},
                  "properties":{"x":{"$ref":"#/definitions/n"}}})")
                             .json);
  EXPECT_EQ((*moved)["$defs"]["n"]["type"], "string");
  EXPECT_EQ((*moved)["properties"]["x"]["$ref"], "#/$defs/n");
}

TEST(SchemaCompile, CirclesEndWhereAVendorKnowsNone) {
  const std::string tree =
      R"({"type":"object","properties":{"root":{"$ref":"#/$defs/a"}},"required":["root"],)"
      R"("additionalProperties":false,"$defs":{"a":{"type":"object","properties":{)"
      R"("below":{"type":"array","items":{"$ref":"#/$defs/a"}}},"required":["below"],)"
      R"("additionalProperties":false}}})";
  EXPECT_EQ(compile("openai", tree).json, tree);
  EXPECT_EQ(compile("gemini", tree).json, tree);
  EXPECT_EQ(said(compile("openai", tree)), Keys{});
  const auto ended = parse_ordered_json(compile("anthropic", tree).json);
  EXPECT_EQ((*ended)["properties"]["root"]["$ref"], "#/$defs/a");
  EXPECT_EQ((*ended)["$defs"]["a"]["properties"]["below"]["items"]["type"], "null");
  EXPECT_EQ(said(compile("anthropic", tree)),
            Keys{"/$defs/a/properties/below/items recursion #/$defs/a"});
  EXPECT_EQ(said(compile("anthropic", with(R"({"$ref":"#"})"))), Keys{"/properties/x recursion #"});
  EXPECT_EQ(said(compile("gemini", with(R"({"$ref":"https://x.example/s"})"))),
            Keys{"/properties/x unknown_ref https://x.example/s"});
  EXPECT_EQ(said(compile("openai", with(R"({"$ref":7})"))), Keys{"/properties/x unknown_ref 7"});
}

std::string many(int count, const std::string& schema, bool required) {
  std::string properties, names;
  for (int i = 0; i < count; ++i) {
    const std::string name = "\"k" + std::to_string(i) + "\"";
    properties += (i ? "," : "") + name + ":" + schema;
    names += (i ? "," : "") + name;
  }
  return R"({"type":"object","properties":{)" + properties + R"(},"required":[)" +
         (required ? names : "") + "]}";
}

TEST(SchemaCompile, TooManyUnionsBecomeKeysThatMayBeMissing) {
  const std::string nullable = R"({"type":["number","null"]})";
  EXPECT_EQ(said(compile("anthropic", many(16, nullable, true))), Keys{});
  const CompiledSchema some = compile("anthropic", many(18, nullable, true));
  EXPECT_EQ(said(some),
            (Keys{"/properties/k0 missing_for_null k0", "/properties/k1 missing_for_null k1"}));
  const auto json = parse_json(some.json);
  EXPECT_EQ((*json)["properties"]["k0"]["type"], "number");
  EXPECT_EQ((*json)["required"].size(), 16u);
  const Keys all = said(compile("anthropic", many(41, nullable, true)));
  ASSERT_EQ(all.size(), 25u);
  EXPECT_EQ(all.back(), " too_many.unions 17 16");
  EXPECT_EQ(said(compile("anthropic", many(25, R"({"type":"string"})", false))),
            Keys{" too_many.optional 25 24"});
}

TEST(SchemaCompile, LimitsOfSizeAreSaid) {
  EXPECT_EQ(said(compile("openai", many(5001, R"({"type":"string"})", true))),
            Keys{" too_many.properties 5001 5000"});
  std::string deep = R"({"type":"object"})";
  for (int i = 0; i < 10; ++i) deep = with(deep);
  EXPECT_EQ(said(compile("openai", deep)), Keys{" too_many.levels 11 10"});
  std::string choices;
  for (int i = 0; i < 1001; ++i) choices += (i ? ",\"" : "\"") + std::string(120, 'c') + "\"";
  EXPECT_EQ(said(compile("openai", with(R"({"type":"string","enum":[)" + choices + "]}"))),
            (Keys{"/properties/x/enum too_many.choice_text 120120 15000",
                  " too_many.choices 1001 1000", " too_many.name_text 120121 120000"}));
  EXPECT_EQ(said(compile("openai", R"({"type":"array","items":{"type":"string"}})")),
            Keys{" root"});
}

TEST(SchemaCompile, WhatIsNoSchemaIsNotSent) {
  for (const Provider* provider : providers()) {
    for (const char* text : {"", "[]", "3", "{", "\"x\""}) {
      const CompiledSchema compiled = provider->compile_schema(text);
      EXPECT_EQ(compiled.json, "") << text;
      EXPECT_EQ(said(compiled), Keys{" unusable"}) << text;
    }
    // Odd but JSON: no crash, and still an object.
    for (const char* text :
         {R"({"type":7,"properties":[],"required":{},"enum":3,"$defs":[],"anyOf":{},"items":[]})",
          R"({"properties":{"a":3,"b":true,"c":null,"d":[]},"required":[1,{}]})",
          R"({"type":["object","null"],"nullable":true,"allOf":[{"allOf":[{"$ref":"#/$defs/"}]}]})",
          R"({"$ref":"#","nullable":true,"$defs":{"":{"$ref":"#/$defs/"}}})"}) {
      EXPECT_TRUE(parse_json(provider->compile_schema(text).json)->is_object()) << text;
    }
  }
}

}  // namespace
}  // namespace triptych::schema_compile_test
