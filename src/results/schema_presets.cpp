// The schemas to begin with. Descriptions are for the model, so they are English whatever the
// interface speaks; each optional field says that null is the answer to what is not there.
#include <utility>

#include "results/schema.h"

namespace triptych::results {
namespace {

constexpr std::string_view kIds[] = {"receipt", "chart", "document"};

Field field(std::string name, FieldType type, std::string description) {
  Field out;
  out.name = std::move(name);
  out.type = type;
  out.description = std::move(description);
  return out;
}

Field optional(std::string name, FieldType type, const std::string& description) {
  Field out =
      field(std::move(name), type, description + "; null if it is not there, never a guess");
  out.required = false;
  return out;
}

Field list_of(std::string name, std::string description, std::vector<Field> fields) {
  Field item;
  item.type = FieldType::object;
  item.children = std::move(fields);
  Field out = field(std::move(name), FieldType::list, std::move(description));
  out.children.push_back(std::move(item));
  return out;
}

Field texts(std::string name, std::string description) {
  Field out = field(std::move(name), FieldType::list, std::move(description));
  out.children.emplace_back();
  return out;
}

Schema receipt() {
  using enum FieldType;
  return {"receipt",
          "What is printed on a receipt. Copy numbers as printed; missing fields are null, not "
          "guesses.",
          {optional("store_name", text, "Name of the shop as printed"),
           optional("store_address", text, "Address as printed, on one line"),
           optional("date", date, "Day of purchase, YYYY-MM-DD"),
           optional("time", text, "Time of purchase, HH:MM in 24 hours"),
           optional("currency", text, "ISO 4217 code of the amounts, such as EUR"),
           list_of("items", "Every line that was bought, in printed order; [] if none can be read",
                   {field("name", text, "Name as printed"),
                    optional("quantity", number, "How many, or the weight"),
                    optional("unit_price", number, "Price of one"),
                    optional("total", number, "Price of the line")}),
           optional("subtotal", number, "Sum before tax and tip"),
           optional("tax", number, "Sum of all taxes"),
           optional("tip", number, "Tip or service charge"),
           optional("total", number, "The amount to pay"),
           optional("payment_method", text, "As printed, such as cash or card")}};
}

Schema chart() {
  using enum FieldType;
  return {"chart_data",
          "The data behind a chart. Missing fields are null, not guesses.",
          {optional("title", text, "Title as printed"),
           field("type", text, "Kind of chart: bar, line, pie, scatter or another"),
           optional("x_label", text, "Label of the horizontal axis"),
           optional("y_label", text, "Label of the vertical axis"),
           optional("unit", text, "Unit of the values, such as % or million EUR"),
           list_of("series", "One entry per series of the legend; one if there is no legend",
                   {optional("name", text, "Name in the legend"),
                    list_of("points", "Every point, from left to right",
                            {field("label", text, "Label on the axis, or of the slice"),
                             optional("value", number, "The value without its unit")})})}};
}

Schema document() {
  using enum FieldType;
  return {"document_facts",
          "Facts that a document states. Missing fields are null, not guesses.",
          {optional("title", text, "Title as printed"),
           optional("author", text, "Person or organisation that wrote it"),
           optional("date", date, "Date of the document, YYYY-MM-DD"),
           optional("language", text, "ISO 639-1 code, such as en"),
           field("summary", text, "At most three sentences"),
           texts("key_facts", "The most important facts, one sentence each; [] if there are none"),
           texts("people", "Names of the people mentioned; [] if there are none"),
           list_of("amounts", "Every sum of money that matters; [] if there are none",
                   {field("what", text, "What the sum stands for"),
                    optional("value", number, "The sum"),
                    optional("currency", text, "ISO 4217 code, such as EUR")})}};
}

}  // namespace

std::span<const std::string_view> preset_ids() { return kIds; }

Schema preset_schema(std::string_view id) {
  if (id == "receipt") return receipt();
  if (id == "chart") return chart();
  if (id == "document") return document();
  return {};
}

}  // namespace triptych::results
