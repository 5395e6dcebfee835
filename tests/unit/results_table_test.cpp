#include <gtest/gtest.h>

#include "results/table.h"

namespace triptych::results::results_table_test {
namespace {

std::vector<Answer> two_receipts() {
  return {{"A", Json::parse(R"({"total":4.5,"shop":{"name":"X"},"tags":["p","q"],
                               "items":[{"name":"t","v":2},{"name":"u","v":null}]})")},
          {"B", std::nullopt},
          {"C", Json::parse(R"({"total":null,"shop":{"name":"Y","zip":7},"items":[]})")}};
}

std::string csv(const std::vector<Table>& tables) {
  std::string out;
  for (const Table& table : tables) out += "[" + table.name + "]\r\n" + to_csv(table);
  return out;
}

TEST(ResultsTable, OneRowPerAnswerAndATablePerList) {
  EXPECT_EQ(csv(tables_of(two_receipts())),
            "[]\r\nAnswer,shop.name,total,shop.zip\r\nA,X,4.5,\r\nC,Y,,7\r\n"
            "[items]\r\nAnswer,items #,name,v\r\nA,1,t,2\r\nA,2,u,\r\n"
            "[tags]\r\nAnswer,tags #,value\r\nA,1,p\r\nA,2,q\r\n");
  EXPECT_EQ(csv(tables_of({})), "");
}

TEST(ResultsTable, TheSchemaGivesTheOrder) {
  Schema schema;
  schema.fields.resize(3);
  schema.fields[0].name = "total";
  schema.fields[1].name = "never";
  schema.fields[2].name = "tags";
  schema.fields[2].type = FieldType::list;
  const auto tables = tables_of(two_receipts(), &schema);
  ASSERT_EQ(tables.size(), 3u);
  EXPECT_EQ(tables[0].columns,
            (std::vector<std::string>{"Answer", "total", "shop.name", "shop.zip"}));
  EXPECT_EQ(tables[1].name, "tags");
}

TEST(ResultsTable, ListsInListsKeepTheirPlaces) {
  const std::vector<Answer> chart = {
      {"A", Json::parse(R"({"series":[{"name":"s","points":[{"x":1},{"x":2}]},
                                       {"name":"t","points":[{"x":3}]}]})")}};
  EXPECT_EQ(
      csv(tables_of(chart)),
      "[]\r\nAnswer\r\nA\r\n"
      "[series]\r\nAnswer,series #,name\r\nA,1,s\r\nA,2,t\r\n"
      "[series.points]\r\nAnswer,series #,series.points #,x\r\nA,1,1,1\r\nA,1,2,2\r\nA,2,1,3\r\n");
  EXPECT_EQ(csv(tables_of({{"A", Json::parse("[[1],2]")}, {"B", Json(5)}})),
            "[]\r\nAnswer,value\r\nA,\r\nB,5\r\n"
            "[value]\r\nAnswer,value #,value\r\nA,1,\r\nA,2,2\r\n"
            "[value.value]\r\nAnswer,value #,value.value #,value\r\nA,1,1,1\r\n");
}

Table one(const Json& cell) { return {"", {"h"}, {{cell}}}; }
std::string csv_of(const Json& cell) {
  const std::string text = to_csv(one(cell));
  return text.substr(3, text.size() - 5);
}

TEST(ResultsTable, CsvIsQuotedAndNoFormula) {
  EXPECT_EQ(csv_of("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_of("say \"hi\""), "\"say \"\"hi\"\"\"");
  EXPECT_EQ(csv_of("l1\r\nl2"), "\"l1\r\nl2\"");
  EXPECT_EQ(csv_of(" x "), " x ");
  EXPECT_EQ(csv_of("=1+2"), "'=1+2");
  EXPECT_EQ(csv_of("+SUM(A1)"), "'+SUM(A1)");
  EXPECT_EQ(csv_of("-2+3"), "'-2+3");
  EXPECT_EQ(csv_of("@cmd"), "'@cmd");
  EXPECT_EQ(csv_of("\t=1"), "'\t=1");
  EXPECT_EQ(csv_of("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(csv_of("＝1"), "'＝1");
  EXPECT_EQ(csv_of("=HYPERLINK(\"x\",\"y\")"), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
  EXPECT_EQ(csv_of(-12.5), "-12.5");
  EXPECT_EQ(csv_of("-12.5"), "-12.5");
  EXPECT_EQ(csv_of("+7"), "+7");
  EXPECT_EQ(csv_of(true), "true");
  EXPECT_EQ(csv_of(Json()), "");
  const Table head = {"", {"=x", "a,b"}, {}};
  EXPECT_EQ(to_csv(head), "'=x,\"a,b\"\r\n");
}

TEST(ResultsTable, MarkdownStaysInItsCell) {
  const Table table = {"", {"A|B", "n"}, {{"x|y\nz *b* `c` <i> \\", 1.5}, {Json(), -2}}};
  EXPECT_EQ(to_markdown(table),
            "| A\\|B | n |\n| --- | ---: |\n"
            "| x\\|y<br>z \\*b\\* \\`c\\` \\<i\\> \\\\ | 1.5 |\n|  | -2 |\n");
}

TEST(ResultsTable, JsonKeepsEveryAnswer) {
  const std::string text = to_json({{"A", Json{{"k", 1}}}, {"A", std::nullopt}, {"\"", Json("v")}});
  EXPECT_EQ(text, "{\n  \"A\": {\n    \"k\": 1\n  },\n  \"A 2\": null,\n  \"\\\"\": \"v\"\n}\n");
  EXPECT_TRUE(parse_json(text));
  EXPECT_EQ(to_json({}), "{}\n");
}

TEST(ResultsTable, TheComparisonIsATable) {
  const std::vector<Answer> answers = {{"A", Json{{"t", 1}}}, {"B", Json{{"t", 2}}}};
  EXPECT_EQ(to_csv(table_of(compare_answers(answers), answers)),
            "Field,A,B,Agreement\r\n/t,1,2,\"2 answers, 2 values\"\r\n");
}

TEST(ResultsTable, HugeAnswersEnd) {
  Json wide = Json::object();
  for (int i = 0; i < 3000; ++i) {
    wide["k" + std::to_string(i)] = i;
    wide["l" + std::to_string(i)] = Json::array({i});
  }
  const auto tables = tables_of({{"A", wide}});
  EXPECT_EQ(tables.size(), 100u);
  EXPECT_EQ(tables[0].columns.size(), 1001u);
}

}  // namespace
}  // namespace triptych::results::results_table_test
