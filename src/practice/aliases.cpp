#include "practice/aliases.h"

#include <map>

namespace triptych::practice {
namespace {

using Names = std::vector<std::string>;

struct Row {
  Names names;  // plain names, as people write them
  Names facts;  // where to look
};

const std::vector<Row>& rows() {
  static const std::vector<Row> all = {
      {{"storename", "store", "shop", "shopname", "vendor", "seller", "merchantname", "business",
        "company", "restaurant"},
       {"merchant"}},
      {{"storeaddress", "shopaddress", "merchantaddress"}, {"address"}},
      {{"lineitems", "products", "lines", "articles", "positions"}, {"items"}},
      {{"itemcount", "itemscount", "numberofitems", "numitems"}, {"item_count"}},
      {{"name", "item", "product"}, {"name", "description", "title", "merchant", "who", "series"}},
      {{"qty", "count", "pieces"}, {"quantity", "item_count"}},
      {{"price", "lineprice", "cost"}, {"amount", "unit_price", "total"}},
      {{"unitprice", "priceperunit", "singleprice"}, {"unit_price"}},
      {{"amount", "linetotal", "sum"}, {"amount", "total"}},
      {{"total", "totalamount", "grandtotal", "amountdue", "totalprice"}, {"total", "amount"}},
      {{"vat", "salestax", "taxamount"}, {"tax"}},
      {{"paymentmethod", "paidby", "paymenttype", "paidwith"}, {"payment"}},
      {{"purchasedate", "transactiondate", "receiptdate", "day", "isodate"}, {"date", "label"}},
      {{"currencycode"}, {"currency"}},
      {{"charttitle", "heading", "headline", "documenttitle"}, {"title"}},
      {{"type", "kind"}, {"chart_type", "category", "document_type"}},
      {{"doctype", "typeofdocument", "documentkind"}, {"document_type"}},
      {{"xlabel", "xaxis", "xaxislabel"}, {"x_label"}},
      {{"ylabel", "yaxis", "yaxislabel", "unit", "units"}, {"y_label"}},
      {{"datapoints", "points", "data"}, {"points", "series"}},
      {{"categories", "xvalues", "quarters"}, {"labels"}},
      {{"yvalues", "numbers"}, {"values"}},
      {{"x", "quarter", "month"}, {"label"}},
      {{"y", "number", "figure"}, {"value"}},
      {{"max", "maximum", "highestvalue", "peak"}, {"highest"}},
      {{"min", "minimum", "lowestvalue"}, {"lowest"}},
      {{"class", "classification", "label", "imagetype", "imagecategory", "tag"},
       {"label", "category"}},
      {{"mainsubject", "topic", "scene"}, {"subject"}},
      {{"caption", "whatisshown", "content", "contents"}, {"description", "subject"}},
      {{"confidence", "certainty", "probability", "score", "howsure"}, {"confidence"}},
      {{"tags", "elements", "keywords", "things", "visibleobjects"}, {"objects"}},
      {{"transcript", "transcription", "spokentext", "words", "rawtext", "fulltext"}, {"text"}},
      {{"actionitems", "tasks", "todos", "followups"}, {"actions"}},
      {{"owner", "assignee", "person", "responsible", "assignedto", "speaker"}, {"who"}},
      {{"what", "action", "todo", "task"}, {"task"}},
      {{"due", "deadline", "bywhen", "duedate"}, {"when"}},
      {{"datesfound", "alldates", "importantdates"}, {"dates"}},
      {{"people", "names", "organisations", "organizations"}, {"parties"}},
      {{"keyfacts", "abstract", "overview", "shortsummary"}, {"summary"}},
      {{"images", "files", "documents", "results", "photos", "pictures", "receipts", "charts",
        "pages", "recordings"},
       {"each"}},
      {{"differences", "changes", "whatchanged", "difference"}, {"differences"}},
      {{"similarities", "incommon", "samethings", "same"}, {"same"}},
      {{"metrics", "kpis", "cards", "numbersshown"}, {"tiles"}},
      {{"before", "old", "from", "first"}, {"before"}},
      {{"after", "new", "to", "second"}, {"after"}},
      {{"field", "metric", "what"}, {"name"}},
      {{"mediatype", "mimetype", "mime", "format"}, {"media_type"}},
      {{"duration", "length", "durationseconds"}, {"seconds"}},
      {{"size", "filesize", "sizebytes"}, {"bytes"}},
      {{"filename", "file"}, {"name"}},
  };
  return all;
}

}  // namespace

std::string plain_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') out.push_back(static_cast<char>(c - 'A' + 'a'));
    const bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c < 0;
    if (keep) out.push_back(c);
  }
  return out;
}

const std::vector<std::string>& fact_names(const std::string& plain) {
  static const std::map<std::string, Names> by_name = [] {
    std::map<std::string, Names> out;
    for (const Row& row : rows()) {
      for (const std::string& name : row.names) {
        Names& facts = out[name];
        facts.insert(facts.end(), row.facts.begin(), row.facts.end());
      }
    }
    return out;
  }();
  static const Names none;
  const auto found = by_name.find(plain);
  return found == by_name.end() ? none : found->second;
}

}  // namespace triptych::practice
